"""A real store in a folder of its own, a window over it, and the sample's plan to work on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from importlib.resources import files
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app.office import Office, open_office
from desktop.app.places import Places
from desktop.meeting.ids import MeetingId
from desktop.meeting.plan import Plan
from desktop.meeting.scene import parse_scene
from desktop.ui.aside import aside
from desktop.ui.choices import ChoiceKeeper
from desktop.ui.look import Look
from desktop.ui.main_window import MainWindow
from desktop.ui.session import Session

REVIEW = "rectification-review"

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whole screens over a real store take their time: they belong to the slow half."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.slow)


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "config", tmp_path / "data")


@pytest.fixture
def keeper(places: Places, qapp: QApplication) -> ChoiceKeeper:
    return ChoiceKeeper(places.config / "window.json", qapp)


@pytest.fixture
def plan() -> Plan:
    return parse_scene((files("resources") / "samples" / f"{REVIEW}.scene").read_text("utf-8")).plan


@pytest.fixture
def make_window(qtbot: QtBot, look: Look, keeper: ChoiceKeeper, places: Places) -> Iterator[Callable[[], MainWindow]]:
    """Make windows that open the store below `places`; each lets go of it at the end."""
    made: list[MainWindow] = []

    def opener(folder: Path, *, rehearsal: bool = False) -> Future[Office]:
        return aside(lambda: open_office(folder, places=places, rehearsal=rehearsal))

    def make() -> MainWindow:
        keeper.change(shade="light")
        window = MainWindow(look, keeper, opener)
        qtbot.addWidget(window)
        window.resize(1366, 768)
        window.show()
        window.activateWindow()
        made.append(window)
        return window

    yield make
    for window in made:
        window.drop()


@pytest.fixture
def window(qtbot: QtBot, make_window: Callable[[], MainWindow], places: Places) -> MainWindow:
    """The window with its store open and the shelf shown."""
    made = make_window()
    with qtbot.waitSignal(made.opened):
        made.open_store(places.store)
    made.go("shelf")
    qtbot.waitUntil(lambda: not made.errands.under_way)
    return made


@pytest.fixture
def office(window: MainWindow) -> Office:
    assert window.office is not None
    return window.office


@pytest.fixture
def prepared(office: Office, plan: Plan) -> MeetingId:
    """The sample's plan, prepared in the store."""
    return office.preparations.new(REVIEW, plan).result().meeting


@pytest.fixture
def session(window: MainWindow, office: Office) -> Session:
    return Session(office, window.look, window.teller, window.errands, window.language)
