"""A stranger's workbook as values: sheets, rows, cells, merged ranges, and what was noticed on the way."""

from dataclasses import dataclass, field
from datetime import date

Cell = str | int | float | bool | date | None
"""What a cell holds; a `datetime` is a `date` with a time. Times of day and durations arrive as text."""

PICTURE = "〔图片〕"
"""Stands where the sheet shows a picture inside a cell."""


@dataclass(frozen=True)
class Span:
    """A merged range. Rows count from 1 as the sheet shows them, columns from 0; both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class SourceRow:
    """A row with at least one value; `cells` ends with the last value."""

    number: int  # from 1, as the sheet shows it
    cells: tuple[Cell, ...]
    hidden: bool = False


@dataclass(frozen=True)
class SourceSheet:
    """One worksheet. A hidden sheet is named but not read."""

    name: str
    rows: tuple[SourceRow, ...] = ()
    spans: tuple[Span, ...] = ()
    hidden: bool = False


@dataclass(frozen=True)
class Notice:
    """Something the user should know about the file, a sheet or one cell (row 0: not about a row)."""

    code: str
    text: str
    sheet: str = ""
    row: int = 0
    column: int = -1


@dataclass(frozen=True)
class SourceBook:
    """A file that could be read."""

    name: str
    kind: str  # "xlsx", "xls", "ods" or "csv": what the content is, whatever the name says
    sheets: tuple[SourceSheet, ...]
    notices: tuple[Notice, ...] = field(default=())
    epoch1904: bool = False  # bare day numbers count from 1904


def column_letter(index: int) -> str:
    """Return the letters a sheet shows above column `index` (0 → A, 26 → AA)."""
    letters = ""
    rest = index + 1
    while rest > 0:
        rest, digit = divmod(rest - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters


def column_index(letters: str) -> int:
    """Return the column counted from 0 for sheet letters (A → 0); -1 when they are no column."""
    if not (1 <= len(letters) <= 3 and letters.isascii() and letters.isalpha()):
        return -1
    total = 0
    for letter in letters.upper():
        total = total * 26 + ord(letter) - ord("A") + 1
    return total - 1
