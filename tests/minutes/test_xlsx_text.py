"""Text stays text: no formula, nothing lost, nothing a spreadsheet cannot read."""

import re
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from desktop.minutes.measure import break_lines
from desktop.minutes.workbook import Cell, CellKind, Sheet, SheetColumn, Workbook
from desktop.minutes.xlsx import RemarkKind, XlsxResult, render_xlsx

pytestmark = pytest.mark.slow


NASTY = (
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\n=1", "＝1+1", "'=1", "=cmd|'/C calc'!A0", "{=1}", "#N/A", "#REF!",
    "TRUE", "00123", "1-2", "3月5日", "1e5", "110101199003070000", "http://example.org", "_x000D_", "_x0041_",
    "a&b<c>]]>", "&amp;", '"', "  两头有空格  ", "第一行\n第二行\n", "𬭎𠮷", "<f>1</f>", "</t></si>",
)  # fmt: skip
KEPT = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), max_size=30)
ANYTHING = st.text(st.characters(exclude_categories=()), max_size=30)
PROVOKING = st.builds("".join, st.tuples(st.sampled_from(["=", "+", "-", "@", "\t", "\n=", " ="]), ANYTHING))


def written(texts: tuple[str, ...], kind: CellKind = CellKind.TEXT, width: int = 200) -> XlsxResult:
    columns = (SheetColumn("序号", CellKind.INTEGER, 8), SheetColumn("内容", kind, width))
    rows = tuple((number, text) for number, text in enumerate(texts, start=1))
    return render_xlsx(Workbook("书", "", (Sheet("s", "表", columns, rows),)))


def column(result: XlsxResult, letter: str = "B") -> list[object]:
    sheet = openpyxl.load_workbook(BytesIO(result.data))["表"]
    return [cell.value for cell in sheet[letter][2:]]


def parts(result: XlsxResult) -> dict[str, str]:
    with ZipFile(BytesIO(result.data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


@pytest.mark.parametrize("text", NASTY)
def test_nasty_text_comes_back_as_the_same_text(text: str) -> None:
    result = written((text,))
    cell = openpyxl.load_workbook(BytesIO(result.data))["表"]["B3"]
    assert (cell.data_type, cell.value) == ("s", text)
    assert result.remarks == ()


@pytest.mark.parametrize("text", NASTY)
def test_another_reader_sees_the_same_text(text: str) -> None:
    book = CalamineWorkbook.from_filelike(BytesIO(written((text,)).data))
    assert book.get_sheet_by_name("表").to_python(skip_empty_area=False)[2][1] == text


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "\t1", " =1", "\n-1", "＝1", "－1", "'a"])
def test_text_that_would_wake_as_a_formula_is_marked(text: str) -> None:
    assert openpyxl.load_workbook(BytesIO(written((text,)).data))["表"]["B3"].quotePrefix


@pytest.mark.parametrize("text", ["1+1", "a=b", "（-1）", "甲", "#N/A"])
def test_harmless_text_is_not_marked(text: str) -> None:
    assert not openpyxl.load_workbook(BytesIO(written((text,)).data))["表"]["B3"].quotePrefix


@pytest.mark.parametrize(
    ("text", "number_format"),
    [
        ("110101199003070000", "@"), ("00123", "@"), ("1-2", "@"), ("3月5日", "@"), ("TRUE", "@"), ("1.5%", "@"),
        ("3月5日前", "General"), ("问题02", "General"), ("9" * 65, "General"), ("9" * 64, "@"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", [CellKind.TEXT, CellKind.LONG_TEXT])
def test_text_that_would_turn_into_a_number_has_the_format_of_text(
    text: str, number_format: str, kind: CellKind
) -> None:
    cell = openpyxl.load_workbook(BytesIO(written((text,), kind).data))["表"]["B3"]
    assert cell.number_format == number_format


@settings(max_examples=40, deadline=None)
@given(st.lists(st.one_of(PROVOKING, ANYTHING), min_size=1, max_size=6))
def test_no_text_anywhere_becomes_a_formula(texts: list[str]) -> None:
    nasty = tuple(texts)
    columns = tuple(SheetColumn(text, CellKind.TEXT, 20, choices=nasty) for text in nasty)
    pairs = tuple(zip(nasty, nasty, strict=True))
    sheet = Sheet(nasty[0], nasty[0], columns, (nasty, nasty), above=pairs, below=pairs, totals=True)
    result = render_xlsx(Workbook(nasty[0], nasty[0], (sheet,)))
    for name, xml in parts(result).items():
        if name.startswith("xl/worksheets/sheet"):
            assert not re.search(r"<f\b|t=\"(?:e|b|str)\"", xml)
    for page in openpyxl.load_workbook(BytesIO(result.data)).worksheets:
        assert {cell.data_type for row in page.iter_rows() for cell in row} <= {"s", "n"}


@settings(max_examples=40, deadline=None)
@given(st.lists(KEPT.filter(lambda text: text and "x005F_" not in text), min_size=1, max_size=8))
def test_storable_text_comes_back_letter_for_letter(texts: list[str]) -> None:
    result = written(tuple(texts))
    assert column(result) == texts
    assert result.remarks == ()


@settings(max_examples=40, deadline=None)
@given(ANYTHING)
def test_unstorable_characters_go_and_are_named(text: str) -> None:
    bad = [
        character for character in text if re.match("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", character)
    ]
    result = written((text,))
    removed = [remark for remark in result.remarks if remark.kind is RemarkKind.REMOVED]
    assert bool(removed) is bool(bad)
    for remark in removed:
        assert (remark.sheet, remark.place) == ("表", "B3")
        assert all(f"U+{ord(character):04X}" in remark.text for character in bad)


@pytest.mark.parametrize(("text", "kept"), [("a\r\nb\rc", "a\nb\nc"), ("a\x07b", "ab"), ("甲\ud83d乙\uffff", "甲乙")])
def test_what_is_left_of_text_is_the_rest_in_order(text: str, kept: str) -> None:
    assert column(written((text,))) == [kept]


def test_text_of_nothing_but_unstorable_characters_is_an_empty_cell() -> None:
    assert column(written(("\x00", "甲"))) == [None, "甲"]


@pytest.mark.parametrize(
    "text",
    [
        "问题已整改，佐证材料齐全。" * 400,
        "他说：“问题已整改。”" * 400,
        "\n".join(f"{n}. 措施" for n in range(200)),
        "A" * 40_000,
        "没有标点的长文字" * 6000,
        "\n" * 100,
        "e\u0301" * 3000,
        "e" + "\u0301" * 40_000,
        "𠮷" * 20_000,
    ],
)
@pytest.mark.parametrize("width", [5, 40, 255])
def test_long_text_goes_on_in_more_rows_and_nothing_is_lost(text: str, width: int) -> None:
    result = written((text, "后一行"), CellKind.LONG_TEXT, width)
    values = column(result)
    assert "".join(value or "" for value in values[:-1]) == text
    assert values[-1] == "后一行"
    assert all(len(value.encode("utf-16-le")) <= 2 * 32_767 for value in values if isinstance(value, str))


def test_no_piece_begins_with_an_accent_or_a_closing_mark() -> None:
    for text in ("e\u0301" * 3000, "他说：“问题已整改。”" * 400):
        for width in (5, 40):
            values = [str(value) for value in column(written((text,), CellKind.LONG_TEXT, width))]
            assert len(values) > 1
            assert not any(value.startswith(("\u0301", "”", "。")) for value in values)


def test_the_first_column_says_which_row_goes_on() -> None:
    result = written(("问题已整改。" * 400, "短"), CellKind.LONG_TEXT, 40)
    first = column(result, "A")
    assert first == [1, *["1\n（续）"] * (len(first) - 2), 2]
    assert [(remark.kind, remark.place) for remark in result.remarks] == [(RemarkKind.SPLIT, "A3")]
    assert f"第3—{len(first) + 1}行" in result.remarks[0].text


def test_a_long_first_column_goes_on_behind_the_mark() -> None:
    text = "问题已整改。" * 400
    sheet = Sheet("s", "表", (SheetColumn("内容", CellKind.LONG_TEXT, 40),), ((text,),))
    values = column(render_xlsx(Workbook("书", "", (sheet,))), "A")
    assert len(values) > 1
    assert all(str(value).startswith("（续）") for value in values[1:])
    assert "".join(str(value).removeprefix("（续）") for value in values) == text


@pytest.mark.parametrize(
    ("first", "kind"),
    [(None, CellKind.TEXT), (date(2027, 3, 16), CellKind.DATE), ("很长的编号" * 5, CellKind.TEXT)],
)
def test_a_first_column_that_names_no_row_only_says_that_one_goes_on(first: Cell, kind: CellKind) -> None:
    columns = (SheetColumn("日期", kind, 12), SheetColumn("情况", CellKind.LONG_TEXT, 20))
    sheet = Sheet("s", "表", columns, ((first, "长文字。" * 500),))
    values = column(render_xlsx(Workbook("书", "", (sheet,))), "A")
    assert set(values[1:]) == {"（续）"}


def test_a_row_thought_too_long_but_not_is_written_as_one() -> None:
    result = written(("会" * 19 * 26,), CellKind.LONG_TEXT, 40)
    assert len(column(result)) == 1
    assert result.remarks == ()


def test_numbers_are_not_repeated_in_continuation_rows() -> None:
    columns = (
        SheetColumn("单位", CellKind.TEXT, 12),
        SheetColumn("情况", CellKind.LONG_TEXT, 20),
        SheetColumn("人数", CellKind.INTEGER, 8),
    )
    sheet = Sheet("s", "表", columns, (("甲", "长文字。" * 500, 7), ("乙", "短", 5)), totals=True)
    values = column(render_xlsx(Workbook("书", "", (sheet,))), "C")
    assert [value for value in values if value is not None] == [7, 5, 12]


@pytest.mark.parametrize(("lines", "rows"), [(27, 1), (28, 2)])
def test_a_row_holds_as_many_lines_as_409_points_show(lines: int, rows: int) -> None:
    result = written(("\n".join("行" * lines),), CellKind.LONG_TEXT, 40)
    sheet = openpyxl.load_workbook(BytesIO(result.data))["表"]
    assert sheet.max_row == 2 + rows
    assert sheet.row_dimensions[3].height <= 409
    if rows == 1:
        assert sheet.row_dimensions[3].height == 409


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(categories=("Lo", "Po", "Nd", "Zs", "Lu")), max_size=900), st.integers(10, 60))
def test_no_row_is_lower_than_its_text(text: str, width: int) -> None:
    result = written((text,), CellKind.LONG_TEXT, width)
    sheet = openpyxl.load_workbook(BytesIO(result.data))["表"]
    for row in range(3, sheet.max_row + 1):
        needed = len(break_lines(sheet.cell(row, 2).value or "", width - 2))
        assert sheet.row_dimensions[row].height >= min(15 * needed + 4, 409)


def test_texts_above_the_table_are_cleaned_and_split_too() -> None:
    long = "说明文字。" * 2000
    sheet = Sheet(
        "s",
        "表",
        (SheetColumn("甲", CellKind.TEXT, 12), SheetColumn("乙", CellKind.TEXT, 60)),
        (),
        above=(("说明\x07", long),),
    )
    result = render_xlsx(Workbook("书\x08", "", (sheet,)))
    page = openpyxl.load_workbook(BytesIO(result.data))["表"]
    labels = [page.cell(row, 1).value for row in range(2, page.max_row - 2)]
    assert labels[0] == "说明："
    assert set(labels[1:]) == {"（续）"}
    assert "".join(page.cell(row, 2).value for row in range(2, page.max_row - 2)) == long
    assert [remark.kind for remark in result.remarks] == [RemarkKind.REMOVED, RemarkKind.REMOVED, RemarkKind.SPLIT]
    assert page.freeze_panes is None
