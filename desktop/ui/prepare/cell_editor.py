"""Editing a cell of a preparation table: a line of text, or a choice among words."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from desktop.ui import ink
from desktop.ui.ime import Composition
from desktop.ui.ledger_model import Index
from desktop.ui.look import Look

Choices = Callable[[int], Sequence[str] | None]


class CellEditor(QStyledItemDelegate):
    """Makes editors for cells; ``choices`` says which words a column may hold, None for any text."""

    def __init__(self, look: Look, view: QTableView, choices: Choices) -> None:
        super().__init__(view)
        self._look = look
        self._view = view
        self._choices = choices

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return a line to type into, or a box to choose from."""
        title = str(index.model().headerData(index.column(), Qt.Orientation.Horizontal))
        words = self._choices(index.column())
        if words is None:
            line = QLineEdit(parent)
            line.setAccessibleName(title)
            Composition(line)
            return line
        box = QComboBox(parent)
        box.setAccessibleName(title)
        box.addItems(list(words))
        box.activated.connect(lambda _at: self._chosen(box))
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show what stands in the cell."""
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findText(text)))
        elif isinstance(editor, QLineEdit):
            editor.setText(text)

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        """Ask for the change where there is one."""
        text = editor.currentText() if isinstance(editor, QComboBox) else ""
        if isinstance(editor, QLineEdit):
            text = editor.text().strip()
        table = self._view.model()
        if table is model and text != index.data(Qt.ItemDataRole.EditRole):
            table.setData(table.index(index.row(), index.column()), text)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell, with a ring around the one the keys work on."""
        super().paint(painter, option, index)
        if index == self._view.currentIndex() and self._view.hasFocus():
            ink.ring(painter, self._view.visualRect(index).adjusted(1, 1, -1, -1), self._look.theme, 3)

    def _chosen(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)
