"""Completing the index of search in the background: after an upgrade, after a change of its form, after damage.

Entries are read, decoded and replayed away from the store's thread; only short jobs are posted to it, so that a put
waits for a few rows at most.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from threading import Event, Lock
from typing import TypeVar

from db import SearchRow, Store, StoredEntry
from desktop.app.desk import Desk, to_entry
from desktop.app.searchable import FORM, FORM_SETTING, KINDS, rows, terms_of
from desktop.meeting.ids import MeetingId, Seq
from desktop.meeting.journal import Entry
from desktop.meeting.state import Meeting

T = TypeVar("T")

CHECKED = 1000
"""So many entries of the store are looked at in one job."""
READ = 200
"""So many entries are read in one job."""
GATHERED = 32
"""After so many commits their rows get their terms together; till then search reads them one by one."""


@dataclass(frozen=True)
class Pace:
    """How much is done in one job; each is one commit, and whoever else wants the store waits for one at most."""

    written: int
    """So many entries get their rows."""
    settled: int
    """So many rows get their terms."""
    merged: int
    """So many pages of the index are put together."""
    pause: float
    """Seconds between two jobs in which nothing is asked of the store, so that others come first."""


GENTLE = Pace(12, 6, 16, 0.004)
"""Beside a meeting: a job takes a few milliseconds (p99 4.4, worst 6.3 of 1,300 over 20,000 acts)."""
HURRIED = Pace(200, 200, 400, 0)
"""Where somebody waits for the index and for nothing else."""


@dataclass(frozen=True)
class Mended:
    """How far the index is complete: meetings that lacked something, and how many of them are done."""

    wanting: int = 0
    done: int = 0
    finished: bool = False


class Stopped(Exception):
    """The store is being closed; the rest is done when it is next opened."""


class Mending:
    """Completes the index of one store and keeps it so, from the first `begin` on."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._stop = Event()
        self._lock = Lock()
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="search")
        self._running: Future[Mended] | None = None
        self._settling: Future[None] | None = None
        self._commits = 0
        self._pace = GENTLE
        self._progress = Mended()

    def begin(self, pace: Pace) -> Future[Mended]:
        """The index is being completed; the future says what was lacking, and raises what the store raised.

        A second call gives the same future.
        """
        if self._running is None:
            self._pace = pace
            self._running = self._pool.submit(self._mend)
            self._desk.tell(self._hear)
        return self._running

    def progress(self) -> Mended:
        """How far it is. Raises what stopped the work in the background, if anything did."""
        for work in (self._running, self._settling):
            if work is not None and work.done():
                work.result()
        return self._progress

    def close(self) -> None:
        """Nothing is being written any more; what is lacking stays so until the next time."""
        with self._lock:
            self._stop.set()
        self._pool.shutdown()

    def _hear(self, _meeting: MeetingId, _upto: Seq) -> None:
        """Called on the store's thread after each commit."""
        self._commits += 1
        if self._commits % GATHERED == 0:
            with self._lock:
                if not self._stop.is_set():
                    self._settling = self._pool.submit(self._settle_later)

    def _mend(self) -> Mended:
        try:
            wanting = self._wanting()
            for done, meeting in enumerate(wanting):
                self._progress = Mended(len(wanting), done)
                self._fill(meeting)
            self._settle()
            self._progress = Mended(len(wanting), len(wanting), finished=True)
            self._pace = GENTLE
        except Stopped:
            return self._progress
        return self._progress

    def _settle(self) -> None:
        """Rows that were fresh are found by their terms."""
        while self._posted(_settling(self._pace.settled)):
            self._posted(_merging(self._pace.merged))

    def _settle_later(self) -> None:
        with suppress(Stopped):
            self._settle()

    def _posted(self, job: Callable[[Store], T]) -> T:
        """The job's result, after a pause; Stopped when the store is being closed."""
        if self._stop.wait(self._pace.pause):
            raise Stopped
        return self._desk.thread.post(job).result()

    def _wanting(self) -> tuple[MeetingId, ...]:
        """The meetings of which search lacks something, those entered last first."""
        found: dict[MeetingId, None] = {}
        for end in range(self._posted(_formed), 0, -CHECKED):
            found |= dict.fromkeys(map(MeetingId, self._posted(_unfound(max(1, end - CHECKED + 1), end))))
        return tuple(found)

    def _fill(self, meeting_id: MeetingId) -> None:
        """Every entry of the meeting is found by what it says today."""
        entries = list(self._read(meeting_id, 0))
        meeting = Meeting(entries[0])
        meeting.take_all(entries[1:])
        at = 1
        while at <= meeting.upto:
            batch = dict(_found(meeting, range(at, min(at + self._pace.written, meeting.upto + 1))))
            if self._posted(_writing(meeting_id, meeting.upto, batch)):
                at += self._pace.written
                self._settle()
            else:
                # Somebody wrote meanwhile: what he wrote is indexed, and may have changed what is still to come.
                meeting.take_all(self._read(meeting_id, meeting.upto))

    def _read(self, meeting: MeetingId, after: int) -> Iterator[Entry]:
        while lines := self._posted(_reading(meeting, after)):
            yield from map(to_entry, lines)
            after = lines[-1].seq


def _found(meeting: Meeting, numbers: Iterable[int]) -> Iterator[tuple[int, tuple[SearchRow, ...]]]:
    for seq in numbers:
        if found := rows(meeting, meeting.readings[Seq(seq)]):
            yield seq, found


def _formed(store: Store) -> int:
    """An index of another form is emptied; returns the number of the newest entry."""
    if store.setting(FORM_SETTING) != FORM:
        with store.transaction() as tx:
            tx.empty_index()
            tx.set(FORM_SETTING, FORM)
    return store.store_head().seq


def _unfound(start: int, end: int) -> Callable[[Store], tuple[str, ...]]:
    return lambda store: store.unfound(KINDS, start, end)


def _reading(meeting: MeetingId, after: int) -> Callable[[Store], tuple[StoredEntry, ...]]:
    return lambda store: store.entries(meeting, after, READ)


def _writing(meeting: MeetingId, upto: Seq, batch: Mapping[int, tuple[SearchRow, ...]]) -> Callable[[Store], bool]:
    """A job that writes the rows if the meeting still ends with that number, and says whether it did."""

    def job(store: Store) -> bool:
        if store.head(meeting).seq != upto:
            return False
        with store.transaction() as tx:
            for seq, found in batch.items():
                tx.index(meeting, seq, found)
        return True

    return job


def _settling(count: int) -> Callable[[Store], bool]:
    """A job that gives a few fresh rows their terms, and says whether there was any."""

    def job(store: Store) -> bool:
        fresh = store.fresh(former=True, count=count)
        if fresh:
            with store.transaction() as tx:
                tx.settle_index({row.id: terms_of(row.body) for row in fresh})
        return bool(fresh)

    return job


def _merging(pages: int) -> Callable[[Store], None]:
    def job(store: Store) -> None:
        with store.transaction() as tx:
            tx.merge_index(pages)

    return job
