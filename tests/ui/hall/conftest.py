"""A hall over the small invented meeting."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.look import Look
from tests.ui.hall.rooms import Room, opened

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whole screens over a real store take their time: they belong to the slow half."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.slow)


@pytest.fixture
def room(qtbot: QtBot, look: Look, tmp_path: Path) -> Iterator[Room]:
    """The hall of a meeting whose record was just opened."""
    office, meeting = opened(tmp_path)
    made = Room(qtbot, look, office, meeting)
    yield made
    made.desk.close()
    office.close()
