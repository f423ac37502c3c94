"""Every piece in every dress: drawn without a warning, nothing unnamed, both themes really different."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.accessible import unnamed
from desktop.ui.application import Appearance, Language, Shade, translate
from desktop.ui.gallery import draw_all, framed
from desktop.ui.gallery_pieces import PIECES
from desktop.ui.gallery_room import room
from desktop.ui.look import Look
from desktop.ui.speech import tr


@pytest.mark.parametrize("name", PIECES)
def test_every_control_of_a_piece_has_a_name(qtbot: QtBot, look: Look, name: str) -> None:
    piece = PIECES[name]
    widget = framed(look, piece.make(look), piece.width, piece.height)
    qtbot.addWidget(widget)
    widget.show()
    assert unnamed(widget) == ()


def test_every_control_of_the_room_has_a_name(qtbot: QtBot, look: Look) -> None:
    shell = room(look)
    qtbot.addWidget(shell)
    shell.show()
    assert unnamed(shell) == ()


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1093, 614), (1920, 1080)])
def test_the_room_fits_every_screen_it_is_meant_for(qtbot: QtBot, look: Look, width: int, height: int) -> None:
    shell = room(look)
    qtbot.addWidget(shell)
    shell.resize(width, height)
    shell.show()
    assert (shell.width(), shell.height()) == (width, height)
    assert shell.minimumSizeHint().width() <= 1093


@pytest.mark.parametrize("factor", [1.0, 1.5])
def test_pieces_are_drawn_in_both_themes(qapp: QApplication, look: Look, tmp_path: Path, factor: float) -> None:
    drawn = [
        draw_all(qapp, tmp_path, Appearance(Language.CHINESE, shade, factor), ["pills", "vote"])
        for shade in (Shade.LIGHT, Shade.DARK)
    ]
    for light, dark in zip(*drawn, strict=True):
        assert QImage(str(light)).size() == QImage(str(dark)).size()
        assert QImage(str(light)).pixelColor(2, 2).lightness() > 200
        assert QImage(str(dark)).pixelColor(2, 2).lightness() < 60


def test_changing_the_language_leaves_nothing_of_the_last_one(qapp: QApplication, look: Look) -> None:
    translate(qapp, Language.ENGLISH)
    assert tr("停止") == "Stop"
    translate(qapp, Language.CHINESE)
    assert tr("停止") == "停止"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"
