"""Watches how long the event loop is away from the keys.

A turn is one round of the event loop, or one key a test presses. It is measured in processor time of this process, so
that a busy machine does not fail a test; work of the store's thread counts too, for it holds the window up as well.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from PySide6.QtCore import QAbstractEventDispatcher, QCoreApplication, QObject

TURN, BUILDING = 50.0, 120.0
"""Milliseconds one turn may take, and one in which a screen or a form is built for the first time."""
SHARE = 1000
"""Of so many turns one may take longer than ``TURN``; of fewer, one as well."""


@dataclass
class Turns:
    """How many turns there were, and the long ones: what each was, and its milliseconds of processor time."""

    number: int = 0
    long: list[tuple[float, str]] = field(default_factory=list)

    def note(self, what: str, spent: float) -> None:
        """One turn is over."""
        self.number += 1
        if spent > TURN:
            self.long.append((spent, what))

    def add(self, more: Turns) -> None:
        """These turns were taken as well."""
        self.number += more.number
        self.long += more.long

    def judge(self) -> str:
        """What is wrong with them; empty when they were short enough."""
        far = [spent for spent, _ in self.long if spent > BUILDING]
        if not far and len(self.long) <= max(1, self.number // SHARE):
            return ""
        told = "\n".join(f"  {spent:.0f} ms: {what}" for spent, what in sorted(self.long, reverse=True)[:12])
        return f"{len(self.long)} of {self.number} turns took over {TURN:.0f} ms\n{told}"


class Watchdog(QObject):
    """Notes turns while ``awake``; belongs to the application, so that whoever presses keys finds it."""

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        self.turns = Turns()
        self.awake = False
        self._inside = False
        self._since: float | None = None
        self._dispatcher = QAbstractEventDispatcher.instance()
        # Under glib a round begins where it waits and ends where it woke and did what there was to do. Of others this
        # cannot be told from outside: there only the keys are noted.
        if self._dispatcher is not None and "Glib" in self._dispatcher.metaObject().className():
            self._dispatcher.aboutToBlock.connect(self._begin)
            self._dispatcher.awake.connect(self._end)
        else:
            assert not sys.platform.startswith("linux"), "Qt goes round without glib: rounds are not noted"

    @contextmanager
    def turn(self, what: str) -> Iterator[None]:
        """What is done meanwhile is one turn."""
        since, self._inside = time.process_time(), True
        try:
            yield
        finally:
            self._inside = False
            self._note(what, since)

    def leave(self) -> None:
        """Nothing is noted any more."""
        self.awake = False
        self.setParent(None)
        self.deleteLater()

    def _begin(self) -> None:
        self._since = time.process_time()

    def _end(self) -> None:
        if self._since is not None:
            self._note("a round of the event loop", self._since)
        self._since = None

    def _note(self, what: str, since: float) -> None:
        if self.awake and not self._inside:
            self.turns.note(what, (time.process_time() - since) * 1000)


def watchdog() -> Watchdog | None:
    """The one that watches now, if any."""
    application = QCoreApplication.instance()
    return application.findChild(Watchdog) if application is not None else None


@contextmanager
def turn(what: str) -> Iterator[None]:
    """What is done meanwhile is one turn of whatever is watching."""
    dog = watchdog()
    if dog is None:
        yield
        return
    with dog.turn(what):
        yield
