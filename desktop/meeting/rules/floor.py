"""The floor: who waits for it, who has it, until when. Limits warn; nothing that is said is refused for them."""

from __future__ import annotations

from desktop.meeting.acts import FloorEnded, FloorGiven, FloorRequested, FloorWithdrawn, Turn
from desktop.meeting.ids import NOBODY, NOTHING, FindingId, PersonId, Seq
from desktop.meeting.profile import Limits
from desktop.meeting.refusal import Outcome, Refusal, refuse
from desktop.meeting.rules.guards import intent
from desktop.meeting.state import Meeting


@intent
def request_floor(
    meeting: Meeting, person: PersonId, turn: Turn = Turn.SPEECH, *, finding: FindingId = FindingId("")
) -> Outcome:
    """登记发言: the person waits; once for each kind of turn."""
    if refusal := _nobody(meeting, person) or _over(meeting):
        return refusal
    if any((each.asked.person, each.asked.turn) == (person, turn) for each in meeting.floor.queue.values()):
        return refuse("floor.already-waiting", name=meeting.name(person))
    return (FloorRequested(person, turn, finding),)


@intent
def withdraw_request(meeting: Meeting, request: Seq) -> Outcome:
    """取消登记."""
    if request not in meeting.floor.queue:
        return refuse("floor.not-waiting", number=request)
    return (FloorWithdrawn(request),)


@intent
def give_floor(
    meeting: Meeting,
    person: PersonId = NOBODY,
    turn: Turn = Turn.SPEECH,
    *,
    request: Seq = NOTHING,
    seconds: int | None = None,
) -> Outcome:
    """发言开始: the person has the floor, for the seconds said, else for those of the profile.

    A request brings its own person and turn; a person who waits for that turn waits no longer.
    """
    if request:
        waiting = meeting.floor.queue.get(request)
        if waiting is None:
            return refuse("floor.not-waiting", number=request)
        person, turn = waiting.asked.person, waiting.asked.turn
    if refusal := _nobody(meeting, person) or _over(meeting):
        return refusal
    if meeting.agenda.on_break:
        return refuse("meeting.on-break")
    known = next(
        (each.seq for each in meeting.floor.queue.values() if (each.asked.person, each.asked.turn) == (person, turn)),
        NOTHING,
    )
    allowed = _usual(meeting.profile.limits, turn) if seconds is None else max(0, seconds)
    return (FloorGiven(person, turn, request or known, allowed),)


@intent
def end_floor(meeting: Meeting) -> Outcome:
    """发言结束: nobody has the floor."""
    turn = meeting.floor.speaking
    if turn is None:
        return refuse("floor.nobody-speaking")
    return (FloorEnded(turn.given.person),)


def _nobody(meeting: Meeting, person: PersonId) -> Refusal | None:
    return None if meeting.seat(person) else refuse("floor.person-unknown")


def _over(meeting: Meeting) -> Refusal | None:
    return refuse("meeting.closed") if meeting.agenda.closed_at is not None else None


def _usual(limits: Limits, turn: Turn) -> int:
    """The limit of one turn of that kind; a follow-up is a question."""
    if turn is Turn.SPEECH:
        return limits.speech
    return limits.answer if turn is Turn.ANSWER else limits.question
