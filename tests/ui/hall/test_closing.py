"""Before closing: gravest first, each concern a way to its place, and what was put right is gone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.meeting import acts
from desktop.meeting.acts import Paper
from desktop.meeting.rules import attendance, motions, speech
from desktop.meeting.rules.papers import refuse_signing
from desktop.ui.hall.outline import Row
from tests.ui.hall.rooms import Room
from tests.ui.hall.steps import do, in_order, put

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def row(room: Room, words: str) -> Row:
    return next(each for each in room.hall.closing.list.rows if words in each.title)


def enter(room: Room, words: str) -> None:
    room.alt(KEY.Key_6)
    room.hall.closing.list.pick(row(room, words).id)
    room.hall.closing.list.setFocus()
    room.key(KEY.Key_Return)


def test_wrong_matters_stand_before_open_ones_under_their_count(room: Room) -> None:
    in_order(room)
    question = speech.put_question("合同为何拆分？", asker="a", respondent="head", finding="f2")
    do(room, question, speech.defer_answer("回去查。", None, speaker="head"))
    room.alt(KEY.Key_6)
    heads = [each.title for each in room.hall.closing.list.rows if each.faint]
    assert heads == ["须更正 1 项", "待核 3 项"]
    assert room.hall.closing.list.chosen == room.hall.closing.list.rows[1].id
    assert room.focus() is room.hall.closing.list


@pytest.mark.parametrize("place", ["line", "question", "commitment", "opinion", "motion", "person", "paper"])
def test_enter_takes_the_cursor_to_where_it_is_put_right(room: Room, place: str) -> None:
    in_order(room)
    hall = room.hall
    match place:
        case "line":
            do(room, speech.speak("不知谁说的"))
            line = hall.meeting.upto
            enter(room, f"第{line}号没有发言人")
            assert hall.record.current == line
            assert hall.record.list.hasFocus()
        case "question":
            do(room, speech.put_question("为何？", asker="a", respondent="head", finding="f2"))
            enter(room, "质询1还没有答复")
            assert hall.side == "questioning"
            assert hall.questioning.chains.chosen == str(hall.meeting.upto)
        case "commitment":
            do(room, speech.commit("月底前。", speaker="head"))
            enter(room, "承诺1没有期限")
            assert hall.side == "commitments"
            assert hall.commitments.list.chosen == str(hall.meeting.upto)
        case "opinion":
            do(room, speech.give_opinion("jw", "f3", "到位"))
            enter(room, "问题01还没有会审认定")
            assert hall.finding == "f1"
        case "motion":
            first = put(room)
            do(room, motions.put_motion("proposal", "再议一项。"))
            enter(room, "表决一停在")
            assert hall.side == "vote"
            assert hall.vote.motion.seq == first
        case "person":
            do(room, attendance.recuse("b", "亲属", finding="f1"))
            enter(room, "何其远申请回避")
            assert hall.side == "attendance"
            assert hall.attendance.list.chosen == "b"
        case _:
            do(room, refuse_signing(Paper.QUESTIONING, "head", "不认可"))
            enter(room, "见证人不足两名")
            assert hall.side == "papers"
            assert hall.papers.list.chosen == str(hall.meeting.upto)


def test_what_was_put_right_leaves_the_list_and_the_place_in_it_stays(room: Room) -> None:
    in_order(room)
    do(room, attendance.recuse("b", "亲属", finding="f1"))
    recusal = room.hall.meeting.upto
    room.alt(KEY.Key_6)
    room.hall.closing.list.pick(row(room, "问题02还没有会审认定").id)
    do(room, attendance.settle_recusal(recusal))
    assert not [each for each in room.hall.closing.list.rows if "回避" in each.title]
    assert room.hall.closing.list.chosen == row(room, "问题02还没有会审认定").id


def test_lines_parked_beside_the_bar_are_mentioned_and_asked_for(room: Room) -> None:
    room.hall.closing.mind_unsent(("他说当时", "另一句"))
    first = room.hall.closing.list.rows[0]
    assert "暂存" in first.title
    assert "他说当时" in first.title
    room.alt(KEY.Key_6)
    room.hall.closing.list.pick(first.id)
    with room.bot.waitSignal(room.hall.closing.unsent_wanted):
        room.key(KEY.Key_Return)
    room.hall.closing.mind_unsent(())
    assert not [each for each in room.hall.closing.list.rows if "暂存" in each.title]


def test_closing_names_what_is_wrong_before_it_is_confirmed(room: Room) -> None:
    in_order(room)
    do(
        room,
        speech.put_question("为何？", asker="a", respondent="head"),
        speech.defer_answer("查。", None, speaker="head"),
    )
    room.ctrl(KEY.Key_Q, shift=True)
    dialog = room.dialog()
    assert "没有写明书面答复期限" in dialog._note.text()
    room.submit()
    assert isinstance(room.acts()[-1], acts.MeetingClosed)
