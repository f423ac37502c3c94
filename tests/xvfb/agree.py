"""Whether two journals say the same: act by act, field by field, but for what is named with its reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields

from desktop.meeting import acts
from desktop.meeting.acts import Act
from desktop.meeting.ids import Seq
from desktop.meeting.journal import Entry
from desktop.meeting.state import Meeting

ALLOWED: Mapping[tuple[type[Act], str], str] = {
    (acts.ImprovisedItemRaised, "item"): "ids are made where the act is made",
    (acts.ImprovisedItemRuled, "item"): "the same id",
    (
        acts.CommitmentMade,
        "question",
    ): "the window names the question asked last, the scene the one the chain began with",
    (acts.SpeechMade, "returns_to"): "the window returns the word to whom it had been offered; nothing prints it",
    (acts.InterimPrinted, "pages"): "the window prints, and counts the pages; the scene is told their number",
    (acts.InterimPrinted, "code"): "the window prints, and knows the code on the sheets; the scene tells none",
    (acts.OffRecord, "note"): "the window takes nothing down about what is kept off the record",
}
"""Fields that may differ, and why. Everything else is the same, the number of every entry included."""


def differences(meant: Sequence[Entry], made: Sequence[Entry]) -> list[str]:
    """What was made otherwise than it was meant, entry by entry."""
    found = [
        f"{left.seq} {left.occurred_at:%H:%M} {name}: {first!r} was made {second!r}"
        for left, right in zip(meant, made, strict=False)
        for name, first, second in _apart(left, right)
    ]
    if len(meant) != len(made):
        found.append(f"{len(meant)} entries were meant, {len(made)} made")
    return found


def as_meant(meant: Sequence[Entry], made: Sequence[Entry]) -> tuple[Entry, ...]:
    """What was made, with the pages and the code of what was printed as they were meant: papers show them."""
    pages = {entry.seq: entry.act for entry in meant if isinstance(entry.act, acts.InterimPrinted)}
    return tuple(
        Entry(entry.seq, entry.occurred_at, entry.recorded_at, entry.actor, pages.get(entry.seq, entry.act))
        for entry in made
    )


def _apart(left: Entry, right: Entry) -> list[tuple[str, object, object]]:
    first, second = left.act, right.act
    if type(first) is not type(second):
        return [("kind", type(first).__name__, type(second).__name__)]
    found = [
        (each.name, getattr(first, each.name), getattr(second, each.name))
        for each in fields(first)
        if getattr(first, each.name) != getattr(second, each.name) and (type(first), each.name) not in ALLOWED
    ]
    times = [(left.occurred_at, right.occurred_at, "occurred"), (left.recorded_at, right.recorded_at, "recorded")]
    return [*found, *((name, one, other) for one, other, name in times if one != other)]


def same_chains(meant: Meeting, made: Meeting) -> bool:
    """Whether every promise belongs to the same question, however it was named."""
    return _roots(meant) == _roots(made)


def _roots(meeting: Meeting) -> dict[Seq, Seq]:
    questioning = meeting.questioning
    return {seq: questioning.root(each.made.question) for seq, each in questioning.commitments.items()}
