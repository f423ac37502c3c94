"""Prepared questions, written answers, papers looked up, promises with the date their words hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt

from desktop.meeting import acts
from desktop.meeting.ids import FindingId, PartyId, PersonId
from desktop.meeting.plan import PreparedQuestion
from desktop.meeting.rules import speech
from tests.ui.hall import rooms
from tests.ui.hall.rooms import Room
from tests.ui.hall.steps import do, in_order

KEY = Qt.Key


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sixty prepared questions instead of one."""
    plan = rooms.plan()
    questions = tuple(
        PreparedQuestion(f"预备的第{n}问？", PartyId("jw"), FindingId(f"f{n % 3 + 1}"), PersonId("head"))
        for n in range(1, 61)
    )
    monkeypatch.setattr(rooms, "plan", lambda: replace(plan, questions=questions))


def test_a_number_offers_a_prepared_question_about_its_finding(many: None, room: Room) -> None:
    in_order(room)
    room.key(KEY.Key_Escape)
    room.ctrl(KEY.Key_H, shift=True)
    room.type("7")
    assert room.hall.entry.editor.toPlainText() == "预备的第7问？"
    assert room.hall.finding == "f2"
    assert (room.hall.entry.offered.speaker, room.hall.entry.offered.kind) == ("a", "question")


def test_a_number_that_begins_longer_ones_waits_for_the_next_digit_or_enter(many: None, room: Room) -> None:
    in_order(room)
    room.key(KEY.Key_Escape)
    room.ctrl(KEY.Key_H, shift=True)
    room.type("1")
    assert room.hall.entry.editor.toPlainText() == ""
    assert room.hall.questioning.prepared.chosen == "0"
    room.type("2")
    assert room.hall.entry.editor.toPlainText() == "预备的第12问？"
    room.hall.entry.editor.clear()
    room.ctrl(KEY.Key_H, shift=True)
    room.type("9")
    room.hall.entry.editor.clear()
    room.ctrl(KEY.Key_H, shift=True)
    room.type("6")
    room.key(KEY.Key_Return)
    assert room.hall.entry.editor.toPlainText() == "预备的第6问？"


def test_a_question_is_ticked_off_when_it_was_put_whatever_its_words_became(many: None, room: Room) -> None:
    in_order(room)
    room.key(KEY.Key_Escape)
    room.ctrl(KEY.Key_H, shift=True)
    room.type("7")
    room.type("换了说法的一问？")
    room.shown(lambda: room.key(KEY.Key_Return))
    assert "1/60" in room.hall.questioning.tabs.tabText(1)
    room.reopen()
    room.bot.waitUntil(lambda: "1/60" in room.hall.questioning.tabs.tabText(1))


def test_a_question_of_another_party_ticks_nothing_off(many: None, room: Room) -> None:
    in_order(room)
    room.key(KEY.Key_Escape)
    room.ctrl(KEY.Key_H)
    room.type("7")
    room.key(KEY.Key_F4)
    room.type("另一方的一问？")
    room.shown(lambda: room.key(KEY.Key_Return))
    assert "0/60" in room.hall.questioning.tabs.tabText(1)


def test_a_question_put_in_its_own_words_is_ticked_off_by_the_record_alone(room: Room) -> None:
    do(room, speech.put_question("去年的养护合同为何拆成两份", asker=PersonId("a")))
    room.hall.show_side("questioning")
    assert "1/1" in room.hall.questioning.tabs.tabText(1)


def test_space_ticks_a_question_off_and_on(many: None, room: Room) -> None:
    in_order(room)
    room.key(KEY.Key_Escape)
    room.ctrl(KEY.Key_H, shift=True)
    room.key(KEY.Key_Space)
    assert "1/60" in room.hall.questioning.tabs.tabText(1)
    room.key(KEY.Key_Space)
    assert "0/60" in room.hall.questioning.tabs.tabText(1)


def test_nothing_put_off_asked_or_prepared_says_what_to_do(room: Room) -> None:
    panel = room.hall.questioning
    room.hall.show_side("questioning")
    assert panel.empties[0].isVisible()
    panel.tabs.setCurrentIndex(2)
    assert panel.empties[2].isVisible()
    assert not panel.judgements.isVisible()


def test_a_promise_takes_the_sentence_and_the_date_of_the_answer(room: Room) -> None:
    do(
        room,
        speech.put_question("钱呢？", asker=PersonId("a"), finding=FindingId("f2")),
        speech.answer("情况复杂。12月15日前全部追回。", speaker=PersonId("head")),
    )
    room.key(KEY.Key_Escape)
    room.ctrl(KEY.Key_K)
    room.dialog()
    room.shown(lambda: room.key(KEY.Key_Return))
    made = room.last(acts.CommitmentMade)
    assert (made.text, made.speaker, made.owner) == ("12月15日前全部追回。", "head", "温子谦")
    assert made.due is not None
    assert (made.due.month, made.due.day) == (12, 15)
    (promise,) = room.hall.meeting.questioning.commitments.values()
    assert promise.finding == "f2"


def test_a_promise_without_a_date_leaves_the_date_open(room: Room) -> None:
    do(room, speech.put_question("钱呢？", asker=PersonId("a")), speech.answer("尽快。", speaker=PersonId("head")))
    room.key(KEY.Key_Escape)
    room.ctrl(KEY.Key_K)
    room.submit()
    assert (room.last(acts.CommitmentMade).text, room.last(acts.CommitmentMade).due) == ("尽快。", None)


def test_a_paper_is_looked_up_on_the_spot_for_the_question_at_hand(room: Room) -> None:
    do(room, speech.put_question("合同呢？", asker=PersonId("a")))
    question = room.hall.meeting.upto
    room.key(KEY.Key_Escape)
    room.ctrl(KEY.Key_G, shift=True)
    room.fill(text="合同编号一致。")
    room.submit()
    assert room.last(acts.EvidenceChecked) == acts.EvidenceChecked(question, "合同编号一致。")


def test_a_written_answer_is_listed_until_it_has_come(room: Room) -> None:
    do(
        room,
        speech.put_question("合同呢？", asker=PersonId("a")),
        speech.defer_answer("查档案。", date(2020, 4, 30), to="组织部", speaker=PersonId("head")),
    )
    promise = room.hall.meeting.upto
    panel = room.hall.questioning
    room.alt(KEY.Key_2)
    panel.tabs.setCurrentIndex(2)
    assert [chip.word for chip in panel.owed.rows[0].chips] == ["已过期"]
    panel.take_focus()
    room.key(KEY.Key_Return)
    room.fill(text="查到合同，附后。")
    room.submit()
    answer = room.last(acts.AnswerGiven)
    assert (answer.question, answer.speaker) == (promise, "head")
    assert panel.owed.rows == ()
    assert not panel.written.isEnabled()


def test_four_judgements_in_a_row_lead_back_to_the_entry_bar(room: Room) -> None:
    do(room, speech.put_question("为何？", asker=PersonId("a")), speech.answer("因为。", speaker=PersonId("head")))
    room.alt(KEY.Key_2)
    for sign in "123":
        room.shown(lambda sign=sign: room.type(sign))
    assert room.focus() is room.hall.questioning.judgements
    room.shown(lambda: room.type("1"))
    assert room.focus() is room.hall.entry.editor


def test_judging_goes_on_where_it_was_left(room: Room) -> None:
    do(room, speech.put_question("为何？", asker=PersonId("a")), speech.judge_answer("满意", party=PartyId("jw")))
    room.alt(KEY.Key_2)
    room.shown(lambda: room.type("3"))
    assert room.last(acts.AnswerJudged).party == "zzb"
