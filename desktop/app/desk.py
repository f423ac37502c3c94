"""The desk: the only writer of journals. An intent goes in; acts are stored, or a refusal comes back."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime

from db import NewEntry, ShelfRow, Store, StoredEntry, Transaction
from db.trouble import MediumGone
from desktop.app.clock import Clock, device, moment, stamp
from desktop.app.store_thread import StoreThread
from desktop.meeting.acts import Act
from desktop.meeting.codec import decode, encode
from desktop.meeting.ids import NOBODY, MeetingId, PersonId, Seq
from desktop.meeting.journal import Entry
from desktop.meeting.plan import Plan
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
        new = [NewEntry(stamp(at), self.actor, *encode(act)) for act in acts]

        def work(tx: Transaction) -> tuple[Entry, ...]:
            entries = tuple(to_entry(line) for line in tx.append(meeting_id, new, expect=expect))
            tx.put_shelf(self._row(meeting_id, entries))
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
            store.reopen()
            found = store.recorded(meeting_id, new, expect=expect)
            if found is None:
                self._meetings.pop(meeting_id, None)
                raise
            entries = tuple(to_entry(line) for line in found)
        self._advance(meeting_id, entries)
        for told in self._told:
            told(meeting_id, entries[-1].seq)
        return Recorded(meeting_id, entries)

    def _advance(self, meeting_id: MeetingId, entries: Sequence[Entry]) -> None:
        meeting = self._meetings.get(meeting_id)
        rest = list(entries)
        if meeting is None:
            meeting = self._meetings[meeting_id] = Meeting(rest.pop(0))
        for entry in rest:
            meeting.take(entry)

    def _row(self, meeting_id: MeetingId, new: Sequence[Entry]) -> ShelfRow:
        """The shelf's line after the new entries; only what changes with every entry is worked out."""
        meeting = self._meetings.get(meeting_id)
        opening = meeting.opening if meeting is not None else new[0]
        opened = meeting.opened if meeting is not None else Meeting(opening).opened
        status = status_of(meeting, new)
        return ShelfRow(
            journal_id=meeting_id,
            number=opened.plan.number,
            title=opened.plan.title,
            kind=opened.profile.id,
            status=status,
            opened_at=stamp(opening.occurred_at),
            updated_at=stamp(self.clock.now()),
            upto=new[-1].seq,
            facts=shelf_facts(opened.plan),
        )

    def snapshot(self, store: Store, meeting_id: MeetingId) -> Meeting:
        """On the store thread: the meeting as it stands; raises `NotOpened` where there is no record yet."""
        known = self._meetings.get(meeting_id)
        if known is None:
            known = self._meetings[meeting_id] = _replayed(store, meeting_id)
        return known

    def entries(self, meeting: MeetingId, after: int = 0) -> Future[tuple[Entry, ...]]:
        """The entries of the meeting after that number, in order; a window keeps its own replica with them."""
        return self.thread.post(lambda store: tuple(to_entry(line) for line in store.entries(meeting, after)))

    def meeting(self, meeting: MeetingId) -> Future[Meeting]:
        """A replica of the meeting that belongs to the caller alone; the future raises `NotOpened` without a record."""
        return self.thread.post(lambda store: _replayed(store, meeting))


def _replayed(store: Store, meeting: MeetingId) -> Meeting:
    lines = store.entries(meeting)
    if not lines:
        raise NotOpened(meeting)
    return replay(to_entry(line) for line in lines)


def shelf_facts(plan: Plan) -> bytes:
    """What the shelf shows of a plan beside its name and number, as canonical JSON."""
    facts = {"findings": len(plan.findings), "place": plan.place, "sample": plan.sample}
    return json.dumps(facts, ensure_ascii=False, sort_keys=True).encode()


def status_of(meeting: Meeting | None, new: Sequence[Entry]) -> str:
    """The shelf's word for how far the meeting is: open, closed, sealed."""
    kinds = {type(entry.act).__name__ for entry in new}
    sealed = meeting is not None and meeting.papers.sealed is not None
    if sealed or "RecordSealed" in kinds:
        return "sealed"
    closed = meeting is not None and meeting.agenda.closed_at is not None
    return "closed" if closed or "MeetingClosed" in kinds else "open"


def to_entry(line: StoredEntry) -> Entry:
    """The entry that line of the store says; `UnreadableAct` where its body does not fit its kind."""
    act = decode(line.kind, line.version, line.body)
    return Entry(Seq(line.seq), moment(line.occurred_at), moment(line.recorded_at), line.actor, act)
