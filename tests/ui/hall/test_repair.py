"""The last line put right by one key: speaker or kind, on record as a slip of the pen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.meeting.acts import (
    AnswerGiven,
    AnswerJudged,
    CommitmentMade,
    Corrected,
    Nature,
    QuestionPut,
    SpeechKind,
    SpeechMade,
    StruckOut,
)
from desktop.ui.hall.dialogue import Offered
from desktop.ui.hall.repair import kind_of
from desktop.ui.record_card import RecordCard
from tests.ui.hall.rooms import Room

KEY = Qt.Key


@pytest.fixture(autouse=True)
def at_the_bar(room: Room) -> None:
    """Let the cursor be where the words go."""
    room.key(Qt.Key.Key_Escape)


def repairing(room: Room) -> int:
    return room.hall.entry.repair.seq


def card(room: Room, number: int) -> RecordCard:
    return next(each for each in room.hall.record.shown if each.id == str(number))


def fix(room: Room) -> None:
    room.alt(KEY.Key_Up)
    room.bot.waitUntil(lambda: repairing(room) > 0)


def test_a_missing_speaker_is_given_by_one_key_and_the_record_shows_it(room: Room) -> None:
    room.say("谁说的来着")
    fix(room)
    room.shown(lambda: room.key(KEY.Key_F4))
    corrected = room.last(Corrected)
    assert (corrected.field, corrected.value, corrected.nature) == ("speaker", "b", Nature.CLERICAL)
    shown = card(room, corrected.of)
    assert (shown.speaker, [chip.word for chip in shown.chips]) == ("何其远", ["已更正", "待核"])


def test_the_speaker_may_be_found_by_pinyin_too(room: Room) -> None:
    room.say("谁说的来着")
    fix(room)
    room.ctrl(KEY.Key_G)
    room.type("zmy")
    room.shown(lambda: room.key(KEY.Key_Return))
    assert room.last(Corrected).value == "d"


def test_the_kind_of_a_speech_is_corrected(room: Room) -> None:
    room.key(KEY.Key_F4)
    room.say("没有分类")
    fix(room)
    room.shown(lambda: room.ctrl(KEY.Key_8))
    assert (room.last(Corrected).field, room.last(Corrected).value) == ("kind", SpeechKind.REVIEW.value)


def test_a_line_of_another_sort_is_taken_down_again_at_its_own_time(room: Room) -> None:
    room.key(KEY.Key_F3)
    room.say("合同为何拆成两份？")
    before = room.office.desk.entries(room.meeting_id).result()[-1]
    fix(room)
    room.shown(lambda: room.ctrl(KEY.Key_1), entries=2)
    entries = room.office.desk.entries(room.meeting_id).result()
    struck, again = entries[-2].act, entries[-1].act
    assert isinstance(struck, StruckOut)
    assert (struck.of, struck.misrecorded) == (before.seq, True)
    assert isinstance(again, QuestionPut)
    assert (again.asker, again.text, entries[-1].occurred_at) == ("a", before.act.text, before.occurred_at)
    assert [card.text for card in room.hall.record.shown].count("合同为何拆成两份？") == 1
    assert repairing(room) == entries[-1].seq


def test_speaker_and_kind_are_put_right_one_after_the_other_however_fast(room: Room) -> None:
    room.say("合同为何拆成两份？")
    fix(room)
    room.ctrl(KEY.Key_1)
    room.key(KEY.Key_F4)
    room.bot.waitUntil(lambda: isinstance(room.acts()[-1], Corrected))
    number = room.last(Corrected).of
    room.bot.waitUntil(lambda: card(room, number).speaker == "何其远")
    assert (room.last(Corrected).field, card(room, number).kind) == ("asker", "质询")


def test_asked_for_before_the_line_has_come_back_it_waits_for_it(room: Room) -> None:
    room.say("前一条")
    room.type("后一条")
    room.key(KEY.Key_Return)
    room.alt(KEY.Key_Up)
    room.bot.waitUntil(lambda: repairing(room) > 0)
    reading = room.hall.meeting.readings[repairing(room)]
    assert reading.entry.act.text == "后一条"


def test_again_goes_one_line_back_and_escape_leaves(room: Room) -> None:
    room.say("第一条")
    room.say("第二条")
    fix(room)
    later = repairing(room)
    room.alt(KEY.Key_Up)
    assert 0 < repairing(room) < later
    room.key(KEY.Key_Escape)
    assert repairing(room) == 0
    assert not room.hall.record.list.selectedIndexes()


def test_typing_goes_on_with_the_next_line(room: Room) -> None:
    room.say("第一条")
    fix(room)
    room.type("新的")
    assert repairing(room) == 0
    room.key(KEY.Key_F5)
    assert room.hall.entry.offered.speaker == "d"


def test_the_line_selected_in_the_record_is_put_right(room: Room) -> None:
    room.say("第一条")
    first = room.hall.meeting.upto
    room.say("第二条")
    room.hall.jump(first)
    room.alt(KEY.Key_Up)
    assert repairing(room) == first
    assert room.focus() is room.hall.entry.editor
    room.shown(lambda: room.key(KEY.Key_F4))
    assert room.last(Corrected).of == first


def test_a_line_without_speaker_or_kind_is_listed_with_a_jump_from_which_it_is_put_right(room: Room) -> None:
    room.say("缺这缺那")
    number = room.hall.meeting.upto
    room.alt(KEY.Key_6)
    row = next(row for row in room.hall.closing.list.rows if f"第{number}号" in row.title)
    room.hall.closing.list.pick(row.id)
    room.key(KEY.Key_Return)
    room.alt(KEY.Key_Up)
    room.shown(lambda: room.key(KEY.Key_F4))
    room.shown(lambda: room.ctrl(KEY.Key_8))
    assert not [row for row in room.hall.closing.list.rows if f"第{number}号" in row.title]


def test_a_judgement_said_by_another_counts_for_his_party(room: Room) -> None:
    room.key(KEY.Key_F3)
    room.ctrl(KEY.Key_1)
    room.say("为何？")
    room.say("因为。")
    room.say("不满意")
    fix(room)
    room.shown(lambda: room.key(KEY.Key_F4), entries=2)
    assert (room.last(AnswerJudged).party, room.last(AnswerJudged).judgement) == ("zzb", "不满意")


def test_a_promise_of_another_is_owed_by_him(room: Room) -> None:
    room.key(KEY.Key_F6)
    room.ctrl(KEY.Key_5)
    room.say("四月底前清完。")
    fix(room)
    room.shown(lambda: room.key(KEY.Key_F7), entries=2)
    assert (room.last(CommitmentMade).speaker, room.last(CommitmentMade).owner) == ("aide", "卫时雨")


def test_what_a_later_line_rests_on_is_not_taken_down_again_and_says_why(room: Room) -> None:
    room.key(KEY.Key_F3)
    room.ctrl(KEY.Key_1)
    room.say("为何？")
    question = room.hall.meeting.upto
    room.say("因为。")
    room.hall.jump(question)
    room.alt(KEY.Key_Up)
    said = room.refused(lambda: room.ctrl(KEY.Key_8))
    assert "前提" in said.sentence
    assert room.hall.entry.repair.meant == Offered("a", "question")
    assert isinstance(room.acts()[-1], AnswerGiven)


def test_nothing_to_put_right_is_said(room: Room) -> None:
    assert "没有可以改" in room.refused(lambda: room.alt(KEY.Key_Up)).sentence


def test_the_offer_follows_what_the_last_line_really_was(room: Room) -> None:
    room.key(KEY.Key_F3)
    room.ctrl(KEY.Key_8)
    room.say("合同为何拆成两份？")
    assert room.hall.entry.offered == Offered("a", "review")
    fix(room)
    room.shown(lambda: room.ctrl(KEY.Key_1), entries=2)
    room.key(KEY.Key_Escape)
    assert room.hall.entry.offered == Offered("head", "answer")


def test_every_kind_of_the_bar_is_known_again_on_record(room: Room) -> None:
    room.key(KEY.Key_F3)
    for kind in room.hall.entry.kinds:
        room.hall.entry.choose_kind(kind.id)
        room.say("不满意，另说")
        assert kind_of(room.acts()[-1]) == kind.id
    assert kind_of(SpeechMade(SpeechKind.UNSORTED, "", "")) == "unsorted"


def test_a_speaker_the_hall_offers_by_itself_is_for_the_line_being_typed(room: Room) -> None:
    room.key(KEY.Key_F3)
    room.say("第一条")
    fix(room)
    room.hall.entry.choose_speaker("d")
    room.key(KEY.Key_Escape)
    assert room.hall.entry.offered.speaker == "d"
    assert not [act for act in room.acts() if isinstance(act, Corrected)]
