"""The table of a sheet: header, rows, continuation rows, 合计."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from desktop.minutes.measure import count_lines, display_width
from desktop.minutes.workbook import Cell, CellKind, Sheet
from desktop.minutes.xlsx.body import MAX_LINES, Body, fits_one_cell, height, pieces, room
from desktop.minutes.xlsx.lines import CONTINUED
from desktop.minutes.xlsx.result import RemarkKind
from desktop.minutes.xlsx.styles import Look
from desktop.minutes.xlsx.totals import totals, uncounted
from desktop.minutes.xlsx.values import Stored, Value, stored

NOTHING = "无"
TOTAL = "合计"
BARE_WIDTHS = (18, 84)
"""The columns of a sheet that has no table, only labelled lines."""

_FILTER_BUTTON = 3
_LONGEST_KEY = 20
_LEAST = 5
_LEAST_FIRST = 8
"""So wide that “（续）” stands on one line."""
_EMPTY_LOOK = {
    CellKind.TEXT: Look.TEXT,
    CellKind.LONG_TEXT: Look.LONG,
    CellKind.INTEGER: Look.INTEGER,
    CellKind.AMOUNT: Look.AMOUNT,
    CellKind.DATE: Look.DATE,
    CellKind.MOMENT: Look.MOMENT,
}
_TOTAL_LOOK = {
    Look.INTEGER: Look.TOTAL_INTEGER,
    Look.AMOUNT: Look.TOTAL_AMOUNT,
    Look.EXACT: Look.TOTAL_EXACT,
    Look.CODE: Look.TOTAL,
}


@dataclass(frozen=True)
class TableArea:
    """Where the table stands: the header's row, and the rows `first` to `last`, none when `last` < `first`."""

    header: int
    first: int
    last: int


def column_widths(sheet: Sheet) -> tuple[int, ...]:
    """Return the widths the columns get: as asked for, but never so narrow that a number would show as ####."""
    if not sheet.columns:
        return BARE_WIDTHS
    sums = totals(sheet) if sheet.totals else (None,) * len(sheet.columns)
    return tuple(
        min(
            max(
                column.width,
                _LEAST if index else _LEAST_FIRST,
                *(_needed(row[index], column.kind) for row in (*sheet.rows, sums)),
            ),
            255,
        )
        for index, column in enumerate(sheet.columns)
    )


def add_table(body: Body, sheet: Sheet, headers: tuple[str, ...]) -> TableArea:
    """Write header, rows and 合计, and return where they stand.

    Without rows the header stands over a row that reads 无, and there is no 合计.
    """
    header = body.row
    _add_header(body, sheet, headers)
    if not sheet.rows:
        body.end_row(body.span(0, len(headers) - 1, Look.TEXT, NOTHING), height(1))
        return TableArea(header, header + 1, header)
    kinds = tuple(column.kind for column in sheet.columns)
    rooms = tuple(room(width) for width in body.widths)
    for row in sheet.rows:
        _add_row(body, row, kinds, rooms)
    last = body.row - 1
    if sheet.totals:
        _add_totals(body, sheet)
    return TableArea(header, header + 1, last)


def _needed(value: Cell, kind: CellKind) -> int:
    """Return the width in which a number, a day or a moment can be read; text can wrap and needs none."""
    if value is None or isinstance(value, str):
        return 0
    content = stored(value, kind)
    match content.look:
        case Look.DATE:
            return 12
        case Look.MOMENT:
            return 18
        case Look.AMOUNT:
            return len(f"{Decimal(content.content):,.2f}") + 3
        case Look.EXACT:
            return len(f"{Decimal(content.content):,f}") + 3
        case _:
            return len(content.content) + 2


def _add_header(body: Body, sheet: Sheet, headers: tuple[str, ...]) -> None:
    """Write the header; the filter's button gets a line of its own where it would hide a word."""
    for index, (column, header) in enumerate(zip(sheet.columns, headers, strict=True)):
        if " ".join(body.clean(column.title, index).split()) != header:
            body.remark(RemarkKind.RENAMED, index, f"列名改成“{header}”：表格的列名不能为空、重复或超过255个字")
    lines = max(
        count_lines(header, room(width)) + (display_width(header) + _FILTER_BUTTON > room(width))
        for header, width in zip(headers, body.widths, strict=True)
    )
    cells = "".join(body.text(index, Look.HEADER, header) for index, header in enumerate(headers))
    body.end_row(cells, height(lines) + 4)


def _add_row(body: Body, row: tuple[Cell, ...], kinds: tuple[CellKind, ...], rooms: tuple[int, ...]) -> None:
    """Write one row, in several rows where a text is longer than a row can show."""
    lines, whole = 1, True
    contents: list[Stored | None] = []
    for index, (value, kind) in enumerate(zip(row, kinds, strict=True)):
        content = _content(body, index, value, kind)
        contents.append(content)
        if content is not None and not content.numeric:
            needed = count_lines(content.content, rooms[index])
            lines = max(lines, needed)
            whole = whole and fits_one_cell(content.content, needed)
    if whole:
        _write(body, contents, kinds, lines)
    else:
        _add_long_row(body, contents, kinds, rooms)


def _content(body: Body, index: int, value: Cell, kind: CellKind) -> Stored | None:
    """Return what stands in the cell; empty text is an empty cell."""
    kept: Value | None = body.clean(value, index) if isinstance(value, str) else value
    return None if kept is None or kept == "" else stored(kept, kind)


def _write(body: Body, contents: Sequence[Stored | None], kinds: tuple[CellKind, ...], lines: int) -> None:
    """Write one row of cells; empty ones keep their column's format, for somebody may fill them."""
    cells = [
        body.empty(index, _EMPTY_LOOK[kinds[index]]) if content is None else body.cell(index, content)
        for index, content in enumerate(contents)
    ]
    body.end_row("".join(cells), height(lines))


def _add_long_row(
    body: Body, contents: list[Stored | None], kinds: tuple[CellKind, ...], rooms: tuple[int, ...]
) -> None:
    """Write a row over several rows: whole values in the first, texts go on below, the first column says so.

    Numbers are never repeated: whoever adds up the column gets the right sum.
    """
    parts = {
        index: pieces(content.content, rooms[index], MAX_LINES - 1)
        for index, content in enumerate(contents)
        if content is not None and not content.numeric
    }
    count = max(len(part) for part in parts.values())
    if count > 1:
        body.remark(RemarkKind.SPLIT, 0, f"文字较长，分写在第{body.row}—{body.row + count - 1}行")
    key = f"{_key(contents[0])}\n{CONTINUED}".strip()
    for number in range(count):
        texts = {index: part[number] for index, part in parts.items() if number < len(part)}
        if number:
            texts[0] = CONTINUED + texts[0] if 0 in texts else key
        row = [
            _text(contents[index], texts[index]) if index in texts else None if number else contents[index]
            for index in range(len(contents))
        ]
        _write(body, row, kinds, max(count_lines(text, rooms[index]) for index, text in texts.items()))


def _text(content: Stored | None, text: str) -> Stored:
    """Return a part of a cell's text in the looks of the whole."""
    look = Look.TEXT if content is None or content.numeric else content.look
    return Stored(look, text, numeric=False)


def _key(content: Stored | None) -> str:
    """Return what the first column says of a row, where it is short enough to be said again."""
    if content is None or (content.numeric and content.look is not Look.INTEGER):
        return ""
    return content.content if display_width(content.content) <= _LONGEST_KEY else ""


def _add_totals(body: Body, sheet: Sheet) -> None:
    """Write the row 合计 right below the table, outside it: filtering and sorting leave it alone."""
    for title in uncounted(sheet):
        body.remark(RemarkKind.NOT_ADDED, 0, f"“{title}”列有不是数的内容，未计入合计")
    cells = [body.text(0, Look.TOTAL, TOTAL)]
    for index, (column, total) in enumerate(zip(sheet.columns, totals(sheet), strict=True)):
        if index == 0:
            continue
        if total is None:
            cells.append(body.empty(index, Look.TOTAL))
        else:
            content = stored(total, column.kind)
            cells.append(body.cell(index, replace(content, look=_TOTAL_LOOK[content.look])))
    body.end_row("".join(cells), height(1) + 2)
