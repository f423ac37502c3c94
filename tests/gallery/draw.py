"""Draws every screen of every store in one dress: theme, language, size."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.application import Appearance, Language, Shade, theme_of, translate
from desktop.ui.choices import ChoiceKeeper
from desktop.ui.look import Look
from desktop.ui.main_window import MainWindow
from tests.gallery.audit import faults
from tests.gallery.matter import Stock
from tests.gallery.ways import Shot

PATIENCE = 20.0


@dataclass(frozen=True)
class Dress:
    """How all screens are drawn; ``width`` and ``height`` in logical pixels."""

    shade: Shade = Shade.LIGHT
    language: Language = Language.CHINESE
    width: int = 1366
    height: int = 768
    factor: float = 1.0

    @property
    def name(self) -> str:
        """What it is called in file names."""
        size = "" if self.factor == 1.0 else f"-{round(self.factor * 100)}"
        return f"{self.shade.value}-{self.language.value}-{self.width}{size}"


class Studio:
    """Draws screens one after the other; ``look`` is worn by the application."""

    def __init__(self, qt: QApplication, look: Look, folder: Path) -> None:
        self.qt, self.look, self.folder = qt, look, folder
        self.look_for_faults = False
        self.dress = Dress()

    def draw(self, dress: Dress, state: str, stock: Stock, shots: Sequence[Shot]) -> list[Path]:
        """Draw ``shots`` of the store, which is in ``state``, in ``dress`` and return the files, in order."""
        self._wear(dress)
        files = []
        with self.window(dress, stock) as window:
            for shot in shots:
                if shot.there(stock) and (not stock.only or shot.name in stock.only):
                    files.append(self.folder / f"{shot.name}-{state}-{dress.name}.png")
                    self.take(window, stock, shot, files[-1])
        return files

    def take(self, window: MainWindow, stock: Stock, shot: Shot, file: Path) -> None:
        """Go to the screen, let it come to rest, and write its picture."""
        shown = self._go(window, stock, shot)
        if self.look_for_faults:
            for fault in self.faults(shown, shot, stock):
                sys.stdout.write(f"{file.stem}: {fault}\n")
        shown.grab().save(str(file))
        self._leave(window)

    def _wear(self, dress: Dress) -> None:
        translate(self.qt, dress.language)
        self.look.wear(self.qt, theme_of(self.qt, Appearance(dress.language, dress.shade, dress.factor)))
        self.dress = dress

    def _go(self, window: MainWindow, stock: Stock, shot: Shot) -> QWidget:
        """Go to the screen and let it come to rest."""
        window.activateWindow()
        self.settle(window.isActiveWindow)
        shown = shot.show(window, stock, self.settle)
        self.settle(lambda: not window.errands.under_way)
        return shown

    def _leave(self, window: MainWindow) -> None:
        """Put away what the screen opened."""
        window.banner.hide()
        for other in self.others(window):
            other.close()
        self.settle(lambda: True)

    def audit(self, dress: Dress, stock: Stock, shots: Sequence[Shot]) -> dict[str, tuple[str, ...]]:
        """Go to ``shots`` of the store in ``dress`` and return what can be said against each, by name."""
        found = {}
        self._wear(dress)
        with self.window(dress, stock) as window:
            for shot in shots:
                if shot.there(stock):
                    shown = self._go(window, stock, shot)
                    found[shot.name] = self.faults(shown, shot, stock)
                    self._leave(window)
        return found

    def faults(self, shown: QWidget, shot: Shot, stock: Stock) -> tuple[str, ...]:
        """Return what can be said against the window shown."""
        data = stock.words() if self.dress.language is Language.ENGLISH and not shot.own_words else None
        return faults(shown, QSize(self.dress.width, self.dress.height), data)

    def others(self, window: MainWindow) -> list[QWidget]:
        """Return the dialogs and second windows that stand open beside ``window``."""
        return [each for each in QApplication.topLevelWidgets() if each.isVisible() and each is not window]

    @contextmanager
    def window(self, dress: Dress, stock: Stock) -> Iterator[MainWindow]:
        """A window over the store, of the dress's size; closed with its store afterwards."""
        keeper = ChoiceKeeper(stock.places.config / "window.json")
        keeper.change(language=dress.language.value, shade=dress.shade.value, factor=str(dress.factor), geometry="")
        window = MainWindow(self.look, keeper, lambda _folder: Future())
        window.showNormal()
        window.resize(dress.width, dress.height)
        window.take(stock.open())
        self.settle(lambda: True)
        try:
            yield window
        finally:
            window.drop()
            window.hide()
            window.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def settle(self, until: Callable[[], bool]) -> None:
        """Let the event loop run until that is so and nothing more happens for a moment."""
        deadline = time.monotonic() + PATIENCE
        while not until():
            if time.monotonic() > deadline:
                sys.stderr.write("gallery: a screen did not come to rest\n")
                break
            self.qt.processEvents()
        for _turn in range(12):
            self.qt.processEvents()
            time.sleep(0.004)
