"""The looks of the workbook: a dozen named styles, shared by all cells.

Faces are named, not embedded: 宋体 and 黑体 stand on every machine the workbook is read on. One blue-grey fill for
headers, hairline borders, nothing else: the sheets are printed in black.
"""

from __future__ import annotations

from enum import StrEnum

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

BODY_FACE = "宋体"
HEAD_FACE = "黑体"
BODY_SIZE = 10.5

_LINE = Side(style="thin", color="FF8C96A0")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_RULE = Border(bottom=_LINE)
_HEADER_FILL = PatternFill("solid", fgColor="FFDCE6F1")
_TOTAL_FILL = PatternFill("solid", fgColor="FFF2F2F2")


class Look(StrEnum):
    """What a cell is; the value is the style's name in the program's gallery."""

    TITLE = "会审标题"
    LABEL = "会审项目"
    VALUE = "会审内容"
    BLANK = "会审待填"
    HEADER = "会审表头"
    TEXT = "会审短文"
    LONG = "会审长文"
    CODE = "会审编号"
    LONG_CODE = "会审编号左"
    INTEGER = "会审整数"
    AMOUNT = "会审金额"
    EXACT = "会审金额多位"
    DATE = "会审日期"
    MOMENT = "会审时间"
    TOTAL = "会审合计"
    TOTAL_INTEGER = "会审合计整数"
    TOTAL_AMOUNT = "会审合计金额"
    TOTAL_EXACT = "会审合计金额多位"


NUMBER_FORMATS = {
    Look.CODE: "@",
    Look.LONG_CODE: "@",
    Look.INTEGER: "0",
    Look.AMOUNT: "#,##0.00",
    Look.EXACT: "#,##0.00########",
    Look.DATE: "yyyy-mm-dd",
    Look.MOMENT: "yyyy-mm-dd hh:mm",
    Look.TOTAL_INTEGER: "0",
    Look.TOTAL_AMOUNT: "#,##0.00",
    Look.TOTAL_EXACT: "#,##0.00########",
}
_LEFT = {Look.LABEL, Look.VALUE, Look.BLANK, Look.LONG, Look.LONG_CODE}
_RIGHT = {Look.AMOUNT, Look.EXACT, Look.TOTAL_AMOUNT, Look.TOTAL_EXACT}
_UNBOXED = {Look.TITLE, Look.LABEL, Look.VALUE}
_HEADLINE = {
    Look.TITLE,
    Look.LABEL,
    Look.HEADER,
    Look.TOTAL,
    Look.TOTAL_INTEGER,
    Look.TOTAL_AMOUNT,
    Look.TOTAL_EXACT,
}
_TOTALS = {Look.TOTAL, Look.TOTAL_INTEGER, Look.TOTAL_AMOUNT, Look.TOTAL_EXACT}


class Styles:
    """The style numbers of one file: `number[look]` as is, `quoted[look]` with the leading-apostrophe mark."""

    def __init__(self, book: Workbook) -> None:
        """Register all looks with `book`; a sheet used for measuring is taken out again."""
        scratch = book.create_sheet()
        self.number: dict[Look, int] = {}
        self.quoted: dict[Look, int] = {}
        for row, look in enumerate(Look, start=1):
            book.add_named_style(_named_style(look))
            plain, quoted = scratch.cell(row, 1), scratch.cell(row, 2)
            plain.style = look.value
            quoted.style = look.value
            quoted.quotePrefix = True
            self.number[look] = plain.style_id
            self.quoted[look] = quoted.style_id
        book.remove(scratch)


def _named_style(look: Look) -> NamedStyle:
    """Return the style of one look."""
    return NamedStyle(
        name=look.value,
        font=Font(name=HEAD_FACE if look in _HEADLINE else BODY_FACE, size=16 if look is Look.TITLE else BODY_SIZE),
        fill=_HEADER_FILL if look is Look.HEADER else _TOTAL_FILL if look in _TOTALS else PatternFill(),
        border=_RULE if look is Look.BLANK else Border() if look in _UNBOXED else _BOX,
        alignment=Alignment(
            horizontal="left" if look in _LEFT else "right" if look in _RIGHT else "center",
            vertical="center",
            indent=1 if look in _RIGHT else 0,
            wrap_text=True,
        ),
        number_format=NUMBER_FORMATS.get(look, "General"),
    )
