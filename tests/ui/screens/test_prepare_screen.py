"""Preparing by keyboard: saved while typing, undone, checked for readiness, opened."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from desktop.app.office import Office, open_office
from desktop.app.places import Places
from desktop.meeting.ids import MeetingId
from desktop.meeting.plan import Plan, Role
from desktop.ui.accessible import unnamed
from desktop.ui.hall_page import HallPage
from desktop.ui.main_window import MainWindow
from desktop.ui.prepare.basics import BasicsPage
from desktop.ui.prepare.findings_page import FindingsPage
from desktop.ui.prepare.opinions import OpinionsPage
from desktop.ui.prepare.paste_people import PastePeople
from desktop.ui.prepare.screen import PrepareScreen
from desktop.ui.prepare.table_page import TablePage
from desktop.ui.telling import Refused

STEPS = ["basics", "units", "parties", "seats", "findings", "opinions", "agenda", "papers", "questions"]


@pytest.fixture
def screen(qtbot: QtBot, window: MainWindow, prepared: MeetingId) -> PrepareScreen:
    """The preparation of the sample, read and shown."""
    assert window.navigator is not None
    window.navigator.open(prepared, "preparing")
    shown = window.screen_shown
    assert isinstance(shown, PrepareScreen)
    qtbot.waitUntil(lambda: shown.keeper.loaded)
    return shown


def table(screen: PrepareScreen, step: str) -> TablePage[object]:
    screen.show_step(step)
    assert isinstance(screen.page, TablePage)
    return screen.page


def type_into(qtbot: QtBot, page: TablePage[object], row: int, column: int, text: str) -> None:
    """Edit a cell as a person does: go there, F2, type, Enter."""
    page.view.setCurrentIndex(page.model.index(row, column))
    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_F2)
    fill_in(qtbot, page, text)


def fill_in(qtbot: QtBot, page: TablePage[object], text: str) -> None:
    """Write into the cell being edited and press Enter; the editor goes when Qt has taken its text."""
    editor = next(each for each in page.view.findChildren(QLineEdit) if each.isVisible())
    editor.setText(text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not any(each.isVisible() for each in page.view.findChildren(QLineEdit)))


def saved(qtbot: QtBot, screen: PrepareScreen, office: Office) -> Plan:
    qtbot.waitUntil(lambda: screen.keeper.clean)
    return office.preparations.get(screen.keeper.meeting).result().plan


def test_opening_asked_for_before_the_plan_came_is_asked_once_it_is_there(
    qtbot: QtBot, window: MainWindow, prepared: MeetingId
) -> None:
    assert window.navigator is not None
    window.navigator.open(prepared, "preparing")
    shown = window.screen_shown
    assert isinstance(shown, PrepareScreen)
    assert not shown.keeper.loaded
    assert shown.acts.trigger("plan.open")
    qtbot.waitUntil(lambda: window.findChild(QMessageBox) is not None)
    box = window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    box.reject()


def test_what_is_typed_is_saved_after_a_pause_without_any_button(
    qtbot: QtBot, screen: PrepareScreen, office: Office
) -> None:
    page = screen.page
    assert isinstance(page, BasicsPage)
    place = page.form.widget("place")
    assert isinstance(place, QLineEdit)
    place.clear()
    with qtbot.waitSignal(screen.keeper.saved):
        qtbot.keyClicks(place, "Room 2")
    assert saved(qtbot, screen, office).place == "Room 2"


def test_a_moment_that_is_none_is_marked_and_not_saved(qtbot: QtBot, screen: PrepareScreen, office: Office) -> None:
    page = screen.page
    assert isinstance(page, BasicsPage)
    before = screen.keeper.plan.starts
    starts = page.form.widget("starts")
    assert isinstance(starts, QLineEdit)
    starts.setText("下周二")
    assert starts.property("fault")
    starts.setText("2027-03-17 14:30")
    assert not starts.property("fault")
    after = saved(qtbot, screen, office).starts
    assert before is not None
    assert after is not None
    assert (after - before).days == 1


def test_leaving_the_page_saves_at_once(
    qtbot: QtBot, screen: PrepareScreen, window: MainWindow, office: Office
) -> None:
    page = screen.page
    assert isinstance(page, BasicsPage)
    marking = page.form.widget("marking")
    assert isinstance(marking, QLineEdit)
    marking.setText("内部资料")
    assert window.navigator is not None
    window.navigator.show_shelf()
    assert saved(qtbot, screen, office).marking == "内部资料"


def test_ctrl_z_and_ctrl_y_go_through_the_saved_steps(qtbot: QtBot, screen: PrepareScreen, office: Office) -> None:
    page = table(screen, "parties")
    type_into(qtbot, page, 0, 1, "纪检")
    assert saved(qtbot, screen, office).parties[0].short == "纪检"
    qtbot.keyClick(page.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: screen.keeper.plan.parties[0].short == "纪委监委")
    assert saved(qtbot, screen, office).parties[0].short == "纪委监委"
    qtbot.keyClick(page.view, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: screen.keeper.plan.parties[0].short == "纪检")


def test_rows_are_added_moved_and_taken_away_by_keys(qtbot: QtBot, screen: PrepareScreen, office: Office) -> None:
    page = table(screen, "agenda")
    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_Insert)
    fill_in(qtbot, page, "二")  # a new row begins in its first cell
    type_into(qtbot, page, 1, 1, "其他事项")
    qtbot.keyClick(page.view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert saved(qtbot, screen, office).agenda[0].title == "其他事项"
    qtbot.keyClick(page.view, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert "其他事项" not in [item.title for item in saved(qtbot, screen, office).agenda]


def test_what_others_refer_to_is_not_taken_away(qtbot: QtBot, screen: PrepareScreen, window: MainWindow) -> None:
    for step in ("parties", "units", "findings"):
        page = table(screen, step)
        page.view.setCurrentIndex(page.model.index(0, 0))
        with qtbot.waitSignal(window.teller.told) as told:
            page.remove_row()
        assert told.args is not None
        assert isinstance(told.args[0], Refused)
        assert page.model.rowCount() == len(page.part.rows(screen.keeper.plan))


@pytest.mark.parametrize(
    ("step", "column", "text"),
    [("seats", 0, ""), ("parties", 0, ""), ("units", 0, ""), ("units", 3, "很多"), ("units", 4, "1.5"),
     ("agenda", 3, "99"), ("agenda", 4, "查无此人"), ("papers", 2, "昨天")],
)  # fmt: skip
def test_a_cell_says_why_it_cannot_hold_a_text(
    qtbot: QtBot, screen: PrepareScreen, window: MainWindow, step: str, column: int, text: str
) -> None:
    page = table(screen, step)
    before = screen.keeper.plan
    with qtbot.waitSignal(window.teller.told):
        type_into(qtbot, page, 0, column, text)
    assert screen.keeper.plan == before


def test_a_second_chair_and_a_vote_for_a_respondent_are_refused(qtbot: QtBot, screen: PrepareScreen) -> None:
    page = table(screen, "seats")
    seats = screen.keeper.plan.seats
    other = next(seat for seat in seats if seat.role is Role.MEMBER)
    respondent = next(seat for seat in seats if seat.role is Role.RESPONDENT)
    role, vote = page.part.cells[2], page.part.cells[4]
    page.write(other, role, "主持人")
    page.write(respondent, vote, "有")
    assert screen.keeper.plan.seats == seats


def test_the_agenda_takes_numbers_ranges_and_all(qtbot: QtBot, screen: PrepareScreen, office: Office) -> None:
    page = table(screen, "agenda")
    for text, count in (("1-4", 4), ("02、5，9", 3), ("全部", 9), ("", 0)):
        type_into(qtbot, page, 0, 3, text)
        assert len(saved(qtbot, screen, office).agenda[0].findings) == count


def test_opinions_are_filled_by_digits_and_explained(qtbot: QtBot, screen: PrepareScreen, office: Office) -> None:
    screen.show_step("opinions")
    page = screen.page
    assert isinstance(page, OpinionsPage)
    plan = screen.keeper.plan
    page.view.go_to(plan.findings[0].id, plan.parties[0].id)
    qtbot.keyClick(page.view, "3")
    page.view.go_to(plan.findings[0].id, plan.parties[0].id)
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert page.ground.hasFocus()
    qtbot.keyClicks(page.ground, "no papers")
    opinion = next(
        each
        for each in saved(qtbot, screen, office).opinions
        if (each.finding, each.party) == (plan.findings[0].id, plan.parties[0].id)
    )
    assert (opinion.verdict, opinion.ground) == ("未到位", "no papers")
    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_Delete)
    assert len(saved(qtbot, screen, office).opinions) == len(plan.opinions) - 1


def test_the_texts_of_the_selected_finding_are_edited_below(
    qtbot: QtBot, screen: PrepareScreen, office: Office
) -> None:
    page = table(screen, "findings")
    assert isinstance(page, FindingsPage)
    page.view.setCurrentIndex(page.model.index(2, 1))
    qtbot.keyClicks(page.detail.widget("measures"), "return the money")
    assert saved(qtbot, screen, office).findings[2].measures == "return the money"
    assert saved(qtbot, screen, office).findings[1].measures != "return the money"


def test_people_pasted_from_a_sheet_join_only_when_confirmed_and_never_twice(
    qtbot: QtBot, screen: PrepareScreen, window: MainWindow, office: Office
) -> None:
    before = screen.keeper.plan.seats
    known = before[0].name
    lines = (
        "姓名\t单位\t职务\t身份",
        f"{known}\t市委巡察办\t主任\t",
        "岳明远\t市委组织部\t处长\t",
        "石小川\t\t\t记录人",
    )
    QGuiApplication.clipboard().setText("\n".join(lines))
    screen.paste_people()
    dialog = screen.findChild(PastePeople)
    assert dialog is not None
    assert unnamed(dialog) == ()
    assert [(row.seat.name, row.taken) for row in dialog.model.rows] == [
        (known, False),
        ("岳明远", True),
        ("石小川", True),
    ]
    assert screen.keeper.plan.seats == before
    with qtbot.waitSignal(dialog.confirmed):
        qtbot.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    new = saved(qtbot, screen, office).seats[len(before) :]
    party = next(each.id for each in screen.keeper.plan.parties if each.called == "组织部")
    assert [(seat.name, seat.role, seat.party, seat.votes) for seat in new] == [
        ("岳明远", Role.MEMBER, party, True),
        ("石小川", Role.STAFF, "", False),
    ]
    QGuiApplication.clipboard().clear()


def test_a_record_that_would_be_refused_says_so_in_red_and_goes_to_the_step(
    qtbot: QtBot, screen: PrepareScreen, window: MainWindow
) -> None:
    screen.keeper.change(lambda plan: replace(plan, seats=tuple(s for s in plan.seats if s.role is not Role.CHAIR)))
    assert screen.readiness.model.rows[0].step == "seats"
    with qtbot.waitSignal(window.teller.told) as told:
        screen.acts.trigger("plan.open")
    assert told.args is not None
    assert isinstance(told.args[0], Refused)
    assert screen.steps.current == "seats"


def test_opening_is_asked_once_and_leads_into_the_hall(
    qtbot: QtBot, screen: PrepareScreen, window: MainWindow, office: Office
) -> None:
    screen.acts.trigger("plan.open")
    qtbot.waitUntil(lambda: window.findChild(QMessageBox) is not None)
    box = window.findChild(QMessageBox)
    assert box is not None
    with qtbot.waitSignal(screen.record_opened):
        next(button for button in box.buttons() if button.text() == "开启记录").click()
    assert isinstance(window.screen_shown, HallPage)
    (line,) = office.shelf.lines().result()
    assert line.status == "open"


def test_steps_are_walked_by_keys_and_everything_in_them_has_a_name(qtbot: QtBot, screen: PrepareScreen) -> None:
    walked = [screen.steps.current]
    for _ in STEPS[1:]:
        assert screen.acts.trigger("plan.next")
        walked.append(screen.steps.current)
        assert unnamed(screen) == ()
    assert walked == STEPS


def test_a_kind_of_meeting_without_parties_has_no_steps_for_them(
    qtbot: QtBot, window: MainWindow, office: Office
) -> None:
    meeting = office.preparations.new("collective-decision", Plan("三重一大会议")).result().meeting
    assert window.navigator is not None
    window.navigator.open(meeting, "preparing")
    shown = window.screen_shown
    assert isinstance(shown, PrepareScreen)
    qtbot.waitUntil(lambda: shown.keeper.loaded)
    assert [step.id for step in shown.steps.model.rows] == ["basics", "seats", "agenda", "papers"]
    assert table(shown, "agenda").part.cells[2].title == "事项类别"


def test_what_is_typed_while_a_save_is_under_way_is_not_lost_by_closing(
    qtbot: QtBot, screen: PrepareScreen, window: MainWindow, places: Places
) -> None:
    meeting = screen.keeper.meeting
    screen.keeper.change(lambda plan: replace(plan, place="一号会议室"))
    screen.keeper.change(lambda plan: replace(plan, place="二号会议室"), typing=True)
    assert not screen.keeper.clean
    window.close()
    office = open_office(places.store, places=places)
    assert office.preparations.get(meeting).result().plan.place == "二号会议室"
    office.close()


def test_an_answer_to_a_page_that_is_gone_is_nobodys(
    qtbot: QtBot, screen: PrepareScreen, window: MainWindow, office: Office
) -> None:
    meeting = screen.keeper.meeting
    other = office.preparations.new("rectification-review", Plan("另一次会议")).result().meeting
    screen.keeper.change(lambda plan: replace(plan, place="一号会议室"))
    assert window.navigator is not None
    window.navigator.show_shelf()
    window.navigator.open(other, "preparing")
    qtbot.waitUntil(lambda: not window.errands.under_way)
    assert office.preparations.get(meeting).result().plan.place == "一号会议室"
