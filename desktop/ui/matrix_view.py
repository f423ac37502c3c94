"""The grid filled by keyboard: arrows move, one key per value, Enter for the comment."""

from enum import StrEnum

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.ui import ink
from desktop.ui.icons import Icon
from desktop.ui.ledger_model import Index
from desktop.ui.look import Look
from desktop.ui.matrix_model import Mark, MatrixModel
from desktop.ui.scale import HINT, UI
from desktop.ui.speech import tr
from desktop.ui.tokens import Hue

_HARMLESS = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
"""A digit of the keypad and a sign that needs Shift are signs like any other."""


class Advance(StrEnum):
    """Where the cursor goes after a value was chosen.

    RIGHT everywhere unless said otherwise: a room takes one matter at a time and hears each judge on it, and the row
    that is full shows at once how far they agree.
    """

    DOWN = "down"
    RIGHT = "right"
    STAY = "stay"


class MatrixCell(QStyledItemDelegate):
    """Draws a cell: icon and word on the tint of its value, a sign for a comment, the earlier word."""

    def __init__(self, look: Look, model: MatrixModel, view: QTableView) -> None:
        super().__init__(view)
        self._look = look
        self._matrix = model
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the room a cell needs."""
        px = self._look.theme.px
        return QSize(px(112), px(44))

    def paint(self, painter: QPainter, _option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell where the view has it."""
        theme = self._look.theme
        px, tokens = theme.px, theme.tokens
        area = self._view.visualRect(index)
        mark = self._matrix.mark(index)
        choice = self._matrix.choice(mark.value)
        inner = area.adjusted(px(3), px(3), -px(4), -px(4))
        if self._matrix.place(index) is None:
            aside = inner.adjusted(px(8), 0, 0, 0)
            ink.words(painter, aside, str(index.data() or ""), theme.font(UI), tokens.text_second)
        elif choice is not None:
            tint = tokens.hue(choice.hue)
            if mark.pale:  # older, or not on record yet: an outline in place of a ground
                ink.box(painter, inner, line=tokens.line, radius=px(4))
            else:
                ink.box(painter, inner, fill=tint.tint, radius=px(4))
            font = theme.font(UI)
            wide = px(18) + min(ink.wide(font, choice.word), inner.width() - px(26))
            left = inner.left() + max(px(4), (inner.width() - wide) // 2)
            below = mark.earlier or (mark.pale and inner.height() > px(32))
            middle = inner.center().y() + 1 - (px(6) if below else 0)
            ink.mark(painter, left, middle, choice.icon, tint.ink, px(14))
            words = QRect(left + px(18), middle - px(10), inner.right() - left - px(20), px(20))
            ink.words(painter, words, choice.word, font, tokens.text_second if mark.pale else tint.ink)
        elif not mark.locked:
            ink.words(painter, inner, "·", theme.font(UI), tokens.text_third, ink.CENTRE)
        self._extras(painter, inner, mark)
        if index == self._view.currentIndex():
            self._cursor(painter, area)

    def _extras(self, painter: QPainter, inner: QRect, mark: Mark) -> None:
        theme = self._look.theme
        px, tokens = theme.px, theme.tokens
        before = self._matrix.choice(mark.earlier)
        older = tr("原 {word}", word=before.word if before else mark.earlier) if mark.earlier else mark.pale
        if older and inner.height() > px(32):
            low = QRect(inner.left(), inner.bottom() - px(15), inner.width(), px(14))
            ink.words(painter, low, older, theme.font(HINT - 1), tokens.text_second, ink.CENTRE)
        if mark.commented or mark.lacking:
            at = inner.right() - px(15)
            sign = Icon.CIRCLE_ALERT if mark.lacking else Icon.MESSAGE_SQUARE_TEXT
            colour = tokens.hue(Hue.AMBER).ink if mark.lacking else tokens.text_second
            ink.mark(painter, at, inner.top() + px(9), sign, colour, px(12))
        if mark.locked:
            ink.mark(painter, inner.left() + px(3), inner.top() + px(9), Icon.LOCK, tokens.text_third, px(11))

    def _cursor(self, painter: QPainter, area: QRect) -> None:
        theme = self._look.theme
        edge = area.adjusted(1, 1, -2, -2)
        if self._view.hasFocus():
            ink.ring(painter, edge, theme, theme.px(5))
        else:
            ink.box(painter, edge, line=theme.tokens.outline, radius=theme.px(5))


class MatrixView(QTableView):
    """The grid. ``chosen`` carries row id, column id and value, "" to clear it.

    ``comment_wanted`` (Enter) and ``moved`` carry row id and column id.
    """

    chosen = Signal(str, str, str)
    comment_wanted = Signal(str, str)
    moved = Signal(str, str)

    def __init__(
        self,
        look: Look,
        model: MatrixModel,
        name: str,
        advance: Advance = Advance.RIGHT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._matrix = model
        self.advance = advance
        self.setModel(model)
        self.setItemDelegate(MatrixCell(look, model, self))
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        side, top = self.verticalHeader(), self.horizontalHeader()
        side.setProperty("role", "flush")
        side.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side.setHighlightSections(False)
        top.setHighlightSections(False)
        top.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        top.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.selectionModel().currentChanged.connect(self._note)
        model.modelReset.connect(self._start)
        look.changed.connect(self._dress)
        self._dress()
        self._start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose, clear or comment; everything else is Qt's."""
        index = self.currentIndex()
        place = self._matrix.place(index)
        plain = not event.modifiers() & ~_HARMLESS
        if place is not None and plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.comment_wanted.emit(*place)
            return
        if place is not None and plain and not self._matrix.mark(index).locked:
            choice = self._matrix.choice_of(event.text()) if event.text() else None
            if choice is not None:
                self.chosen.emit(*place, choice.value)
                self._go_on(index)
                return
            if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
                self.chosen.emit(*place, "")
                return
        super().keyPressEvent(event)

    def go_to(self, row: str, column: str) -> None:
        """Put the cursor on the cell with these ids."""
        index = self._matrix.index_of(row, column)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def _go_on(self, index: QModelIndex) -> None:
        """Move on; past the last cell of a line the next line begins, past the very last nothing moves."""
        rows = self._matrix.rowCount()
        columns = self._matrix.columnCount() - self._matrix.has_aside
        row, column = index.row(), index.column()
        match self.advance:
            case Advance.DOWN:
                row, column = (row + 1, column) if row + 1 < rows else (0, column + 1)
            case Advance.RIGHT:
                row, column = (row, column + 1) if column + 1 < columns else (row + 1, 0)
            case Advance.STAY:
                return
        if row < rows and column < columns:
            self.setCurrentIndex(self._matrix.index(row, column))

    def _note(self, current: QModelIndex) -> None:
        if (place := self._matrix.place(current)) is not None:
            self.moved.emit(*place)

    def _start(self) -> None:
        if self._matrix.rowCount() and self._matrix.columnCount():
            self.setCurrentIndex(self._matrix.index(0, 0))

    def _dress(self) -> None:
        px = self._look.theme.px
        side = self.verticalHeader()
        side.setDefaultSectionSize(px(48))
        side.setFixedWidth(px(240))
        self.horizontalHeader().setMinimumSectionSize(px(72))
        self.viewport().update()
