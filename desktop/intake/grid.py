"""A sheet with its merged ranges spread out, so that every covered cell shows what a person sees."""

from dataclasses import dataclass

from desktop.intake.limits import DEFAULT, Limits
from desktop.intake.source import Cell, SourceSheet, Span


@dataclass(frozen=True)
class Grid:
    """The rows of a sheet by number, with the cells that merged ranges fill."""

    numbers: tuple[int, ...]  # rows with content, ascending
    values: dict[tuple[int, int], Cell]
    covered: dict[tuple[int, int], Span]  # every cell of a spread range, its first cell too
    width: int
    hidden: frozenset[int]
    complete: bool  # False when the ranges were too many to spread

    def value(self, row: int, column: int) -> Cell:
        """Return what a person sees in the cell."""
        return self.values.get((row, column))

    def is_filled(self, row: int, column: int) -> bool:
        """Tell whether the cell's content was written in another cell of its merged range."""
        span = self.covered.get((row, column))
        return span is not None and (row, column) != (span.top, span.left)

    def own(self, row: int) -> list[int]:
        """Return the columns of the row whose content was written there."""
        return [c for c in range(self.width) if self.value(row, c) is not None and not self.is_filled(row, c)]


def spread(sheet: SourceSheet, limits: Limits = DEFAULT) -> Grid:
    """Return the grid of a sheet; only rows with content of their own are rows of it."""
    values: dict[tuple[int, int], Cell] = {}
    width = 0
    for row in sheet.rows:
        width = max(width, len(row.cells))
        for column, cell in enumerate(row.cells):
            if cell is not None:
                values[row.number, column] = cell
    numbers = tuple(row.number for row in sheet.rows)
    covered: dict[tuple[int, int], Span] = {}
    left = limits.filled_cells
    for span in sheet.spans:
        origin = values.get((span.top, span.left))
        if origin is None:
            continue
        columns = range(span.left, min(span.right + 1, max(width, span.left + 1)))
        reached = [number for number in numbers if span.top <= number <= span.bottom]
        left -= len(columns) * len(reached)
        if left < 0:
            return Grid(numbers, values, covered, width, _hidden(sheet), complete=False)
        for number in reached:
            for column in columns:
                covered[number, column] = span
                values.setdefault((number, column), origin)
    return Grid(numbers, values, covered, width, _hidden(sheet), complete=True)


def _hidden(sheet: SourceSheet) -> frozenset[int]:
    return frozenset(row.number for row in sheet.rows if row.hidden)
