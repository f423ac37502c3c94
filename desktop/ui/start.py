"""The program with a window: shown first, its store opened right after."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from desktop.app.places import Places, here
from desktop.ui.application import Application, Language, build, translate
from desktop.ui.choices import ChoiceKeeper
from desktop.ui.crash_note import CrashNote
from desktop.ui.look import Look
from desktop.ui.main_window import MainWindow, Opener
from desktop.ui.opening import open_aside
from desktop.ui.speech import tr

NO_DISPLAY = 4


class Program(QObject):
    """The one window of this process, replaced when another language is chosen."""

    def __init__(self, qt: QApplication, look: Look, places: Places, opener: Opener | None = None) -> None:
        super().__init__(qt)
        self._opener = opener or partial(open_aside, places=places)
        self._qt = qt
        self._look = look
        self._places = places
        self._keeper = ChoiceKeeper(places.config / "window.json", self)
        self.window = self._make()

    def open(self, store: Path | None, *, rehearsal: bool = False) -> None:
        """The window is shown; the store said, or the one opened last, is opened once it was painted.

        A rehearsal begins only where it is said: the program never opens in one by itself.
        """
        self.window.show()
        last = Path(self._keeper.now.store) if self._keeper.now.store else self._places.store
        folder = store or (self._places.rehearsal if rehearsal else last)
        QTimer.singleShot(0, lambda: self.window.open_store(folder, rehearsal=rehearsal))

    def show_bug(self, note: CrashNote) -> None:
        """A bug of ours is told over the window."""
        self.window.teller.bug(note, self._qt.quit)

    def _make(self) -> MainWindow:
        window = MainWindow(self._look, self._keeper, self._opener)
        window.another_language.connect(self._replace)
        return window

    def _replace(self) -> None:
        """Words are said when widgets are built, so another language wants another window over the same store."""
        old = self.window
        office = old.release()
        translate(self._qt, Language(self._keeper.now.appearance.language))
        self.window = self._make()
        self.window.restoreGeometry(old.saveGeometry())
        self.window.show()
        if office is not None:
            self.window.take(office)
        old.close()
        old.deleteLater()


def run_window(store: Path | None, *, rehearsal: bool = False) -> int:
    """The window was open and is closed; the exit code is 0, or 4 where there is no display to show it on."""
    if sys.platform == "linux" and not {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"} & os.environ.keys():
        said = tr("没有可用的显示器，无法打开窗口。请在图形界面下运行，或使用命令行（huishen --help）。")
        sys.stderr.write(f"{said}\n")
        return NO_DISPLAY
    places = here()
    application = make(places)
    program = Program(application.qt, application.look, places)
    application.crash_hook.show = program.show_bug
    program.open(store, rehearsal=rehearsal)
    code = application.qt.exec()
    program.window.drop()
    return code


def make(places: Places) -> Application:
    """The application, looking and speaking as the person chose last."""
    appearance = ChoiceKeeper(places.config / "window.json").now.appearance
    return build(sys.argv[:1], appearance, places.data / "crashes")
