"""The recorder's hand: every intent of the hall goes to the desk here, every answer comes back here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop.meeting.catalogue import sentence
from desktop.meeting.ids import NOTHING, MeetingId, Seq
from desktop.meeting.refusal import Intent, Refusal
from desktop.meeting.rules.procedure import override_procedure
from desktop.ui.errand import Errand
from desktop.ui.field import Field, Kind, Value
from desktop.ui.hall.form_dialog import Answers, FormDialog
from desktop.ui.hall.keys import way_out
from desktop.ui.session import Session
from desktop.ui.speech import tr
from desktop.ui.telling import Offer, Refused

if TYPE_CHECKING:
    from desktop.app.desk import Recorded

WayOut = Callable[[Refusal, str], Sequence[Intent]]
"""From a refusal and the ground written for going on: what is to be recorded then, in this order."""


@dataclass(frozen=True, slots=True)
class Act:
    """One thing to be put on record.

    ``at`` is when it happened (now, if not said); ``spent`` are places of drafts that go with it; ``motion``
    is what a rule would be set aside for. ``then`` hears the newest number, ``refused`` hears a refusal in
    place of the teller, ``lost`` hears that the world failed (the teller has said so).
    """

    intent: Intent
    at: datetime | None = None
    spent: tuple[str, ...] = ()
    motion: Seq = NOTHING
    way_out: WayOut | None = None
    then: Callable[[int], None] | None = None
    refused: Callable[[Refused], None] | None = None
    lost: Callable[[], None] | None = None


class Hand(QObject):
    """Puts acts of one meeting. ``moved`` says that something is on its way or has arrived.

    ``waiting`` counts what is on its way, ``upto`` is the newest number this hand has written.
    """

    moved = Signal()

    def __init__(self, session: Session, meeting: MeetingId, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._id = meeting
        self._window = window
        self.waiting = 0
        self.upto = 0

    @property
    def today(self) -> date:
        """The present day, for dates typed without a year."""
        return self._session.office.clock.now().date()

    def place(self, field: str) -> str:
        """The place of a draft that belongs to this meeting."""
        return f"{self._id}/{field}"

    def put(self, act: Act) -> None:
        """Send the act to the desk; what becomes of it is heard by those the act names."""
        desk = self._session.office.desk
        sent: list[Future[Recorded | Refusal]] = []

        def start(_report: object) -> Future[Recorded | Refusal]:
            sent.append(desk.put(self._id, act.intent, at=act.at, spent=act.spent))
            return sent[0]

        self.waiting += 1
        self.moved.emit()
        run = self._session.errands.send(Errand(tr("正在保存"), start, lambda found: self._answer(act, found)))
        run.ended.connect(lambda: self._ended(act, sent[0]))

    def do(self, intent: Intent, *, motion: Seq = NOTHING, way_out: WayOut | None = None) -> None:
        """Put one intent about which nothing else is to be said."""
        self.put(Act(intent, motion=motion, way_out=way_out))

    def ask(
        self,
        title: str,
        fields: Sequence[Field],
        intent: Callable[[Answers], Intent],
        *,
        note: str = "",
        word: str = "",
        load: dict[str, Value] | None = None,
        act: Act | None = None,
    ) -> FormDialog:
        """Ask for what an intent needs and put it; the dialog closes once it stands in the record."""

        def wanted(values: Answers) -> Act:
            return replace(act, intent=intent(values)) if act else Act(intent(values))

        return self.ask_act(title, fields, wanted, note=note, word=word, load=load)

    def ask_act(
        self,
        title: str,
        fields: Sequence[Field],
        wanted: Callable[[Answers], Act],
        *,
        note: str = "",
        word: str = "",
        load: dict[str, Value] | None = None,
    ) -> FormDialog:
        """Ask for what an act needs, its time included, and put it."""

        def submit(dialog: FormDialog, values: Answers) -> None:
            form = wanted(values)

            def taken(upto: int) -> None:
                dialog.taken()
                if form.then is not None:
                    form.then(upto)

            self.put(replace(form, then=taken, refused=dialog.refuse, lost=dialog.form.settle))

        dialog = FormDialog(self._session.look, title, fields, submit, self._window, note=note, word=word)
        if load:
            dialog.form.load(load)
        dialog.open()
        return dialog

    def choose(self, title: str, people: Sequence[tuple[str, str]], go_on: Callable[[str], None]) -> FormDialog:
        """Ask for one of several and go on with it; nothing is put on record."""

        def submit(dialog: FormDialog, values: Answers) -> None:
            dialog.taken()
            go_on(str(values["chosen"]))

        fields = (Field("chosen", tr("谁(&P)"), Kind.CHOICE, choices=tuple(people)),)
        dialog = FormDialog(self._session.look, title, fields, submit, self._window, word=tr("继续"))
        dialog.open()
        return dialog

    def ask_why(self, title: str, intent: Callable[[str], Intent]) -> FormDialog:
        """Ask for the ground of an intent that needs one and put it."""
        fields = (Field("ground", tr("理由(&G)"), Kind.TEXT, needed=True),)
        return self.ask(title, fields, lambda said: intent(str(said["ground"])))

    def ask_ground(self, title: str, note: str, go_on: Callable[[str], None]) -> FormDialog:
        """Ask for a written ground and go on with it."""

        def submit(dialog: FormDialog, values: Answers) -> None:
            dialog.taken()
            go_on(str(values["ground"]))

        fields = (Field("ground", tr("理由(&G)"), Kind.TEXT, needed=True),)
        dialog = FormDialog(self._session.look, title, fields, submit, self._window, note=note, word=tr("继续"))
        dialog.open()
        return dialog

    def _ended(self, act: Act, future: Future[Recorded | Refusal]) -> None:
        if not isValid(self):
            return  # the hall was put away meanwhile
        self.waiting -= 1
        if (future.cancelled() or future.exception() is not None) and act.lost is not None:
            act.lost()
        self.moved.emit()

    def _answer(self, act: Act, found: Recorded | Refusal) -> None:
        if not isValid(self):
            return
        if isinstance(found, Refusal):
            refused = self._refused(act, found)
            (act.refused or self._session.teller.refuse)(refused)
            return
        self.upto = max(self.upto, found.upto)
        self._session.teller.settle()
        self.moved.emit()
        if act.then is not None:
            act.then(found.upto)

    def _refused(self, act: Act, refusal: Refusal) -> Refused:
        said = sentence(refusal, self._session.language.value)
        advice = said.advice + way_out(refusal.rule)
        if not refusal.overridable:
            return Refused(said.text, advice)
        offer = Offer(tr("写明理由后继续"), lambda: self._ask_way_out(act, refusal, said.text))
        return Refused(said.text, advice, offer)

    def _ask_way_out(self, act: Act, refusal: Refusal, text: str) -> None:
        def go_on(ground: str) -> None:
            if act.way_out is not None:
                self._one_by_one(act, act.way_out(refusal, ground))
            else:
                self._one_by_one(act, (override_procedure(refusal.rule, ground, motion=act.motion), act.intent))

        self.ask_ground(tr("写明理由后继续"), text, go_on)

    def _one_by_one(self, act: Act, intents: Sequence[Intent]) -> None:
        """Put the intents in order, each once the one before stands; the last carries what the act asked for."""
        first, rest = intents[0], intents[1:]
        if not rest:
            self.put(replace(act, intent=first, refused=None))
            return
        self.put(Act(first, motion=act.motion, then=lambda _upto: self._one_by_one(act, rest), lost=act.lost))
