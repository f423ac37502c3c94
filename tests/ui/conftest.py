"""Fixtures of the window tests: no display is needed, and every widget wears the light theme."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication

from desktop.ui.application import Appearance, Shade, theme_of
from desktop.ui.look import Look

OFFSCREEN_SAYS = "This plugin does not support propagateSizeHints"
"""Said by Qt's platform without a screen for every top-level window; means nothing."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore(OFFSCREEN_SAYS, extend=True))


@pytest.fixture
def look(qapp: QApplication) -> Look:
    """The light theme at scale 1, worn by the application."""
    qapp.setStyle("Fusion")
    made = Look(theme_of(qapp, Appearance(shade=Shade.LIGHT)))
    made.wear(qapp, made.theme)
    return made
