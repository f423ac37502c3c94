"""Working the floor by keys: timing whoever stands in the entry bar, the queue, the next speaker."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.meeting.acts import Turn
from desktop.meeting.ids import FindingId, PersonId, Seq
from desktop.meeting.rules.floor import end_floor, give_floor, request_floor, withdraw_request
from desktop.meeting.state import Meeting, Request
from desktop.ui.field import Field, Kind
from desktop.ui.hall.entry_bar import EntryBar
from desktop.ui.hall.floor_words import KIND_OF_TURN, TURN_OF_KIND, turn_word
from desktop.ui.hall.hand import Hand
from desktop.ui.hall.remembered import AUTO_TIME, Remembered
from desktop.ui.session import Session
from desktop.ui.speech import tr
from desktop.ui.telling import Refused


class FloorHand(QObject):
    """Puts what is done with the floor; ``refresh`` tells it how the meeting stands."""

    def __init__(self, session: Session, hand: Hand, entry: EntryBar, remembered: Remembered) -> None:
        super().__init__(entry)
        self._session, self._hand, self._entry, self._remembered = session, hand, entry, remembered
        self._meeting: Meeting | None = None
        self._finding = FindingId("")
        self._typing = False
        entry.editor.textChanged.connect(self._typed)

    def refresh(self, meeting: Meeting) -> None:
        """Take note of how the meeting stands."""
        self._meeting = meeting

    def follow_finding(self, finding: FindingId) -> None:
        """Take ``finding`` as what a request is about."""
        self._finding = finding

    @property
    def running(self) -> bool:
        """Whether somebody is being timed."""
        return self._meeting is not None and self._meeting.floor.speaking is not None

    def time(self) -> None:
        """Time the speaker of the entry bar in the kind chosen there; the same once more stops the clock."""
        person, turn = self._offered()
        if self.running and (not person or self._has(person, turn)):
            self.stop()
        else:
            self._hand.do(give_floor(person, turn))

    def stop(self) -> None:
        """Stop the clock: nobody has the floor."""
        self._hand.do(end_floor())

    def request(self) -> None:
        """Let the speaker of the entry bar wait for the floor in the kind chosen there."""
        person, turn = self._offered()
        self._hand.do(request_floor(person, turn, finding=self._finding))

    def withdraw(self, request: Seq) -> None:
        """Take a request back."""
        self._hand.do(withdraw_request(request))

    def next(self) -> None:
        """Give the floor to whoever has waited longest."""
        waiting = list(self._meeting.floor.queue.values()) if self._meeting else []
        if waiting:
            self.give(waiting[0].seq)
        else:
            self._session.teller.refuse(
                Refused(tr("没有人排队。"), tr("选好发言人后按 Ctrl+Shift+J 登记，或按 Ctrl+U 直接计时。"))
            )

    def give(self, request: Seq) -> None:
        """Give the floor to who waits, and offer him in the entry bar while nothing is typed there."""
        waiting = self._meeting.floor.queue.get(request) if self._meeting else None
        self._hand.do(give_floor(request=request))
        if waiting is not None and not self._entry.editor.toPlainText():
            self._offer(waiting)

    def ask_request(self) -> None:
        """Ask who waits, and for what."""
        meeting = self._meeting
        if meeting is None:
            return
        person, turn = self._offered()
        people = tuple((seat.person, f"{seat.name} {seat.post}") for seat in meeting.plan.seats)
        self._hand.ask(
            tr("登记发言"),
            (
                Field("person", tr("谁(&P)"), Kind.CHOICE, choices=people),
                Field("turn", tr("要做什么(&W)"), Kind.CHOICE, choices=tuple((e.value, turn_word(e)[0]) for e in Turn)),
            ),
            lambda said: request_floor(PersonId(str(said["person"])), Turn(str(said["turn"])), finding=self._finding),
            load={"person": person, "turn": turn.value},
        )

    def _offered(self) -> tuple[PersonId, Turn]:
        offered = self._entry.offered
        return offered.speaker, TURN_OF_KIND.get(offered.kind, Turn.SPEECH)

    def _offer(self, waiting: Request) -> None:
        self._entry.choose_speaker(waiting.asked.person)
        kind = KIND_OF_TURN.get(waiting.asked.turn)
        if kind is not None and self._entry.offered.kind != kind:
            self._entry.choose_kind(kind)
        elif kind is None and self._entry.offered.kind in TURN_OF_KIND:
            self._entry.choose_kind("")

    def _has(self, person: PersonId, turn: Turn) -> bool:
        speaking = self._meeting.floor.speaking if self._meeting else None
        return speaking is not None and (speaking.given.person, speaking.given.turn) == (person, turn)

    def _typed(self) -> None:
        """Where that was chosen, the first sign of a question or an answer starts its clock."""
        typing = bool(self._entry.editor.toPlainText())
        begun, self._typing = typing and not self._typing, typing
        if not begun or not self._remembered.on(AUTO_TIME) or self._meeting is None:
            return
        person, turn = self._offered()
        rests = self._meeting.agenda.on_break or self._meeting.agenda.closed_at is not None
        if person and turn is not Turn.SPEECH and not rests and not self._has(person, turn):
            self._hand.do(give_floor(person, turn))
