"""Settings, backup and proof of the store; the manual that F1 opens."""

from __future__ import annotations

import re
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from desktop.app.office import Office, open_office
from desktop.app.places import Places
from desktop.ui.about import About
from desktop.ui.accessible import unnamed
from desktop.ui.hall.entry_kinds import KIND_KEYS
from desktop.ui.look import Look
from desktop.ui.main_window import MainWindow
from desktop.ui.manual import ManualWindow, chapters
from desktop.ui.settings_screen import SettingsScreen
from desktop.ui.store_proof import LAST_PROOF
from desktop.ui.telling import Done, Refused


@pytest.fixture
def settings(window: MainWindow) -> SettingsScreen:
    assert window.table is not None
    window.table.trigger("page.settings")
    assert isinstance(window.screen_shown, SettingsScreen)
    return window.screen_shown


@pytest.fixture
def manual(qtbot: QtBot, look: Look) -> ManualWindow:
    made = ManualWindow(look)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made


def test_a_choice_is_worn_at_once_and_shown_in_the_form(settings: SettingsScreen, window: MainWindow) -> None:
    assert unnamed(settings) == ()
    shade, factor = settings.form.widget("shade"), settings.form.widget("factor")
    assert isinstance(shade, QComboBox)
    assert isinstance(factor, QComboBox)
    shade.setCurrentIndex(shade.findData("dark"))
    assert window.look.theme.tokens.dark
    assert window.table is not None
    window.table.trigger("size.up")
    assert factor.currentData() == "1.15"
    shade.setCurrentIndex(shade.findData("light"))
    window.table.trigger("size.usual")


def test_another_language_in_the_form_asks_for_another_window(
    qtbot: QtBot, settings: SettingsScreen, window: MainWindow
) -> None:
    language = settings.form.widget("language")
    assert isinstance(language, QComboBox)
    with qtbot.waitSignal(window.another_language):
        language.setCurrentIndex(language.findData("en"))


def test_a_backup_with_its_key_opens_on_another_machine(
    qtbot: QtBot, settings: SettingsScreen, window: MainWindow, office: Office, tmp_path: Path
) -> None:
    copy = tmp_path / "备份"
    with qtbot.waitSignal(window.teller.told) as told:
        settings.back_up(copy, with_key=True)
    assert told.args is not None
    assert isinstance(told.args[0], Done)
    key = tmp_path / "备份.key"
    elsewhere = Places(tmp_path / "c2", tmp_path / "d2")
    elsewhere.keys.mkdir(parents=True)
    own = next(office.places.keys.iterdir())
    (elsewhere.keys / own.name).write_bytes(key.read_bytes())
    open_office(copy, create=False, places=elsewhere).close()


def test_a_sound_store_verifies(qtbot: QtBot, settings: SettingsScreen, window: MainWindow) -> None:
    with qtbot.waitSignal(window.teller.told) as told:
        qtbot.mouseClick(settings.verify, Qt.MouseButton.LeftButton)
    assert told.args is not None
    assert isinstance(told.args[0], Done)


def test_verification_shows_how_far_it_is_and_is_remembered(
    qtbot: QtBot, settings: SettingsScreen, window: MainWindow, office: Office
) -> None:
    qtbot.waitUntil(lambda: not window.errands.under_way)
    assert office.settings.get(LAST_PROOF).result() == ""
    with qtbot.waitSignal(settings.proof.ended):
        settings.proof.begin()
        settings.proof.begin()
        assert len(window.errands.under_way) == 1, "asked twice, done once"
    qtbot.waitUntil(lambda: not window.errands.under_way)
    assert office.settings.get(LAST_PROOF).result()


def test_a_verification_that_is_stopped_says_nothing_and_remembers_nothing(
    qtbot: QtBot, settings: SettingsScreen, window: MainWindow, office: Office
) -> None:
    qtbot.waitUntil(lambda: not window.errands.under_way)
    gate = Event()
    office.thread.post(lambda _store: gate.wait())
    with qtbot.waitSignal(settings.proof.ended):
        settings.proof.begin()
        (run,) = [each for each in window.errands.under_way if each.stoppable]
        run.cancel()
        gate.set()
    assert office.settings.get(LAST_PROOF).result() == ""


def test_about_shows_the_terms_of_every_part(window: MainWindow) -> None:
    assert window.table is not None
    window.table.trigger("help.about")
    about = window.findChild(About)
    assert about is not None
    assert unnamed(about) == ()
    for part in about.model.rows:
        about.view.pick(part.name)
        assert about.text.toPlainText().strip(), part.name
        assert part.terms, part.name
    about.close()


def test_f1_opens_the_manual_and_esc_closes_it(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    opened = window.findChild(ManualWindow)
    assert opened is not None
    qtbot.waitUntil(opened.isActiveWindow)
    qtbot.keyClick(opened, Qt.Key.Key_Escape)
    assert not opened.isVisible()


def test_the_manual_finds_words_across_chapters_and_says_when_there_are_none(
    qtbot: QtBot, manual: ManualWindow
) -> None:
    assert unnamed(manual) == ()
    manual.search.setText("密钥文件夹")
    qtbot.keyClick(manual.search, Qt.Key.Key_Return)
    assert manual.text.textCursor().selectedText() == "密钥文件夹"
    manual.search.setText("没有这样的词语")
    with qtbot.waitSignal(manual.teller.told) as told:
        manual.find_next()
    assert told.args is not None
    assert isinstance(told.args[0], Refused)


def test_the_whole_manual_is_one_document_to_print(manual: ManualWindow) -> None:
    text = manual.whole().toPlainText()
    assert all(chapter.title in text for chapter in chapters())


def test_every_chapter_has_a_title_and_links_only_to_chapters() -> None:
    known = {chapter.id for chapter in chapters()}
    assert len(known) >= 10
    for chapter in chapters():
        assert chapter.title
        assert set(re.findall(r"\]\(([^)]+)\)", chapter.text)) <= known


ARROWS = str.maketrans({"↑": "Up", "↓": "Down"})
"""Keys are written with arrows on screen and in the manual, with names in the table of actions."""


def test_no_chapter_promises_a_key_that_does_nothing(window: MainWindow) -> None:
    """Keys of single widgets (Insert in a table, digits in a matrix) are no actions and stand without Ctrl."""
    source = Path(__file__).parents[3] / "desktop" / "ui"
    heard = "".join(file.read_text("utf-8") for file in source.rglob("*.py")) + "".join(f'"{key}"' for key in KIND_KEYS)
    promised = {key for chapter in chapters() for key in re.findall(r"`((?:Ctrl|Alt)\+[^`]+)`", chapter.text)}
    assert {key for key in promised if f'"{key.translate(ARROWS)}"' not in heard} == set()
