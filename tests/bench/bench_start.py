"""How long the window takes from the start of its process: to the first paint, and until the list can be used.

    python -m tests.bench.bench_start [RUNS] [--peers] [NAME=COMMAND …]

Measured from outside on a real X server painted magenta: “painted” is when a window covers it, “usable” when it looks
as it will stay, which a first run has shown. An empty PySide6 window starts in turns with the program; ratios are of
medians against it. The store is unlocked by its key file and holds a few meetings. `--peers` measures what is
installed of other programs in the same way (picard, onionshare, qutebrowser, vorta, anki); NAME=COMMAND adds one.
"""

from __future__ import annotations

import argparse
import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from desktop.app.office import open_office
from desktop.app.places import here
from desktop.meeting.plan import Plan
from tests.bench.display import Eye, covered, display

PATIENCE, QUIET, LONG = 30.0, 3.0, 6.0
PAINTED, CHANGED = 0.05, 60 * 4
BARS = (2.5, 5.0)
EMPTY = """
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
window = QWidget()
window.resize(1280, 720)
window.show()
application.exec()
"""
PEERS = {
    "picard": "picard -N",
    "onionshare": "onionshare",
    "qutebrowser": "qutebrowser --temp-basedir --qt-flag no-sandbox about:blank",
    "vorta": "vorta",
    "anki": "anki -l en",
}


@dataclass
class Times:
    """Seconds from the start of the process, run by run; the first run, which warms the caches, only looks."""

    final: bytes = b""
    """How the window looked when nothing changed any more."""
    painted: list[float] = field(default_factory=list)
    usable: list[float] = field(default_factory=list)


def differ(one: bytes, other: bytes) -> bool:
    """Whether more than a caret's worth of the pixels differs."""
    return one != other and sum(a != b for a, b in zip(one, other, strict=True)) > CHANGED


def measure(eye: Eye, command: list[str], env: dict[str, str], times: Times) -> None:
    """Start the program, watch its window come until it looks as it did at last the first time, and end it."""
    eye.paint_over()
    start = time.perf_counter()
    program = subprocess.Popen(
        command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        while covered(eye.rows()) < PAINTED:
            time.sleep(0.001)
            if time.perf_counter() - start > PATIENCE or program.poll() is not None:
                raise SystemExit(f"no window of {shlex.join(command)}")
        painted = changed = time.perf_counter()
        seen = eye.rows(12)
        quiet = QUIET if times.final else LONG
        while time.perf_counter() - changed < quiet and time.perf_counter() - start < PATIENCE:
            if times.final and not differ(seen, times.final):
                break
            time.sleep(0.004)
            now = eye.rows(12)
            if differ(now, seen):
                seen, changed = now, time.perf_counter()
        if times.final:
            times.painted.append(painted - start)
            times.usable.append(changed - start)
        times.final = seen
    finally:
        os.killpg(program.pid, signal.SIGTERM)
        try:
            program.wait(5)
        except subprocess.TimeoutExpired:
            os.killpg(program.pid, signal.SIGKILL)
            program.wait()


def furnish(home: Path) -> None:
    """A store with a few meetings lies where the program looks for one."""
    office = open_office(places=here())
    for number in range(1, 6):
        office.preparations.new(
            "rectification-review", Plan(f"示例市第{number}次会审", number=f"示例会审〔2027〕{number}号")
        ).result()
    office.close()
    if not home.exists():
        raise SystemExit(f"the store was not made below {home}")


def main() -> None:
    """Print a line for each program."""
    asking = argparse.ArgumentParser()
    asking.add_argument("runs", nargs="?", type=int, default=10)
    asking.add_argument("--peers", action="store_true")
    asking.add_argument("other", nargs="*", help="NAME=COMMAND")
    asked = asking.parse_args()
    with display() as name, tempfile.TemporaryDirectory() as place:
        os.environ["HOME"] = place
        for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
            os.environ.pop(variable, None)
        furnish(Path(place))
        env = {**os.environ, "DISPLAY": name, "LANG": "zh_CN.UTF-8", "QT_QPA_PLATFORM": "xcb"}
        env["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
        commands = {"empty window": [sys.executable, "-c", EMPTY], "huishen": [sys.executable, "-m", "desktop"]}
        if asked.peers:
            commands |= {who: shlex.split(how) for who, how in PEERS.items() if shutil.which(who)}
        commands |= {who: shlex.split(how) for who, _, how in (each.partition("=") for each in asked.other)}
        eye = Eye(name)
        found = {who: Times() for who in commands}
        for _ in range(asked.runs + 1):
            for who, command in commands.items():
                measure(eye, command, env, found[who])
        report(found)


def report(found: dict[str, Times]) -> None:
    """Print the table."""
    floor = median(found["empty window"].painted)
    print(f"{'':<16}{'painted':>9}{'min':>8}{'max':>8}{'ratio':>8}{'usable':>9}{'ratio':>8}")
    for who, times in found.items():
        painted, usable = median(times.painted), median(times.usable)
        ratios = painted / floor, usable / floor
        above = who == "huishen" and any(ratio > bar for ratio, bar in zip(ratios, BARS, strict=True))
        print(
            f"{who:<16}{painted * 1000:>9.0f}{min(times.painted) * 1000:>8.0f}{max(times.painted) * 1000:>8.0f}"
            f"{ratios[0]:>8.2f}{usable * 1000:>9.0f}{ratios[1]:>8.2f}{'  ABOVE' if above else ''}"
        )
    print(f"bars for huishen: painted ≤ {BARS[0]} ×, usable ≤ {BARS[1]} ×")


if __name__ == "__main__":
    main()
