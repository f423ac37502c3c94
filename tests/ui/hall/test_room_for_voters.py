"""On the screen of an old laptop the ballots of six voters are seen at once, and opening a vote leads to them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.meeting.acts import Method
from desktop.meeting.ids import ItemId, PartyId, PersonId
from desktop.meeting.plan import Role, Seat
from desktop.meeting.rules import attendance, motions, opening
from desktop.ui.look import Look
from desktop.ui.matrix_view import MatrixView
from tests.ui.hall.rooms import Room, opened, plan
from tests.ui.hall.steps import do

SIXTH = Seat(PersonId("e"), "顾南枝", "副科长", PartyId("zzb"), Role.MEMBER, votes=True)


def test_six_voters_are_seen_and_the_cursor_stands_on_the_first(qtbot: QtBot, look: Look, tmp_path: Path) -> None:
    prepared = plan()
    office, meeting = opened(tmp_path, prepared=replace(prepared, seats=(*prepared.seats, SIXTH)))
    room = Room(qtbot, look, office, meeting)
    do(room, attendance.arrive("chair", "a", "b", "c", "d", "e"), opening.call_to_order())
    do(room, motions.put_motion("proposal", "建议约谈。", method=Method.HANDS, item=ItemId("i1")))
    room.hall.show_side("vote")
    room.shown(lambda: room.ctrl(Qt.Key.Key_Return))
    pad = room.focus()
    assert isinstance(pad, MatrixView)
    assert pad.model().rowCount() == 6
    room.bot.waitUntil(lambda: pad.viewport().rect().contains(pad.visualRect(pad.model().index(5, 0))))
    room.desk.close()
    office.close()


def test_the_next_step_of_the_vote_stays_in_sight_however_small_the_window(room: Room) -> None:
    do(room, attendance.arrive("chair", "a", "b", "c", "d"), opening.call_to_order())
    do(room, motions.put_motion("proposal", "建议约谈。" * 12, method=Method.HANDS, item=ItemId("i1")))
    room.hall.show_side("vote")
    room.desk.resize(1093, 614)
    room.shown(lambda: room.ctrl(Qt.Key.Key_Return))
    go = room.hall.vote.go
    bottom = go.mapTo(room.hall, go.rect().bottomLeft()).y()
    assert go.isVisible()
    assert bottom < room.hall.height()
