"""Breaks with their time, and coming back to the same place after the machine was dark."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.app.clock import SystemClock
from desktop.app.office import open_office
from desktop.app.places import Places
from desktop.meeting import acts
from desktop.meeting.refusal import Intent
from desktop.meeting.rules import attendance, opening
from desktop.meeting.rules.procedure import adjourn, resume, take_break
from desktop.ui.hall.head import rest_words
from desktop.ui.hall.return_point import gap, place_in
from desktop.ui.look import Look
from desktop.ui.telling import Done
from tests.ui.hall.rooms import Room, opened
from tests.ui.hall.steps import do, in_order


class Later(SystemClock):
    """The machine's clock, some time on."""

    def __init__(self, by: timedelta) -> None:
        super().__init__()
        self._by = by

    def now(self) -> datetime:
        return super().now() + self._by


@pytest.fixture
def dark(qtbot: QtBot, look: Look, tmp_path: Path) -> Callable[..., Room]:
    """Let a meeting run, let the machine be dark for so long, and return the hall as it comes back."""

    def come_back(by: timedelta, *before: Intent) -> Room:
        office, meeting = opened(tmp_path)
        for each in before:
            assert hasattr(office.desk.put(meeting, each).result(), "entries")
        office.close()
        places = Places(tmp_path / "config", tmp_path / "data")
        return Room(qtbot, look, open_office(tmp_path / "store", places=places, clock=Later(by)), meeting)

    return come_back


RUNNING = (attendance.arrive("chair", "a", "b"), opening.call_to_order())


def close(room: Room) -> None:
    room.desk.close()
    room.office.close()


def test_a_dark_while_is_on_record_with_the_last_number_before_it(dark: Callable[..., Room]) -> None:
    room = dark(timedelta(minutes=4, seconds=30), *RUNNING)
    last = room.hall.meeting.upto
    room.bot.waitUntil(lambda: isinstance(room.acts()[-1], acts.Interrupted))
    noted = room.acts()[-1]
    last = len(room.acts()) - 1
    assert (noted.minutes, noted.last) == (5, last)
    room.bot.waitUntil(lambda: bool(room.desk.said))
    assert f"最后一条第{last}号" in room.desk.said[-1].sentence
    room.reopen()
    assert sum(isinstance(act, acts.Interrupted) for act in room.acts()) == 1
    close(room)


@pytest.mark.parametrize(
    ("by", "before"),
    [
        (timedelta(seconds=20), RUNNING),
        (timedelta(minutes=5), RUNNING[:1]),
        (timedelta(minutes=5), (*RUNNING, take_break(10))),
    ],
)
def test_no_gap_is_noted_where_none_was(dark: Callable[..., Room], by: timedelta, before: tuple[Intent, ...]) -> None:
    room = dark(by, *before)
    assert not any(isinstance(act, acts.Interrupted) for act in room.acts())
    close(room)


def test_a_gap_of_days_is_told_and_not_put_on_record(dark: Callable[..., Room]) -> None:
    room = dark(timedelta(days=2), *RUNNING)
    assert isinstance(room.desk.said[-1], Done)
    assert "续会" in room.desk.said[-1].sentence
    assert not any(isinstance(act, acts.Interrupted) for act in room.acts())
    close(room)


def test_a_quiet_room_is_no_interruption(room: Room) -> None:
    in_order(room)
    now = room.office.clock.now()
    assert gap(room.hall.meeting, room.office.desk.began, now + timedelta(minutes=30)) is None


def test_panel_and_finding_are_as_they_were_left(room: Room) -> None:
    in_order(room)
    room.hall.choose_finding("f2")
    room.hall.go_to_side("commitments")
    room.hall.return_point.keep()
    room.reopen()
    assert room.hall.finding == "f2"
    assert room.hall.side == "commitments"
    assert room.focus() is room.hall.entry.editor


@pytest.mark.parametrize("text", ["", "{", "3", '["vote"]'])
def test_a_place_that_cannot_be_read_is_none(text: str) -> None:
    assert place_in(text) == ("", "")


def test_the_head_says_how_long_the_break_takes_and_that_it_is_over(room: Room) -> None:
    in_order(room)
    do(room, take_break(10))
    meeting = room.hall.meeting
    assert "还有 10 分" in room.hall.head.state.accessibleName() + room.hall.head.state.text()
    ends = meeting.agenda.rest_ends
    assert rest_words(meeting, ends - timedelta(seconds=61)).startswith("休会中 还有 2 分")
    assert rest_words(meeting, ends).startswith("休会中 还有 0 分")
    assert rest_words(meeting, ends + timedelta(minutes=3, seconds=1)) == "休会已超时 3 分"
    do(room, resume(), adjourn("时间已晚", until="3月18日9时"))
    assert rest_words(room.hall.meeting, ends) == "延期续开：3月18日9时"
