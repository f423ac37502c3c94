"""Which page the meeting itself asks for: what was recorded last that the room can see."""

from __future__ import annotations

from desktop.app.room.sight import Sight
from desktop.app.room.slides import Cue, Page
from desktop.meeting import acts as A  # noqa: N812 - many acts in few lines
from desktop.meeting.acts import SpeechKind
from desktop.meeting.ids import FindingId
from desktop.meeting.journal import Entry
from desktop.meeting.state import Meeting, Motion, Phase

CALM = frozenset(
    {
        SpeechKind.REPORT,
        SpeechKind.REVIEW,
        SpeechKind.STATEMENT,
        SpeechKind.FEEDBACK,
        SpeechKind.SUMMARY,
        SpeechKind.READING,
    }
)
"""Speeches that begin something new, so that the page before them has had its time."""
TALK = frozenset({SpeechKind.DISCUSSION, SpeechKind.SUPPLEMENT})
"""Speeches that are about a finding whose opinions are being weighed."""
ANNOUNCED = frozenset({Phase.ANNOUNCED, Phase.VOID, Phase.DEFERRED})
MOVES = (
    A.MotionReworded,
    A.BallotCast,
    A.VotingClosed,
    A.CountReported,
    A.CastingVoteGiven,
    A.ResultAnnounced,
    A.AnnouncementCorrected,
    A.VoteDeferred,
    A.VoteVoided,
    A.ReconsiderationMoved,
)
"""Acts by which a motion goes on before the eyes of the room."""
ITEM = Cue(Page.ITEM)


def followed(meeting: Meeting) -> Cue:
    """The page that goes with what is happening; one the room may not see now gives way to the item."""
    cue = _wanted(meeting)
    sight = Sight(meeting)
    return cue if sight.may(cue.page) and sight.about(cue) else ITEM


def offered(meeting: Meeting, finding: FindingId) -> tuple[Cue, ...]:
    """Every page that can be chosen now, in order; `finding` is the one being worked on in the hall."""
    chains, motions = meeting.questioning.chains, meeting.motions.all
    cues = [Cue(Page.WELCOME), ITEM]
    if chains:
        cues.append(Cue(Page.QUESTION, next(reversed(chains))))
    now = followed(meeting)
    about = now.finding if now.page is Page.OPINIONS else finding
    if about:
        cues.append(Cue(Page.OPINIONS, finding=about))
    cues.extend(motion_cue(each) for each in reversed(motions.values()))
    if meeting.agenda.findings:
        cues.append(Cue(Page.VERDICTS))
    if meeting.questioning.commitments:
        cues.append(Cue(Page.COMMITMENTS))
    if meeting.agenda.on_break:
        cues.append(Cue(Page.BREAK))
    if meeting.agenda.closed_at is not None:
        cues.append(Cue(Page.CLOSING))
    sight = Sight(meeting)
    return tuple(cue for cue in cues if sight.may(cue.page) and sight.about(cue))


def motion_cue(motion: Motion) -> Cue:
    """The page of that motion: the vote, or what was announced on it."""
    return Cue(Page.RESULT if motion.phase in ANNOUNCED else Page.VOTE, motion.seq)


def _wanted(meeting: Meeting) -> Cue:
    agenda = meeting.agenda
    if agenda.closed_at is not None:
        return Cue(Page.CLOSING)
    if agenda.on_break:
        return Cue(Page.BREAK)
    if agenda.ordered_at is None:
        return Cue(Page.WELCOME)
    if (motion := meeting.motions.open()) is not None:
        return Cue(Page.VOTE, motion.seq)
    for reading in meeting.readings.newest_first():
        if reading.late is None and (cue := _cue(meeting, reading.entry)) is not None:
            return cue
    return ITEM


def _cue(meeting: Meeting, entry: Entry) -> Cue | None:
    """The page this act brings up, None for one that leaves the room where it is.

    Counting goes on beside the meeting, so neither a teller's sheet nor a sealed bag brings its motion back.
    """
    match entry.act:
        case A.QuestionPut():
            return Cue(Page.QUESTION, entry.seq)
        case A.FollowUpPut() | A.AnswerGiven() | A.AnswerDeferred() | A.AnswerJudged() | A.EvidenceChecked() as step:
            root = meeting.questioning.root(step.question)
            return Cue(Page.QUESTION, root) if root else None
        case A.CommitmentMade() | A.CommitmentReadBack():
            return Cue(Page.COMMITMENTS)
        case A.OpinionGiven(after=True, finding=finding) | A.ChairConcluded(finding=finding) if finding:
            return Cue(Page.OPINIONS, finding=finding)
        case A.SpeechMade(kind=kind, finding=finding) if kind in TALK and finding:
            return Cue(Page.OPINIONS, finding=finding)
        case A.SpeechMade(kind=kind) if kind in CALM:
            return ITEM
        case A.MotionPut():
            return motion_cue(meeting.motions.all[entry.seq])
        case A.DecidedByOpinions():
            return Cue(Page.VERDICTS)
        case A.StageEntered() | A.AgendaItemOpened() | A.AgendaItemClosed() | A.CalledToOrder() | A.Resumed():
            return ITEM
        case act if isinstance(act, MOVES):
            motion = meeting.motions.all.get(act.motion)
            return None if motion is None else motion_cue(motion)
        case _:
            return None
