"""The action table: one key, one meaning; menus and buttons follow it."""

import gc

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QMenu
from pytestqt.qtbot import QtBot

from desktop.ui.accessible import unnamed
from desktop.ui.actions import (
    IME_KEYS,
    OBSTRUCTED,
    ActionSpec,
    ActionTable,
    ActionTableError,
    Scope,
    faults,
    shown_keys,
    spelled,
)
from desktop.ui.button import Button
from desktop.ui.icons import Icon
from desktop.ui.look import Look


def nothing() -> None:
    """Do nothing."""


def spec(name: str, *keys: str, menu: str = "会议", scope: Scope = Scope.WINDOW) -> ActionSpec:
    return ActionSpec(name, name, nothing, keys, menu=menu, scope=scope)


@pytest.mark.parametrize("key", IME_KEYS + OBSTRUCTED)
def test_keys_of_input_methods_and_editors_are_no_shortcuts(key: str) -> None:
    assert len(faults([spec("a", key)])) == 1


def test_one_key_cannot_mean_two_things() -> None:
    assert faults([spec("a", "Ctrl+1"), spec("b", "Ctrl+2", "Ctrl+1")]) == ("b: Ctrl+1 already belongs to a",)


def test_differently_spelled_keys_are_the_same_key() -> None:
    assert len(faults([spec("a", "Ctrl+Shift+P"), spec("b", "Shift+Ctrl+P")])) == 1


def test_one_id_cannot_name_two_actions() -> None:
    assert faults([spec("a"), spec("a")]) == ("id a is used twice",)


def test_a_key_that_is_none_is_found() -> None:
    assert len(faults([spec("a", "")])) == 1


def test_every_shortcut_of_a_window_stands_in_a_menu_but_those_of_a_panel_need_not() -> None:
    assert len(faults([spec("a", "F2", menu="")])) == 1
    assert faults([spec("a", "F2", menu="", scope=Scope.PANEL)]) == ()


def test_a_faulty_table_is_not_built(qtbot: QtBot, look: Look) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    with pytest.raises(ActionTableError, match="twice"):
        ActionTable(look, window, [spec("a"), spec("a")])


class Window(QMainWindow):
    """A window with one action that can be switched off and one toggle."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.done: list[str] = []
        self.open = True
        self.frozen = False
        self.table = ActionTable(
            look,
            self,
            [
                ActionSpec(
                    "entry.record",
                    "记入(&R)",
                    lambda: self.done.append("record"),
                    ("Ctrl+R",),
                    menu="记录",
                    icon=Icon.SAVE,
                    enabled_when=lambda: self.open,
                    help="把输入框的文字记入会议记录",
                ),
                ActionSpec("vote.close", "截止", self.close_vote, ("F6",), menu="表决"),
                ActionSpec(
                    "room.freeze",
                    "定格",
                    self.freeze,
                    ("F7",),
                    menu="记录",
                    group="投屏",
                    checked_when=lambda: self.frozen,
                ),
            ],
        )
        self.menus = self.table.fill(self.menuBar())

    def close_vote(self) -> None:
        self.open = False

    def freeze(self) -> None:
        self.frozen = not self.frozen


@pytest.fixture
def window(qtbot: QtBot, look: Look) -> Window:
    made = Window(look)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    return made


def test_a_key_does_what_the_table_says(qtbot: QtBot, window: Window) -> None:
    qtbot.keyClick(window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert window.done == ["record"]


def test_an_action_out_of_place_is_disabled_after_any_other_action(qtbot: QtBot, window: Window) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F6)
    qtbot.keyClick(window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert window.done == []
    assert not window.table.action("entry.record").isEnabled()
    assert not window.table.trigger("entry.record")


def test_an_action_whose_moment_has_passed_unnoticed_does_nothing(window: Window) -> None:
    window.open = False
    window.table.action("entry.record").trigger()
    assert window.done == []


def test_an_action_can_be_triggered_by_its_id(window: Window) -> None:
    assert window.table.trigger("entry.record")
    assert window.done == ["record"]


def test_a_toggle_shows_what_is_so_and_not_what_was_clicked(qtbot: QtBot, window: Window) -> None:
    action = window.table.action("room.freeze")
    qtbot.keyClick(window, Qt.Key.Key_F7)
    assert action.isChecked()
    window.frozen = False
    window.table.refresh()
    assert not action.isChecked()


def test_menus_follow_the_table_and_a_new_group_draws_a_line(window: Window) -> None:
    assert [menu.title() for menu in window.menus] == ["记录", "表决"]
    assert [act.isSeparator() for act in window.menus[0].actions()] == [False, True, False]


def test_menus_live_as_long_as_their_bar(window: Window) -> None:
    window.menus = ()
    gc.collect()
    menu = window.menuBar().actions()[0].menu()
    assert isinstance(menu, QMenu)
    assert menu.actions()[0].text() == "记入(&R)"


def test_a_button_stands_for_an_action(qtbot: QtBot, look: Look, window: Window) -> None:
    button = Button(look, "", mark=Icon.SAVE)
    qtbot.addWidget(button)
    button.stand_for(window.table.action("entry.record"))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.done == ["record"]
    assert button.accessibleName() == "记入(R)"
    assert "Ctrl+R" in button.toolTip()
    window.table.trigger("vote.close")
    assert not button.isEnabled()


def test_the_first_key_is_the_one_shown() -> None:
    assert shown_keys(spec("a", "Ctrl+G", "F3")) == "Ctrl+G"
    assert shown_keys(spec("a")) == ""


@pytest.mark.parametrize(
    ("key", "written"),
    [
        ("Ctrl+Return", "Ctrl+Enter"),
        ("Ctrl+Enter", "Ctrl+Enter"),
        ("Ctrl+Shift+Up", "Ctrl+Shift+↑"),
        ("Alt+Down", "Alt+↓"),
        ("Ctrl+Alt+1", "Ctrl+Alt+1"),
        ("Ctrl++", "Ctrl++"),
        ("Ctrl+PgDown", "Ctrl+PgDown"),
    ],
)
def test_a_key_is_written_one_way_everywhere(key: str, written: str) -> None:
    assert spelled(key) == shown_keys(spec("a", key)) == written


def test_a_menu_writes_the_key_as_buttons_do_and_buttons_do_not_write_it_twice(qtbot: QtBot, look: Look) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    table = ActionTable(look, window, [spec("next", "Ctrl+Return"), spec("find", "Ctrl+F")])
    assert table.action("next").text() == "next\tCtrl+Enter"
    assert table.action("find").text() == "find"
    button = Button(look, "")
    qtbot.addWidget(button)
    button.stand_for(table.action("next"))
    assert (button.accessibleName(), button.toolTip()) == ("next", "next  Ctrl+Enter")


def test_all_widgets_of_the_window_have_names(window: Window) -> None:
    assert unnamed(window) == ()
