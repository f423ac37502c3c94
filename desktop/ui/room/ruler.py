"""Sizes of the room screen, all of them parts of its height, and lines broken to fit."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from desktop.ui.scale import Scale

HEIGHT = 1080
"""Lengths are said in parts of a screen this high."""
LEAST = 36
"""The smallest letters: a thirtieth of the height. On a picture 1.5 m high they are 50 mm, which at 8 m is seen under
more than 20 minutes of arc."""
MARGIN = 72
_PLAIN = Scale(1.0)


@dataclass(frozen=True, slots=True)
class Ruler:
    """Measures for a screen of that many pixels."""

    width: int
    height: int

    def u(self, units: float) -> int:
        """Return the length in pixels."""
        return round(units * self.height / HEIGHT)

    def size(self, units: float, shrink: float = 1.0) -> int:
        """Return a letter size in pixels: shrunk, never below the least."""
        return self.u(max(LEAST, units * shrink))

    @property
    def inner(self) -> int:
        """The width between the margins, in pixels."""
        return self.width - 2 * self.u(MARGIN)

    @property
    def least(self) -> int:
        """The smallest letter size, in pixels."""
        return self.u(LEAST)


def row(size: int) -> int:
    """Return the height of a line of letters of that size."""
    return round(size * 1.4)


@lru_cache(maxsize=4096)
def wide(text: str, size: int, *, bold: bool = False) -> int:
    """Return the width of the line in pixels."""
    return round(QFontMetricsF(_font(size, bold=bold)).horizontalAdvance(text) + 0.5)


@lru_cache(maxsize=2048)
def lines(text: str, size: int, width: int, *, bold: bool = False) -> tuple[str, ...]:
    """Return the text broken into lines that fit ``width``, by the rules of Chinese where it is Chinese."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    found: list[str] = []
    for paragraph in text.splitlines():
        layout = QTextLayout(paragraph, _font(size, bold=bold))
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, size))
            start = line.textStart()
            found.append(paragraph[start : start + line.textLength()].rstrip())
        layout.endLayout()
    return tuple(each for each in found if each)


def shortened(broken: tuple[str, ...], most: int) -> tuple[str, ...]:
    """Return no more than ``most`` lines, the last of them ending in … where something is left out."""
    if len(broken) <= most:
        return broken
    last = broken[most - 1]
    return (*broken[: most - 1], f"{last[: max(1, len(last) - 1)]}…")


@lru_cache(maxsize=64)
def _font(size: int, *, bold: bool) -> QFont:
    return _PLAIN.font(size, bold=bold, figures=True)
