"""Putting right what was taken down wrongly, and writing down what was missed."""

from __future__ import annotations

from dataclasses import replace

from desktop.meeting.acts import (
    Act,
    AnnouncementCorrected,
    AnswerDeferred,
    AnswerGiven,
    AnswerJudged,
    Arrived,
    BallotsCounted,
    BallotsIssued,
    CastingVoteGiven,
    CommitmentMade,
    CommitmentReadBack,
    Corrected,
    CountReported,
    Departed,
    EnteredRoom,
    EvidenceChecked,
    FindingAdded,
    FollowUpPut,
    HandsCounted,
    ImprovisedItemRaised,
    LateEntered,
    LeaveGranted,
    LeftRoom,
    MarkedAbsent,
    MeetingOpened,
    MotionPut,
    Nature,
    ProxyAttended,
    ReconsiderationMoved,
    ResultAnnounced,
    StruckOut,
    VoteDeferred,
    VoteOpened,
    VoteVoided,
    VotingClosed,
)
from desktop.meeting.codec import UnreadableAct, with_part
from desktop.meeting.ids import NOBODY, NOTHING, PersonId, Seq
from desktop.meeting.refusal import Intent, Outcome, Refusal, refuse
from desktop.meeting.rules.attendance import has_voted
from desktop.meeting.rules.corrected_part import misfit
from desktop.meeting.rules.guards import intent
from desktop.meeting.state import Meeting

Coming = Arrived | EnteredRoom | ProxyAttended
Moving = Arrived | EnteredRoom | ProxyAttended | LeftRoom | Departed
"""Acts by which a person comes or goes."""
Move = (
    VotingClosed
    | CountReported
    | VoteVoided
    | VoteDeferred
    | ResultAnnounced
    | AnnouncementCorrected
    | ReconsiderationMoved
)
"""Acts that move a motion on."""
InTheBox = BallotsIssued | BallotsCounted | HandsCounted | CastingVoteGiven
"""Acts on which the next move of a motion rests."""
Linked = FollowUpPut | AnswerGiven | AnswerDeferred | AnswerJudged | EvidenceChecked | CommitmentMade
"""Acts of speech that belong to an earlier question."""
FROZEN = (MeetingOpened, VoteOpened, Corrected, StruckOut, LateEntered)
"""Acts that are never changed themselves: what they froze or said stands."""


@intent
def correct(
    meeting: Meeting,
    of: Seq,
    field: str,
    value: str,
    nature: Nature,
    ground: str,
    *,
    confirmed_by: PersonId = NOBODY,
) -> Outcome:
    """更正: the entry reads otherwise from now on; a substantive one names who confirmed it."""
    if refusal := _fixed(meeting, of):
        return refusal
    act = meeting.readings[of].entry.act
    try:
        changed: Act = with_part(act, field, value)
    except UnreadableAct:
        return refuse("correction.does-not-fit", number=of, field=field, value=value)
    if changed == act:
        return refuse("correction.changes-nothing", number=of)
    if refusal := misfit(meeting, of, field, changed) or _unsigns(meeting, of, changed):
        return refusal
    if nature is Nature.SUBSTANTIVE and not confirmed_by:
        return refuse("correction.unconfirmed", number=of)
    return (Corrected(of, field, value, nature, ground, confirmed_by),)


@intent
def strike_out(meeting: Meeting, of: Seq, ground: str, *, misrecorded: bool = False) -> Outcome:
    """The entry is not to be read any more; it stays in the journal with who struck it and why."""
    if refusal := _fixed(meeting, of):
        return refusal
    if not ground.strip():
        return refuse("procedure.ground-missing")
    return _unsigns(meeting, of) or _needed(meeting, of) or (StruckOut(of, ground, misrecorded),)


def _fixed(meeting: Meeting, of: Seq) -> Refusal | None:
    known = meeting.readings.get(of)
    if known is None:
        return refuse("entry.unknown", number=of)
    if known.struck is not None:
        return refuse("entry.struck", number=of)
    if isinstance(known.entry.act, FROZEN):
        return refuse("entry.frozen", number=of)
    return None


def _unsigns(meeting: Meeting, of: Seq, changed: Act | None = None) -> Refusal | None:
    """Nobody who has voted loses the entry by which he was there."""
    act = meeting.readings[of].entry.act
    if not isinstance(act, Coming) or (isinstance(changed, Coming) and changed.person == act.person):
        return None
    came = [each.act.person for each in meeting.readings.standing() if isinstance(each.act, Coming)]
    if has_voted(meeting, act.person) and came.count(act.person) == 1:
        return refuse("attendance.has-voted", name=meeting.name(act.person))
    return None


def _needed(meeting: Meeting, of: Seq) -> Refusal | None:
    """A step of a vote is struck out only as its newest one, and never so that two votes are open at once."""
    act = meeting.readings[of].entry.act
    for later in meeting.readings.standing():
        if later.seq > of and _rests_on(later.act, act, of):
            return refuse("entry.needed", number=of, later=later.seq)
    other = meeting.motions.open()
    if isinstance(act, Move) and other is not None and other.seq != act.motion:
        return refuse("vote.another-open", number=other.number)
    return None


def _rests_on(later: Act, act: Act, of: Seq) -> bool:
    match act:
        case MotionPut():
            return isinstance(later, VoteOpened) and later.motion == of
        case FindingAdded(finding=finding):
            return finding.id in (getattr(later, "finding", None), *getattr(later, "findings", ()))
        case ImprovisedItemRaised(item=item):
            return item == getattr(later, "item", None)
        case _:
            if not isinstance(act, Move | InTheBox) or not isinstance(later, Move | VoteOpened):
                return False
            return later.motion == act.motion


@intent
def retime(meeting: Meeting, of: Seq, ground: str) -> Outcome:
    """更正时间: a coming or going is struck out and stands again as written down late, at the time it is put.

    Only the newest one of its person: an older one would stand behind what he did since.
    """
    if refusal := _fixed(meeting, of):
        return refusal
    act = meeting.readings[of].entry.act
    if not isinstance(act, Moving):
        return refuse("entry.frozen", number=of)
    later = last_move(meeting, act.person)
    if later != of:
        return refuse("attendance.moved-since", number=of, later=later)
    again = Seq(meeting.next_seq + 1)
    return (StruckOut(of, ground, misrecorded=True), act, LateEntered(again, ground))


def last_move(meeting: Meeting, person: PersonId) -> Seq:
    """The newest standing entry by which the person came, went, was excused or marked absent; NOTHING for none."""
    found = [each.seq for each in meeting.readings.standing() if _moves(each.act, person)]
    return found[-1] if found else NOTHING


def _moves(act: Act, person: PersonId) -> bool:
    return isinstance(act, Moving | LeaveGranted | MarkedAbsent) and act.person == person


def enter_late(inner: Intent, ground: str = "") -> Intent:
    """补录: what the intent brings is marked as written down after its time, each entry by its own mark."""

    def decide(meeting: Meeting) -> Outcome:
        acts = inner(meeting)
        if isinstance(acts, Refusal):
            return acts
        first = meeting.next_seq
        marks = tuple(LateEntered(Seq(first + place), ground) for place in range(len(acts)))
        return (*acts, *marks)

    return Intent("enter_late", decide)


def retake(of: Seq, inner: Intent, ground: str) -> Intent:
    """改类重记: the entry is struck out as misrecorded, and what `inner` brings stands in its place.

    For a slip that no single part can mend, such as a question taken down as an answer. Refused while a later entry
    refers to it. What was entered late stays so.
    """

    def decide(meeting: Meeting) -> Outcome:
        struck = strike_out(of, ground, misrecorded=True)(meeting)
        if isinstance(struck, Refusal):
            return struck
        for later in meeting.readings.standing():
            if isinstance(later.act, CommitmentReadBack) and later.act.commitment == of:
                return refuse("entry.needed", number=of, later=later.seq)
            if isinstance(later.act, Linked) and later.act.question == of:
                return refuse("entry.needed", number=of, later=later.seq)
        acts = inner(meeting)
        if isinstance(acts, Refusal):
            return acts
        again = tuple(_unlinked(act, of) for act in acts)
        first = meeting.next_seq + len(struck)
        late = meeting.readings[of].late
        marks = tuple(LateEntered(Seq(first + place), ground) for place in range(len(again) if late else 0))
        return (*struck, *again, *marks)

    return Intent("retake", decide)


def _unlinked(act: Act, of: Seq) -> Act:
    """The act, belonging to no question where it would belong to the entry it replaces."""
    return replace(act, question=NOTHING) if isinstance(act, Linked) and act.question == of else act
