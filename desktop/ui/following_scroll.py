"""Room for what is larger than its place: it scrolls, and the widget with the cursor is always in sight."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

NARROWEST, LOWEST = 480, 320
"""A window may be so small, in pixels, whatever it holds and however large its text."""


class FollowingScroll(QScrollArea):
    """``inner`` with bars beside it only where it has no room; nothing is cut off and the window may be small."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def sizeHint(self) -> QSize:
        """Return the size at which nothing need scroll."""
        inner = self.widget()
        return inner.sizeHint() if inner else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return room for a part of it."""
        inner = self.widget()
        least = inner.minimumSizeHint() if inner else QSize()
        return QSize(min(least.width(), NARROWEST), min(least.height(), LOWEST))

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Bring the widget that took the cursor into sight."""
        if new is not None and self.isAncestorOf(new):
            self.ensureWidgetVisible(new, 0, self.fontMetrics().height() // 2)


class SideScroll(FollowingScroll):
    """A panel that scrolls downwards only: it is as wide as its column."""

    def __init__(self, panel: QWidget) -> None:
        super().__init__(panel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def minimumSizeHint(self) -> QSize:
        """Return the panel's least width, and room for a few lines of it."""
        panel = self.widget()
        least = panel.minimumSizeHint() if panel else QSize()
        return QSize(least.width(), min(least.height(), 6 * self.fontMetrics().height()))
