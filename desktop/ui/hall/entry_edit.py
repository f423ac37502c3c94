"""The editor of the entry bar: Enter records, Shift+Enter breaks the line, and it never loses a key it needs."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.ui.hall.phrase_gaps import GAP
from desktop.ui.ime import Composition
from desktop.ui.speech import tr

_PICK = frozenset("/、")
"""At the start of an empty line these ask for a speaker; Chinese input methods send 、 for the slash."""


class EntryEdit(QPlainTextEdit):
    """Plain text. ``submitted`` on Enter, ``pick_wanted`` on a slash at the start of an empty line.

    While a phrase with gaps is being filled in, Tab goes from gap to gap; otherwise it leaves the editor.
    """

    submitted = Signal()
    pick_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.composition = Composition(self)
        self._filling = False
        self.setTabChangesFocus(True)
        self.setAccessibleName(tr("记录内容"))
        self.setPlaceholderText(tr("直接输入，Enter 记入，Shift+Enter 换行；先记后正，缺什么都能记"))
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)

    def put_phrase(self, text: str) -> None:
        """Write ``text`` at the cursor and select its first gap."""
        cursor = self.textCursor()
        start = cursor.selectionStart()
        cursor.insertText(text)
        self._filling = GAP.search(text) is not None
        if self._filling:
            cursor.setPosition(start)
            self.setTextCursor(cursor)
            self.next_gap()
        else:
            self.setTextCursor(cursor)

    def next_gap(self) -> bool:
        """Select the next gap, round and round; return False, and fill in no more, when none is left."""
        if not self._filling:
            return False
        text, at = self.toPlainText(), self.textCursor().selectionEnd()
        found = GAP.search(text, at) or GAP.search(text)
        self._filling = found is not None
        if found is not None:
            cursor = self.textCursor()
            cursor.setPosition(found.start())
            cursor.setPosition(found.end(), QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)
        return self._filling

    def leave_gaps(self) -> None:
        """Take gaps still open as words like others."""
        self._filling = False

    def focusNextPrevChild(self, following: bool) -> bool:  # noqa: FBT001 - Qt's own signature
        """Go to the next gap while there is one, else to the next widget."""
        return (following and self.next_gap()) or super().focusNextPrevChild(following)

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
