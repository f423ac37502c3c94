"""The clocks of the hall: who speaks, how long, of how much; painted anew once a second and nothing else."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy

from desktop.meeting.state import Level, Meeting, Running
from desktop.ui import ink
from desktop.ui.card_chip import CardChip, chip_width, paint_chip
from desktop.ui.hall.floor_words import minutes, turn_word, used_of
from desktop.ui.hall.remembered import BEEP, Remembered
from desktop.ui.icons import Icon
from desktop.ui.scale import META, SPEAKER, TITLE
from desktop.ui.session import Session
from desktop.ui.speech import tr
from desktop.ui.tokens import Hue

_LOOK = {
    Level.CALM: (Hue.BLUE, Icon.TIMER),
    Level.WARN: (Hue.AMBER, Icon.TRIANGLE_ALERT),
    Level.OVER: (Hue.RED, Icon.OCTAGON_X),
}


class FloorStrip(QLabel):
    """A strip over the entry bar; hidden while nobody speaks on time and nobody waits.

    It beeps when a clock begins to warn and when it is over, if that was chosen.
    """

    def __init__(self, session: Session, remembered: Remembered) -> None:
        super().__init__()
        self._session, self._remembered = session, remembered
        self._turn: Running | None = None
        self._exchange: Running | None = None
        self._next = ""
        self._levels = (Level.CALM, Level.CALM)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setTimerType(Qt.TimerType.PreciseTimer)
        self._clock.timeout.connect(self._tick)
        self.hide()

    def refresh(self, meeting: Meeting) -> None:
        """Show who speaks and who is next; a new turn begins without a warning."""
        floor = meeting.floor
        turn = floor.running
        if self._turn is None or turn is None or (turn.person, turn.turn) != (self._turn.person, self._turn.turn):
            self._levels = (Level.CALM, Level.CALM)
        self._turn, self._exchange = turn, floor.exchange
        waiting = list(floor.queue.values())
        self._next = ""
        if waiting:
            first = waiting[0].asked
            who = f"{meeting.name(first.person)} {turn_word(first.turn)[0]}"
            self._next = tr("下一位：{who} · 排队 {count}", who=who, count=len(waiting))
        self.setVisible(turn is not None or bool(waiting))
        self._tick()

    @property
    def levels(self) -> tuple[Level, Level]:
        """How near its limit the turn is, and the exchange it is part of."""
        return self._levels

    def sizeHint(self) -> QSize:
        """Return room for one line."""
        px = self._session.look.theme.px
        return QSize(px(320), px(36))

    def minimumSizeHint(self) -> QSize:
        """Return room for a clock."""
        px = self._session.look.theme.px
        return QSize(px(160), px(36))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the clock of the turn, that of the exchange, and who is next."""
        theme = self._session.look.theme
        px, tokens = theme.px, theme.tokens
        now = self._session.office.clock.now()
        middle = self.height() // 2
        with QPainter(self) as painter:
            ink.box(painter, self.rect(), fill=tokens.subtle)
            ink.box(painter, QRect(0, 0, self.width(), 1), fill=tokens.line)
            left = px(16)
            if self._turn is not None:
                left = self._clock_of(painter, left, self._turn, now)
            if self._exchange is not None:
                left = self._small(painter, left + px(14), self._exchange, now)
            room = self.width() - px(16) - left - px(12)
            if self._next and room > px(60):
                area = QRect(left + px(12), middle - px(10), room, px(20))
                align = ink.RIGHT if self._turn is not None else ink.LEFT
                ink.words(painter, area, self._next, theme.font(META), tokens.text_second, align)

    def _clock_of(self, painter: QPainter, left: int, running: Running, now: datetime) -> int:
        """Paint one clock with person and bar; return where it ends."""
        theme = self._session.look.theme
        px, tokens = theme.px, theme.tokens
        middle = self.height() // 2
        hue, icon = self._dress(running, now)
        tint = tokens.hue(hue)
        ink.mark(painter, left, middle, icon, tint.ink, px(18))
        left += px(26)
        word, kind_hue, _icon = turn_word(running.turn)
        left += paint_chip(painter, left, middle, CardChip(word, kind_hue), theme) + px(8)
        name = QRect(left, middle - px(11), px(112), px(22))
        left += ink.words(painter, name, running.name, theme.font(SPEAKER, bold=True), tokens.text) + px(12)
        figures = theme.font(TITLE, bold=True, figures=True)
        said = used_of(running.used(now), running.limit_seconds)
        colour = tokens.text if hue is Hue.BLUE else tint.ink
        left += ink.words(painter, QRect(left, middle - px(12), px(180), px(24)), said, figures, colour) + px(10)
        if running.limit_seconds is not None:
            left = self._bar(painter, left, running, now, tint.fill)
        state = _state(running, now)
        if state:
            chip = CardChip(state, hue)
            paint_chip(painter, left, middle, chip, theme)
            left += chip_width(chip, theme)
        return left

    def _bar(self, painter: QPainter, left: int, running: Running, now: datetime, fill: str) -> int:
        theme = self._session.look.theme
        px = theme.px
        whole = QRect(left, self.height() // 2 - px(3), px(96), px(6))
        ink.box(painter, whole, fill=theme.tokens.line_strong, radius=px(3))
        limit = running.limit_seconds or 0
        done = whole.width() if not limit else min(whole.width(), whole.width() * running.used(now) // limit)
        if done:
            painter.setClipRect(QRect(whole.left(), whole.top(), done, whole.height()))
            ink.box(painter, whole, fill=fill, radius=px(3))
            painter.setClipping(False)
        return left + whole.width() + px(10)

    def _small(self, painter: QPainter, left: int, running: Running, now: datetime) -> int:
        """Paint the clock of the exchange in one word and its figures; return where it ends."""
        theme = self._session.look.theme
        px = theme.px
        hue, icon = self._dress(running, now)
        said = tr("本问 {time}", time=used_of(running.used(now), running.limit_seconds))
        state = _state(running, now) if running.level(now) is not Level.CALM else ""
        chip = CardChip(f"{said} {state}".strip(), Hue.GREY if hue is Hue.BLUE else hue, icon)
        if left + chip_width(chip, theme) > self.width() - px(16):
            return left
        return left + paint_chip(painter, left, self.height() // 2, chip, theme)

    def _dress(self, running: Running, now: datetime) -> tuple[Hue, Icon]:
        hue, icon = _LOOK[running.level(now)]
        return hue, Icon.PAUSE if running.stopped is not None else icon

    def _tick(self) -> None:
        """Paint, tell of a limit that came near or was passed, and wait for the next whole second."""
        now = self._session.office.clock.now()
        levels = tuple(Level.CALM if each is None else each.level(now) for each in (self._turn, self._exchange))
        risen = any(new is not old and new is not Level.CALM for new, old in zip(levels, self._levels, strict=True))
        self._levels = (levels[0], levels[1])
        self.update()
        if risen and self._remembered.on(BEEP):
            QApplication.beep()
        if risen or self._turn is None or not self.accessibleName():
            self.setAccessibleName(self._spoken(now))
        if self._turn is not None and self._turn.stopped is None:
            into = (now - self._turn.since).microseconds // 1000
            self._clock.start(1001 - into)
        else:
            self._clock.stop()

    def _spoken(self, now: datetime) -> str:
        if self._turn is None:
            return self._next or tr("没有人在计时")
        word, _hue, _icon = turn_word(self._turn.turn)
        parts = [f"{self._turn.name} {word}", minutes(self._turn.used(now)), _state(self._turn, now), self._next]
        return "，".join(part for part in parts if part)


def _state(running: Running, now: datetime) -> str:
    """The word beside a clock: it rests, how much is left near the end, how much it is over."""
    left = running.left(now)
    if running.stopped is not None:
        return tr("休会暂停")
    match running.level(now):
        case Level.WARN if left is not None:
            return tr("还剩 {time}", time=minutes(left))
        case Level.OVER if left is not None:
            return tr("超时 {time}", time=minutes(left))
        case _:
            return ""
