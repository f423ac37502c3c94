"""What was said: speeches, questions, answers, judgements, promises. None of these is ever refused."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.meeting.ids import NOBODY, NOTHING, FindingId, ItemId, PartyId, PersonId, Seq


class SpeechKind(StrEnum):
    """What kind of speech it was; UNSORTED (未分类) waits to be sorted before closing."""

    UNSORTED = "unsorted"
    REPORT = "report"
    """汇报 of the reviewed unit"""
    REVIEW = "review"
    """通报审核: a party tells what it checked beforehand"""
    INTERJECTION = "interjection"
    """插话"""
    STATEMENT = "statement"
    """表态发言"""
    DISCUSSION = "discussion"
    """讨论"""
    SUPPLEMENT = "supplement"
    """补充意见"""
    CHAIR_REMARK = "chair-remark"
    """点评: by the chair or a leader only"""
    FEEDBACK = "feedback"
    """反馈 to the reviewed unit"""
    SUMMARY = "summary"
    """小结"""
    READING = "reading"
    """宣读"""


@dataclass(frozen=True)
class SpeechMade:
    """发言: somebody said something that is neither question nor answer."""

    kind: SpeechKind
    speaker: PersonId
    text: str
    finding: FindingId = FindingId("")
    item: ItemId = ItemId("")
    """The matter it was about; empty: the one that was open."""
    verbatim: bool = False
    """原话: printed in quotation marks; otherwise 要点."""
    returns_to: PersonId = NOBODY
    """插话: whose turn it interrupted."""


@dataclass(frozen=True)
class SpeechWaived:
    """放弃发言: a party (or a person) was called on a matter and had nothing to say."""

    party: PartyId
    speaker: PersonId = NOBODY
    finding: FindingId = FindingId("")


@dataclass(frozen=True)
class ChairConcluded:
    """末位表态: the chair gave his own view after everybody else."""

    speaker: PersonId
    text: str
    finding: FindingId = FindingId("")
    verbatim: bool = False


@dataclass(frozen=True)
class OffRecord:
    """应主持人要求不记: only time and length are kept, and that somebody asked for it."""

    speaker: PersonId
    minutes: int
    note: str = ""


@dataclass(frozen=True)
class DisciplineRead:
    """宣布纪律."""

    speaker: PersonId
    text: str


@dataclass(frozen=True)
class QuestionPut:
    """质询: a reviewer asked the reviewed unit."""

    asker: PersonId
    text: str
    respondent: PersonId = NOBODY
    finding: FindingId = FindingId("")
    oral: bool = True
    """False: put in writing (质询书)."""
    source_withheld: bool = False
    """The question sprang from a protected source: prints as “据了解”, and nothing links it."""
    verbatim: bool = False


@dataclass(frozen=True)
class FollowUpPut:
    """追问: a further question in the same chain."""

    question: Seq
    """The question the chain began with."""
    asker: PersonId
    text: str
    verbatim: bool = False


@dataclass(frozen=True)
class AnswerGiven:
    """答复: the respondent answered on the spot."""

    question: Seq
    """The question or follow-up answered."""
    speaker: PersonId
    text: str
    verbatim: bool = False


@dataclass(frozen=True)
class AnswerDeferred:
    """当场未答: it will be answered in writing."""

    question: Seq
    text: str
    due: date | None
    to: str = ""
    """Who receives the written answer, as said."""
    speaker: PersonId = NOBODY


@dataclass(frozen=True)
class AnswerJudged:
    """评价: a party judged the answers to a question, in the profile's words."""

    question: Seq
    """The question the chain began with."""
    party: PartyId
    judgement: str
    """满意, 基本满意, 不满意 …; empty where only a remark was made."""
    speaker: PersonId = NOBODY
    remark: str = ""


@dataclass(frozen=True)
class EvidenceChecked:
    """当场核验: a paper was looked up on the spot."""

    question: Seq
    text: str
    speaker: PersonId = NOBODY


@dataclass(frozen=True)
class CommitmentMade:
    """承诺: what was promised, in the exact words spoken."""

    speaker: PersonId
    text: str
    question: Seq = NOTHING
    finding: FindingId = FindingId("")
    owner: str = ""
    due: date | None = None
    evidence: str = ""
    """What will prove it (佐证)."""


@dataclass(frozen=True)
class CommitmentReadBack:
    """核读: the words were read back to the speaker, who confirmed them; owner, date and proof settled."""

    commitment: Seq
    confirmed: bool
    owner: str = ""
    due: date | None = None
    evidence: str = ""


@dataclass(frozen=True)
class OpinionGiven:
    """会审意见: a party's verdict on a finding, before (written) or after (in the room) discussion."""

    party: PartyId
    finding: FindingId
    verdict: str
    after: bool
    """False: written before the meeting; True: given in the room."""
    speaker: PersonId = NOBODY
    ground: str = ""
    standard: str = ""
    """认定标准 used."""
    reserved: bool = False
    """保留意见: the speaker himself holds to another view than his party's."""
    evidence: str = ""
    """佐证材料 the verdict rests on."""


@dataclass(frozen=True)
class ReservationMade:
    """保留意见: a person's own view, stronger than 不同意见, on a finding."""

    speaker: PersonId
    finding: FindingId
    text: str
