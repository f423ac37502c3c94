"""How a hit is drawn: the meeting above its first one, then time, kind, who, and the words with what was sought."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QTextLayout, QTextLine

from desktop.ui import ink
from desktop.ui.badge import badge_width
from desktop.ui.card_list import CardState
from desktop.ui.icons import Icon
from desktop.ui.look import Look
from desktop.ui.scale import META, RECORD, SPEAKER, UI
from desktop.ui.search.lines import MORE, HitCard
from desktop.ui.tokens import Hue

_HEAD, _TOP, _META, _LINE, _FOOT = 44, 7, 24, 24, 9
_LEFT, _BADGE, _HIGH = 20, 128, 20
_MEASURE = 900


class HitPainter:
    """Draws HitCards."""

    def __init__(self, look: Look) -> None:
        self._look = look

    def estimate(self, card: HitCard, width: int) -> int:
        """Return the height if every sign were as wide as a Chinese one."""
        px = self._look.theme.px
        signs = max(1, self._measure_width(width) // px(RECORD))
        return self._height(card, -(-len(card.text) // signs))

    def measure(self, card: HitCard, width: int) -> int:
        """Return the height with the text broken into lines."""
        return self._height(card, self._layout(card, width)[1])

    def paint(self, painter: QPainter, rect: QRect, card: HitCard, state: CardState) -> None:
        """Draw the card; a selected one has a tinted ground, a focused one the ring."""
        theme = self._look.theme
        px, tokens = theme.px, theme.tokens
        if card.title:
            self._meeting(painter, QRect(rect.left(), rect.top(), rect.width(), px(_HEAD)), card)
            rect = rect.adjusted(0, px(_HEAD), 0, 0)
        if state.selected:
            ink.box(painter, rect, fill=tokens.selected)
            ink.box(painter, QRect(rect.left(), rect.top(), px(3), rect.height()), fill=tokens.primary)
        left = rect.left() + px(_LEFT)
        if card.id == MORE:
            ink.mark(painter, left, rect.center().y(), Icon.CHEVRON_DOWN, tokens.link, px(16))
            area = QRect(left + px(24), rect.top(), rect.width() - px(60), rect.height())
            ink.words(painter, area, card.text, theme.font(UI, bold=True), tokens.link)
        else:
            self._hit(painter, rect, card)
        if state.focused:
            ink.ring(painter, rect.adjusted(2, 1, -2, -1), theme, px(6))

    def _meeting(self, painter: QPainter, area: QRect, card: HitCard) -> None:
        theme = self._look.theme
        px, tokens = theme.px, theme.tokens
        ink.box(painter, area, fill=tokens.subtle)
        ink.box(painter, QRect(area.left(), area.top(), area.width(), 1), fill=tokens.line)
        middle, right = area.center().y(), area.right() - px(16)
        ink.mark(painter, area.left() + px(_LEFT), middle, Icon.GAVEL, tokens.text_second, px(16))
        font = theme.font(META)
        aside = min(ink.wide(font, card.aside) + px(2), area.width() // 2)
        ink.words(painter, QRect(right - aside, area.top(), aside, area.height()), card.aside, font, tokens.text_second)
        left = area.left() + px(_LEFT + 24)
        title = QRect(left, area.top(), right - aside - px(12) - left, area.height())
        ink.words(painter, title, card.title, theme.font(SPEAKER, bold=True), tokens.text)

    def _hit(self, painter: QPainter, rect: QRect, card: HitCard) -> None:
        theme = self._look.theme
        px, tokens = theme.px, theme.tokens
        middle = rect.top() + px(_TOP) + px(_META) // 2
        time = QRect(rect.left() + px(_LEFT), middle - px(10), px(_BADGE) - px(_LEFT), px(20))
        ink.words(painter, time, card.time, theme.font(META, figures=True), tokens.text_second)
        left = rect.left() + px(_BADGE) + px(8)
        wide = badge_width(theme)
        badge = QRect(left, middle - px(_HIGH) // 2, wide, px(_HIGH))
        tint = tokens.hue(card.hue)
        ink.box(painter, badge, fill=tint.tint, radius=px(4))
        ink.words(painter, badge, card.kind, theme.font(META, bold=True), tint.ink, ink.CENTRE)
        left += wide + px(10)
        for text, marks, font, colour in (
            (card.who, card.who_marks, theme.font(UI, bold=True), tokens.text),
            (card.about, card.about_marks, theme.font(META), tokens.text_second),
        ):
            room = rect.right() - px(16) - left
            if text and room > px(24):
                area = QRect(left, middle - px(11), room, px(22))
                for start, end in marks:
                    first, last = (min(room, ink.wide(font, text[:at])) for at in (start, end))
                    self._mark(painter, QRectF(left + first, area.top() + px(2), last - first, px(18)))
                left += ink.words(painter, area, text, font, colour) + px(10)
        self._words(painter, rect, card)

    def _words(self, painter: QPainter, rect: QRect, card: HitCard) -> None:
        theme = self._look.theme
        px, tokens = theme.px, theme.tokens
        layout, _count = self._layout(card, rect.width())
        place = QPointF(rect.left() + px(_BADGE) + px(8), rect.top() + px(_TOP) + px(_META))
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            first, last = line.textStart(), line.textStart() + line.textLength()
            top = place.y() + number * px(_LINE) + px(2)
            for start, end in ((_units(card.text[:start]), _units(card.text[:end])) for start, end in card.marks):
                if start < last and end > first:
                    left, right = (_x(line, min(max(at, first), last)) for at in (start, end))
                    self._mark(painter, QRectF(place.x() + left, top, right - left, px(_LINE) - px(4)))
        painter.setPen(QColor(tokens.text_second if card.former else tokens.text))
        layout.draw(painter, place)

    def _mark(self, painter: QPainter, area: QRectF) -> None:
        """Tint what was sought and underline it: the tint alone is not seen by everybody."""
        theme = self._look.theme
        amber = theme.tokens.hue(Hue.AMBER)
        ink.box(painter, area, fill=amber.tint, radius=theme.px(2))
        line = QRectF(area.left(), area.bottom() - theme.px(2), area.width(), theme.px(2))
        ink.box(painter, line, fill=amber.ink)

    def _layout(self, card: HitCard, width: int) -> tuple[QTextLayout, int]:
        px = self._look.theme.px
        font = self._look.theme.font(RECORD)
        font.setStrikeOut(card.former)
        return ink.laid_out(card.text, font, self._measure_width(width), px(_LINE))

    def _measure_width(self, width: int) -> int:
        px = self._look.theme.px
        return max(px(120), min(px(_MEASURE), width - px(_BADGE) - px(32)))

    def _height(self, card: HitCard, lines: int) -> int:
        px = self._look.theme.px
        if card.id == MORE:
            return px(44)
        return (px(_HEAD) if card.title else 0) + px(_TOP) + px(_META) + max(1, lines) * px(_LINE) + px(_FOOT)


def _x(line: QTextLine, at: int) -> float:
    """Where the sign stands in its line; the binding answers with the place it was asked about as well."""
    found = line.cursorToX(at)
    return float(found[0]) if isinstance(found, tuple) else float(str(found))


def _units(text: str) -> int:
    """How long the text is as Qt counts: a sign beyond the first plane is two."""
    return len(text.encode("utf-16-le")) // 2
