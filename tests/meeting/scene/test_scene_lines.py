"""How lines of a scene are read: times, people, labels, references, words after the bar."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from desktop.meeting.acts import Act, AnswerGiven, LateEntered, QuestionPut, SpeechMade
from desktop.meeting.plan import Role
from desktop.meeting.scene import SceneFault, parse_scene, record, scene_text
from desktop.meeting.state import replay

HEAD = """会议：演练
编号：演练1号
类型：rectification-review
时间：2027年3月16日 09:00
各方：
市纪委监委｜纪委监委
市委巡察办｜巡察办
单位：
示例市苗圃管理站
人员：
市委巡察办｜顾明川｜主任｜主持人，有表决权
市纪委监委｜许　喆｜室主任｜有表决权
示例市苗圃管理站｜温子谦｜站长
工作人员｜文思远｜—｜记录人
问题：
01｜苗木台账不全｜期限 6月底
02｜入库无人签字｜期限 6月30日
议程：
一｜苗圃整改
记录：
"""
FIRST = HEAD.count("\n") + 1


def acts(*lines: str) -> list[Act]:
    """What the lines put on record after the opening."""
    return [each.act for each in record(parse_scene(HEAD + "\n".join(lines)))][1:]


def fault(*lines: str) -> SceneFault:
    with pytest.raises(SceneFault) as caught:
        acts(*lines)
    return caught.value


def test_a_name_is_recognised_with_and_without_its_space() -> None:
    spoken = acts("09:00 许　喆 讨论 一", "09:01 许喆 讨论 二", "09:02 许 喆 讨论 三")
    assert len({each.speaker for each in spoken if isinstance(each, SpeechMade)}) == 1
    assert len(spoken) == 3


def test_a_line_without_a_speaker_is_nobodys() -> None:
    (spoken,) = acts("09:00 发言 有人说了一句")
    assert isinstance(spoken, SpeechMade)
    assert spoken.speaker == ""


def test_words_in_quotation_marks_are_verbatim_and_others_are_not() -> None:
    first, second, third = acts("09:00 讨论 “原话。”", "09:00 讨论 说“原话”而已", "09:00 讨论 “甲”和“乙”")
    assert (first.text, first.verbatim) == ("原话。", True)
    assert (second.verbatim, third.verbatim) == (False, False)


def test_times_are_local_to_the_meeting() -> None:
    (step,) = parse_scene(HEAD + "09:31 讨论 一").steps
    assert step.occurred_at == datetime(2027, 3, 16, 1, 31, tzinfo=UTC)


def test_another_zone_is_respected() -> None:
    (step,) = parse_scene(HEAD.replace("各方：", "时区：Europe/Berlin\n各方：", 1) + "09:31 讨论 一").steps
    assert step.occurred_at == datetime(2027, 3, 16, 8, 31, tzinfo=UTC)


def test_a_date_holds_for_the_lines_after_it() -> None:
    steps = parse_scene(HEAD + "09:00 讨论 一\n3月18日 08:00 讨论 二\n09:00 讨论 三\n2028-01-02 07:30 讨论 四").steps
    assert [step.occurred_at.date() for step in steps] == [
        date(2027, 3, 16),
        date(2027, 3, 18),
        date(2027, 3, 18),
        date(2028, 1, 1),
    ]


def test_two_lines_may_share_a_minute_but_time_never_runs_back() -> None:
    assert len(acts("09:00 讨论 一", "09:00 讨论 二")) == 2
    wrong = fault("09:00 讨论 一", "08:59 讨论 二")
    assert wrong.line == FIRST + 1
    assert "补录" in wrong.sentence


@pytest.mark.parametrize("line", ["10:31 补录 09:47 许喆 插话 漏了", "补录 09:47 许喆 插话 漏了"])
def test_a_late_line_keeps_its_own_time_and_is_marked(line: str) -> None:
    steps = parse_scene(HEAD + "10:30 讨论 一\n" + line).steps
    assert steps[1].occurred_at == datetime(2027, 3, 16, 1, 47, tzinfo=UTC)
    assert steps[1].written_at > steps[1].occurred_at
    spoken, mark = acts("10:30 讨论 一", line + "｜补录说明 漏记")[1:]
    assert isinstance(spoken, SpeechMade)
    assert isinstance(mark, LateEntered)
    assert mark.ground == "漏记"


@pytest.mark.parametrize("line", ["补录 10:31 讨论 一", "10:31 补录 10:31 讨论 一", "10:31 补录 10:32 讨论 一"])
def test_a_late_line_is_later_than_what_it_tells(line: str) -> None:
    assert fault("10:31 讨论 零", line).line == FIRST + 1


def test_a_first_line_cannot_be_late_without_saying_when_it_was_written() -> None:
    assert fault("补录 09:00 讨论 一").line == FIRST


def test_a_label_stands_for_the_entry_of_its_line() -> None:
    question, answer = acts("09:00 许喆 质询 =Q1 问题01：为何？", "09:01 温子谦 答复 [Q1] 因为。")
    assert isinstance(question, QuestionPut)
    assert isinstance(answer, AnswerGiven)
    assert (question.text, answer.question) == ("为何？", 2)
    assert question.finding


@pytest.mark.parametrize(
    "line", ["09:00 许喆 质询 =Q1 [问题01] 甲", "09:00 许喆 质询 [问题01] =Q1 甲", "09:00 许喆 质询 =Q1 问题01: 甲"]
)
def test_label_and_reference_stand_in_any_order(line: str) -> None:
    (question,) = acts(line)
    assert question.text == "甲"
    assert question.finding


def test_a_mention_becomes_the_number_of_the_entry() -> None:
    _, spoken = acts("09:00 讨论 =S1 一", "09:01 许喆 讨论 如第[S1]号所说")
    assert spoken.text == "如第2号所说"


def test_a_colon_in_a_speech_is_no_reference() -> None:
    (spoken,) = acts("09:00 许喆 讨论 问题清单：三处要改；A1：纸张")
    assert spoken.text == "问题清单：三处要改；A1：纸张"


def test_words_after_the_bar_may_use_either_bar_and_a_colon() -> None:
    one, two = acts("09:00 许喆 质询 甲｜被质询人 温子谦｜书面", "09:01 许喆 质询 甲|书面|被质询人：温子谦")
    assert one == two
    assert not one.oral


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("许喆 讨论 没有时间", "以时间开头"),
        ("25:00 讨论 一", "没有25:00"),
        ("2月30日 09:00 讨论 一", "没有2027年2月30日"),
        ("3026-01-01 09:00 讨论 一", "年份"),
        ("09:00", "以时间开头"),
        ("09:00 许吉吉 讨论 一", "既不是名单里的人"),
        ("09:00 许喆 讨伦 一", "是不是“讨论”"),
        ("09:00 许喆", "类别"),
        ("09:00 许喆 讨论", "没有内容"),
        ("09:00 许喆 答复 [Q9] 一", "没有标签“Q9”"),
        ("09:00 许喆 讨论 [问题9] 一", "没有编号为“9”"),
        ("09:00 许喆 讨论 问题99：一", "没有编号为“99”"),
        ("09:00 议题开始 [议题二]", "没有议题“二”"),
        ("09:00 议题开始", "哪个议题"),
        ("09:00 议题结束", "哪个议题"),
        ("09:00 许喆 讨论 [议题一、议题一] 一", "一个议题"),
        ("09:00 许喆 讨论 [] 一", "没有内容"),
        ("09:00 许喆 讨论 [问题01、02] 一", "一个问题"),
        ("09:00 许喆 质询 =问题1 一", "标签不能"),
        ("09:00 许喆 质询 =A =B 一", "一个标签"),
        ("09:00 许喆 讨论 一｜期限 3月1日", "没有“期限 3月1日”这一项"),
        ("09:00 许喆 质询 一｜书面｜书面", "写了两次"),
        ("09:00 许喆 质询 一｜被质询人 张三", "名单里没有“张三”"),
        ("09:00 许喆 讨论 见第[Z]号", "没有标签“Z”"),
        ("09:00 温子谦 承诺 一｜期限 月底", "不是日期"),
        ("09:00 不记 一会儿", "如“12分钟”"),
        ("09:00 休会 12分钟：喝水", "只写时长"),
        ("09:00 签到 许喆、许喆", "写了两次"),
        ("09:00 签到", "这里要写姓名"),
        ("09:00 签到 许喆：来了", "只写姓名"),
        ("09:00 请假 许喆、顾明川：出差", "只写一个人"),
        ("09:00 代会 许喆", "代会 甲 代 乙"),
        ("09:00 临时动议 一件事", "=标签"),
        ("09:00 不予列入 不议", "哪一件临时动议"),
        ("09:00 材料 台账", "书名号"),
        ("09:00 新增问题 十", "新增问题 10"),
        ("09:00 新增问题 01：重了", "已有编号"),
        ("09:00 新增问题 03：甲｜单位 乙", "没有名为“乙”"),
        ("09:00 按意见认定 一致", "哪些问题"),
        ("09:00 提出表决 一", "｜种类"),
        ("09:00 提出表决 一｜种类 建议事项｜方式 抽签", "不认得“抽签”"),
        ("09:00 提出表决 一｜种类 抽签", "不认得“抽签”"),
        ("09:00 阶段 抽签", "不认得“抽签”"),
        ("09:00 突破程序 抽签：理由", "不认得“抽签”"),
        ("09:00 会审意见 组织部 到位", "写明问题"),
        ("09:00 会审意见 问题01：纪委监委", "写明结论"),
        ("09:00 会审意见 问题01：到位", "哪一方"),
        ("09:00 许喆 会审意见 问题01：未到位 → 到位", "此前的意见是“未提出”"),
        ("09:00 放弃发言 [问题01]", "哪一方"),
        ("09:00 保留意见 [问题01] 一", "是谁"),
        ("09:00 回避 [问题01] 一", "是谁"),
        ("09:00 许喆 签名 ：逐页", "哪份材料"),
        ("09:00 签名 会议记录", "是谁"),
        ("09:00 会中打印 会议记录", "会中打印 质询记录单3页"),
        ("09:00 推选监计票人 举手｜监票人 许喆", "｜唱票人"),
        ("09:00 清点 应到3人", "说“应到3”"),
        ("09:00 投票截止", "用[标签]"),
        ("09:00 主持变更 张三：有事", "名单里没有“张三”"),
    ],
)
def test_an_unclear_line_is_named_with_what_would_do(line: str, says: str) -> None:
    wrong = fault("08:50 讨论 好的一行", line)
    assert wrong.line == FIRST + 1
    assert says in wrong.sentence
    assert str(wrong) == f"第{wrong.line}行：{wrong.sentence}"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("09:02 许喆 答复 [V1] 一", "“V1”是提出表决，而“答复”只能指向"),
        ("09:02 许喆 讨论 [V1] 一", "不指向哪一条"),
        ("09:02 许喆 质询 =V1 一", "前面已经用过"),
        ("09:02 程序处理 [V1、S1] 一", "只能指向一处"),
        ("09:02 表决 V1：许喆", "请写成“表决 V1"),
        ("09:02 表决 V1：赞成 许喆；反对 许喆", "投了两次"),
        ("09:02 表决 V1：中立 许喆", "不认得“中立”"),
        ("09:02 表决 V9：赞成 许喆", "没有标签“V9”"),
        ("09:02 改票 [V1] 许喆", "改票 [V1]"),
        ("09:02 计票 V1：收回多", "名目加数目"),
        ("09:02 计票 V1：收回1、收回2", "写了两次"),
        ("09:02 计票 V1：退回1", "不认得“退回”"),
        ("09:02 封存 [V1] 三一", "封条"),
        ("09:02 宣布结果 [V1] 大家都同意", "不认得“大家都同意”"),
        ("09:02 宣布结果 [V1] 通过：赞成2票", "announce.not-counted"),
        ("09:02 开始表决 [V1] 应到3人", "说“应到3”"),
        ("09:02 更正 [S1] 错了", "请写成“更正"),
        ("09:02 更正 [S1] “丙” → “丁”｜确认 顾明川", "出现0次"),
        ("09:02 更正 [S1] 天气改为 晴｜确认 顾明川", "不认得“天气”"),
        ("09:02 核读 [C1] 好的", "“确认”或者“未确认”"),
        ("09:02 许喆 同意回避 [R1] 好｜基数 一半", "“保留”或者“减去”"),
        ("09:02 异议处理 [O1] 研究研究", "不认得“研究研究”"),
    ],
)
def test_a_line_that_does_not_fit_what_it_points_to_is_named(line: str, says: str) -> None:
    before = (
        "08:50 签到 顾明川、许喆",
        "08:51 开会",
        "08:52 许喆 讨论 =S1 甲、乙",
        "08:53 温子谦 承诺 =C1 尽快",
        "08:54 温子谦 提出异议 [S1] =O1 不对",
        "08:55 许喆 回避 =R1 [问题02] 有关系",
        "09:00 提出表决 =V1 [议题一] 一｜种类 建议事项｜方式 举手",
    )
    wrong = fault(*before, line)
    assert wrong.line == FIRST + len(before)
    assert says in wrong.sentence


def test_numbers_said_with_a_result_are_held_against_the_count() -> None:
    lines = [
        "08:50 签到 顾明川、许喆",
        "08:51 开会",
        "09:00 提出表决 =V1 [议题一] 一｜种类 建议事项｜方式 举手",
        "09:01 开始表决 [V1] 应到2人",
        "09:02 表决 V1：赞成 许喆、顾明川",
        "09:02 投票截止 [V1]",
    ]
    assert len(acts(*lines, "09:03 宣布结果 [V1] 通过：赞成2票，反对0票")) == 9
    assert "说“赞成3”" in fault(*lines, "09:03 宣布结果 [V1] 通过：赞成3票").sentence


@pytest.mark.parametrize(
    "line", ["宣布结果 [V1] 通过：赞成2票", "更正宣布 [V1] 通过", "开始表决 [V1]", "表决 V1：赞成 许喆"]
)
def test_a_motion_that_was_struck_out_is_unknown_to_later_lines(line: str) -> None:
    before = ("08:51 签到 顾明川、许喆", "08:51 开会", "09:00 提出表决 =V1 一｜种类 建议事项｜方式 举手")
    wrong = fault(*before, "09:01 误录撤回 [V1]", f"09:02 {line}")
    assert wrong.refusal is not None
    assert wrong.refusal.rule == "motion.unknown"


def test_the_plan_is_read_whole() -> None:
    plan = parse_scene(HEAD).plan
    assert [(seat.name, seat.role, seat.votes) for seat in plan.seats] == [
        ("顾明川", Role.CHAIR, True),
        ("许　喆", Role.MEMBER, True),
        ("温子谦", Role.RESPONDENT, False),
        ("文思远", Role.STAFF, False),
    ]
    assert [(each.due, each.due_text) for each in plan.findings] == [(None, "6月底"), (date(2027, 6, 30), "")]
    assert {each.unit for each in plan.findings} == {plan.units[0].id}
    assert plan.seats[2].unit == plan.units[0].id
    assert plan.seats[3].duty == "记录人"


def test_ids_come_from_the_maker_given() -> None:
    plan = parse_scene(HEAD, lambda kind, name: f"{kind}/{name}").plan
    assert plan.seats[1].person == "person/许喆"
    assert plan.findings[0].id == "finding/示例市苗圃管理站\n01"


def test_a_scene_without_a_record_opens_at_the_announced_start() -> None:
    scene = parse_scene(HEAD)
    assert scene.opened_at == datetime(2027, 3, 16, 1, 0, tzinfo=UTC)
    assert replay(record(scene)).upto == 1


def test_bytes_that_are_not_utf8_are_named_by_line() -> None:
    assert scene_text("\ufeff会议：甲".encode()) == "会议：甲"
    with pytest.raises(SceneFault) as caught:
        scene_text("会议：甲\n".encode() + "地点：乙".encode("gb18030"))
    assert caught.value.line == 2
