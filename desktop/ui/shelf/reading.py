"""Reading the shelf for a page, one reading at a time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.app.shelf import ShelfLine
from desktop.ui.errand import Errand
from desktop.ui.lasting import while_alive
from desktop.ui.session import Session
from desktop.ui.speech import tr


class ShelfReading(QObject):
    """Gives every line of the store to ``then``, as often as they are asked for, until ``page`` is gone.

    What is asked for while they are being read is one more reading afterwards, however often it was asked.
    """

    def __init__(self, session: Session, page: QWidget, then: Callable[[tuple[ShelfLine, ...]], None]) -> None:
        super().__init__(page)
        self._session = session
        self._then = while_alive(page, then)
        self._under_way = self._stale = False

    def ask(self) -> None:
        """Have the lines read."""
        self._stale = self._under_way
        if self._under_way:
            return
        self._under_way = True
        shelf = self._session.office.shelf
        errand = Errand(tr("正在读取会议列表"), lambda _report: shelf.lines(), self._then)
        self._session.errands.send(errand).ended.connect(self._ended)

    def _ended(self) -> None:
        self._under_way = False
        if self._stale:
            self.ask()
