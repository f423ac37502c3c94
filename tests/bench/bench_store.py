"""What an append costs beside a bare INSERT + COMMIT on the same file, interleaved; and how it grows.

    python -m tests.bench.bench_store [ROUNDS] [FOLDER]

Times are medians in milliseconds; the ratio is the figure to watch, times vary between machines.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import TYPE_CHECKING

import db

if TYPE_CHECKING:
    from collections.abc import Callable

BODY = '{"text":"' + "会上的一句话，约六十字。" * 5 + '"}'
TARGET_RATIO = 3.0
MEETING = "meeting"
NOW = "2026-03-02T01:00:00.000000Z"
ENTRY = db.NewEntry(NOW, "recorder-1", "remark", 1, BODY.encode())
SHELF = db.ShelfRow(MEETING, "1", "第1次会议", "review", "open", NOW, NOW, 1, b"{}")


def timed(act: Callable[[], object]) -> float:
    start = perf_counter()
    act()
    return (perf_counter() - start) * 1000


def bare(store: db.Store) -> Callable[[], None]:
    """One INSERT + COMMIT straight through the driver, on the store's own connection."""
    store.file.outside("CREATE TABLE bare (id INTEGER PRIMARY KEY, body BLOB NOT NULL)")

    cursor = store.file._bare().cursor()

    def act() -> None:
        cursor.execute("BEGIN IMMEDIATE")
        cursor.execute("INSERT INTO bare (body) VALUES (?)", (ENTRY.body,))
        cursor.execute("COMMIT")

    return act


def append(store: db.Store, seq: int) -> None:
    with store.transaction() as tx:
        tx.append(MEETING, [ENTRY], expect=seq)


def desk(store: db.Store, seq: int) -> None:
    """What the desk does for one act: entry, draft dropped, shelf row."""
    with store.transaction() as tx:
        tx.append("desk", [ENTRY], expect=seq)
        tx.drop_draft("m7/理由")
        tx.put_shelf(SHELF)


def line(name: str, times: list[float], base: float) -> None:
    p99 = quantiles(times, n=100)[98]
    print(f"{name:<34}{median(times):>8.3f}{p99:>9.3f}{median(times) / base:>8.2f}")


def main(rounds: int, folder: Path) -> None:
    with db.create_store(folder / "store", os.urandom(32), store_id="bench", now=lambda: NOW) as store:
        insert = bare(store)
        inserts, appends, desks = [], [], []
        for seq in range(rounds):
            inserts.append(timed(insert))
            appends.append(timed(lambda seq=seq: append(store, seq)))
            desks.append(timed(lambda seq=seq: desk(store, seq)))
        base = median(inserts)
        print(f"{'':<34}{'median':>8}{'p99':>9}{'ratio':>8}")
        line("bare INSERT + COMMIT", inserts, base)
        line(f"append (target ≤ {TARGET_RATIO:.0f})", appends, base)
        line("append, draft dropped, shelf row", desks, base)
        early, late = appends[100:600], appends[-500:]
        print(f"growth from entry 100 to {rounds}: ×{median(late) / median(early):.2f}")
        print(f"reading {rounds} entries: {timed(lambda: store.entries(MEETING)):.0f} ms")
        total = store.store_head().seq
        print(f"verifying {total} entries: {timed(store.verify_all):.0f} ms")


if __name__ == "__main__":
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    with tempfile.TemporaryDirectory(dir=sys.argv[2] if len(sys.argv) > 2 else None) as place:
        main(wanted, Path(place))
