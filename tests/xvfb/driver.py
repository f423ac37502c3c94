"""Real keys for a window on a real screen: a story is told step by step, each waits for what it should bring about.

The story is a generator of steps. Keys go through the X server (xdotool), Chinese words through the clipboard (xclip
and Ctrl+V: typing them key by key drops characters on a busy machine). Nothing sleeps: the event loop runs on, and a
timer asks every few milliseconds whether what was waited for is there.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

PATIENCE = 20.0
"""Seconds a single step may take before the story is given up."""


@dataclass(frozen=True)
class Step:
    """Something done, and what shows that it was taken up."""

    told: str
    command: tuple[str, ...]
    given: str
    until: Callable[[], bool]


Story = Iterator[Step]


def press(keys: str, until: Callable[[], bool] = lambda: True) -> Step:
    """Press these keys one after the other, named as xdotool names them."""
    return Step(f"press {keys}", ("xdotool", "key", "--delay", "6", *keys.split()), "", until)


def copy(text: str) -> Step:
    """Put ``text`` on the clipboard, as another program would."""
    there = QGuiApplication.clipboard().text
    return Step(f"copy {text[:20]}", ("xclip", "-selection", "clipboard"), text, lambda: there() == text)


def paste(text: str) -> Story:
    """Paste ``text`` where the cursor is."""
    yield copy(text)
    yield press("ctrl+v", lambda: written().endswith(text))


def wait(told: str, until: Callable[[], bool]) -> Step:
    """Do nothing until something is there."""
    return Step(told, (), "", until)


def focus() -> QWidget | None:
    """Return what has the cursor, None while no window of ours has the keys."""
    return QApplication.focusWidget() if QApplication.activeWindow() else None


def written() -> str:
    """Return what stands in the field with the cursor."""
    field = focus()
    if isinstance(field, QLineEdit | QSpinBox):
        return field.text()
    return field.toPlainText() if isinstance(field, QPlainTextEdit) else ""


def asked(kind: type[QWidget] = QDialog) -> Callable[[], bool]:
    """Whether a dialog of that kind is open and has the keys."""

    def there() -> bool:
        dialog, field = QApplication.activeModalWidget(), focus()
        return isinstance(dialog, kind) and field is not None and field.window() is dialog

    return there


class Driver(QObject):
    """Tells one story. ``ended`` carries whether it came to its end; where it did not, ``fault`` says at which step."""

    ended = Signal(bool)

    def __init__(self, story: Story, parent: QObject) -> None:
        super().__init__(parent)
        self._story = story
        self._step: Step | None = None
        self._child: subprocess.Popen[bytes] | None = None
        self._since = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(4)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """Begin the story."""
        self._timer.start()

    def _look(self) -> None:
        now = time.monotonic()
        if self._step is not None:
            if not self._done(self._step):
                if now - self._since > PATIENCE:
                    self._give_up(self._step)
                return
        self._step = next(self._story, None)
        self._since = now
        if self._step is None:
            self._timer.stop()
            self.ended.emit(True)
        elif self._step.command:
            self._child = subprocess.Popen(
                self._step.command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            if self._child.stdin is not None:
                self._child.stdin.write(self._step.given.encode())
                self._child.stdin.close()

    def _done(self, step: Step) -> bool:
        if step.command and (self._child is None or self._child.poll() != 0):
            return False
        return step.until()

    def _give_up(self, step: Step) -> None:
        self._timer.stop()
        field, shown = focus(), QApplication.activeModalWidget() or QApplication.activeWindow()
        snapshot(Path(tempfile.gettempdir()) / "stuck.png")
        sys.stderr.write(f"stuck at: {step.told}\ncursor in: {field}\nwindow: {shown}\nwritten: {written()!r}\n")
        self.ended.emit(False)


def snapshot(file: Path) -> None:
    """The whole screen stands in ``file``."""
    QGuiApplication.primaryScreen().grabWindow(0).save(str(file), "PNG")
