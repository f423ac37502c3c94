"""The bar of votes against the line to pass, and the tiles with the counts above it."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.ui import ink
from desktop.ui.look import Look, Theme
from desktop.ui.scale import META
from desktop.ui.tally import Share, Tally

_BAR, _GAP = 10, 2


def paint_bar(painter: QPainter, rect: QRect, tally: Tally, theme: Theme) -> None:
    """Paint the shares of ``tally`` side by side over ``rect``, what is missing left pale.

    Each area is edged in its ink: gold on white is no mark by itself.
    """
    tokens = theme.tokens
    ink.box(painter, rect, fill=tokens.line, radius=theme.px(2))
    base = max(1, tally.base)
    done = 0
    for share in tally.shares:
        if not share.fills or not share.count:
            continue
        left = rect.left() + rect.width() * done // base
        done += share.count
        right = rect.left() + rect.width() * min(done, base) // base
        tint = tokens.hue(share.hue)
        part = QRect(left, rect.top(), max(theme.px(3), right - left - theme.px(_GAP)), rect.height())
        ink.box(painter, part, fill=tint.fill, line=tint.ink, radius=theme.px(2))


def line_at(rect: QRect, tally: Tally) -> int:
    """Return the x of the line to pass on the bar over ``rect``."""
    return rect.left() + rect.width() * min(tally.line, max(1, tally.base)) // max(1, tally.base)


class TallyBar(QLabel):
    """One bar with the line to pass, its word below unless that is said nearby (``bare``).

    The sentence of the tally is its accessible name.
    """

    def __init__(self, look: Look, tally: Tally, parent: QWidget | None = None, *, bare: bool = False) -> None:
        super().__init__(parent)
        self._look = look
        self._tally = tally
        self._bare = bare
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_tally(tally)

    def show_tally(self, tally: Tally) -> None:
        """Show ``tally`` instead."""
        self._tally = tally
        self.setAccessibleName(tally.spoken)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for the bar and for the word under its line."""
        px = self._look.theme.px
        return QSize(px(160), px(38 if self._tally.line and not self._bare else 16))

    def minimumSizeHint(self) -> QSize:
        """Return the least room that can still be read."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bar, the line across it and the word below."""
        theme, tally = self._look.theme, self._tally
        px = theme.px
        bar = QRect(0, px(3), self.width(), px(_BAR))
        with QPainter(self) as painter:
            paint_bar(painter, bar, tally, theme)
            if tally.line:
                at = line_at(bar, tally)
                mark = QRect(min(at, self.width() - px(2)) - px(1), 0, px(2), px(16))
                ink.box(painter, mark.adjusted(-1, 0, 1, 0), fill=theme.tokens.surface)
                ink.box(painter, mark, fill=theme.tokens.text)
                if self._bare:
                    return
                font = theme.font(META)
                wide = ink.wide(font, tally.line_word)
                left = min(max(0, at - wide // 2), self.width() - wide)
                area = QRect(left, px(19), wide + px(2), px(18))
                ink.words(painter, area, tally.line_word, font, theme.tokens.text_second)


class TallyTiles(QLabel):
    """A row of tiles, one per choice: icon, number and word in one line, words where all of them have room."""

    def __init__(self, look: Look, tally: Tally, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._tally = tally
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_tally(tally)

    def show_tally(self, tally: Tally) -> None:
        """Show ``tally`` instead."""
        self._tally = tally
        self.setAccessibleName(tally.spoken)
        self.setToolTip(tally.spoken)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for all tiles side by side."""
        px = self._look.theme.px
        return QSize(px(44) * len(self._tally.shares), px(30))

    def minimumSizeHint(self) -> QSize:
        """Return the least room that can still be read."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the tiles, equally wide."""
        theme, shares = self._look.theme, self._tally.shares
        gap, count = theme.px(6), max(1, len(shares))
        wide = (self.width() - gap * (count - 1)) / count
        worded = all(_needs(share, theme) <= wide - theme.px(4) for share in shares)
        with QPainter(self) as painter:
            for at, share in enumerate(shares):
                area = QRect(round(at * (wide + gap)), 0, round(wide), self.height())
                _tile(painter, area, share, theme, worded=worded)


def _needs(share: Share, theme: Theme) -> int:
    """Return the width of icon, number and word of a tile, in pixels."""
    px = theme.px
    digits = ink.wide(theme.font(18, bold=True, figures=True), str(share.count))
    return px(13) + px(4) + digits + px(4) + ink.wide(theme.font(META), share.word)


def _tile(painter: QPainter, area: QRect, share: Share, theme: Theme, *, worded: bool) -> None:
    px = theme.px
    tint = theme.tokens.hue(share.hue)
    ink.box(painter, area, fill=tint.tint, radius=px(6))
    number, font = theme.font(18, bold=True, figures=True), theme.font(META)
    said = str(share.count)
    sign, digits, gap = px(13), ink.wide(number, said), px(4)
    word = ink.wide(font, share.word) if worded else 0
    whole = sign + gap + digits + (gap + word if worded else 0)
    left, middle = area.left() + (area.width() - whole) // 2, area.center().y() + 1
    ink.mark(painter, left, middle, share.icon, tint.ink, sign)
    left += sign + gap
    ink.words(painter, QRect(left, area.top(), digits + px(2), area.height()), said, number, tint.ink)
    if worded:
        rest = QRect(left + digits + gap, area.top(), word + px(2), area.height())
        ink.words(painter, rest, share.word, font, tint.ink)
