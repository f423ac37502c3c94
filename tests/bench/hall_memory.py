"""Memory of one process: python -m tests.bench.hall_memory [FOLDER MEETING].

With a meeting it is the program with that meeting open, without one an empty window with the libraries loaded.
"""

from __future__ import annotations

import json
import os
import sys
from importlib import import_module
from pathlib import Path

LIBRARIES = (
    "PySide6.QtSvg",
    "sqlalchemy",
    "alembic.command",
    "sqlcipher3.dbapi2",
    "openpyxl",
    "reportlab.platypus",
    "python_calamine",
)
"""What the program stands on; those it loads only in the process that prints are counted as the bar says."""


def resident() -> float:
    """This process's memory, in MB; what it shares counts whole, for how many others share it is chance."""
    text = Path("/proc/self/smaps_rollup").read_text()
    return int(next(line for line in text.splitlines() if line.startswith("Rss:")).split()[1]) / 1024


def empty() -> None:
    """An empty window is on screen and the libraries are loaded."""
    from PySide6.QtWidgets import QApplication, QWidget  # noqa: PLC0415 - the program brings its own along

    application = QApplication(["bench"])
    window = QWidget()
    window.resize(1280, 720)
    window.show()
    for name in LIBRARIES:
        import_module(name)
    for _ in range(20):
        application.processEvents()
    report()


def report() -> None:
    """The figure is said and the process gone."""
    print(json.dumps({"memory": [[resident(), 0]]}), flush=True)
    os._exit(0)


def full(folder: str, meeting: str) -> None:
    """The program is on screen with the meeting open."""
    from tests.bench.hall_keys import Bench, MeetingId, settle, turn  # noqa: PLC0415 - the empty window has none

    bench = Bench(Path(folder), MeetingId(meeting), quick=True)
    navigator = bench.window.navigator
    assert navigator is not None
    navigator.open(bench.meeting, "open")
    turn(lambda: bench.hall._is_ready and not bench.hall.record._rest.isActive())
    for _ in range(20):
        settle()
    report()


if __name__ == "__main__":
    full(*sys.argv[1:]) if len(sys.argv) > 1 else empty()
