"""待核读: promises and dissents whose words were not yet read back to whoever spoke them."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.meeting.ids import NOTHING, PersonId, Seq
from desktop.meeting.state import Meeting


@dataclass(frozen=True)
class Unread:
    """Words that wait to be read back: due by the next break, at the latest before closing."""

    seq: Seq
    """The entry of the promise or dissent."""
    speaker: PersonId
    text: str
    refused: bool
    """Read back once, and not confirmed."""
    motion: Seq = NOTHING
    """For a dissent: the motion it was about; NOTHING for a promise."""


def unread(meeting: Meeting) -> tuple[Unread, ...]:
    """Everything that waits to be read back, in order of entry."""
    promises = (
        Unread(each.seq, each.made.speaker, each.made.text, each.confirmed is False)
        for each in meeting.questioning.commitments.values()
        if each.confirmed is not True
    )
    dissents = (
        Unread(each.seq, each.voter, each.text, each.confirmed is False, motion.seq)
        for motion in meeting.motions.all.values()
        for each in motion.dissents
        if each.confirmed is not True
    )
    return tuple(sorted((*promises, *dissents), key=lambda each: each.seq))
