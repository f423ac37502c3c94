"""Minutes, feedback and the papers of their own: each says its own things to its own readers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.meeting import acts as A  # noqa: N812 - the acts of the room
from desktop.meeting.acts import Outcome, Paper
from desktop.meeting.ids import Seq, UnitId
from desktop.meeting.plan import Unit
from desktop.minutes.compose import About, NoSuchPaper, NoSuchUnit, compose, compose_workbook, narratives
from desktop.minutes.document import (
    Block,
    Document,
    Facts,
    Heading,
    Paragraph,
    Quote,
    Roster,
    Signatures,
    Speech,
    Table,
)
from desktop.minutes.parts import Part
from tests.minutes.compose_markers import texts
from tests.minutes.compose_room import (
    F1,
    F3,
    FINDINGS,
    GARDEN,
    GU,
    HE,
    PLAN,
    WEI,
    WEN,
    Room,
    profile,
    small_review,
)

EVERYTHING = tuple(part.value for part in Part)


def paper(kind: Paper, room: Room | None = None, about: About = About()) -> Document:  # noqa: B008 - frozen
    return compose((room or small_review()).meeting, kind, check="AB12", draft=False, about=about)


def block(document: Document, key: str) -> Block:
    return next(each for each in document.blocks if each.key == key)


def table(document: Document, key: str) -> Table:
    found = block(document, key)
    assert isinstance(found, Table)
    return found


def test_the_minutes_tell_chair_members_leave_guests_and_recorder_in_this_order() -> None:
    labels: list[str] = []
    for each in paper(Paper.MINUTES).blocks:
        if isinstance(each, Facts):
            labels += [label for label, _ in each.rows]
        elif isinstance(each, Roster):
            labels.append(each.label)
    assert labels == ["时间", "地点", "主持", "出席", "请假", "列席", "记录"]


def test_who_was_absent_stands_in_the_record_only() -> None:
    room = Room()
    room.at("9:00", A.Arrived(GU), A.CalledToOrder(GU), A.MarkedAbsent(HE, "未说明"))
    absent = [each for each in paper(Paper.RECORD, room).blocks if isinstance(each, Roster) and each.label == "缺席"]
    assert "何静澜（市委巡察办副主任，未说明）" in absent[0].entries
    assert "何静澜" not in texts(paper(Paper.MINUTES, room))


def test_the_minutes_have_no_speech_and_no_number_of_votes() -> None:
    minutes = paper(Paper.MINUTES)
    assert not [each for each in minutes.blocks if isinstance(each, Speech)]
    assert not [word for word in ("赞成", "反对", "不同意见", "三份佐证") if word in texts(minutes)]


def test_the_minutes_show_counts_and_dissent_where_the_profile_says_so() -> None:
    room = small_review(profile(minutes=EVERYTHING))
    minutes = paper(Paper.MINUTES, room)
    assert table(minutes, "minutes.motion1.votes").rows[-1][-1].startswith("“三份佐证")
    assert "赞成4票，反对1票，弃权0票；应到7人，赞成须超过半数即4票，通过" in texts(minutes)


def test_a_dissent_without_names_speaks_for_its_party() -> None:
    shown = tuple(part.value for part in Part if part not in (Part.NAMED_VOTES, Part.NAMES))
    minutes = paper(Paper.MINUTES, small_review(profile(minutes=shown)))
    (said,) = [each for each in minutes.blocks if isinstance(each, Quote)]
    assert (said.speaker, said.text) == ("巡察组", "三份佐证晚于销号申请。我不同意降低标准。")


def test_a_matter_that_was_lost_is_not_told_as_a_decision() -> None:
    minutes = paper(Paper.MINUTES)
    told = [each.text for each in minutes.blocks if isinstance(each, Paragraph) and ".decision" in each.key]
    assert told[2] == "3．关于同意问题03认定为“到位”的事项，经举手表决未获通过，会议决定：退回单位继续整改。"
    assert told[1] == "2．同意问题02按“基本到位”认定；经记名表决通过。"


def test_deferred_and_returned_matters_name_who_and_when() -> None:
    told = [each.text for each in paper(Paper.MINUTES).blocks if each.key.startswith("minutes.pending")]
    assert told == [
        "1．问题03未予认定，退回继续整改。",
        "2．关于同意问题04认定为“基本到位”的事项暂缓表决：分歧较大；巡察办会同组织部核实到岗情况；2027年3月26日前完成。",
    ]


def test_minutes_carry_their_own_number_once_they_have_one() -> None:
    room = small_review()
    assert paper(Paper.MINUTES, room).number == "示例会审〔2027〕3号"
    room.at("13:00", A.MinutesNumbered("示例巡纪〔2027〕8号"))
    assert paper(Paper.MINUTES, room).number == "示例巡纪〔2027〕8号"
    assert paper(Paper.RECORD, room).number == "示例会审〔2027〕3号"


def test_a_narrative_paragraph_can_be_reworded_and_facts_cannot() -> None:
    room = small_review()
    lead = narratives(room.meeting, Paper.MINUTES)[0]
    assert lead.key == "minutes.text.lead"
    room.at("13:00", A.ParagraphReworded(lead.key, "改写后的引言。"))
    room.at("13:00", A.ParagraphReworded("minutes.decision1", "会议未作决定。"))
    room.at("13:00", A.ParagraphReworded("minutes.pending3", "另议。"))
    said = texts(paper(Paper.MINUTES, room))
    assert "改写后的引言。" in said
    assert "会议未作决定" not in said
    assert "另议" not in said


def test_a_demand_of_the_problem_list_can_be_reworded() -> None:
    room = small_review()
    key = next(each.key for each in narratives(room.meeting, Paper.FEEDBACK) if each.place == "问题03整改要求")
    room.at("13:00", A.ParagraphReworded(key, "重新验收9笔、对账8笔。"))
    assert table(paper(Paper.FEEDBACK, room), "feedback.problems").rows[2][4] == "重新验收9笔、对账8笔。"


def test_the_problem_list_asks_by_verdict_and_by_date() -> None:
    rows = table(paper(Paper.FEEDBACK), "feedback.problems").rows
    assert [row[3] for row in rows] == ["到位", "基本到位", "未予认定", "暂缓认定"]
    assert [row[5] for row in rows] == ["—", "2027年4月30日", "6月底", "待定"]
    assert len({row[4] for row in rows}) == 3


def test_the_feedback_ends_with_the_receipt() -> None:
    signed = block(paper(Paper.FEEDBACK), "feedback.receipt")
    assert isinstance(signed, Signatures)
    assert signed.labels == ("签收人",)


def two_units() -> Room:
    other = Unit(UnitId("unit-road"), "示例市道路养护中心党组")
    findings = (*FINDINGS[:2], *(replace(each, unit=other.id, text=f"道路{each.number}") for each in FINDINGS[2:]))
    return small_review(plan=replace(PLAN, units=(*PLAN.units, other), findings=findings))


def test_one_unit_learns_nothing_of_another() -> None:
    garden = paper(Paper.FEEDBACK, two_units(), About(unit=GARDEN))
    assert garden.title == "示例市园林养护中心党组会审情况反馈"
    assert "道路" not in texts(garden)
    road = paper(Paper.FEEDBACK, two_units(), About(unit=UnitId("unit-road")))
    assert "合同" not in texts(road)


def test_what_was_promised_on_no_finding_goes_to_the_unit_of_who_promised() -> None:
    room = two_units()
    asked = room.at("12:00", A.QuestionPut(GU, "编制情况？", WEN))
    room.at(
        "12:01",
        A.AnswerDeferred(asked, "编制情况书面报。", date(2027, 4, 1), "巡察办"),
        A.CommitmentMade(WEN, "月底前补齐。", owner="温子谦"),
    )
    garden = texts(paper(Paper.FEEDBACK, room, About(unit=GARDEN)))
    road = texts(paper(Paper.FEEDBACK, room, About(unit=UnitId("unit-road"))))
    assert [word in garden for word in ("编制情况书面报", "月底前补齐")] == [True, True]
    assert [word in road for word in ("编制情况书面报", "月底前补齐")] == [False, False]


@pytest.mark.parametrize("unit", ["", "unit-unknown"])
def test_a_feedback_to_nobody_in_particular_is_not_made(unit: str) -> None:
    with pytest.raises(NoSuchUnit):
        paper(Paper.FEEDBACK, two_units(), About(unit=UnitId(unit)))


def test_a_finding_of_no_unit_goes_to_no_unit_where_there_are_several() -> None:
    findings = tuple(replace(each, unit=UnitId("")) for each in FINDINGS)
    alone = small_review(plan=replace(PLAN, findings=findings))
    assert len(table(paper(Paper.FEEDBACK, alone), "feedback.problems").rows) == 4
    other = Unit(UnitId("unit-road"), "示例市道路养护中心党组")
    several = small_review(plan=replace(PLAN, findings=findings, units=(*PLAN.units, other)))
    assert table(paper(Paper.FEEDBACK, several, About(unit=GARDEN)), "feedback.problems").rows == ()


def test_clues_are_told_as_counts() -> None:
    said = texts(paper(Paper.FEEDBACK))
    assert "移交线索2件，已办结1件。" in said
    hidden = small_review(profile(feedback=("verdicts",)))
    assert "线索" not in texts(paper(Paper.FEEDBACK, hidden))


def test_each_respondent_has_a_sheet_of_his_own() -> None:
    his = paper(Paper.QUESTIONING, about=About(person=WEI))
    assert [each.text for each in his.blocks if isinstance(each, Heading)] == ["质询二"]
    (objection,) = [each for each in his.blocks if isinstance(each, Quote)]
    assert (objection.speaker, objection.text) == ("卫时雨", "应加“经党组同意”。")
    assert "不予改动，异议附记于此；会议记录未见此项" in objection.note
    signed = his.blocks[-1]
    assert isinstance(signed, Signatures)
    assert signed.declaration == "以上记录已核对，与本人所述一致。"


def test_a_sheet_names_the_last_entry_it_shows() -> None:
    room = Room()
    room.at("9:30", A.QuestionPut(GU, "为何？", WEN))
    assert ("记至", "第2号") in block(paper(Paper.QUESTIONING, room), "questioning.facts").rows


def test_the_commitments_of_one_person_are_his_alone() -> None:
    room = small_review()
    room.at("12:00", A.CommitmentMade(WEI, "“明天就去核。”", finding=F3, owner="卫时雨", due=date(2027, 3, 17)))
    rows = table(paper(Paper.COMMITMENTS, room, About(person=WEI)), "commitments.list").rows
    assert rows == (("1", "“明天就去核。”", "问题03", "卫时雨", "2027年3月17日", ""),)
    assert len(table(paper(Paper.COMMITMENTS, room), "commitments.list").rows) == 2


def test_a_promise_on_a_question_from_a_protected_source_names_no_finding() -> None:
    room = small_review()
    hidden = next(each.seq for each in room.meeting.questioning.chains.values() if each.put.source_withheld)
    room.at("12:00", A.CommitmentMade(WEI, "明天就去核。", hidden, owner="卫时雨"))
    assert table(paper(Paper.RECORD, room), "record.commitments").rows[1][2] == ""


def test_an_answer_put_off_and_given_after_all_is_not_owed() -> None:
    room = small_review()
    assert len(table(paper(Paper.RECORD, room), "record.owed").rows) == 1
    chain = next(each for each in room.meeting.questioning.chains.values() if each.deferred)
    room.at("12:00", A.AnswerGiven(chain.seq, WEN, "找到了。"))
    assert not [each for each in paper(Paper.RECORD, room).blocks if each.key == "record.owed"]


def test_the_table_of_votes_puts_computed_beside_announced() -> None:
    facts = block(paper(Paper.VOTES), "votes.motion2.facts")
    assert isinstance(facts, Facts)
    told = dict(facts.rows)
    assert told["宣布结果"] == "通过；与计算结果（未通过）不一致"
    assert told["更正宣布"] == "未通过"
    assert told["结果"] == "未通过"


def test_one_motion_has_a_sheet_of_its_own() -> None:
    room = small_review()
    second = list(room.meeting.motions.all)[1]
    titles = [each.text for each in paper(Paper.VOTES, room, About(motion=second)).blocks if isinstance(each, Heading)]
    assert titles == ["表决二"]


def test_a_motion_that_is_none_has_no_sheet() -> None:
    with pytest.raises(NoSuchPaper):
        paper(Paper.VOTES, about=About(motion=Seq(2)))


def test_a_named_vote_has_no_count_sheet() -> None:
    room = small_review()
    first = next(iter(room.meeting.motions.all))
    with pytest.raises(NoSuchPaper):
        paper(Paper.COUNT, room, About(motion=first))


def test_the_count_sheet_tells_both_tellers_and_the_void_round() -> None:
    sheet = paper(Paper.COUNT)
    counted = table(sheet, "count.motion4.round2.sheets")
    assert [column.title for column in counted.columns] == ["项目", "计票人李予安", "计票人赵闻笛"]
    assert ("赞成", "4", "4") in counted.rows
    assert block(sheet, "count.motion4.round1.result").rows == (
        ("计票结果", "发出6张，收回7张，收回多于发出，表决无效。"),
    )


def test_the_workbook_is_no_document() -> None:
    with pytest.raises(ValueError, match="compose_workbook"):
        paper(Paper.WORKBOOK)


def test_a_meeting_that_has_just_been_opened_has_all_its_papers() -> None:
    room = Room()
    for kind in Paper:
        made = compose_workbook(room.meeting) if kind is Paper.WORKBOOK else paper(kind, room)
        assert "示例会审〔2027〕3号" in texts(made)


def test_a_finding_adopted_by_opinions_is_told_as_such() -> None:
    said = [each.text for each in paper(Paper.MINUTES).blocks if isinstance(each, Paragraph)]
    assert "1．问题01按会审意见认定，不另表决。" in said


def test_a_later_vote_outweighs_the_opinions() -> None:
    room = small_review()
    item = next(iter(room.meeting.agenda.items))
    motion = room.at("12:00", A.MotionPut("verdict", "x", A.Method.NAMED, F1, item, "未到位", GU))
    room.vote("12:01", motion)
    room.ballots("12:01", motion, for_="gu xu luo shen")
    room.at("12:02", A.ResultAnnounced(motion, Outcome.CARRIED, Outcome.CARRIED, GU))
    assert table(paper(Paper.RECORD, room), "record.verdicts").rows[0][3] == "未到位"
    assert "按会审意见认定，不另表决" not in texts(paper(Paper.MINUTES, room))
