"""The running record: a list of cards of unequal height that stays fluid at ten thousand of them.

A stock QListView asks for the size of every row whenever one is added (150 ms at 5,000). Here a height is
first estimated, measured only when its card is seen, and summed in a Fenwick tree; model, selection,
keyboard and accessibility stay Qt's own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from desktop.ui.fenwick import Fenwick
from desktop.ui.ledger_model import Index, LedgerModel
from desktop.ui.look import Look, Theme

C = TypeVar("C")
C_contra = TypeVar("C_contra", contravariant=True)


@dataclass(frozen=True, slots=True)
class CardState:
    """How a card stands in its list."""

    selected: bool
    focused: bool


class CardPainter(Protocol[C_contra]):
    """What draws one kind of card; widths and heights in pixels."""

    def estimate(self, card: C_contra, width: int) -> int:
        """Return about how high ``card`` is, cheaply."""

    def measure(self, card: C_contra, width: int) -> int:
        """Return exactly how high ``card`` is."""

    def paint(self, painter: QPainter, rect: QRect, card: C_contra, state: CardState) -> None:
        """Draw ``card`` into ``rect``."""


class CardList(QListView, Generic[C]):
    """Cards one below the other. ``opened`` (Enter, double click) and ``picked`` carry the id of a card.

    While the end is in view, new cards keep it in view; otherwise the list stays where it was.
    """

    opened = Signal(str)
    picked = Signal(str)

    def __init__(
        self,
        look: Look,
        model: LedgerModel[C],
        cards: CardPainter[C],
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._ledger = model
        self._cards = cards
        self._heights = Fenwick()
        self._exact: list[bool] = []
        self._at_end = True
        self._laid: tuple[tuple[C, ...], int, Theme] = ((), 0, look.theme)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setProperty("role", "flush")
        self.doubleClicked.connect(lambda index: self.opened.emit(model.id_at(index)))
        self.selectionModel().currentChanged.connect(lambda now: self.picked.emit(model.id_at(now)))
        look.changed.connect(self.scheduleDelayedItemsLayout)

    def minimumSizeHint(self) -> QSize:
        """Return room for one card: what does not fit is scrolled to."""
        least = super().minimumSizeHint()
        return QSize(least.width(), min(least.height(), self._look.theme.px(56)))

    def pick(self, name: str) -> None:
        """Select the card with id ``name`` and bring it into view; nothing happens when it is not shown."""
        index = self._ledger.index_of(name)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def to_end(self) -> None:
        """Show the last card, and keep showing the last one as cards are added."""
        self._measure_tail()
        self.updateGeometries()
        self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
        self._at_end = True

    # What Qt asks of a view

    def doItemsLayout(self) -> None:
        """Estimate all heights anew if the cards, the width or the theme changed."""
        width = self.viewport().width()
        rows = self._ledger.rows
        if rows is self._laid[0] and width == self._laid[1] and self._look.theme is self._laid[2]:
            return
        self._laid = (rows, width, self._look.theme)
        self._heights = Fenwick(self._cards.estimate(card, width) for card in rows)
        self._exact = [False] * len(rows)
        if self._at_end:
            self.to_end()
        else:
            self.updateGeometries()
        self.viewport().update()

    def reset(self) -> None:
        """Start again with another list of cards."""
        super().reset()
        self.doItemsLayout()

    def rowsInserted(self, parent: Index, start: int, end: int) -> None:
        """Add heights for the new cards without touching the others."""
        QAbstractItemView.rowsInserted(self, parent, start, end)
        if start != len(self._heights):
            self.doItemsLayout()
            return
        width = self.viewport().width()
        for card in self._ledger.rows[start : end + 1]:
            self._heights.append(self._cards.estimate(card, width))
            self._exact.append(False)
        self._laid = (self._ledger.rows, width, self._look.theme)
        if self._at_end:
            self.to_end()
        else:
            self.updateGeometries()
        self.viewport().update()

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Measure changed cards again when they are next seen."""
        QAbstractItemView.dataChanged(self, first, last, list(roles))
        for row in range(first.row(), min(last.row() + 1, len(self._exact))):
            self._exact[row] = False
        self.viewport().update()

    def updateGeometries(self) -> None:
        """Give the scroll bar its range, and stay at the end when that is where the list was."""
        bar = self.verticalScrollBar()
        page = self.viewport().height()
        at_end = self._at_end
        bar.setPageStep(page)
        bar.setSingleStep(self._look.theme.px(24))
        bar.setRange(0, max(0, self._heights.total - page))
        if at_end:
            bar.setValue(bar.maximum())
        self._at_end = at_end

    def visualRect(self, index: Index) -> QRect:
        """Return where the card is, in the coordinates of the viewport."""
        row = index.row()
        if not index.isValid() or row >= len(self._heights):
            return QRect()
        top = self._heights.before(row) - self.verticalOffset()
        return QRect(0, top, self.viewport().width(), self._heights[row])

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Return the card under ``point``."""
        height = point.y() + self.verticalOffset()
        if not 0 <= height < self._heights.total:
            return QModelIndex()
        return self._ledger.index(self._heights.find(height), 0)

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring the card into view, moving as little as ``hint`` allows."""
        if not index.isValid() or index.row() >= len(self._heights):
            return
        self._measure(index.row())
        self.updateGeometries()
        rect = self.visualRect(index)
        bar, page = self.verticalScrollBar(), self.viewport().height()
        if hint is QAbstractItemView.ScrollHint.PositionAtCenter:
            bar.setValue(bar.value() + rect.center().y() - page // 2)
        elif rect.top() < 0 or hint is QAbstractItemView.ScrollHint.PositionAtTop:
            bar.setValue(bar.value() + rect.top())
        elif rect.bottom() >= page or hint is QAbstractItemView.ScrollHint.PositionAtBottom:
            bar.setValue(bar.value() + min(rect.top(), rect.bottom() + 1 - page))

    def moveCursor(self, action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Return the card an arrow or page key leads to."""
        count = len(self._heights)
        if not count:
            return QModelIndex()
        now = self.currentIndex()
        row = now.row() if now.isValid() else count - 1
        page = self.viewport().height()
        actions = QAbstractItemView.CursorAction
        match action:
            case actions.MoveUp | actions.MovePrevious | actions.MoveLeft:
                row -= 1 if now.isValid() else 0
            case actions.MoveDown | actions.MoveNext | actions.MoveRight:
                row += 1
            case actions.MovePageUp:
                row = self._heights.find(self._heights.before(row) - page)
            case actions.MovePageDown:
                row = self._heights.find(self._heights.before(row) + page)
            case actions.MoveHome:
                row = 0
            case actions.MoveEnd:
                row = count - 1
        return self._ledger.index(min(max(row, 0), count - 1), 0)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select the cards that ``rect`` of the viewport touches."""
        offset = self.verticalOffset()
        area = rect.normalized()
        first, last = (self._heights.find(y + offset) for y in (area.top(), area.bottom()))
        chosen = QItemSelection(self._ledger.index(first, 0), self._ledger.index(last, 0))
        self.selectionModel().select(chosen, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """Return what must be painted again when ``selection`` changes."""
        region = QRegion()
        for index in selection.indexes():
            region += self.visualRect(index)
        return region

    def horizontalOffset(self) -> int:
        """Return 0: cards are as wide as the list."""
        return 0

    def verticalOffset(self) -> int:
        """Return how far the list is scrolled, in pixels."""
        return self.verticalScrollBar().value()

    def isIndexHidden(self, _index: Index) -> bool:
        """Return False: filtering gives the model other rows instead."""
        return False

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Paint again at the new place, and note whether the end is in view now."""
        bar = self.verticalScrollBar()
        self._at_end = bar.value() >= bar.maximum() - self._look.theme.px(4)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the cards out for the new width."""
        QAbstractItemView.resizeEvent(self, event)
        if event.size().width() != event.oldSize().width() or len(self._heights) != len(self._ledger.rows):
            self.doItemsLayout()
        else:
            self.updateGeometries()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the selected card on Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if name := self._ledger.id_at(self.currentIndex()):
                self.opened.emit(name)
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Measure the cards in view and draw those that need it."""
        rows = self._ledger.rows
        if not rows or len(rows) != len(self._heights):
            return
        self._measure_view()
        width, dirty = self.viewport().width(), event.rect()
        row = self._heights.find(self.verticalOffset() + dirty.top())
        top = self._heights.before(row) - self.verticalOffset()
        chosen = self.selectionModel()
        current = self.currentIndex().row() if self.hasFocus() else -1
        with QPainter(self.viewport()) as painter:
            while row < len(rows) and top <= dirty.bottom():
                rect = QRect(0, top, width, self._heights[row])
                index = self._ledger.index(row, 0)
                state = CardState(selected=chosen.isSelected(index), focused=row == current)
                self._cards.paint(painter, rect, rows[row], state)
                top += self._heights[row]
                row += 1

    def _measure_view(self) -> None:
        """Make every height in view exact; what is in view stays put when a card above it grows."""
        bar, page = self.verticalScrollBar(), self.viewport().height()
        row = self._heights.find(bar.value())
        before = self._heights.before(row)
        grown = self._measure(row)
        changed = grown != 0
        if grown and before < bar.value() and not self._at_end:
            bar.blockSignals(True)  # a repaint is under way already
            bar.setMaximum(bar.maximum() + max(0, grown))
            bar.setValue(bar.value() + grown)
            bar.blockSignals(False)
        bottom = before + self._heights[row] - bar.value()
        while bottom < page and row + 1 < len(self._heights):
            row += 1
            changed = bool(self._measure(row)) or changed
            bottom += self._heights[row]
        if changed:
            QTimer.singleShot(0, self.updateGeometries)

    def _measure_tail(self) -> None:
        """Make the last screenful exact, so that the end is the end."""
        rest, row = self.viewport().height(), len(self._heights) - 1
        while row >= 0 and rest > 0:
            self._measure(row)
            rest -= self._heights[row]
            row -= 1

    def _measure(self, row: int) -> int:
        """Make the height of ``row`` exact and return by how much it grew."""
        if self._exact[row]:
            return 0
        self._exact[row] = True
        return self._heights.set(row, self._cards.measure(self._ledger.rows[row], self.viewport().width()))
