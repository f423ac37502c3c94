"""A button is pressed by Enter as by Space, and a refusal on the banner leaves when work went on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.ui.banner import Banner
from desktop.ui.button import Button
from desktop.ui.look import Look
from desktop.ui.telling import Done, Refused, Troubled

NONE, CTRL, PAD = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.KeypadModifier,
)


@pytest.mark.parametrize(
    ("key", "held", "presses"),
    [
        (Qt.Key.Key_Return, NONE, 1),
        (Qt.Key.Key_Enter, PAD, 1),
        (Qt.Key.Key_Space, NONE, 1),
        (Qt.Key.Key_Return, CTRL, 0),
        (Qt.Key.Key_A, NONE, 0),
    ],
)
def test_enter_presses_a_button_and_ctrl_enter_is_the_dialogs(
    qtbot: QtBot, look: Look, key: Qt.Key, held: Qt.KeyboardModifier, presses: int
) -> None:
    button = Button(look, "加入")
    qtbot.addWidget(button)
    pressed: list[str] = []
    button.clicked.connect(lambda: pressed.append(button.text()))
    qtbot.keyClick(button, key, held)
    assert len(pressed) == presses


@pytest.mark.parametrize(
    ("message", "stays"),
    [(Refused("尚未到会。"), False), (Troubled("磁盘已满。", "请清理。"), True), (Done("好了。"), True)],
)
def test_only_a_refusal_leaves_when_something_was_recorded_since(
    qtbot: QtBot, look: Look, message: Refused | Troubled | Done, *, stays: bool
) -> None:
    banner = Banner(look)
    qtbot.addWidget(banner)
    banner.tell(message)
    banner.settle()
    assert banner.isVisibleTo(None) is stays
