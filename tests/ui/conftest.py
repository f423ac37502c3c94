"""Fixtures of the window tests: no display is needed, and every widget wears the light theme."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.application import Appearance, Shade, forget_languages, theme_of
from desktop.ui.look import Look
from desktop.ui.sheet import sheet
from tests.ui.leaks import Belongings, belongings, left

OFFSCREEN_SAYS = "This plugin does not support propagateSizeHints"
"""Said by Qt's platform without a screen for every top-level window; means nothing."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.qt_log_ignore(OFFSCREEN_SAYS, extend=True))


BEFORE = pytest.StashKey[Belongings]()


def of_windows(item: pytest.Item) -> bool:
    """Whether the test is one of the windows."""
    return item.path.is_relative_to(Path(__file__).parent)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None, object, object]:
    """Note what there is before anything was made for the test."""
    if of_windows(item):
        item.stash[BEFORE] = belongings(_folder(item))
    return (yield)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None, object, object]:
    """Fail the test for what it left behind, once everything made for it was taken down."""
    result = yield
    if BEFORE in item.stash and (found := left(item.stash[BEFORE], _folder(item))):
        pytest.fail(f"left behind:\n{found}", pytrace=False)
    return result


def _folder(item: pytest.Item) -> Path:
    """Where the folders of all tests lie."""
    factory: pytest.TempPathFactory = item.config._tmp_path_factory
    return factory.getbasetemp()


class KeepingBot(QtBot):
    """Holds the widgets it is given until they are closed.

    QtBot knows them weakly: a window named only inside a test would be collected as garbage while it is still
    being painted after the test, and take the process with it.
    """

    def __init__(self, request: pytest.FixtureRequest) -> None:
        super().__init__(request)
        self._kept: list[QWidget] = []

    def addWidget(  # noqa: N802 - the name is pytest-qt's
        self, widget: QWidget, *, before_close_func: Callable[[QWidget], None] | None = None
    ) -> None:
        self._kept.append(widget)
        super().addWidget(widget, before_close_func=before_close_func)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """The bot of pytest-qt, holding on to its widgets."""
    return KeepingBot(request)


@pytest.fixture(scope="session")
def wardrobe(qapp: QApplication) -> Look:
    """One look for all tests: putting a style sheet on is slow."""
    qapp.setStyle("Fusion")
    made = Look(theme_of(qapp, Appearance(shade=Shade.LIGHT)))
    made.wear(qapp, made.theme)
    return made


@pytest.fixture
def look(qapp: QApplication, wardrobe: Look) -> Iterator[Look]:
    """The light theme at scale 1, worn by the application."""
    light = wardrobe.theme
    yield wardrobe
    # the windows of the last test are gone before the next style sheet looks for them
    forget_languages(qapp)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if wardrobe.theme is not light or qapp.styleSheet() != sheet(light.tokens, light.scale):
        wardrobe.wear(qapp, light)
