"""The editor of the entry bar: Enter records, Shift+Enter breaks the line, and it never loses a key it needs."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.ui.ime import Composition
from desktop.ui.speech import tr

_PICK = frozenset("/、")
"""At the start of an empty line these ask for a speaker; Chinese input methods send 、 for the slash."""


class EntryEdit(QPlainTextEdit):
    """Plain text. ``submitted`` on Enter, ``pick_wanted`` on a slash at the start of an empty line."""

    submitted = Signal()
    pick_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.composition = Composition(self)
        self.setTabChangesFocus(True)
        self.setAccessibleName(tr("记录内容"))
        self.setPlaceholderText(tr("直接输入，Enter 记入，Shift+Enter 换行；先记后正，缺什么都能记"))
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the hall while there is nothing here to undo."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Undo)
            and not self.toPlainText()
        ):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Record, break the line, ask for a speaker, or type."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if modifiers == Qt.KeyboardModifier.NoModifier:
                self.submitted.emit()
                return
            if modifiers == Qt.KeyboardModifier.ShiftModifier:
                self.insertPlainText("\n")
                self.ensureCursorVisible()
                return
        if event.text() in _PICK and event.text() and not self.toPlainText():
            self.pick_wanted.emit()
            return
        super().keyPressEvent(event)
