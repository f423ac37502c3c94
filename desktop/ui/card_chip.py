"""A small remark on a tinted ground beside a name: a due date, 待核, a result."""

from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from desktop.ui import ink
from desktop.ui.icons import Icon
from desktop.ui.look import Theme
from desktop.ui.scale import META
from desktop.ui.tokens import Hue


@dataclass(frozen=True, slots=True)
class CardChip:
    """A small remark beside the speaker, such as a due date or 待核."""

    word: str
    hue: Hue
    icon: Icon | None = None


def chip_width(chip: CardChip, theme: Theme) -> int:
    """Return how wide ``chip`` is painted."""
    px = theme.px
    return px(16) + (px(16) if chip.icon else 0) + ink.wide(theme.font(META, bold=True), chip.word)


def paint_chip(painter: QPainter, left: int, middle: int, chip: CardChip, theme: Theme) -> int:
    """Paint ``chip`` and return its width in pixels."""
    px = theme.px
    tint = theme.tokens.hue(chip.hue)
    area = QRect(left, middle - px(11), chip_width(chip, theme), px(22))
    ink.box(painter, area, fill=tint.tint, radius=px(11))
    at = left + px(8)
    if chip.icon:
        ink.mark(painter, at, middle, chip.icon, tint.ink, px(13))
        at += px(16)
    words = QRect(at, area.top(), area.right() - at, area.height())
    ink.words(painter, words, chip.word, theme.font(META, bold=True), tint.ink)
    return area.width()
