"""The one door for slow work: started here, watched here, its result handed over in the main thread.

An errand is a function that starts the work and returns its future; where it runs (the store's thread, a
pool, another process) is its own affair. Nothing here is a thread.
"""

from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from desktop.ui.telling import Teller, Troubled

T = TypeVar("T")

PATIENCE_MS = 300
"""Shorter errands show nothing: a bar that flashes is worse than none."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an errand is: ``done`` of ``total`` steps (0 of 0: not known) and perhaps a word about it."""

    done: int
    total: int
    word: str = ""


Report = Callable[[Progress], None]


@dataclass(frozen=True)  # no slots: Python 3.11 cannot make a generic class frozen with them
class Errand(Generic[T]):
    """Slow work to be done.

    ``title`` is what the person reads meanwhile. ``start`` starts the work and returns its future; it may
    call the report it is given from any thread. ``then`` receives the result in the main thread. ``cancel``
    stops work that has begun, for example by ending a process; without it only work still waiting can be
    stopped.
    """

    title: str
    start: Callable[[Report], Future[T]]
    then: Callable[[T], None]
    cancel: Callable[[], None] | None = None


class Run(QObject):
    """One errand under way; its signals arrive in the main thread."""

    slow = Signal()
    progressed = Signal(object)
    ended = Signal()
    _reported = Signal(object)
    _settled = Signal()

    def __init__(self, title: str, stop: Callable[[], None] | None, patience_ms: int, parent: QObject) -> None:
        super().__init__(parent)
        self.title = title
        self.progress = Progress(0, 0)
        """What was reported last."""
        self._stop = stop
        self._drop: Callable[[], bool] | None = None
        self._settle: Callable[[], None] | None = None
        self._reported.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)
        self._settled.connect(self._arrive, Qt.ConnectionType.QueuedConnection)
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(patience_ms)
        self._waiting.timeout.connect(self.slow)
        self._waiting.start()
        self.ended.connect(self._waiting.stop)

    @property
    def stoppable(self) -> bool:
        """Whether the errand said how to stop it; one that did not, such as a save, is not to be cut off."""
        return self._stop is not None

    def cancel(self) -> None:
        """Ask the work to stop; ``ended`` follows when it has."""
        if self._drop is not None:
            self._drop()
        if self._stop is not None:
            self._stop()

    def report(self, progress: Progress) -> None:
        """Pass ``progress`` on to the main thread; may be called from any."""
        self._reported.emit(progress)

    def follow(self, future: Future[T], settle: Callable[[Future[T]], None]) -> None:
        """Call ``settle`` in the main thread once ``future`` is done."""
        self._drop = future.cancel
        self._settle = lambda: settle(future)
        future.add_done_callback(lambda _done: self._settled.emit())

    def _pass_on(self, progress: Progress) -> None:
        self.progress = progress
        self.progressed.emit(progress)

    def _arrive(self) -> None:
        """Reached through the event loop, hence in the main thread and never before ``send`` has returned."""
        if self._settle is not None:
            self._settle()


class Errands(QObject):
    """Sends errands for one window. ``started`` carries each Run, for the strip that shows them.

    ``trouble_of`` turns an exception of the world into a Troubled; for anything else it returns None, and the
    exception is raised again in the main thread, where it is a bug like any other.
    """

    started = Signal(object)

    def __init__(
        self,
        teller: Teller,
        trouble_of: Callable[[BaseException], Troubled | None],
        patience_ms: int = PATIENCE_MS,
    ) -> None:
        super().__init__(teller)
        self._teller = teller
        self._trouble_of = trouble_of
        self._patience_ms = patience_ms
        self._runs: list[Run] = []

    @property
    def under_way(self) -> tuple[Run, ...]:
        """The errands not yet ended."""
        return tuple(self._runs)

    def send(self, errand: Errand[T]) -> Run:
        """Start ``errand`` and return its run at once; a failure is told through the teller."""
        run = Run(errand.title, errand.cancel, self._patience_ms, self)
        self._runs.append(run)
        self.started.emit(run)
        future = errand.start(run.report)
        run.follow(future, lambda done: self._settle(run, errand, done))
        return run

    def _settle(self, run: Run, errand: Errand[T], done: Future[T]) -> None:
        self._runs.remove(run)
        run.ended.emit()
        run.deleteLater()
        if done.cancelled():
            return
        failure = done.exception()
        if failure is None:
            errand.then(done.result())
        elif not isinstance(failure, CancelledError):
            troubled = self._trouble_of(failure)
            if troubled is None:
                raise failure
            self._teller.trouble(troubled)
