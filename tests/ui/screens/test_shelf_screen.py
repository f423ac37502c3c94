"""The shelf by keyboard: new, found, filtered, opened, deleted while nothing was recorded."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from desktop.app.office import Office
from desktop.meeting.ids import MeetingId
from desktop.meeting.plan import Plan
from desktop.ui.accessible import unnamed
from desktop.ui.main_window import MainWindow
from desktop.ui.prepare.screen import PrepareScreen
from desktop.ui.shelf.new_meeting import NewMeeting
from desktop.ui.shelf.screen import ShelfScreen


def shelf(window: MainWindow) -> ShelfScreen:
    assert isinstance(window.screen_shown, ShelfScreen)
    return window.screen_shown


def prepare(office: Office, *titles: str) -> None:
    for place, title in enumerate(titles, 1):
        office.preparations.new("rectification-review", Plan(title, number=f"审{place}号")).result()


def reread(qtbot: QtBot, screen: ShelfScreen) -> None:
    with qtbot.waitSignal(screen.shown):
        screen.refresh()


def test_a_new_meeting_is_made_by_keyboard_and_opens_in_its_preparation(
    qtbot: QtBot, window: MainWindow, office: Office
) -> None:
    screen = shelf(window)
    qtbot.keyClick(screen.view, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    dialog = window.findChild(NewMeeting)
    assert dialog is not None
    assert unnamed(dialog) == ()
    title = dialog.form.widget("title")
    assert isinstance(title, QLineEdit)
    qtbot.keyClick(title, Qt.Key.Key_Return)
    assert dialog.isVisible(), "a meeting without a title is no meeting"
    title.setText("示例市园林养护中心四方会审")
    with qtbot.waitSignal(screen.opened):
        qtbot.keyClick(title, Qt.Key.Key_Return)
    assert isinstance(window.screen_shown, PrepareScreen)
    (line,) = office.shelf.lines().result()
    assert (line.title, line.status) == ("示例市园林养护中心四方会审", "preparing")
    assert len(office.preparations.get(line.meeting).result().plan.parties) == 4


def test_a_number_in_use_is_refused_in_the_dialog(qtbot: QtBot, window: MainWindow, office: Office) -> None:
    prepare(office, "甲")
    screen = shelf(window)
    reread(qtbot, screen)
    screen.actions_table.trigger("shelf.new")
    dialog = window.findChild(NewMeeting)
    assert dialog is not None
    dialog.form.load({"title": "乙", "number": "审1号"})
    assert not dialog.form.submit()
    dialog.form.load({"number": "审2号"})
    assert dialog.form.submit()


def test_typing_finds_meetings_whatever_the_width_of_the_signs(
    qtbot: QtBot, window: MainWindow, office: Office
) -> None:
    prepare(office, "园林养护中心四方会审", "城市照明管理处ABC会审")
    screen = shelf(window)
    reread(qtbot, screen)
    screen.search.setText("照明")
    assert [line.title for line in screen.model.rows] == ["城市照明管理处ABC会审"]
    screen.search.setText("ａｂｃ")
    assert len(screen.model.rows) == 1
    screen.search.setText("没有这样的会")
    assert screen.model.rows == ()
    qtbot.keyClick(screen.search, Qt.Key.Key_Escape)
    assert len(screen.model.rows) == 2


def test_the_filter_shows_one_state_and_counts_all(qtbot: QtBot, window: MainWindow, prepared: MeetingId) -> None:
    office = window.office
    assert office is not None
    prepare(office, "还在准备")
    office.preparations.open(prepared).result()
    screen = shelf(window)
    reread(qtbot, screen)
    screen.filter.press("open")
    assert [line.status for line in screen.model.rows] == ["open"]
    screen.filter.press("sealed")
    assert screen.model.rows == ()
    screen.filter.press("all")
    assert len(screen.model.rows) == 2


def test_only_a_preparation_can_be_deleted_and_only_after_yes(
    qtbot: QtBot, window: MainWindow, office: Office, prepared: MeetingId
) -> None:
    office.preparations.open(prepared).result()
    prepare(office, "不开了")
    screen = shelf(window)
    reread(qtbot, screen)
    screen.view.pick(prepared)
    assert not screen.actions_table.trigger("shelf.drop")
    screen.view.pick(next(line.meeting for line in screen.model.rows if line.title == "不开了"))
    qtbot.keyClick(screen.view, Qt.Key.Key_Delete)
    box = window.findChild(QMessageBox)
    assert box is not None
    assert box.defaultButton().text() == "不删除"
    yes = next(button for button in box.buttons() if button.text() == "删除")
    with qtbot.waitSignal(screen.dropped):
        yes.click()
    assert [line.meeting for line in office.shelf.lines().result()] == [prepared]


def test_enter_in_the_search_goes_to_the_first_found_and_opens_it(
    qtbot: QtBot, window: MainWindow, office: Office
) -> None:
    prepare(office, "甲会审", "乙会审")
    screen = shelf(window)
    reread(qtbot, screen)
    qtbot.keyClick(screen.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert screen.search.hasFocus()
    screen.search.setText("甲")
    qtbot.keyClick(screen.search, Qt.Key.Key_Return)
    assert screen.view.hasFocus()
    qtbot.keyClick(screen.view, Qt.Key.Key_Return)
    assert isinstance(window.screen_shown, PrepareScreen)


def test_a_record_that_grows_elsewhere_moves_the_line_on_the_shelf(
    qtbot: QtBot, window: MainWindow, office: Office, prepared: MeetingId
) -> None:
    screen = shelf(window)
    reread(qtbot, screen)
    with qtbot.waitSignal(screen.shown):
        office.preparations.open(prepared)
    assert screen.model.rows[0].status == "open"


def test_everything_on_the_shelf_has_a_name(qtbot: QtBot, window: MainWindow) -> None:
    assert unnamed(shelf(window)) == ()


def test_a_burst_of_entries_is_read_twice_at_most_at_a_time(qtbot: QtBot, window: MainWindow) -> None:
    screen = shelf(window)
    for _ in range(50):
        screen.refresh()
    assert len(window.errands.under_way) == 1
    qtbot.waitUntil(lambda: not window.errands.under_way)
