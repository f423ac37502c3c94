"""What is being typed, kept while it is typed: at most 300 ms and one glance away may be lost."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from desktop.meeting.ids import MeetingId
from desktop.ui.errand import Errand
from desktop.ui.session import Session
from desktop.ui.speech import tr

PAUSE_MS = 250


class DraftKeeper(QObject):
    """Keeps one place: ``text`` says what stands there now, the word being composed included."""

    def __init__(
        self, session: Session, meeting: MeetingId, field: str, editor: QWidget, text: Callable[[], str]
    ) -> None:
        super().__init__(editor)
        self._session = session
        self._id = meeting
        self.place = f"{meeting}/{field}" if field else ""
        self._text = text
        self._kept = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.keep)
        editor.installEventFilter(self)

    def move(self, field: str) -> None:
        """From now on what stands in the editor belongs to another field; call ``keep`` first."""
        self._timer.stop()
        self.place = f"{self._id}/{field}"
        self._kept = ""

    def touch(self) -> None:
        """Note that the text changed; it is kept shortly, counted from the first change."""
        if not self._timer.isActive():
            self._timer.start()

    def keep(self) -> None:
        """Keep the text now, unless it is what was kept last."""
        self._timer.stop()
        text = self._text()
        if self.place and text != self._kept:
            self._kept = text
            drafts, place = self._session.office.drafts, self.place
            self._session.errands.send(
                Errand(tr("正在保存草稿"), lambda _report: drafts.keep(place, text), lambda _none: None)
            )

    def spend(self) -> None:
        """Forget the text: the commit that says it takes the draft along."""
        self._timer.stop()
        self._kept = ""

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keep the text when the focus leaves, and when the editor is hidden or closed."""
        if event.type() in {QEvent.Type.FocusOut, QEvent.Type.Hide, QEvent.Type.Close}:
            self.keep()
        return False
