"""The labelled lines above and below a table, and how high and wide things come out."""

from io import BytesIO

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from desktop.minutes.workbook import CellKind, Sheet, SheetColumn, Workbook
from desktop.minutes.xlsx import render_xlsx

HEAD = (
    ("填报单位", "示例市会审办公室"),
    ("填报人", ""),
    ("审核人", ""),
    ("联系电话", ""),
    ("填报日期", "2027年3月17日"),
)


def page(
    widths: tuple[int, ...],
    above: tuple[tuple[str, str], ...] = (),
    below: tuple[tuple[str, str], ...] = (),
) -> Worksheet:
    columns = tuple(SheetColumn(f"列{n}", CellKind.TEXT, width) for n, width in enumerate(widths))
    sheet = Sheet("s", "汇总表", columns, (("甲",) * len(widths),), above, below)
    return openpyxl.load_workbook(BytesIO(render_xlsx(Workbook("书", "", (sheet,))).data))["汇总表"]


def said(sheet: Worksheet, row: int) -> list[object]:
    return [cell.value for cell in sheet[row] if cell.value is not None]


def test_short_facts_share_a_line_in_reading_order() -> None:
    sheet = page((14,) * 10, HEAD)
    assert said(sheet, 2) == ["填报单位：", "示例市会审办公室", "填报人：", "审核人："]
    assert said(sheet, 3) == ["联系电话：", "填报日期：", "2027年3月17日"]
    assert sheet.freeze_panes == "A6"


def test_a_long_fact_gets_a_line_of_its_own_and_the_order_stays() -> None:
    long = "说明很长。" * 20
    sheet = page((14,) * 10, (("甲", "一"), ("乙", long), ("丙", "二"), ("丁", "三"), ("戊", "四")))
    assert [said(sheet, row) for row in (2, 3, 4)] == [
        ["甲：", "一"], ["乙：", long], ["丙：", "二", "丁：", "三", "戊：", "四"],
    ]  # fmt: skip


def test_columns_too_wide_for_a_label_hold_label_and_text_together() -> None:
    sheet = page((60, 60), HEAD[:2])
    assert said(sheet, 2) == ["填报单位：示例市会审办公室", "填报人："]


@pytest.mark.parametrize("widths", [(8,), (5, 5), (200,)])
def test_one_narrow_table_still_says_everything(widths: tuple[int, ...]) -> None:
    sheet = page(widths, HEAD)
    text = "".join(str(value) for row in range(2, sheet.max_row) for value in said(sheet, row))
    assert all(label + "：" + value in text for label, value in HEAD)


def test_what_is_to_be_filled_in_has_a_rule_and_below_the_table_room_for_a_seal() -> None:
    sheet = page((14,) * 10, HEAD, (("填报单位（盖章）", ""),))
    blanks = [cell for row in (2, 3) for cell in sheet[row] if cell.style == "会审待填" and cell.coordinate[0] in "EHB"]
    assert blanks
    assert all(cell.border.bottom.style == "thin" for cell in blanks)
    seal = sheet.max_row
    assert sheet.cell(seal, 1).value == "填报单位（盖章）："
    assert (sheet.row_dimensions[2].height, sheet.row_dimensions[seal].height) == (21, 36)


def test_a_label_keeps_its_own_colon_and_an_empty_label_gets_none() -> None:
    sheet = page((14,) * 10, (("说明：", "甲"), ("", "乙")))
    assert said(sheet, 2) == ["说明：", "甲", "乙"]


def test_labels_and_texts_never_share_cells_with_each_other() -> None:
    sheet = page((22, 9, 8, 8, 8, 16, 8, 8, 12, 8, 8, 8, 8, 12, 18), HEAD, HEAD)
    covered = [cell for merged in sheet.merged_cells for cell in merged.cells]
    assert len(covered) == len(set(covered))


def test_the_table_begins_right_below_its_head_and_lines_below_stand_off() -> None:
    sheet = page((14,) * 10, HEAD, (("说明", "甲"),))
    (table,) = sheet.tables.values()
    assert table.ref == "A5:J6"
    assert said(sheet, 7) == []
    assert said(sheet, 8) == ["说明：", "甲"]


def test_a_title_longer_than_the_table_is_wide_wraps_in_a_higher_row() -> None:
    columns = (SheetColumn("列", CellKind.TEXT, 30),)
    book = openpyxl.load_workbook(
        BytesIO(
            render_xlsx(
                Workbook("书", "", (Sheet("s", "会审情况汇总表" * 6, columns, ()), Sheet("t", "短", columns, ())))
            ).data
        )
    )
    high, low = (sheet.row_dimensions[1].height for sheet in book.worksheets)
    assert high > 2 * low
