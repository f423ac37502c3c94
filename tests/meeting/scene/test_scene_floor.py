"""Lines of a scene about the floor."""

from __future__ import annotations

import pytest

from desktop.meeting.acts import FloorEnded, FloorGiven, FloorRequested, FloorWithdrawn, Turn
from tests.meeting.scene.test_scene_lines import FIRST, acts, fault


def test_a_scene_tells_who_waits_and_who_has_the_floor() -> None:
    waiting, asked, withdrawn, given, answered, ended = acts(
        "09:00 许喆 登记发言 =L1 [问题01] 质询",
        "09:00 顾明川 登记发言 =L2",
        "09:01 取消登记 [L2]",
        "09:02 发言开始 [L1]",
        "09:03 温子谦 发言开始 答复｜限时 1分30秒",
        "09:04 发言结束",
    )
    assert isinstance(waiting, FloorRequested)
    assert (waiting.turn, bool(waiting.finding)) == (Turn.QUESTION, True)
    assert isinstance(asked, FloorRequested)
    assert asked.turn is Turn.SPEECH
    assert withdrawn == FloorWithdrawn(3)
    assert given == FloorGiven(waiting.person, Turn.QUESTION, 2, 180)
    assert isinstance(answered, FloorGiven)
    assert (answered.turn, answered.seconds) == (Turn.ANSWER, 90)
    assert ended == FloorEnded(answered.person)


@pytest.mark.parametrize(
    ("written", "seconds"), [("5分钟", 300), ("2分", 120), ("45秒", 45), ("0秒", 0), ("1分5秒", 65)]
)
def test_a_time_limit_is_written_in_minutes_and_seconds(written: str, seconds: int) -> None:
    (given,) = acts(f"09:00 温子谦 发言开始 追问｜限时 {written}")
    assert isinstance(given, FloorGiven)
    assert (given.turn, given.seconds) == (Turn.FOLLOW_UP, seconds)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("09:00 登记发言", "要写明是谁"),
        ("09:00 许喆 登记发言 唱歌", "不认得“唱歌”"),
        ("09:00 取消登记", "要用[标签]指明"),
        ("09:00 发言开始 答复", "要写明是谁"),
        ("09:00 许喆 发言开始｜限时", "限时要写成"),
        ("09:00 许喆 发言开始｜限时 五分钟", "限时要写成"),
        ("09:00 许喆 发言结束 好", "后面不写内容"),
        ("09:00 发言结束", "floor.nobody-speaking"),
    ],
)
def test_an_odd_line_about_the_floor_is_named(line: str, sentence: str) -> None:
    wrong = fault(line)
    assert wrong.line == FIRST
    assert sentence in wrong.sentence
