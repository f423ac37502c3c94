"""How the head of a scene is read, and what is said when it cannot be."""

from __future__ import annotations

from decimal import Decimal
from importlib.resources import files

import pytest

from desktop.meeting.scene import SceneFault, parse_scene, record
from desktop.meeting.scene.lines import LONGEST, MOST

SAMPLE = (files("resources") / "samples" / "rectification-review.scene").read_text(encoding="utf-8")


def fault(text: str) -> SceneFault:
    with pytest.raises(SceneFault) as caught:
        record(parse_scene(text))
    return caught.value


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("届次：", "次数：", "不认得这一行"),
        ("地点：示例市综合楼", "编号：示例市综合楼", "写了两次"),
        ("样张：是", "样张：大概", "不认得“大概”"),
        ("记录人：文思远", "记录人：文思近", "是不是“文思远”"),
        ("时间：2027年3月16日（星期二）09:00", "时间：明天", "时间请写成"),
        ("时间：2027年3月16日（星期二）09:00", "时间：3月16日 09:00", "年份"),
        ("规则：应到9人", "规则：应到8人", "“应到8人”与"),
        ("规则：应到9人", "规则：少数服从多数", "不认得规则"),
        ("规则：应到9人", "规则：一方一票", "“一方一票”与"),
        ("规则：应到9人", "规则：赞成达到应到会人数半数", "与会议类型"),
        ("规则：应到9人", "规则：赞成超过应到会人数三分之二", "与会议类型"),
        ("规则：应到9人", "规则：三分之二以上到会方可开会", "与会议类型"),
        ("规则：应到9人", "规则：三分之二以上到会方可讨论人事", "与会议类型"),
        ("规则：应到9人", "规则：回避减基数", "与会议类型"),
        ("规则：应到9人", "规则：空白票算废票", "与会议类型"),
        ("规则：应到9人", "时区：../../etc/passwd\n规则：应到9人", "没有名为"),
        ("规则：应到9人", "组成人员：许多\n规则：应到9人", "这里要写数目"),
        ("各方：\n", "各方：四方\n", "另起一行"),
        ("市委组织部｜组织部", "市纪委监委｜组织部", "写了两次"),
        ("追回 27.8万元", "追回 很多", "追回金额"),
        ("谈话提醒 4人", "谈话提醒 四人", "如“12人”"),
        ("移交线索 2件", "移交 2件", "不认得“移交 2件”"),
        ("市委巡察办｜何静澜", "市巡察办｜何静澜", "没有名为“市巡察办”的一方"),
        ("何静澜｜副主任｜有表决权", "顾明川｜副主任｜有表决权", "“顾明川”写了两次"),
        ("何静澜｜副主任｜有表决权", "何静澜｜副主任｜有发言权", "不认得身份“有发言权”"),
        ("何静澜｜副主任｜有表决权", "何静澜｜副主任｜有表决权｜常务", "人员一行是"),
        ("何静澜｜副主任｜有表决权", "｜副主任｜有表决权", "缺少姓名"),
        ("02｜养护合同", "01｜养护合同", "“01”写了两次"),
        ("04｜公务用车油卡管理不规范，4.2万元｜自评 已完成", "04", "缺少问题内容"),
        ("04｜公务用车油卡管理不规范，4.2万元｜自评", "04｜公务用车油卡管理不规范，4.2万元｜自", "不认得“自 已完成”"),
        ("04｜公务用车油卡管理不规范，4.2万元｜自评", "04｜油卡｜单位 别处｜自评", "不认得“别处”"),
        ("04｜到位／到位／到位／到位", "04｜到位／到位／到位", "有4方，这里写了3个意见"),
        ("04｜到位／到位／到位／到位", "14｜到位／到位／到位／到位", "没有编号为“14”"),
        ("04｜到位／到位／到位／到位", "03｜到位／到位／到位／到位", "问题03的纪委监委意见”写了两次"),
        ("04｜到位／到位／到位／到位", "04｜到位", "请写成"),
        ("04｜到位／到位／到位／到位", "04｜宣传部 到位", "没有名为“宣传部”"),
        ("｜问题 全部", "｜问题 88", "没有编号为“88”"),
        ("｜列席 温子谦、卫时雨、尤佳禾", "｜列席 张三", "名单里没有“张三”"),
        ("｜列席 温子谦、卫时雨、尤佳禾｜送达 3月5日", "｜送达 前天", "不是日期"),
        ("《整改台账》｜送达 3月5日｜议题 一", "《整改台账》｜议题 九", "没有议题“九”"),
        ("巡察组｜问题02｜温子谦｜去年", "巡察组｜问题02｜去年", "缺少质询内容"),
        ("巡察组｜问题02｜温子谦｜去年", "巡察组｜｜温子谦｜去年", "没有的写“—”"),
    ],
)
def test_a_wrong_part_of_the_head_is_named_by_its_line(old: str, new: str, says: str) -> None:
    text = SAMPLE.replace(old, new, 1)
    wrong = fault(text)
    assert wrong.line == line_of(text, new.split("\n", maxsplit=1)[0])
    assert says in wrong.sentence


@pytest.mark.parametrize("name", ["会议", "类型", "时间"])
def test_what_must_stand_in_the_head_is_asked_for(name: str) -> None:
    kept = "\n".join(line for line in SAMPLE.split("\n") if not line.startswith(f"{name}："))
    assert f"缺少“{name}：”" in fault(kept).sentence


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("主任｜主持人，有表决权", "主任｜有表决权", "plan.one-chair"),
        ("01｜到位／到位／到位／到位", "01｜到位／到位／到位／很好", "plan.verdict-unknown"),
        ("文思远｜—｜记录人", "文思远｜—｜记录人，有表决权", "plan.may-not-vote"),
    ],
)
def test_a_plan_no_meeting_can_open_with_is_refused_by_rule(old: str, new: str, rule: str) -> None:
    wrong = fault(SAMPLE.replace(old, new, 1).replace("应到9人；", "", 1))
    assert wrong.refusal is not None
    assert wrong.refusal.rule == rule
    assert rule in wrong.sentence


def test_an_unknown_kind_of_meeting_is_named() -> None:
    wrong = fault(SAMPLE.replace("类型：rectification-review", "类型：town-hall"))
    assert "没有名为“town-hall”的会议类型" in wrong.sentence


def test_what_the_room_is_told_about_personnel_is_held_against_the_profile() -> None:
    text = (files("resources") / "samples" / "collective-decision.scene").read_text(encoding="utf-8")
    wrong = fault(text.replace("三分之二以上到会方可讨论人事", "四分之三以上到会方可讨论人事"))
    assert "四分之三" in wrong.sentence


def test_money_keeps_its_decimals() -> None:
    assert parse_scene(SAMPLE).plan.units[0].figures.recovered == Decimal("27.8")


@pytest.mark.parametrize("text", ["", "\n\n", "# 只有说明\n", "\ufeff"])
def test_an_empty_scene_is_named(text: str) -> None:
    assert fault(text).line == 1


def test_a_scene_of_too_many_lines_stops_before_it_is_read() -> None:
    assert fault(SAMPLE + "\n" * MOST).line == MOST + 1


def test_the_longest_line_is_read_and_one_character_more_is_not() -> None:
    head = SAMPLE[: SAMPLE.index("\n# 001\n") + 1]
    line = "09:00 顾明川 发言 "
    number = head.count("\n") + 1
    assert len(parse_scene(head + line + "字" * (LONGEST - len(line))).steps) == 1
    assert fault(head + line + "字" * (LONGEST - len(line) + 1)).line == number


@pytest.mark.parametrize("odd", ["\x00", "\x1b", "\u202e", "\u2066", "\ud800", "\u2028", "\uffff"])
def test_hidden_characters_are_named_by_their_line(odd: str) -> None:
    wrong = fault(SAMPLE.replace("示例市综合楼", f"示例市{odd}综合楼", 1))
    assert wrong.line == line_of(SAMPLE, "示例市综合楼")
    assert "控制字符" in wrong.sentence


def test_windows_line_ends_change_nothing() -> None:
    assert record(parse_scene(SAMPLE.replace("\n", "\r\n"))) == record(parse_scene(SAMPLE))
