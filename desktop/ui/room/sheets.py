"""A page laid out: shrunk in steps until it fits one sheet, then broken into as few sheets as it needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect

from desktop.app.room.slides import Frame
from desktop.ui.icons import Icon
from desktop.ui.room.blocks import Block, Piece, Tag, gap, tag_strokes
from desktop.ui.room.ruler import LEAST, MARGIN, Ruler, lines, row, shortened, wide
from desktop.ui.room.strokes import Area, Face, Hand, Mark, Side, Stroke, Words, moved
from desktop.ui.speech import tr
from desktop.ui.tokens import Hue

STEPS = (1.0, 0.9, 0.8, 0.72, 0.64, 0.56, 0.5)
"""How letters shrink before a page is broken."""

CRAMPED = 0.22
"""With less than this part of the height to flow in, a page is laid out otherwise."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page in blocks: ``top`` and ``bottom`` stand on every sheet, ``flow`` goes on from one to the next."""

    top: tuple[Block, ...]
    flow: tuple[Block, ...] = ()
    bottom: tuple[Block, ...] = ()
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is painted at one time."""

    strokes: tuple[Stroke, ...]

    @property
    def faces(self) -> tuple[Face, ...]:
        """The places whose figures move."""
        return tuple(each for each in self.strokes if isinstance(each, Face))

    @property
    def spoken(self) -> str:
        """Every word on the sheet, in order, for those who hear the screen."""
        return " ".join(each.text for each in self.strokes if isinstance(each, Words))


def sheets(leaf: Leaf, frame: Frame, ruler: Ruler) -> tuple[Sheet, ...]:
    """Return the sheets of the page, at least one; nothing on them is cut and none is empty."""
    head, head_high = _head(frame, ruler)
    foot_top = ruler.height - ruler.u(84)
    left, width = ruler.u(MARGIN), ruler.inner
    flow = leaf.flow
    top, bottom = _pieces(leaf.top, ruler, width, 1.0), _pieces(leaf.bottom, ruler, width, 1.0)
    begin, end = head_high + ruler.u(36) + _high(top), foot_top - ruler.u(8) - _high(bottom)
    if flow and end - begin < ruler.height * CRAMPED:
        # What stands on every sheet leaves no room to read in: it shrinks, and the bottom follows the text instead.
        top, bottom, flow = _pieces(leaf.top, ruler, width, STEPS[-1]), [], (*leaf.flow, gap(24), *leaf.bottom)
        begin, end = head_high + ruler.u(36) + _high(top), foot_top - ruler.u(8)
    groups = _broken(flow, ruler, width, end - begin)
    made = []
    for at, group in enumerate(groups):
        strokes = list(head)
        strokes += _stacked(top, left, head_high + ruler.u(36))
        spare = end - begin - _high(group)
        strokes += _stacked(group, left, begin + (max(0, spare) // 3 if leaf.centred else 0))
        strokes += _stacked(bottom, left, end)
        strokes += _foot(frame, ruler, foot_top, f"{at + 1}/{len(groups)}" if len(groups) > 1 else "")
        made.append(Sheet(tuple(strokes)))
    return tuple(made)


def shield(frame: Frame, ruler: Ruler) -> Sheet:
    """Return the sheet on which only the meeting's title stands."""
    size = ruler.size(64)
    broken = shortened(lines(frame.title, size, ruler.inner, bold=True), 4)
    down = (ruler.height - len(broken) * row(size)) // 2
    strokes: list[Stroke] = [Area(QRect(0, 0, ruler.width, ruler.height), "app")]
    for at, line in enumerate(broken):
        area = QRect(ruler.u(MARGIN), down + at * row(size), ruler.inner, row(size))
        strokes.append(Words(area, line, size, "text_second", bold=True, side=Side.CENTRE))
    return Sheet(tuple(strokes))


def _pieces(blocks: Sequence[Block], ruler: Ruler, width: int, shrink: float) -> list[Piece]:
    return [piece for block in blocks for piece in block(ruler, width, shrink)]


def _high(pieces: Sequence[Piece]) -> int:
    return sum(piece.height for piece in pieces)


def _broken(flow: Sequence[Block], ruler: Ruler, width: int, room: int) -> list[list[Piece]]:
    """Return the pieces sheet by sheet: the largest letters that need no more sheets than the smallest do."""
    groups = _paged(_pieces(flow, ruler, width, STEPS[-1]), room)
    smallest, largest = len(STEPS) - 1, 0
    while largest < smallest:
        step = (largest + smallest) // 2
        tried = _paged(_pieces(flow, ruler, width, STEPS[step]), room)
        if len(tried) <= len(groups):
            groups, smallest = tried, step
        else:
            largest = step + 1
    return groups


def _paged(pieces: Sequence[Piece], room: int) -> list[list[Piece]]:
    groups: list[list[Piece]] = [[]]
    used = 0
    for piece in pieces:
        if groups[-1] and used + piece.height > room and not piece.gap:
            groups.append([])
            used = 0
        if piece.gap and not groups[-1] and len(groups) > 1:
            continue
        groups[-1].append(piece)
        used += piece.height
    return groups


def _stacked(pieces: Sequence[Piece], left: int, down: int) -> list[Stroke]:
    strokes: list[Stroke] = []
    for piece in pieces:
        strokes += moved(piece.strokes, left, down)
        down += piece.height
    return strokes


def _head(frame: Frame, ruler: Ruler) -> tuple[list[Stroke], int]:
    """Return the band with the title and the time, and its height: it grows with a long title."""
    size, left = ruler.size(40), ruler.u(MARGIN)
    clock = ruler.u(170)
    said = tr("样张") if frame.sample else tr("演练") if frame.rehearsal else ""
    tag_wide = wide(said, ruler.size(LEAST), bold=True) + ruler.u(60) if said else 0
    room = ruler.inner - clock - tag_wide - ruler.u(24)
    broken = lines(frame.title, size, room, bold=True)
    if len(broken) > 1:
        size = ruler.size(LEAST)
        broken = shortened(lines(frame.title, size, room, bold=True), 3)
    high = max(ruler.u(96), len(broken) * row(size) + ruler.u(24))
    strokes: list[Stroke] = [
        Area(QRect(0, 0, ruler.width, ruler.height), "surface"),
        Area(QRect(0, 0, ruler.width, high), "band"),
    ]
    top = (high - len(broken) * row(size)) // 2
    for at, line in enumerate(broken):
        area = QRect(left, top + at * row(size), room, row(size))
        strokes.append(Words(area, line, size, "on_band", bold=True))
    if said:
        _, tall, drawn = tag_strokes(ruler, Tag(said, Hue.AMBER), ruler.size(LEAST), tag_wide + ruler.u(80))
        ends = max((wide(line, size, bold=True) for line in broken), default=0)
        strokes += moved(drawn, left + ends + ruler.u(32), (high - tall) // 2)
    strokes.append(Face(QRect(ruler.width - left - clock, 0, clock, high), Hand.CLOCK, ruler.size(40), "on_band"))
    return strokes, high


def _foot(frame: Frame, ruler: Ruler, top: int, count: str) -> list[Stroke]:
    """Return marking, stage and item at the bottom, and which sheet this is of how many."""
    size, left = ruler.least, ruler.u(MARGIN)
    high = row(size)
    down = top + (ruler.height - top - high) // 2
    strokes: list[Stroke] = [Area(QRect(left, top, ruler.inner, max(1, ruler.u(2))), "line")]
    right = ruler.width - left
    if count:
        counted = wide(count, size, bold=True)
        icon = QRect(right - counted - ruler.u(52), down + (high - size) // 2, size, size)
        strokes.append(Words(QRect(right - counted, down, counted, high), count, size, "text_second", bold=True))
        strokes.append(Mark(icon, Icon.FILE_TEXT, "text_second"))
        right = icon.left() - ruler.u(24)
    said = " · ".join(part for part in (frame.marking, frame.stage, frame.item) if part)
    line = shortened(lines(said, size, right - left), 1)
    strokes += [Words(QRect(left, down, right - left, high), each, size, "text_second") for each in line]
    return strokes
