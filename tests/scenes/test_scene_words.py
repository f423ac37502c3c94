"""The table of kind words, the manual and what is really played say the same."""

from __future__ import annotations

import re
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest

from desktop.meeting.acts import Outcome
from desktop.meeting.profile_file import load, shipped
from desktop.meeting.scene import WORDS, Scene, parse_scene, record
from desktop.meeting.scene.head import FACTS, LISTS
from desktop.meeting.scene.words.correction import PARTS
from desktop.meeting.scene.words.papers import PAPERS
from desktop.meeting.scene.words.procedure import GUARDS
from desktop.meeting.state import replay
from desktop.meeting.threshold import Casting

MANUAL = (files("resources") / "manual" / "scenes.md").read_text(encoding="utf-8")
EVERY_WORD = (Path(__file__).parent / "every-word.scene").read_text(encoding="utf-8")
SAMPLES = [each.read_text(encoding="utf-8") for each in (files("resources") / "samples").iterdir()]
TIE = """
会议：平票演练
类型：rectification-review
时间：2027年4月6日 09:00
各方：
市委巡察办
人员：
市委巡察办｜顾明川｜主任｜主持人，有表决权
市委巡察办｜何静澜｜副主任｜有表决权
记录：
08:55 签到 顾明川、何静澜
09:00 开会
09:01 提出表决 =V1 同意演练方案。｜种类 建议事项｜方式 举手
09:01 开始表决 [V1]
09:02 表决 V1：赞成 何静澜；反对 顾明川
09:02 投票截止 [V1]
09:03 顾明川 决定票 [V1] 赞成
09:04 宣布结果 [V1] 通过
"""


def tie() -> Scene:
    return parse_scene(TIE)


def documented(section: str) -> list[str]:
    """First cells of every table row in that part of the manual, headings left out."""
    part = MANUAL.split(section, 1)[1].split("\n## ", 1)[0]
    rows = re.findall(r"^\| ([^ |]+) \| (.*) \|$", part, re.MULTILINE)
    return [word for word, _ in rows if word not in ("类别", "名称", "清单")]


def test_the_manual_lists_exactly_the_words_of_the_table() -> None:
    words = documented("## 三、类别")
    assert len(words) == len(set(words))
    assert set(words) == set(WORDS)


def test_the_manual_lists_exactly_the_facts_and_lists_of_a_head() -> None:
    assert documented("## 一、会前准备") == [*FACTS, *LISTS]


@pytest.mark.parametrize("word", sorted(WORDS))
def test_the_manual_shows_how_a_line_with_the_word_is_written(word: str) -> None:
    (row,) = re.findall(rf"^\| {word} \| (.*) \|$", MANUAL.split("## 三、类别", 1)[1], re.MULTILINE)
    assert re.search(rf"`\d\d:\d\d (\S+　?\S* )?{word}[ `｜]", row) or row.startswith("同“")


def test_the_manual_lists_every_name_a_line_may_use() -> None:
    for name in (*GUARDS, *PARTS, *PAPERS):
        assert name in MANUAL or name == "承诺事项清单", name


def test_every_rule_that_can_be_set_aside_is_a_guard_of_a_profile() -> None:
    known = {guard.rule for each in shipped() for guard in load(each).guards}
    assert set(GUARDS.values()) == known


def test_every_documented_word_is_played_in_a_scene() -> None:
    scenes = [parse_scene(text) for text in (*SAMPLES, EVERY_WORD, TIE)]
    assert {step.word for scene in scenes for step in scene.steps} == set(WORDS)


def test_the_scene_with_every_other_word_plays_to_the_seal() -> None:
    meeting = replay(record(parse_scene(EVERY_WORD)))
    assert meeting.papers.sealed is not None
    assert meeting.papers.number == "演练纪要〔2027〕1号"
    assert meeting.plan.component == 5


def test_a_casting_vote_breaks_the_tie_where_the_kind_of_meeting_has_one() -> None:
    profile = load("rectification-review")
    kinds = tuple(
        replace(each, rule=replace(each.rule, casting=Casting.CHAIR_VOTES_AND_AGAIN_ON_TIE)) for each in profile.motions
    )
    meeting = replay(record(tie(), replace(profile, motions=kinds)))
    (motion,) = meeting.motions.all.values()
    assert motion.announced is Outcome.CARRIED


def test_the_example_of_the_manual_plays() -> None:
    (example,) = re.findall(r"```scene\n(.*?)```", MANUAL, re.DOTALL)
    meeting = replay(record(parse_scene(example)))
    assert meeting.verdict(meeting.plan.findings[0].id).word == "基本到位"
    (motion,) = meeting.motions.all.values()
    spoken = next(
        each for each in meeting.readings.in_order_of_entry() if "单子明天" in getattr(each.entry.act, "text", "")
    )
    assert motion.not_deferred.startswith(f"第{spoken.entry.seq}号")


@pytest.mark.parametrize("profile", shipped())
def test_every_shipped_profile_has_a_sample_scene(profile: str) -> None:
    scene = parse_scene((files("resources") / "samples" / f"{profile}.scene").read_text(encoding="utf-8"))
    assert (scene.profile, scene.plan.sample) == (profile, True)
