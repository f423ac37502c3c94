"""The superior's workbook: typed cells, sheets by choice, sums that stand on the verdicts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from desktop.meeting import acts as A  # noqa: N812 - the acts of the room
from desktop.meeting.figures import Rounding
from desktop.meeting.ids import UnitId
from desktop.meeting.plan import Figures, Unit
from desktop.minutes.compose import Scope, compose_workbook
from desktop.minutes.parts import Part
from desktop.minutes.workbook import Cell, CellKind, Sheet
from tests.minutes.compose_room import F2, FINDINGS, GU, PLAN, WEN, Room, profile, small_review

TYPES = {
    CellKind.TEXT: (str,),
    CellKind.LONG_TEXT: (str,),
    CellKind.INTEGER: (int,),
    CellKind.AMOUNT: (Decimal,),
    CellKind.DATE: (date,),
    CellKind.MOMENT: (datetime,),
}


def sheets(room: Room | None = None, scope: Scope = Scope.everything()) -> dict[str, Sheet]:  # noqa: B008 - frozen
    book = compose_workbook((room or small_review()).meeting, scope, check="AB12")
    return {sheet.key: sheet for sheet in book.sheets}


def column(sheet: Sheet, title: str) -> list[Cell]:
    place = [each.title for each in sheet.columns].index(title)
    return [row[place] for row in sheet.rows]


def test_the_sheets_stand_in_the_order_superiors_know() -> None:
    book = compose_workbook(small_review().meeting, Scope.everything())
    assert [sheet.title for sheet in book.sheets] == [
        "会审情况汇总表",
        "会议信息",
        "问题台账",
        "会审意见",
        "质询记录",
        "表决汇总",
        "表决明细",
        "不同意见",
        "承诺事项",
    ]


def test_ballots_dissents_and_opinions_are_off_unless_chosen() -> None:
    assert {"ballots", "dissents", "opinions"} & set(sheets(scope=Scope())) == set()
    for name, key in (("votes", "ballots"), ("dissents", "dissents"), ("opinions", "opinions")):
        assert {"ballots", "dissents", "opinions"} & set(sheets(scope=Scope.of([name]))) == {key}


def test_what_is_chosen_is_kept_by_name_and_nothing_else_can_be() -> None:
    assert Scope.of(["dissents", "votes"]).names() == ("votes", "dissents")
    assert Scope().names() == ()
    with pytest.raises(ValueError, match="speeches"):
        Scope.of(["votes", "speeches"])


def test_a_choice_does_not_outweigh_the_profile() -> None:
    shown = tuple(part.value for part in Part if part not in (Part.NAMED_VOTES, Part.DISSENT, Part.OPINIONS))
    assert {"ballots", "dissents", "opinions"} & set(sheets(small_review(profile(workbook=shown)))) == set()


@pytest.mark.parametrize("key", list(sheets()))
def test_every_cell_is_what_its_column_holds(key: str) -> None:
    sheet = sheets()[key]
    for row in sheet.rows:
        assert len(row) == len(sheet.columns)
        for each, cell in zip(sheet.columns, row, strict=True):
            assert cell is None or type(cell) in TYPES[each.kind], (each.title, cell)


@pytest.mark.parametrize("key", list(sheets()))
def test_column_titles_are_unique(key: str) -> None:
    titles = [each.title for each in sheets()[key].columns]
    assert len(titles) == len(set(titles))
    assert all(titles)


def test_the_summary_counts_by_verdict_and_prints_how_it_rounds() -> None:
    sheet = sheets()["summary"]
    told = dict(zip([each.title for each in sheet.columns], sheet.rows[0], strict=True))
    assert (told["反馈问题数"], told["已完成"], told["基本完成"], told["未完成"]) == (4, 1, 1, 2)
    assert told["完成率"] == "1/4（25.00%，四舍五入）"
    assert told["会审结论"] == "整改工作总体评定为“一般”"
    assert told["备注"] == "未予认定1个，暂缓认定1个"
    assert sheet.totals


def test_who_filled_the_summary_in_stands_above_it() -> None:
    today = datetime(2027, 3, 16, 16, 30, tzinfo=UTC)
    summary = compose_workbook(small_review().meeting, today=today).sheets[0]
    assert summary.above == (
        ("填报单位", "示例市委巡察办"),
        ("填报人", "文思远"),
        ("审核人", "何静澜"),
        ("联系电话", "0000-1234"),
        ("填报日期", "2027年3月17日"),
    )
    assert summary.below[-1] == ("单位（盖章）", "")


def test_a_superior_who_truncates_gets_it_truncated() -> None:
    findings = (*FINDINGS[:2], replace(FINDINGS[2]))
    room = small_review(plan=replace(PLAN, findings=findings))
    room.at("12:00", A.DecidedByOpinions((F2,), ("到位",), GU))
    rates = {
        rounding: column(compose_workbook(room.meeting, rounding=rounding).sheets[0], "完成率")[0]
        for rounding in Rounding
    }
    assert rates == {
        Rounding.HALF_UP: "2/3（66.67%，四舍五入）",
        Rounding.TRUNCATED: "2/3（66.66%，截断）",
    }


def test_figures_of_unit_and_findings_are_added_up() -> None:
    findings = tuple(replace(each, figures=Figures(Decimal("0.15"), 1, clues=1)) for each in FINDINGS)
    sheet = sheets(small_review(plan=replace(PLAN, findings=findings)))["summary"]
    assert column(sheet, "追回或挽回金额（万元）") == [Decimal("28.40")]
    assert column(sheet, "建章立制（项）") == [10]
    assert column(sheet, "移交线索数") == [6]
    assert column(sheet, "办结数") == [1]


def test_every_unit_has_its_row() -> None:
    other = Unit(UnitId("unit-road"), "示例市道路养护中心党组")
    findings = (*FINDINGS[:3], replace(FINDINGS[3], unit=other.id))
    sheet = sheets(small_review(plan=replace(PLAN, units=(*PLAN.units, other), findings=findings)))["summary"]
    assert column(sheet, "单位") == ["示例市园林养护中心党组", "示例市道路养护中心党组"]
    assert column(sheet, "反馈问题数") == [3, 1]
    assert column(sheet, "会审结论") == [None, None]


def test_a_unit_without_findings_has_no_rate() -> None:
    other = Unit(UnitId("unit-road"), "示例市道路养护中心党组")
    sheet = sheets(small_review(plan=replace(PLAN, units=(*PLAN.units, other))))["summary"]
    assert column(sheet, "完成率")[1] == "0/0（—）"


def test_the_ledger_keeps_dates_as_dates_and_vague_ones_as_written() -> None:
    sheet = sheets()["ledger"]
    assert column(sheet, "完成时限") == [None, date(2027, 6, 30), None, None]
    assert column(sheet, "时限原文") == [None, None, "6月底", None]
    assert column(sheet, "会审认定") == ["到位", "基本到位", "未予认定", "暂缓认定"]
    assert column(sheet, "认定依据") == ["按会审意见认定", "表决一", "表决二", "表决三"]
    choices = next(each.choices for each in sheet.columns if each.title == "会审认定")
    assert set(column(sheet, "会审认定")) <= set(choices)


def test_opinions_stand_before_and_after_with_agreement() -> None:
    sheet = sheets()["opinions"]
    assert column(sheet, "纪委监委（会前）") == ["到位", "未到位", "到位", "到位"]
    assert column(sheet, "纪委监委（会后）") == [None, "基本到位", None, None]
    assert column(sheet, "会前一致程度") == ["一致", "分歧", "多数", "分歧"]


def test_the_questioning_sheet_has_its_sixteen_columns() -> None:
    everything = tuple(part.value for part in Part)
    sheet = sheets(small_review(profile(workbook=everything)))["questioning"]
    assert [each.title for each in sheet.columns] == [
        "序号",
        "被质询单位",
        "被质询人（职务）",
        "质询人（单位）",
        "对应问题编号",
        "质询内容",
        "提问方式",
        "答复要点",
        "佐证材料",
        "是否当场答复",
        "承诺事项",
        "承诺时限",
        "追问及答复",
        "质询人是否满意",
        "主持人点评",
        "后续处理",
    ]


def test_a_question_carries_answers_follow_ups_promise_and_judgements() -> None:
    sheet = sheets()["questioning"]
    told = dict(zip([each.title for each in sheet.columns], sheet.rows[0], strict=True))
    assert told["答复要点"] == "是我在碰头会上同意的。"
    assert told["追问及答复"] == "追问：依据在哪里？\n答复：“没有书面依据。拆分是不对的。”"
    assert (told["承诺事项"], told["承诺时限"]) == ("4月30日前把合同全部清一遍。", date(2027, 4, 30))
    assert told["质询人是否满意"] == "巡察组：不满意\n组织部：基本满意"
    assert column(sheet, "是否当场答复") == ["是", "是", "否"]
    assert column(sheet, "后续处理")[2] == "招人公告和报名情况会后书面答复；2027年3月23日前书面答复组织部"


def test_a_protected_question_has_no_finding_in_its_row() -> None:
    sheet = sheets()["questioning"]
    assert column(sheet, "对应问题编号") == ["问题02", None, "问题04"]
    assert column(sheet, "质询内容")[1] == "据了解，有工资由他人代领，钱在谁手里？"


def test_a_remark_of_the_chair_stands_with_the_question_it_followed() -> None:
    everything = tuple(part.value for part in Part)
    room = Room(kind=profile(workbook=everything))
    room.at("9:30", A.QuestionPut(GU, "为何？", WEN))
    room.at("9:31", A.SpeechMade(A.SpeechKind.CHAIR_REMARK, GU, "要讲清楚。"))
    room.at("9:32", A.QuestionPut(GU, "何时？", WEN))
    assert column(sheets(room)["questioning"], "主持人点评") == ["要讲清楚。", None]


def test_every_round_has_its_row_with_numbers_as_numbers() -> None:
    sheet = sheets()["votes"]
    assert column(sheet, "表决") == ["表决一", "表决二", "表决三", "表决四", "表决四"]
    assert column(sheet, "轮次") == [1, 1, None, 1, 2]
    assert column(sheet, "赞成") == [4, 2, None, None, 4]
    assert column(sheet, "发出") == [None, None, None, 6, 6]
    assert column(sheet, "收回") == [None, None, None, 7, 6]
    assert column(sheet, "通过票数") == [4, 4, None, None, 4]
    assert column(sheet, "宣布结果") == ["通过", "未通过", "暂缓表决", "表决无效", "通过"]
    assert column(sheet, "备注")[1] == "先宣布为通过，后更正"


def test_dissents_and_reservations_stand_word_for_word() -> None:
    room = small_review()
    room.at("12:00", A.ReservationMade(GU, F2, "“我保留意见。”"))
    sheet = sheets(room)["dissents"]
    assert column(sheet, "意见原话") == ["三份佐证晚于销号申请。我不同意降低标准。", "我保留意见。"]
    assert column(sheet, "类别") == ["不同意见", "保留意见"]
    assert column(sheet, "时间")[0] == datetime(2027, 3, 16, 10, 44)  # noqa: DTZ001 - a spreadsheet knows no zone


def test_promises_and_owed_answers_are_one_list() -> None:
    sheet = sheets()["commitments"]
    assert column(sheet, "类别") == ["承诺", "书面答复"]
    assert column(sheet, "完成时限") == [date(2027, 4, 30), date(2027, 3, 23)]
    assert column(sheet, "核读") == ["已核读确认", None]


def test_a_sample_and_its_marking_go_into_the_workbook() -> None:
    book = compose_workbook(small_review().meeting)
    assert (book.title, book.marking, book.watermark) == (
        "示例市巡察整改四方会审会议（2027年第3次）",
        "内部资料",
        "样张",
    )
