"""Asking the machine how it is, now and then, without keeping anybody waiting."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from desktop.app.clock import moment
from desktop.app.machine import free_room, power
from desktop.app.shelf import ShelfLine
from desktop.app.vault import LAST_BACKUP
from desktop.meeting.ids import MeetingId
from desktop.ui.errand import Errand
from desktop.ui.lasting import while_alive
from desktop.ui.minutes.printer import printer_count
from desktop.ui.prepare.machine import Machine, machine_points
from desktop.ui.session import Session
from desktop.ui.speech import tr

EVERY_MS = 15_000


class Probe(QObject):
    """The machine as it was found last. ``changed`` follows when it is found otherwise."""

    changed = Signal()

    def __init__(self, session: Session, meeting: MeetingId, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._meeting = meeting
        self.machine = Machine(free_room(session.office.folder))
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self.look)
            application.screenRemoved.connect(self.look)
        self._again = QTimer(self)
        self._again.setInterval(EVERY_MS)
        self._again.timeout.connect(self.look)

    def begin(self) -> None:
        """Look now, and from now on every few seconds; ask the store and the printers once more."""
        self._again.start()
        self.look()
        office, errands = self._session.office, self._session.errands
        errands.send(
            Errand(tr("正在读取会议列表"), lambda _report: office.shelf.lines(), while_alive(self, self._take_lines))
        )
        errands.send(
            Errand(
                tr("正在读取设置"),
                lambda _report: office.settings.get(LAST_BACKUP),
                while_alive(self, self._take_backup),
            )
        )
        QTimer.singleShot(0, self, lambda: self._find(replace(self.machine, printers=printer_count())))

    def rest(self) -> None:
        """Look no more until the next beginning."""
        self._again.stop()

    def look(self) -> None:
        """Look at what can change while somebody prepares: disk, power, screens, clock."""
        self._find(
            replace(
                self.machine,
                free=free_room(self._session.office.folder),
                power=power(),
                screens=len(QGuiApplication.screens()),
                now=self._session.office.clock.now(),
            )
        )

    def _take_lines(self, lines: tuple[ShelfLine, ...]) -> None:
        others = [line.updated_at for line in lines if line.meeting != self._meeting]
        worth = any(line.upto for line in lines)
        self._find(replace(self.machine, last_record=max(others, default=None), worth_backing_up=worth))

    def _take_backup(self, told: str) -> None:
        self._find(replace(self.machine, backed_up=moment(told) if told else None))

    def _find(self, machine: Machine) -> None:
        before, self.machine = self.machine, machine
        if _said(before) != _said(machine):  # the clock moves always: only what reads otherwise is news
            self.changed.emit()


def _said(machine: Machine) -> tuple[str, ...]:
    return tuple(point.sentence for point in machine_points(machine))
