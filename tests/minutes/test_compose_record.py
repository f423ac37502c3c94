"""The record tells everything in order of time, late and corrected lines as they have to be told."""

from __future__ import annotations

from dataclasses import replace

from desktop.meeting import acts as A  # noqa: N812 - the acts of the room
from desktop.meeting.acts import Act, Method, Outcome, Paper, SpeechKind
from desktop.meeting.ids import NOBODY, NOTHING, FindingId, Seq
from desktop.minutes.compose import compose
from desktop.minutes.document import Heading, Signatures, Speech, Table
from tests.minutes.compose_room import (
    F2,
    GU,
    HE,
    ITEM1,
    ITEM2,
    JW,
    LEI,
    LUO,
    PLAN,
    SHEN,
    WEN,
    XU,
    Room,
    profile,
    small_review,
)


def speeches(room: Room) -> dict[int, Speech]:
    paper = compose(room.meeting, Paper.RECORD, check="", draft=True)
    return {block.number: block for block in paper.blocks if isinstance(block, Speech)}


def after(*acts: Act, time: str = "9:30") -> Speech:
    """The last of those acts as the record tells it."""
    room = Room()
    room.at("9:00", A.CalledToOrder(GU))
    last = room.at(time, *acts)
    return speeches(room)[last]


def tables(room: Room) -> dict[str, Table]:
    paper = compose(room.meeting, Paper.RECORD, check="", draft=True)
    return {block.key: block for block in paper.blocks if isinstance(block, Table)}


def test_a_late_line_stands_where_it_was_said_and_says_so() -> None:
    told = [each for each in speeches(small_review()).values() if each.label.startswith(("答复", "插话", "当场"))]
    late = next(each for each in told if "十年" in each.text)
    assert late.label == "插话（补录）"
    assert late.notes == ("补录，10:31记入。",)
    following = told[told.index(late) + 1]
    assert (late.time, following.time) == ("9:47", "9:48")


def test_a_substantive_correction_prints_old_new_and_who_confirmed() -> None:
    answer = next(each for each in speeches(small_review()).values() if "拆分是不对的" in each.text)
    assert answer.verbatim
    assert answer.notes[1] == (
        "更正（第48号，9:52）：内容原记“没有书面依据。”，更正为“没有书面依据。拆分是不对的。”；经温子谦确认。"
    )


def test_a_clerical_correction_prints_clean() -> None:
    told = speeches(small_review())
    feedback = next(each for each in told.values() if each.label == "反馈")
    assert feedback.text == "反馈会审认定和问题清单。"
    assert feedback.notes == ()
    assert not [each for each in told.values() if "会申" in each.text]


def test_a_correction_of_a_person_prints_names() -> None:
    room = Room()
    said = room.at("9:01", A.SpeechMade(SpeechKind.DISCUSSION, HE, "意见一致。"))
    room.at("9:05", A.Corrected(said, "speaker", XU, A.Nature.SUBSTANTIVE, "记错发言人", GU))
    told = speeches(room)[said]
    assert told.speaker == "许　喆"
    assert "发言人原记“何静澜”，更正为“许　喆”" in told.notes[0]


def test_a_correction_of_a_date_prints_days_and_says_where_there_was_none() -> None:
    room = Room()
    put = room.at("9:01", A.QuestionPut(LEI, "何时？", WEN, F2))
    owed = room.at("9:02", A.AnswerDeferred(put, "回去查。", None, "巡察办", WEN))
    room.at("9:05", A.Corrected(owed, "due", "2027-03-23", A.Nature.SUBSTANTIVE, "补时限", WEN))
    assert "时限原记“（空）”，更正为“2027年3月23日”" in speeches(room)[owed].notes[1]


def test_two_corrections_of_one_line_follow_one_another() -> None:
    room = Room()
    said = room.at("9:01", A.SpeechMade(SpeechKind.DISCUSSION, HE, "甲。"))
    room.at(
        "9:05",
        A.Corrected(said, "text", "乙。", A.Nature.SUBSTANTIVE, "", HE),
        A.Corrected(said, "text", "丙。", A.Nature.SUBSTANTIVE, "", HE),
    )
    told = speeches(room)[said]
    assert told.text == "丙。"
    assert ["“甲。”，更正为“乙。”" in told.notes[0], "“乙。”，更正为“丙。”" in told.notes[1]] == [True, True]


def test_a_misrecorded_line_is_nowhere() -> None:
    room = small_review()
    assert not [each for each in speeches(room).values() if "记错了人" in each.text or "误录" in each.text]


def test_a_struck_line_is_told_as_such_without_its_words() -> None:
    told = speeches(small_review())
    struck = next(each for each in told.values() if "本条已撤销" in each.text)
    assert (struck.label, struck.text) == ("插话", "（本条已撤销，见第52号）")
    assert told[52].text == "第51号记录，理由：发言人当场收回，主持人同意。"


def test_what_was_kept_off_the_record_prints_time_and_length_only() -> None:
    told = after(A.OffRecord(HE, 3, "在办线索"))
    assert (told.time, told.speaker) == ("9:30", "")
    assert told.text == "应主持人要求，此处不记录，时长约3分钟。"


def test_a_question_from_a_protected_source_prints_as_hearsay_without_its_finding() -> None:
    told = after(A.QuestionPut(LUO, "钱在谁手里？", WEN, F2, source_withheld=True))
    assert told.text == "据了解，钱在谁手里？"
    assert told.label == "质询1（问温子谦）"


def test_a_question_that_already_says_so_is_not_doubled() -> None:
    told = after(A.QuestionPut(LUO, "据了解有人代领，是谁？", WEN, F2, source_withheld=True))
    assert told.text == "据了解有人代领，是谁？"


def test_a_question_whose_source_became_protected_prints_no_trace_of_the_change() -> None:
    room = Room()
    put = room.at("9:01", A.QuestionPut(LUO, "群众来信说有人代领？", WEN, F2))
    room.at(
        "9:05",
        A.Corrected(put, "text", "有人代领？", A.Nature.SUBSTANTIVE, "来源保密", GU),
        A.Corrected(put, "source_withheld", "true", A.Nature.SUBSTANTIVE, "来源保密", GU),
    )
    told = speeches(room)
    assert list(told) == [put]
    assert (told[put].text, told[put].notes) == ("据了解，有人代领？", ())


def test_an_open_question_keeps_its_finding() -> None:
    assert after(A.QuestionPut(LUO, "谁拍的板？", WEN, F2, oral=False)).label == "质询1（问题02，问温子谦，书面）"


def test_what_was_not_chosen_in_time_is_to_be_checked() -> None:
    assert after(A.SpeechMade(SpeechKind.UNSORTED, NOBODY, "听不清谁说的。")).speaker == "（待核）"
    assert after(A.AnswerGiven(NOTHING, NOBODY, "不知答的哪一问")).label == "答复"


def test_one_speaker_going_on_is_one_line_and_names_the_numbers() -> None:
    told = speeches(small_review())
    report = next(each for each in told.values() if each.label == "汇报")
    assert report.text == "四个问题自评完成三个。6人中已轮4人。"
    assert report.notes == ("第31号至第32号合并记录。",)


def test_another_speaker_begins_a_line_of_his_own() -> None:
    room = Room()
    first = room.at("9:01", A.SpeechMade(SpeechKind.DISCUSSION, HE, "甲。"))
    second = room.at("9:01", A.SpeechMade(SpeechKind.DISCUSSION, XU, "乙。"))
    third = room.at("9:02", A.SpeechMade(SpeechKind.DISCUSSION, XU, "丙。", F2))
    assert [speeches(room)[each].text for each in (first, second, third)] == ["甲。", "乙。", "丙。"]


def test_quotation_marks_typed_around_exact_words_are_not_doubled() -> None:
    told = after(A.CommitmentMade(WEN, "“说到做到。”", owner="温子谦"))
    assert (told.text, told.verbatim) == ("说到做到。", True)


def test_marks_inside_the_words_stay() -> None:
    assert after(A.CommitmentMade(WEN, "“先”改“后”补")).text == "“先”改“后”补"


def test_an_announcement_that_differs_stands_beside_the_computed_result() -> None:
    told = [each for each in speeches(small_review()).values() if each.label in ("宣布结果", "更正宣布")]
    slip, corrected = told[1], told[2]
    assert slip.text == "表决二：通过。"
    assert slip.notes[1] == "宣布为通过，计算结果为未通过，两者不一致，其后已更正宣布或者复议。"
    assert corrected.text == "表决二：未通过；退回单位继续整改。"
    assert slip.notes[0] == corrected.notes[0]


def test_an_announcement_against_the_count_prints_its_ground() -> None:
    room = small_review()
    motion = room.at("12:00", A.MotionPut("verdict", "另一事项", Method.NAMED, FindingId(""), ITEM1, "", GU))
    room.vote("12:01", motion)
    room.ballots("12:01", motion, for_="xu")
    last = room.at("12:02", A.ResultAnnounced(motion, Outcome.LOST, Outcome.CARRIED, GU, ground="另有规定"))
    assert speeches(room)[last].notes[1] == "宣布为通过，计算结果为未通过，两者不一致，理由：另有规定。"


def test_ballots_stand_in_a_table_with_the_dissent_beside_its_vote() -> None:
    table = tables(small_review())["record.motion1.round1.votes"]
    assert [column.title for column in table.columns] == ["姓名", "单位", "表决", "不同意见"]
    assert table.rows[-1] == ("雷远帆", "巡察组", "反对", "“三份佐证晚于销号申请。我不同意降低标准。”（已核读确认）")
    assert table.rows[0] == ("何静澜", "巡察办", "赞成", "")


def test_a_dissent_taken_back_on_reading_says_so() -> None:
    room = small_review()
    (dissent,) = [each.seq for motion in room.meeting.motions.all.values() for each in motion.dissents]
    room.at("12:00", A.DissentReadBack(dissent, confirmed=False))
    assert tables(room)["record.motion1.round1.votes"].rows[-1][-1].endswith("（核读未予确认）")


def test_a_corrected_ballot_is_told_below_its_table() -> None:
    room = small_review()
    first = next(each for each in room.meeting.readings.standing() if isinstance(each.act, A.BallotCast))
    room.at("12:00", A.Corrected(first.seq, "choice", "abstain", A.Nature.SUBSTANTIVE, "当场更正", GU))
    paper = compose(room.meeting, Paper.RECORD, check="", draft=True)
    (note,) = [block for block in paper.blocks if block.key.startswith("record.motion1.round1.note")]
    assert "何静澜：更正（第124号，12:00）：表决原记“赞成”，更正为“弃权”；理由：当场更正；经顾明川确认。" in str(note)
    assert tables(room)["record.motion1.round1.votes"].rows[0][2] == "弃权"


def test_the_choice_about_the_base_is_printed_with_a_recusal() -> None:
    room = Room()
    for stays, said in ((True, "仍计入"), (False, "不计入")):
        recusal = room.at("9:01", A.Recused(SHEN, "亲属任职", F2))
        settled = room.at("9:02", A.RecusalSettled(recusal, granted=True, stays_in_base=stays))
        assert speeches(room)[settled].text == f"同意沈䶮回避问题02；回避人员{said}应到会基数。"


def test_a_rule_set_aside_is_named_in_the_words_of_the_office() -> None:
    told = after(A.ProcedureOverridden("vote.one-matter", "两项内容不可分", GU))
    assert told.text == "对“一事一议，逐项表决”的规定作例外处理，理由：两项内容不可分。"


def test_returning_to_an_item_begins_a_section_that_says_so() -> None:
    room = Room()
    room.at("9:01", A.AgendaItemOpened(ITEM1, GU), A.AgendaItemClosed(ITEM1))
    room.at("9:10", A.AgendaItemOpened(ITEM2, GU))
    room.at("9:20", A.AgendaItemOpened(ITEM1, GU, "补充质询"))
    paper = compose(room.meeting, Paper.RECORD, check="", draft=True)
    titles = [block.text for block in paper.blocks if isinstance(block, Heading) and block.level == 2]
    assert titles == [
        "（一）议题一：听取并会审园林养护中心党组巡察整改情况",
        "（二）议题二：研究有关建议事项",
        "（三）议题一：听取并会审园林养护中心党组巡察整改情况（续）",
    ]


def test_times_are_those_of_the_meeting_and_another_day_names_itself() -> None:
    assert after(A.SpeechMade(SpeechKind.DISCUSSION, HE, "早。"), time="9:05").time == "9:05"
    assert after(A.SpeechMade(SpeechKind.DISCUSSION, HE, "次日。"), time="33:05").time == "3月17日9:05"


def test_several_people_coming_at_once_are_one_line() -> None:
    told = speeches(small_review())[18]
    assert (told.label, told.text) == ("签到", "顾明川、何静澜、许　喆、罗　珺、沈䶮。")


def test_coming_and_going_is_counted_in_order_of_time() -> None:
    room = Room()
    room.at("8:50", A.Arrived(GU), A.Arrived(HE))
    room.at("9:00", A.CalledToOrder(GU))
    room.at("9:40", A.Arrived(LEI))
    late = room.at("9:20", A.LeftRoom(HE))
    room.at("9:20", A.LateEntered(late))
    rows = tables(room)["record.track"].rows
    assert rows == (("8:50", "顾明川、何静澜到会", "2"), ("9:20", "何静澜离场", "1"), ("9:40", "雷远帆到会", "2"))


def test_opinions_stand_side_by_side_before_and_after() -> None:
    table = tables(small_review())["record.opinions"]
    assert table.rows[1] == ("02", "到位", "未到位 → 基本到位", "到位", "未到位（维持）", "分歧")


def test_a_party_changing_its_mind_is_told_from_what_to_what() -> None:
    room = Room()
    room.at("8:46", A.OpinionGiven(JW, F2, "未到位", after=False))
    kept = room.at("9:10", A.OpinionGiven(JW, F2, "未到位", True, XU))
    changed = room.at("9:20", A.OpinionGiven(JW, F2, "到位", True, XU, "已补齐"))
    told = speeches(room)
    assert told[kept].text == "纪委监委维持“未到位”。"
    assert told[changed].text == "纪委监委由“未到位”改为“到位”；理由：已补齐。"


def test_the_record_ends_with_the_signatures_of_chair_and_recorder() -> None:
    paper = compose(small_review().meeting, Paper.RECORD, check="", draft=False)
    signed = paper.blocks[-2]
    assert isinstance(signed, Signatures)
    assert signed.labels == ("主持人", "记录人")


def test_an_amendment_after_the_seal_stands_at_the_end() -> None:
    room = small_review()
    room.at("12:00", A.RecordSealed(Seq(123), "00", GU), A.Amended(Seq(23), "请假事由应为因公外出", "核对", GU))
    paper = compose(room.meeting, Paper.RECORD, check="", draft=False)
    (note,) = [block for block in paper.blocks if block.key.startswith("record.amendment")]
    assert "对第23号的更正：请假事由应为因公外出；理由：核对；顾明川。" in str(note)


def test_a_sample_says_so_and_a_draft_only_where_it_is_none() -> None:
    sample = compose(Room().meeting, Paper.RECORD, check="AB", draft=True)
    assert (sample.watermark, sample.record_line) == ("样张", "示例会审〔2027〕3号　记至第1号　校验码AB　草稿")
    real = Room(replace(PLAN, sample=False)).meeting
    assert compose(real, Paper.RECORD, check="AB", draft=True).watermark == "草稿"
    assert compose(real, Paper.RECORD, check="AB", draft=False).watermark == ""


def test_a_record_that_withholds_late_marks_and_corrections_prints_what_holds_now() -> None:
    room = small_review(profile(record=("speech", "questioning")))
    told = speeches(room).values()
    assert not [each for each in told if "补录" in each.label or any("更正" in note for note in each.notes)]
    assert [each.text for each in told if "拆分是不对的" in each.text] == ["没有书面依据。拆分是不对的。"]
