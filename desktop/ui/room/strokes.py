"""What a page of the room screen is painted with: a list of values that can be looked at without painting."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter

from desktop.ui import ink
from desktop.ui.icons import Icon
from desktop.ui.scale import Scale
from desktop.ui.tokens import Hue, Tokens

_PLAIN = Scale(1.0)


class Side(StrEnum):
    """Where in its area a line of words stands."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


_ALIGN = {Side.LEFT: ink.LEFT, Side.CENTRE: ink.CENTRE, Side.RIGHT: ink.RIGHT}


_BAND = {"band": ("primary", "selected"), "on_band": ("on_primary", "text")}


@dataclass(frozen=True, slots=True)
class Words:
    """One line of words, measured to fit ``area``; ``size`` is the height of the letters in pixels."""

    area: QRect
    text: str
    size: int
    colour: str = "text"
    bold: bool = False
    side: Side = Side.LEFT


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle, filled or edged."""

    area: QRect
    fill: str = ""
    line: str = ""
    radius: int = 0
    width: int = 1


@dataclass(frozen=True, slots=True)
class Mark:
    """An icon; ``area`` is square."""

    area: QRect
    icon: Icon
    colour: str


class Hand(StrEnum):
    """Which moving figure stands in a face."""

    CLOCK = "clock"
    TIMER = "timer"


@dataclass(frozen=True, slots=True)
class Face:
    """A place whose figures move by themselves: the only part repainted by a tick."""

    area: QRect
    hand: Hand
    size: int
    colour: str = "text"


Stroke = Words | Area | Mark | Face


def moved(strokes: Iterable[Stroke], right: int, down: int) -> tuple[Stroke, ...]:
    """Return the strokes shifted by so many pixels."""
    return tuple(_shifted(each, each.area.translated(right, down)) for each in strokes)


def _shifted(stroke: Stroke, area: QRect) -> Stroke:
    """The stroke at another place; `dataclasses.replace` would take most of the time a full page needs."""
    match stroke:
        case Words(_, text, size, colour, bold, side):
            return Words(area, text, size, colour, bold, side)
        case Area(_, fill, line, radius, width):
            return Area(area, fill, line, radius, width)
        case Mark(_, icon, colour):
            return Mark(area, icon, colour)
        case Face(_, hand, size, colour):
            return Face(area, hand, size, colour)


def colour_of(tokens: Tokens, name: str) -> str:
    """Return the colour of that name: a token, part of a hue such as ``green.ink``, or the band at the top.

    The band is the theme's strongest colour where it is dark enough to rest the eye, else one of its grounds.
    """
    if name in _BAND:
        name = _BAND[name][tokens.dark]
    hue, _, part = name.partition(".")
    return str(getattr(tokens.hue(Hue(hue)), part) if part else getattr(tokens, name))


def paint(painter: QPainter, strokes: Iterable[Stroke], tokens: Tokens, clip: QRect) -> None:
    """Paint what touches ``clip``; the faces are painted by those who know the time."""
    for stroke in strokes:
        if not stroke.area.intersects(clip):
            continue
        match stroke:
            case Words(area, text, size, colour, bold, side):
                write(painter, area, text, size, colour_of(tokens, colour), bold=bold, side=side)
            case Area(area, fill, line, radius, width):
                fills = colour_of(tokens, fill) if fill else ""
                ink.box(
                    painter, area, fill=fills, line=colour_of(tokens, line) if line else "", radius=radius, width=width
                )
            case Mark(area, icon, colour):
                ink.mark(painter, area.left(), area.center().y() + 1, icon, colour_of(tokens, colour), area.width())
            case Face():
                pass


def write(
    painter: QPainter, area: QRect, text: str, size: int, colour: str, *, bold: bool = False, side: Side = Side.LEFT
) -> None:
    """Write one line; digits are of one width, so that running figures do not dance."""
    painter.setFont(_PLAIN.font(size, bold=bold, figures=True))
    painter.setPen(QColor(colour))
    painter.drawText(area, int(_ALIGN[side] | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip), text)
