"""Tables: columns by weight, rows that may be split between lines, a header on every page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from desktop.minutes.document import Align, Column, Table
from desktop.minutes.typeset.breaker import Line
from desktop.minutes.typeset.composer import Composer
from desktop.minutes.typeset.slab import Mark, Slab
from desktop.minutes.typeset.style import TextStyle

_WHOLE = 4
"""Rows of up to this many lines are never split."""

_TALLEST_HEADER = 0.25
"""A header higher than this share of the page is printed once only."""


def table(composer: Composer, block: Table) -> Iterator[Slab]:
    """Yield caption, header and rows; a table without rows is its caption and 无."""
    style = composer.style
    yield from _caption(composer, block.caption if block.rows else _nothing(block.caption), has_rows=bool(block.rows))
    if not block.rows:
        return
    edges = _edges(composer, block.columns)
    titles = [column.title for column in block.columns]
    centred = [Align.CENTRE] * len(titles)
    header = _row(composer, titles, centred, style.column_title, edges, stretch=0)
    header = [strip._replace(keep=True) for strip in header]
    yield from header
    repeat = tuple(header) if sum(strip.height for strip in header) < _TALLEST_HEADER * style.height else ()
    aligns = [column.align for column in block.columns]
    for cells in block.rows:
        for strip in _row(composer, cells, aligns, style.cell, edges, stretch=style.max_cell_stretch):
            yield strip._replace(repeat=repeat)
    yield Slab(style.cell.leading * 0.6, foot=style.cell.leading)


def _nothing(caption: str) -> str:
    return f"{caption}：无" if caption else "无"


def _caption(composer: Composer, caption: str, *, has_rows: bool) -> list[Slab]:
    style = composer.style
    lines = composer.balanced(caption, style.caption, style.width)
    marks = [
        [composer.mark(line, style.caption, composer.aligned(line, style.caption, 0, style.width, Align.CENTRE))]
        for line in lines
    ]
    return composer.strips(marks, style.caption, gap=style.caption.size * 0.5, together=True, keep=has_rows)


def _edges(composer: Composer, columns: Sequence[Column]) -> tuple[float, ...]:
    """Return where the vertical rules stand: widths by weight, none under two characters if all can have that."""
    style = composer.style
    least = min(2 * style.cell.size + 2 * style.cell_padding + 1, style.width / len(columns))
    weights = [max(column.weight, 1) for column in columns]
    total = sum(weights)
    widths = [style.width * weight / total for weight in weights]
    short = sum(least - width for width in widths if width < least)
    spare = sum(width - least for width in widths if width > least)
    if short > 0 and spare > 0:
        widths = [least if width <= least else width - (width - least) * short / spare for width in widths]
    edges = [0.0]
    for width in widths:
        edges.append(edges[-1] + width)
    edges[-1] = style.width
    return tuple(edges)


def _row(
    composer: Composer,
    cells: Sequence[str],
    aligns: Sequence[Align],
    style: TextStyle,
    edges: tuple[float, ...],
    *,
    stretch: int,
) -> list[Slab]:
    """Return a row as one strip per line of its longest cell; at least two lines stay together at either end."""
    pad = composer.style.cell_padding
    narrowest = min(right - left for left, right in pairwise(edges))
    side = min(pad, max(0.0, (narrowest - style.size) / 2))
    columns: list[tuple[float, float, Align, list[Line]]] = []
    for n, (text, align) in enumerate(zip(cells, aligns, strict=True)):
        left, width = edges[n] + side, edges[n + 1] - edges[n] - 2 * side
        if align is Align.LEFT:
            lines = composer.lines(text, style, width, stretch=stretch)
        else:
            lines = composer.balanced(text, style, width)
        columns.append((left, width, align, lines))
    count = max(1, *(len(lines) for *_, lines in columns))
    last = count - 1
    lead = (style.leading - style.size) / 2
    strips = []
    for k in range(count):
        drop = lead + (pad - 1 if k == 0 else 0.0)
        marks: list[Mark] = []
        for left, width, align, lines in columns:
            if k < len(lines):
                x = composer.aligned(lines[k], style, left, width, align)
                marks.append(composer.mark(lines[k], style, x, drop))
        height = style.leading + (pad - 1 if k == 0 else 0.0) + (pad - 1 if k == last else 0.0)
        keep = k < last and (count <= _WHOLE or k in (0, last - 1))
        strips.append(Slab(height, tuple(marks), keep=keep, edges=edges, row=k == 0))
    return strips
