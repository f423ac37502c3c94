"""The shelf: every meeting of the store, newest first, found by number, title or the start of its id."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import datetime

from db import ShelfRow, Store
from desktop.app.clock import moment
from desktop.app.desk import Desk, replayed
from desktop.app.facts import is_old, plan_facts, read_facts
from desktop.meeting.ids import MeetingId
from desktop.meeting.outstanding import Outstanding, outstanding


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
    outstanding: Outstanding | None = None
    """None while it is prepared, and where an older line was not brought up to date yet: see `Shelf.mend`."""


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

    def mend(self, lines: Sequence[ShelfLine]) -> Future[int]:
        """Those of the lines that were written before outstanding matters were kept say them now; how many it were.

        One meeting a turn, so that typing goes between.
        """
        old = [line.meeting for line in lines if line.upto and line.outstanding is None]

        def work(store: Store) -> Generator[None, None, int]:
            for meeting in old:
                _mend(store, meeting)
                yield
            return len(old)

        return self._desk.thread.in_turns(work)

    def find(self, wanted: str) -> Future[ShelfLine]:
        """The one meeting of that number, id, or unique beginning of number, title or id; raises otherwise."""
        return self._desk.thread.post(lambda store: _find(_lines(store), wanted))


def _lines(store: Store) -> tuple[ShelfLine, ...]:
    return tuple(sorted(map(_line, store.shelf()), key=lambda line: line.updated_at, reverse=True))


def _line(row: ShelfRow) -> ShelfLine:
    facts = read_facts(row.facts)
    return ShelfLine(
        meeting=MeetingId(row.journal_id),
        number=row.number,
        title=row.title,
        profile=row.kind,
        status=row.status,
        opened_at=moment(row.opened_at) if row.opened_at else None,
        updated_at=moment(row.updated_at),
        upto=row.upto,
        findings=facts.findings,
        place=facts.place,
        sample=facts.sample,
        outstanding=facts.outstanding,
    )


def _mend(store: Store, meeting: MeetingId) -> None:
    row = store.shelf_row(meeting)
    if row is not None and is_old(row.facts):
        standing = replayed(store, meeting)
        with store.transaction() as tx:
            tx.put_shelf(replace(row, facts=plan_facts(standing.plan, outstanding(standing))))


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
