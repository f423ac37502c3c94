"""What one act costs at the desk beside a bare INSERT + COMMIT on the same file and settings, interleaved.

    python -m tests.bench.bench_desk [ACTS] [FOLDER]

The act goes the whole way: intent, rule, codec, chain, shelf row, draft dropped, one commit, meeting advanced. Times
are medians in milliseconds; the ratio is the figure to watch. Fsyncs are counted by strace where it is installed:

    strace -f -c -e trace=fsync,fdatasync python -m tests.bench.bench_desk 1000
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from desktop.app.desk import Recorded
from desktop.meeting.ids import FindingId, PersonId
from desktop.meeting.rules.speech import answer, put_question, speak
from tests.app.offices import in_order, office_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from db import Store
    from desktop.meeting.refusal import Intent

TARGET = 6.0
WORDS = "会上的一句话，约六十个字。" * 5


def intents(number: int) -> Intent:
    """A meeting's ordinary mixture: a question, its answer, two remarks."""
    if number % 4 == 0:
        return put_question(WORDS, asker=PersonId("luo"), finding=FindingId("f1"))
    if number % 4 == 1:
        return answer(WORDS, speaker=PersonId("wen"))
    return speak(WORDS, speaker=PersonId("gu"))


def bare(store: Store) -> Callable[[], None]:
    """One INSERT + COMMIT straight through the driver, on the store's own connection."""
    store.file.outside("CREATE TABLE bare (id INTEGER PRIMARY KEY, body BLOB NOT NULL)")
    cursor = store.file._bare().cursor()

    def act() -> None:
        cursor.execute("BEGIN IMMEDIATE")
        cursor.execute("INSERT INTO bare (body) VALUES (?)", (WORDS.encode(),))
        cursor.execute("COMMIT")

    return act


def main(acts: int, folder: Path) -> None:
    with office_at(folder / "store", folder) as office:
        meeting = in_order(office)
        insert = office.thread.post(bare).result()
        floor, whole, inside = [], [], []

        def timed_insert(_store: Store) -> float:
            start = perf_counter()
            insert()
            return (perf_counter() - start) * 1000

        def timed_put(store: Store, intent: Intent) -> float:
            start = perf_counter()
            done = office.desk._put(store, meeting, intent, office.clock.now(), [f"{meeting}/entry"])
            assert isinstance(done, Recorded)
            return (perf_counter() - start) * 1000

        for number in range(acts):
            intent = intents(number)
            floor.append(office.thread.post(timed_insert).result())
            if number % 2:
                inside.append(office.thread.post(lambda store, intent=intent: timed_put(store, intent)).result())
                continue
            start = perf_counter()
            office.desk.put(meeting, intent, spent=[f"{meeting}/entry"]).result()
            whole.append((perf_counter() - start) * 1000)
        base = median(floor)
        print(f"{'':<36}{'median':>8}{'ratio':>8}")
        print(f"{'bare INSERT + COMMIT':<36}{base:>8.3f}{1:>8.2f}")
        name = f"desk.put on its thread (target ≤ {TARGET:.0f})"
        print(f"{name:<36}{median(inside):>8.3f}{median(inside) / base:>8.2f}")
        print(f"{'desk.put seen by the caller':<36}{median(whole):>8.3f}{median(whole) / base:>8.2f}")
        early, late = whole[50:300], whole[-250:]
        print(f"growth from act 100 to {acts}: ×{median(late) / median(early):.2f}")
        start = perf_counter()
        office.desk.meeting(meeting).result()
        print(f"replay of {acts} acts from the store: {(perf_counter() - start) * 1000:.0f} ms")


if __name__ == "__main__":
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    with tempfile.TemporaryDirectory(dir=sys.argv[2] if len(sys.argv) > 2 else None) as place:
        main(wanted, Path(place))
