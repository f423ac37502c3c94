"""What a test of the windows may leave behind: nothing. No window, no thread, no open file of its own."""

from __future__ import annotations

import gc
import os
import threading
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

PATIENCE = 5.0
"""Seconds a thread may take to end that was told to."""


@dataclass(frozen=True)
class Belongings:
    """What there is at one moment; files only of the folders of tests, for Qt opens fonts when it likes."""

    windows: Counter[str]
    threads: frozenset[threading.Thread]
    files: Counter[str]


def belongings(below: Path) -> Belongings:
    """What there is now, once everything that is to be deleted was."""
    application = QApplication.instance()
    if isinstance(application, QApplication):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        windows = Counter(map(_named, application.topLevelWidgets()))
    else:
        windows = Counter()
    return Belongings(windows, frozenset(threading.enumerate()), _files(below))


def left(before: Belongings, below: Path) -> str:
    """What is there now and was not before, a line each; empty when all is gone."""
    for thread in set(threading.enumerate()) - before.threads:
        thread.join(PATIENCE)
    now = belongings(below)
    if now.windows - before.windows:
        gc.collect()  # what only waits to be found as garbage is not left behind
        now = belongings(below)
    threads = sorted(each.name for each in now.threads - before.threads if each.is_alive())
    return "\n".join(
        [
            *(f"window {name} ({count})" for name, count in (now.windows - before.windows).items()),
            *(f"thread {name}" for name in threads),
            *(f"open file {name} ({count})" for name, count in (now.files - before.files).items()),
        ]
    )


def _named(window: QWidget) -> str:
    """The window as somebody looking for its maker knows it."""
    text = getattr(window, "text", str)
    said = text() if callable(text) else ""
    return " ".join(part for part in (type(window).__name__, window.objectName(), window.windowTitle(), said) if part)


def _files(below: Path) -> Counter[str]:
    """The open files below that folder; none where the system does not tell."""
    found: Counter[str] = Counter()
    place = Path("/proc/self/fd")
    for each in place.iterdir() if place.is_dir() else ():
        try:
            name = str(each.readlink())
        except OSError:
            continue  # the listing itself, closed by now
        if name.startswith(f"{below}{os.sep}"):
            found[name] += 1
    return found
