"""The workbook model: sheets of typed cells, before anyone decides how they look in a spreadsheet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum


class CellKind(StrEnum):
    """What a column holds; decides number format, alignment and whether it can be added up."""

    TEXT = "text"
    LONG_TEXT = "long-text"
    INTEGER = "integer"
    AMOUNT = "amount"
    DATE = "date"
    MOMENT = "moment"


Cell = str | int | Decimal | date | datetime | None
"""A cell's value; None is an empty cell. Moments are naive local time: a spreadsheet knows no zone."""


@dataclass(frozen=True)
class SheetColumn:
    """One column: its title (unique in the sheet, never empty), what it holds, its width in half-width characters."""

    title: str
    kind: CellKind
    width: int
    choices: tuple[str, ...] = ()
    """The words a superior may choose from when filling this column; empty: anything."""


@dataclass(frozen=True)
class Sheet:
    """One sheet: lines above the table, the table, an optional row of totals, lines below it.

    `rows` have exactly one cell per column. `above` and `below` are (label, text) pairs in reading order. With
    `totals` the renderer adds a 合计 row: INTEGER and AMOUNT columns are summed, the first column reads 合计.
    """

    key: str
    title: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]
    above: tuple[tuple[str, str], ...] = ()
    below: tuple[tuple[str, str], ...] = ()
    totals: bool = False


@dataclass(frozen=True)
class Workbook:
    """A whole workbook, sheets in tab order; `marking` goes into every sheet's printed header."""

    title: str
    marking: str
    sheets: tuple[Sheet, ...]
    watermark: str = ""
    """样张 or 演练 where the meeting never was: said in every printed header."""
