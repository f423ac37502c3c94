"""A dialog that Ctrl+Enter confirms from wherever the cursor is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QPushButton, QWidget


class Confirming(QDialog):
    """Ctrl+Enter presses ``confirming``, when it can be pressed; Enter alone belongs to the field it is typed in.

    The key is handled here and not in an action table: it means the same in every dialog, and a dialog has no menu.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.confirming: QPushButton | None = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Confirm on Ctrl+Enter, give up on Esc."""
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier and self.confirming is not None:
            self.confirming.click()
