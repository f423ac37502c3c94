"""A list of two-line rows: painted, so that a thousand of them are as light as ten."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.ui import ink
from desktop.ui.home.rows import HomeRow
from desktop.ui.ledger_model import Column, Index, LedgerModel
from desktop.ui.look import Look
from desktop.ui.scale import META, SPEAKER

HIGH = 52


class RowPainter(QStyledItemDelegate):
    """Draws one row."""

    def __init__(self, look: Look, view: RowList) -> None:
        super().__init__(view)
        self._look = look
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of a row; its width is the list's."""
        return QSize(0, self._look.theme.px(HIGH))

    def paint(self, painter: QPainter, _option: QStyleOptionViewItem, index: Index) -> None:
        """Draw mark, two lines, and the word at the right."""
        row = self._view.model_rows.row_at(index)
        if row is None:
            return
        theme = self._look.theme
        px, tokens = theme.px, theme.tokens
        area = self._view.visualRect(index)
        if index == self._view.currentIndex() and self._view.hasFocus():
            ink.box(painter, area, fill=tokens.selected)
            ink.ring(painter, area.adjusted(1, 1, -1, -1), theme, px(3))
        colour = tokens.hue(row.hue).ink
        ink.mark(painter, area.left() + px(16), area.center().y(), row.mark, colour, px(18))
        wide = ink.wide(theme.font(META, bold=True), row.right) + px(4)
        right = QRect(area.right() - wide - px(16), area.top(), wide, area.height())
        ink.words(painter, right, row.right, theme.font(META, bold=True), colour, ink.RIGHT)
        left = area.left() + px(46)
        room = right.left() - left - px(12)
        upper = QRect(left, area.top() + px(6), room, px(21))
        lower = QRect(left, area.top() + px(27), room, px(19))
        ink.words(painter, upper, row.title, theme.font(SPEAKER), tokens.text)
        ink.words(painter, lower, row.below, theme.font(META), tokens.text_second)
        ink.box(painter, QRect(left, area.bottom(), area.right() - left, 1), fill=tokens.line)


class RowList(QListView):
    """The list. ``opened`` carries meeting and status of the row Enter or a double click was pressed on."""

    opened = Signal(str, str)

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model_rows = LedgerModel[HomeRow](
            [Column(name, lambda row: row.spoken)], lambda row: row.id, lambda hue: look.theme.tokens.hue(hue).ink, self
        )
        self.setModel(self.model_rows)
        self.setItemDelegate(RowPainter(look, self))
        self.setAccessibleName(name)
        self.setProperty("role", "flush")
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.doubleClicked.connect(self._open)
        look.changed.connect(self.doItemsLayout)

    def show_rows(self, rows: Sequence[HomeRow]) -> None:
        """Show these rows; the current one stays where it is still among them."""
        kept = self.model_rows.id_at(self.currentIndex())
        self.model_rows.show(rows)
        index = self.model_rows.index_of(kept)
        if not index.isValid() and rows:
            index = self.model_rows.index(0, 0)
        self.setCurrentIndex(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current row on Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier
        ):
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _open(self, index: Index) -> None:
        row = self.model_rows.row_at(index)
        if row is not None:
            self.opened.emit(row.meeting, row.status)
