"""Pages as PDF operators: strips, table rules, and what stands on every page outside the type area."""

from __future__ import annotations

from itertools import pairwise
from math import cos, hypot, pi, sin

from desktop.minutes.document import Align, Document
from desktop.minutes.typeset.breaker import Measure, break_lines
from desktop.minutes.typeset.bundle import Role
from desktop.minutes.typeset.composer import Composer
from desktop.minutes.typeset.pages import Placed
from desktop.minutes.typeset.paper import Paper
from desktop.minutes.typeset.style import MM, TextStyle

_NUMBER_DROP = 7 * MM
"""From the foot of the type area to the dashes of the page number."""
_DASH = 0.27
"""How high the dash beside a page number stands above the baseline, as a share of the size."""
_TABLE_FOOT = 1.2
"""White added under a table cut by the end of the page, so that its last line does not touch the rule."""
_FOOTER_LINES = 3
_WATERMARK_SHARE = 0.62
"""How much of the page's diagonal a watermark fills."""
_WATERMARK_LARGEST = 120


class Press:
    """Turns placed strips into one page's operators; made once per document."""

    def __init__(self, composer: Composer, document: Document, paper: Paper) -> None:
        self._composer = composer
        self._marking = composer.clean(document.marking).replace("\n", " ")
        self._record_line = composer.clean(document.record_line).replace("\n", " ")
        watermark = composer.clean(document.watermark).replace("\n", " ").strip()
        self._background = paper.background(self._watermark(watermark)) if watermark else ""

    def page(self, placed: list[Placed], number: int) -> str:
        """Return the operators of a page; odd numbers have the outer edge at the right."""
        style = self._composer.style
        edge = style.page_height - style.top
        out = [self._background]
        for top, slab in placed:
            base = edge - top
            for x, drop, pen, code in slab.marks:
                out.append(f"BT {pen} 1 0 0 1 {style.left + x:.2f} {base - drop:.2f} Tm [{code}] TJ ET")
            for left, right, drop, thickness in slab.rules:
                out.append(self._rule(left, right, top + drop, thickness))
        out += self._table_rules(placed)
        out += self._furniture(number)
        return "\n".join(out)

    def _table_rules(self, placed: list[Placed]) -> list[str]:
        """Return the rules of all tables on the page, each vertical one in a single stroke."""
        style = self._composer.style
        out: list[str] = []
        n = 0
        while n < len(placed):
            edges = placed[n].slab.edges
            first = n
            while n < len(placed) and placed[n].slab.edges == edges:
                n += 1
            if not edges:
                continue
            strips = placed[first:n]
            top, bottom = strips[0].top, strips[-1].top + strips[-1].slab.height
            if strips[-1].slab.keep or n == len(placed):
                bottom += _TABLE_FOOT
            out += [
                self._rule(0, style.width, strip.top, style.rule)
                for before, strip in pairwise(strips)
                if strip.slab.row or strip.slab.repeat != before.slab.repeat
            ]
            out += [self._upright(edge, top, bottom, style.rule) for edge in edges[1:-1]]
            out += [self._rule(0, style.width, depth, style.frame) for depth in (top, bottom)]
            out += [self._upright(edge, top, bottom, style.frame) for edge in (edges[0], edges[-1])]
        return out

    def _rule(self, left: float, right: float, depth: float, thickness: float) -> str:
        style = self._composer.style
        y = style.page_height - style.top - depth
        return f"0 G {thickness:g} w {style.left + left:.2f} {y:.2f} m {style.left + right:.2f} {y:.2f} l S"

    def _upright(self, x: float, top: float, bottom: float, thickness: float) -> str:
        style = self._composer.style
        edge = style.page_height - style.top
        return (
            f"0 G {thickness:g} w {style.left + x:.2f} {edge - top:.2f} m {style.left + x:.2f} {edge - bottom:.2f} l S"
        )

    def _furniture(self, number: int) -> list[str]:
        """Return page number, footer line and marking."""
        style = self._composer.style
        outer = Align.RIGHT if number % 2 else Align.LEFT
        text = f"— {number} —"
        size = style.page_number.size
        width = self._composer.width(text, style.page_number)
        foot = style.top + style.height
        baseline = foot + _NUMBER_DROP + _DASH * size
        x = style.width - size - width if outer is Align.RIGHT else size
        out = [self._text(text, style.page_number, x, baseline)]
        if self._record_line:
            room = style.width - width - 4 * size
            measure = room * 1000 / style.footer.size
            fount = self._composer.fount(style.footer)
            lines = break_lines(fount, self._record_line, Measure(measure, measure, 0))[:_FOOTER_LINES]
            for n, line in enumerate(lines):
                x = 0.0 if outer is Align.RIGHT else style.width - line.width * style.footer.size / 1000
                y = style.page_height - baseline - n * style.footer.leading
                out.append(f"BT {fount.pen} 1 0 0 1 {style.left + x:.2f} {y:.2f} Tm [{line.code}] TJ ET")
        if self._marking:
            out.append(self._text(self._marking, style.marking, 0, style.top - 7 * MM))
        return out

    def _text(self, text: str, style: TextStyle, x: float, baseline: float) -> str:
        fount = self._composer.fount(style)
        left = self._composer.style.left + x
        y = self._composer.style.page_height - baseline
        return f"BT {fount.pen} 1 0 0 1 {left:.2f} {y:.2f} Tm [{fount[text].code}] TJ ET"

    def _watermark(self, text: str) -> str:
        """Return a word across the page from lower left to upper right, pale, under everything else."""
        style = self._composer.style
        reach = hypot(style.page_width, style.page_height) * _WATERMARK_SHARE
        unit = self._composer.width(text, TextStyle(Role.TITLE, 1, 1))
        size = float(int(min(_WATERMARK_LARGEST, reach / unit)))
        kind = TextStyle(Role.TITLE, size, size, grey=style.watermark_grey)
        fount = self._composer.fount(kind)
        angle = pi / 4
        along, across = fount.width(text) / 2, 0.38 * size
        x = style.page_width / 2 - along * cos(angle) + across * sin(angle)
        y = style.page_height / 2 - along * sin(angle) - across * cos(angle)
        turn = f"{cos(angle):.4f} {sin(angle):.4f} {-sin(angle):.4f} {cos(angle):.4f}"
        return f"BT {fount.pen} {turn} {x:.2f} {y:.2f} Tm [{fount[text].code}] TJ ET"
