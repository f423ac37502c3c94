"""A panel in its column: what is long scrolls, what is to be pressed next stays in sight below it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout

from desktop.ui.following_scroll import SideScroll
from desktop.ui.hall.side_panel import SidePanel


class SideColumn(QFrame):
    """The panel with a bar beside it while its column is too low, and its foot, which never scrolls away."""

    def __init__(self, panel: SidePanel) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(SideScroll(panel), 1)
        column.addWidget(panel.foot)
