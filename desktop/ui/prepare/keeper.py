"""The plan being prepared: changed at once on the screen, saved shortly after, undone by revision."""

from collections.abc import Callable
from concurrent.futures import Future

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from desktop.app.preparation import Prepared
from desktop.meeting.ids import MeetingId
from desktop.meeting.plan import Plan
from desktop.meeting.profile import Profile
from desktop.meeting.profile_file import ProfileFault
from desktop.ui.errand import Errand
from desktop.ui.lasting import while_alive
from desktop.ui.session import Session
from desktop.ui.speech import tr

PAUSE_MS = 500
"""So long a pause in typing is saved; one save is one step of undo."""

Change = Callable[[Plan], Plan]


class PlanKeeper(QObject):
    """One meeting's plan. ``changed`` follows every change, ``saved`` each time nothing is left to save."""

    changed = Signal()
    saved = Signal()
    kind_lost = Signal(str, object)
    """The kind of meeting it was prepared as is gone or broken: its id and the ``ProfileFault``."""

    def __init__(self, session: Session, meeting: MeetingId, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.meeting = meeting
        self._prepared: Prepared | None = None
        self._profile: Profile | None = None
        self._plan = Plan("")
        self._wanted: list[Callable[[], None]] = []
        self._saving = False
        self._dirty = False
        self._sent: Future[Prepared] | None = None
        self._answered: Future[Prepared] | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.flush)

    @property
    def plan(self) -> Plan:
        """The plan as the screen shows it, saved or not."""
        return self._plan

    @property
    def profile(self) -> Profile:
        """The kind of meeting being prepared; RuntimeError before it was loaded."""
        if self._profile is None:
            raise RuntimeError("the plan is not loaded")
        return self._profile

    @property
    def loaded(self) -> bool:
        """Whether the plan was read from the store."""
        return self._prepared is not None and self._profile is not None

    @property
    def clean(self) -> bool:
        """Whether everything typed is saved."""
        return not self._dirty and not self._saving

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to undo."""
        return self._dirty or (self._prepared is not None and self._prepared.can_undo)

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to redo."""
        return not self._dirty and self._prepared is not None and self._prepared.can_redo

    def new_id(self) -> str:
        """Return a fresh id for something added."""
        return self._session.office.clock.new_id()

    def read(self) -> None:
        """Read the plan from the store."""
        preparations = self._session.office.preparations
        self._session.errands.send(
            Errand(
                tr("正在读取会前准备"), lambda _report: preparations.get(self.meeting), while_alive(self, self._take)
            )
        )

    def change(self, change: Change, *, typing: bool = False) -> None:
        """Change the plan now and save it: at once, or after a pause in ``typing``."""
        plan = change(self._plan)
        if plan == self._plan:
            return
        self._plan, self._dirty = plan, True
        self.changed.emit()
        if typing:
            self._pause.start()
        else:
            self.flush()

    def flush(self) -> None:
        """Save what is not saved yet."""
        self._pause.stop()
        if self._dirty and not self._saving:
            self._save()

    def then(self, work: Callable[[], None]) -> None:
        """Do ``work`` once everything typed is saved; at once where it is."""
        if self.clean:
            work()
            return
        self._wanted.append(work)
        self.flush()

    def undo(self) -> None:
        """Go back one saved step; what is being typed is saved first and is that step."""
        self.then(lambda: self._step(back=True))

    def redo(self) -> None:
        """Take the last undone step again."""
        self.then(lambda: self._step(back=False))

    def _step(self, *, back: bool) -> None:
        known = self._prepared
        if known is not None:
            preparations = self._session.office.preparations
            move = preparations.undo if back else preparations.redo
            self._session.errands.send(
                Errand(tr("正在撤销或重做"), lambda _report: move(known), while_alive(self, self._take))
            )

    def _take(self, prepared: Prepared) -> None:
        """Show what the store has."""
        self._prepared = prepared
        self._plan = prepared.plan
        try:
            self._profile = self._session.office.profiles.load(prepared.preparation.profile)
        except ProfileFault as why:
            self._profile = None
            self.kind_lost.emit(prepared.preparation.profile, why)
            return
        self.changed.emit()
        self.saved.emit()

    def turn_to(self, kind: str) -> None:
        """Prepare the meeting as another kind; the plan stays as it is."""
        known = self._prepared
        if known is not None:
            preparations = self._session.office.preparations
            self._session.errands.send(
                Errand(
                    tr("正在更换会议类型"),
                    lambda _report: preparations.turn_to(known, kind),
                    while_alive(self, self._take),
                )
            )

    def finish(self) -> None:
        """Everything typed is on its way to the store, and what is written there last is what was typed last.

        Waits for a save under way, a few milliseconds: nobody comes back to this page to send the rest.
        """
        self._pause.stop()
        if self._sent is not None and self._dirty and self._sent.exception() is None:
            self._prepared = self._sent.result()
            self._save()
        else:
            self.flush()

    def _save(self) -> None:
        known, plan = self._prepared, self._plan
        if known is None:
            return
        self._saving, self._dirty = True, False
        self._sent = sent = self._session.office.preparations.change(known, lambda _old: plan)
        run = self._session.errands.send(
            Errand(tr("正在保存"), lambda _report: sent, lambda prepared: self._saved_as(sent, prepared))
        )
        run.ended.connect(lambda: self._save_ended(sent))

    def _save_ended(self, sent: Future[Prepared]) -> None:
        """Reached before ``_saved_as``, and alone where the store refused: then there is still something to save."""
        if self._sent is sent:
            self._sent = None
            self._saving = False
            self._dirty = True
            self._answered = sent

    def _saved_as(self, sent: Future[Prepared], prepared: Prepared) -> None:
        if self._answered is not sent:
            return  # a later save is under way, and its answer is the one that counts
        self._prepared = prepared
        self._dirty = self._plan != prepared.plan
        if self._dirty:
            self._save()
            return
        if isValid(self):
            self.saved.emit()
        wanted, self._wanted = self._wanted, []
        for work in wanted:
            work()
