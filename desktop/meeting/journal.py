"""A meeting's journal: its acts in the order they were entered, each with when, by whom and under which number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desktop.meeting.acts import Act
from desktop.meeting.ids import Seq


@dataclass(frozen=True)
class Entry:
    """One act as it stands in the journal (第n号)."""

    seq: Seq
    """1 for the opening, then without gaps."""
    occurred_at: datetime
    """When it happened, UTC; minutes are ordered by it."""
    recorded_at: datetime
    """When it was entered, UTC; integrity is ordered by `seq`."""
    actor: str
    """Who recorded it: person id and device id of the signed-in recorder."""
    act: Act


@dataclass(frozen=True)
class Reading:
    """An entry as it is to be read today: corrected, struck out or entered late, with what was done to it."""

    entry: Entry
    """With every correction applied."""
    original: Entry
    corrections: tuple[Entry, ...] = ()
    """The corrections that apply to it, oldest first."""
    struck: Entry | None = None
    """The entry that struck it out, or None."""
    late: Entry | None = None
    """The entry that marked it as entered late, or None."""
