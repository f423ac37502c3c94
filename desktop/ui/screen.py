"""A page of the main window: what it is called, what it can do, and what must be kept before it is left."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.actions import ActionTable


class Screen(QWidget):
    """A page. ``heading_changed`` says that ``heading`` or ``hints`` would answer differently now."""

    heading_changed = Signal()
    whole = False
    """Whether the page brings its own head and foot, so that the window hides its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table: ActionTable | None = None
        """What the page can do; its menus stand in the window's menu bar while it is shown."""

    def heading(self) -> tuple[str, str]:
        """Return title and subtitle for the head of the window."""
        return "", ""

    def hints(self) -> Sequence[tuple[str, str]]:
        """Return pairs of key and what it does, for the foot of the window."""
        return ()

    def enter(self) -> None:
        """Take the focus where work begins; called each time the page is shown."""
        self.setFocus()

    def leave(self) -> None:
        """Keep what was typed; called before another page is shown and before the window closes."""

    def drop(self) -> None:
        """Let go of whatever must be closed before the page is gone."""

    def under_way(self) -> str:
        """Return a sentence about what would be cut off by closing now, "" when nothing would."""
        return ""
