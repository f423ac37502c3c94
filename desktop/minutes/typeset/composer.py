"""The composing frame: one document's founts and look, and the few ways a text is set as lines and strips."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.minutes.document import Align
from desktop.minutes.typeset.breaker import Line, Measure, balance, break_lines
from desktop.minutes.typeset.clean import Cleaner
from desktop.minutes.typeset.fount import Fount, Inventory
from desktop.minutes.typeset.slab import Mark, Slab
from desktop.minutes.typeset.style import Style, TextStyle

ASCENT = 0.88
"""Where the baseline of Chinese type lies below the top of its square, as a share of the size."""


class Composer:
    """Sets one document's texts in its look; remembers founts by style so that every cluster is composed once."""

    def __init__(self, style: Style, cleaner: Cleaner) -> None:
        self.style = style
        self.inventory = Inventory()
        self._cleaner = cleaner
        self._founts: dict[TextStyle, Fount] = {}

    def fount(self, style: TextStyle) -> Fount:
        """Return the document's type of one style."""
        found = self._founts.get(style)
        if found is None:
            found = self._founts[style] = Fount(style, self.inventory)
        return found

    def clean(self, text: str) -> str:
        """Return the text as it can be printed."""
        return self._cleaner.clean(text)

    def lines(
        self, text: str, style: TextStyle, width: float, *, indent: float = 0.0, stretch: int | None = None
    ) -> list[Line]:
        """Return the text broken to `width` points, the first line of each paragraph `indent` points shorter.

        `stretch` is the limit of justification in thousandths of an em, 0 for ragged lines; default: the look's.
        """
        em = style.size / 1000
        limit = self.style.max_stretch if stretch is None else stretch
        measure = Measure((width - indent) / em, width / em, limit)
        return break_lines(self.fount(style), self.clean(text), measure)

    def balanced(self, text: str, style: TextStyle, width: float) -> list[Line]:
        """Return a title or a centred text as lines of about equal length."""
        return balance(self.fount(style), self.clean(text), width * 1000 / style.size)

    def overhang(self, text: str, style: TextStyle) -> float:
        """Return how much white the text's first character has before its ink: an opening mark may hang by so much."""
        return self.fount(style)[text[:1]].head * style.size / 1000 if text else 0.0

    def mark(self, line: Line, style: TextStyle, x: float, drop: float = 0.0) -> Mark:
        """Return a line as a mark whose type square begins `drop` points below the slab's top."""
        return Mark(x, drop + ASCENT * style.size, self.fount(style).pen, line.code)

    def words(self, text: str, style: TextStyle, x: float, drop: float = 0.0) -> Mark:
        """Return a short text as one unbroken mark."""
        fount = self.fount(style)
        return Mark(x, drop + ASCENT * style.size, fount.pen, fount[self.clean(text)].code)

    def width(self, text: str, style: TextStyle) -> float:
        """Return how wide a short text is, in points."""
        return self.fount(style).width(self.clean(text))

    def aligned(self, line: Line, style: TextStyle, left: float, width: float, align: Align) -> float:
        """Return the x at which a line stands in a column."""
        if align is Align.LEFT:
            return left
        spare = max(0.0, width - line.width * style.size / 1000)
        return left + (spare / 2 if align is Align.CENTRE else spare)

    def strips(
        self,
        marks: Sequence[Sequence[Mark]],
        style: TextStyle,
        *,
        gap: float = 0.0,
        together: bool = False,
        keep: bool = False,
    ) -> list[Slab]:
        """Return one slab per line of marks: never one line alone at the foot or the head of a page.

        `together` keeps all lines on one page, `keep` the last one with what follows; `gap` is white above the first.
        """
        last = len(marks) - 1
        snap = self.style.snap and style.leading == self.style.body.leading
        return [
            Slab(
                height=style.leading,
                marks=tuple(line),
                foot=style.leading - style.size,
                gap=0.0 if n else gap,
                keep=keep if n == last else (together or n == 0 or n == last - 1),
                snap=snap and not n,
            )
            for n, line in enumerate(marks)
        ]
