"""What is waiting over all meetings, at its borders."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from desktop.app.due import Waiting, matters, unfinished
from desktop.app.shelf import ShelfLine
from desktop.meeting.ids import MeetingId, Seq
from desktop.meeting.outstanding import Due, DueKind, MinutesState, Outstanding

TODAY = date(2027, 3, 16)
THEN = datetime(2027, 3, 16, 1, 0, tzinfo=UTC)
DONE = Outstanding(begun=True, minutes=MinutesState.APPROVED)


def line(name: str, left: Outstanding | None = DONE, status: str = "closed", *, sample: bool = False) -> ShelfLine:
    return ShelfLine(
        MeetingId(name), f"审{name}号", name, "rectification-review", status, THEN, THEN, 9, 2, "", sample, left
    )


def due(days: int, seq: int = 5) -> Due:
    return Due(DueKind.COMMITMENT, Seq(seq), TODAY + timedelta(days=days), "补台账", "温子谦")


def test_a_promise_is_overdue_the_day_after_and_soon_until_the_fourteenth_day() -> None:
    left = replace(DONE, due=tuple(due(days, seq) for seq, days in enumerate((-1, 0, 14, 15), 1)))
    found = matters([line("甲", left)], TODAY)
    assert [(each.why, each.days) for each in found] == [(Waiting.OVERDUE, -1), (Waiting.SOON, 0), (Waiting.SOON, 14)]


def test_the_longest_overdue_comes_first_whatever_meeting_it_is_of() -> None:
    lines = [line("甲", replace(DONE, due=(due(-2),))), line("乙", replace(DONE, due=(due(-30),)))]
    assert [each.line.title for each in matters(lines, TODAY)] == ["乙", "甲"]


def test_a_closed_meeting_owes_its_minutes_until_they_are_approved_and_words_until_they_are_read_back() -> None:
    left = replace(DONE, minutes=MinutesState.REVIEWED, dissents_unread=1, commitments_unread=2)
    unread, minutes = matters([line("甲", left)], TODAY)
    assert (unread.why, unread.dissents, unread.commitments) == (Waiting.UNREAD, 1, 2)
    assert (minutes.why, minutes.minutes) == (Waiting.MINUTES, MinutesState.REVIEWED)
    assert matters([line("甲")], TODAY) == ()
    assert [each.why for each in matters([line("甲", left, "sealed")], TODAY)] == [Waiting.UNREAD, Waiting.MINUTES]


def test_a_meeting_that_runs_owes_its_promises_only() -> None:
    left = Outstanding(begun=True, dissents_unread=1, due=(due(3),))
    assert [each.why for each in matters([line("甲", left, "open")], TODAY)] == [Waiting.SOON]


def test_samples_and_preparations_owe_nothing() -> None:
    left = replace(DONE, due=(due(0),))
    assert matters([line("甲", left, sample=True), line("乙", None, "preparing")], TODAY) == ()


def test_a_meeting_begun_comes_before_one_only_opened_and_the_latest_before_the_rest() -> None:
    early = line("早", Outstanding(begun=True), "open")
    late = replace(line("晚", Outstanding(begun=True), "open"), updated_at=THEN + timedelta(hours=1))
    opened = replace(line("未开", Outstanding(), "open"), updated_at=THEN + timedelta(days=1))
    old = replace(line("旧", None, "open"), updated_at=THEN)
    closed = line("散", DONE, "closed")
    assert [each.title for each in unfinished([opened, early, closed, old, late])] == ["晚", "早", "未开", "旧"]
