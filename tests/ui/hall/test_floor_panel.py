"""Clocks, the queue, and the panel of the moment that follows the stage."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.meeting import acts
from desktop.meeting.acts import Turn
from desktop.meeting.ids import PersonId
from desktop.meeting.refusal import Intent
from desktop.meeting.rules import floor, procedure
from desktop.meeting.state import Level
from desktop.ui.hall.floor_words import minutes, used_of
from desktop.ui.hall.remembered import AUTO_TIME, BEEP, FOLLOW_STAGE
from tests.ui.hall.rooms import Room
from tests.ui.hall.steps import do, in_order

KEY = Qt.Key


def ago(room: Room, intent: Intent, seconds: float) -> None:
    """It happened so many seconds ago."""
    at = room.office.clock.now() - timedelta(seconds=seconds)
    room.office.desk.put(room.meeting_id, intent, at=at).result()
    room.bot.waitUntil(lambda: room.hall.meeting.upto == len(room.acts()))


def test_the_clock_starts_and_stops_with_one_key_for_whoever_stands_in_the_bar(room: Room) -> None:
    in_order(room)
    room.key(KEY.Key_Escape)
    assert not room.hall.floor_strip.isVisible()
    room.key(KEY.Key_F3)
    room.ctrl(KEY.Key_1)
    room.shown(lambda: room.ctrl(KEY.Key_U))
    assert room.last(acts.FloorGiven) == acts.FloorGiven(PersonId("a"), Turn.QUESTION, 0, 180)
    assert room.hall.floor_strip.isVisible()
    room.shown(lambda: room.ctrl(KEY.Key_U))
    assert room.last(acts.FloorEnded).person == "a"
    assert not room.hall.floor_strip.isVisible()


def test_the_clock_passes_to_the_next_speaker_without_being_stopped(room: Room) -> None:
    in_order(room)
    room.key(KEY.Key_Escape)
    room.key(KEY.Key_F3)
    room.ctrl(KEY.Key_1)
    room.shown(lambda: room.ctrl(KEY.Key_U))
    room.key(KEY.Key_F6)
    room.ctrl(KEY.Key_2)
    room.shown(lambda: room.ctrl(KEY.Key_U))
    assert [each.given.turn for each in room.hall.meeting.floor.turns] == [Turn.QUESTION, Turn.ANSWER]


def test_nobody_chosen_is_told_to_be_chosen(room: Room) -> None:
    in_order(room)
    room.key(KEY.Key_Escape)
    said = room.refused(lambda: room.ctrl(KEY.Key_U))
    assert "不知道是谁" in said.sentence


def test_a_queue_is_filled_taken_back_and_worked_off_by_keys(room: Room) -> None:
    in_order(room)
    room.key(KEY.Key_Escape)
    said = room.refused(lambda: room.ctrl(KEY.Key_N, shift=True))
    assert said.sentence == "没有人排队。"
    for key in (KEY.Key_F3, KEY.Key_F4, KEY.Key_F5):
        room.key(key)
        room.ctrl(KEY.Key_1)
        room.shown(lambda: room.ctrl(KEY.Key_J, shift=True))
        room.ctrl(KEY.Key_1)
    assert room.hall.floor_strip.isVisible()
    room.alt(KEY.Key_8)
    room.key(KEY.Key_Down)
    room.shown(lambda: room.key(KEY.Key_Delete))
    assert [row.title for row in room.hall.floor.list.rows] == ["罗敬之", "曾牧野"]
    room.key(KEY.Key_Escape)
    room.shown(lambda: room.ctrl(KEY.Key_N, shift=True))
    given = room.last(acts.FloorGiven)
    assert (given.person, given.turn) == ("a", Turn.QUESTION)
    assert (room.hall.entry.offered.speaker, room.hall.entry.offered.kind) == ("a", "question")
    room.alt(KEY.Key_8)
    room.shown(lambda: room.key(KEY.Key_Return))
    assert not room.hall.meeting.floor.queue


def test_the_strip_warns_and_says_when_time_is_up(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    in_order(room)
    beeps: list[int] = []
    monkeypatch.setattr(QApplication, "beep", lambda: beeps.append(1))
    strip = room.hall.floor_strip
    ago(room, floor.give_floor(PersonId("head"), Turn.ANSWER), 200)
    assert (strip.levels, beeps) == ((Level.CALM, Level.CALM), [])
    room.hall.table.action(BEEP).trigger()
    ago(room, floor.give_floor(PersonId("a"), Turn.QUESTION), 160)
    room.bot.waitUntil(lambda: strip.levels[0] is Level.WARN)
    assert "还剩" in strip.accessibleName()
    assert len(beeps) == 1
    strip.refresh(room.hall.meeting)
    assert len(beeps) == 1, "one warning is enough"


def test_what_was_chosen_about_sound_is_remembered(room: Room) -> None:
    assert not room.hall.remembered.on(BEEP)
    room.hall.table.action(BEEP).trigger()
    assert room.hall.floor.beep.isChecked()
    room.reopen()
    room.bot.waitUntil(lambda: room.hall.remembered.on(BEEP))
    assert room.hall.floor.beep.isChecked()


def test_typing_an_answer_starts_its_clock_only_where_that_was_chosen(room: Room) -> None:
    in_order(room)
    room.key(KEY.Key_Escape)
    room.key(KEY.Key_F6)
    room.ctrl(KEY.Key_2)
    room.type("第一句")
    room.shown(lambda: room.key(KEY.Key_Return))
    assert not room.hall.meeting.floor.turns
    room.hall.table.action(AUTO_TIME).trigger()
    room.key(KEY.Key_F6)
    room.ctrl(KEY.Key_2)
    room.shown(lambda: room.type("第二句"))
    assert room.last(acts.FloorGiven) == acts.FloorGiven(room.hall.entry.offered.speaker, Turn.ANSWER, 0, 300)


def test_a_break_stops_the_clock(room: Room) -> None:
    in_order(room)
    ago(room, floor.give_floor(PersonId("head"), Turn.ANSWER), 10)
    do(room, procedure.take_break(5))
    running = room.hall.meeting.floor.running
    assert running is not None
    assert running.stopped is not None
    assert not room.hall.floor_strip._clock.isActive()


def test_the_floor_leaves_no_lines_in_the_running_record(room: Room) -> None:
    in_order(room)
    shown = len(room.hall.record.shown)
    do(room, floor.request_floor(PersonId("a")), floor.give_floor(PersonId("a")), floor.end_floor())
    assert len(room.hall.record.shown) == shown


# The panel of the moment


def test_the_panel_follows_the_stage_and_the_cursor_stays(room: Room) -> None:
    in_order(room)
    room.key(KEY.Key_Escape)
    do(room, procedure.enter_stage("questioning"))
    assert room.hall.side == "questioning"
    assert room.focus() is room.hall.entry.editor
    do(room, procedure.enter_stage("voting"))
    assert room.hall.side == "vote"
    do(room, procedure.enter_stage("summary"))
    assert room.hall.side == "vote", "a stage without a panel leaves the one that is open"


def test_who_works_in_a_panel_keeps_it_until_leaving_it(room: Room) -> None:
    in_order(room)
    room.alt(KEY.Key_1)
    do(room, procedure.enter_stage("questioning"))
    assert room.hall.side == "attendance"
    room.key(KEY.Key_Escape)
    assert room.hall.side == "questioning"


def test_a_panel_opened_on_purpose_stays_open(room: Room) -> None:
    in_order(room)
    room.alt(KEY.Key_1)
    do(room, procedure.enter_stage("questioning"))
    room.alt(KEY.Key_5)
    room.key(KEY.Key_Escape)
    assert room.hall.side == "commitments"


def test_following_the_stage_can_be_turned_off_for_good(room: Room) -> None:
    in_order(room)
    room.key(KEY.Key_Escape)
    room.hall.table.action(FOLLOW_STAGE).trigger()
    do(room, procedure.enter_stage("questioning"))
    assert room.hall.side == "attendance"


@pytest.mark.parametrize(
    ("seconds", "said"), [(0, "0:00"), (59, "0:59"), (60, "1:00"), (-61, "1:01"), (3599, "59:59"), (3600, "1:00:00")]
)
def test_time_is_said_in_minutes_and_seconds(seconds: int, said: str) -> None:
    assert minutes(seconds) == said


def test_time_used_stands_beside_its_limit() -> None:
    assert (used_of(65, 300), used_of(65, None)) == ("1:05 / 5:00", "1:05")
