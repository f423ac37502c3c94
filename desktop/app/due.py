"""What is waiting over all meetings, from the lines of the shelf alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from desktop.app.shelf import ShelfLine
from desktop.meeting.outstanding import Due, MinutesState, Outstanding

AHEAD = timedelta(days=14)
"""How far ahead something is soon: its last day is."""


class Waiting(StrEnum):
    """Why a matter is on the list, the most pressing first."""

    OVERDUE = "overdue"
    SOON = "soon"
    UNREAD = "unread"
    """Words of dissent or promises nobody read back."""
    MINUTES = "minutes"
    """纪要未签发."""


@dataclass(frozen=True)
class Matter:
    """One thing to see to."""

    id: str
    why: Waiting
    line: ShelfLine
    """The meeting it comes from."""
    due: Due | None = None
    """What was promised, for OVERDUE and SOON."""
    days: int = 0
    """From today to its day; below 0 for OVERDUE."""
    dissents: int = 0
    commitments: int = 0
    """How many were not read back, for UNREAD."""
    minutes: MinutesState = MinutesState.NONE


def unfinished(lines: Iterable[ShelfLine]) -> tuple[ShelfLine, ...]:
    """Return the meetings whose record is open, those begun before those only opened, the one touched last first."""
    found = [line for line in lines if line.status == "open"]
    return tuple(sorted(found, key=lambda line: (_begun(line), line.updated_at), reverse=True))


def matters(lines: Iterable[ShelfLine], today: date) -> tuple[Matter, ...]:
    """Return what is overdue, due until `AHEAD` from `today`, not read back, or not approved; samples owe nothing."""
    order = list(Waiting)
    found = (
        matter
        for line in lines
        if line.outstanding is not None and not line.sample
        for matter in _of(line, line.outstanding, today)
    )
    return tuple(sorted(found, key=lambda each: (order.index(each.why), each.days, each.id)))


def _of(line: ShelfLine, left: Outstanding, today: date) -> Iterator[Matter]:
    for due in left.due:
        if due.on <= today + AHEAD:
            why = Waiting.OVERDUE if due.on < today else Waiting.SOON
            yield Matter(f"{line.meeting}/{due.kind.value}/{due.seq}", why, line, due, (due.on - today).days)
    if line.status == "open":
        return  # what is not read back there is seen in the hall; minutes come after the close
    if left.dissents_unread or left.commitments_unread:
        counts = left.dissents_unread, left.commitments_unread
        yield Matter(f"{line.meeting}/unread", Waiting.UNREAD, line, dissents=counts[0], commitments=counts[1])
    if left.minutes is not MinutesState.APPROVED:
        yield Matter(f"{line.meeting}/minutes", Waiting.MINUTES, line, minutes=left.minutes)


def _begun(line: ShelfLine) -> bool:
    return line.outstanding is not None and line.outstanding.begun
