"""What happened: in sentences, filtered, with a way to the line, and fluid at ten thousand acts."""

from __future__ import annotations

from typing import get_args

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.meeting import acts
from desktop.meeting.acts import Nature
from desktop.meeting.rules import attendance
from desktop.meeting.rules.correction import correct, enter_late, strike_out
from desktop.meeting.rules.procedure import override_procedure
from desktop.meeting.rules.speech import put_question, speak
from desktop.ui.hall.journal_lines import FAMILIES, span_of
from desktop.ui.hall.journal_page import FIRST, JournalPage
from desktop.ui.look import Look
from tests.meeting.table import HE, review
from tests.ui.hall.rooms import Room
from tests.ui.hall.steps import do, in_order

KEY = Qt.Key


def texts(room: Room) -> list[str]:
    return [card.text for card in room.hall.journal.shown]


def open_journal(room: Room) -> None:
    room.key(KEY.Key_Escape)
    room.ctrl(KEY.Key_H)


def test_corrections_overrides_late_entries_and_struck_lines_are_told_in_full(room: Room) -> None:
    in_order(room)
    do(room, speak("资金8.64万元。", speaker="head"))
    line = room.hall.meeting.upto
    do(room, correct(line, "text", "资金86.4万元。", Nature.SUBSTANTIVE, "漏记一位", confirmed_by="head"))
    do(room, enter_late(speak("补一句。", speaker="a"), "当时未听清"))
    do(room, strike_out(room.hall.meeting.upto - 1, "重复"))
    do(room, override_procedure("quorum.at-opening", "情况紧急"))
    open_journal(room)
    said = "\n".join(texts(room))
    assert "原为“资金8.64万元。”，改为“资金86.4万元。”（实质更正），理由：漏记一位" in said
    assert f"删去第{line + 2}号，理由：重复" in said
    assert "为补录，理由：当时未听清" in said
    assert "不适用“半数以上应到会人员到会方可开会”，理由：情况紧急" in said
    struck = next(card for card in room.hall.journal.shown if card.id == str(line + 2))
    assert struck.struck
    assert [chip.word for chip in struck.chips][-1].startswith("已删去")


def test_filters_narrow_by_kind_person_finding_text_and_time(room: Room) -> None:
    in_order(room)
    do(room, put_question("合同为何拆成两份？", asker="a", respondent="head", finding="f2"))
    do(room, speak("另说一事。", speaker="b", finding="f1"))
    open_journal(room)
    page = room.hall.journal
    assert page.text.hasFocus()
    everything = len(page.shown)
    room.type("拆成两份")
    assert texts(room) == ["合同为何拆成两份？"]
    page.text.clear()
    for box, value, found in (
        (page.family, "attendance", 5),
        (page.person, "head", 1),
        (page.finding, "f1", 5),
    ):
        box.setCurrentIndex(box.findData(value))
        box.activated.emit(box.currentIndex())
        assert len(page.shown) == found, value
        box.setCurrentIndex(0)
        box.activated.emit(0)
    assert len(page.shown) == everything
    page.time.setText("0:00-24:00")
    assert len(page.shown) == everything
    page.time.setText("没有这样的时间")
    assert page.shown == ()


def test_enter_goes_to_the_line_an_act_is_seen_in_and_esc_back_to_the_bar(room: Room) -> None:
    in_order(room)
    do(room, speak("第一句。", speaker="a"))
    line = room.hall.meeting.upto
    do(room, correct(line, "text", "第一句话。", Nature.CLERICAL, "笔误"))
    open_journal(room)
    room.hall.journal.list.pick(str(room.hall.meeting.upto))
    room.hall.journal.list.setFocus()
    room.key(KEY.Key_Return)
    assert room.hall.record.isVisible()
    assert room.hall.record.current == line
    room.ctrl(KEY.Key_H)
    assert room.hall.journal.isVisible()
    room.key(KEY.Key_Escape)
    assert room.hall.record.isVisible()
    assert room.focus() is room.hall.entry.editor


def test_the_journal_follows_what_is_recorded_while_it_is_seen(room: Room) -> None:
    in_order(room)
    open_journal(room)
    do(room, attendance.leave_room("b"))
    assert texts(room)[-1].startswith("何其远退场。〔第")


@pytest.mark.parametrize(
    ("typed", "span"),
    [
        ("", None),
        ("9:30", (570, 1440)),
        ("9:30-10:15", (570, 615)),
        ("０９３０至1015", (570, 615)),
        ("00:00-00:00", (0, 0)),
        ("25:00", (1, 0)),
        ("9:60", (1, 0)),
        ("9:30-10:15-11", (1, 0)),
    ],
)
def test_a_span_of_time_is_read_as_it_is_typed(typed: str, span: tuple[int, int] | None) -> None:
    assert span_of(typed) == span


def test_every_kind_of_act_has_a_family() -> None:
    kinds = [each for family in FAMILIES.values() for each in family]
    assert sorted(each.__name__ for each in kinds) == sorted(
        each.__name__ for part in get_args(acts.Act) for each in (get_args(part) or (part,))
    )


def test_a_long_journal_shows_its_end_at_once_and_all_of_it_step_by_step(qtbot: QtBot, look: Look) -> None:
    table = review()
    for number in range(400):
        table.does(speak(f"第{number}句话。", speaker=HE))
    page = JournalPage(look, "zh")
    qtbot.addWidget(page)
    page.resize(640, 480)
    page.show()
    page.begin(table.meeting)
    assert [card.id for card in page.shown] == [str(seq) for seq in range(table.meeting.upto - FIRST + 1, 402)]
    qtbot.waitUntil(lambda: len(page.shown) == table.meeting.upto)
    assert page.list.visualRect(page.list.model().index(400, 0)).bottom() <= page.list.viewport().height()
    page.text.setText("第399句")
    assert [card.text for card in page.shown] == ["第399句话。"]
