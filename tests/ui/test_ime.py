"""Input methods: no key steals a word being composed, and no word is left behind."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QLineEdit, QMainWindow, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.actions import ActionSpec, ActionTable
from desktop.ui.ime import Composition, Editor, bus_settings, input_method_settings, plugin_names, text_of
from desktop.ui.look import Look

KEYS = [
    (Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier, "F2"),
    (Qt.Key.Key_F9, Qt.KeyboardModifier.NoModifier, "F9"),
    (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier, "Ctrl+Return"),
    (Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier, "Ctrl+1"),
    (Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier, "Alt+1"),
    (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier, "Ctrl+Z"),
]


def compose(editor: Editor, word: str, commit: str = "") -> None:
    event = QInputMethodEvent(word, [])
    if commit:
        event.setCommitString(commit)
    QCoreApplication.sendEvent(editor, event)


class Room(QMainWindow):
    """An editor beside a button, with every key of KEYS as a shortcut."""

    def __init__(self, look: Look, editor: Editor) -> None:
        super().__init__()
        self.fired: list[str] = []
        self.editor = editor
        self.composition = Composition(editor)
        self.other = QPushButton("别处")
        page = QWidget()
        column = QVBoxLayout(page)
        column.addWidget(editor)
        column.addWidget(self.other)
        self.setCentralWidget(page)
        specs = [ActionSpec(key, key, lambda key=key: self.fired.append(key), (key,), menu="键") for _, _, key in KEYS]
        ActionTable(look, self, specs)


@pytest.fixture(params=[QLineEdit, QPlainTextEdit])
def room(request: pytest.FixtureRequest, qtbot: QtBot, look: Look) -> Room:
    made = Room(look, request.param())
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    made.editor.setFocus()
    return made


@pytest.mark.parametrize(("key", "modifier", "name"), KEYS)
def test_no_shortcut_fires_while_a_word_is_composed(
    qtbot: QtBot, room: Room, key: Qt.Key, modifier: Qt.KeyboardModifier, name: str
) -> None:
    compose(room.editor, "hui yi")
    qtbot.keyClick(room.editor, key, modifier)
    assert room.fired == []
    assert room.composition.preedit == "hui yi"
    compose(room.editor, "", "会议")
    assert text_of(room.editor) == "会议"


@pytest.mark.parametrize(("key", "modifier", "name"), KEYS[:4])
def test_the_same_shortcut_fires_once_the_word_is_there(
    qtbot: QtBot, room: Room, key: Qt.Key, modifier: Qt.KeyboardModifier, name: str
) -> None:
    compose(room.editor, "hui yi")
    compose(room.editor, "", "会议")
    qtbot.keyClick(room.editor, key, modifier)
    assert room.fired == [name]


def test_a_word_being_composed_is_written_down_when_the_focus_leaves(qtbot: QtBot, room: Room) -> None:
    compose(room.editor, "", "整改")
    compose(room.editor, "到位")
    room.other.setFocus()
    assert text_of(room.editor) == "整改到位"
    assert room.composition.preedit == ""


def test_flushing_writes_the_word_once_and_only_once(room: Room) -> None:
    compose(room.editor, "会议")
    room.composition.flush()
    room.composition.flush()
    assert text_of(room.editor) == "会议"


def test_a_draft_holds_the_word_being_composed_at_the_cursor(room: Room) -> None:
    compose(room.editor, "", "会结束")
    editor = room.editor
    if isinstance(editor, QLineEdit):
        editor.setCursorPosition(1)
    else:
        cursor = editor.textCursor()
        cursor.setPosition(1)
        editor.setTextCursor(cursor)
    compose(editor, "议")
    assert text_of(editor) == "会结束"
    assert room.composition.text() == "会议结束"


def test_a_word_given_up_leaves_nothing(room: Room) -> None:
    compose(room.editor, "hui")
    compose(room.editor, "")
    assert room.composition.text() == ""


WHEEL = frozenset({"ibus", "compose"})


@pytest.mark.parametrize(
    ("environ", "changes"),
    [
        ({}, {}),
        ({"QT_IM_MODULE": "ibus"}, {}),
        ({"QT_IM_MODULE": "compose"}, {}),
        ({"QT_IM_MODULE": "fcitx"}, {"QT_IM_MODULE": "ibus"}),
        ({"QT_IM_MODULE": "fcitx5"}, {"QT_IM_MODULE": "ibus"}),
        ({"QT_IM_MODULE": "xim"}, {"QT_IM_MODULE": "ibus"}),
        ({"XMODIFIERS": "@im=fcitx"}, {"QT_IM_MODULE": "ibus"}),
        ({"QT_IM_MODULES": "wayland;fcitx"}, {"QT_IM_MODULES": "wayland;ibus"}),
        ({"QT_IM_MODULES": "wayland;ibus"}, {}),
    ],
)
def test_an_input_method_without_a_plugin_is_reached_through_ibus(
    environ: dict[str, str], changes: dict[str, str]
) -> None:
    assert input_method_settings(environ, WHEEL, "linux") == changes


def test_an_installed_fcitx_plugin_is_used_as_it_is() -> None:
    assert input_method_settings({"QT_IM_MODULE": "fcitx"}, WHEEL | {"fcitx"}, "linux") == {}


def test_other_systems_are_left_alone() -> None:
    assert input_method_settings({"QT_IM_MODULE": "fcitx"}, WHEEL, "win32") == {}


def test_the_plugins_of_this_qt_are_found(qapp: object) -> None:
    assert "ibus" in plugin_names()


def test_a_machine_without_an_id_is_asked_for_no_bus(tmp_path: Path) -> None:
    missing, empty, given = tmp_path / "missing", tmp_path / "empty", tmp_path / "given"
    empty.touch()
    given.write_text("0123456789abcdef0123456789abcdef\n", encoding="ascii")
    quiet = {"QT_IM_MODULE": "compose", "DBUS_SESSION_BUS_ADDRESS": "disabled:"}
    assert bus_settings({}, (missing, empty)) == quiet
    assert bus_settings({"QT_IM_MODULES": "ibus"}, (missing,)) == {**quiet, "QT_IM_MODULES": "compose"}
    assert bus_settings({}, (missing, given)) == {}
