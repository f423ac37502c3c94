"""A hall over the small invented meeting."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.look import Look
from tests.ui.hall.rooms import Room, opened
from tests.ui.watchdog import Turns, Watchdog

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whole screens over a real store take their time: they belong to the slow half."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def kennel() -> Iterator[Turns]:
    """The turns of all tests of the hall in this run; too many long ones fail the last test."""
    gc.freeze()  # as the program does once it is loaded: what is there already is not looked through for garbage
    every = Turns()
    yield every
    if found := every.judge():
        pytest.fail(f"the hall was away from the keys: {found}", pytrace=False)


@pytest.fixture(autouse=True)
def watched(qapp: QApplication, kennel: Turns) -> Iterator[Watchdog]:
    """Watch every turn from the moment the hall is ready."""
    dog = Watchdog(qapp)
    yield dog
    dog.leave()
    kennel.add(dog.turns)


@pytest.fixture
def room(qtbot: QtBot, look: Look, tmp_path: Path) -> Iterator[Room]:
    """The hall of a meeting whose record was just opened."""
    office, meeting = opened(tmp_path)
    made = Room(qtbot, look, office, meeting)
    yield made
    made.desk.close()
    office.close()
