"""Reading pages on the screen: zoom, page by page, all by keyboard."""

from collections import OrderedDict
from typing import Protocol

from PySide6.QtCore import QPoint, QRect, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from desktop.ui import ink
from desktop.ui.look import Look
from desktop.ui.speech import tr

ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
_POINT = 96 / 72
"""Pixels to the point at zoom 1."""

_KEPT = 12


class PageSource(Protocol):
    """Where pages come from; PdfPages is one."""

    @property
    def sizes(self) -> tuple[QSizeF, ...]:
        """The size of each page in points."""

    def picture(self, page: int, scale: float) -> QImage:
        """Return ``page`` (from 0) with ``scale`` pixels to the point."""


class PageView(QAbstractScrollArea):
    """Pages one below the other. ``turned`` carries the number of the page in view, from 1.

    Page Up and Page Down turn pages, Home and End go to the ends, + and - zoom, 0 fits the width.
    """

    turned = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._source: PageSource | None = None
        self._zoom = 0.0
        self._drawn: OrderedDict[tuple[int, float], QImage] = OrderedDict()
        self._page = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setAccessibleName(tr("页面预览"))
        self.verticalScrollBar().valueChanged.connect(self._note_page)

    @property
    def page(self) -> int:
        """The number of the page in view, from 1; 0 when there is none."""
        return self._page

    @property
    def zoom(self) -> float:
        """Screen size against true size: 1.0 is 100 %."""
        return self._zoom or self._fitting()

    def show_pages(self, source: PageSource | None) -> None:
        """Show these pages from the first; None shows none."""
        self._source = source
        self._drawn.clear()
        self._page = 0
        self.verticalScrollBar().setValue(0)
        self._arrange()
        self._note_page()

    def turn_to(self, page: int) -> None:
        """Bring the top of ``page`` (from 1) into view; a number beyond the ends means the end."""
        if self._source is not None and self._source.sizes:
            at = min(max(page, 1), len(self._source.sizes)) - 1
            self.verticalScrollBar().setValue(self._place(at).top() - self._look.theme.px(12))

    def zoom_to(self, zoom: float) -> None:
        """Show pages ``zoom`` times their true size, 0 to fit the width; the page in view stays in view."""
        page = self._page
        self._zoom = zoom
        self._arrange()
        self.turn_to(page)

    def zoom_by(self, steps: int) -> None:
        """Go ``steps`` along the usual zooms, up or down."""
        now = self.zoom
        larger = [zoom for zoom in ZOOMS if zoom > now + 0.01]
        smaller = [zoom for zoom in ZOOMS if zoom < now - 0.01]
        if steps > 0 and larger:
            self.zoom_to(larger[min(steps, len(larger)) - 1])
        elif steps < 0 and smaller:
            self.zoom_to(smaller[max(steps, -len(smaller))])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages and zoom; arrows scroll as usual."""
        last = len(self._source.sizes) if self._source else 0
        match event.key():
            case Qt.Key.Key_PageDown | Qt.Key.Key_Space:
                self.turn_to(self._page + 1)
            case Qt.Key.Key_PageUp | Qt.Key.Key_Backspace:
                self.turn_to(self._page - 1)
            case Qt.Key.Key_Home:
                self.turn_to(1)
            case Qt.Key.Key_End:
                self.turn_to(last)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom_by(1)
            case Qt.Key.Key_Minus:
                self.zoom_by(-1)
            case Qt.Key.Key_0:
                self.zoom_to(0)
            case _:
                super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl held, scroll otherwise."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the new width, keeping the page in view."""
        super().resizeEvent(event)
        page = self._page
        self._arrange()
        if not self._zoom:
            self.turn_to(page)

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Paint at the new place."""
        self.viewport().update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the pages in view on the ground of the application."""
        tokens = self._look.theme.tokens
        area = self.viewport().rect()
        shift = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        with QPainter(self.viewport()) as painter:
            ink.box(painter, area, fill=tokens.app)
            for at in range(len(self._source.sizes) if self._source else 0):
                place = self._place(at).translated(-shift)
                if place.intersects(area):
                    painter.drawImage(place, self._picture(at))
                    ink.box(painter, place, line=tokens.line_strong)
            if self.hasFocus():
                ink.ring(painter, area, self._look.theme, 0)

    def _picture(self, at: int) -> QImage:
        scale = self.zoom * _POINT * self.devicePixelRatioF()
        key = (at, scale)
        if key not in self._drawn and self._source is not None:
            self._drawn[key] = self._source.picture(at, scale)
            if len(self._drawn) > _KEPT:
                self._drawn.popitem(last=False)
        self._drawn.move_to_end(key)
        return self._drawn[key]

    def _place(self, at: int) -> QRect:
        """Return where page ``at`` lies on the whole roll of pages."""
        sizes = self._source.sizes if self._source else ()
        unit, gap = self.zoom * _POINT, self._look.theme.px(12)
        top = gap + sum(round(size.height() * unit) + gap for size in sizes[:at])
        wide, high = round(sizes[at].width() * unit), round(sizes[at].height() * unit)
        return QRect(max(gap, (self.viewport().width() - wide) // 2), top, wide, high)

    def _fitting(self) -> float:
        widest = max((size.width() for size in self._source.sizes), default=0) if self._source else 0
        room = self.viewport().width() - self._look.theme.px(24)
        return min(max(room / (widest * _POINT), 0.2), ZOOMS[-1]) if widest else 1.0

    def _arrange(self) -> None:
        count = len(self._source.sizes) if self._source else 0
        gap, view = self._look.theme.px(12), self.viewport()
        high = self._place(count - 1).bottom() + gap if count else 0
        wide = max((self._place(at).width() for at in range(count)), default=0) + 2 * gap
        for bar, length, page in (
            (self.verticalScrollBar(), high, view.height()),
            (self.horizontalScrollBar(), wide, view.width()),
        ):
            bar.setRange(0, max(0, length - page))
            bar.setPageStep(page)
            bar.setSingleStep(self._look.theme.px(48))
        view.update()

    def _note_page(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        count = len(self._source.sizes) if self._source else 0
        page = sum(self._place(at).top() <= middle for at in range(count))
        if count and self.verticalScrollBar().value() == self.verticalScrollBar().maximum() > 0:
            page = count
        if page != self._page:
            self._page = page
            self.turned.emit(page)
