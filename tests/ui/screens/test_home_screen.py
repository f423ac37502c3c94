"""The start page by keyboard, and the rehearsal it leads to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from desktop.app.office import Office, open_office
from desktop.app.places import Places
from desktop.meeting.ids import MeetingId
from desktop.meeting.plan import Plan
from desktop.meeting.refusal import Refusal
from desktop.ui.accessible import unnamed
from desktop.ui.choices import ChoiceKeeper
from desktop.ui.hall_page import HallPage
from desktop.ui.home.screen import HomeScreen
from desktop.ui.main_window import MainWindow
from desktop.ui.minutes.screen import MinutesScreen
from desktop.ui.prepare.screen import PrepareScreen
from desktop.ui.shelf.new_meeting import NewMeeting
from desktop.ui.shelf.screen import ShelfScreen
from desktop.ui.tokens import rehearsing, shipped

OpenWindow = Callable[[], MainWindow]


@pytest.fixture
def open_window(qtbot: QtBot, make_window: OpenWindow, places: Places) -> OpenWindow:
    """Open a window on the store below `places`, at its start page, with everything read."""

    def make() -> MainWindow:
        window = make_window()
        with qtbot.waitSignal(window.opened):
            window.open_store(places.store)
        qtbot.waitUntil(lambda: not window.errands.under_way)
        return window

    return make


def home(window: MainWindow) -> HomeScreen:
    assert isinstance(window.screen_shown, HomeScreen)
    return window.screen_shown


def fill(places: Places, plan: Plan, *, opened: bool) -> MeetingId:
    office = open_office(places.store, places=places)
    meeting = office.preparations.new("rectification-review", plan).result().meeting
    if opened:
        assert not isinstance(office.preparations.open(meeting).result(), Refusal)
    office.close()
    return meeting


def rehearsed(qtbot: QtBot, window: MainWindow, act: Callable[[], object]) -> Office:
    """Do `act`, which ends in the store of rehearsals."""
    with qtbot.waitSignal(window.opened, timeout=20_000):
        act()
    qtbot.waitUntil(lambda: not window.errands.under_way, timeout=60_000)
    assert window.office is not None
    return window.office


def test_an_empty_store_offers_the_sample_first_and_everything_has_a_name(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    window = open_window()
    assert unnamed(home(window)) == ()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.property("text") == "看一个样本会议"
    qtbot.keyClick(focus, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.findChild(NewMeeting) is not None)
    assert isinstance(window.screen_shown, ShelfScreen)


def test_enter_goes_back_to_the_meeting_that_is_open(
    qtbot: QtBot, open_window: OpenWindow, places: Places, plan: Plan
) -> None:
    fill(places, replace(plan, title="没开的"), opened=False)
    fill(places, plan, opened=True)
    window = open_window()
    page = home(window)
    assert page.card.isVisible()
    assert page.card.back.hasFocus()
    assert [row.title for row in page.latest.model_rows.rows] == ["［样张］没开的"]
    assert unnamed(page) == ()
    qtbot.keyClick(page.card.back, Qt.Key.Key_Return)
    assert isinstance(window.screen_shown, HallPage)


def test_without_an_open_meeting_enter_opens_the_latest(
    qtbot: QtBot, open_window: OpenWindow, places: Places, plan: Plan
) -> None:
    fill(places, plan, opened=False)
    window = open_window()
    page = home(window)
    assert not page.card.isVisible()
    assert page.latest.hasFocus()
    qtbot.keyClick(page.latest, Qt.Key.Key_Return)
    assert isinstance(window.screen_shown, PrepareScreen)


def test_the_sample_is_played_once_into_the_store_of_rehearsals_and_opened(
    qtbot: QtBot, open_window: OpenWindow, places: Places
) -> None:
    window = open_window()
    real = window.office
    office = rehearsed(qtbot, window, lambda: home(window).acts.trigger("home.sample"))
    assert office is not real
    assert isinstance(window.screen_shown, MinutesScreen)
    assert window.band.isVisible()
    assert window.windowTitle().startswith("【演练】")
    assert window.look.theme.tokens == rehearsing("light")
    assert [(line.sample, line.status) for line in office.shelf.lines().result()] == [(True, "closed")]
    window.go("home")
    home(window).acts.trigger("home.sample")
    qtbot.waitUntil(lambda: not window.errands.under_way)
    assert len(office.shelf.lines().result()) == 1
    with qtbot.waitSignal(window.opened):
        window.acts.trigger("rehearsal.leave")
    assert window.office is not None
    assert (window.office.folder, window.office.rehearsal) == (places.store, False)
    assert not window.band.isVisible()
    assert window.look.theme.tokens == shipped("light")
    assert not window.windowTitle().startswith("【演练】")
    assert window.office.shelf.lines().result() == ()


def test_a_prepared_meeting_is_rehearsed_and_the_real_one_stays_as_it_was(
    qtbot: QtBot, window: MainWindow, office: Office, plan: Plan
) -> None:
    real = replace(plan, sample=False)
    meeting = office.preparations.new("rectification-review", real).result().meeting
    shelf = window.screen_shown
    assert isinstance(shelf, ShelfScreen)
    with qtbot.waitSignal(shelf.shown):
        shelf.refresh()
    shelf.view.pick(meeting)
    stage = rehearsed(qtbot, window, lambda: shelf.actions_table.trigger("shelf.rehearse"))
    assert isinstance(window.screen_shown, PrepareScreen)
    (line,) = stage.shelf.lines().result()
    assert stage.preparations.get(line.meeting).result().plan == replace(real, rehearsal=True)
    with qtbot.waitSignal(window.opened):
        window.acts.trigger("rehearsal.leave")
    assert window.office is not None
    assert window.office.preparations.get(meeting).result().plan == real


def test_the_rehearsals_are_cleared_only_after_a_yes(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    stage = rehearsed(qtbot, window, lambda: home(window).acts.trigger("home.rehearse"))
    stage.preparations.new("rectification-review", Plan("演一遍")).result()
    window.acts.trigger("rehearsal.clear")
    box = window.findChild(QMessageBox)
    assert box is not None
    assert box.defaultButton().text() == "不清空"
    yes = next(button for button in box.buttons() if button.text() == "清空")
    fresh = rehearsed(qtbot, window, yes.click)
    assert fresh.rehearsal
    assert fresh.shelf.lines().result() == ()


def test_the_store_of_rehearsals_is_never_what_the_program_opens_with(
    qtbot: QtBot, open_window: OpenWindow, places: Places, keeper: ChoiceKeeper
) -> None:
    window = open_window()
    rehearsed(qtbot, window, lambda: home(window).acts.trigger("home.rehearse"))
    assert keeper.now.store == str(places.store)


def test_a_real_store_chosen_by_hand_must_be_one(qtbot: QtBot, open_window: OpenWindow, places: Places) -> None:
    open_office(places=places, rehearsal=True).close()
    window = open_window()
    with qtbot.waitSignal(window.teller.told) as told:
        window.open_store(places.rehearsal)
    assert told.args is not None
    assert "演练库" in told.args[0].sentence
