"""The row 合计, added up by the program.

Values, not SUM formulas: the paper prints the same numbers by construction, previewers and importers that never
compute show them, a superior who filters the table does not change them, and a file without a single formula can be
proved to hold none.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Context, Decimal, Inexact, InvalidOperation

from desktop.minutes.workbook import Cell, CellKind, Sheet

# Exact or not at all: a sum that does not fit stops the program instead of being rounded.
_EXACT = Context(prec=200, traps=[Inexact, InvalidOperation])


def totals(sheet: Sheet) -> tuple[int | Decimal | None, ...]:
    """Return one sum per column; None for the first column and for columns that are not added up.

    A whole column of integers sums to an integer. Texts in such a column (“不详”) do not count, see `uncounted`.
    """
    return tuple(
        _add_up(row[index] for row in sheet.rows) if _adds_up(index, column.kind) else None
        for index, column in enumerate(sheet.columns)
    )


def uncounted(sheet: Sheet) -> tuple[str, ...]:
    """Return the titles of the columns whose sum leaves something out, because a cell holds no number."""
    return tuple(
        column.title
        for index, column in enumerate(sheet.columns)
        if _adds_up(index, column.kind)
        and any(row[index] is not None and not isinstance(row[index], int | Decimal) for row in sheet.rows)
    )


def _adds_up(index: int, kind: CellKind) -> bool:
    """Tell whether a column is summed; the first one reads 合计."""
    return index > 0 and kind in (CellKind.INTEGER, CellKind.AMOUNT)


def _add_up(cells: Iterable[Cell]) -> int | Decimal:
    """Return the exact sum of the numbers among `cells`."""
    whole, fraction, exact = 0, Decimal(0), True
    for cell in cells:
        if isinstance(cell, int):
            whole += cell
        elif isinstance(cell, Decimal):
            fraction, exact = _EXACT.add(fraction, cell), False
    return whole if exact else _EXACT.add(fraction, Decimal(whole))
