"""From the workbook model to the file."""

from __future__ import annotations

from openpyxl import Workbook as Book

from desktop.minutes.workbook import Sheet, Workbook
from desktop.minutes.xlsx.body import Body
from desktop.minutes.xlsx.choices import CHOICES_TAB, Words, all_lists, words_of, write_lists
from desktop.minutes.xlsx.clean import clean, code_points, one_line
from desktop.minutes.xlsx.grid import add_table, column_widths
from desktop.minutes.xlsx.lines import add_lines
from desktop.minutes.xlsx.names import column_names, shorten, tab_names, units
from desktop.minutes.xlsx.package import pack
from desktop.minutes.xlsx.result import Remark, RemarkKind, XlsxResult
from desktop.minutes.xlsx.skeleton import Page, Printed, add_hidden, add_page
from desktop.minutes.xlsx.strings import SharedStrings
from desktop.minutes.xlsx.styles import Styles

AUTHOR = "会审"

# A printed header holds 255 characters with all its commands; an ampersand takes two.
_TITLE_LIMIT = 120
_MARKING_LIMIT = 60
_SPACER = 8.0


def render_xlsx(workbook: Workbook) -> XlsxResult:
    """Return the workbook as the bytes of an .xlsx file, with a remark on everything that had to be said differently.

    The same workbook gives the same bytes. No text is ever cut: what is longer than a row can show stands in
    continuation rows. A printed header is the one exception; it is shortened and the full title stands in the file's
    properties.

    Raises ValueError when the workbook has no sheets or a row has not one cell per column.
    """
    if not workbook.sheets:
        raise ValueError("a workbook without sheets is no file")
    book = Book()
    book.remove(book.active)
    book.calculation.fullCalcOnLoad = False
    book.properties.title = one_line(workbook.title)
    book.properties.creator = AUTHOR
    styles, strings = Styles(book), SharedStrings()
    printed, remarks = _printed(workbook)

    lists = all_lists(workbook.sheets)
    hidden, ranges = write_lists(lists, styles, strings) if lists else (None, {})
    bodies: list[Body] = []
    tabs = tab_names((sheet.title for sheet in workbook.sheets), reserved=(CHOICES_TAB,))
    for number, (sheet, tab) in enumerate(zip(workbook.sheets, tabs, strict=True), start=1):
        _check(sheet)
        body = Body(tab, column_widths(sheet), styles, strings)
        add_page(book, _page(sheet, body, ranges), number, printed)
        bodies.append(body)
        remarks += body.remarks
    if hidden is not None:
        add_hidden(book, hidden)
        bodies.append(hidden)
    return XlsxResult(pack(book, bodies, strings), tuple(remarks))


def _check(sheet: Sheet) -> None:
    """Refuse a sheet whose rows do not fit its columns."""
    if any(len(row) != len(sheet.columns) for row in sheet.rows):
        raise ValueError(f"{sheet.key}: a row has not one cell per column")


def _page(sheet: Sheet, body: Body, ranges: dict[Words, str]) -> Page:
    """Write the sheet's rows into `body` and return what the skeleton needs to know of them."""
    if one_line(sheet.title) != body.tab:
        body.remarks.append(
            Remark(RemarkKind.RENAMED, body.tab, "", f"标签名由“{one_line(sheet.title)}”改成“{body.tab}”")
        )
    headers = column_names(column.title for column in sheet.columns)
    body.add_title(sheet.title)
    if sheet.above:
        add_lines(body, sheet.above)
        body.end_row("", _SPACER)
    head = body.used
    area = add_table(body, sheet, headers) if headers else None
    if sheet.below:
        body.end_row("", _SPACER)
        add_lines(body, sheet.below, by_hand=True)
    words = ((index, words_of(column.choices)) for index, column in enumerate(sheet.columns))
    choices = {index: ranges[offered] for index, offered in words if offered}
    return Page(sheet.key, body, area, headers, choices, head)


def _printed(workbook: Workbook) -> tuple[Printed, list[Remark]]:
    """Return the margins of the printed pages, and remarks on what did not go into them."""
    remarks: list[Remark] = []
    texts: list[str] = []
    for what, text, limit in (
        ("标题", workbook.title, _TITLE_LIMIT),
        ("标注", workbook.marking, _MARKING_LIMIT),
    ):
        kept, lost = clean(text)
        line = " ".join(kept.split())
        short = shorten(line, limit - line.count("&"))
        texts.append(short)
        if lost:
            remarks.append(Remark(RemarkKind.REMOVED, "", "", f"{what}里去掉了{code_points(lost)}"))
        if short != line:
            remarks.append(Remark(RemarkKind.SHORTENED, "", "", f"{what}太长，页眉里只印前{units(short)}个字"))
    return Printed(texts[0], texts[1], workbook.watermark), remarks
