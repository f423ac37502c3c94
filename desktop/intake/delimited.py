"""Comma and tab separated text, in the encodings that offices really send."""

import codecs
import csv
import io
import re

from desktop.intake.limits import Limits
from desktop.intake.sniff import refuse_markup
from desktop.intake.source import Cell, Notice, SourceBook, SourceRow, SourceSheet
from desktop.intake.unreadable import Cause, Unreadable

_BINARY = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f]")  # no typist makes these; 1A once ended files
_SAMPLE = 20  # records looked at to find the separator
_SEPARATORS = (",", "\t", ";", "|")


def decode(data: bytes) -> tuple[str, str]:
    """Return the text and the name of its encoding: by mark, else strict UTF-8, else GB18030.

    Nothing is guessed by statistics: a wrong guess looks like a right one on a short sheet.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        candidates: tuple[tuple[str, str], ...] = (("utf-16", "UTF-16"),)
    elif data.startswith(codecs.BOM_UTF8):
        candidates = (("utf-8-sig", "UTF-8"),)
    else:
        candidates = (("utf-8", "UTF-8"), ("gb18030", "GB18030"))
    for codec, name in candidates:
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if _BINARY.search(text):
            raise Unreadable(Cause.UNKNOWN)
        return text, name
    raise Unreadable(Cause.ENCODING)


def _records(text: str, separator: str, *, strict: bool) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=strict))


def separator_of(text: str) -> str:
    """Return the separator that cuts the first records into most cells; a comma when none does."""
    best, most = ",", 0
    for separator in _SEPARATORS:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        cells = 0
        try:
            for _, record in zip(range(_SAMPLE), reader, strict=False):
                cells += len(record) - 1
        except csv.Error:
            continue
        if cells > most:
            best, most = separator, cells
    return best


def read_text(data: bytes, name: str, limits: Limits) -> SourceBook:
    """Return a book with one sheet; every cell is text. Raises Unreadable."""
    text, encoding = decode(data)
    refuse_markup(text)
    if len(text) > limits.characters:
        raise Unreadable(Cause.TOO_MUCH_INSIDE)
    notices = [Notice("encoding", f"按 {encoding} 编码读取，请核对预览中的文字有无乱码。")]
    separator = separator_of(text)
    try:
        records = _records(text, separator, strict=True)
    except csv.Error:
        notices.append(Notice("quotes", "有引号不成对的单元格，可能有内容连在一起，请核对预览。"))
        try:
            records = _records(text, separator, strict=False)
        except csv.Error as fault:
            raise Unreadable(Cause.DAMAGED, detail=str(fault)) from fault
    rows: list[SourceRow] = []
    cut = False
    for number, record in enumerate(records, start=1):
        cells: list[Cell] = [cell if cell.strip() else None for cell in record[: limits.columns]]
        if any(cell.strip() for cell in record[limits.columns :]):
            cut = True
        while cells and cells[-1] is None:
            cells.pop()
        if not cells:
            continue
        if len(rows) == limits.rows:
            notices.append(Notice("sheet-cut", f"内容超过 {limits.rows} 行，第 {number} 行起没有读取。"))
            break
        rows.append(SourceRow(number, tuple(cells)))
    if cut:
        notices.append(Notice("columns-cut", f"第 {limits.columns} 列以后的内容没有读取。"))
    return SourceBook(name, "csv", (SourceSheet("文本", tuple(rows)),), tuple(notices))
