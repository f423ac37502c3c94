"""Breaking text into lines by Chinese rules: 避头尾, squeezed punctuation, even margins, stretch with a limit."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from desktop.minutes.typeset.fount import Cluster, Fount
from desktop.minutes.typeset.phrases import break_costs

_HALF = 500
_QUARTER = 250
_SOFT_SHARE = 0.4
"""A cluster wider than this share of the line may break at its slashes, hyphens and spaces."""

_LONGEST_BALANCED = 100
"""Longer texts are no titles; they are broken like any other."""


class Line(NamedTuple):
    """One line, ready to print: `code` is the inside of a PDF text array.

    `width` is the ink's extent from the left margin in thousandths of an em, white after a last mark not counted where
    it hangs over the edge; `ragged` says that the line could not be filled without tearing it apart.
    """

    clusters: Sequence[Cluster]
    code: str
    width: float
    ragged: bool

    @property
    def text(self) -> str:
        """The line's characters, without the spaces the break swallowed."""
        return "".join(cluster.text for cluster in self.clusters)


class Measure(NamedTuple):
    """How wide the lines are, in thousandths of an em: the first, the others; how far gaps may open (0: ragged)."""

    first: float
    rest: float
    stretch: int


class _Row:
    """A paragraph's clusters with everything a break needs summed up once."""

    def __init__(self, clusters: Sequence[Cluster]) -> None:
        self.clusters = clusters
        count = len(clusters)
        self.kerns = [0] * count
        self.gives = [0] * count
        widths = [cluster.width for cluster in clusters]
        for n, cluster in enumerate(clusters[:-1]):
            following = clusters[n + 1]
            if not cluster.tail and not following.head:
                continue
            if cluster.tail and following.head:
                self.kerns[n] = min(cluster.tail, _HALF)
                widths[n] -= self.kerns[n]
            elif not following.blank:
                self.gives[n] = min(cluster.tail or following.head, _QUARTER)
        self.sums = [0, *accumulate(widths)]
        self.given = [0, *accumulate(self.gives)]
        self.kerned = [0, *accumulate(self.kerns)]

    def end(self, start: int, measure: float) -> int:
        """Return where the line from `start` ends (exclusive), squeezing marks if one cluster more then fits."""
        sums = self.sums
        limit = sums[start] + measure
        end = bisect_right(sums, limit, start + 1) - 1
        if end < len(self.clusters):
            over = sums[end + 1] - limit
            slack = self.given[end] - self.given[start] + self.clusters[end].tail - self.kerns[end]
            if over <= slack:
                return end + 1
        return max(end, start + 1)

    def line(self, start: int, end: int, measure: float, stretch: int) -> Line:
        """Return the clusters start..end as a line; with `stretch` it is filled to the measure if the limit allows."""
        natural = self.sums[end] - self.sums[start] + self.kerns[end - 1]
        clusters = self.clusters[start:end]
        gaps = end - start - 1
        slack = measure - natural
        tail = clusters[-1].tail
        if slack < 0:
            return self._squeezed(start, end, measure, min(tail, -slack))
        gap = slack / gaps if gaps and stretch and slack <= stretch * gaps else 0.0
        ragged = bool(stretch and slack > gap * gaps + 1)
        if self.kerned[end - 1] == self.kerned[start]:
            joint = f"{-gap:.1f}" if gap else ""
            return Line(clusters, joint.join([cluster.code for cluster in clusters]), natural + gap * gaps, ragged)
        return Line(clusters, self._joined(start, end, gap, 0.0), natural + gap * gaps, ragged)

    def _squeezed(self, start: int, end: int, measure: float, hang: float) -> Line:
        natural = self.sums[end] - self.sums[start] + self.kerns[end - 1] - hang
        available = self.given[end - 1] - self.given[start]
        share = min(1.0, (natural - measure) / available) if available and natural > measure else 0.0
        return Line(
            self.clusters[start:end],
            self._joined(start, end, 0.0, share),
            natural - available * share,
            ragged=False,
        )

    def _joined(self, start: int, end: int, gap: float, share: float) -> str:
        parts = [self.clusters[start].code]
        for n in range(start + 1, end):
            less = self.kerns[n - 1] + self.gives[n - 1] * share - gap
            if less:
                parts.append(f"{less:.1f}")
            parts.append(self.clusters[n].code)
        return "".join(parts)


def break_lines(fount: Fount, text: str, measure: Measure) -> list[Line]:
    """Return the text as lines no wider than the measure; its line feeds end lines, an empty text is no line.

    No line begins with a closing mark or ends with an opening one, and numbers stay with their units, except where a
    cluster alone is wider than the line.
    """
    lines: list[Line] = []
    for part in text.split("\n"):
        lines.extend(_paragraph(fount, part.strip(" "), measure))
    return lines


def balance(fount: Fount, text: str, measure: float) -> list[Line]:
    """Return a title as the fewest lines that hold it, about equally long, broken where the sense pauses."""
    lines: list[Line] = []
    for part in text.split("\n"):
        lines.extend(_balanced(fount, part.strip(" "), measure))
    return lines


def _paragraph(fount: Fount, text: str, measure: Measure) -> Iterator[Line]:
    clusters = _fitting(fount, fount.clusters(text), min(measure.first, measure.rest))
    count = len(clusters)
    if not count:
        return
    row = _Row(clusters)
    start = 0
    width = measure.first
    while start < count:
        end = row.end(start, width)
        following = end
        while following < count and clusters[following].blank and clusters[following].text[0] == " ":
            following += 1
        while end > start + 1 and clusters[end - 1].text == " ":
            end -= 1
        yield row.line(start, end, width, measure.stretch if following < count else 0)
        start = following
        width = measure.rest


def _fitting(fount: Fount, clusters: list[Cluster], narrowest: float) -> list[Cluster]:
    """Return the clusters with every one too wide for the line taken apart, gently first."""
    bound = narrowest * _SOFT_SHARE
    if not clusters or max(clusters, key=_width).width <= bound:
        return clusters
    fitting: list[Cluster] = []
    for cluster in clusters:
        if cluster.width <= bound:
            fitting.append(cluster)
            continue
        for part in fount.soft_parts(cluster):
            if part.width - part.tail <= narrowest:
                fitting.append(part)
                continue
            for single in fount.single_parts(part):
                fits = single.width - single.tail <= narrowest
                fitting.extend([single] if fits else [fount[character] for character in single.text])
    return fitting


def _width(cluster: Cluster) -> int:
    return cluster.width


def _balanced(fount: Fount, text: str, measure: float) -> list[Line]:
    greedy = list(_paragraph(fount, text, Measure(measure, measure, 0)))
    clusters = [cluster for line in greedy for cluster in line.clusters]
    count, rows = len(clusters), len(greedy)
    if rows < 2 or count > _LONGEST_BALANCED:
        return greedy
    row = _Row(clusters)
    costs = break_costs("".join(cluster.text for cluster in clusters))
    places = [0, *accumulate(len(cluster.text) for cluster in clusters)]
    ideal = row.sums[count] / rows
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for _ in range(rows):
        reached: dict[int, tuple[float, int]] = {}
        for start, (cost, _) in best[-1].items():
            for end in range(start + 1, row.end(start, measure) + 1):
                total = cost + (row.sums[end] - row.sums[start] - ideal) ** 2 + costs[places[end]]
                if end not in reached or total < reached[end][0]:
                    reached[end] = (total, start)
        best.append(reached)
    if count not in best[rows]:
        return greedy
    ends = [count]
    for n in range(rows, 1, -1):
        ends.append(best[n][ends[-1]][1])
    ends.append(0)
    ends.reverse()
    return [row.line(start, end, measure, 0) for start, end in pairwise(ends)]
