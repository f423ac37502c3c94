"""Acts: what happened in the room, each a small frozen value that is never changed."""

from __future__ import annotations

from desktop.meeting.acts.attendance import (
    Arrived,
    ChairChanged,
    Departed,
    EnteredRoom,
    HeadsCounted,
    LeaveGranted,
    LeftRoom,
    MarkedAbsent,
    OfficersElected,
    ProxyAttended,
    RecorderChanged,
    RecusalSettled,
    Recused,
)
from desktop.meeting.acts.correction import Corrected, LateEntered, Nature, StruckOut
from desktop.meeting.acts.floor import FloorEnded, FloorGiven, FloorRequested, FloorWithdrawn, Turn
from desktop.meeting.acts.papers import (
    Amended,
    Countersigned,
    DraftReviewed,
    InterimPrinted,
    MinutesApproved,
    MinutesDrafted,
    MinutesNumbered,
    ObjectionRaised,
    ObjectionSettled,
    Paper,
    PaperIssued,
    PaperSigned,
    ParagraphReworded,
    ReceiptSigned,
    RecordSealed,
    SigningRefused,
)
from desktop.meeting.acts.procedure import (
    Adjourned,
    AgendaItemClosed,
    AgendaItemOpened,
    AgendaReordered,
    BreakTaken,
    CalledToOrder,
    DecidedByOpinions,
    FindingAdded,
    ImprovisedItemRaised,
    ImprovisedItemRuled,
    Interrupted,
    MeetingClosed,
    MeetingOpened,
    PaperPresented,
    ProcedureOverridden,
    ProcedureRuled,
    PromptGiven,
    ReadyToClose,
    Resumed,
    StageEntered,
)
from desktop.meeting.acts.speech import (
    AnswerDeferred,
    AnswerGiven,
    AnswerJudged,
    ChairConcluded,
    CommitmentMade,
    CommitmentReadBack,
    DisciplineRead,
    EvidenceChecked,
    FollowUpPut,
    OffRecord,
    OpinionGiven,
    QuestionPut,
    ReservationMade,
    SpeechKind,
    SpeechMade,
    SpeechWaived,
)
from desktop.meeting.acts.voting import (
    AnnouncementCorrected,
    BallotCast,
    BallotsCounted,
    BallotsIssued,
    BallotsSealed,
    BoxChecked,
    CastingVoteGiven,
    Choice,
    CountReported,
    DeferralDeclined,
    DissentDeclined,
    DissentNoted,
    DissentReadBack,
    HandsCounted,
    Method,
    MotionPut,
    MotionReworded,
    Outcome,
    ReconsiderationMoved,
    ResultAnnounced,
    SpareBallotsSecured,
    VoteDeferred,
    VoteOpened,
    VoteVoided,
    VotingClosed,
)

Speech = (
    SpeechMade
    | SpeechWaived
    | ChairConcluded
    | OffRecord
    | DisciplineRead
    | QuestionPut
    | FollowUpPut
    | AnswerGiven
    | AnswerDeferred
    | AnswerJudged
    | EvidenceChecked
    | CommitmentMade
    | CommitmentReadBack
    | OpinionGiven
    | ReservationMade
)
Attendance = (
    Arrived
    | Departed
    | LeaveGranted
    | MarkedAbsent
    | ProxyAttended
    | HeadsCounted
    | EnteredRoom
    | LeftRoom
    | Recused
    | RecusalSettled
    | ChairChanged
    | RecorderChanged
    | OfficersElected
)
Procedure = (
    MeetingOpened
    | CalledToOrder
    | StageEntered
    | FindingAdded
    | AgendaItemOpened
    | AgendaItemClosed
    | AgendaReordered
    | ImprovisedItemRaised
    | ImprovisedItemRuled
    | PaperPresented
    | ProcedureRuled
    | ProcedureOverridden
    | PromptGiven
    | BreakTaken
    | Resumed
    | Adjourned
    | Interrupted
    | ReadyToClose
    | MeetingClosed
    | DecidedByOpinions
)
Voting = (
    MotionPut
    | MotionReworded
    | VoteOpened
    | BallotCast
    | HandsCounted
    | DissentNoted
    | DissentReadBack
    | DissentDeclined
    | CastingVoteGiven
    | BoxChecked
    | BallotsIssued
    | VotingClosed
    | SpareBallotsSecured
    | BallotsCounted
    | CountReported
    | BallotsSealed
    | VoteVoided
    | ResultAnnounced
    | AnnouncementCorrected
    | VoteDeferred
    | DeferralDeclined
    | ReconsiderationMoved
)
Papers = (
    InterimPrinted
    | PaperSigned
    | ObjectionRaised
    | ObjectionSettled
    | SigningRefused
    | ReceiptSigned
    | ParagraphReworded
    | MinutesDrafted
    | DraftReviewed
    | Countersigned
    | MinutesApproved
    | MinutesNumbered
    | PaperIssued
    | RecordSealed
    | Amended
)
Floor = FloorRequested | FloorWithdrawn | FloorGiven | FloorEnded
Correction = Corrected | StruckOut | LateEntered

Act = Speech | Attendance | Procedure | Voting | Papers | Floor | Correction
"""Everything that can stand in a journal."""

__all__ = [
    "Act",
    "Adjourned",
    "AgendaItemClosed",
    "AgendaItemOpened",
    "AgendaReordered",
    "Amended",
    "AnnouncementCorrected",
    "AnswerDeferred",
    "AnswerGiven",
    "AnswerJudged",
    "Arrived",
    "Attendance",
    "BallotCast",
    "BallotsCounted",
    "BallotsIssued",
    "BallotsSealed",
    "BoxChecked",
    "BreakTaken",
    "CalledToOrder",
    "CastingVoteGiven",
    "ChairChanged",
    "ChairConcluded",
    "Choice",
    "CommitmentMade",
    "CommitmentReadBack",
    "Corrected",
    "Correction",
    "CountReported",
    "Countersigned",
    "DecidedByOpinions",
    "DeferralDeclined",
    "Departed",
    "DisciplineRead",
    "DissentDeclined",
    "DissentNoted",
    "DissentReadBack",
    "DraftReviewed",
    "EnteredRoom",
    "EvidenceChecked",
    "FindingAdded",
    "Floor",
    "FloorEnded",
    "FloorGiven",
    "FloorRequested",
    "FloorWithdrawn",
    "FollowUpPut",
    "HandsCounted",
    "HeadsCounted",
    "ImprovisedItemRaised",
    "ImprovisedItemRuled",
    "InterimPrinted",
    "Interrupted",
    "LateEntered",
    "LeaveGranted",
    "LeftRoom",
    "MarkedAbsent",
    "MeetingClosed",
    "MeetingOpened",
    "Method",
    "MinutesApproved",
    "MinutesDrafted",
    "MinutesNumbered",
    "MotionPut",
    "MotionReworded",
    "Nature",
    "ObjectionRaised",
    "ObjectionSettled",
    "OffRecord",
    "OfficersElected",
    "OpinionGiven",
    "Outcome",
    "Paper",
    "PaperIssued",
    "PaperPresented",
    "PaperSigned",
    "Papers",
    "ParagraphReworded",
    "Procedure",
    "ProcedureOverridden",
    "ProcedureRuled",
    "PromptGiven",
    "ProxyAttended",
    "QuestionPut",
    "ReadyToClose",
    "ReceiptSigned",
    "ReconsiderationMoved",
    "RecordSealed",
    "RecorderChanged",
    "RecusalSettled",
    "Recused",
    "ReservationMade",
    "ResultAnnounced",
    "Resumed",
    "SigningRefused",
    "SpareBallotsSecured",
    "Speech",
    "SpeechKind",
    "SpeechMade",
    "SpeechWaived",
    "StageEntered",
    "StruckOut",
    "Turn",
    "VoteDeferred",
    "VoteOpened",
    "VoteVoided",
    "Voting",
    "VotingClosed",
]
