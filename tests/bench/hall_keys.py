"""The part of ``bench_hall`` in the window: python -m tests.bench.hall_keys FOLDER MEETING PART,PART [--quick]."""

from __future__ import annotations

import json
import os
import random
import sys
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from time import perf_counter, thread_time

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.app.office import Office
from desktop.app.places import Places
from desktop.meeting.acts import Paper
from desktop.meeting.ids import MeetingId
from desktop.ui.application import Appearance, Shade, build
from desktop.ui.choices import ChoiceKeeper
from desktop.ui.hall.screen import HallScreen
from desktop.ui.hall_page import HallPage
from desktop.ui.main_window import MainWindow
from desktop.ui.opening import open_aside
from tests.bench.display import Eye

LETTERS = "abcdefghijklmnopqrstuvwxyz"
PATIENCE = 20.0
NUMBERS = {"type": 400, "say": 100, "scroll": 200, "filter": 16, "export": 300}
"""How often each is done."""
PACE = 0.025
"""Seconds between two keys while an export runs: faster than anybody types, and yet to its end."""
Times = list[tuple[float, float]]


class Painted(QObject):
    """Watches the paintings of one widget: how many there were, and what was so at the last of them."""

    def __init__(self, widget: QWidget, was: Callable[[], int] = int) -> None:
        super().__init__(widget)
        self.times, self.was = 0, 0
        self._ask = was
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.Paint:
            self.times += 1
            self.was = self._ask()
        return False


def letters(editor: QPlainTextEdit) -> Painted:
    """Watches how much of what was typed has been painted."""
    return Painted(editor.viewport(), lambda: len(editor.toPlainText()))


def turn(until: Callable[[], bool]) -> None:
    """Let the event loop turn until something is so."""
    deadline = perf_counter() + PATIENCE
    while not until():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)
        if perf_counter() > deadline:
            raise TimeoutError("nothing came of it")


def settle() -> None:
    """Let everything that waits be done, and what was let go be gone: outside of a loop Qt keeps it."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for _ in range(6):
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)


def timed(times: Times, do: Callable[[], object], until: Callable[[], bool]) -> None:
    """Add how long it took, in milliseconds by the clock and of this thread's processor time."""
    wall, cpu = perf_counter(), thread_time()
    do()
    turn(until)
    times.append(((perf_counter() - wall) * 1000, (thread_time() - cpu) * 1000))


class Bench:
    """The window under measurement."""

    def __init__(self, folder: Path, meeting: MeetingId, *, quick: bool) -> None:
        self.eye = Eye(os.environ["DISPLAY"])
        self.chance = random.Random(5000)  # noqa: S311 - the same keys in every run
        self.found: dict[str, Times] = {}
        self.share = 10 if quick else 1
        self.application = build(["bench"], Appearance(shade=Shade.LIGHT), folder / "crashes")
        self.office = open_aside(folder / "store", Places(folder / "config", folder / "data")).result()
        self.meeting = meeting
        self.window = MainWindow(self.application.look, ChoiceKeeper(folder / "window.json"), never)
        self.window.show()
        self.window.take(self.office)
        self.alone = QPlainTextEdit()
        self.alone.resize(800, 300)
        settle()

    def times(self, name: str) -> Times:
        """Where the times of ``name`` go."""
        return self.found.setdefault(name, [])

    def open(self) -> HallScreen:
        """Open the meeting from the shelf as if the store had just been unlocked."""
        navigator = self.window.navigator
        assert navigator is not None
        for _ in range(5):
            navigator._choose(MeetingId(""), preparing=False)
            navigator.show_shelf()
            self.office.desk._meetings.clear()
            settle()
            there: list[Painted] = []

            def wanted(there: list[Painted] = there) -> None:
                navigator.open(self.meeting, "open")
                there.append(Painted(self.hall.record.list.viewport()))

            timed(
                self.times("open"),
                wanted,
                lambda there=there: bool(self.hall.record.shown) and self.settled(there[0]),
            )
            settle()
        turn(lambda: not self.hall.record._rest.isActive())
        return self.hall

    def settled(self, there: Painted) -> bool:
        """Whether the record was painted after it was known."""
        return there.times > 0 and self.hall._is_ready

    @property
    def hall(self) -> HallScreen:
        page = self.window.screen_shown
        assert isinstance(page, HallPage)
        return page.hall

    def key(self, name: str, editor: QPlainTextEdit, painted: Painted) -> None:
        """One letter, from the key to its paint."""
        length = len(editor.toPlainText())
        timed(self.times(name), lambda: self.eye.press(self.chance.choice(LETTERS)), lambda: painted.was == length + 1)

    def type(self, name: str, number: int) -> None:
        """So many letters into the entry bar, in turns with an editor alone; a line is recorded now and then."""
        editor, alone = self.hall.entry.editor, self.alone
        seen, floor = letters(editor), letters(alone)
        for round_ in range(number // 20):
            alone.clear()
            alone.show()
            alone.activateWindow()
            alone.setFocus()
            turn(alone.hasFocus)
            settle()
            for _ in range(10):
                self.key("floor", alone, floor)
            alone.hide()
            self.window.activateWindow()
            self.hall.entry.take_focus()
            turn(editor.hasFocus)
            settle()
            for _ in range(20):
                self.key(name, editor, seen)
            if round_ % 2:
                self.record("saved")
                for _ in range(5):  # the hall is still busy with the act
                    self.key(name, editor, seen)
        editor.clear()

    def record(self, name: str) -> None:
        """The line, from Enter until the head says that it is saved."""
        hall = self.hall
        upto = hall.hand.upto
        seen = Painted(hall.head._saved, lambda: 0 if hall.hand.waiting else hall.hand.upto)
        timed(self.times(name), lambda: self.eye.press("Return"), lambda: seen.was > upto)

    def say(self, number: int) -> None:
        """So many short lines, each from Enter until it is saved."""
        editor = self.hall.entry.editor
        for _ in range(number):
            self.hall.entry.take_focus()
            editor.setPlainText("一句话，记下来。")
            settle()
            self.record("saved")
            settle()

    def scroll(self, number: int) -> None:
        """So many pages up and down the record."""
        view = self.hall.record.list
        view.setFocus()
        turn(view.hasFocus)
        seen = Painted(view.viewport())
        for at in range(number):
            key = {0: "Home", 20: "End"}.get(at % 40, "Next" if at % 40 < 20 else "Prior")
            before = seen.times
            timed(self.times("scroll"), lambda key=key: self.eye.press(key), lambda before=before: seen.times > before)
            QCoreApplication.processEvents()

    def filter(self, number: int) -> None:
        """So many words into the filter of the record, a letter at a time, and out again."""
        field = self.hall.record.filter
        field.setFocus()
        turn(field.hasFocus)
        # field and list are painted together, and the list not at all where every line still fits
        seen = Painted(field, lambda: len(field.text()))
        words = (("0", "9"), ("1", "2", "3"), ("0", "1", "colon"), ("7",))
        for at in range(number):
            keys = words[at % len(words)]
            for key in (*keys, *["BackSpace"] * len(keys)):
                length = len(field.text()) + (-1 if key == "BackSpace" else 1)
                timed(
                    self.times("filter"),
                    lambda key=key: self.eye.press(key),
                    lambda length=length: seen.was == length,
                )

    def export(self) -> Future[object]:
        """The whole record as PDF, made by the worker."""
        return self.office.publisher.printed(self.meeting, Paper.RECORD)

    def type_while_exporting(self, number: int) -> None:
        """So many letters while one export after another runs; stops when the letters are typed."""
        editor = self.hall.entry.editor
        seen = letters(editor)
        running = self.export()
        self.hall.entry.take_focus()
        turn(editor.hasFocus)
        for at in range(number):
            if running.done():
                running = self.export()
            self.key("key-export", editor, seen)
            due = perf_counter() + PACE
            turn(lambda due=due: perf_counter() >= due)
            if at % 50 == 49:
                editor.clear()
                settle()
        print(f"pages: {running.result().pages}", file=sys.stderr)


def never(folder: Path) -> Future[Office]:
    """Nothing else is opened here."""
    raise SystemExit(f"asked to open {folder}")


def main() -> None:
    """Print what was measured as one line of JSON."""
    folder, meeting, parts, *rest = sys.argv[1:]
    bench = Bench(Path(folder), MeetingId(meeting), quick="--quick" in rest)
    bench.open()
    does: dict[str, Callable[[int], None]] = {
        "type": partial(bench.type, "key"),
        "say": bench.say,
        "scroll": bench.scroll,
        "filter": bench.filter,
        "export": bench.type_while_exporting,
    }
    for part in parts.split(","):
        does[part](NUMBERS[part] // bench.share)
    print(json.dumps(bench.found), flush=True)
    os._exit(0)


if __name__ == "__main__":
    main()
