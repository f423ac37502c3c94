"""Taking down what is said: who, in what kind, which words, and never a word lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.meeting.acts import AnswerGiven, FollowUpPut, QuestionPut, SpeechKind, SpeechMade, StruckOut
from tests.ui.hall.rooms import Room


def test_a_line_with_nothing_chosen_is_recorded_all_the_same(room: Room) -> None:
    room.say("请大家静一静")
    act = room.last(SpeechMade)
    assert (act.text, act.kind, act.speaker) == ("请大家静一静", SpeechKind.UNSORTED, "")
    assert room.hall.entry.editor.toPlainText() == ""


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
