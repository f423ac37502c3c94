"""Attendance by keys: groups, times put right, taking back, and the forecast in words."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from desktop.meeting import acts
from desktop.meeting.ids import PersonId
from desktop.meeting.rules import attendance
from desktop.meeting.state import Presence
from desktop.ui.hall.attendance_list import GROUP
from desktop.ui.hall.times import local
from tests.ui.hall.rooms import Room
from tests.ui.hall.steps import do, in_order

KEY = Qt.Key


def on(room: Room, row: str) -> None:
    room.hall.attendance.list.pick(row)
    room.hall.attendance.list.setFocus()


def presence(room: Room, person: str) -> Presence:
    return room.hall.meeting.attendance.people[PersonId(person)].presence


def typed_minutes_ago(room: Room, minutes: int) -> str:
    now = room.office.clock.now()
    then = local(room.hall.meeting, now - timedelta(minutes=minutes))
    if then.date() != local(room.hall.meeting, now).date():
        then = then.replace(hour=0, minute=0) + timedelta(days=1)
    return then.strftime("%H%M")


def test_one_key_on_a_group_signs_in_sends_out_and_lets_in_everybody_of_it(room: Room) -> None:
    on(room, f"{GROUP}respondent")
    room.shown(lambda: room.type("1"), entries=2)
    assert presence(room, "head") is presence(room, "aide") is Presence.PRESENT
    on(room, f"{GROUP}respondent")
    room.shown(lambda: room.type("2"), entries=2)
    assert presence(room, "head") is presence(room, "aide") is Presence.OUT
    on(room, f"{GROUP}respondent")
    room.shown(lambda: room.key(KEY.Key_Return), entries=2)
    assert isinstance(room.acts()[-1], acts.EnteredRoom)


def test_every_party_guests_the_unit_and_staff_have_a_row_with_their_count(room: Room) -> None:
    do(room, attendance.arrive("chair"))
    heads = [row.title for row in room.hall.attendance.list.rows if row.id.startswith(GROUP)]
    assert [each.split("　")[0] for each in heads] == ["纪委监委", "组织部", "巡察办", "巡察组", "被审单位", "工作人员"]
    assert heads[2].endswith("在场 1／2")


@pytest.mark.parametrize(
    ("here", "said"),
    [
        (("chair",), "再到 2 人可开会；还可能到 罗敬之、何其远、秦若岚等 4 人"),
        (("chair", "a", "b"), "刚好够：若钟世安或罗敬之或何其远离席将不足"),
        (("chair", "a", "b", "c"), "还可离席 1 人"),
    ],
)
def test_the_forecast_is_said_on_both_sides_of_the_line(room: Room, here: tuple[str, ...], said: str) -> None:
    do(room, attendance.arrive(*here))
    assert room.hall.attendance.forecast.text() == said


def test_it_is_said_when_those_who_may_still_come_are_too_few(room: Room) -> None:
    do(room, attendance.arrive("chair", "a"), *(attendance.mark_absent(each) for each in "bcd"))
    assert "都来了也不够" in room.hall.attendance.forecast.text()


def test_who_takes_himself_out_of_a_finding_is_counted_for_it(room: Room) -> None:
    in_order(room)
    do(room, attendance.recuse("a", "亲属", finding="f2"))
    room.hall.choose_finding("f2")
    assert room.hall.attendance.matter.text() == "问题 02：罗敬之回避，在场 4，须 3"
    room.hall.choose_finding("f1")
    assert not room.hall.attendance.matter.isVisible()


def test_a_coming_at_another_time_is_written_down_late(room: Room) -> None:
    in_order(room)
    on(room, "head")
    room.type("8")
    room.fill(time=typed_minutes_ago(room, 5))
    room.submit(entries=2)
    came, late = room.acts()[-2:]
    assert isinstance(came, acts.Arrived)
    assert isinstance(late, acts.LateEntered)
    entry = room.office.desk.entries(room.meeting_id).result()[-2]
    assert entry.occurred_at < entry.recorded_at


def test_the_time_of_the_last_move_is_put_right(room: Room) -> None:
    in_order(room)
    do(room, attendance.leave_room("b"))
    on(room, "b")
    room.type("8")
    room.fill(time=typed_minutes_ago(room, 3))
    room.submit(entries=3)
    assert [type(act) for act in room.acts()[-3:]] == [acts.StruckOut, acts.LeftRoom, acts.LateEntered]
    assert presence(room, "b") is Presence.OUT


def test_a_time_still_to_come_is_not_taken(room: Room) -> None:
    in_order(room)
    on(room, "b")
    room.type("8")
    room.fill(time="2560")
    room.bot.keyClick(room.dialog(), KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert room.dialog().isVisible()


def test_the_last_thing_put_down_about_a_person_is_taken_back(room: Room) -> None:
    do(room, attendance.mark_absent("b", "无故"))
    on(room, "b")
    room.shown(lambda: room.type("9"))
    assert presence(room, "b") is Presence.EXPECTED
    struck = room.last(acts.StruckOut)
    assert struck.misrecorded
    assert struck.ground == "登记有误"
    said = room.refused(lambda: room.type("9"))
    assert "何其远" in said.sentence


def test_leave_is_approved_by_whom_one_chooses_or_nobody(room: Room) -> None:
    on(room, "b")
    room.type("4")
    room.fill(ground="因公出差")
    box = room.dialog().findChild(type(room.dialog().form.widget("approved")), "approved")
    box.setCurrentIndex(box.count() - 1)
    room.submit()
    assert room.last(acts.LeaveGranted).approved_by == ""
    row = next(each for each in room.hall.attendance.list.rows if each.id == "b")
    assert "未批准" in row.meta
