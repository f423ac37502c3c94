"""Pages of which one is seen: only that one says how small the window may be."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget


class CurrentStack(QStackedWidget):
    """A stack as small as the page in sight; Qt's own is never smaller than the largest page behind it."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(lambda _at: self.updateGeometry())

    def minimumSizeHint(self) -> QSize:
        """Return the least size of the page in sight."""
        page = self.currentWidget()
        return page.minimumSizeHint().expandedTo(page.minimumSize()) if page else super().minimumSizeHint()

    def sizeHint(self) -> QSize:
        """Return the size the page in sight would like."""
        page = self.currentWidget()
        return page.sizeHint() if page else super().sizeHint()
