"""Reading back: promises and dissents in one place, one key each; promises picked from several lines."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit

from desktop.meeting.acts import BreakTaken, Choice, CommitmentMade, CommitmentReadBack, DissentReadBack
from desktop.meeting.ids import PersonId
from desktop.meeting.rules import ballots, motions, speech
from desktop.meeting.rules.procedure import enter_stage
from tests.ui.hall.rooms import Room
from tests.ui.hall.steps import do, in_order, put

KEY = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


def promise(room: Room, *texts: str) -> None:
    do(room, *(speech.commit(text, speaker=PersonId("head")) for text in texts))


def dissent(room: Room) -> None:
    in_order(room)
    do(room, enter_stage("voting"))
    motion = put(room)
    do(room, motions.open_vote(motion), ballots.cast_ballot(motion, PersonId("a"), Choice.AGAINST))
    do(room, ballots.note_dissent(motion, PersonId("a"), "材料不足。"))


def pill(room: Room) -> str:
    found = [label.text() for label in room.hall.head.findChildren(QLabel) if label.isVisibleTo(room.hall.head)]
    return next((text for text in found if "待核读" in text), "")


def test_each_promise_is_read_back_with_one_key_and_the_count_is_seen_to_fall(room: Room) -> None:
    promise(room, "四月底前清完。", "五月底前补齐。")
    assert pill(room) == "待核读 2"
    room.alt(KEY.Key_5)
    room.shown(lambda: room.key(KEY.Key_Return))
    assert pill(room) == "待核读 1"
    room.shown(lambda: room.key(KEY.Key_Return))
    assert pill(room) == ""
    read = [act for act in room.acts() if isinstance(act, CommitmentReadBack)]
    assert [act.confirmed for act in read] == [True, True]
    assert len({act.commitment for act in read}) == 2


def test_not_confirmed_is_one_key_too_and_keeps_waiting(room: Room) -> None:
    promise(room, "四月底前清完。")
    room.alt(KEY.Key_5)
    room.shown(lambda: room.key(KEY.Key_N))
    assert not room.last(CommitmentReadBack).confirmed
    assert pill(room) == "待核读 1"
    assert room.hall.commitments.list.rows[0].chips[0].word == "未获确认"


def test_date_and_owner_are_filled_in_beside_the_list(room: Room) -> None:
    promise(room, "四月底前清完。")
    room.alt(KEY.Key_5)
    room.key(KEY.Key_E)
    room.type("4月30日")
    room.key(KEY.Key_Tab)
    room.key(KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
    room.type("卫时雨")
    room.shown(lambda: room.key(KEY.Key_Return))
    act = room.last(CommitmentReadBack)
    assert (act.due and (act.due.month, act.due.day), act.owner) == ((4, 30), "卫时雨")


def test_a_date_that_is_none_is_not_recorded_and_said_beside_it(room: Room) -> None:
    promise(room, "尽快。")
    room.alt(KEY.Key_5)
    room.key(KEY.Key_E)
    room.type("月底")
    room.key(KEY.Key_Return)
    assert (
        room.hall.commitments.form.intent(
            next(iter(room.hall.meeting.questioning.commitments.values())), room.hall.hand.today
        )
        is None
    )
    assert not [act for act in room.acts() if isinstance(act, CommitmentReadBack)]
    shown = [label.text() for label in room.hall.commitments.form.findChildren(QLabel) if label.isVisible()]
    assert any("2027-04-30" in text for text in shown)


def test_what_was_typed_for_one_promise_waits_while_another_is_looked_at(room: Room) -> None:
    promise(room, "第一项。", "第二项。")
    room.alt(KEY.Key_5)
    room.key(KEY.Key_E)
    room.type("4月30日")
    panel = room.hall.commitments
    panel.list.pick(panel.list.rows[1].id)
    assert panel.form._said("due") == ""
    panel.list.pick(panel.list.rows[0].id)
    assert panel.form._said("due") == "4月30日"


def test_a_dissent_waits_in_the_same_place(room: Room) -> None:
    dissent(room)
    room.alt(KEY.Key_5)
    assert not room.hall.commitments.form.isVisible()
    room.shown(lambda: room.key(KEY.Key_N))
    assert not room.last(DissentReadBack).confirmed
    room.shown(lambda: room.key(KEY.Key_Return))
    assert room.last(DissentReadBack).confirmed
    assert room.hall.commitments.list.rows == ()


def test_a_break_with_something_unread_warns_and_is_not_refused(room: Room) -> None:
    in_order(room)
    promise(room, "四月底前清完。")
    room.ctrl(KEY.Key_B)
    said = "".join(label.text() for label in room.dialog().findChildren(QLabel))
    assert "1 项待核读" in said
    assert "四月底前清完。" in said
    room.submit()
    assert isinstance(room.acts()[-1], BreakTaken)


def test_a_break_with_everything_read_says_nothing(room: Room) -> None:
    in_order(room)
    room.ctrl(KEY.Key_B)
    assert "待核读" not in "".join(label.text() for label in room.dialog().findChildren(QLabel))


@pytest.fixture
def talk(room: Room) -> Room:
    """Let a question, an answer, a follow-up and another answer stand in the record, the last selected."""
    room.key(KEY.Key_Escape)
    room.key(KEY.Key_F3)
    room.ctrl(KEY.Key_1)
    for text in ("钱呢？", "已经清点", "何时追回？", "四月底前全部追回。"):
        room.say(text)
    room.hall.jump(room.hall.meeting.upto)
    return room


def asked_for(talk: Room) -> str:
    """Return the words of the promise the open form asks for."""
    field = talk.dialog().findChild(QPlainTextEdit, "text")
    assert field is not None
    return field.toPlainText()


def test_a_promise_is_picked_from_several_lines_in_the_words_of_one_speaker(talk: Room) -> None:
    for _ in range(2):
        talk.key(KEY.Key_Up, SHIFT)
    talk.ctrl(KEY.Key_K)
    assert asked_for(talk) == "已经清点。四月底前全部追回。"
    talk.submit()
    act = talk.last(CommitmentMade)
    chain = next(iter(talk.hall.meeting.questioning.chains.values()))
    assert (act.speaker, act.question) == ("head", chain.asked)


def test_one_selected_line_is_enough(talk: Room) -> None:
    for _ in range(2):
        talk.key(KEY.Key_Up)
    talk.ctrl(KEY.Key_K)
    assert asked_for(talk) == "已经清点。"


def test_no_line_means_the_newest_answer(talk: Room) -> None:
    talk.key(KEY.Key_Escape)
    talk.ctrl(KEY.Key_K)
    assert asked_for(talk) == "四月底前全部追回。"


def test_lines_in_which_nobody_speaks_offer_the_newest_answer(talk: Room) -> None:
    talk.key(KEY.Key_Home)
    talk.ctrl(KEY.Key_K)
    assert asked_for(talk) == "四月底前全部追回。"
