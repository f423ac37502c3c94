"""Search by keyboard: typed, chosen with the arrows, opened at its line, left again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app.office import Office
from desktop.app.search import FIRST
from desktop.meeting.acts import SpeechKind
from desktop.meeting.ids import MeetingId, PersonId, Seq
from desktop.meeting.plan import Plan
from desktop.meeting.refusal import Refusal
from desktop.meeting.rules.correction import strike_out
from desktop.meeting.rules.speech import put_question, speak
from desktop.ui.accessible import unnamed
from desktop.ui.hall_page import HallPage
from desktop.ui.main_window import MainWindow
from desktop.ui.search.lines import MORE
from desktop.ui.search.screen import SearchScreen
from desktop.ui.shelf.screen import ShelfScreen


@pytest.fixture
def meeting(office: Office, prepared: MeetingId, plan: Plan) -> MeetingId:
    """The sample's meeting, opened, with a few lines."""
    assert not isinstance(office.preparations.open(prepared).result(), Refusal)
    say(office, prepared, "台账已经补齐，金额以审计为准。")
    say(office, prepared, "三份合同要重签。")
    office.desk.put(
        prepared, put_question("为何拆分？", asker=plan.seats[0].person, finding=plan.findings[1].id)
    ).result()
    return prepared


def say(office: Office, meeting: MeetingId, text: str) -> int:
    done = office.desk.put(meeting, speak(text, kind=SpeechKind.SUMMARY, speaker=PersonId(""))).result()
    assert not isinstance(done, Refusal)
    return done.upto


@pytest.fixture
def screen(window: MainWindow, meeting: MeetingId) -> SearchScreen:
    assert meeting
    window.acts.trigger("page.search")
    assert isinstance(window.screen_shown, SearchScreen)
    return window.screen_shown


def write(qtbot: QtBot, screen: SearchScreen, words: str) -> None:
    """Commit the words as an input method does, and wait for their answer."""
    event = QInputMethodEvent("", [])
    event.setCommitString(words)
    with qtbot.waitSignal(screen.answered):
        QApplication.sendEvent(screen.field, event)


def texts(screen: SearchScreen) -> list[str]:
    return [card.text for card in screen.shown]


def test_the_page_opens_by_its_key_from_anywhere_with_the_cursor_in_the_field(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    screen = window.screen_shown
    assert isinstance(screen, SearchScreen)
    assert screen.field.hasFocus()
    assert unnamed(screen) == ()
    assert screen.shown == ()
    assert screen._pages.currentWidget() is screen._begin


def test_every_word_typed_asks_at_once_and_marks_what_was_found(qtbot: QtBot, screen: SearchScreen) -> None:
    write(qtbot, screen, "台")
    assert texts(screen) == ["台账已经补齐，金额以审计为准。"]
    write(qtbot, screen, "账 审计")
    (card,) = screen.shown
    assert card.marks == ((0, 2), (10, 12))
    assert card.title
    assert screen._said.text().startswith("1 条，1 次会议")
    assert "台账已经补齐" in card.spoken


def test_without_a_hit_it_says_so_and_an_emptied_field_begins_anew(qtbot: QtBot, screen: SearchScreen) -> None:
    write(qtbot, screen, "没有这样的话")
    assert screen._pages.currentWidget() is screen._nothing
    qtbot.keyClick(screen.field, Qt.Key.Key_Escape)
    assert screen.field.text() == ""
    assert screen._pages.currentWidget() is screen._begin
    assert screen._said.text() == ""


def test_only_the_newest_question_is_answered_on_the_screen(qtbot: QtBot, screen: SearchScreen) -> None:
    shown: list[str] = []
    screen.answered.connect(lambda: shown.append(screen._answer.asked if screen._answer else ""))
    for words in ("台", "台账", "合同"):
        screen.field.setText(words)
    qtbot.waitUntil(lambda: bool(shown))
    assert shown == ["合同"]
    assert "三份合同要重签。" in texts(screen)


def test_arrows_choose_while_one_types_on_and_enter_opens_the_record_at_that_line(
    qtbot: QtBot, window: MainWindow, screen: SearchScreen
) -> None:
    write(qtbot, screen, "。")
    assert len(screen.shown) >= 2
    first, second = (card.id for card in screen.shown[:2])
    assert screen._model.id_at(screen.list.currentIndex()) == first
    qtbot.keyClick(screen.field, Qt.Key.Key_Down)
    assert screen._model.id_at(screen.list.currentIndex()) == second
    assert screen.field.hasFocus()
    wanted = screen._hits[second].seq
    qtbot.keyClick(screen.field, Qt.Key.Key_Return)
    page = window.screen_shown
    assert isinstance(page, HallPage)
    qtbot.waitUntil(lambda: page._is_ready)
    assert page.hall.record.current == wanted
    assert page.hall.record.list.hasFocus()


def test_a_second_hit_opens_at_its_line_in_the_hall_that_is_there(
    qtbot: QtBot, window: MainWindow, screen: SearchScreen
) -> None:
    write(qtbot, screen, "台账已经")
    qtbot.keyClick(screen.field, Qt.Key.Key_Return)
    page = window.screen_shown
    assert isinstance(page, HallPage)
    qtbot.waitUntil(lambda: page._is_ready)
    window.acts.trigger("page.search")
    screen.field.clear()
    write(qtbot, screen, "三份合同")
    wanted = next(iter(screen._hits.values())).seq
    qtbot.keyClick(screen.field, Qt.Key.Key_Return)
    assert window.screen_shown is page
    assert page.hall.record.current == wanted


def test_a_finding_of_the_register_opens_with_that_finding_chosen(
    qtbot: QtBot, window: MainWindow, screen: SearchScreen, plan: Plan
) -> None:
    finding = plan.findings[2]
    write(qtbot, screen, finding.text[:8])
    qtbot.keyClick(screen.field, Qt.Key.Key_Return)
    page = window.screen_shown
    assert isinstance(page, HallPage)
    qtbot.waitUntil(lambda: page._is_ready)
    assert page.hall.finding == finding.id


def test_escape_goes_back_to_where_one_came_from(qtbot: QtBot, window: MainWindow, screen: SearchScreen) -> None:
    qtbot.keyClick(screen.field, Qt.Key.Key_Escape)
    assert isinstance(window.screen_shown, ShelfScreen)


def test_struck_lines_are_found_only_with_the_box_ticked(
    qtbot: QtBot, screen: SearchScreen, office: Office, meeting: MeetingId
) -> None:
    seq = say(office, meeting, "记错了一个人")
    assert not isinstance(office.desk.put(meeting, strike_out(Seq(seq), "记错")).result(), Refusal)
    write(qtbot, screen, "记错了")
    assert screen.shown == ()
    with qtbot.waitSignal(screen.answered):
        qtbot.keyClick(screen.field, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    (card,) = screen.shown
    assert card.former
    assert "已不作数" in card.spoken


def test_a_long_list_shows_more_on_its_last_line(
    qtbot: QtBot, screen: SearchScreen, office: Office, meeting: MeetingId
) -> None:
    for number in range(FIRST + 20):
        say(office, meeting, f"重复的话{number}")
    write(qtbot, screen, "重复的话")
    assert len(screen.shown) == FIRST + 1
    assert screen.shown[-1].id == MORE
    assert screen._said.text().startswith(f"共 {FIRST + 20}，先列最近 {FIRST} 条")
    screen.list.pick(MORE)
    with qtbot.waitSignal(screen.answered):
        qtbot.keyClick(screen.field, Qt.Key.Key_Return)
    assert len(screen.shown) == FIRST + 20
    at = screen.list.currentIndex().row()
    assert at == FIRST, "the first of those that came is selected"


def test_no_key_opens_anything_while_a_word_is_composed(qtbot: QtBot, window: MainWindow, screen: SearchScreen) -> None:
    write(qtbot, screen, "台账")
    QApplication.sendEvent(screen.field, QInputMethodEvent("shen", []))
    for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
        QApplication.sendEvent(screen.field, QKeyEvent(kind, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier))
    assert window.screen_shown is screen


def test_the_shelf_hands_its_words_over_where_no_meeting_fits(
    qtbot: QtBot, window: MainWindow, screen: SearchScreen
) -> None:
    window.acts.trigger("page.shelf")
    shelf = window.screen_shown
    assert isinstance(shelf, ShelfScreen)
    shelf.search.setText("台账已经")
    with qtbot.waitSignal(screen.answered):
        shelf.actions_table.trigger("shelf.search")
    assert window.screen_shown is screen
    assert texts(screen) == ["台账已经补齐，金额以审计为准。"]
