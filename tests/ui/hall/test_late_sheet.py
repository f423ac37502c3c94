"""Several late lines from the emergency sheet, by keyboard alone, recorded in their order."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from desktop.meeting import acts
from desktop.ui.hall.late_sheet import LateSheet
from desktop.ui.hall.times import local
from tests.ui.hall.rooms import Room
from tests.ui.hall.steps import in_order

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def sheet(room: Room) -> LateSheet:
    in_order(room)
    room.key(KEY.Key_Escape)
    room.ctrl(KEY.Key_L, shift=True)
    found = room.dialog()
    assert isinstance(found, LateSheet)
    return found


def past(room: Room, minutes: int) -> str:
    now = room.office.clock.now()
    then = local(room.hall.meeting, now - timedelta(minutes=minutes))
    first = local(room.hall.meeting, now).replace(hour=0, minute=0)
    return max(then, first).strftime("%H%M")


def write(room: Room, *parts: str) -> None:
    """Type one row, Tab between its fields, Enter at its end."""
    for at, part in enumerate(parts):
        if part:
            room.type(part)
        room.key(KEY.Key_Tab if at < len(parts) - 1 else KEY.Key_Return)


def all_in(room: Room, sheet: LateSheet, entries: int) -> None:
    with room.bot.waitSignal(sheet.accepted):
        room.shown(lambda: room.bot.keyClick(sheet, KEY.Key_Return, CTRL), entries)


def test_rows_are_recorded_in_their_order_with_their_times(room: Room, sheet: LateSheet) -> None:
    write(room, past(room, 9), "ljz", "1", "合同为何拆成两份？")
    assert sheet.rows[0].speaker.text() == "罗敬之"
    assert sheet.rows[0].kind.text() == "质询"
    assert sheet.rows[1].kind.text() == "答复"
    assert sheet.rows[1].time.text() == past(room, 9)
    write(room, past(room, 8), "6", "", "当时没有研究。")
    write(room, past(room, 7), "", "tl", "大家议论了一阵。")
    all_in(room, sheet, entries=6)
    told = room.acts()[-6:]
    assert [type(act) for act in told] == [
        acts.QuestionPut,
        acts.LateEntered,
        acts.AnswerGiven,
        acts.LateEntered,
        acts.SpeechMade,
        acts.LateEntered,
    ]
    question, _, answer, mark, talk, _ = told
    assert (question.asker, answer.speaker, talk.speaker) == ("a", "head", "")
    assert talk.kind is acts.SpeechKind.DISCUSSION
    assert mark.ground == "据应急纸表补录"
    entries = room.office.desk.entries(room.meeting_id).result()[-6:]
    assert entries[0].occurred_at <= entries[2].occurred_at <= entries[4].occurred_at
    assert entries[4].occurred_at < entries[4].recorded_at
    assert room.hall.meeting.questioning.root(entries[2].seq) == entries[0].seq


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (("99", "ljz", "1", "话"), "时间请写成"),
        (("0000", "qqq", "1", "话"), "没有这个人"),
        (("0000", "ljz", "77", "话"), "没有这个类型"),
    ],
)
def test_what_cannot_be_understood_is_told_at_its_row_and_nothing_is_recorded(
    room: Room, sheet: LateSheet, parts: tuple[str, ...], said: str
) -> None:
    before = len(room.acts())
    write(room, *parts)
    room.bot.keyClick(sheet, KEY.Key_Return, CTRL)
    assert said in sheet.rows[0].fault.text()
    assert sheet.rows[0].fault.isVisible()
    assert len(room.acts()) == before


def test_an_empty_sheet_records_nothing_and_esc_asks_once_about_words(room: Room, sheet: LateSheet) -> None:
    room.bot.keyClick(sheet, KEY.Key_Return, CTRL)
    assert "还没有填写内容" in sheet.rows[0].fault.text()
    write(room, "0000", "ljz", "1", "一句话")
    room.bot.keyClick(sheet, KEY.Key_Escape)
    assert sheet.isVisible()
    with room.bot.waitSignal(sheet.rejected):
        room.bot.keyClick(sheet, KEY.Key_Escape)


def test_arrows_lead_to_the_same_field_of_the_row_above(room: Room, sheet: LateSheet) -> None:
    write(room, "0000", "ljz", "1", "一句话")
    room.key(KEY.Key_Tab)
    room.key(KEY.Key_Up)
    assert room.focus() is sheet.rows[0].speaker
    room.key(KEY.Key_Down)
    assert room.focus() is sheet.rows[1].speaker
