"""The shelf: every meeting of the store, newest first, found by number, title or the start of its id."""

from __future__ import annotations

import json
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime

from db import ShelfRow, Store
from desktop.app.clock import moment
from desktop.app.desk import Desk
from desktop.meeting.ids import MeetingId


@dataclass(frozen=True)
class ShelfLine:
    """One meeting as the list shows it."""

    meeting: MeetingId
    number: str
    title: str
    profile: str
    status: str
    """preparing, open, closed or sealed."""
    opened_at: datetime | None
    """When it was opened; while it is prepared, when it is to begin; UTC."""
    updated_at: datetime
    upto: int
    findings: int
    place: str
    sample: bool


class NoSuchMeeting(LookupError):
    """没有找到这次会议。请用会议编号、标题或其开头几个字查找。"""

    english = "No such meeting. Use its number, its title, or how either begins."

    def __init__(self, wanted: str) -> None:
        super().__init__(f"{self.__doc__}（{wanted}）")
        self.wanted = wanted


class AmbiguousMeeting(LookupError):
    """有不止一次会议符合。请写全会议编号。"""

    english = "More than one meeting fits. Write the whole number."

    def __init__(self, wanted: str, numbers: tuple[str, ...]) -> None:
        super().__init__(f"{self.__doc__}（{wanted}：{'、'.join(numbers)}）")
        self.numbers = numbers


class Shelf:
    """The meetings of one store."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def lines(self) -> Future[tuple[ShelfLine, ...]]:
        """Every meeting, the one touched last first."""
        return self._desk.thread.post(_lines)

    def find(self, wanted: str) -> Future[ShelfLine]:
        """The one meeting of that number, id, or unique beginning of number, title or id; raises otherwise."""
        return self._desk.thread.post(lambda store: _find(_lines(store), wanted))


def _lines(store: Store) -> tuple[ShelfLine, ...]:
    return tuple(sorted(map(_line, store.shelf()), key=lambda line: line.updated_at, reverse=True))


def _line(row: ShelfRow) -> ShelfLine:
    facts = json.loads(row.facts)
    return ShelfLine(
        meeting=MeetingId(row.journal_id),
        number=row.number,
        title=row.title,
        profile=row.kind,
        status=row.status,
        opened_at=moment(row.opened_at) if row.opened_at else None,
        updated_at=moment(row.updated_at),
        upto=row.upto,
        findings=facts["findings"],
        place=facts["place"],
        sample=facts["sample"],
    )


def _find(lines: tuple[ShelfLine, ...], wanted: str) -> ShelfLine:
    exact = [line for line in lines if wanted in (line.number, line.meeting)]
    found = exact or [line for line in lines if any(each.startswith(wanted) for each in _names(line))]
    if not wanted or not found:
        raise NoSuchMeeting(wanted)
    if len(found) > 1:
        raise AmbiguousMeeting(wanted, tuple(line.number or line.title for line in found))
    return found[0]


def _names(line: ShelfLine) -> tuple[str, str, str]:
    return line.number, line.title, line.meeting
