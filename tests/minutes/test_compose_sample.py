"""The shipped sample scenes on paper: what must come out, and that all papers carry the same facts."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import pytest

from desktop.meeting.acts import Paper
from desktop.meeting.profile_file import shipped
from desktop.meeting.scene import parse_scene
from desktop.meeting.scene.play import record
from desktop.meeting.state import Meeting, replay
from desktop.minutes.compose import Scope, compose, compose_workbook
from desktop.minutes.document import Document, Speech, Table
from desktop.minutes.text import render_text
from desktop.minutes.workbook import Workbook
from tests.minutes.compose_dump import dump, golden
from tests.minutes.compose_markers import texts

REVIEW = "rectification-review"


@cache
def sample(name: str = REVIEW) -> Meeting:
    scene = (files("resources") / "samples" / f"{name}.scene").read_text(encoding="utf-8")
    return replay(record(parse_scene(scene)))


def paper(kind: Paper, name: str = REVIEW) -> Document:
    return compose(sample(name), kind, check="AB12-CD34", draft=False)


def facts(of: Document | Workbook) -> frozenset[tuple[str, ...]]:
    """What tables and sheets state: verdicts, promises with their dates, answers owed."""
    found: set[tuple[str, ...]] = set()
    if isinstance(of, Workbook):
        rows = {sheet.key: ([each.title for each in sheet.columns], sheet.rows) for sheet in of.sheets}
        titles, ledger = rows["ledger"]
        found |= {("认定", str(row[0]), str(row[titles.index("会审认定")])) for row in ledger}
        titles, promised = rows["commitments"]
        for row in promised:
            due = row[titles.index("完成时限")]
            found.add((str(row[1]), str(row[3]), f"{due:%Y}年{due.month}月{due.day}日"))
        return frozenset(found)
    for block in of.blocks:
        if not isinstance(block, Table):
            continue
        kind = block.key.rsplit(".", 1)[-1]
        place = {column.title: number for number, column in enumerate(block.columns)}
        for row in block.rows:
            if kind in ("verdicts", "problems"):
                found.add(("认定", row[0], row[place["会审认定"]]))
            elif kind in ("commitments", "list"):
                found.add(("承诺", row[1].strip("“”"), row[place["完成时限"]]))
            elif kind == "owed":
                found.add(("书面答复", row[1], row[place["答复时限"]]))
    return frozenset(found)


def test_record_minutes_feedback_and_workbook_state_the_same_facts() -> None:
    book = compose_workbook(sample(), Scope.everything(), check="AB12-CD34")
    told = facts(paper(Paper.RECORD))
    assert len(told) == 9 + 4 + 1
    assert facts(paper(Paper.MINUTES)) == told
    assert facts(paper(Paper.FEEDBACK)) == told
    assert facts(book) == told


def test_the_votes_of_the_record_are_those_of_the_workbook() -> None:
    book = compose_workbook(sample(), Scope.everything())
    (votes,) = [sheet for sheet in book.sheets if sheet.key == "votes"]
    titles = [each.title for each in votes.columns]
    last = {row[0]: (row[titles.index("计算结果")], row[titles.index("宣布结果")]) for row in votes.rows}
    (table,) = [block for block in paper(Paper.RECORD).blocks if block.key == "record.motions"]
    assert isinstance(table, Table)
    for row in table.rows:
        computed, announced = last[f"表决{row[0]}"]
        assert (row[3], row[4]) == (computed or "未付表决", announced)


@pytest.mark.parametrize(
    ("motion", "computed", "result"),
    [
        ("一", "赞成5票，反对2票，弃权0票；应到9人，赞成须超过半数即5票，通过", "通过"),
        ("二", "赞成3票，反对4票，弃权1票；应到9人，赞成须超过半数即5票，未通过", "未通过"),
        ("三", "未付表决", "暂缓表决"),
        (
            "四",
            "发出8张，收回8张，有效7张，无效1张；赞成5票，反对2票，弃权0票；应到9人，赞成须超过半数即5票，通过",
            "通过",
        ),
        (
            "五",
            "发出7张，收回7张，有效7张，无效0张；赞成6票，反对0票，弃权1票；应到9人，赞成须超过半数即5票，通过",
            "通过",
        ),
    ],
)
def test_the_votes_of_the_sample_come_out_as_told(motion: str, computed: str, result: str) -> None:
    (table,) = [block for block in paper(Paper.RECORD).blocks if block.key == "record.motions"]
    assert isinstance(table, Table)
    assert [row[3:] for row in table.rows if row[0] == motion] == [(computed, result)]


def test_coming_and_going_is_told_as_it_was() -> None:
    (table,) = [block for block in paper(Paper.RECORD).blocks if block.key == "record.track"]
    assert isinstance(table, Table)
    numbers = [row[2] for row in table.rows]
    turned = [number for before, number in zip(["", *numbers], numbers, strict=False) if number != before]
    assert turned == ["7", "8", "7", "8", "7", "8", "7"]


def test_nothing_of_the_deliberation_reaches_the_unit() -> None:
    said = texts(paper(Paper.FEEDBACK))
    reviewers = [seat.name for seat in sample().plan.seats if not seat.unit]
    words = ("赞成", "反对", "弃权", "表决", "不同意见", "回避", "约谈", "纪委", "维持", "票")
    assert not [word for word in (*reviewers, *words) if word in said]
    assert "移交线索2件，已办结1件。" in said


def test_the_minute_off_the_record_prints_time_and_length() -> None:
    (off,) = [block for block in paper(Paper.RECORD).blocks if isinstance(block, Speech) and block.label == "不记"]
    assert (off.time, off.speaker, off.notes) == ("11:15", "", ())
    assert off.text == "应主持人要求，此处不记录，时长约1分钟。"
    assert "涉及在办线索" not in texts(paper(Paper.RECORD))


def test_both_dissents_stand_beside_their_votes() -> None:
    (table,) = [block for block in paper(Paper.RECORD).blocks if block.key == "record.motion1.round1.votes"]
    assert isinstance(table, Table)
    assert {row[0]: row[3] for row in table.rows if row[3]} == {
        "许　喆": "“先改合同、后补决策，决策程序没有补正，现在认定基本到位为时过早。”（已核读确认）",
        "雷远帆": "“三份佐证的日期晚于销号申请，说明申请时并未改完。我不同意降低认定标准。”（已核读确认）",
    }


@pytest.mark.parametrize("name", shipped())
def test_the_minutes_of_every_shipped_profile_read_as_their_golden(name: str) -> None:
    said = render_text(paper(Paper.MINUTES, name))
    assert said == golden(f"minutes-{name}.txt", said)


@pytest.mark.parametrize("name", shipped())
@pytest.mark.parametrize("kind", [each for each in Paper if each is not Paper.WORKBOOK])
def test_every_paper_of_every_shipped_profile_can_be_made(name: str, kind: Paper) -> None:
    assert "样张" in dump(paper(kind, name)).splitlines()[0]
