"""A hall with a laptop's screen and a projector, run in a process of its own: prints what becomes of the room's window.

    python -m tests.ui.room.two_screens STORE

The screens come from the platform's configuration; each line printed is one JSON object.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop.ui.application import Appearance, Shade, dress
from desktop.ui.hall.screen import HallScreen
from desktop.ui.room.placing import WINDOW, screen_names
from tests.ui.hall.rooms import Desk, opened

Step = tuple[str, Callable[[], None], Callable[[], bool]]
PATIENCE_MS = 15_000


class Story:
    """Steps one after the other: each is done, waited for, and then what is seen is told."""

    def __init__(self, hall: HallScreen, steps: list[Step], end: Callable[[], None]) -> None:
        self._hall, self._steps, self._end = hall, steps, end
        self._timer = QTimer(hall)
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._look)
        self._begun = False

    def start(self) -> None:
        self._timer.start()

    def _look(self) -> None:
        if not self._steps:
            self._timer.stop()
            self._end()
            return
        name, do, until = self._steps[0]
        if not self._begun:
            self._begun = True
            do()
        elif until():
            self.tell(name)
            self._steps.pop(0)
            self._begun = False

    def tell(self, step: str) -> None:
        """Print where the room's window is."""
        room = self._hall.room.projector
        told = {
            "step": step,
            "screens": list(screen_names()),
            "visible": room.window.isVisible(),
            "full": room.window.isFullScreen(),
            "at": room.at,
            "geometry": list(room.window.geometry().getRect()),
            "head": self._hall.head.air.text(),
            "active": type(QApplication.activeWindow()).__name__,
        }
        sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
        sys.stdout.flush()


def monitor(*arguments: str) -> Callable[[], None]:
    """Plug a screen in or out of a real X server."""

    def do() -> None:
        import subprocess  # noqa: PLC0415 - the story without plugs needs none

        subprocess.run(["xrandr", *arguments], check=True)

    return do


def main(store: Path) -> int:
    """Tell the story; plugs are pulled only on a real X server."""
    qt = QApplication([])
    qt.setStyle("Fusion")
    look = dress(qt, Appearance(shade=Shade.LIGHT))
    office, meeting = opened(store)
    desk = Desk(look, office)
    hall = HallScreen(desk.session, meeting, desk)
    desk.column.addWidget(hall)
    desk.resize(1200, 700)
    room = hall.room.projector

    def trigger(name: str) -> Callable[[], None]:
        return lambda: [hall.table.trigger(name)][0] and None

    def placed(name: str) -> Callable[[], bool]:
        return lambda: room.at == name and room.window.isVisible()

    steps: list[Step] = [
        ("on", trigger("room-screen.toggle"), placed("PROJ")),
        ("window", lambda: hall.room.wish_for(WINDOW), lambda: room.window.isVisible() and not room.at),
        ("again", lambda: hall.room.wish_for("PROJ"), placed("PROJ")),
    ]
    if qt.platformName() == "xcb":
        plug = monitor("--setmonitor", "PROJ", "1280/338x720/190+1366+0", "none")
        steps += [
            ("unplugged", monitor("--delmonitor", "PROJ"), lambda: room.waiting_for == "PROJ"),
            ("replugged", plug, lambda: placed("PROJ")() and room.window.geometry().x() == 1366),
        ]
    steps.append(("off", trigger("room-screen.toggle"), lambda: not room.window.isVisible()))

    def end() -> None:
        hall.room.close()
        office.close()
        sys.stdout.flush()
        os._exit(0)

    story = Story(hall, steps, end)
    hall.ready.connect(story.start)
    QTimer.singleShot(PATIENCE_MS, lambda: os._exit(3))
    desk.show()
    desk.move(20, 20)
    return qt.exec()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
