"""Stacking slabs into pages: what belongs together stays together, tables repeat their header."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import ceil
from typing import NamedTuple

from desktop.minutes.typeset.slab import Slab

_SLIVER = 0.01
"""Rounding errors of sums of points are far below this."""


class Placed(NamedTuple):
    """A slab with the distance of its top from the top of the type area."""

    top: float
    slab: Slab


def paginate(slabs: Iterable[Slab], height: float, pitch: float) -> Iterator[list[Placed]]:
    """Yield pages of slabs in order; every slab is on exactly one page, table headers on each page of their table.

    `height` is the type area's, `pitch` the distance of the grid's lines, both in points. There is always one page.
    """
    page = _Page(height, pitch)
    for chain in _chains(slabs):
        fresh = chain[0].new_page and page.placed
        if fresh or (page.placed and not page.holds(chain)):
            yield page.placed
            page = _Page(height, pitch)
            page.repeat_header(chain[0])
        for slab in chain:
            if page.placed and not page.holds([slab]):
                yield page.placed
                page = _Page(height, pitch)
                page.repeat_header(slab)
            page.place(slab)
    yield page.placed


class _Page:
    def __init__(self, height: float, pitch: float) -> None:
        self.placed: list[Placed] = []
        self._height = height + _SLIVER
        self._pitch = pitch
        self._depth = 0.0

    def holds(self, slabs: list[Slab]) -> bool:
        depth = self._depth
        for slab in slabs:
            depth = self._top(slab, depth) + slab.height
            if depth - slab.foot > self._height:
                return False
        return True

    def place(self, slab: Slab) -> None:
        top = self._top(slab, self._depth)
        self.placed.append(Placed(top, slab))
        self._depth = top + slab.height

    def repeat_header(self, slab: Slab) -> None:
        for strip in slab.repeat:
            self.place(strip)

    def _top(self, slab: Slab, depth: float) -> float:
        if not self.placed and depth == 0.0:
            return 0.0
        top = depth + slab.gap
        return ceil((top - _SLIVER) / self._pitch) * self._pitch if slab.snap else top


def _chains(slabs: Iterable[Slab]) -> Iterator[list[Slab]]:
    """Yield runs of slabs that want to be on one page, each but the last kept with its successor."""
    chain: list[Slab] = []
    for slab in slabs:
        if chain and slab.new_page:
            yield chain
            chain = []
        chain.append(slab)
        if not slab.keep:
            yield chain
            chain = []
    if chain:
        yield chain
