"""The panel 是否就绪: what stops the opening, what is missing, how many must come."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from desktop.ui import ink
from desktop.ui.icons import Icon
from desktop.ui.ledger_model import Column, Index, LedgerModel
from desktop.ui.look import Look
from desktop.ui.panel import Panel
from desktop.ui.prepare.points import Point, Weight
from desktop.ui.scale import UI
from desktop.ui.speech import tr
from desktop.ui.tokens import Hue

_LOOKS = {
    Weight.STOPS: (Icon.OCTAGON_X, Hue.RED),
    Weight.LOOK: (Icon.TRIANGLE_ALERT, Hue.AMBER),
    Weight.FINE: (Icon.CIRCLE_CHECK, Hue.GREEN),
}


class PointRow(QStyledItemDelegate):
    """Draws one point, its sentence wrapped."""

    def __init__(self, look: Look, model: LedgerModel[Point], view: QListView) -> None:
        super().__init__(view)
        self._look = look
        self._points = model
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room the sentence needs at the width of the list."""
        point = self._points.row_at(index)
        px = self._look.theme.px
        wide = max(px(120), self._view.viewport().width() - px(52))
        metrics = QFontMetrics(self._look.theme.font(UI))
        flags = int(Qt.TextFlag.TextWordWrap)
        high = metrics.boundingRect(QRect(0, 0, wide, 9999), flags, point.sentence if point else "").height()
        return QSize(wide, high + px(16))

    def paint(self, painter: QPainter, _option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the sign of its weight and the sentence."""
        point = self._points.row_at(index)
        if point is None:
            return
        theme = self._look.theme
        px, tokens = theme.px, theme.tokens
        area = self._view.visualRect(index)
        sign, hue = _LOOKS[point.weight]
        if index == self._view.currentIndex() and self._view.hasFocus():
            ink.box(painter, area, fill=tokens.selected)
            ink.ring(painter, area.adjusted(1, 1, -1, -1), theme, px(3))
        ink.mark(painter, area.left() + px(14), area.top() + px(18), sign, tokens.hue(hue).ink, px(16))
        painter.setFont(theme.font(UI))
        painter.setPen(tokens.text)
        words = area.adjusted(px(38), px(8), -px(14), -px(8))
        painter.drawText(words, int(Qt.TextFlag.TextWordWrap), point.sentence)


class ReadinessPanel(QFrame):
    """The list of points. ``wanted`` carries step and row where the chosen one can be mended."""

    wanted = Signal(str, str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "side")
        self._panel = Panel(look, tr("是否就绪"))
        self.model = LedgerModel[Point](
            [Column(tr("是否就绪"), lambda point: point.sentence)],
            lambda point: point.id,
            lambda hue: look.theme.tokens.hue(hue).ink,
            self,
        )
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(PointRow(look, self.model, self.view))
        self.view.setAccessibleName(tr("是否就绪"))
        self.view.setProperty("role", "flush")
        self.view.setResizeMode(QListView.ResizeMode.Adjust)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.view.activated.connect(self._go)
        self.view.clicked.connect(self._go)
        self._panel.add(self.view, 1)
        px = look.theme.px
        self._foot = QVBoxLayout()
        self._foot.setContentsMargins(px(16), px(8), px(16), px(16))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._panel, 1)
        column.addLayout(self._foot)

    def take_focus(self) -> None:
        """Go to the first point."""
        if self.model.rows and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(0, 0))
        self.view.setFocus()

    def add_foot(self, widget: QWidget) -> None:
        """Put ``widget`` below the list."""
        self._foot.addWidget(widget)

    def show_points(self, points: Sequence[Point]) -> None:
        """Show these points."""
        stops = sum(point.weight is Weight.STOPS for point in points)
        looks = sum(point.weight is Weight.LOOK for point in points)
        said = tr("还不能开启") if stops else tr("{n} 处可留意", n=looks) if looks else tr("可以开启")
        self._panel.say(tr("是否就绪"), said)
        self.model.show(points)

    def _go(self, index: Index) -> None:
        point = self.model.row_at(index)
        if point is not None and point.step:
            self.wanted.emit(point.step, point.row)
