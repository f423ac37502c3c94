"""Verification of the store from the window: in the background, seen, stoppable, remembered."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.app.clock import stamp
from desktop.ui.errand import Errand, Progress
from desktop.ui.lasting import while_alive
from desktop.ui.session import Session
from desktop.ui.speech import tr
from desktop.ui.telling import Troubled

if TYPE_CHECKING:
    from desktop.app.proof import Report

LAST_PROOF = "proof.last"
"""The setting that says when the store was found sound last, as the store writes moments."""


class StoreProof(QObject):
    """Verifies the store of a session. ``ended`` follows however it ended."""

    ended = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._running = False

    @property
    def running(self) -> bool:
        """Whether it is under way."""
        return self._running

    def begin(self) -> None:
        """Verify everything; a second wish while it runs is none."""
        if self._running:
            return
        self._running = True
        stop = Event()
        proof = self._session.office.proof
        run = self._session.errands.send(
            Errand(
                tr("正在核验会议库，可以继续工作"),
                lambda report: proof.verify(lambda done, whole: report(Progress(done, whole)), stop),
                while_alive(self, self._take),
                stop.set,
            )
        )
        run.ended.connect(self._end)

    def _end(self) -> None:
        self._running = False
        self.ended.emit()

    def _take(self, report: Report) -> None:
        if report.broken:
            advice = tr("请停止使用，保留现状，从备份恢复。")
            said = tr("核验未通过，共 {n} 处：{first}", n=len(report.broken), first=report.broken[0].sentence)
            self._session.teller.trouble(Troubled(said, advice))
            return
        office = self._session.office
        sound = tr("核验通过：记录 {n} 条，成品和附件 {m} 件，前后相符。", n=report.entries, m=report.blobs)
        self._session.teller.done(sound)
        told = stamp(office.clock.now())
        self._session.errands.send(
            Errand(
                tr("正在保存"),
                lambda _report: office.settings.keep(LAST_PROOF, told),
                while_alive(self, lambda _none: self.ended.emit()),
            )
        )
