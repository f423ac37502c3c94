"""Work in a process of its own: exports and printing, so that typing stays fluid and a crash stays outside.

The process reads its task from standard input, writes its result to standard output, and may write lines
``{"done": 3, "total": 20, "word": "…"}`` to standard error while it works. Stopping it is ending it.
"""

import json
from collections.abc import Sequence
from concurrent.futures import CancelledError, Future

from PySide6.QtCore import QObject, QProcess

from desktop.ui.errand import Progress, Report

PROGRESS = frozenset({"done", "total", "word"})


class WorkFailedError(RuntimeError):
    """A process ended without its result; said to the user by ``kit_trouble``."""

    def __init__(self, exit_code: int, said: str) -> None:
        super().__init__(f"exit code {exit_code}: {said}")
        self.exit_code = exit_code
        """What the process returned; -1 when it crashed or could not be started."""
        self.said = said
        """What it wrote to standard error besides progress."""


class ProcessWork(QObject):
    """One run of one program with one task; used once."""

    def __init__(self, command: Sequence[str], task: bytes, parent: QObject) -> None:
        super().__init__(parent)
        self._command = tuple(command)
        self._task = task
        self._future: Future[bytes] = Future()
        self._report: Report | None = None
        self._said = b""
        self._other: list[str] = []
        self._stopped = False
        self._process = QProcess(self)
        self._process.started.connect(self._hand_over)
        self._process.readyReadStandardError.connect(self._listen)
        self._process.finished.connect(self._finish)
        self._process.errorOccurred.connect(self._fail)

    def start(self, report: Report) -> Future[bytes]:
        """Start the process; the future holds its standard output, or raises WorkFailedError."""
        self._report = report
        self._future.set_running_or_notify_cancel()
        self._process.start(self._command[0], list(self._command[1:]))
        return self._future

    def cancel(self) -> None:
        """End the process; the future ends as cancelled work does."""
        self._stopped = True
        self._process.kill()

    def _hand_over(self) -> None:
        self._process.write(self._task)
        self._process.closeWriteChannel()

    def _listen(self) -> None:
        self._said += self._process.readAllStandardError().data()
        *lines, self._said = self._said.split(b"\n")
        for line in lines:
            self._hear(line.decode("utf-8", "replace"))

    def _hear(self, line: str) -> None:
        try:
            told = json.loads(line)
        except ValueError:
            told = None
        if not isinstance(told, dict) or not told.keys() <= PROGRESS or self._report is None:
            self._other.append(line)
            return
        self._report(Progress(int(told.get("done", 0)), int(told.get("total", 0)), str(told.get("word", ""))))

    def _finish(self, code: int, status: QProcess.ExitStatus) -> None:
        self._listen()
        if self._stopped:
            self._future.set_exception(CancelledError())
        elif status is QProcess.ExitStatus.NormalExit and code == 0:
            self._future.set_result(bytes(self._process.readAllStandardOutput().data()))
        else:
            crashed = status is not QProcess.ExitStatus.NormalExit
            rest = self._said.decode("utf-8", "replace")
            self._future.set_exception(WorkFailedError(-1 if crashed else code, "\n".join([*self._other, rest])))

    def _fail(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart and not self._future.done():
            self._future.set_exception(WorkFailedError(-1, self._process.errorString()))
