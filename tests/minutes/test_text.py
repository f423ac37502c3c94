"""A paper as plain text: everything is said, tables line up, the order is the paper's."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.minutes.document import (
    Align,
    Block,
    Column,
    Document,
    Facts,
    Heading,
    Note,
    PageBreak,
    Paragraph,
    Quote,
    Roster,
    Signatures,
    Speech,
    Table,
)
from desktop.minutes.measure import display_width
from desktop.minutes.text import LINE_WIDTH, TABLE_WIDTH, render_text


def paper(
    *blocks: Block, title: str = "会议记录", number: str = "", marking: str = "", watermark: str = "", record: str = ""
) -> Document:
    return Document("record", title, number, marking, watermark, record, blocks)


def lines(*blocks: Block) -> list[str]:
    return render_text(paper(*blocks)).splitlines()[2:]


def table(*rows: tuple[str, ...], caption: str = "各方意见") -> Table:
    columns = (Column("编号", 1, Align.CENTRE), Column("问题", 4), Column("金额", 2, Align.RIGHT))
    return Table("t", caption, columns, rows)


def test_marking_watermark_title_and_number_stand_above_the_record_line_below() -> None:
    text = render_text(
        paper(Paragraph("p", "正文"), number="3号", marking="内部资料", watermark="样张", record="记至第9号")
    )
    assert [line.strip() for line in text.splitlines()] == [
        "内部资料", "【样张】", "会议记录", "3号", "", "正文", "", "─" * 38, "记至第9号",
    ]  # fmt: skip
    assert text.endswith("记至第9号\n")


def test_a_title_among_the_blocks_is_not_said_twice() -> None:
    assert render_text(paper(Heading("h", 0, "会议记录"))).count("会议记录") == 1
    assert render_text(paper(Heading("h", 0, "另一个标题"))).count("会议记录") == 1


def test_the_title_stands_in_the_middle() -> None:
    (title,) = render_text(paper()).splitlines()
    assert display_width(title) == (LINE_WIDTH + display_width("会议记录")) // 2


def test_a_table_lines_up_by_width_not_by_number_of_characters() -> None:
    drawn = lines(table(("01", "以碰头会代替党组会", ""), ("02", "合同“拆分”abc", "86.40")))
    assert drawn == [
        "各方意见",
        "| 编号 | 问题               |  金额 |",
        "|------|--------------------|-------|",
        "|  01  | 以碰头会代替党组会 |       |",
        "|  02  | 合同“拆分”abc    | 86.40 |",
    ]
    assert len({display_width(line) for line in drawn[1:]}) == 1


@pytest.mark.parametrize(("length", "drawn"), [(TABLE_WIDTH - 18, True), (TABLE_WIDTH - 17, False)])
def test_a_table_too_wide_to_read_is_a_list(length: int, drawn: bool) -> None:  # noqa: FBT001
    answer = "a" * length
    got = lines(table(("01", answer, "1.0"), caption=""))
    if drawn:
        assert got[0].startswith("| 编号")
        assert display_width(got[0]) == TABLE_WIDTH
    else:
        assert got == ["(1)", "  编号：01", f"  问题：{answer}", "  金额：1.0"]


def test_a_cell_of_two_lines_makes_a_list_and_hangs() -> None:
    assert lines(table(("01", "先说\n后说", ""))) == [
        "各方意见", "(1)", "  编号：01", "  问题：先说", "        后说", "  金额：",
    ]  # fmt: skip


def test_a_table_without_rows_says_so() -> None:
    assert lines(table()) == ["各方意见：无"]


def test_entries_of_the_record_follow_without_gaps() -> None:
    got = lines(
        Speech("a", 20, "09:30", "雷远帆", "质询", "谁拍的板？"),
        Speech("b", 0, "09:31", "温子谦", "答复", "是我。\n没有上会。", verbatim=True, notes=("已核读",)),
    )
    assert got == [
        "第20号　09:30　雷远帆　质询：谁拍的板？",
        "09:31　温子谦　答复：“是我。",
        "　　没有上会。”",
        "　　［注］已核读",
    ]


def test_a_roster_hangs_under_its_first_name_and_an_empty_one_says_so() -> None:
    assert lines(Roster("a", "出席", ("甲", "乙")), Roster("b", "请假", ())) == ["出席：甲", "      乙", "请假：无"]


def test_blocks_of_other_kinds_are_set_apart() -> None:
    got = lines(
        Heading("h", 1, "一、情况"),
        Paragraph("p", "甲\n乙"),
        Quote("q", "许　喆", "原话", "已确认"),
        Note("n", "以下无正文"),
    )
    assert got == ["一、情况", "", "　　甲", "　　乙", "", "许　喆：“原话”", "　　［注］已确认", "", "［注］以下无正文"]


def test_signatures_leave_room_for_the_hand() -> None:
    got = lines(Signatures("s", "与本人所述一致。", ("主持人", "记录人")))
    assert got[0] == "　　与本人所述一致。"
    assert [line.split("：")[0] for line in got[1:]] == ["主持人", "记录人"]
    assert all("____" in line and line.endswith("日") for line in got[1:])


TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\r\t"), max_size=40)
TEXTS = st.lists(TEXT, min_size=1, max_size=3).map(tuple)
PAIRS = st.lists(st.tuples(TEXT, TEXT), max_size=3).map(tuple)
ALIGNS = st.sampled_from(Align)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = draw(st.lists(st.builds(Column, TEXT, st.just(1), ALIGNS), min_size=1, max_size=4))
    row = st.tuples(*([TEXT] * len(columns)))
    return Table("t", draw(TEXT), tuple(columns), draw(st.lists(row, min_size=1, max_size=3).map(tuple)))


BLOCKS = st.one_of(
    st.builds(Heading, st.just("k"), st.integers(0, 3), TEXT),
    st.builds(Paragraph, st.just("k"), TEXT),
    st.builds(Facts, st.just("k"), PAIRS),
    st.builds(Roster, st.just("k"), TEXT, TEXTS),
    tables(),
    st.builds(Speech, st.just("k"), st.integers(0, 99), TEXT, TEXT, TEXT, TEXT, st.booleans(), TEXTS),
    st.builds(Quote, st.just("k"), TEXT, TEXT, TEXT),
    st.builds(Note, st.just("k"), TEXT),
    st.builds(Signatures, st.just("k"), TEXT, TEXTS),
    st.just(PageBreak("k")),
)


def said(value: object) -> list[str]:
    """Every line of every text in a document, keys and kind left out."""
    match value:
        case Align():
            return []
        case str():
            return value.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        case tuple():
            return [line for item in value for line in said(item)]
        case Document():
            return said((value.title, value.number, value.marking, value.watermark, value.record_line, value.blocks))
        case (
            Heading()
            | Paragraph()
            | Facts()
            | Roster()
            | Table()
            | Speech()
            | Quote()
            | Note()
            | Signatures()
            | Column()
        ):
            return [line for name, item in vars(value).items() if name != "key" for line in said(item)]
        case _:
            return []


@settings(max_examples=150, deadline=None)
@given(st.builds(Document, st.just("record"), TEXT, TEXT, TEXT, TEXT, TEXT, st.lists(BLOCKS, max_size=5).map(tuple)))
def test_everything_a_paper_says_is_in_its_text(document: Document) -> None:
    text = render_text(document)
    assert [line for line in said(document) if line not in text] == []
    assert render_text(document) == text
    assert text.endswith("\n")
