"""Older workbooks (.xls, .et) and .ods, through calamine."""

import io
import struct
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

import python_calamine as calamine

from desktop.intake.formats import plain
from desktop.intake.limits import Limits
from desktop.intake.markup import Attributes, attribute, walk, whole
from desktop.intake.ooxml_sheet import Budget
from desktop.intake.package import Package
from desktop.intake.sniff import Content, holds_stream
from desktop.intake.source import PICTURE, Cell, Notice, SourceBook, SourceRow, SourceSheet, Span
from desktop.intake.unreadable import Cause, Unreadable

_GLOBALS = struct.pack("<HHHH", 0x809, 16, 0x600, 5)  # how the workbook part of a BIFF8 stream begins
_FILE_PASS = 0x2F

_Found = int | float | str | bool | time | date | datetime | timedelta


def _cell(value: _Found) -> Cell:
    if isinstance(value, str):
        if value.lstrip("= ").startswith(("DISPIMG(", "_xlfn.DISPIMG(")):
            return PICTURE
        return value if value.strip() else None
    if isinstance(value, (time, timedelta)):
        return str(value)
    return plain(value)


def check_repeats(chunks: Iterable[bytes], limits: Limits) -> None:
    """Nothing happens for an honest .ods; raises Unreadable when repeated cells would fill the memory.

    A cell and its row may each say how often they repeat; a few bytes can so stand for milliards
    of cells, which the reader behind this would lay out one by one.
    """
    row_times, row_cells, total = 1, 0, 0
    pending, times = False, 1

    def start(name: str, attributes: Attributes) -> None:
        nonlocal row_times, row_cells, pending, times
        if name == "table-row":
            row_times, row_cells = whole(attribute(attributes, "number-rows-repeated"), 1), 0
        elif name in {"table-cell", "covered-table-cell"}:
            times = whole(attribute(attributes, "number-columns-repeated"), 1)
            pending = bool(attribute(attributes, "value-type"))
            if pending:
                row_cells += times
        elif name == "p" and not pending:
            pending = True
            row_cells += times

    def end(name: str) -> None:
        nonlocal total, pending
        if name == "table-row":
            total += row_times * row_cells
            if total > limits.cells:
                raise Unreadable(Cause.TOO_MUCH_INSIDE)
        elif name in {"table-cell", "covered-table-cell"}:
            pending = False

    walk(chunks, start, end, lambda _text: None)


def _guard_ods(data: bytes, limits: Limits) -> None:
    package = Package(data, limits)
    if "meta-inf/manifest.xml" in package.names and b"encryption-data" in package.read("META-INF/manifest.xml"):
        raise Unreadable(Cause.PASSWORD)
    check_repeats(package.stream("content.xml"), limits)
    for name in package.names - {"content.xml"}:
        for _ in package.stream(name):
            pass  # read to the end so that a lying size meets its checksum before the next reader


def is_locked(data: bytes) -> bool:
    """Tell whether an old workbook says near its beginning that what follows is encrypted.

    The library behind this names no reason when it meets such a file.
    """
    at = data.find(_GLOBALS)
    end = min(at + 512, len(data) - 4)  # the statement stands in the first sector of the stream
    while 0 <= at < end:
        kind, size = struct.unpack_from("<HH", data, at)
        if kind == _FILE_PASS:
            return True
        at += 4 + size
    return False


def _sheet(
    found: calamine.CalamineSheet, name: str, limits: Limits, budget: Budget
) -> tuple[SourceSheet, list[Notice]]:
    start = found.start
    if start is None:
        return SourceSheet(name), []
    notices: list[Notice] = []
    rows: list[SourceRow] = []
    cut = False
    for number, record in enumerate(found.to_python(skip_empty_area=True), start=start[0] + 1):
        cells: list[Cell] = [None] * start[1] + [_cell(value) for value in record]
        if any(value is not None for value in cells[limits.columns :]):
            cut = True
            del cells[limits.columns :]
        while cells and cells[-1] is None:
            cells.pop()
        if not cells:
            continue
        if len(rows) == limits.rows:
            text = f"内容超过 {limits.rows} 行，第 {number} 行起没有读取。"
            notices.append(Notice("sheet-cut", text, name))
            break
        for value in cells:
            if value is not None:
                budget.take(value)
        budget.widen(len(cells))
        rows.append(SourceRow(number, tuple(cells)))
        notices.extend(
            Notice("picture", "单元格里是图片，没有导入，只留下“〔图片〕”字样。", name, number, column)
            for column, value in enumerate(cells)
            if value == PICTURE
        )
    if cut:
        notices.append(Notice("columns-cut", f"第 {limits.columns} 列以后的内容没有读取。", name))
    merged = (found.merged_cell_ranges or [])[: limits.spans]
    spans = tuple(Span(top + 1, left, bottom + 1, right) for (top, left), (bottom, right) in merged)
    return SourceSheet(name, tuple(rows), spans), notices


def read_legacy(data: bytes, name: str, content: Content, limits: Limits) -> SourceBook:
    """Return the visible sheets of an .xls, .et or .ods; raises Unreadable.

    The library is native code: a hostile file may end the process, so this runs in a process of
    its own (`isolate`), and only tests call it directly.
    """
    notices: list[Notice] = []
    if content is Content.ODS:
        _guard_ods(data, limits)
    elif is_locked(data):
        raise Unreadable(Cause.PASSWORD)
    elif holds_stream(data, "_VBA_PROJECT_CUR") or holds_stream(data, "VBA"):
        notices.append(Notice("macros", "文件里有宏，没有运行，也没有导入，只读取单元格的值。"))
    try:
        sheets, noticed = _read_sheets(data, limits)
    except calamine.PasswordError as fault:
        raise Unreadable(Cause.PASSWORD) from fault
    except (calamine.CalamineError, ValueError, OverflowError, OSError) as fault:
        raise Unreadable(Cause.DAMAGED, detail=str(fault)) from fault
    except BaseException as fault:
        # A panic of the native code (a stream cut short is enough) has no exported name to catch.
        if type(fault).__name__ == "PanicException":
            raise Unreadable(Cause.DAMAGED, detail=str(fault)) from fault
        raise
    if all(sheet.hidden for sheet in sheets):
        raise Unreadable(Cause.NO_SHEETS)
    return SourceBook(name, content.value, tuple(sheets), (*notices, *noticed))


def _read_sheets(data: bytes, limits: Limits) -> tuple[list[SourceSheet], list[Notice]]:
    sheets: list[SourceSheet] = []
    notices: list[Notice] = []
    budget = Budget(limits.cells, limits.characters, limits.places)
    with calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        listed = [m for m in book.sheets_metadata if m.typ == calamine.SheetTypeEnum.WorkSheet]
        if len(listed) > limits.sheets:
            raise Unreadable(Cause.TOO_MUCH_INSIDE)
        for meta in listed:
            if meta.visible != calamine.SheetVisibleEnum.Visible:
                sheets.append(SourceSheet(meta.name, hidden=True))
                notices.append(Notice("hidden-sheet", f"工作表“{meta.name}”是隐藏的，没有导入。", meta.name))
                continue
            sheet, noticed = _sheet(book.get_sheet_by_name(meta.name), meta.name, limits, budget)
            sheets.append(sheet)
            notices.extend(noticed)
    return sheets, notices
