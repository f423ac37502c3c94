"""The panel of the moment follows the stage of the meeting, unless somebody is at work in a panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

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


class SideFollow:
    """Shows the panel of a stage once, when the stage begins or the hall opens in it; never moves the cursor."""

    def __init__(self, hall: HallScreen, panels: QWidget, remembered: Remembered) -> None:
        self._hall, self._panels, self._remembered = hall, panels, remembered
        self._stage: str | None = None

    def refresh(self, meeting: Meeting) -> None:
        """Show the panel of a stage that has just begun."""
        stage = meeting.agenda.stage
        if stage == self._stage:
            return
        self._stage = stage
        side = SIDE_OF_STAGE.get(stage, "")
        if side and self._remembered.on(FOLLOW_STAGE) and self._hall.has_side(side) and not self._at_work():
            self._hall.show_side(side)

    def _at_work(self) -> bool:
        focus = QApplication.focusWidget()
        inside = focus is not None and self._panels.isAncestorOf(focus)
        return inside or QApplication.activeModalWidget() is not None
