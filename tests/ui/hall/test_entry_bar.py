"""Taking down what is said: who, in what kind, which words, and never a word lost."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt

from desktop.meeting.acts import (
    AnswerGiven,
    AnswerJudged,
    CommitmentMade,
    FollowUpPut,
    QuestionPut,
    SpeechKind,
    SpeechMade,
    StruckOut,
)
from desktop.ui.hall.sending import GRACE
from desktop.ui.hall.times import at_clock, read_date
from tests.ui.hall.rooms import Room


def test_a_line_with_nothing_chosen_is_recorded_all_the_same(room: Room) -> None:
    room.say("请大家静一静")
    act = room.last(SpeechMade)
    assert (act.text, act.kind, act.speaker) == ("请大家静一静", SpeechKind.UNSORTED, "")
    assert room.hall.entry.editor.toPlainText() == ""


def test_an_empty_line_records_nothing(room: Room) -> None:
    room.key(Qt.Key.Key_Escape)
    room.key(Qt.Key.Key_Return)
    room.say("第一句")
    assert [act.text for act in room.acts() if isinstance(act, SpeechMade)] == ["第一句"]


def test_question_answer_and_follow_up_run_by_themselves(room: Room) -> None:
    room.key(Qt.Key.Key_Escape)
    room.key(Qt.Key.Key_F3)
    room.ctrl(Qt.Key.Key_1)
    room.say("合同为何拆成两份？")
    room.key(Qt.Key.Key_F7)
    room.say("标准不同。")
    room.say("依据在哪里？")
    question, answer, follow_up = room.acts()[-3:]
    assert isinstance(question, QuestionPut)
    assert isinstance(answer, AnswerGiven)
    assert isinstance(follow_up, FollowUpPut)
    assert (question.asker, answer.speaker, follow_up.asker) == ("a", "aide", "a")


def test_an_interjection_returns_to_whom_it_interrupted(room: Room) -> None:
    room.key(Qt.Key.Key_Escape)
    room.key(Qt.Key.Key_F6)
    room.ctrl(Qt.Key.Key_7)
    room.ctrl(Qt.Key.Key_6)
    room.key(Qt.Key.Key_F2)
    room.say("只讲没改完的。")
    room.say("没改完的是问题三。")
    aside, report = room.acts()[-2:]
    assert isinstance(aside, SpeechMade)
    assert isinstance(report, SpeechMade)
    assert (aside.kind, aside.speaker, aside.returns_to) == (SpeechKind.INTERJECTION, "chair", "head")
    assert (report.kind, report.speaker) == (SpeechKind.REPORT, "head")


@pytest.mark.parametrize(
    ("typed", "person"), [("zsa", "chair"), ("zmy", "d"), ("cmy", "d"), ("7", "aide"), ("wy", "head")]
)
def test_a_speaker_is_found_by_any_reading_of_the_initials_or_by_seat(room: Room, typed: str, person: str) -> None:
    room.key(Qt.Key.Key_Escape)
    room.ctrl(Qt.Key.Key_G)
    room.type(typed if typed != "wy" else "wzq")
    room.key(Qt.Key.Key_Return)
    assert room.hall.entry.offered.speaker == person
    assert room.focus() is room.hall.entry.editor


def test_a_slash_at_the_start_asks_for_a_speaker_also_as_the_input_method_sends_it(room: Room) -> None:
    room.key(Qt.Key.Key_Escape)
    room.type("/")
    assert room.focus() is room.hall.entry.picker
    room.key(Qt.Key.Key_Escape)
    assert room.focus() is room.hall.entry.editor
    room.type("甲/")
    assert room.hall.entry.editor.toPlainText() == "甲/"


def test_shift_enter_breaks_the_line_and_enter_records_both(room: Room) -> None:
    room.key(Qt.Key.Key_Escape)
    room.type("第一行")
    room.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    room.say("第二行")
    assert room.last(SpeechMade).text == "第一行\n第二行"


def test_the_gist_is_recorded_unless_verbatim_was_asked_for_and_only_once(room: Room) -> None:
    room.key(Qt.Key.Key_Escape)
    room.ctrl(Qt.Key.Key_T)
    room.say("原话一句")
    room.say("要点一句")
    assert [act.verbatim for act in room.acts() if isinstance(act, SpeechMade)] == [True, False]


def test_a_judgement_typed_as_words_is_recorded_with_its_remark(room: Room) -> None:
    room.key(Qt.Key.Key_Escape)
    room.key(Qt.Key.Key_F3)
    room.ctrl(Qt.Key.Key_1)
    room.say("为何？")
    room.say("因为。")
    room.ctrl(Qt.Key.Key_4)
    room.say("问一句答一句，不满意")
    act = room.last(AnswerJudged)
    assert (act.party, act.judgement, act.remark) == ("jw", "不满意", "问一句答一句")


def test_a_promise_is_one_key_from_the_words_of_the_answer(room: Room) -> None:
    room.key(Qt.Key.Key_Escape)
    room.key(Qt.Key.Key_F3)
    room.ctrl(Qt.Key.Key_1)
    room.say("钱呢？")
    room.say("四月底前全部追回。")
    room.ctrl(Qt.Key.Key_K)
    room.dialog()
    room.shown(lambda: room.key(Qt.Key.Key_Return))
    act = room.last(CommitmentMade)
    assert (act.text, act.speaker) == ("四月底前全部追回。", "head")
    assert act.due is not None
    assert (act.due.month, act.due.day) == (4, 30)


def test_the_time_is_that_of_the_first_keystroke(room: Room) -> None:
    room.key(Qt.Key.Key_Escape)
    room.type("慢慢说")
    begun = room.hall.entry._at
    room.type("的一句")
    room.shown(lambda: room.key(Qt.Key.Key_Return))
    entry = room.office.desk.entries(room.meeting_id).result()[-1]
    assert begun is not None
    assert entry.occurred_at == begun


def test_the_last_line_is_taken_back_within_the_grace_and_stands_in_the_bar_again(room: Room) -> None:
    room.key(Qt.Key.Key_Escape)
    room.key(Qt.Key.Key_F4)
    room.ctrl(Qt.Key.Key_9)
    room.say("说错了的一句")
    room.shown(lambda: room.ctrl(Qt.Key.Key_Z))
    struck = room.last(StruckOut)
    assert struck.misrecorded
    room.bot.waitUntil(lambda: room.hall.entry.editor.toPlainText() == "说错了的一句")
    assert room.hall.entry.offered.speaker == "b"
    assert "说错了的一句" not in [card.text for card in room.hall.record.shown]


def test_nothing_is_taken_back_after_the_grace(room: Room) -> None:
    room.say("早先的一句")
    last = room.hall.entry.sending.last
    assert last is not None
    object.__setattr__(last, "recorded", last.recorded - GRACE - timedelta(seconds=1))
    said = room.refused(lambda: room.ctrl(Qt.Key.Key_Z))
    assert "15秒" in said.sentence
    assert not [act for act in room.acts() if isinstance(act, StruckOut)]


def test_ctrl_z_undoes_typing_while_there_is_something_to_undo(room: Room) -> None:
    room.say("记下的一句")
    room.type("abc")
    room.ctrl(Qt.Key.Key_Z)
    assert room.hall.entry.editor.toPlainText() == ""
    assert not [act for act in room.acts() if isinstance(act, StruckOut)]


def test_no_key_takes_a_word_from_the_input_method(room: Room) -> None:
    room.key(Qt.Key.Key_Escape)
    room.key(Qt.Key.Key_F3)
    room.compose("hui yi")
    for key in (Qt.Key.Key_F4, Qt.Key.Key_Escape, Qt.Key.Key_Return):
        room.key(key)
    room.ctrl(Qt.Key.Key_1)
    room.ctrl(Qt.Key.Key_Return)
    room.alt(Qt.Key.Key_4)
    assert room.hall.entry.offered == type(room.hall.entry.offered)("a", "")
    assert room.focus() is room.hall.entry.editor
    assert room.hall.entry.editor.composition.preedit == "hui yi"
    room.say("会议")
    assert room.last(SpeechMade).text == "会议"


def test_the_word_being_composed_is_recorded_when_the_button_is_pressed(room: Room) -> None:
    room.key(Qt.Key.Key_Escape)
    room.type("整改")
    room.compose("到位")
    room.shown(room.hall.entry.record)
    assert room.last(SpeechMade).text == "整改到位"


def test_what_was_typed_is_there_again_after_a_crash(room: Room) -> None:
    room.key(Qt.Key.Key_Escape)
    room.key(Qt.Key.Key_F5)
    room.ctrl(Qt.Key.Key_8)
    room.type("还没有记入的半句")
    room.bot.waitUntil(lambda: bool(room.office.drafts.of(room.meeting_id).result()))
    room.reopen()
    assert room.hall.entry.editor.toPlainText() == "还没有记入的半句"
    assert room.hall.entry.offered == type(room.hall.entry.offered)("d", "review")


def test_a_recorded_line_leaves_no_draft(room: Room) -> None:
    room.say("记入的一句")
    assert room.office.drafts.of(room.meeting_id).result() == {}


def test_the_draft_is_kept_as_soon_as_the_cursor_leaves(room: Room) -> None:
    room.key(Qt.Key.Key_Escape)
    room.type("半句")
    room.alt(Qt.Key.Key_1)
    kept = room.office.drafts.of(room.meeting_id).result()
    assert "半句" in kept["entry"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("9:47", (9, 47)),
        ("0947", (9, 47)),
        ("9：47", (9, 47)),
        ("23:59", (23, 59)),
        ("24:00", None),
        ("9:60", None),
        ("七点", None),
    ],
)
def test_a_time_of_day_is_read_in_the_zone_of_the_meeting(room: Room, typed: str, said: tuple[int, int] | None) -> None:
    meeting = room.hall.meeting
    assert meeting is not None
    found = at_clock(meeting, datetime(2027, 3, 16, 2, 0, tzinfo=UTC), typed)
    assert (found is None) == (said is None)
    if found is not None and said is not None:
        assert found == datetime(2027, 3, 16, *said, tzinfo=UTC) - timedelta(hours=8)


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("2027-04-30", "2027-04-30"),
        ("4月30日", "2027-04-30"),
        ("2027年4月30日", "2027-04-30"),
        ("4/30", "2027-04-30"),
        ("3月16日", "2027-03-16"),
        ("3月15日", "2028-03-15"),
        ("2月29日", "2028-02-29"),
        ("2月30日", None),
        ("月底", None),
    ],
)
def test_a_date_is_read_as_it_is_said(typed: str, iso: str | None) -> None:
    found = read_date(typed, date(2027, 3, 16))
    assert (found.isoformat() if found else None) == iso
