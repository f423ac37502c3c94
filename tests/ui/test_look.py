"""The theme being worn, and changing it."""

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop.ui.look import Look, Theme
from desktop.ui.scale import Scale
from desktop.ui.tokens import shipped


def test_wearing_the_dark_theme_changes_palette_and_says_so(qtbot: QtBot, qapp: QApplication, look: Look) -> None:
    dark = Theme(shipped("dark"), Scale())
    with qtbot.waitSignal(look.changed):
        look.wear(qapp, dark)
    assert qapp.palette().color(QPalette.ColorRole.Base).name().upper() == dark.tokens.surface
    assert look.theme is dark


def test_rescaling_keeps_the_colours_and_makes_controls_larger(qtbot: QtBot, qapp: QApplication, look: Look) -> None:
    button = QPushButton("记入")
    qtbot.addWidget(button)
    small = button.sizeHint().height()
    look.rescale(qapp, 2.0)
    assert button.sizeHint().height() >= 2 * small - 2
    assert look.theme.tokens == shipped("light")


def test_focus_does_not_move_a_control(qtbot: QtBot, look: Look) -> None:
    button = QPushButton("休会")
    qtbot.addWidget(button)
    button.show()
    before = button.sizeHint()
    button.activateWindow()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    assert button.sizeHint() == before
