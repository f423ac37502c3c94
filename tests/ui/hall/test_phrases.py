"""Set phrases: found by initials, filled from the meeting, changed by the office."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from desktop.app.phrases import Phrase, shipped
from desktop.meeting.acts import SpeechMade
from desktop.ui.accessible import unnamed
from desktop.ui.hall.dialogue import Offered
from desktop.ui.hall.entry_kinds import kinds
from desktop.ui.hall.phrase_dialog import PhraseDialog
from desktop.ui.hall.phrase_gaps import filled, gaps, known
from tests.ui.hall.rooms import Room

KEY = Qt.Key


@pytest.fixture(autouse=True)
def at_the_bar(room: Room) -> None:
    """Let the cursor be where the words go and the phrases be read."""
    room.key(KEY.Key_Escape)
    room.bot.waitUntil(lambda: room.hall.phrases._book is not None)


def written(room: Room) -> str:
    return room.hall.entry.editor.toPlainText()


def selected(room: Room) -> str:
    return room.hall.entry.editor.textCursor().selectedText()


def test_a_phrase_is_found_by_initials_and_its_gaps_are_filled_from_the_meeting(room: Room) -> None:
    room.ctrl(KEY.Key_PageDown)
    room.ctrl(KEY.Key_J)
    room.type("jxzg")
    assert [each.title for each in room.hall.entry.popup.offered] == ["建议继续整改"]
    room.key(KEY.Key_Return)
    assert written(room) == "问题01整改不到位，建议继续整改，{期限}前复核。"
    assert (selected(room), room.focus()) == ("{期限}", room.hall.entry.editor)
    assert room.hall.entry.offered == Offered("", "statement")
    assert not room.hall.entry.popup.isVisible()


def test_tab_goes_from_gap_to_gap_and_then_on(room: Room) -> None:
    room.hall.entry.put_phrase("于{期限}前由{责任人}完成", "")
    assert selected(room) == "{期限}"
    room.type("四月底")
    room.key(KEY.Key_Tab)
    assert selected(room) == "{责任人}"
    room.type("卫时雨")
    assert written(room) == "于四月底前由卫时雨完成"
    room.key(KEY.Key_Tab)
    assert room.focus() is not room.hall.entry.editor


def test_enter_with_an_open_gap_goes_there_once_and_then_records(room: Room) -> None:
    room.hall.entry.put_phrase("于{期限}前完成", "")
    said = room.refused(lambda: room.key(KEY.Key_Return))
    assert "空" in said.sentence
    assert selected(room) == "{期限}"
    room.shown(lambda: room.key(KEY.Key_Return))
    assert room.last(SpeechMade).text == "于{期限}前完成"


def test_braces_typed_by_hand_are_words_like_others(room: Room) -> None:
    room.say("{甲}")
    assert room.last(SpeechMade).text == "{甲}"


def test_a_phrase_goes_where_the_cursor_is_and_leaves_the_kind_alone(room: Room) -> None:
    room.ctrl(KEY.Key_8)
    room.type("前后")
    room.key(KEY.Key_Left)
    room.hall.entry.put_phrase("中", "question")
    assert (written(room), room.hall.entry.offered.kind) == ("前中后", "review")


def test_the_list_is_worked_by_keys_and_given_up_by_escape(room: Room) -> None:
    room.ctrl(KEY.Key_J)
    popup = room.hall.entry.popup
    room.key(KEY.Key_Down)
    room.key(KEY.Key_Down)
    room.key(KEY.Key_Up)
    assert popup.list.chosen == popup.offered[1].title
    room.key(KEY.Key_Escape)
    assert (popup.isVisible(), written(room), room.focus()) == (False, "", room.hall.entry.editor)


def test_a_place_in_the_list_is_taken_with_alt_and_its_digit(room: Room) -> None:
    room.ctrl(KEY.Key_J)
    third = room.hall.entry.popup.offered[2]
    room.alt(KEY.Key_3)
    assert written(room).endswith(third.text.rpartition("}")[2])
    assert room.hall.side == "attendance"


def test_nothing_found_is_said_and_enter_takes_nothing(room: Room) -> None:
    room.ctrl(KEY.Key_J)
    room.type("qqqq")
    assert room.hall.entry.popup._nothing.isVisible()
    room.key(KEY.Key_Return)
    assert written(room) == ""


def test_what_was_used_last_stands_first_also_in_the_next_hall(room: Room) -> None:
    room.ctrl(KEY.Key_J)
    room.type("qycfy")
    room.key(KEY.Key_Return)
    room.hall.entry.editor.clear()
    room.ctrl(KEY.Key_J)
    assert room.hall.entry.popup.offered[0].title == "请依次发言"
    room.key(KEY.Key_Escape)
    assert room.office.phrases.book().result().recent == ("请依次发言",)


def test_leaving_the_field_closes_the_list(room: Room) -> None:
    room.ctrl(KEY.Key_J)
    room.hall.entry.editor.setFocus()
    assert not room.hall.entry.popup.isVisible()


def test_what_the_meeting_does_not_know_stays_a_gap(room: Room) -> None:
    meeting = room.hall.meeting
    assert meeting is not None
    facts = known(meeting, "a", "f2", room.office.clock.now())
    assert (facts["发言人"], facts["问题"], facts["主持人"], facts["单位"]) == (
        "罗敬之",
        "问题02",
        "钟世安",
        "园林养护中心",
    )
    assert "议题" not in facts
    assert filled("{发言人}说{别的}", facts) == "罗敬之说{别的}"
    assert gaps("{甲}和{乙}和{甲}{}") == ("甲", "乙")


def dialog_of(room: Room) -> PhraseDialog:
    room.hall.phrases.change()
    dialog = room.dialog()
    assert isinstance(dialog, PhraseDialog)
    return dialog


def test_a_phrase_is_added_and_found(room: Room) -> None:
    dialog = dialog_of(room)
    dialog.add()
    room.type("例行开场")
    text = dialog.form.widget("text")
    assert isinstance(text, QPlainTextEdit)
    text.setFocus()
    room.type("现在开会，{主持人}主持。")
    room.key(KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    room.back()
    room.key(KEY.Key_Escape)
    room.ctrl(KEY.Key_J)
    room.type("lxkc")
    room.key(KEY.Key_Return)
    assert written(room) == "现在开会，钟世安主持。"
    assert len(room.office.phrases.book().result().phrases) == len(shipped()) + 1


def test_deleting_moving_and_changing_are_undone_step_by_step(room: Room) -> None:
    dialog = dialog_of(room)
    before = dialog.phrases
    dialog.delete()
    dialog.down()
    title = dialog.form.widget("title")
    assert isinstance(title, QLineEdit)
    title.setText("改过的")
    title.setText("改过的名称")
    assert [each.title for each in dialog.phrases[:2]] == [before[2].title, "改过的名称"]
    for _ in range(3):
        dialog.undo()
    assert (dialog.phrases, dialog.place) == (before, 0)
    dialog.undo()
    assert dialog.phrases == before
    dialog.reject()


def test_at_the_ends_nothing_moves_and_an_empty_list_can_be_filled_again(room: Room) -> None:
    dialog = PhraseDialog(room.look, (Phrase("甲", "一"),), kinds(room.hall.meeting))
    room.bot.addWidget(dialog)
    dialog.up()
    dialog.down()
    assert dialog.phrases == (Phrase("甲", "一"),)
    dialog.delete()
    dialog.delete()
    assert dialog.phrases == ()
    dialog.ship()
    assert dialog.phrases == shipped()
    dialog.undo()
    dialog.add()
    assert dialog.phrases == (Phrase("", ""),)


@pytest.mark.parametrize("wrong", [Phrase("", "一"), Phrase("甲", ""), Phrase("乙", "三")])
def test_a_phrase_without_title_or_words_or_with_anothers_title_is_not_saved(room: Room, wrong: Phrase) -> None:
    dialog = PhraseDialog(room.look, (Phrase("乙", "二"), wrong), kinds(room.hall.meeting))
    room.bot.addWidget(dialog)
    kept: list[object] = []
    dialog.saved.connect(kept.append)
    dialog.show()
    dialog.save()
    assert (kept, dialog.place, dialog._fault.isVisible()) == ([], 1, True)


def test_everything_in_list_and_dialog_has_a_name(room: Room) -> None:
    room.ctrl(KEY.Key_J)
    assert unnamed(room.hall.entry.popup) == ()
    room.key(KEY.Key_Escape)
    dialog = dialog_of(room)
    assert unnamed(dialog) == ()
    dialog.reject()
