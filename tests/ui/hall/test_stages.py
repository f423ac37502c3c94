"""The stage line: what is missing, who must go and by which key, and other stages looked at by arrows."""

from __future__ import annotations

from PySide6.QtCore import Qt

from desktop.meeting import acts
from desktop.meeting.rules import attendance
from desktop.meeting.rules.procedure import enter_stage
from desktop.meeting.state import Presence
from tests.ui.hall.rooms import Room
from tests.ui.hall.steps import do, in_order, put

KEY = Qt.Key


def test_signing_in_says_how_many_are_missing_then_the_key_that_opens(room: Room) -> None:
    line = room.hall.stage_line
    assert "还差 3 人" in line.accessibleName()
    do(room, attendance.arrive("chair", "a", "b"))
    assert "可以宣布开会 Ctrl+Shift+O" in line.accessibleName()
    room.shown(lambda: room.ctrl(KEY.Key_O, shift=True))
    assert "可转入“宣布纪律” Ctrl+N" in line.accessibleName()


def test_who_must_go_before_the_next_stage_is_named_with_the_key_and_goes_with_it(room: Room) -> None:
    in_order(room)
    do(room, attendance.arrive("head", "aide"), enter_stage("signing"))
    assert "转入“闭门合议”前须退场：温子谦、卫时雨 Ctrl+R" in room.hall.stage_line.accessibleName()
    said = room.refused(lambda: room.ctrl(KEY.Key_N))
    assert "温子谦、卫时雨" in said.sentence
    assert "按 Ctrl+R 请其退场" in said.remedy
    room.shown(lambda: room.ctrl(KEY.Key_R), entries=2)
    room.shown(lambda: room.ctrl(KEY.Key_N))
    assert room.last(acts.StageEntered).stage == "deliberation"


def test_opening_a_vote_with_a_respondent_inside_names_the_key_as_well(room: Room) -> None:
    in_order(room)
    put(room)
    do(room, attendance.arrive("head"))
    room.alt(KEY.Key_4)
    said = room.refused(lambda: room.ctrl(KEY.Key_Return))
    assert "温子谦" in said.sentence
    assert "Ctrl+R" in said.remedy


def test_arrows_look_at_other_stages_and_enter_passes_to_the_one_looked_at(room: Room) -> None:
    in_order(room)
    room.key(KEY.Key_Escape)
    room.ctrl(KEY.Key_S, shift=True)
    line = room.hall.stage_line
    assert room.focus() is line
    assert line.looked_at.id == "sign-in"
    room.key(KEY.Key_Left)
    assert line.looked_at.id == "sign-in"
    room.key(KEY.Key_Right)
    room.key(KEY.Key_Right)
    assert line.looked_at.id == "report"
    assert "还没有汇报" in line.accessibleName()
    room.shown(lambda: room.key(KEY.Key_Return))
    assert room.last(acts.StageEntered).stage == "report"
    room.key(KEY.Key_Escape)
    assert room.focus() is room.hall.entry.editor
    assert line.looked_at.id == "report"


def test_a_stage_that_bars_nobody_who_is_inside_is_entered_at_once(room: Room) -> None:
    in_order(room)
    do(room, attendance.arrive("head"), attendance.leave_room("head"), enter_stage("signing"))
    room.shown(lambda: room.ctrl(KEY.Key_N))
    assert room.last(acts.StageEntered).stage == "deliberation"
    assert room.hall.meeting.attendance.people["head"].presence is Presence.OUT
