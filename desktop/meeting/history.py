"""What happened, act by act: what each is about, whom it names, and what an entry read before it was corrected."""

from __future__ import annotations

from desktop.meeting.acts import (
    Act,
    BallotCast,
    CommitmentReadBack,
    Corrected,
    DissentReadBack,
    LateEntered,
    StruckOut,
)
from desktop.meeting.codec import with_part
from desktop.meeting.ids import NOTHING, FindingId, PersonId, Seq
from desktop.meeting.state import Meeting

NAMING = (
    "speaker",
    "asker",
    "respondent",
    "voter",
    "person",
    "stands_for",
    "approved_by",
    "confirmed_by",
    "scrutineer",
    "caller",
    "teller",
    "chair",
    "recorder",
)
"""Parts of acts that name one person."""


def people_of(meeting: Meeting, act: Act) -> frozenset[PersonId]:
    """Everybody the act names; who is behind an act about another entry is asked of that entry."""
    known = meeting.attendance.people
    named = [getattr(act, part, "") for part in NAMING]
    named += getattr(act, "tellers", ())
    return frozenset(PersonId(each) for each in named if each in known)


def finding_of(meeting: Meeting, act: Act) -> FindingId:
    """The finding the act is about, by its question or its motion where it names none itself; empty for none."""
    own = getattr(act, "finding", "")
    if isinstance(own, str) and own:
        return FindingId(own)
    motion = meeting.motions.all.get(getattr(act, "motion", NOTHING))
    if motion is not None:
        return motion.put.finding
    root = meeting.questioning.root(getattr(act, "question", NOTHING))
    return meeting.questioning.chains[root].put.finding if root else FindingId("")


def line_of(meeting: Meeting, seq: Seq) -> Seq:
    """The entry in whose line of the record the act is seen: its own, or one it corrects, reads back or votes in."""
    reading = meeting.readings.get(seq)
    act = reading.entry.act if reading is not None else None
    match act:
        case Corrected(of=of) | StruckOut(of=of) | LateEntered(of=of):
            return of
        case CommitmentReadBack(commitment=of) | DissentReadBack(dissent=of):
            return of
        case BallotCast(motion=motion) if motion in meeting.motions.all:
            opened = [each.seq for each in meeting.motions.all[motion].rounds if each.seq < seq]
            return opened[-1] if opened else seq
        case _:
            return seq


def read_before(meeting: Meeting, correction: Seq) -> Act | None:
    """What the corrected entry said just before that correction; None where that entry corrects nothing."""
    known = meeting.readings.get(correction)
    act = known.entry.act if known is not None else None
    if not isinstance(act, Corrected):
        return None
    about = meeting.readings[act.of]
    said: Act = about.original.act
    earlier = [each.act for each in about.corrections if each.seq < correction and isinstance(each.act, Corrected)]
    for made in earlier:
        said = with_part(said, made.field, made.value)
    return said
