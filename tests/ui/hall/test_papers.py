"""Interim papers by two keys, and signing by digits."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinterInfo

from desktop.meeting import acts
from desktop.meeting.acts import Nature, Paper
from desktop.meeting.rules.correction import correct
from desktop.meeting.rules.papers import sign_paper
from desktop.meeting.rules.speech import put_question
from desktop.ui.telling import Done
from tests.ui.hall.rooms import Room
from tests.ui.hall.steps import do, in_order

KEY = Qt.Key


def asked(room: Room) -> None:
    in_order(room)
    do(room, put_question("合同为何拆成两份？", asker="a", respondent="head", finding="f2"))


def print_paper(room: Room, letter: str) -> None:
    room.ctrl(KEY.Key_P, shift=True)
    assert room.focus() is room.hall.papers.pad
    room.type(letter)


def test_two_keys_make_a_paper_while_the_line_being_typed_stays(room: Room, home: Path) -> None:
    assert not QPrinterInfo.availablePrinterNames()
    asked(room)
    room.key(KEY.Key_Escape)
    room.type("他说当时")
    upto = room.hall.meeting.upto
    room.shown(lambda: print_paper(room, "z"))
    assert room.focus() is room.hall.entry.editor
    assert room.hall.entry.editor.toPlainText() == "他说当时"
    assert room.hall.side == "attendance"
    printed = room.last(acts.InterimPrinted)
    assert (printed.papers, printed.upto, printed.person) == ((Paper.QUESTIONING,), upto, "head")
    (file,) = home.glob("*.pdf")
    assert f"会中记至第{upto}号" in file.name
    room.bot.waitUntil(lambda: bool(room.desk.said) and isinstance(room.desk.said[-1], Done))
    assert str(home) in room.desk.said[-1].sentence


def test_a_full_width_letter_prints_as_well_and_esc_goes_back_without_printing(room: Room) -> None:
    asked(room)
    room.alt(KEY.Key_2)
    room.key(KEY.Key_Escape)
    before = room.hall.meeting.upto
    room.ctrl(KEY.Key_P, shift=True)
    room.key(KEY.Key_Escape)
    assert room.hall.side == "questioning"
    assert room.focus() is room.hall.entry.editor
    assert room.hall.meeting.upto == before
    room.shown(lambda: print_paper(room, "Z"))


def test_a_paper_with_nothing_on_it_says_so(room: Room) -> None:
    asked(room)
    room.key(KEY.Key_Escape)
    said = room.refused(lambda: print_paper(room, "c"))
    assert "没有可印的内容" in said.sentence or "还没有可印的内容" in said.sentence
    assert "承诺" in said.remedy


@pytest.mark.parametrize("key", ["1", "enter"])
def test_who_is_to_sign_stands_on_top_and_signs_with_one_key(room: Room, key: str) -> None:
    asked(room)
    room.alt(KEY.Key_7)
    panel = room.hall.papers
    assert panel.list.rows[0].title == "温子谦"
    if key == "enter":
        room.key(KEY.Key_Return)
    else:
        room.type(key)
    room.submit()
    signed = room.last(acts.PaperSigned)
    assert (signed.person, signed.paper) == ("head", Paper.QUESTIONING)
    assert "一致" in signed.words
    assert "已签" in panel.list.rows[0].meta


def test_a_correction_after_signing_asks_for_the_signature_again(room: Room) -> None:
    asked(room)
    line = room.hall.meeting.upto
    do(room, sign_paper(Paper.QUESTIONING, "head"))
    do(room, correct(line, "text", "合同为何拆成三份？", Nature.CLERICAL, "笔误"))
    room.alt(KEY.Key_7)
    row = room.hall.papers.list.rows[0]
    assert row.chips[0].word == "重签"
    assert f"第{line}号" in row.meta


def test_a_refusal_names_two_witnesses_one_by_one(room: Room) -> None:
    asked(room)
    room.alt(KEY.Key_7)
    room.type("3")
    room.fill(reason="与本人所述不符", first="何其远", second="秦若岚")
    room.submit()
    refusal = room.last(acts.SigningRefused)
    assert (refusal.person, refusal.witnesses) == ("head", ("何其远", "秦若岚"))
