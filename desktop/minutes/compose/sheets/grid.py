"""Sheets out of records: a field is a column and how its cell is read from a record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from desktop.minutes.compose.view import View
from desktop.minutes.workbook import Cell, CellKind, Sheet, SheetColumn

T = TypeVar("T")


@dataclass(frozen=True)
class Field(Generic[T]):
    """A column, and the cell a record has in it."""

    column: SheetColumn
    cell: Callable[[T], Cell]


def text(title: str, cell: Callable[[T], str], width: int = 12, choices: tuple[str, ...] = ()) -> Field[T]:
    """A column of short text; an empty text is an empty cell."""
    return Field(SheetColumn(title, CellKind.TEXT, width, choices), lambda record: cell(record) or None)


def long_text(title: str, cell: Callable[[T], str], width: int = 36) -> Field[T]:
    """A column of text that wraps; an empty text is an empty cell."""
    return Field(SheetColumn(title, CellKind.LONG_TEXT, width), lambda record: cell(record) or None)


def number(title: str, cell: Callable[[T], int | None], width: int = 8) -> Field[T]:
    """A column of whole numbers."""
    return Field(SheetColumn(title, CellKind.INTEGER, width), cell)


def field(title: str, kind: CellKind, cell: Callable[[T], Cell], width: int = 12) -> Field[T]:
    """A column of any other kind."""
    return Field(SheetColumn(title, kind, width), cell)


def sheet(
    key: str,
    title: str,
    fields: Sequence[Field[T]],
    records: Iterable[T],
    *,
    above: tuple[tuple[str, str], ...] = (),
    below: tuple[tuple[str, str], ...] = (),
    totals: bool = False,
) -> Sheet:
    """The records as a sheet, one row each."""
    rows = tuple(tuple(each.cell(record) for each in fields) for record in records)
    return Sheet(key, title, tuple(each.column for each in fields), rows, above, below, totals)


def local_moment(view: View, at: datetime) -> datetime:
    """The moment as the meeting's clock showed it, to the minute: a spreadsheet knows no zone."""
    return view.local(at).replace(tzinfo=None, second=0, microsecond=0)
