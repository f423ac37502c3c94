"""The window comes first, the store right after; what goes wrong there can be tried again."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.app.office import Office, open_office
from desktop.app.places import Places
from desktop.ui.accessible import unnamed
from desktop.ui.choices import ChoiceKeeper
from desktop.ui.home.screen import HomeScreen
from desktop.ui.main_window import MainWindow
from desktop.ui.start import NO_DISPLAY, run_window
from desktop.ui.telling import Troubled

FIRST_PAINT = """
import sys
from desktop.app.places import here
from desktop.ui.start import Program, make
program = Program(*(lambda made: (made.qt, made.look))(make(here())), here())
program.window.show()
program.window.grab()
print(sorted({"sqlalchemy", "sqlcipher3", "openpyxl", "reportlab", "alembic"} & sys.modules.keys()))
"""


def test_at_first_paint_no_library_of_store_or_papers_is_loaded(tmp_path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT], capture_output=True, text=True, check=True, env=environment
    )
    assert done.stdout.strip() == "[]"


def test_a_new_store_is_made_and_its_start_page_shown(
    qtbot: QtBot, make_window: Callable[[], MainWindow], places: Places
) -> None:
    window = make_window()
    with qtbot.waitSignal(window.opened):
        window.open_store(places.store)
    assert isinstance(window.screen_shown, HomeScreen)
    assert (places.store / "store.id").exists()


def test_a_store_in_use_is_told_with_advice_and_opens_once_it_is_free(
    qtbot: QtBot, make_window: Callable[[], MainWindow], places: Places
) -> None:
    holder = open_office(places.store, places=places)
    window = make_window()
    with qtbot.waitSignal(window.teller.told) as told:
        window.open_store(places.store)
    message = told.args[0] if told.args else None
    assert isinstance(message, Troubled)
    assert "正由别处使用" in message.sentence
    assert message.advice
    page = window.start_page
    assert page is not None
    qtbot.waitUntil(page.retry.isVisible)
    holder.close()
    with qtbot.waitSignal(window.opened):
        qtbot.mouseClick(page.retry, Qt.MouseButton.LeftButton)
    assert isinstance(window.screen_shown, HomeScreen)


def test_a_store_without_its_key_is_told_and_another_folder_can_be_opened(
    qtbot: QtBot, make_window: Callable[[], MainWindow], places: Places, tmp_path: Path
) -> None:
    open_office(places.store, places=places).close()
    for key in places.keys.iterdir():
        key.unlink()
    window = make_window()
    with qtbot.waitSignal(window.teller.told) as told:
        window.open_store(places.store)
    assert told.args is not None
    assert "密钥" in told.args[0].sentence
    with qtbot.waitSignal(window.opened):
        window.open_store(tmp_path / "another")


def test_closing_the_window_frees_the_store(qtbot: QtBot, window: MainWindow, places: Places) -> None:
    window.close()
    open_office(places.store, places=places).close()
    assert window.office is None


def test_closing_while_the_store_is_being_opened_frees_it_too(
    make_window: Callable[[], MainWindow], places: Places
) -> None:
    window = make_window()
    window.open_store(places.store)
    window.close()
    open_office(places.store, places=places).close()


def test_size_and_colours_are_remembered(window: MainWindow, places: Places) -> None:
    assert window.table is not None
    window.table.trigger("shade.dark")
    window.table.trigger("size.up")
    kept = ChoiceKeeper(places.config / "window.json").now
    assert (kept.shade, kept.factor) == ("dark", "1.15")
    assert window.look.theme.tokens.dark
    window.table.trigger("shade.light")
    window.table.trigger("size.usual")
    assert not window.look.theme.tokens.dark


def test_a_choice_file_that_says_nonsense_is_as_if_it_said_nothing(places: Places) -> None:
    file = places.config / "window.json"
    file.parent.mkdir(parents=True)
    for text in ("[]", "{", '{"factor": "huge", "language": "fr", "shade": 3}'):
        file.write_text(text, "utf-8")
        appearance = ChoiceKeeper(file).now.appearance
        assert (appearance.language.value, appearance.shade.value, appearance.factor) == ("zh", "system", 1.0)


def test_another_language_asks_for_another_window_over_the_same_store(
    qtbot: QtBot, window: MainWindow, office: Office, make_window: Callable[[], MainWindow]
) -> None:
    assert window.table is not None
    with qtbot.waitSignal(window.another_language):
        window.table.trigger("language.en")
    assert window.release() is office
    second = make_window()
    second.take(office)
    assert second.office is office
    assert second.language.value == "en"
    window.close()
    assert office.shelf.lines().result() == ()


def test_everything_in_the_first_windows_has_a_name(qtbot: QtBot, window: MainWindow) -> None:
    assert unnamed(window) == ()
    for action in ("help.about", "help.keys"):
        assert window.table is not None
        window.table.trigger(action)
        dialog = next(
            each for each in window.children() if each.isWidgetType() and each.isWindow() and each.isVisible()
        )
        assert unnamed(dialog) == ()
        dialog.close()


def test_without_a_display_the_program_says_so_and_does_not_crash(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert run_window(None) == NO_DISPLAY
    assert "显示器" in capsys.readouterr().err


def test_every_page_can_be_reached_by_its_button(qtbot: QtBot, window: MainWindow) -> None:
    ways = [each for each in window.header.findChildren(QPushButton) if each.isVisible()]
    assert [each.text() for each in ways] == ["首页", "设置", "查找全部记录"]
    qtbot.mouseClick(ways[1], Qt.MouseButton.LeftButton)
    assert [each.text() for each in window.header.findChildren(QPushButton) if each.isVisible()] == [
        "首页",
        "会议列表",
        "查找全部记录",
    ]
