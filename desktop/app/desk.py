"""The desk: the only writer of journals. An intent goes in; acts are stored, or a refusal comes back."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from db import NewEntry, ShelfRow, Store, StoredEntry, Transaction
from db.trouble import MediumGone
from desktop.app.clock import Clock, device, moment, stamp
from desktop.app.facts import plan_facts, record_row
from desktop.app.searchable import FORM, FORM_SETTING, rows, touched
from desktop.app.store_thread import StoreThread
from desktop.meeting.acts import Act
from desktop.meeting.codec import decode, encode
from desktop.meeting.ids import NOBODY, MeetingId, PersonId, Seq
from desktop.meeting.journal import Entry
from desktop.meeting.outstanding import MOVING, outstanding
from desktop.meeting.refusal import Intent, Refusal
from desktop.meeting.rules.papers import seal_record
from desktop.meeting.state import Meeting, replay


@dataclass(frozen=True)
class Recorded:
    """What was stored: safe on disk before anybody sees this."""

    meeting: MeetingId
    entries: tuple[Entry, ...]

    @property
    def upto(self) -> Seq:
        """Number of the newest entry."""
        return self.entries[-1].seq


class NotOpened(LookupError):
    """这次会议还没有开启记录。请先在会前准备中开启记录。"""

    english = "The record of this meeting was not opened yet. Open it from the preparation."

    def __init__(self, meeting: MeetingId) -> None:
        super().__init__(self.__doc__)
        self.meeting = meeting


Told = Callable[[MeetingId, Seq], None]
"""Called on the store thread after each commit, with the meeting and its newest number; carries ids, never objects."""


class Desk:
    """Keeps the meetings of one store up to date and writes them."""

    def __init__(self, thread: StoreThread, clock: Clock, recorder: str = "") -> None:
        self.thread = thread
        self.clock = clock
        self.recorder = recorder
        """Person id of the signed-in recorder, for the `actor` of every entry."""
        self.began = clock.now()
        """Since when this run of the program has had the store."""
        self._meetings: dict[MeetingId, Meeting] = {}
        self._read: dict[MeetingId, tuple[Entry, ...]] = {}
        """Entries read for somebody's replica, until the desk wants the meeting itself; gone with the next write."""
        self._facts: dict[MeetingId, bytes] = {}
        self._told: list[Told] = []

    def tell(self, told: Told) -> None:
        """From now on `told` hears of every commit."""
        self._told.append(told)

    @property
    def actor(self) -> str:
        """Who records: the recorder and this machine."""
        return f"{self.recorder}@{device()}"

    def put(
        self, meeting: MeetingId, intent: Intent, *, at: datetime | None = None, spent: Sequence[str] = ()
    ) -> Future[Recorded | Refusal]:
        """The intent's acts are stored as happened `at` (now, if not said), and the `spent` drafts are gone.

        One transaction, one commit. The future holds the refusal where a rule stood in the way, and raises a trouble
        of the store where the world did; then nothing was stored, or what was stored is found and returned.
        """
        occurred = at or self.clock.now()
        return self.thread.post(lambda store: self._put(store, meeting, intent, occurred, spent))

    def _put(
        self, store: Store, meeting_id: MeetingId, intent: Intent, at: datetime, spent: Sequence[str]
    ) -> Recorded | Refusal:
        meeting = self.snapshot(store, meeting_id)
        acts = intent(meeting)
        if isinstance(acts, Refusal):
            return acts
        return self.write(store, meeting_id, acts, at, expect=meeting.upto, spent=spent)

    def seal(self, meeting: MeetingId, person: PersonId = NOBODY) -> Future[Recorded | Refusal]:
        """定稿封存: the record ends with its newest entry, whose chained digest the seal names."""
        at = self.clock.now()

        def job(store: Store) -> Recorded | Refusal:
            intent = seal_record(store.head(meeting).digest.hex(), person=person)
            return self._put(store, meeting, intent, at, ())

        return self.thread.post(job)

    def write(
        self,
        store: Store,
        meeting_id: MeetingId,
        acts: Sequence[Act],
        at: datetime,
        *,
        expect: int,
        spent: Sequence[str] = (),
        also: Callable[[Transaction], None] | None = None,
    ) -> Recorded:
        """On the store thread: the acts follow entry `expect`, and what `also` writes joins the same commit."""
        self._read.pop(meeting_id, None)
        new = [NewEntry(stamp(at), self.actor, *encode(act)) for act in acts]

        def work(tx: Transaction) -> tuple[Entry, ...]:
            lines = tx.append(meeting_id, new, expect=expect)
            entries = tuple(map(to_entry, lines))
            if lines[0].store_seq == 1:
                tx.set(FORM_SETTING, FORM)
            meeting = self._advanced(meeting_id, entries)
            tx.put_shelf(self._row(meeting_id, meeting, entries))
            for reading in touched(meeting, entries):
                if found := rows(meeting, reading):
                    tx.index(meeting_id, reading.entry.seq, found)
            for place in spent:
                tx.drop_draft(place)
            if also is not None:
                also(tx)
            return entries

        try:
            with store.transaction() as tx:
                entries = work(tx)
        except MediumGone:
            # The commit may have gone through: look before trying again, never write twice.
            self._forget(meeting_id)
            store.reopen()
            found = store.recorded(meeting_id, new, expect=expect)
            if found is None:
                raise
            entries = tuple(to_entry(line) for line in found)
        except BaseException:
            self._forget(meeting_id)
            raise
        for told in self._told:
            told(meeting_id, entries[-1].seq)
        return Recorded(meeting_id, entries)

    def _advanced(self, meeting_id: MeetingId, entries: Sequence[Entry]) -> Meeting:
        """The meeting with the entries, which are not committed yet: it is forgotten where they will not be."""
        meeting = self._meetings.get(meeting_id)
        rest = list(entries)
        if meeting is None:
            meeting = self._meetings[meeting_id] = Meeting(rest.pop(0))
        meeting.take_all(rest)
        return meeting

    def _forget(self, meeting_id: MeetingId) -> None:
        """The meeting is read from the store again when it is wanted next."""
        self._meetings.pop(meeting_id, None)
        self._facts.pop(meeting_id, None)

    def _row(self, meeting_id: MeetingId, meeting: Meeting, new: Sequence[Entry]) -> ShelfRow:
        """The shelf's line after the new entries; what is outstanding is worked out anew only where they move it."""
        facts = self._facts.get(meeting_id)
        if facts is None or any(type(entry.act) in MOVING for entry in new):
            facts = self._facts[meeting_id] = plan_facts(meeting.plan, outstanding(meeting))
        return record_row(meeting_id, meeting, facts, stamp(self.clock.now()))

    def snapshot(self, store: Store, meeting_id: MeetingId) -> Meeting:
        """On the store thread: the meeting as it stands; raises `NotOpened` where there is no record yet."""
        known = self._meetings.get(meeting_id)
        if known is None:
            read = self._read.pop(meeting_id, None)
            known = self._meetings[meeting_id] = replay(read) if read else replayed(store, meeting_id)
        return known

    def entries(self, meeting: MeetingId, after: int = 0) -> Future[tuple[Entry, ...]]:
        """The entries of the meeting after that number, in order; a window keeps its own replica with them."""
        return self.thread.post(lambda store: tuple(to_entry(line) for line in store.entries(meeting, after)))

    def meeting(self, meeting: MeetingId) -> Future[Meeting]:
        """A replica of the meeting that belongs to the caller alone; the future raises `NotOpened` without a record."""
        return self.thread.post(lambda store: self._replica(store, meeting))

    def get_ready(self, meeting: MeetingId) -> Future[None]:
        """The next act of that meeting is taken without having to read the record first."""

        def job(store: Store) -> None:
            self.snapshot(store, meeting)

        return self.thread.post(job)

    def _replica(self, store: Store, meeting_id: MeetingId) -> Meeting:
        """Replayed from what the desk has read already; read and decoded only by whoever asks first."""
        known = self._meetings.get(meeting_id)
        if known is not None:
            return replay(_entries(known))
        replica = replayed(store, meeting_id)
        self._read[meeting_id] = _entries(replica)
        return replica


def _entries(meeting: Meeting) -> tuple[Entry, ...]:
    return tuple(each.original for each in meeting.readings.in_order_of_entry())


def replayed(store: Store, meeting: MeetingId) -> Meeting:
    """On the store thread: the meeting as its whole journal leaves it; raises `NotOpened` where there is none."""
    with _undisturbed():
        lines = store.entries(meeting)
        if not lines:
            raise NotOpened(meeting)
        return replay(to_entry(line) for line in lines)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Meanwhile nobody looks for garbage: of the many thousand values a record is made of none becomes any."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def to_entry(line: StoredEntry) -> Entry:
    """The entry that line of the store says; `UnreadableAct` where its body does not fit its kind."""
    act = decode(line.kind, line.version, line.body)
    return Entry(Seq(line.seq), moment(line.occurred_at), moment(line.recorded_at), line.actor, act)
