"""From an office's sheet to proposed findings: heading, columns, filling, skipping, doubts."""

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest

from desktop.intake import Found, Notice, Proposal, ProposedRow, SourceBook, SourceSheet, Span, amend, parse, propose
from desktop.intake.source import Cell
from tests.intake.ledger_files import HEAD, book, sheet_xml, xlsx

FIRST = (1, "党建", "会议记录不全", "补记", "园林养护中心", date(2024, 6, 30))
SECOND = (2, "财务", "台账不实", "重做", "示例市林场", date(2024, 7, 31))


def doubts(row: ProposedRow) -> set[tuple[str, str]]:
    return {(doubt.code, doubt.field) for doubt in row.doubts}


def fields(proposal: Proposal) -> list[str]:
    return [column.field for column in proposal.columns]


def skipped(proposal: Proposal) -> list[tuple[int, str]]:
    return [(row.source_row, row.code) for row in proposal.skipped]


def notices(proposal: Proposal) -> Counter[str]:
    return Counter(notice.code for notice in proposal.notices)


def with_column(heading: str, value: Cell) -> ProposedRow:
    """Return the only row of a ledger with one more column."""
    return propose(book((*HEAD, heading), (*FIRST, value)), reference=date(2024, 4, 25)).rows[0]


def test_an_honest_ledger_gives_findings_without_doubts() -> None:
    proposal = propose(book(HEAD, FIRST, SECOND))
    assert fields(proposal) == ["seq", "category", "finding", "measures", "department", "due"]
    assert [(row.source_row, row.finding, row.due) for row in proposal.rows] == [
        (2, "会议记录不全", date(2024, 6, 30)),
        (3, "台账不实", date(2024, 7, 31)),
    ]
    assert [row.doubts for row in proposal.rows] == [(), ()]
    assert (proposal.header_row, proposal.skipped, proposal.notices, proposal.missing) == (1, (), (), ())
    assert proposal.rows[0].fields == {
        "seq": "1",
        "category": "党建",
        "finding": "会议记录不全",
        "measures": "补记",
        "department": "园林养护中心",
        "due": "2024-06-30",
    }


def test_title_rows_above_the_heading_are_the_title_and_name_the_unit() -> None:
    title = ("示例市整改台账",)
    line = ("填报单位（盖章）：园林养护中心", None, None, None, None, "2024年4月")
    whole = Span(1, 0, 1, 5)
    proposal = propose(book(title, line, (), HEAD, FIRST, spans=[whole]))
    assert proposal.header_row == 4
    assert proposal.title == ("示例市整改台账", "填报单位（盖章）：园林养护中心", "2024年4月")
    assert proposal.unit == "园林养护中心"
    assert len(proposal.rows) == 1


@pytest.mark.parametrize(("above", "found"), [(19, 20), (20, 0)])
def test_the_heading_is_looked_for_in_the_first_twenty_rows(above: int, found: int) -> None:
    proposal = propose(book(*[("x",)] * above, HEAD, FIRST))
    assert (proposal.header_row, len(proposal.rows)) == (found, 1 if found else 0)


def test_a_heading_of_two_rows_is_read_by_its_lower_row() -> None:
    upper = ("序号", "具体问题", "责任", None, None, "追责", None)
    lower = (None, None, "领导", "责任单位", "责任人", "组织处理", "谈话提醒")
    spans = [Span(1, 0, 2, 0), Span(1, 1, 2, 1), Span(1, 2, 1, 4), Span(1, 5, 1, 6)]
    proposal = propose(book(upper, lower, (1, "台账不实", "甲", "乙", "丙", 1, 2), spans=spans))
    assert proposal.header_row == 2
    assert fields(proposal) == ["seq", "finding", "lead", "department", "owner", "organisational", "talks"]
    assert len(proposal.rows) == 1
    assert proposal.title == ()


def test_the_lower_row_of_a_heading_is_no_finding_when_the_upper_one_names_more() -> None:
    upper = ("序号", "具体问题", "完成情况", None)
    spans = [Span(1, 0, 2, 0), Span(1, 1, 2, 1), Span(1, 2, 1, 3)]
    proposal = propose(book(upper, (None, None, "甲", "乙"), (1, "台账不实"), spans=spans))
    assert (len(proposal.rows), skipped(proposal)) == (1, [(2, "heading")])


def test_a_heading_repeated_on_every_page_is_no_finding() -> None:
    assert skipped(propose(book(HEAD, FIRST, HEAD, SECOND))) == [(3, "heading")]


def test_a_column_named_in_part_is_marked_for_confirmation() -> None:
    proposal = propose(book(("序号", "具体问题", "整改措施/整改情况", "办公室意见"), (1, "台账不实", "重做", "同意")))
    assert [column.found for column in proposal.columns] == [Found.WHOLE, Found.WHOLE, Found.PART, Found.NONE]
    assert notices(proposal) == {"column-guessed": 1, "column-unknown": 1}
    assert proposal.rows[0].others == {"办公室意见": "同意"}


def test_a_column_that_counts_findings_is_not_taken_for_findings() -> None:
    proposal = propose(book(("单位", "反馈问题数", "备注"), ("园林养护中心", 3, "")))
    assert (proposal.missing, notices(proposal)["no-finding-column"]) == (("finding",), 1)


def test_columns_are_corrected_by_hand() -> None:
    rows = [("类", "事", "具体问题"), ("党建", "会议记录不全", "见左")]
    proposal = propose(book(*rows), mapping={0: "category", 1: "finding"}, header_row=1)
    assert fields(proposal) == ["category", "finding", ""]
    assert proposal.rows[0].fields == {"category": "党建", "finding": "会议记录不全"}
    assert proposal.rows[0].others == {"具体问题": "见左"}


def test_a_column_is_left_out_by_hand() -> None:
    assert "measures" not in propose(book(HEAD, FIRST), mapping={3: ""}).rows[0].fields


def test_a_heading_nobody_knows_is_shown_for_mapping_by_hand() -> None:
    unknown = propose(book(("名目", "述要", "何时"), ("党建", "会议记录不全", "6月底")))
    assert ([column.heading for column in unknown.columns], unknown.missing) == (["名目", "述要", "何时"], ("finding",))
    mapped = propose(
        book(("名目", "述要", "何时"), ("党建", "会议记录不全", "6月底")), mapping={1: "finding", 2: "due"}
    )
    assert [row.finding for row in mapped.rows] == ["会议记录不全"]


def test_a_sheet_without_a_heading_is_mapped_by_hand() -> None:
    proposal = propose(book(FIRST, SECOND), mapping={2: "finding"}, header_row=0)
    assert [row.source_row for row in proposal.rows] == [1, 2]


def test_what_a_hand_cannot_mean_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        propose(book(HEAD, FIRST), mapping={0: "no-such-field"})
    with pytest.raises(KeyError):
        propose(book(HEAD, FIRST), "没有这张表")
    with pytest.raises(ValueError, match="9"):
        propose(book(HEAD, FIRST), header_row=9)


def test_the_sheet_most_like_a_ledger_is_chosen_and_any_visible_one_can_be_named() -> None:
    sheets = {"说明": sheet_xml({1: ("请按格式填报",)}), "台账": sheet_xml({1: HEAD, 2: (1, "党建", "会议记录不全")})}
    read = parse(xlsx({**sheets, "底稿": sheet_xml({1: HEAD})}, {"底稿": "hidden"}), "")
    assert propose(read).sheet == "台账"
    assert propose(read, "说明").missing == ("finding",)
    assert notices(propose(read)) == {"hidden-sheet": 1}
    with pytest.raises(KeyError):
        propose(read, "底稿")


def test_merged_categories_are_filled_down_and_marked() -> None:
    rows = (HEAD, FIRST, (2, None, "台账不实", "重做", "示例市林场", date(2024, 7, 31)))
    proposal = propose(book(*rows, spans=[Span(2, 1, 3, 1)]))
    assert [row.fields["category"] for row in proposal.rows] == ["党建", "党建"]
    assert [doubts(row) for row in proposal.rows] == [set(), {("merged", "category")}]


def test_a_blank_category_means_as_above_and_is_marked() -> None:
    proposal = propose(book(HEAD, FIRST, (2, None, "台账不实", "重做", "示例市林场", date(2024, 7, 31))))
    assert proposal.rows[1].fields["category"] == "党建"
    assert doubts(proposal.rows[1]) == {("as-above", "category")}
    assert "第 2 行" in proposal.rows[1].doubts[0].text
    assert proposal.rows[1].doubts[0].column == "B"


def test_a_blank_responsible_unit_is_never_filled_from_above() -> None:
    proposal = propose(book(HEAD, FIRST, (2, "财务", "台账不实", "重做", None, date(2024, 7, 31))))
    assert "department" not in proposal.rows[1].fields


@pytest.mark.parametrize("ditto", ["同上", "〃", "同 上"])
def test_the_word_for_as_above_is_filled_in_any_column(ditto: str) -> None:
    proposal = propose(book(HEAD, FIRST, (2, "财务", "台账不实", "重做", ditto, ditto)))
    assert proposal.rows[1].fields["department"] == "园林养护中心"
    assert proposal.rows[1].due == date(2024, 6, 30)
    assert doubts(proposal.rows[1]) == {("as-above", "department"), ("as-above", "due")}


def test_one_finding_merged_over_several_rows_is_one_finding() -> None:
    rows = [
        ("序号", "具体问题", "整改措施", "完成时限", "谈话提醒"),
        (1, "台账不实", "重做", "2024.6.30", 1),
        (None, None, "培训", "2024.9.30", 1),
        (None, None, "重做", None, None),
        (2, "会议记录不全", "补记", "2024.7.31", None),
    ]
    proposal = propose(book(*rows, spans=[Span(2, 0, 4, 0), Span(2, 1, 4, 1)]))
    first, second = proposal.rows
    assert (first.source_row, first.also_rows, first.fields["measures"]) == (2, (3, 4), "重做\n培训")
    assert (first.due, first.due_suggested, first.figures) == (None, date(2024, 9, 30), {"talks": Decimal(2)})
    assert {"joined", "date.several"} <= {doubt.code for doubt in first.doubts}
    assert (second.source_row, second.also_rows) == (5, ())


def test_numbers_prefilled_down_empty_rows_yield_nothing() -> None:
    proposal = propose(book(HEAD, FIRST, (2,), (3,)))
    assert skipped(proposal) == [(3, "number-only"), (4, "number-only")]


def test_a_row_without_a_finding_is_skipped_with_what_it_held() -> None:
    proposal = propose(book(HEAD, FIRST, (2, "财务", None, "重做")))
    assert skipped(proposal) == [(3, "no-finding")]
    assert proposal.skipped[0].values == ("2", "财务", "重做")


def test_headings_inside_the_table_become_the_category_and_other_lines_are_skipped() -> None:
    rows = [
        HEAD,
        ("一、聚焦党的建设",),
        (1, None, "会议记录不全"),
        (2, "纪律", "考勤不严"),
        ("（二）聚焦财务管理",),
        (3, None, "台账不实"),
        ("合计", None, 3),
        ("填表人：甲",),
    ]
    proposal = propose(book(*rows, spans=[Span(2, 0, 2, 5), Span(8, 0, 8, 5)]))
    assert [row.fields["category"] for row in proposal.rows] == ["一、聚焦党的建设", "纪律", "（二）聚焦财务管理"]
    assert ("from-section", "category") in doubts(proposal.rows[0])
    assert skipped(proposal) == [(2, "section"), (5, "section"), (7, "total"), (8, "remark")]


def test_repeated_findings_and_numbers_are_marked() -> None:
    proposal = propose(book(HEAD, FIRST, (1, "党建", "会议 记录不全", "x", "y", date(2024, 6, 30)), SECOND))
    assert [doubts(row) for row in proposal.rows] == [set(), {("duplicate", "finding"), ("seq-repeated", "seq")}, set()]


def test_the_same_finding_of_two_units_is_no_repetition() -> None:
    rows = [("单位", "具体问题"), ("园林养护中心", "台账不实"), ("示例市林场", "台账不实")]
    assert [doubts(row) for row in propose(book(*rows)).rows] == [set(), set()]


def test_blanks_around_texts_are_stripped_and_the_inside_is_kept() -> None:
    text = "\n\t\t\t　一是①（甲）Ａ。\n\t二是乙。\u200b \n"
    assert with_column("备注", text).fields["note"] == "一是①（甲）Ａ。\n\t二是乙。"


def test_a_cell_of_11500_characters_passes_whole() -> None:
    story = "养护记录不全" * 1917
    assert with_column("整改情况", story).fields["progress"] == story


@pytest.mark.parametrize(("length", "codes"), [(32_766, set()), (32_767, {("cell-full", "progress")})])
def test_a_full_cell_was_probably_cut(length: int, codes: set[tuple[str, str]]) -> None:
    assert doubts(with_column("整改情况", "养" * length)) == codes


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("已完成", "done"),
        ("整改状态：完成", "done"),
        ("阶段性完成", "stage"),
        ("基本完成", "mostly"),
        ("正在整改", "under_way"),
        ("持续推进", "continuing"),
        ("未完成", "not_done"),
        ("尚未整改到位", "not_done"),
        ("未能按期完成", ""),
        ("计划完成", ""),
        ("完成80%", ""),
        ("100%", "done"),
        ("2项已完成，1项未完成", ""),
        ("另行说明", ""),
    ],
)
def test_the_units_own_word_is_understood_and_kept_as_written(word: str, status: str) -> None:
    row = with_column("完成情况", word)
    assert (row.status, row.fields["claimed"]) == (status, word)
    assert ("status", "claimed") not in doubts(row) if status else ("status", "claimed") in doubts(row)


@pytest.mark.parametrize(
    ("heading", "value", "field", "figure", "doubt"),
    [
        ("追回金额（万元）", "1,234.5", "recovered", Decimal("1234.5"), ""),
        ("追回或挽回金额", "3万元", "recovered", Decimal(3), ""),
        ("挽回损失（元）", 12345, "recovered", Decimal("1.2345"), ""),
        ("涉及金额", "1.2亿元", "involved", Decimal(12000), ""),
        ("涉及金额", 5, "involved", Decimal(5), "figure.unit"),
        ("涉及金额（万元）", "约三五万", "involved", None, "figure.money"),
        ("建章立制（项）", "3项", "rules", Decimal(3), ""),
        ("党纪政务处分", "两人", "discipline", Decimal(2), ""),
        ("组织处理（人）", "无", "organisational", Decimal(0), ""),
        ("谈话提醒", "1人2次", "talks", None, "figure.count"),
        ("谈话提醒", 1.5, "talks", None, "figure.count"),
        ("移交线索数", -1, "clues", None, "figure.count"),
        ("办结数", 4, "clues_closed", Decimal(4), ""),
    ],
)
def test_figures_are_exact_and_doubts_are_said(
    heading: str, value: Cell, field: str, figure: Decimal | None, doubt: str
) -> None:
    row = with_column(heading, value)
    assert row.figures.get(field) == figure
    assert {code for code, of in doubts(row) if of == field} == ({doubt} if doubt else set())


def test_a_blank_deadline_is_said() -> None:
    assert doubts(propose(book(HEAD, FIRST[:5])).rows[0]) == {("date.blank", "due")}


def test_a_vague_deadline_keeps_its_words_and_suggests_a_day() -> None:
    row = propose(book(HEAD, (*FIRST[:5], "6月底")), reference=date(2024, 4, 25)).rows[0]
    assert (row.due, row.due_text, row.due_suggested) == (None, "6月底", date(2024, 6, 30))
    assert (row.doubts[0].code, row.doubts[0].column, row.doubts[0].value) == ("date.month", "F", "6月底")


def test_the_real_date_of_completion_is_doubted_too() -> None:
    assert doubts(with_column("实际完成时间", "6月底")) == {("date.month", "finished")}


def test_a_hidden_row_is_proposed_and_marked() -> None:
    assert doubts(propose(book(HEAD, FIRST, hidden=[2])).rows[0]) == {("hidden-row", "")}


def test_trouble_in_a_cell_becomes_a_doubt_of_its_row_and_a_count_for_the_sheet() -> None:
    sheet = book(HEAD, FIRST).sheets[0]
    told = Notice("error-value", "单元格显示错误值 #REF!，请在原表中改正。", "台账", 2, 3)
    proposal = propose(SourceBook("", "xlsx", (sheet,), (told, Notice("error-value", "", "别的表", 2, 3))))
    assert doubts(proposal.rows[0]) == {("error-value", "measures")}
    assert [notice.text[:4] for notice in proposal.notices] == ["有 1 "]


def test_an_empty_sheet_proposes_nothing_and_says_what_is_missing() -> None:
    proposal = propose(SourceBook("", "xlsx", (SourceSheet("台账"),)))
    assert (proposal.header_row, proposal.rows, proposal.missing) == (0, (), ("finding",))


def test_a_heading_without_rows_proposes_nothing_and_misses_nothing() -> None:
    proposal = propose(book(HEAD))
    assert (proposal.rows, proposal.skipped, proposal.missing) == ((), (), ())


def test_an_amended_row_loses_the_doubts_about_what_was_amended() -> None:
    row = propose(book(HEAD, (1, None, "台账不实", None, None, "6月底")), reference=date(2024, 4, 25)).rows[0]
    better = amend(row, {"category": "财务", "seq": ""}, due=date(2024, 6, 28))
    assert (better.due, better.due_suggested, better.due_text, better.doubts) == (date(2024, 6, 28), None, "6月底", ())
    assert better.fields == {"category": "财务", "finding": "台账不实", "due": "6月底"}
    assert doubts(amend(row, {"category": "财务"})) == {("date.month", "due")}


def test_merged_ranges_too_many_to_spread_are_said() -> None:
    whole = [Span(1, 0, 1_048_576, 5)] * 40_000
    assert notices(propose(book(HEAD, FIRST, SECOND, spans=whole)))["spans-cut"] == 1


def test_a_row_of_formulas_that_came_to_nothing_is_blank() -> None:
    assert skipped(propose(book(HEAD, FIRST, ("\u200b", "\u200b")))) == [(3, "blank")]
