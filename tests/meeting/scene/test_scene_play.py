"""Playing a scene against whoever keeps the record."""

from __future__ import annotations

from datetime import datetime
from importlib.resources import files

import pytest

from desktop.meeting.ids import Seq
from desktop.meeting.journal import Entry
from desktop.meeting.refusal import Intent, Refusal, refuse
from desktop.meeting.scene import SceneFault, opening, parse_scene, play, profile_of, record
from desktop.meeting.scene.play import Memory

SAMPLE = (files("resources") / "samples" / "rectification-review.scene").read_text(encoding="utf-8")


def test_play_puts_every_intent_at_its_time_and_yields_what_is_on_record() -> None:
    scene = parse_scene(SAMPLE)
    memory = Memory()
    opened = memory.open(opening(scene, profile_of(scene)), scene.opened_at)
    played = list(play(scene, opened, memory.put))
    assert [each.act for each in memory.entries] == [each.act for each in record(scene)]
    assert {each.step.line_number for each in played} == {step.line_number for step in scene.steps}
    assert all(entry.occurred_at == each.step.occurred_at for each in played for entry in each.entries)


def test_play_puts_nothing_ahead_of_what_was_taken() -> None:
    scene = parse_scene(SAMPLE)
    memory = Memory()
    running = play(scene, memory.open(opening(scene, profile_of(scene)), scene.opened_at), memory.put)
    opened = len(memory.entries)
    first = next(running)
    assert len(memory.entries) == opened + len(first.entries)


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("10:17 退场 温子谦、卫时雨、尤佳禾：退场候会，投影转入合议画面\n", "", "room.stage-barred"),
        ("；反对 许　喆、雷远帆\n10:42", "\n10:42", "chair.casts-last"),
        ("、顾明川；反对 许　喆、雷远帆\n10:42", "\n10:42", "vote.ballots-missing"),
        ("10:39 顾明川 末位表态 [问题02]", "10:39 顾明川 讨论 [问题02]", "chair.speaks-last"),
        ("10:37 沈䶮 会审意见 问题02：组织部 维持 到位\n", "", "parties.heard"),
        ("宣布结果 [V2] 通过｜照录", "宣布结果 [V2] 通过", "announce.ground-missing"),
        ("11:09 离席 顾明川：接紧急公务电话", "11:09 开始表决 [V3]", "vote.not-openable"),
        (
            "赵闻笛 计票 V4：发出8、收回8、有效7、无效1、赞成5、反对2",
            "赵闻笛 计票 V4：发出8、收回8、有效7、无效1、赞成4、反对3",
            "count.tellers-differ",
        ),
        ("11:32 顾明川 表决无效 [V5]", "11:32 顾明川 表决无效 [V4]", "vote.wrong-phase"),
    ],
)
def test_a_line_a_rule_forbids_stops_the_scene_with_line_and_rule(old: str, new: str, rule: str) -> None:
    assert old in SAMPLE
    text = SAMPLE.replace(old, new, 1)
    with pytest.raises(SceneFault) as caught:
        record(parse_scene(text))
    assert caught.value.refusal is not None
    assert caught.value.refusal.rule == rule
    assert rule in caught.value.sentence


def test_the_line_of_a_refusal_is_the_line_refused() -> None:
    text = SAMPLE.replace("10:42 投票截止 [V1]\n", "", 1)
    with pytest.raises(SceneFault) as caught:
        record(parse_scene(text))
    assert text.split("\n")[caught.value.line - 1].startswith("10:45 顾明川 宣布结果 [V1]")


def test_a_rule_that_can_be_set_aside_says_how() -> None:
    text = SAMPLE.replace("10:39 顾明川 末位表态 [问题02]", "10:39 顾明川 讨论 [问题02]", 1)
    with pytest.raises(SceneFault, match="突破程序"):
        record(parse_scene(text))
    aside = text.replace("10:41 开始表决 [V1]", "10:41 突破程序 [V1] 末位表态：已当面说明\n10:41 开始表决 [V1]", 1)
    assert record(parse_scene(aside))


def test_a_refusal_of_the_keeper_stops_the_play() -> None:
    scene = parse_scene(SAMPLE)
    memory = Memory()
    opened = memory.open(opening(scene, profile_of(scene)), scene.opened_at)

    def full(_intent: Intent, _at: datetime) -> tuple[Entry, ...] | Refusal:
        return refuse("store.full", left=0)

    with pytest.raises(SceneFault) as caught:
        list(play(scene, opened, full))
    assert (caught.value.line, caught.value.sentence) == (
        scene.steps[0].line_number,
        "规则不允许（store.full：left=0）",
    )


def test_nothing_is_put_before_the_journal_was_opened() -> None:
    scene = parse_scene(SAMPLE)
    with pytest.raises(ValueError, match="not opened"):
        Memory().put(Intent("nothing", lambda _meeting: ()), scene.opened_at)


def test_entries_are_numbered_without_gaps() -> None:
    entries = record(parse_scene(SAMPLE))
    assert [each.seq for each in entries] == [Seq(number) for number in range(1, len(entries) + 1)]
    assert all(each.recorded_at >= each.occurred_at for each in entries)
