"""Voting by keyboard: the roll, exceptions first, hands in totals, counts that go on beside the meeting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QSpinBox
from pytestqt.qtbot import QtBot

from desktop.meeting import acts
from desktop.meeting.acts import Choice, Method, Outcome
from desktop.meeting.ids import ItemId, PersonId
from desktop.meeting.plan import AgendaItem
from desktop.meeting.rules import announcing, attendance, ballots, motions, opening, procedure, speech
from desktop.meeting.state import Phase
from desktop.ui.hall.ballot_words import numbered
from desktop.ui.look import Look
from tests.ui.hall.rooms import Room, opened
from tests.ui.hall.steps import do, in_order, put
from tests.ui.hall.test_decision import decision

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
ALL = ("a", "b", "c", "d", "chair")


def voting(room: Room, method: Method = Method.HANDS) -> int:
    """A vote on a proposal runs and the cursor stands on its ballots."""
    in_order(room)
    motion = put(room, method)
    room.alt(KEY.Key_4)
    room.shown(lambda: room.ctrl(KEY.Key_Return))
    room.alt(KEY.Key_4)
    return motion


def closed(room: Room, **choices: Choice) -> int:
    """A vote is closed, everybody for it who is not named otherwise."""
    in_order(room)
    motion = put(room)
    given = [(PersonId(each), choices.get(each, Choice.FOR)) for each in ALL]
    do(room, motions.open_vote(motion), ballots.cast_ballots(motion, given), ballots.close_vote(motion))
    room.alt(KEY.Key_4)
    return motion


def test_the_roll_says_who_votes_who_does_not_and_what_stands_in_the_way(room: Room) -> None:
    do(room, attendance.arrive("chair", "a", "b", "c"), attendance.grant_leave("d", "出差"), opening.call_to_order())
    do(room, attendance.recuse("b", "亲属任职", finding="f1"))
    do(room, motions.put_motion("verdict", "同意认定为“到位”。", finding="f1", verdict="到位"))
    room.alt(KEY.Key_4)
    assert [row.title for row in room.hall.vote.roll.rows] == [
        "何其远（回避）",
        "曾牧野（请假）",
        "钟世安",
        "罗敬之",
        "秦若岚",
    ]
    assert "应到 5，有表决权在场 3；基数：应到会人数 5，须 3 票；人数在开始表决时冻结" in room.hall.vote.said
    assert room.hall.vote.said[-1].startswith("现在还不能开始：还有没有发表意见")


def test_exceptions_are_picked_first_and_everything_is_cast_at_once_the_chair_last(room: Room) -> None:
    motion = voting(room)
    room.ctrl(KEY.Key_X, shift=True)
    room.key(KEY.Key_Down)
    room.type("2")
    room.type("3")
    assert room.hall.vote.go.text() == "登记 5 票，2 人例外  Ctrl+Enter"
    assert room.hall.meeting.motions.all[motion].round.ballots == ()
    room.shown(lambda: room.ctrl(KEY.Key_Return), entries=5)
    cast = room.hall.meeting.motions.all[motion].round.ballots
    assert [(each.voter, each.choice) for each in cast] == [
        ("a", Choice.FOR),
        ("b", Choice.AGAINST),
        ("c", Choice.ABSTAIN),
        ("d", Choice.FOR),
        ("chair", Choice.FOR),
    ]
    room.bot.waitUntil(lambda: room.focus() is room.hall.vote.dissent.editor)


def test_reasons_of_several_exceptions_are_asked_for_one_after_another(room: Room) -> None:
    motion = voting(room)
    room.ctrl(KEY.Key_X, shift=True)
    room.type("22")
    room.shown(lambda: room.ctrl(KEY.Key_Return), entries=5)
    room.bot.waitUntil(lambda: room.focus() is room.hall.vote.dissent.editor)
    room.type("会上讲过了。")
    room.shown(lambda: room.ctrl(KEY.Key_R, shift=True))
    assert room.hall.meeting.motions.all[motion].declined == {"a": "会上讲过了。"}
    room.bot.waitUntil(lambda: room.hall.vote.dissent._voter == "b")
    room.type("材料不全。")
    room.shown(lambda: room.key(KEY.Key_Return))
    room.bot.waitUntil(lambda: room.focus() is room.hall.vote.dissent.confirm)
    room.shown(lambda: room.key(KEY.Key_Backspace))
    room.bot.waitUntil(lambda: room.focus() is room.hall.vote.dissent.editor)
    assert room.hall.vote.dissent.editor.toPlainText() == "材料不全。"
    room.key(KEY.Key_A, CTRL)
    room.type("材料还不全。")
    room.shown(lambda: room.key(KEY.Key_Return))
    room.bot.waitUntil(lambda: room.focus() is room.hall.vote.dissent.confirm)
    room.shown(lambda: room.key(KEY.Key_Return))
    (noted,) = room.hall.meeting.motions.all[motion].dissents
    assert (noted.text, noted.confirmed) == ("材料还不全。", True)
    assert room.hall.vote.dissent.isHidden()


def test_exceptions_given_up_leave_nothing_behind(room: Room) -> None:
    motion = voting(room)
    room.ctrl(KEY.Key_X, shift=True)
    room.type("2")
    room.ctrl(KEY.Key_Return, shift=True)
    room.type("1")
    assert room.hall.vote.go.text() == "投票截止  Ctrl+Enter"
    assert room.hall.meeting.motions.all[motion].round.ballots == ()


def test_missing_votes_are_named_before_the_vote_is_closed(room: Room) -> None:
    voting(room)
    for sign in "111":
        room.shown(lambda sign=sign: room.type(sign))
    assert any(line.startswith("缺 2 票：") and "钟世安" in line and "曾牧野" in line for line in room.hall.vote.said)
    said = room.refused(lambda: room.ctrl(KEY.Key_Return))
    assert "曾牧野" in said.sentence


def test_the_line_to_pass_is_told_while_votes_come_in(room: Room) -> None:
    voting(room)
    assert "赞成还差 3 票（通过线 3）" in room.hall.vote.said
    for sign in "111":
        room.shown(lambda sign=sign: room.type(sign))
    assert "赞成已达通过线 3 票" in room.hall.vote.said


def test_a_line_out_of_reach_is_told_as_soon_as_it_is(room: Room) -> None:
    voting(room)
    for sign in "33":
        room.shown(lambda sign=sign: room.type(sign))
    assert "赞成还差 3 票（通过线 3）" in room.hall.vote.said
    room.shown(lambda: room.type("3"))
    assert "赞成已不可能达到通过线 3 票" in room.hall.vote.said


def test_hands_are_counted_in_totals_and_must_fit_the_room(room: Room) -> None:
    motion = voting(room)
    assert room.hall.vote.do("hands")
    dialog = room.dialog()
    dialog.findChild(QSpinBox, "for").setValue(4)
    dialog.findChild(QSpinBox, "against").setValue(2)
    room.bot.keyClick(dialog, KEY.Key_Return, CTRL)
    room.bot.waitUntil(lambda: bool(dialog._fault.text()))
    dialog.findChild(QSpinBox, "against").setValue(1)
    room.submit()
    assert "举手 5 人，可表决 5 人" in room.hall.vote.said
    assert room.hall.vote.do("dissent")
    box = room.dialog().findChild(QComboBox, "chosen")
    box.setCurrentIndex(box.findData("d"))
    room.bot.keyClick(room.dialog(), KEY.Key_Return, CTRL)
    room.bot.waitUntil(lambda: room.focus() is room.hall.vote.dissent.editor)
    room.type("时间太紧。")
    room.shown(lambda: room.key(KEY.Key_Return))
    now = room.hall.meeting.motions.all[motion]
    assert [(each.voter, each.text) for each in now.dissents] == [("d", "时间太紧。")]
    room.bot.waitUntil(lambda: room.focus() is room.hall.vote.dissent.confirm)
    room.shown(lambda: room.key(KEY.Key_Return))
    room.shown(lambda: room.ctrl(KEY.Key_Return))
    assert any(line.startswith("计算结果：通过。赞成 4 票，反对 1 票") for line in room.hall.vote.said)


def test_the_next_item_runs_while_a_count_is_outstanding_and_one_key_goes_back(room: Room) -> None:
    in_order(room)
    motion = put(room, Method.SECRET)
    do(
        room,
        attendance.elect_officers("a", "caller", ("t1", "t2")),
        motions.open_vote(motion),
        ballots.issue_ballots(motion, 5),
        ballots.close_vote(motion),
    )
    room.key(KEY.Key_Escape)
    room.shown(lambda: room.ctrl(KEY.Key_I))
    room.shown(lambda: room.ctrl(KEY.Key_I))
    assert room.hall.meeting.current_item() == "i2"
    assert room.hall.counting.isVisible()
    assert room.hall.counting.words == ("表决一 计票中 计票单 0/2",)
    second = put(room)
    do(room, motions.open_vote(second))
    assert room.hall.counting.words == ("表决一 计票中 计票单 0/2", "表决二 投票中 缺 5 票")
    room.key(KEY.Key_Escape)
    room.ctrl(KEY.Key_C, shift=True)
    assert (room.hall.side, room.hall.vote.motion.seq) == ("vote", motion)
    assert room.focus() is room.hall.vote.go
    room.ctrl(KEY.Key_C, shift=True)
    assert room.hall.vote.motion.seq == second
    room.ctrl(KEY.Key_C, shift=True)
    room.ctrl(KEY.Key_Return)
    room.dialog().findChild(QSpinBox, "for").setValue(5)
    room.submit()
    assert room.hall.counting.words[0] == "表决一 计票中 计票单 1/2"


def test_the_strip_is_gone_when_nothing_is_outstanding_beside_what_is_shown(room: Room) -> None:
    motion = closed(room)
    assert not room.hall.counting.isVisible()
    room.alt(KEY.Key_1)
    assert room.hall.counting.words == ("表决一 待宣布",)
    assert room.hall.counting.isVisible()
    do(room, announcing.announce_result(motion, Outcome.CARRIED))
    assert not room.hall.counting.isVisible()


def test_every_other_step_has_its_digit(room: Room) -> None:
    motion = closed(room)
    do(room, announcing.announce_result(motion, Outcome.CARRIED))
    room.alt(KEY.Key_4)
    assert room.hall.vote._box.words == ("1 更正宣布", "2 复议")
    room.ctrl(KEY.Key_Return, shift=True)
    room.key(KEY.Key_Right)
    assert room.focus().objectName() == "reconsider"
    room.type("2")
    room.fill(ground="有新材料。")
    room.submit()
    assert room.hall.meeting.motions.all[motion].phase is Phase.PUT
    assert "此前宣布：通过" in room.hall.vote.said


@pytest.fixture
def council(qtbot: QtBot, look: Look, tmp_path: Path) -> Iterator[Room]:
    """A hall over a meeting that asks for deferral after a close vote."""
    item = AgendaItem(ItemId("i1"), "议题一", "研究购置车辆", "funds", circulated=date(2027, 3, 1), consulted=True)
    office, meeting = opened(tmp_path, "collective-decision", replace(decision(), agenda=(item,)))
    made = Room(qtbot, look, office, meeting)
    yield made
    made.desk.close()
    office.close()


def close_run(room: Room) -> int:
    """Three against two, closed."""
    do(room, attendance.arrive(*ALL), opening.call_to_order(), procedure.open_item("i1"))
    do(room, procedure.override_procedure("parties.heard", "已逐一表态"), speech.conclude_as_chair("同意"))
    room.ctrl(KEY.Key_M)
    assert room.dialog().findChild(QPlainTextEdit, "text").toPlainText() == "同意购置车辆。"
    room.submit()
    motion = room.hall.vote.motion.seq
    given = [(PersonId(each), Choice.FOR if each in ("a", "b", "c") else Choice.AGAINST) for each in ALL]
    do(room, motions.open_vote(motion), ballots.cast_ballots(motion, given))
    do(room, ballots.note_dissent(motion, "d", "预算没有列。"), ballots.note_dissent(motion, "chair", "再核。"))
    do(room, ballots.close_vote(motion))
    room.alt(KEY.Key_4)
    return motion


def test_a_close_result_is_ruled_on_by_the_chair_before_it_is_announced(council: Room) -> None:
    motion = close_run(council)
    assert council.hall.vote.go.text() == "主持人裁定是否暂缓  Ctrl+Enter"
    council.ctrl(KEY.Key_Return)
    council.fill(ground="材料齐全，今天可以定。")
    council.submit()
    assert council.hall.vote.go.text() == "宣布结果  Ctrl+Enter"
    council.ctrl(KEY.Key_Return)
    council.submit()
    now = council.hall.meeting.motions.all[motion]
    assert (now.announced, now.round.not_deferred) == (Outcome.CARRIED, "材料齐全，今天可以定。")


def test_a_close_result_may_be_put_off_instead(council: Room) -> None:
    motion = close_run(council)
    council.ctrl(KEY.Key_Return)
    council.dialog().form.load({"ruling": "defer"})
    council.fill(ground="分歧较大。", charged="财务科")
    council.submit()
    now = council.hall.meeting.motions.all[motion]
    assert (now.phase, now.deferral.charged) == (Phase.DEFERRED, "财务科")


def test_changing_the_kind_renews_the_words_until_they_are_edited(room: Room) -> None:
    in_order(room)
    room.ctrl(KEY.Key_PageDown)
    room.ctrl(KEY.Key_M)
    dialog = room.dialog()
    kind, text = dialog.findChild(QComboBox, "kind"), dialog.findChild(QPlainTextEdit, "text")
    assert text.toPlainText() == "同意问题01认定为“到位”。"
    dialog.findChild(QComboBox, "verdict").setCurrentText("未到位")
    assert text.toPlainText() == "同意问题01认定为“未到位”。"
    kind.setCurrentIndex(kind.findData("proposal"))
    assert text.toPlainText() == "针对问题01的建议事项："
    text.setPlainText("建议约谈。")
    kind.setCurrentIndex(kind.findData("verdict"))
    assert text.toPlainText() == "建议约谈。"
    dialog.reject()


def test_several_findings_go_into_one_motion_by_their_numbers(room: Room) -> None:
    in_order(room)
    room.ctrl(KEY.Key_PageDown)
    room.ctrl(KEY.Key_M)
    dialog = room.dialog()
    kind = dialog.findChild(QComboBox, "kind")
    kind.setCurrentIndex(kind.findData("proposal"))
    room.fill(others="03、09")
    room.bot.keyClick(dialog, KEY.Key_Return, CTRL)
    assert dialog.isVisible()
    dialog.form.load({"others": "03 02", "text": "建议一并督办。"})
    room.submit()
    assert room.last(acts.MotionPut).findings == ("f1", "f3", "f2")


def test_motions_after_ten_are_called_as_the_record_calls_them(room: Room) -> None:
    in_order(room)
    motion = put(room)
    known = room.hall.meeting.motions.all[motion]
    assert [numbered(replace(known, number=each)) for each in (3, 12)] == ["表决三", "表决十二"]
    do(room, motions.open_vote(motion))
    other = put(room)
    room.alt(KEY.Key_4)
    room.hall.vote.show_motion(other)
    assert room.hall.vote.said[-1] == "现在还不能开始：表决一正在投票。"
    assert ItemId("i1") == known.put.item
