"""Several people at once: lines parked, brought back, kept through a crash, and an interjection that returns."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.meeting.acts import AnswerGiven, QuestionPut, SpeechKind, SpeechMade
from desktop.ui.hall.dialogue import Offered
from desktop.ui.hall.parked_lines import MOST
from tests.ui.hall.rooms import Room

KEY = Qt.Key


@pytest.fixture(autouse=True)
def at_the_bar(room: Room) -> None:
    """Let the cursor be where the words go."""
    room.key(Qt.Key.Key_Escape)


def park(room: Room, key: Qt.Key, text: str) -> None:
    room.key(key)
    room.type(text)
    room.ctrl(KEY.Key_Down)


def parked(room: Room) -> list[tuple[str, str]]:
    return [(line.said.speaker, line.text) for _slot, line in room.hall.entry.parked.lines]


def written(room: Room) -> str:
    return room.hall.entry.editor.toPlainText()


def drafts(room: Room) -> dict[str, str]:
    return room.office.drafts.of(room.meeting_id).result()


def test_a_parked_line_leaves_an_empty_bar_and_stands_in_the_strip(room: Room) -> None:
    room.ctrl(KEY.Key_8)
    park(room, KEY.Key_F4, "我补充一点")
    assert (written(room), room.hall.entry.offered) == ("", Offered("", "review"))
    (shown,) = room.hall.entry.strip.shown
    assert (shown.speaker, shown.text, shown.chosen) == ("何其远", "我补充一点", True)
    assert room.hall.entry.strip.isVisible()
    assert room.focus() is room.hall.entry.editor


def test_the_word_being_composed_is_parked_with_its_line(room: Room) -> None:
    room.type("整改")
    room.compose("到位")
    room.hall.park()
    assert parked(room) == [("", "整改到位")]


def test_an_empty_line_is_not_parked(room: Room) -> None:
    room.ctrl(KEY.Key_Down)
    assert parked(room) == []
    assert not room.hall.entry.strip.isVisible()


def test_the_line_parked_last_comes_back_first_with_everything_it_had(room: Room) -> None:
    room.ctrl(KEY.Key_PageDown)
    room.ctrl(KEY.Key_T)
    park(room, KEY.Key_F4, "第一条")
    park(room, KEY.Key_F5, "第二条")
    room.ctrl(KEY.Key_Up)
    assert (written(room), room.hall.entry.offered.speaker) == ("第二条", "d")
    assert not room.hall.entry.verbatim.isChecked()
    room.shown(lambda: room.key(KEY.Key_Return))
    room.ctrl(KEY.Key_Up)
    assert (written(room), room.hall.entry.offered.speaker) == ("第一条", "b")
    assert (room.hall.entry.verbatim.isChecked(), room.hall.entry.finding) == (True, "f1")


def test_another_parked_line_is_chosen_by_keys_or_by_pressing_it(room: Room) -> None:
    for key, text in ((KEY.Key_F3, "一"), (KEY.Key_F4, "二"), (KEY.Key_F5, "三")):
        park(room, key, text)
    room.ctrl(KEY.Key_Up, shift=True)
    assert [line.chosen for line in room.hall.entry.strip.shown] == [False, True, False]
    room.ctrl(KEY.Key_Down, shift=True)
    room.ctrl(KEY.Key_Down, shift=True)
    assert [line.chosen for line in room.hall.entry.strip.shown] == [True, False, False]
    room.ctrl(KEY.Key_Up)
    assert written(room) == "一"
    room.hall.entry.strip.wanted.emit(room.hall.entry.strip.shown[1].slot)
    assert written(room) == "三"
    assert [text for _who, text in parked(room)] == ["二", "一"]


def test_what_is_being_typed_changes_places_with_the_line_brought_back(room: Room) -> None:
    park(room, KEY.Key_F4, "先开口的")
    room.key(KEY.Key_F5)
    room.type("后开口的")
    room.ctrl(KEY.Key_Up)
    assert written(room) == "先开口的"
    assert parked(room) == [("d", "后开口的")]


def test_five_are_parked_and_a_sixth_is_refused_with_nothing_lost(room: Room) -> None:
    for number in range(MOST):
        park(room, KEY.Key_F4, f"第{number}条")
    room.type("第六条")
    said = room.refused(lambda: room.ctrl(KEY.Key_Down))
    assert "5" in said.sentence
    assert written(room) == "第六条"
    assert [text for _who, text in parked(room)] == [f"第{number}条" for number in range(MOST)]


def test_with_five_parked_one_can_still_change_places(room: Room) -> None:
    for number in range(MOST):
        park(room, KEY.Key_F4, f"第{number}条")
    room.type("第六条")
    room.ctrl(KEY.Key_Up)
    assert written(room) == "第4条"
    assert len(parked(room)) == MOST


def test_nothing_parked_is_said_and_changes_nothing(room: Room) -> None:
    room.type("半句")
    assert "没有暂存" in room.refused(lambda: room.ctrl(KEY.Key_Up)).sentence
    assert written(room) == "半句"


def test_a_parked_line_is_recorded_with_its_own_start(room: Room) -> None:
    park(room, KEY.Key_F4, "先开口的")
    begun = room.hall.entry.parked.lines[0][1].at
    room.say("后开口先说完的")
    room.ctrl(KEY.Key_Up)
    room.shown(lambda: room.key(KEY.Key_Return))
    later, first = room.office.desk.entries(room.meeting_id).result()[-2:]
    assert first.occurred_at == begun
    assert first.occurred_at < later.occurred_at
    assert drafts(room) == {}


def test_all_parked_lines_are_back_after_a_crash_with_the_one_being_typed(room: Room) -> None:
    for key, text in ((KEY.Key_F3, "一"), (KEY.Key_F4, "二")):
        park(room, key, text)
    room.key(KEY.Key_F5)
    room.type("正在打的")
    room.bot.waitUntil(lambda: "entry" in drafts(room))
    assert sorted(drafts(room)) == ["entry", "entry.parked.1", "entry.parked.2"]
    begun = [line.at for _slot, line in room.hall.entry.parked.lines]
    room.reopen()
    assert parked(room) == [("a", "一"), ("b", "二")]
    assert [line.at for _slot, line in room.hall.entry.parked.lines] == begun
    assert (written(room), room.hall.entry.offered.speaker) == ("正在打的", "d")


def test_a_line_is_a_draft_the_moment_it_is_parked_and_in_one_place_only(room: Room) -> None:
    room.type("半句")
    room.ctrl(KEY.Key_Down)
    kept = drafts(room)
    assert list(kept) == ["entry.parked.1"]
    assert "半句" in kept["entry.parked.1"]
    room.ctrl(KEY.Key_Up)
    assert list(drafts(room)) == ["entry"]


def test_closing_with_parked_lines_is_a_concern_that_brings_one_back(room: Room) -> None:
    park(room, KEY.Key_F4, "没有记入的")
    room.alt(KEY.Key_6)
    first = room.hall.closing.list.rows[0]
    assert "没有记入的" in first.title
    room.key(KEY.Key_Home)
    room.key(KEY.Key_Return)
    assert written(room) == "没有记入的"
    assert "没有记入的" not in room.hall.closing.list.rows[0].title


def test_an_interjection_parks_half_a_line_and_brings_it_back_after_enter(room: Room) -> None:
    room.key(KEY.Key_F6)
    room.ctrl(KEY.Key_7)
    room.type("没改完的是")
    room.ctrl(KEY.Key_6)
    assert (written(room), room.hall.entry.offered) == ("", Offered("", "interjection"))
    room.key(KEY.Key_F2)
    room.say("说重点。")
    assert (written(room), room.hall.entry.offered) == ("没改完的是", Offered("head", "report"))
    assert parked(room) == []
    aside = room.last(SpeechMade)
    assert (aside.kind, aside.speaker, aside.returns_to) == (SpeechKind.INTERJECTION, "chair", "head")


def test_an_interjection_whose_speaker_was_chosen_first_returns_all_the_same(room: Room) -> None:
    room.key(KEY.Key_F6)
    room.ctrl(KEY.Key_7)
    room.say("汇报第一段。")
    room.key(KEY.Key_F2)
    room.ctrl(KEY.Key_6)
    room.say("说重点。")
    assert room.last(SpeechMade).returns_to == "head"
    assert room.hall.entry.offered == Offered("head", "report")


def test_words_typed_for_somebody_else_become_the_interjection_themselves(room: Room) -> None:
    room.key(KEY.Key_F6)
    room.ctrl(KEY.Key_7)
    room.say("汇报第一段。")
    room.key(KEY.Key_F2)
    room.type("说重点。")
    room.ctrl(KEY.Key_6)
    assert (written(room), parked(room)) == ("说重点。", [])


def test_a_ruling_returns_the_turn_to_whom_it_stopped(room: Room) -> None:
    room.key(KEY.Key_F6)
    room.ctrl(KEY.Key_7)
    room.say("汇报第一段。")
    room.key(KEY.Key_F2)
    room.hall.entry.choose_kind("ruling")
    room.say("请控制时间。")
    assert room.hall.entry.offered == Offered("head", "report")


def test_a_parked_answer_belongs_to_the_question_it_was_begun_for(room: Room) -> None:
    room.key(KEY.Key_F3)
    room.ctrl(KEY.Key_1)
    room.say("第一问？")
    first = room.hall.meeting.upto
    room.bot.waitUntil(lambda: room.hall.hand.waiting == 0)
    room.type("第一答说到一半")
    room.ctrl(KEY.Key_Down)
    room.key(KEY.Key_F4)
    room.ctrl(KEY.Key_1)
    room.say("第二问？")
    room.ctrl(KEY.Key_Up)
    room.shown(lambda: room.key(KEY.Key_Return))
    assert room.last(AnswerGiven).question == first


def test_a_prepared_text_parks_what_is_half_typed(room: Room) -> None:
    room.key(KEY.Key_F4)
    room.type("半句")
    room.hall.entry.offer("预备的问题？", "question", "d")
    assert (written(room), parked(room)) == ("预备的问题？", [("b", "半句")])
    room.shown(lambda: room.key(KEY.Key_Return))
    assert room.last(QuestionPut).asker == "d"


@pytest.mark.parametrize("reply", ["满意", "不满意"])
def test_after_an_answer_the_asker_judges_by_typing_the_word_or_goes_on_asking(room: Room, reply: str) -> None:
    room.key(KEY.Key_F3)
    room.ctrl(KEY.Key_1)
    room.say("为何？")
    room.say("因为。")
    assert room.hall.entry.offered == Offered("a", "follow-up")
    room.type(reply)
    assert room.hall.entry.offered == Offered("a", "judgement")


def test_several_respondents_and_askers_keep_their_turns(room: Room) -> None:
    room.key(KEY.Key_F3)
    room.ctrl(KEY.Key_1)
    room.say("为何？")
    room.key(KEY.Key_F7)
    room.say("我来答。")
    room.key(KEY.Key_F4)
    room.say("依据呢？")
    assert room.hall.entry.offered == Offered("aide", "answer")
    room.say("在档案里。")
    assert room.hall.entry.offered == Offered("b", "follow-up")
    room.key(KEY.Key_F3)
    room.ctrl(KEY.Key_4)
    room.say("基本满意")
    assert room.hall.entry.offered == Offered("a", "question")
