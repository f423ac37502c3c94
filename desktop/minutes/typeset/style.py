"""How official paper looks: every measure that is a matter of taste or of a standard, in one place.

Lengths are points. The page follows GB/T 9704: A4, a type area (版心) of 156 × 225 mm, 37 mm from the top and 28 mm
from the left, 22 lines of 28 characters.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop.minutes.typeset.bundle import Role

MM = 72 / 25.4


@dataclass(frozen=True)
class TextStyle:
    """One kind of type: its role, size and line distance; each character is `tracking` thousandths of an em wider."""

    role: Role
    size: float
    leading: float
    tracking: int = 0
    grey: float = 0.0
    """0 is black, 1 is white."""
    stroke: float = 0.0
    """Width of a line drawn around each glyph: makes bold what has no bold face."""


@dataclass(frozen=True)
class Style:
    """A whole look. `title`, `headings` (levels 1 to 3) and `body` make running text; the rest is set smaller."""

    title: TextStyle
    headings: tuple[TextStyle, TextStyle, TextStyle]
    body: TextStyle
    label: TextStyle
    number: TextStyle
    caption: TextStyle
    column_title: TextStyle
    cell: TextStyle
    speaker: TextStyle
    speech: TextStyle
    note: TextStyle
    snap: bool
    """After a table, running text returns to the grid of lines."""
    page_width: float = 210 * MM
    page_height: float = 297 * MM
    left: float = 28 * MM
    top: float = 37 * MM
    width: float = 156 * MM
    height: float = 225 * MM
    footer: TextStyle = TextStyle(Role.SERIF, 8, 11, grey=0.35)
    page_number: TextStyle = TextStyle(Role.SERIF, 14, 14)
    marking: TextStyle = TextStyle(Role.TITLE, 12, 16)
    speech_number: TextStyle = TextStyle(Role.SERIF, 8.5, 12, grey=0.4)
    watermark_grey: float = 0.92
    cell_padding: float = 4.0
    rule: float = 0.4
    frame: float = 0.8
    max_stretch: int = 280
    """How far a gap between characters may open to fill the line, in thousandths of an em; beyond it is ragged."""
    max_cell_stretch: int = 120
    """The same in narrow columns, where opened gaps show more."""


_PITCH = (225 * MM - 16) / 21
"""22 lines of 16 pt fill the type area exactly: the first one's top and the last one's foot touch its edges."""

_TIGHT = -13
"""28 characters of 16 pt on 156 mm."""

OFFICIAL = Style(
    title=TextStyle(Role.TITLE, 22, 34),
    headings=(
        TextStyle(Role.TITLE, 16, _PITCH, _TIGHT),
        TextStyle(Role.BODY, 16, _PITCH, _TIGHT, stroke=0.45),
        TextStyle(Role.BODY, 16, _PITCH, _TIGHT, stroke=0.3),
    ),
    body=TextStyle(Role.BODY, 16, _PITCH, _TIGHT),
    label=TextStyle(Role.TITLE, 16, _PITCH, _TIGHT),
    number=TextStyle(Role.BODY, 16, _PITCH, _TIGHT),
    caption=TextStyle(Role.TITLE, 12, 22),
    column_title=TextStyle(Role.TITLE, 10.5, 15.5),
    cell=TextStyle(Role.BODY, 10.5, 15.5),
    speaker=TextStyle(Role.TITLE, 12, 21),
    speech=TextStyle(Role.BODY, 12, 21),
    note=TextStyle(Role.BODY, 10.5, 16),
    snap=True,
)
"""Minutes and letters: large type on the grid of 22 lines."""

RECORD = Style(
    title=TextStyle(Role.TITLE, 20, 32),
    headings=(
        TextStyle(Role.TITLE, 14, 26),
        TextStyle(Role.TITLE, 12, 24),
        TextStyle(Role.BODY, 12, 22, stroke=0.3),
    ),
    body=TextStyle(Role.BODY, 12, 21),
    label=TextStyle(Role.TITLE, 12, 21),
    number=TextStyle(Role.BODY, 12, 21),
    caption=TextStyle(Role.TITLE, 12, 22),
    column_title=TextStyle(Role.TITLE, 10.5, 15.5),
    cell=TextStyle(Role.BODY, 10.5, 15.5),
    speaker=TextStyle(Role.TITLE, 12, 21),
    speech=TextStyle(Role.BODY, 12, 21),
    note=TextStyle(Role.BODY, 10.5, 16),
    snap=False,
)
"""The verbatim record: everything said in a day, so 小四 throughout."""
