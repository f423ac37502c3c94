"""How fluid the hall stays over a meeting of 5,000 acts, in the real window on a real X server.

    python -m tests.bench.bench_hall [--quick]

Keys are pressed through the X server; a key is done when what it changed has been painted. The floor is the same key
in an editor alone in a window of the same process, in turns with the hall. Times are milliseconds by the clock; “cpu”
is the processor time of the slowest, which other programs on the machine change little. Memory is what is resident,
against an empty window with the same libraries loaded.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from tests.bench.display import display
from tests.bench.long_meeting import HUGE, Size, shelved

MEETING, ROWS, PLENARY = "5,000 acts", "10,000 rows", "300 voters, 500 findings × 12 parties"
BARS = {
    "key": ("keystroke → paint, p99", 16.0),
    "key-export": ("… while a 200-page export runs, p99", 16.0),
    "saved": ("Enter → 已记录 shown, p99", 50.0),
    "open": ("open the meeting → painted, median", 300.0),
    "scroll": ("a page up or down, slowest", 50.0),
    "filter": ("a letter in the filter, slowest", 50.0),
}


def p99(times: Sequence[float]) -> float:
    """The time that one in a hundred exceeds."""
    return sorted(times)[max(0, -(-99 * len(times) // 100) - 1)]


def child(name: str, arguments: Sequence[str], env: dict[str, str]) -> dict[str, list[list[float]]]:
    """What a process of its own measured: pairs of time and processor time by what was done."""
    asked = [sys.executable, "-m", f"tests.bench.{name}", *arguments]
    done = subprocess.run(asked, env=env, stdout=subprocess.PIPE, check=True, text=True)
    found: dict[str, list[list[float]]] = json.loads(done.stdout.splitlines()[-1])
    return found


def lines(told: str, found: dict[str, list[list[float]]]) -> Iterator[str]:
    """A line of the table for everything measured."""
    floor = [wall for wall, _ in found["floor"]]
    yield f"{told}  (an editor alone: median {median(floor):.1f}, p99 {p99(floor):.1f})"
    for what, (name, bar) in BARS.items():
        if what in found:
            walls, cpus = [wall for wall, _ in found[what]], [cpu for _, cpu in found[what]]
            seen = p99(walls) if name.endswith("p99") else max(walls) if name.endswith("slowest") else median(walls)
            within = "" if seen <= bar else "  ABOVE"
            yield (
                f"  {name:<40}{len(walls):>6}{median(walls):>8.1f}{p99(walls):>8.1f}{max(walls):>8.1f}"
                f"{max(cpus):>8.1f}{bar:>8.0f}{within}"
            )


def main() -> None:
    """Print a table for each size of meeting, then the memory."""
    asking = argparse.ArgumentParser()
    asking.add_argument("--quick", action="store_true", help="a few of everything, to see that it runs")
    quick = ["--quick"] if asking.parse_args().quick else []
    sizes = (
        (MEETING, Size(), "type,say,scroll,filter,export"),
        (ROWS, Size(acts=17_000), "type,scroll,filter"),
        (PLENARY, HUGE, "type,say"),
    )
    with display() as name, tempfile.TemporaryDirectory() as place:
        env = {**os.environ, "DISPLAY": name, "QT_QPA_PLATFORM": "xcb", "HOME": place, "LANG": "zh_CN.UTF-8"}
        print(f"{'':<42}{'n':>6}{'median':>8}{'p99':>8}{'max':>8}{'cpu':>8}{'bar':>8}")
        for told, size, parts in sizes:
            folder = Path(place) / str(size.acts) / str(size.voters)
            folder.mkdir(parents=True)
            office, meeting = shelved(folder, size)
            office.close()
            for line in lines(told, child("hall_keys", [str(folder), meeting, parts, *quick], env)):
                print(line, flush=True)
            if told == MEETING:
                print(memory(child("hall_memory", [str(folder), meeting], env), child("hall_memory", [], env)))


def memory(full: dict[str, list[list[float]]], bare: dict[str, list[list[float]]]) -> str:
    """The line of the table for the memory of both processes."""
    ours, floor = full["memory"][0][0], bare["memory"][0][0]
    above = "" if ours <= 1.8 * floor else "  ABOVE"
    return f"  memory: {ours:.0f} MB, empty window + libraries {floor:.0f} MB: ×{ours / floor:.2f} (bar ×1.8){above}"


if __name__ == "__main__":
    main()
