"""What the pages are built of: blocks that become pieces, of which none is ever cut."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QRect

from desktop.ui.icons import Icon
from desktop.ui.room.ruler import Ruler, lines, row, shortened, wide
from desktop.ui.room.strokes import Area, Face, Hand, Mark, Side, Stroke, Words, moved
from desktop.ui.tokens import Hue


@dataclass(frozen=True, slots=True)
class Piece:
    """Something of a height; its strokes begin at nought. ``gap`` is a blank that needs not begin a sheet."""

    height: int
    strokes: tuple[Stroke, ...] = ()
    gap: bool = False


Block = Callable[[Ruler, int, float], list[Piece]]
"""Makes pieces for a width in pixels, its letters shrunk by a factor up to 1."""


def gap(units: float) -> Block:
    """Return so much room."""
    return lambda ruler, _width, shrink: [Piece(ruler.u(units * (0.5 + shrink / 2)), gap=True)]


def prose(
    text: str,
    size: float,
    *,
    bold: bool = False,
    colour: str = "text",
    side: Side = Side.LEFT,
    most: int = 0,
    fixed: bool = False,
) -> Block:
    """Return words that break into lines and, where they must, over sheets; ``most`` 0: all of them."""

    def make(ruler: Ruler, width: int, shrink: float) -> list[Piece]:
        letters = ruler.size(size, 1.0 if fixed else shrink)
        broken = lines(text, letters, width, bold=bold)
        shown = shortened(broken, most) if most else broken
        high = row(letters)
        return [Piece(high, (Words(QRect(0, 0, width, high), line, letters, colour, bold, side),)) for line in shown]

    return make


@dataclass(frozen=True, slots=True)
class Tag:
    """A word on a tinted ground."""

    text: str
    hue: Hue
    icon: Icon | None = None


def tag_strokes(ruler: Ruler, tag: Tag, size: int, most: int) -> tuple[int, int, tuple[Stroke, ...]]:
    """Return width, height and strokes of a tag no wider than ``most``; longer words break inside it."""
    pad, side = round(size * 0.5), round(size * 0.9) if tag.icon else 0
    lead = side + round(size * 0.3) if side else 0
    broken = lines(tag.text, size, most - 2 * pad - lead, bold=True)
    inner = max((wide(line, size, bold=True) for line in broken), default=0)
    high, line_high = max(1, len(broken)) * row(size) + round(size * 0.3), row(size)
    width = inner + lead + 2 * pad
    strokes: list[Stroke] = [Area(QRect(0, 0, width, high), f"{tag.hue.value}.tint", radius=ruler.u(16))]
    if tag.icon:
        strokes.append(Mark(QRect(pad, (high - side) // 2, side, side), tag.icon, f"{tag.hue.value}.ink"))
    top = round(size * 0.15)
    for at, line in enumerate(broken):
        area = QRect(pad + lead, top + at * line_high, inner, line_high)
        strokes.append(Words(area, line, size, f"{tag.hue.value}.ink", bold=True))
    return width, high, tuple(strokes)


def tags(found: Sequence[Tag], size: float = 40, *, fixed: bool = True, side: Side = Side.LEFT) -> Block:
    """Return tags side by side, row below row."""

    def make(ruler: Ruler, width: int, shrink: float) -> list[Piece]:
        letters, between = ruler.size(size, 1.0 if fixed else shrink), ruler.u(20)
        rows: list[Piece] = []
        strokes: list[Stroke] = []
        right = high = 0

        def end_row() -> None:
            spare = (width - right + between) // 2 if side is Side.CENTRE else 0
            rows.append(Piece(high + between // 2, moved(strokes, spare, 0)))

        for tag in found:
            wide_, tall, drawn = tag_strokes(ruler, tag, letters, width)
            if strokes and right + wide_ > width:
                end_row()
                strokes, right, high = [], 0, 0
            strokes += moved(drawn, right, 0)
            right, high = right + wide_ + between, max(high, tall)
        if strokes:
            end_row()
        return rows

    return make


@dataclass(frozen=True, slots=True)
class Cell:
    """A line of a grid: who or what at the left, a tag at the right."""

    text: str
    tag: Tag | None = None
    second: str = ""
    """Faint words before the tag."""


MANY = 40
"""More cells than this are of the smallest letters at once: trying every size with them would take too long."""


def grid(cells: Sequence[Cell], columns: int, size: float = 44, *, ruled: bool = True) -> Block:
    """Return the cells row by row; a cell grows with its words, a row with its highest cell.

    ``columns`` 0: as many as its words leave room for.
    """
    known: dict[tuple[Ruler, int, int], list[Piece]] = {}

    def make(ruler: Ruler, width: int, shrink: float) -> list[Piece]:
        letters = ruler.least if len(cells) > MANY else ruler.size(size, shrink)
        if (ruler, width, letters) not in known:
            known[ruler, width, letters] = rows_of(ruler, width, letters)
        return known[ruler, width, letters]

    def rows_of(ruler: Ruler, width: int, letters: int) -> list[Piece]:
        between = ruler.u(48)
        abreast = columns or _abreast(cells, width, letters, between)
        each = (width - between * (abreast - 1)) // abreast
        made = [_cell(ruler, cell, each, letters) for cell in cells]
        rows = []
        for first in range(0, len(made), abreast):
            group = made[first : first + abreast]
            high = max(tall for tall, _ in group)
            strokes: list[Stroke] = []
            for at, (tall, drawn) in enumerate(group):
                left = at * (each + between)
                strokes += moved(drawn, left, (high - tall) // 2)
                if ruled:
                    strokes.append(Area(QRect(left, high - 1, each, max(1, ruler.u(2))), "line"))
            rows.append(Piece(high, tuple(strokes)))
        return rows

    return make


def _abreast(cells: Sequence[Cell], width: int, size: int, between: int) -> int:
    """Return how many cells stand side by side; words of more than eight letters may break instead."""
    names = max(min(wide(each.text, size, bold=True), 8 * size) for each in cells)
    marks = max(wide(each.tag.text, size, bold=True) + round(2.4 * size) if each.tag else 0 for each in cells)
    return max(1, min(6, (width + between) // (names + marks + 2 * between)))


def together(*blocks: Block) -> Block:
    """Return blocks as one piece, so that no sheet ends between them; very high ones may part all the same."""

    def make(ruler: Ruler, width: int, shrink: float) -> list[Piece]:
        pieces = [piece for block in blocks for piece in block(ruler, width, shrink)]
        high = sum(piece.height for piece in pieces)
        if high > ruler.height * 0.4:
            return pieces
        strokes: list[Stroke] = []
        down = 0
        for piece in pieces:
            strokes += moved(piece.strokes, 0, down)
            down += piece.height
        return [Piece(high, tuple(strokes))]

    return make


@lru_cache(maxsize=2048)
def _cell(ruler: Ruler, cell: Cell, width: int, size: int) -> tuple[int, tuple[Stroke, ...]]:
    """Return height and strokes of one cell: its words keep at least half of the width."""
    pad, between = round(size * 0.2), ruler.u(16)
    strokes: list[Stroke] = []
    right, high = width, row(size)
    placed: list[tuple[int, int, tuple[Stroke, ...]]] = []
    if cell.tag is not None and cell.tag.text:
        wide_, tall, drawn = tag_strokes(ruler, cell.tag, size, width // 2)
        right -= wide_
        placed.append((right, tall, drawn))
        right -= between
    if cell.second:
        room = max(width // 4, min(wide(cell.second, size), right - width // 3))
        broken = lines(cell.second, size, room)
        tall = len(broken) * row(size)
        right -= room
        area = [
            Words(QRect(0, at * row(size), room, row(size)), line, size, "text_third", side=Side.RIGHT)
            for at, line in enumerate(broken)
        ]
        placed.append((right, tall, tuple(area)))
        right -= between
    broken = lines(cell.text, size, right, bold=True)
    placed.append(
        (
            0,
            len(broken) * row(size),
            tuple(
                Words(QRect(0, at * row(size), right, row(size)), line, size, "text", bold=True)
                for at, line in enumerate(broken)
            ),
        )
    )
    high = max(tall for _, tall, _ in placed) + 2 * pad
    for left, tall, drawn in placed:
        strokes += moved(drawn, left, (high - tall) // 2)
    return high, tuple(strokes)


def beside(left: Sequence[Block], face: Hand | None, right: int = 460) -> Block:
    """Return blocks in one piece with a moving figure at their right, as wide as ``right`` units."""

    def make(ruler: Ruler, width: int, shrink: float) -> list[Piece]:
        column = width - (ruler.u(right + 40) if face else 0)
        strokes: list[Stroke] = []
        down = 0
        for block in left:
            for piece in block(ruler, column, shrink):
                strokes += moved(piece.strokes, 0, down)
                down += piece.height
        if face:
            area = QRect(width - ruler.u(right), 0, ruler.u(right), max(down, ruler.u(150)))
            strokes.append(Face(area, face, ruler.u(96)))
            down = max(down, area.height())
        return [Piece(down, tuple(strokes))]

    return make
