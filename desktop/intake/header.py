"""Which row names the columns, and what each column holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from desktop.intake.catalogue import Field, Match, Vocabulary
from desktop.intake.formats import as_text
from desktop.intake.grid import Grid
from desktop.intake.source import column_letter
from desktop.intake.width import squeezed

_LOOKED_AT = 20  # rows from the top in which a heading is looked for
_SHORT = 24  # characters; a longer text is no heading
_ENOUGH = 2  # fields a row must name to be a heading


class Found(StrEnum):
    """How a column came by its field."""

    WHOLE = "whole"  # the heading is one of the known names
    PART = "part"  # the heading contains one: shown for confirmation
    HAND = "hand"  # a person said so
    NONE = "none"  # not imported as a field; kept beside the row


@dataclass(frozen=True)
class Column:
    """One column of the sheet and the field it fills."""

    index: int  # from 0
    heading: str  # as written; empty when there is none
    field: str  # field id, empty when none
    found: Found

    @property
    def letter(self) -> str:
        """The letters above the column in the sheet."""
        return column_letter(self.index)


@dataclass(frozen=True)
class Header:
    """The row that names the columns; row 0 when no row does."""

    row: int
    columns: tuple[Column, ...]
    score: int

    def column_of(self, field: str) -> Column | None:
        """Return the column that fills a field, or None."""
        return next((column for column in self.columns if column.field == field), None)


def _headings(grid: Grid, row: int) -> dict[int, str]:
    return {c: as_text(grid.value(row, c)) for c in range(grid.width) if grid.value(row, c) is not None}


def _above(grid: Grid, row: int, column: int) -> str:
    """Return the group heading over a column: a merged range in the row before that covers some columns."""
    at = grid.numbers.index(row)
    if at == 0:
        return ""
    span = grid.covered.get((grid.numbers[at - 1], column))
    if span is None or span.right == span.left or span.right - span.left + 1 >= grid.width:
        return ""
    return as_text(grid.value(grid.numbers[at - 1], column))


def _guess(grid: Grid, row: int, vocabulary: Vocabulary) -> dict[int, tuple[Field, Match]]:
    """Return the best column for each field, the surer and then the left one winning."""
    ranked: list[tuple[int, int, Field]] = []
    for column, heading in _headings(grid, row).items():
        field, match = vocabulary.match(heading)
        if match is not Match.WHOLE:
            group = _above(grid, row, column)
            wider, surer = vocabulary.match(group + heading) if group else (None, Match.NONE)
            if surer > match:
                field, match = wider, surer
        if field is not None:
            ranked.append((-match, column, field))
    taken: dict[str, int] = {}
    guesses: dict[int, tuple[Field, Match]] = {}
    for rank, column, field in sorted(ranked, key=lambda item: item[:2]):
        if field.id not in taken:
            taken[field.id] = column
            guesses[column] = (field, Match(-rank))
    return guesses


def score(grid: Grid, row: int, vocabulary: Vocabulary) -> int:
    """Return how much a row looks like a heading: two for each whole name of a field, one for a part."""
    if len({squeezed(text) for text in _headings(grid, row).values()}) < _ENOUGH:
        return 0  # a title merged over the whole width repeats one text
    guesses = _guess(grid, row, vocabulary)
    return sum(match for _, match in guesses.values()) if len(guesses) >= _ENOUGH else 0


def _unknown_header(grid: Grid) -> int:
    """Return the first row that fills most of the width with different short texts; 0 for none.

    It names no field we know, but it is what a person maps by hand.
    """
    for number in grid.numbers[:_LOOKED_AT]:
        values = [grid.value(number, column) for column in range(grid.width)]
        texts = {text for text in values if isinstance(text, str) and len(text) <= _SHORT}
        if len(texts) >= max(_ENOUGH, (grid.width + 1) // 2):
            return number
    return 0


def find_header(
    grid: Grid, vocabulary: Vocabulary, mapping: Mapping[int, str] | None = None, row: int | None = None
) -> Header:
    """Return the heading row among the first twenty, and the columns as they stand after corrections by hand.

    `mapping` gives columns (from 0) a field id, or "" to leave a column out; a field given by hand
    is taken from the column that had it. `row` says by hand which row names the columns, 0 for none.
    Raises KeyError for a field or ValueError for a row that does not exist.
    """
    if row is None:
        ranked = [(score(grid, number, vocabulary), -number) for number in grid.numbers[:_LOOKED_AT]]
        best, minus = max(ranked, default=(0, 0))
        row = -minus if best else _unknown_header(grid)
    elif row and row not in grid.numbers:
        raise ValueError(row)
    guesses = _guess(grid, row, vocabulary) if row else {}
    headings = _headings(grid, row) if row else {}
    by_hand = {column: vocabulary.field(field).id if field else "" for column, field in (mapping or {}).items()}
    fixed = set(by_hand.values())
    columns = []
    for index in range(max([grid.width, *(column + 1 for column in by_hand)])):
        field, found = "", Found.NONE
        if index in by_hand:
            field, found = by_hand[index], Found.HAND
        elif index in guesses and guesses[index][0].id not in fixed:
            field = guesses[index][0].id
            found = Found.WHOLE if guesses[index][1] is Match.WHOLE else Found.PART
        columns.append(Column(index, headings.get(index, ""), field, found))
    total = sum(match for _, match in guesses.values())
    return Header(row, tuple(columns), total)
