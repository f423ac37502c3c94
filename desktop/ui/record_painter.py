"""How an entry of the running record is drawn: time, kind, who, what, and what it belongs to."""

from collections import OrderedDict

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QColor, QPainter, QTextLayout

from desktop.ui import ink
from desktop.ui.badge import badge_width
from desktop.ui.card_chip import CardChip, chip_width, paint_chip
from desktop.ui.card_list import CardState
from desktop.ui.icons import Icon
from desktop.ui.look import Look
from desktop.ui.record_card import RecordCard
from desktop.ui.scale import META, RECORD, SPEAKER, UI, Scale
from desktop.ui.tally import Tally
from desktop.ui.tally_bar import paint_bar
from desktop.ui.tokens import Hue

_TOP, _NAME, _LINE, _FOOT = 8, 24, 25, 12
_TIME, _BADGE, _AFTER, _MEASURE = 16, 84, 16, 760
_BADGE_HIGH = 20
_BOX = 80
_KEPT = 4000


class RecordPainter:
    """Draws RecordCards; keeps the line breaks of the cards seen lately."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._layouts: OrderedDict[tuple[RecordCard, int], tuple[QTextLayout, int]] = OrderedDict()
        self._sizes_for: tuple[Scale | None, int] = (None, 0)
        self._sizes = (1, 0, 0, 0)
        self._badge = badge_width(look.theme)
        look.changed.connect(self._dress)

    def estimate(self, card: RecordCard, width: int) -> int:
        """Return the height if every sign were as wide as a Chinese one."""
        scale = self._look.theme.scale
        if self._sizes_for[0] is not scale or self._sizes_for[1] != width:
            px = self._look.theme.px
            self._sizes_for = (scale, width)
            signs = max(1, self._measure_width(width) // px(RECORD))
            self._sizes = (signs, px(_LINE), px(_TOP) + px(_FOOT), px(_NAME))
        if card.tally is not None:
            return self._height(card, 1)
        signs, line, ends, name = self._sizes
        high = ends + line * ((len(card.text) + signs - 1) // signs or 1)
        return high + name if card.speaker or card.chips or card.reference else high

    def measure(self, card: RecordCard, width: int) -> int:
        """Return the height with the text broken into lines."""
        return self._height(card, self._layout(card, width)[1])

    def paint(self, painter: QPainter, rect: QRect, card: RecordCard, state: CardState) -> None:
        """Draw the card; a selected one has a tinted ground, a focused one the ring."""
        theme = self._look.theme
        px, tokens = theme.px, theme.tokens
        if state.selected:
            ink.box(painter, rect, fill=tokens.selected)
        middle = rect.top() + px(_TOP) + px(_NAME) // 2
        time = QRect(rect.left() + px(_TIME), middle - px(10), px(_BADGE - _TIME), px(20))
        ink.words(painter, time, card.time, theme.font(META, figures=True), tokens.text_third)
        self._joints(painter, rect, middle, card)
        tint = tokens.hue(card.hue)
        badge = QRect(rect.left() + px(_BADGE), middle - px(_BADGE_HIGH) // 2, self._badge, px(_BADGE_HIGH))
        ink.box(painter, badge, fill=tint.tint, radius=px(4))
        ink.words(painter, badge, card.kind, theme.font(META, bold=True), tint.ink, ink.CENTRE)
        if card.tally is not None:
            self._vote(painter, rect, card, card.tally)
        else:
            self._speech(painter, rect, middle, card)
        if state.focused:
            ink.ring(painter, rect.adjusted(2, 1, -2, -1), theme, px(6))

    def _speech(self, painter: QPainter, rect: QRect, middle: int, card: RecordCard) -> None:
        theme = self._look.theme
        px, tokens = theme.px, theme.tokens
        left = rect.left() + self._text
        right = left + self._measure_width(rect.width())
        top = rect.top() + px(_TOP)
        if self._has_head(card):
            if card.reference:
                right = self._reference(painter, right, middle, card.reference)
            for words, font, colour, gap in (
                (card.speaker, theme.font(SPEAKER, bold=True), tokens.text, 8),
                (card.post, theme.font(META), tokens.text_third, 8),
            ):
                if words:
                    area = QRect(left, middle - px(11), max(0, right - left), px(22))
                    left += ink.words(painter, area, words, font, colour) + px(gap)
            for chip in card.chips:
                left += paint_chip(painter, left, middle, chip, theme) + px(6)
            top += px(_NAME)
        layout, _lines = self._layout(card, rect.width())
        painter.setPen(QColor(tokens.text_second if card.quiet or card.struck else tokens.text))
        layout.draw(painter, QPointF(rect.left() + self._text, top))

    def _vote(self, painter: QPainter, rect: QRect, card: RecordCard, tally: Tally) -> None:
        theme = self._look.theme
        px, tokens = theme.px, theme.tokens
        width = self._measure_width(rect.width())
        box = QRect(rect.left() + self._text, rect.top() + px(_TOP), width, px(_BOX))
        ink.box(painter, box, fill=tokens.surface, line=tokens.line_strong, radius=px(6))
        inner = box.adjusted(px(12), px(8), -px(12), -px(8))
        title = QRect(inner.left(), inner.top(), inner.width(), px(22))
        if tally.outcome:
            chip = CardChip(
                tally.outcome,
                Hue.GREEN if tally.passed else Hue.ORANGE,
                Icon.CHECK if tally.passed else Icon.X,
            )
            wide = chip_width(chip, theme)
            paint_chip(painter, inner.right() - wide, inner.top() + px(11), chip, theme)
            title.setRight(inner.right() - wide - px(8))
        ink.words(painter, title, card.text, theme.font(SPEAKER, bold=True), tokens.text)
        paint_bar(painter, QRect(inner.left(), inner.top() + px(28), inner.width(), px(7)), tally, theme)
        left, middle, font = inner.left(), inner.bottom() - px(8), theme.font(META)
        for share in tally.shares:
            colour = tokens.hue(share.hue).ink
            ink.mark(painter, left, middle, share.icon, colour, px(13))
            area = QRect(left + px(17), middle - px(9), inner.right() - left, px(18))
            left += px(17 + 20) + ink.words(painter, area, f"{share.word} {share.count}", font, colour)
        rest = QRect(left, middle - px(9), inner.right() - left, px(18))
        ink.words(painter, rest, tally.line_word, font, tokens.text_second, ink.RIGHT)

    @property
    def _text(self) -> int:
        """Where the words begin, in pixels from the left edge."""
        return self._look.theme.px(_BADGE) + self._badge + self._look.theme.px(_AFTER)

    def _dress(self) -> None:
        self._layouts.clear()
        self._badge = badge_width(self._look.theme)

    def _joints(self, painter: QPainter, rect: QRect, middle: int, card: RecordCard) -> None:
        theme = self._look.theme
        px = theme.px
        at = rect.left() + px(_BADGE) + self._badge // 2 - px(1)
        half = px(_BADGE_HIGH) // 2
        if card.joins_last:
            upper = QRect(at, rect.top(), px(2), middle - half - rect.top())
            ink.box(painter, upper, fill=theme.tokens.line_strong)
        if card.joins_next:
            lower = QRect(at, middle + half, px(2), rect.bottom() + 1 - middle - half)
            ink.box(painter, lower, fill=theme.tokens.line_strong)

    def _reference(self, painter: QPainter, right: int, middle: int, words: str) -> int:
        theme = self._look.theme
        px, font = theme.px, theme.font(META)
        left = right - ink.wide(font, words) - px(1)
        area = QRect(left, middle - px(10), right - left + px(1), px(20))
        ink.words(painter, area, words, font, theme.tokens.text_third)
        ink.mark(painter, left - px(18), middle, Icon.LINK, theme.tokens.text_third, px(13))
        return left - px(24)

    def _layout(self, card: RecordCard, width: int) -> tuple[QTextLayout, int]:
        key = (card, width)
        if key in self._layouts:
            self._layouts.move_to_end(key)
            return self._layouts[key]
        px = self._look.theme.px
        font = self._look.theme.font(UI if card.quiet and not self._has_head(card) else RECORD)
        font.setStrikeOut(card.struck)
        made = ink.laid_out(card.text.replace("\n", "\u2028"), font, self._measure_width(width), px(_LINE))
        self._layouts[key] = made
        if len(self._layouts) > _KEPT:
            self._layouts.popitem(last=False)
        return made

    def _measure_width(self, width: int) -> int:
        px = self._look.theme.px
        return max(px(120), min(px(_MEASURE), width - self._text - px(24)))

    def _height(self, card: RecordCard, lines: int) -> int:
        px = self._look.theme.px
        if card.tally is not None:
            return px(_TOP) + px(_BOX) + px(_FOOT)
        head = px(_NAME) if self._has_head(card) else 0
        return px(_TOP) + head + lines * px(_LINE) + px(_FOOT)

    @staticmethod
    def _has_head(card: RecordCard) -> bool:
        return bool(card.speaker or card.chips or card.reference)
