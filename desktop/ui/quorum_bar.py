"""Who is here against who must be: the number, one mark per member, the line of the quorum."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.ui import ink
from desktop.ui.card_chip import CardChip, chip_width, paint_chip
from desktop.ui.icons import Icon
from desktop.ui.look import Look
from desktop.ui.scale import META, NUMERAL, UI
from desktop.ui.speech import tr
from desktop.ui.tokens import Hue

_MOST_MARKS = 40


@dataclass(frozen=True, slots=True)
class Quorum:
    """The count at this moment; ``needed`` members must be present, 0 when no rule asks for any."""

    present: int
    entitled: int
    needed: int
    on_leave: int = 0
    absent: int = 0

    @property
    def met(self) -> bool:
        """Whether enough are present."""
        return self.present >= self.needed


class QuorumBar(QLabel):
    """The quorum as number, pill and bar; a label, so that it is heard as a sentence."""

    def __init__(self, look: Look, quorum: Quorum, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._quorum = quorum
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_quorum(quorum)

    def show_quorum(self, quorum: Quorum) -> None:
        """Show ``quorum`` instead."""
        self._quorum = quorum
        state = self._chip().word
        self.setAccessibleName(
            tr(
                "实到 {present} 人，应到 {entitled} 人，{state}",
                present=quorum.present,
                entitled=quorum.entitled,
                state=state,
            )
        )
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for number, bar and words."""
        px = self._look.theme.px
        return QSize(px(240), px(76))

    def minimumSizeHint(self) -> QSize:
        """Return the least room that can still be read."""
        return QSize(self._look.theme.px(200), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint number and pill, then the bar with its line, then the words below."""
        theme, quorum = self._look.theme, self._quorum
        px, tokens = theme.px, theme.tokens
        with QPainter(self) as painter:
            number = QRect(0, 0, self.width(), px(36))
            font = theme.font(NUMERAL, bold=True, figures=True)
            wide = ink.words(painter, number, str(quorum.present), font, tokens.text)
            rest = QRect(wide + px(6), px(8), self.width(), px(26))
            whole = tr("/ {entitled} 人到会", entitled=quorum.entitled)
            ink.words(painter, rest, whole, theme.font(UI), tokens.text_second)
            chip = self._chip()
            paint_chip(painter, self.width() - chip_width(chip, theme), px(19), chip, theme)
            bar = QRect(0, px(42), self.width(), px(8))
            self._bar(painter, bar)
            self._below(painter, bar)

    def _bar(self, painter: QPainter, bar: QRect) -> None:
        theme, quorum = self._look.theme, self._quorum
        tokens = theme.tokens
        tint = tokens.hue(Hue.GREEN if quorum.met else Hue.AMBER)
        marks = max(1, quorum.entitled)
        gap = 0 if marks > _MOST_MARKS else theme.px(2)
        for at in range(marks):
            left = bar.left() + bar.width() * at // marks
            right = bar.left() + bar.width() * (at + 1) // marks
            mark = QRect(left, bar.top(), max(1, right - left - gap), bar.height())
            here = at < quorum.present
            ink.box(painter, mark, fill=tint.fill if here else tokens.line, radius=theme.px(2) if gap else 0)

    def _below(self, painter: QPainter, bar: QRect) -> None:
        theme, quorum = self._look.theme, self._quorum
        px, tokens, font = theme.px, theme.tokens, theme.font(META)
        low = QRect(0, bar.bottom() + px(6), self.width(), px(18))
        away = (
            tr("请假 {count}", count=quorum.on_leave) if quorum.on_leave else "",
            tr("缺席 {count}", count=quorum.absent) if quorum.absent else "",
        )
        ink.words(painter, low, away[0], font, tokens.text_second)
        ink.words(painter, low, away[1], font, tokens.text_second, ink.RIGHT)
        if quorum.needed:
            at = bar.width() * min(quorum.needed, quorum.entitled) // max(1, quorum.entitled)
            line = QRect(min(at, self.width() - px(2)) - px(1), bar.top() - px(4), px(2), px(16))
            ink.box(painter, line, fill=tokens.text)
            words = tr("法定 {count}", count=quorum.needed)
            wide = ink.wide(font, words)
            area = QRect(min(max(0, at - wide // 2), self.width() - wide), low.top(), wide + px(2), px(18))
            ink.words(painter, area, words, font, tokens.text_second)

    def _chip(self) -> CardChip:
        if self._quorum.met:
            return CardChip(tr("已达法定人数"), Hue.GREEN, Icon.CHECK)
        short = self._quorum.needed - self._quorum.present
        return CardChip(tr("还差 {count} 人", count=short), Hue.AMBER, Icon.TRIANGLE_ALERT)
