"""Every screen of the gallery in the narrowest dress: nothing cut off, out of sight, unnamed, untranslated."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.application import Language, Shade, translate
from desktop.ui.look import Look
from tests.gallery.audit import faults
from tests.gallery.draw import Dress, Studio
from tests.gallery.matter import Stock, stocks
from tests.gallery.shots import shots

NARROW = Dress(Shade.DARK, Language.ENGLISH, 1093, 614)
"""A laptop's 1366 × 768 at 125 %, in the language with the longer words."""
LARGE = Dress(Shade.LIGHT, Language.CHINESE, 1366, 768, 2.0)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Stock]:
    """The stores of the gallery that are quickly made."""
    return stocks(tmp_path_factory.mktemp("gallery"), ("typical", "long"))


@pytest.fixture
def studio(qapp: QApplication, look: Look, tmp_path: Path) -> Iterator[Studio]:
    """Draws nothing but goes everywhere; the language and the look are put back afterwards."""
    before = look.theme
    yield Studio(qapp, look, tmp_path)
    translate(qapp, Language.CHINESE)
    look.wear(qapp, before)


def test_nothing_can_be_said_against_any_screen(studio: Studio, made: dict[str, Stock]) -> None:
    wanted = [shot for shot in shots() if not shot.name.startswith("slide-")]
    found = studio.audit(NARROW, made["typical"], wanted)
    assert {name: said for name, said in found.items() if said} == {}
    assert len(found) > 60


def test_long_names_and_large_text_push_nothing_out_of_the_window(studio: Studio, made: dict[str, Stock]) -> None:
    wanted = [shot for shot in shots() if shot.name in {"hall-questioning", "hall-repair", "hall-opinions", "shelf"}]
    found = studio.audit(LARGE, made["long"], wanted)
    assert {name: said for name, said in found.items() if said} == {}
    assert len(found) == len(wanted)


def shown(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    frame = QWidget()
    row = QHBoxLayout(frame)
    for widget in widgets:
        row.addWidget(widget)
    qtbot.addWidget(frame)
    frame.show()
    return frame


def test_the_audit_finds_words_that_are_cut(qtbot: QtBot, look: Look) -> None:
    label = QLabel("一段很长的文字")
    frame = shown(qtbot, label)
    assert faults(frame, QSize(900, 900)) == ()
    label.setFixedWidth(20)
    assert "too narrow" in "".join(faults(frame, QSize(900, 900)))


def test_the_audit_finds_a_control_out_of_its_window(qtbot: QtBot, look: Look) -> None:
    button = QPushButton("记入")
    frame = shown(qtbot, button)
    button.move(frame.width() - 10, 0)
    assert "out of the window" in "".join(faults(frame, QSize(900, 900)))
    assert "window" in faults(frame, QSize(5, 900))[0]


def test_the_audit_finds_chinese_that_is_no_data(qtbot: QtBot, look: Look) -> None:
    frame = shown(qtbot, QLabel("Finding 苗木入库"), QPushButton("记入"))
    assert faults(frame, QSize(900, 900), data="苗木入库17笔") == ("QPushButton: Chinese 记入",)
