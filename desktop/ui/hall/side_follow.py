"""The panel of the moment follows the stage of the meeting, unless somebody is at work in a panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from desktop.meeting.state import Meeting
from desktop.ui.hall.remembered import FOLLOW_STAGE, Remembered

if TYPE_CHECKING:
    from desktop.ui.hall.screen import HallScreen

SIDE_OF_STAGE = {
    "sign-in": "attendance",
    "questioning": "questioning",
    "signing": "papers",
    "deliberation": "opinions",
    "voting": "vote",
    "feedback": "papers",
}
"""The panel each stage of a profile opens; a stage not named here leaves the panel that is open."""


class SideFollow(QObject):
    """Shows the panel of a stage once, when the stage begins or the hall opens in it; never moves the cursor.

    Whoever is at work in a panel keeps it until the cursor leaves it; a panel opened meanwhile stays.
    """

    def __init__(self, hall: HallScreen, panels: QWidget, remembered: Remembered) -> None:
        super().__init__(hall)
        self._hall, self._panels, self._remembered = hall, panels, remembered
        self._stage: str | None = None
        self._due: tuple[str, str] | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def refresh(self, meeting: Meeting) -> None:
        """Show the panel of a stage that has just begun, now or once the cursor has left the panel at work."""
        stage = meeting.agenda.stage
        if stage == self._stage:
            return
        self._stage = stage
        side = SIDE_OF_STAGE.get(stage, "")
        self._due = (side, self._hall.side) if side and self._hall.has_side(side) else None
        self._show()

    def _focus_moved(self, _old: QWidget | None, _new: QWidget | None) -> None:
        if self._due is not None:
            self._show()

    def _show(self) -> None:
        if self._due is None or self._at_work():
            return
        (side, before), self._due = self._due, None
        if self._remembered.on(FOLLOW_STAGE) and self._hall.side == before:
            self._hall.show_side(side)

    def _at_work(self) -> bool:
        focus = QApplication.focusWidget()
        inside = focus is not None and self._panels.isAncestorOf(focus)
        return inside or QApplication.activeModalWidget() is not None
