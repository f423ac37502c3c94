"""Room for a panel that is taller than its column: it scrolls, and the widget with the cursor is always in sight."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget


class SideScroll(QScrollArea):
    """A panel with a bar beside it while its column is too low; nothing is cut off and the window may be small."""

    def __init__(self, panel: QWidget) -> None:
        super().__init__()
        self.setWidget(panel)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def minimumSizeHint(self) -> QSize:
        """Return the panel's least width, and room for a few lines of it."""
        panel = self.widget()
        least = panel.minimumSizeHint() if panel else QSize()
        return QSize(least.width(), min(least.height(), 6 * self.fontMetrics().height()))

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Bring the widget that took the cursor into sight; a list taller than the column shows its top."""
        if new is not None and self.isAncestorOf(new):
            self.ensureWidgetVisible(new, 0, self.fontMetrics().height() // 2)
