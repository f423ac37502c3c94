"""The page itself: a widget that paints one slide and lets nobody touch it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.app.room.slides import Question, Slide, Timer
from desktop.ui.ink import box
from desktop.ui.room.page_words import page_name, timer_words
from desktop.ui.room.pages import lay_out
from desktop.ui.room.ruler import Ruler, row
from desktop.ui.room.sheets import Sheet
from desktop.ui.room.strokes import Face, Hand, Side, colour_of, paint, write
from desktop.ui.speech import tr
from desktop.ui.tokens import Tokens, shipped

Now = Callable[[], datetime]
TURN_SECONDS = 15
"""How long each sheet of a page of several stands before the next one follows by itself."""


class Canvas(QWidget):
    """Paints the slide it was given last, at whatever size it has. ``turned`` carries which sheet is seen, of how many.

    With ``like`` it is a small picture of a screen of that size, every line broken where it is broken there. A tick of
    its clock repaints the figures that move and nothing else.
    """

    turned = Signal(int, int)

    def __init__(self, now: Now, language: str, like: QSize | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._like = like
        self._now, self._language = now, language
        self._slide: Slide | None = None
        self._tokens = shipped("light")
        self._at = 0
        self._since = now()
        self._minute = ""
        self.turns = False
        """Whether sheets follow one another by themselves."""
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("投屏画面"))
        self._sheets: tuple[Sheet, ...] = ()
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self.tick)

    @property
    def slide(self) -> Slide | None:
        """What is painted."""
        return self._slide

    @property
    def sheet_count(self) -> int:
        """How many sheets the slide needs at this size."""
        return len(self._sheets)

    @property
    def sheet_at(self) -> int:
        """Which of them is seen, from 0."""
        return self._at

    def show_slide(self, slide: Slide) -> None:
        """Paint ``slide``; one of the same matter stays on the sheet it is on."""
        if slide == self._slide:
            return
        same = self._slide is not None and self._slide.cue == slide.cue
        self._slide = slide
        if not same:
            self._at, self._since = 0, self._now()
        self._lay_out()

    def wear(self, *, dark: bool) -> None:
        """Paint in the light or the dark theme."""
        self._tokens = shipped("dark" if dark else "light")
        self.update()

    def turn(self, by: int) -> None:
        """Show the next sheet or the one before, round and round."""
        if self._sheets:
            self._at = (self._at + by) % len(self._sheets)
            self._since = self._now()
            self._tell()
            self.update()

    def go_to(self, sheet: int) -> None:
        """Show that sheet, the last one where there are fewer."""
        self.turn(min(sheet, max(0, len(self._sheets) - 1)) - self._at)

    def tick(self) -> None:
        """A second has gone by: repaint what it moved."""
        if not self._sheets:
            return
        if self.turns and len(self._sheets) > 1 and (self._now() - self._since).total_seconds() >= TURN_SECONDS:
            self.turn(1)
            return
        minute = self._clock()
        for face in self._sheets[self._at].faces:
            if face.hand is Hand.TIMER or minute != self._minute:
                self.update(self._seen(face.area))
        self._minute = minute

    def sizeHint(self) -> QSize:
        """Return half a projector's picture."""
        return QSize(960, 540)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what was uncovered or has changed."""
        with QPainter(self) as painter:
            if not self._sheets:
                painter.fillRect(event.rect(), Qt.GlobalColor.black)
                return
            painter.setClipRect(event.rect())
            area = event.rect()
            if self._like is not None:
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.scale(self.width() / self._like.width(), self.height() / self._like.height())
                area = QRect(0, 0, self._like.width(), self._like.height())
            sheet = self._sheets[self._at]
            paint(painter, sheet.strokes, self._tokens, area)
            for face in sheet.faces:
                if face.area.intersects(area):
                    self._face(painter, face)
            if self._like is not None:
                painter.resetTransform()
                box(painter, self.rect(), line=self._tokens.line_strong)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the page out anew: every size is a part of the height."""
        super().resizeEvent(event)
        self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        """Move the figures while they can be seen."""
        super().showEvent(event)
        self._tick.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let them rest."""
        super().hideEvent(event)
        self._tick.stop()

    def _lay_out(self) -> None:
        if self._slide is None or self.height() < 2:
            return
        self._sheets = lay_out(self._slide, self._ruler, self._language)
        self._at = min(self._at, len(self._sheets) - 1)
        self._tell()
        self.update()

    def _tell(self) -> None:
        """Say aloud what is seen, for those who hear the screen, and to those who lead it which sheet it is."""
        if self._slide is None:
            return
        name = tr("投屏画面：{page}。{text}", page=page_name(self._slide.cue.page), text=self._sheets[self._at].spoken)
        self.setAccessibleName(name)
        self.turned.emit(self._at, len(self._sheets))

    def _face(self, painter: QPainter, face: Face) -> None:
        if face.hand is Hand.CLOCK:
            colour = colour_of(self._tokens, face.colour)
            write(painter, face.area, self._clock(), face.size, colour, side=Side.RIGHT)
        elif (timer := self._timer()) is not None:
            self._paint_timer(painter, face, timer)

    def _paint_timer(self, painter: QPainter, face: Face, timer: Timer) -> None:
        said, figures, hue = timer_words(timer, self._now())
        colour = colour_of(self._tokens, f"{hue.value}.ink")
        small = self._ruler.least
        above = QRect(face.area.left(), face.area.top(), face.area.width(), row(small))
        below = QRect(face.area.left(), above.bottom() + 1, face.area.width(), round(face.size * 1.15))
        write(painter, above, said, small, colour, side=Side.RIGHT)
        write(painter, below, figures, face.size, colour, bold=True, side=Side.RIGHT)

    def _timer(self) -> Timer | None:
        body = self._slide.body if self._slide else None
        return body.timer if isinstance(body, Question) else None

    def _clock(self) -> str:
        zone = self._slide.frame.zone if self._slide else "Asia/Shanghai"
        return self._now().astimezone(ZoneInfo(zone)).strftime("%H:%M")

    @property
    def _ruler(self) -> Ruler:
        size = self._like or self.size()
        return Ruler(size.width(), size.height())

    def _seen(self, area: QRect) -> QRect:
        """Where on this widget an area of the page lies."""
        return area if self._like is None else self.rect()

    @property
    def tokens(self) -> Tokens:
        """The theme being painted in."""
        return self._tokens
