"""Acts with their words: what was said with them, who was asked, whose papers, and what is about no finding."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from desktop.meeting import acts
from desktop.meeting.acts import Method, Paper
from desktop.meeting.rules.attendance import enter_room
from desktop.meeting.rules.procedure import take_break
from desktop.meeting.rules.speech import commit, put_question
from desktop.ui.hall.step_box import StepBox
from tests.ui.hall.rooms import Room
from tests.ui.hall.steps import do, in_order, put

KEY = Qt.Key
CTRL_ALT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


def act(room: Room, name: str) -> None:
    assert room.hall.table.trigger(name)


def test_the_chairs_opening_words_stand_with_the_opening(room: Room) -> None:
    room.type("zsa")
    room.shown(lambda: room.key(KEY.Key_Return))
    for initials in ("ljz", "hqy", "qrl"):
        room.type(initials)
        room.shown(lambda: room.key(KEY.Key_Return))
    act(room, "words.order")
    room.fill(text="现在开会。")
    room.submit()
    assert room.last(acts.CalledToOrder).text == "现在开会。"


def test_a_count_and_going_on_carry_their_words(room: Room) -> None:
    in_order(room)
    act(room, "words.count")
    room.fill(text="应到会人员全部到会。")
    room.submit()
    assert room.last(acts.HeadsCounted).note == "应到会人员全部到会。"
    do(room, take_break(5))
    act(room, "words.resume")
    room.fill(text="继续开会。")
    room.submit()
    assert room.last(acts.Resumed).text == "继续开会。"


def test_people_come_in_together_under_one_note(room: Room) -> None:
    in_order(room)
    room.key(KEY.Key_Escape)
    room.ctrl(KEY.Key_E, shift=True)
    room.fill(note="入场列席")
    room.submit(entries=2)
    came = [each for each in room.acts() if isinstance(each, acts.EnteredRoom)]
    assert [(each.person, each.note) for each in came] == [("head", "入场列席"), ("aide", "入场列席")]


def test_a_name_nobody_has_is_not_taken(room: Room) -> None:
    in_order(room)
    room.key(KEY.Key_Escape)
    room.ctrl(KEY.Key_E, shift=True)
    room.fill(names="、路人甲")
    dialog = room.dialog()
    room.key(KEY.Key_Return)
    assert dialog.isVisible()
    assert not [each for each in room.acts() if isinstance(each, acts.EnteredRoom)]


def test_a_decision_by_opinions_keeps_what_the_chair_said(room: Room) -> None:
    in_order(room)
    act(room, "words.decide")
    room.fill(text="一致的不另表决。")
    room.submit()
    decided = room.last(acts.DecidedByOpinions)
    assert (decided.findings, decided.text) == (("f1", "f3"), "一致的不另表决。")


def test_a_prompt_is_about_the_newest_motion(room: Room) -> None:
    in_order(room)
    motion = put(room)
    act(room, "words.prompt")
    room.fill(text="意见二比二。")
    room.submit()
    prompted = room.last(acts.PromptGiven)
    assert (prompted.text, prompted.about) == ("意见二比二。", motion)


def test_in_a_question_the_key_of_the_unit_names_who_is_asked(room: Room) -> None:
    in_order(room)
    do(room, enter_room("head", "aide"))
    room.key(KEY.Key_Escape)
    room.key(KEY.Key_F3)
    room.ctrl(KEY.Key_1)
    room.key(KEY.Key_F7)
    room.say("为何拆分？")
    put_ = room.last(acts.QuestionPut)
    assert (put_.asker, put_.respondent) == ("a", "aide")


def test_who_was_to_be_asked_speaks_where_it_is_no_question_after_all(room: Room) -> None:
    in_order(room)
    room.key(KEY.Key_Escape)
    room.key(KEY.Key_F3)
    room.ctrl(KEY.Key_1)
    room.key(KEY.Key_F6)
    room.ctrl(KEY.Key_5)
    room.say("四月底前清完。")
    assert room.last(acts.CommitmentMade).speaker == "head"


def test_one_key_makes_the_next_line_be_about_no_finding(room: Room) -> None:
    in_order(room)
    room.key(KEY.Key_Escape)
    room.ctrl(KEY.Key_PageDown)
    assert room.hall.finding == "f1"
    room.alt(KEY.Key_9)
    room.key(KEY.Key_F2)
    room.key(KEY.Key_0, CTRL_ALT)
    room.say("手机放柜外。")
    assert room.hall.finding == ""
    assert room.last(acts.DisciplineRead).text == "手机放柜外。"


def test_one_letter_prints_everything_one_person_signs(room: Room, home: Path) -> None:
    in_order(room)
    do(room, put_question("为何拆分？", asker="a", respondent="head", finding="f2"))
    do(room, commit("四月底前清完。", speaker="head"))
    room.key(KEY.Key_Escape)
    room.ctrl(KEY.Key_P, shift=True)
    room.type("x")
    room.submit()
    printed = room.last(acts.InterimPrinted)
    assert (printed.papers, printed.person) == ((Paper.QUESTIONING, Paper.COMMITMENTS), "head")
    assert len(list(home.glob("*.pdf"))) == 2


def test_papers_are_counted_where_nobody_said_that_the_voting_ended(room: Room) -> None:
    in_order(room)
    put(room, Method.SECRET)
    act(room, "words.officers")
    room.submit()
    room.alt(KEY.Key_4)
    room.shown(lambda: room.ctrl(KEY.Key_Return))
    room.shown(lambda: room.ctrl(KEY.Key_B, shift=True))
    room.ctrl(KEY.Key_Return)
    room.submit()
    box = room.hall.vote.foot.findChild(StepBox)
    assert isinstance(box, StepBox)
    assert any("计票单" in each for each in box.words)
    assert any("收回多于发出" in each for each in box.words)
    act(room, "words.close")
    room.fill(text="票箱送隔壁。")
    room.submit()
    assert room.last(acts.VotingClosed).text == "票箱送隔壁。"
