"""What a page is stacked from: slabs, each a strip across the type area with its text and rules in place."""

from __future__ import annotations

from typing import NamedTuple


class Mark(NamedTuple):
    """A run of text: points from the left edge, points from the slab's top to the baseline, pen, PDF text array."""

    x: float
    drop: float
    pen: str
    code: str


class Rule(NamedTuple):
    """A horizontal line: from x to x, points below the slab's top, thickness."""

    left: float
    right: float
    drop: float
    thickness: float


class Slab(NamedTuple):
    """A strip of a page, `height` points high, of which the lowest `foot` may hang below the type area.

    `gap` is white above it, dropped at the top of a page. `keep`: never the last on a page if it can be helped.
    `snap`: begins on the grid of lines. `bookmark` is (level, title). `edges`: where a table's vertical rules stand;
    `row`: the first strip of a table row, ruled above; `repeat`: the strips to set again when this one opens a page.
    """

    height: float
    marks: tuple[Mark, ...] = ()
    rules: tuple[Rule, ...] = ()
    foot: float = 0.0
    gap: float = 0.0
    keep: bool = False
    snap: bool = False
    new_page: bool = False
    bookmark: tuple[int, str] | None = None
    edges: tuple[float, ...] = ()
    row: bool = False
    repeat: tuple[Slab, ...] = ()
