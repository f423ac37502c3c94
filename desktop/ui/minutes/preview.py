"""The pages of one paper as they would be printed now, made anew when the record grows."""

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from desktop.app.printing import Printed, Stop
from desktop.meeting.acts import Paper
from desktop.meeting.ids import MeetingId
from desktop.ui.aside import Abandoned
from desktop.ui.errand import Errand
from desktop.ui.lasting import while_alive
from desktop.ui.session import Session
from desktop.ui.speech import tr

PAUSE_MS = 400
"""So long the record must rest before a paper is made anew: entries come in bursts."""


class Preview(QObject):
    """Makes one paper at a time. ``printed`` carries the paper, ``failed`` says that it could not be made."""

    printed = Signal(object)
    failed = Signal()

    def __init__(self, session: Session, meeting: MeetingId, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._id = meeting
        self._paper = Paper.MINUTES
        self._stop = Stop()
        self._waited: Abandoned[Printed] | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._make)

    @property
    def paper(self) -> Paper:
        """Which paper is shown."""
        return self._paper

    @property
    def busy(self) -> bool:
        """Whether a paper is being made or about to be."""
        return self._pause.isActive() or self._waited is not None

    def show(self, paper: Paper) -> None:
        """Make that paper now."""
        self._paper = paper
        self._make()

    def renew(self) -> None:
        """Make the paper anew once the record rests."""
        self._pause.start()

    def drop(self) -> None:
        """Let go of what is being made."""
        self._pause.stop()
        if self._waited is not None:
            self._stop.stop()
            self._waited.abandon()
            self._waited = None

    def _make(self) -> None:
        self.drop()
        self._stop = stop = Stop()
        publisher, paper = self._session.office.publisher, self._paper
        future: Abandoned[Printed] = Abandoned(publisher.printed(self._id, paper, stop=stop))
        self._waited = future
        run = self._session.errands.send(
            Errand(tr("正在排印预览"), lambda _report: future, while_alive(self, self.printed.emit), self.drop)
        )
        run.ended.connect(lambda: self._ended(future))

    def _ended(self, future: Abandoned[Printed]) -> None:
        if self._waited is future:
            self._waited = None
        if not isValid(self):
            return
        if future.exception() is not None:
            self.failed.emit()
