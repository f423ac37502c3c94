"""A recorder that keeps the journal in memory and lets nothing pass that the grammar forbids."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from desktop.meeting import acts
from desktop.meeting.acts import Act
from desktop.meeting.codec import decode, encode
from desktop.meeting.ids import Seq
from desktop.meeting.journal import Entry
from desktop.meeting.refusal import Intent, Refusal
from desktop.meeting.rules.opening import open_record
from desktop.meeting.state import Meeting
from tests.meeting.machine.book import Book
from tests.meeting.machine.grammar import judge
from tests.meeting.machine.room import Room
from tests.meeting.machine.sameness import assert_agrees, assert_replays

START = datetime(2027, 3, 9, 1, 0, tzinfo=UTC)


class Recorder:
    """The journal, the meeting advanced along it, the book beside it, and what has been reached."""

    def __init__(self, room: Room, reached: set[str]) -> None:
        opened = open_record(room.profile, room.plan)
        assert not isinstance(opened, Refusal), opened
        opening = opened[0]
        assert isinstance(opening, acts.MeetingOpened)
        self.reached = reached
        self.book = Book(opening)
        first = Entry(Seq(1), START, START, "", opening)
        self.meeting = Meeting(first)
        self.book.note(first)
        for act in opened[1:]:
            self.keep(act)

    def keep(self, act: Act, *, late: bool = False) -> Seq:
        """The act stands in the journal, a late one as it happened ten entries ago; its number."""
        now = START + timedelta(seconds=len(self.book.raw))
        entry = Entry(self.meeting.next_seq, now - timedelta(seconds=10) if late else now, now, "", act)
        assert decode(*encode(act)) == act
        judge(self.book, entry)
        self.meeting.take(entry)
        self.book.note(entry)
        self.mark(act)
        return entry.seq

    def put(self, intent: Intent) -> tuple[Seq, ...] | Refusal:
        """The numbers of what the intent brought, or its refusal."""
        decided = intent(self.meeting)
        if isinstance(decided, Refusal):
            return decided
        numbers = tuple(self.keep(act, late=intent.name == "enter_late") for act in decided)
        assert_agrees(self.meeting, self.book)
        if any(isinstance(act, acts.Corrected | acts.StruckOut) for act in decided):
            assert_replays(self.meeting, self.book.raw)
        return numbers

    def mark(self, act: Act) -> None:
        """What has been reached is known."""
        matter = self.book.matters.get(getattr(act, "motion", Seq(0)))
        match act:
            case acts.ResultAnnounced(computed=computed):
                self.reached.add(computed.value)
            case acts.VoteVoided():
                self.reached.add("void")
            case acts.VoteDeferred():
                self.reached.add("deferred")
            case acts.Corrected():
                self.reached.add("corrected")
            case acts.LateEntered():
                self.reached.add("late")
            case acts.RecordSealed():
                self.reached.add("sealed")
            case _ if matter is not None and matter.phase in ("closed", "reported"):
                if matter.votes[-1].outcome() == "tied":
                    self.reached.add("tied")
