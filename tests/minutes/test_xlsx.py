"""The workbook as a file: read back by two independent programs, and taken apart where they see nothing."""

import hashlib
import os
import subprocess
import sys
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from desktop.minutes.workbook import CellKind, Sheet, SheetColumn, Workbook
from desktop.minutes.xlsx import RemarkKind, XlsxResult, render_xlsx
from desktop.minutes.xlsx.body import Body
from desktop.minutes.xlsx.package import pack
from desktop.minutes.xlsx.strings import SharedStrings
from desktop.minutes.xlsx.styles import Styles

at = datetime.fromisoformat
"""Moments of a meeting have no zone in a workbook."""

VERDICTS = ("到位", "基本到位", "未到位")
LEDGER = Sheet(
    key="findings",
    title="问题台账",
    columns=(
        SheetColumn("序号", CellKind.INTEGER, 6),
        SheetColumn("反馈问题", CellKind.LONG_TEXT, 40),
        SheetColumn("金额（万元）", CellKind.AMOUNT, 12),
        SheetColumn("人数", CellKind.INTEGER, 8),
        SheetColumn("完成时限", CellKind.DATE, 12),
        SheetColumn("提出时间", CellKind.MOMENT, 18),
        SheetColumn("会审认定", CellKind.TEXT, 10, VERDICTS),
    ),
    rows=(
        (1, "苗木入库无两人签字", Decimal("23.60"), 17, date(2027, 4, 30), at("2027-03-16 09:41"), "到位"),
        (2, "工资拖欠", Decimal("18.9"), 31, "6月底前", None, "未到位"),
        (3, "轮岗超期", None, None, date(2027, 12, 31), at("2027-03-16 09:46:30"), None),
    ),
    totals=True,
)
BARE = Sheet("info", "会议信息", (), (), above=(("会议名称", "示例会审"), ("主持人", "顾明川")))
EMPTY = Sheet(
    "dissent", "不同意见", (SheetColumn("姓名", CellKind.TEXT, 12), SheetColumn("原话", CellKind.LONG_TEXT, 60)), ()
)


def one(sheet: Sheet, *more: Sheet, watermark: str = "") -> XlsxResult:
    return render_xlsx(Workbook("示例市会审情况", "内部资料", (sheet, *more), watermark=watermark))


def opened(result: XlsxResult) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(result.data))


def member(result: XlsxResult, name: str) -> str:
    with ZipFile(BytesIO(result.data)) as archive:
        return archive.read(name).decode()


def test_every_value_comes_back_with_its_own_type() -> None:
    sheet = opened(one(LEDGER))["问题台账"]
    rows = list(sheet.iter_rows(min_row=3, max_row=5, values_only=True))
    assert rows[0] == (1, "苗木入库无两人签字", 23.6, 17, at("2027-04-30 00:00"), at("2027-03-16 09:41"), "到位")
    assert rows[1] == (2, "工资拖欠", 18.9, 31, "6月底前", None, "未到位")
    assert rows[2][4:6] == (at("2027-12-31 00:00"), at("2027-03-16 09:46:30"))
    assert [cell.number_format for cell in sheet[3]] == [
        "0", "General", "#,##0.00", "0", "yyyy-mm-dd", "yyyy-mm-dd hh:mm", "General",
    ]  # fmt: skip


def test_another_reader_sees_the_same_values_and_days_as_days() -> None:
    book = CalamineWorkbook.from_filelike(BytesIO(one(LEDGER).data))
    rows = book.get_sheet_by_name("问题台账").to_python(skip_empty_area=False)
    assert rows[2] == [1, "苗木入库无两人签字", 23.6, 17, date(2027, 4, 30), at("2027-03-16 09:41"), "到位"]
    assert rows[3][4] == "6月底前"


def test_the_totals_are_the_sums_of_what_the_sheet_shows() -> None:
    sheet = opened(one(LEDGER))["问题台账"]
    total = [cell.value for cell in sheet[6]]
    assert total == ["合计", None, 42.5, 48, None, None, None]
    for column in (3, 4):
        assert total[column - 1] == pytest.approx(sum(sheet.cell(row, column).value or 0 for row in (3, 4, 5)))


def test_amounts_add_up_exactly_where_floats_would_not() -> None:
    rows = (*((f"甲{n}", Decimal("0.1")) for n in range(10)), ("乙", Decimal("0.003")))
    columns = (SheetColumn("单位", CellKind.TEXT, 12), SheetColumn("金额", CellKind.AMOUNT, 12))
    result = one(Sheet("s", "汇总", columns, rows, totals=True))
    assert "<v>1.003</v>" in member(result, "xl/worksheets/sheet1.xml")
    assert opened(result)["汇总"]["B14"].number_format == "#,##0.00########"


def test_what_is_not_added_up_is_said() -> None:
    columns = (SheetColumn("单位", CellKind.TEXT, 12), SheetColumn("人数", CellKind.INTEGER, 12))
    result = one(Sheet("s", "汇总", columns, (("甲", 3), ("乙", "不详")), totals=True))
    assert opened(result)["汇总"]["B5"].value == 3
    assert [remark.kind for remark in result.remarks] == [RemarkKind.NOT_ADDED]
    assert "人数" in result.remarks[0].text


def test_the_table_covers_header_and_rows_but_not_the_totals() -> None:
    sheet = opened(one(LEDGER))["问题台账"]
    (table,) = sheet.tables.values()
    assert table.ref == "A2:G5"
    assert table.autoFilter.ref == "A2:G5"
    assert table.column_names == [column.title for column in LEDGER.columns]
    assert sheet.freeze_panes == "A3"
    assert sheet.print_title_rows == "$2:$2"


def test_no_cell_of_a_table_is_merged() -> None:
    sheet = opened(one(LEDGER))["问题台账"]
    assert {str(merged) for merged in sheet.merged_cells} == {"A1:G1"}


def test_a_sheet_without_rows_has_a_header_the_word_none_and_no_table() -> None:
    sheet = opened(one(EMPTY))["不同意见"]
    assert [cell.value for cell in sheet[2]] == ["姓名", "原话"]
    assert [cell.value for cell in sheet[3]] == ["无", None]
    assert not sheet.tables
    assert sheet.max_row == 3


def test_a_sheet_without_columns_is_a_page_of_facts() -> None:
    sheet = opened(one(BARE))["会议信息"]
    assert [[cell.value for cell in row] for row in sheet["A2:B3"]] == [
        ["会议名称：", "示例会审"],
        ["主持人：", "顾明川"],
    ]
    assert sheet.freeze_panes is None


def test_words_to_choose_from_stand_on_a_hidden_sheet() -> None:
    book = opened(one(LEDGER, EMPTY))
    assert book.sheetnames == ["问题台账", "不同意见", "选项"]
    assert book["选项"].sheet_state == "hidden"
    assert [book["选项"].cell(row, 1).value for row in (1, 2, 3)] == list(VERDICTS)
    (rule,) = book["问题台账"].data_validations.dataValidation
    assert (rule.type, rule.formula1, str(rule.sqref)) == ("list", "'选项'!$A$1:$A$3", "G3:G5")
    assert rule.showErrorMessage


def test_without_choices_there_is_no_hidden_sheet() -> None:
    assert opened(one(EMPTY)).sheetnames == ["不同意见"]


def test_equal_lists_are_written_once_and_long_ones_whole() -> None:
    many = tuple(f"第{number}种很长的认定用语" for number in range(100))
    columns = (
        SheetColumn("甲", CellKind.TEXT, 10, many),
        SheetColumn("乙", CellKind.TEXT, 10, many),
        SheetColumn("丙", CellKind.TEXT, 10, VERDICTS),
    )
    book = opened(one(Sheet("s", "表", columns, (("", "", ""),))))
    rules = {str(rule.sqref): rule.formula1 for rule in book["表"].data_validations.dataValidation}
    assert rules == {"A3": "'选项'!$A$1:$A$100", "B3": "'选项'!$A$1:$A$100", "C3": "'选项'!$B$1:$B$3"}
    assert book["选项"]["A100"].value == many[-1]


def test_every_sheet_prints_on_landscape_a4_in_full_width() -> None:
    summary = Sheet("summary", "会审情况汇总表", LEDGER.columns, LEDGER.rows)
    book = opened(one(summary, LEDGER, watermark="样张"))
    for sheet, pages in ((book["会审情况汇总表"], 1), (book["问题台账"], 0)):
        assert sheet.page_setup.orientation == "landscape"
        assert (int(sheet.page_setup.paperSize), sheet.page_setup.fitToWidth) == (9, 1)
        assert sheet.page_setup.fitToHeight == pages
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.oddHeader.left.text == "内部资料"
        assert sheet.oddHeader.center.text == "示例市会审情况"
        assert sheet.oddHeader.right.text == "样张"
        assert sheet.oddFooter.left.text == sheet.title
        assert sheet.oddFooter.right.text == "第 &P 页，共 &N 页"


def test_only_a_sample_is_called_one() -> None:
    assert "样张" not in member(one(LEDGER), "xl/worksheets/sheet1.xml")


def test_an_ampersand_in_the_printed_header_is_no_command() -> None:
    result = render_xlsx(Workbook("甲&P乙", "", (EMPTY,)))
    assert "甲&amp;&amp;P乙" in member(result, "xl/worksheets/sheet1.xml")


@pytest.mark.parametrize(("length", "remarks"), [(120, 0), (121, 1)])
def test_a_printed_header_holds_120_characters_and_the_file_the_whole_title(length: int, remarks: int) -> None:
    title = "会" * length
    result = render_xlsx(Workbook(title, "", (EMPTY,)))
    header = opened(result)["不同意见"].oddHeader.center.text
    assert (header == title) is not remarks
    assert len(header) == 120
    assert [remark.kind for remark in result.remarks] == [RemarkKind.SHORTENED] * remarks
    assert title in member(result, "docProps/core.xml")


def test_tab_names_are_legal_and_different() -> None:
    titles = ["表/一", "表／一", "A" * 40, "a" * 40, "History", "'引'", "选项", "", "  "]
    result = render_xlsx(Workbook("书", "", tuple(Sheet("k", title, EMPTY.columns, ()) for title in titles)))
    names = opened(result).sheetnames
    assert names == [
        "表／一", "表／一（2）", "A" * 30 + "…", "a" * 27 + "…（2）", "History（2）",
        "引", "选项（2）", "工作表", "工作表（2）",
    ]  # fmt: skip
    assert all(len(name) <= 31 for name in names)
    assert [remark.sheet for remark in result.remarks if remark.kind is RemarkKind.RENAMED] == [
        name for name, title in zip(names, titles, strict=True) if name != title.strip()
    ]


def test_letters_beyond_the_first_plane_count_twice_in_a_tab_name() -> None:
    (name,) = opened(one(Sheet("k", "𠮷" * 16, EMPTY.columns, ()))).sheetnames
    assert name == "𠮷" * 15 + "…"


def test_a_skeleton_that_already_has_rows_stops_the_program() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "甲"
    strings = SharedStrings()
    with pytest.raises(RuntimeError, match="sheetData"):
        pack(book, [Body("Sheet", (10,), Styles(book), strings)], strings)


def test_column_names_are_different_filled_and_the_same_in_cell_and_table() -> None:
    titles = ("意见", "意见", "", "甲\n乙", "_x000D_", "=1+1", "意" * 300)
    columns = tuple(SheetColumn(title, CellKind.TEXT, 10) for title in titles)
    result = one(Sheet("s", "表", columns, (("",) * len(titles),)))
    sheet = opened(result)["表"]
    header = [cell.value for cell in sheet[2]]
    assert header == ["意见", "意见（2）", "第3列", "甲 乙", "_x000D_", "=1+1", "意" * 254 + "…"]
    (table,) = sheet.tables.values()
    assert table.column_names == header
    assert len([remark for remark in result.remarks if remark.kind is RemarkKind.RENAMED]) == 3


def test_tables_of_sheets_with_one_key_have_different_names() -> None:
    book = opened(one(LEDGER, Sheet("findings", "问题台账", LEDGER.columns, LEDGER.rows)))
    names = [name for sheet in book.worksheets for name in sheet.tables]
    assert names == ["table_1_findings", "table_2_findings"]


def test_numbers_too_long_for_a_spreadsheet_are_text() -> None:
    columns = tuple(SheetColumn(f"列{n}", CellKind.AMOUNT, 5) for n in range(5))
    row = (10**15 - 1, 10**15, Decimal("1234567890123.45"), Decimal("12345678901234.567"), "110101199003070000")
    result = one(Sheet("s", "表", columns, (row,)))
    cells = opened(result)["表"][3]
    assert [cell.data_type for cell in cells] == ["n", "s", "n", "s", "s"]
    assert [cell.value for cell in cells[1::2]] == ["1000000000000000", "12345678901234.567"]
    assert cells[4].number_format == "@"


def test_days_before_spreadsheets_can_count_are_text() -> None:
    columns = tuple(SheetColumn(f"列{n}", CellKind.DATE, 5) for n in range(3))
    row = (date(1900, 2, 28), date(1900, 3, 1), at("1899-01-01 08:00"))
    values = [cell.value for cell in opened(one(Sheet("s", "表", columns, (row,))))["表"][3]]
    assert values == ["1900-02-28", at("1900-03-01 00:00"), "1899-01-01 08:00:00"]


def test_columns_are_wide_enough_for_their_numbers() -> None:
    columns = (SheetColumn("单位", CellKind.TEXT, 3), SheetColumn("金额", CellKind.AMOUNT, 4))
    rows = (("甲", Decimal(999999)), ("乙", Decimal(999999)))
    sheet = opened(one(Sheet("s", "表", columns, rows, totals=True)))["表"]
    assert sheet.column_dimensions["A"].width == 8
    assert sheet.column_dimensions["B"].width >= len("1,999,998.00") + 2


@pytest.mark.parametrize(
    ("value", "error"), [(True, TypeError), (Decimal("NaN"), ValueError), (Decimal("Infinity"), ValueError)]
)
def test_what_is_no_value_for_a_cell_is_a_mistake_of_the_program(value: object, error: type[Exception]) -> None:
    sheet = Sheet("s", "表", (SheetColumn("数", CellKind.INTEGER, 8),), ((value,),))  # type: ignore[arg-type]
    with pytest.raises(error):
        one(sheet)


def test_a_moment_with_a_zone_is_a_mistake_of_the_program() -> None:
    moment = datetime.fromisoformat("2027-03-16T09:00+08:00")
    with pytest.raises(ValueError, match="zone"):
        one(Sheet("s", "表", (SheetColumn("时间", CellKind.MOMENT, 18),), ((moment,),)))


@pytest.mark.parametrize("row", [(1,), (1, "甲", "乙")])
def test_a_row_of_the_wrong_length_is_a_mistake_of_the_program(row: tuple[int | str, ...]) -> None:
    columns = (SheetColumn("序号", CellKind.INTEGER, 6), SheetColumn("单位", CellKind.TEXT, 12))
    with pytest.raises(ValueError, match="one cell per column"):
        one(Sheet("s", "表", columns, (row,)))


def test_a_workbook_needs_a_sheet() -> None:
    with pytest.raises(ValueError, match="without sheets"):
        render_xlsx(Workbook("空", "", ()))


def test_five_thousand_rows_come_back_whole() -> None:
    rows = tuple((n, f"第{n}个问题", Decimal(n) / 100, n % 7, date(2027, 1, 1), None, "到位") for n in range(5000))
    result = one(Sheet("big", "大表", LEDGER.columns, rows, totals=True))
    sheet = CalamineWorkbook.from_filelike(BytesIO(result.data)).get_sheet_by_name("大表")
    got = sheet.to_python(skip_empty_area=False)
    assert [row[:2] for row in got[2:5002]] == [[n, f"第{n}个问题"] for n in range(5000)]
    assert got[5002][2] == sum(range(5000)) / 100
    assert result.remarks == ()


def test_the_bytes_do_not_depend_on_the_day_or_the_hash_seed() -> None:
    script = (
        "import hashlib, sys; sys.path[:0] = sys.argv[1:]\n"
        "from test_xlsx import BARE, EMPTY, LEDGER, one\n"
        "print(hashlib.sha256(one(LEDGER, BARE, EMPTY, LEDGER).data).hexdigest())"
    )
    here = hashlib.sha256(one(LEDGER, BARE, EMPTY, LEDGER).data).hexdigest()
    file = Path(__file__)
    places = [str(file.parent), str(file.parents[2])]
    for seed in ("1", "4711"):
        done = subprocess.run(
            [sys.executable, "-c", script, *places],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": "America/Lima"},
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout.strip() == here


def test_the_file_carries_no_clock() -> None:
    result = one(LEDGER)
    with ZipFile(BytesIO(result.data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"
    assert "dcterms" not in member(result, "docProps/core.xml").replace("xmlns:dcterms", "")
