"""Everything of a sheet but its rows: columns, table, lists of choices, print set-up; openpyxl writes it."""

from __future__ import annotations

from dataclasses import dataclass

from openpyxl import Workbook as Book
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table, TableColumn
from openpyxl.worksheet.worksheet import Worksheet

from desktop.minutes.xlsx.body import Body
from desktop.minutes.xlsx.clean import literal
from desktop.minutes.xlsx.grid import TableArea
from desktop.minutes.xlsx.names import table_name
from desktop.minutes.xlsx.styles import BODY_FACE

FROZEN_LIMIT = 240.0
"""Points of screen that may stand still above the rows; a taller head would leave no room to scroll in."""

_A4 = 9
_MARGINS = PageMargins(left=0.5, right=0.5, top=0.8, bottom=0.7, header=0.35, footer=0.3)


@dataclass(frozen=True)
class Printed:
    """What stands in the margin of every printed page; one line each, may be empty."""

    title: str
    marking: str
    watermark: str


@dataclass(frozen=True)
class Page:
    """A finished sheet: its rows, where its table stands (None: it has none), the column names of that table.

    `choices` gives the range of words for a column (from 0); `frozen` how high the part above the rows is in points.
    """

    key: str
    body: Body
    area: TableArea | None
    headers: tuple[str, ...]
    choices: dict[int, str]
    frozen: float


def add_page(book: Book, page: Page, number: int, printed: Printed) -> None:
    """Add the sheet's skeleton to `book`; `number` makes its table's name unique."""
    sheet = book.create_sheet(page.body.tab)
    for letter, width in zip(page.body.letters, page.body.widths, strict=True):
        sheet.column_dimensions[letter].width = width
    for merge in page.body.merges:
        sheet.merged_cells.add(merge)
    sheet.sheet_view.showGridLines = False
    _set_up_print(sheet, printed, one_page=page.key == "summary")
    if page.area is not None:
        sheet.print_title_rows = f"{page.area.header}:{page.area.header}"
        if page.frozen <= FROZEN_LIMIT:
            sheet.freeze_panes = f"A{page.area.header + 1}"
        if page.area.last >= page.area.first:
            sheet.add_table(_table(page, page.area, table_name(number, page.key)))
            _add_choices(sheet, page.choices, page.area)


def add_hidden(book: Book, body: Body) -> None:
    """Add the sheet that holds the words to choose from; people do not see it."""
    sheet = book.create_sheet(body.tab)
    sheet.sheet_state = "hidden"
    for letter, width in zip(body.letters, body.widths, strict=True):
        sheet.column_dimensions[letter].width = width


def _table(page: Page, area: TableArea, name: str) -> Table:
    """Return the table with its filter; its names are the header cells', letter for letter."""
    ref = f"A{area.header}:{page.body.letters[-1]}{area.last}"
    return Table(
        displayName=name,
        ref=ref,
        autoFilter=AutoFilter(ref=ref),
        tableColumns=[
            TableColumn(id=number, name=literal(header)) for number, header in enumerate(page.headers, start=1)
        ],
    )


def _add_choices(sheet: Worksheet, choices: dict[int, str], area: TableArea) -> None:
    """Offer each column's words in a list; other words are refused with a sentence."""
    for column, source in choices.items():
        letter = get_column_letter(column + 1)
        validation = DataValidation(
            type="list",
            formula1=source,
            allow_blank=True,
            showErrorMessage=True,
            errorTitle="请从列表中选择",
            error="这一栏只能填列表中的用语；请按单元格右侧的箭头选择，或清空。",
        )
        validation.add(f"{letter}{area.first}:{letter}{area.last}")
        sheet.add_data_validation(validation)


def _set_up_print(sheet: Worksheet, printed: Printed, *, one_page: bool) -> None:
    """Make the sheet print on A4, landscape, all columns on one page; with `one_page` all rows, too."""
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 1 if one_page else 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins = _MARGINS
    sheet.print_options.horizontalCentered = True
    _fill(sheet.oddHeader, printed.marking, printed.title, printed.watermark)
    _fill(sheet.oddFooter, sheet.title, "", "页")
    sheet.oddFooter.right.text = "第 &P 页，共 &N 页"


def _fill(item: HeaderFooterItem, left: str, centre: str, right: str) -> None:
    """Write the three parts; an ampersand in them is an ampersand, not a command."""
    for part, text in ((item.left, left), (item.center, centre), (item.right, right)):
        if not text:
            continue
        part.text = literal(text).replace("&[", "＆[").replace("&", "&&")
        part.font = f"{BODY_FACE},Regular"
        part.size = 9
