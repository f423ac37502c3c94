"""Putting right what was taken down wrongly, and writing down what was missed."""

from __future__ import annotations

from desktop.meeting.acts import (
    Act,
    Corrected,
    LateEntered,
    MeetingOpened,
    Nature,
    StruckOut,
    VoteOpened,
)
from desktop.meeting.codec import UnreadableAct, with_part
from desktop.meeting.ids import NOBODY, PersonId, Seq
from desktop.meeting.refusal import Intent, Outcome, Refusal, refuse
from desktop.meeting.rules.guards import intent
from desktop.meeting.state import Meeting

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
    return (StruckOut(of, ground, misrecorded),)


def _fixed(meeting: Meeting, of: Seq) -> Refusal | None:
    known = meeting.readings.get(of)
    if known is None:
        return refuse("entry.unknown", number=of)
    if known.struck is not None:
        return refuse("entry.struck", number=of)
    if isinstance(known.entry.act, FROZEN):
        return refuse("entry.frozen", number=of)
    return None


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
