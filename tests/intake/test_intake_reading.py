"""Honest files of every kind arrive whole."""

from datetime import date, datetime

import pytest

from desktop.intake import Cause, Limits, SourceBook, Span, Unreadable, parse
from desktop.intake.source import PICTURE, Cell, column_index, column_letter
from tests.intake.ledger_files import HEAD, biff, cell, compound, ledger, ods, ods_row, sheet_xml, styles, xls, xlsx

ROW = (1, "党建", "会议记录不全")


def cells_of(book: SourceBook, row: int = 0) -> tuple[Cell, ...]:
    return book.sheets[0].rows[row].cells


def codes(book: SourceBook) -> list[str]:
    return [notice.code for notice in book.notices]


@pytest.mark.parametrize("name", ["台账.xlsx", "台账.xls", "台账.csv", "台账"])
def test_a_workbook_is_read_whatever_its_name_says(name: str) -> None:
    book = parse(ledger(ROW), name)
    assert (book.name, book.kind, cells_of(book), cells_of(book, 1)) == (name, "xlsx", HEAD, ROW)


def test_an_old_workbook_is_read_by_content() -> None:
    book = parse(xls([HEAD, ROW, (2, None, "台账不实")]), "台账.xlsx")
    assert book.kind == "xls"
    assert [row.cells for row in book.sheets[0].rows] == [HEAD, ROW, (2, None, "台账不实")]
    assert [row.number for row in book.sheets[0].rows] == [1, 2, 3]


def test_the_macros_of_an_old_workbook_are_said() -> None:
    data = compound(("Workbook", biff([HEAD])), ("_VBA_PROJECT_CUR", b""))
    assert codes(parse(data, "")) == ["macros"]


def test_an_ods_is_read() -> None:
    book = parse(ods(ods_row(*HEAD) + ods_row("1", "党建", "会议记录不全")), "")
    assert (book.kind, cells_of(book), cells_of(book, 1)) == ("ods", HEAD, ("1", "党建", "会议记录不全"))


def test_the_strict_form_is_read() -> None:
    main = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    assert cells_of(parse(xlsx({"台账": sheet_xml({1: HEAD}, main=main)}, strict=True), "")) == HEAD


def test_a_wrong_dimension_is_not_believed() -> None:
    xml = sheet_xml({1: HEAD, 2: ROW}, before='<dimension ref="A1"/>')
    assert len(parse(xlsx({"台账": xml}), "").sheets[0].rows) == 2


def test_macros_and_links_are_said_and_the_values_read() -> None:
    extra = {"xl/vbaProject.bin": b"x", "xl/externalLinks/externalLink1.xml": "<x/>"}
    book = parse(xlsx({"台账": sheet_xml({1: HEAD})}, extra=extra), "台账.xlsm")
    assert (codes(book), cells_of(book)) == (["macros", "external-links"], HEAD)


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_is_named_and_not_read(state: str) -> None:
    book = parse(xlsx({"台账": sheet_xml({1: HEAD}), "底稿": sheet_xml({1: ROW})}, {"底稿": state}), "")
    assert [(sheet.name, sheet.hidden, len(sheet.rows)) for sheet in book.sheets] == [
        ("台账", False, 1),
        ("底稿", True, 0),
    ]
    assert "底稿" in book.notices[0].text


def test_a_picture_in_a_cell_leaves_a_mark() -> None:
    formula = '<c r="A1" t="str"><f>_xlfn.DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v></c>'
    value = '<c r="B1" t="str"><v>=DISPIMG("ID_2",1)</v></c>'
    book = parse(xlsx({"台账": sheet_xml({1: formula + value})}), "")
    assert cells_of(book) == (PICTURE, PICTURE)
    assert [(notice.code, notice.row, notice.column) for notice in book.notices] == [
        ("picture", 1, 0),
        ("picture", 1, 1),
    ]


def test_a_formula_gives_its_saved_value_and_its_lack_is_said() -> None:
    row = '<c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>1+1</f></c><c r="C1" t="str"><f>""</f><v></v></c>'
    book = parse(xlsx({"台账": sheet_xml({1: row})}), "")
    assert cells_of(book) == (2,)
    assert [(notice.code, notice.column) for notice in book.notices] == [("formula-without-value", 1)]


def test_an_error_value_stays_as_text_and_is_said() -> None:
    book = parse(xlsx({"台账": sheet_xml({1: '<c r="A1" t="e"><v>#REF!</v></c>'})}), "")
    assert (cells_of(book), codes(book)) == (("#REF!",), ["error-value"])


def test_shared_texts_come_without_their_pronunciation() -> None:
    shared = (
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><r><t>会议</t></r><r><t>记录</t></r>'
        "<rPh><t>huiyi</t></rPh></si><si><t>甲_x000D_乙</t></si></sst>"
    )
    row = '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>9</v></c>'
    book = parse(xlsx({"台账": sheet_xml({1: row})}, extra={"xl/sharedStrings.xml": shared}), "")
    assert cells_of(book) == ("会议记录", "甲\r乙")


def test_cells_without_references_follow_one_another() -> None:
    xml = sheet_xml({}).replace("<sheetData>", f"<sheetData><row>{cell('甲')}{cell('乙')}</row><row>{cell('丙')}</row>")
    book = parse(xlsx({"台账": xml}), "")
    assert [(row.number, row.cells) for row in book.sheets[0].rows] == [(1, ("甲", "乙")), (2, ("丙",))]


def test_a_text_of_11500_characters_arrives_whole() -> None:
    story = "会议记录不全，" * 1643
    assert cells_of(parse(ledger((1, "党建", story)), ""), 1)[2] == story


@pytest.mark.parametrize(
    ("form", "value", "cell_value"),
    [
        (0, 45473, 45473),
        (14, 45473, date(2024, 6, 30)),
        (31, 45473, date(2024, 6, 30)),
        (22, 45473.5, datetime(2024, 6, 30, 12)),  # noqa: DTZ001
        (27, 45473, "2024年6月"),
        ('yyyy"年"m"月"d"日";@', 45473, date(2024, 6, 30)),
        ('[$-804]yyyy"年"m"月"', 45473, "2024年6月"),
        ("[DBNum1]yyyy年m月d日", 45473, date(2024, 6, 30)),
        ("h:mm", 0.5, "12:00:00"),
        ("0.00%", 0.7625, "76.25%"),
        (9, 1, "100%"),
        ("0.00E+00", 12, 12),
        ("#,##0.00", 1234.5, 1234.5),
        ('"第"0"号"', 7, 7),
        ("General", 0.30000000000000004, 0.3),
        (14, 60, datetime(1900, 2, 28).date()),  # noqa: DTZ001
        (14, 59, date(1900, 2, 28)),
        (14, 61, date(1900, 3, 1)),
        (14, -1, -1),
        (14, 2_958_466, 2_958_466),
        (14, 2_958_465, date(9999, 12, 31)),
    ],
)
def test_a_number_is_read_as_its_format_says(form: int | str, value: float, cell_value: Cell) -> None:
    book = parse(xlsx({"台账": sheet_xml({1: cell(value, "A1", 1)})}, extra=styles(0, form)), "")
    assert cells_of(book) == (cell_value,)


def test_the_1904_calendar_is_known() -> None:
    properties = '<workbookPr date1904="1"/>'
    row = cell(44011, "A1", 1)
    book = parse(xlsx({"台账": sheet_xml({1: row})}, extra=styles(0, 14), properties=properties), "")
    assert (book.epoch1904, cells_of(book)) == (True, (date(2024, 6, 30),))


@pytest.mark.parametrize(
    ("xml", "value"),
    [
        ('<c r="A1" t="d"><v>2024-06-30</v></c>', date(2024, 6, 30)),
        ('<c r="A1" t="d"><v>someday</v></c>', "someday"),
        ('<c r="A1" t="b"><v>1</v></c>', True),
        ('<c r="A1"><v>1e999</v></c>', "inf"),
        ('<c r="A1"><v>abc</v></c>', "abc"),
        ('<c r="A1" s="77"><v>5</v></c>', 5),
    ],
)
def test_odd_cells_are_read(xml: str, value: Cell) -> None:
    assert cells_of(parse(xlsx({"台账": sheet_xml({1: xml})}), "")) == (value,)


def test_merged_ranges_and_hidden_rows_are_kept() -> None:
    xml = sheet_xml({1: HEAD, 2: ROW}, ["A1:B3", "junk"]).replace('<row r="2">', '<row r="2" hidden="1">')
    sheet = parse(xlsx({"台账": xml}), "").sheets[0]
    assert (sheet.spans, [row.hidden for row in sheet.rows]) == ((Span(1, 0, 3, 1),), [False, True])


@pytest.mark.parametrize(("index", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_are_lettered_as_the_sheet_shows_them(index: int, letters: str) -> None:
    assert (column_letter(index), column_index(letters)) == (letters, index)
    assert column_index("") == column_index("ABCD") == column_index("1") == -1


def test_columns_over_the_limit_of_an_old_workbook_are_cut_and_said() -> None:
    assert codes(parse(xls([HEAD]), "", Limits(columns=6))) == []
    assert codes(parse(xls([HEAD]), "", Limits(columns=5))) == ["columns-cut"]


def test_rows_over_the_limit_of_an_old_workbook_are_cut_and_said() -> None:
    assert codes(parse(xls([HEAD, ROW]), "", Limits(rows=2))) == []
    assert codes(parse(xls([HEAD, ROW]), "", Limits(rows=1))) == ["sheet-cut"]


def test_the_values_of_an_ods_keep_their_kind() -> None:
    row = (
        '<table:table-cell office:value-type="float" office:value="2.0"/>'
        '<table:table-cell office:value-type="boolean" office:boolean-value="true"/>'
        '<table:table-cell office:value-type="date" office:date-value="2024-06-30"/>'
        '<table:table-cell office:value-type="time" office:time-value="PT01H30M00S"/>'
        '<table:table-cell/><table:table-cell office:value-type="string"><text:p>台账</text:p></table:table-cell>'
    )
    cells = cells_of(parse(ods(f"<table:table-row>{row}</table:table-row>"), ""))
    assert cells == (2, True, date(2024, 6, 30), "01:30:00", None, "台账")


def test_a_picture_in_an_old_workbook_leaves_a_mark() -> None:
    book = parse(xls([["台账", '=DISPIMG("ID_1",1)']]), "")
    assert (cells_of(book), codes(book)) == (("台账", PICTURE), ["picture"])


def test_an_old_workbook_of_hidden_sheets_alone_has_nothing_to_read() -> None:
    with pytest.raises(Unreadable) as caught:
        parse(compound(("Workbook", biff([HEAD], hidden=True))), "")
    assert caught.value.cause is Cause.NO_SHEETS


def test_an_old_workbook_may_be_empty() -> None:
    assert parse(xls([]), "").sheets[0].rows == ()
