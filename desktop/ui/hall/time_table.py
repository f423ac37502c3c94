"""How much time each party and each respondent has used, of how much; painted, so that it may move by the second."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from desktop.meeting.state import Meeting, Quota
from desktop.ui import ink
from desktop.ui.hall.floor_words import minutes, used_of
from desktop.ui.icons import Icon
from desktop.ui.scale import META, UI
from desktop.ui.session import Session
from desktop.ui.speech import tr
from desktop.ui.tokens import Hue


class TimeTable(QLabel):
    """One line for each party and respondent who had the floor; hidden before anybody had it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._meeting: Meeting | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        tick = QTimer(self)
        tick.setInterval(1000)
        tick.timeout.connect(self._tick)
        tick.start()
        self.hide()

    def refresh(self, meeting: Meeting) -> None:
        """Show the times of ``meeting``."""
        self._meeting = meeting
        lines = self.lines()
        self.setVisible(bool(lines))
        self.setAccessibleName("；".join(f"{name} {used_of(q.used_seconds, q.limit_seconds)}" for name, q in lines))
        self.updateGeometry()
        self.update()

    def lines(self) -> list[tuple[str, Quota]]:
        """Return names and times as of now, parties first."""
        meeting, now = self._meeting, self._session.office.clock.now()
        if meeting is None:
            return []
        parties = [(meeting.party_name(party), quota) for party, quota in meeting.floor.parties(now).items()]
        return parties + [(meeting.name(who), quota) for who, quota in meeting.floor.respondents(now).items()]

    def sizeHint(self) -> QSize:
        """Return room for every line."""
        px = self._session.look.theme.px
        return QSize(px(200), px(20) + px(24) * len(self.lines()))

    def minimumSizeHint(self) -> QSize:
        """Return the same height, whatever the width."""
        return QSize(self._session.look.theme.px(120), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the title and a line each: name, time, what is left or over."""
        theme = self._session.look.theme
        px, tokens = theme.px, theme.tokens
        with QPainter(self) as painter:
            head = QRect(0, 0, self.width(), px(18))
            ink.words(painter, head, tr("发言用时"), theme.font(META, bold=True), tokens.text_second)
            for at, (name, quota) in enumerate(self.lines()):
                area = QRect(0, px(20) + at * px(24), self.width(), px(22))
                self._line(painter, area, name, quota)

    def _line(self, painter: QPainter, area: QRect, name: str, quota: Quota) -> None:
        theme = self._session.look.theme
        px, tokens = theme.px, theme.tokens
        left = None if quota.limit_seconds is None else quota.limit_seconds - quota.used_seconds
        over = left is not None and left <= 0
        colour = tokens.hue(Hue.RED).ink if over else tokens.text
        said = used_of(quota.used_seconds, quota.limit_seconds)
        if left is not None:
            rest = tr("超 {time}", time=minutes(left)) if over else tr("余 {time}", time=minutes(left))
            said = f"{said}  {rest}"
        if over:
            ink.mark(painter, area.left(), area.center().y() + 1, Icon.OCTAGON_X, colour, px(14))
        figures = theme.font(UI, figures=True)
        wide = ink.wide(figures, said) + 2
        names = QRect(area.left() + (px(18) if over else 0), area.top(), area.width() - wide - px(26), area.height())
        ink.words(painter, names, name, theme.font(UI), tokens.text)
        ink.words(painter, area.adjusted(area.width() - wide, 0, 0, 0), said, figures, colour, ink.RIGHT)

    def _tick(self) -> None:
        if self.isVisible() and self._meeting is not None and self._meeting.floor.speaking is not None:
            self.update()
