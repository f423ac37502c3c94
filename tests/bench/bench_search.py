"""Search as one types over many meetings, beside a LIKE scan of the same words in the same store, interleaved.

    python -m tests.bench.bench_search [MEETINGS] [ACTS] [FOLDER]

The time of a question goes from posting it to the answer with its hits built, marked and grouped. Substrings of one to
four signs are cut at random from what was said; a typing sequence asks for a phrase sign by sign, each answer awaited.
Words follow Zipf's law over 3,000 signs, about sixty to an act. Times are milliseconds.
"""

from __future__ import annotations

import random
import sys
import tempfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from time import perf_counter, process_time
from typing import TYPE_CHECKING

from db import NewEntry, ShelfRow
from desktop.app.clock import stamp
from desktop.app.desk import shelf_facts
from desktop.app.mending import HURRIED
from desktop.app.searchable import rows
from desktop.meeting.acts import MeetingOpened, SpeechKind, SpeechMade
from desktop.meeting.codec import encode
from desktop.meeting.ids import MeetingId, PersonId
from desktop.meeting.journal import Entry, Reading
from desktop.meeting.profile_file import load
from desktop.meeting.rules.speech import speak
from desktop.meeting.state import Meeting
from tests.app.offices import BEGIN, in_order, office_at, small_plan

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from db import Store
    from desktop.app.office import Office
    from desktop.meeting.acts import Act

TARGET = 50.0
SIGNS = [chr(0x4E00 + place) for place in range(3000)]
WEIGHTS = [1 / (place + 8) for place in range(3000)]
PEOPLE = ("gu", "luo", "shen", "qiu", "wen")


def texts(chance: random.Random, number: int) -> list[str]:
    """What was said: a few sentences of common and rare signs."""
    said = []
    for _ in range(number):
        signs = chance.choices(SIGNS, WEIGHTS, k=chance.randint(30, 90))
        signs[len(signs) // 2] = "，"
        said.append("".join(signs) + "。")
    return said


def fill(store: Store, number: int, said: Sequence[str]) -> None:
    """One meeting more, entered at once: what one commit an act leaves behind is what search finds as well."""
    journal = MeetingId(f"0189aaaa-0000-7000-8000-{number:012d}")
    plan = replace(small_plan(f"示例会审〔2027〕{number}号"), opinions=())
    at = BEGIN + timedelta(days=number)
    opening = MeetingOpened(load("rectification-review"), plan)
    speeches = [SpeechMade(SpeechKind.DISCUSSION, PersonId(PEOPLE[place % 5]), text) for place, text in enumerate(said)]
    acts: list[Act] = [opening, *speeches]
    with store.transaction() as tx:
        lines = tx.append(journal, [NewEntry(stamp(at), "", *encode(act)) for act in acts], expect=0)
        entries = [Entry(each.seq, at, at, "", act) for each, act in zip(lines, acts, strict=True)]
        meeting = Meeting(entries[0])
        for entry in entries:
            tx.index(journal, entry.seq, rows(meeting, Reading(entry, entry)))
        row = [journal, plan.number, plan.title, "rectification-review", "closed", stamp(at), stamp(at), len(acts)]
        tx.put_shelf(ShelfRow(*row, shelf_facts(plan)))


Times = tuple[float, float]
"""How long something took, and how long the processor was at it: a busy machine stretches the first."""


def percentiles(times: Sequence[Times]) -> str:
    """Median, 99th of a hundred and the worst; then median and 99th of the processor's time."""
    whole, busy = (sorted(each) for each in zip(*times, strict=True))
    late = int(len(whole) * 0.99)
    middle = len(whole) // 2
    return f"{whole[middle]:>8.2f}{whole[late]:>8.2f}{whole[-1]:>8.2f}{busy[middle]:>10.2f}{busy[late]:>8.2f}"


def timed(work: Callable[[], object]) -> Times:
    """How long it took, in milliseconds."""
    start, begun = perf_counter(), process_time()
    work()
    return (perf_counter() - start) * 1000, (process_time() - begun) * 1000


def scanning(asked: str) -> Callable[[Store], int]:
    """The floor: every body decrypted and looked through, the newest fifty kept, nothing built of them."""

    def job(store: Store) -> int:
        with store.file.transaction() as connection:
            found = connection.exec_driver_sql(
                "SELECT id, body FROM search_row WHERE CAST(body AS TEXT) LIKE ? ORDER BY id DESC LIMIT 50",
                (f"%{asked}%",),
            )
            return len(found.fetchall())

    return job


def ask(office: Office, asked: str) -> None:
    """One question, its answer awaited."""
    office.search.ask(asked).result()


def main(meetings: int, acts: int, folder: Path) -> None:
    """The table stands on standard output."""
    chance = random.Random(20270316)  # noqa: S311 - the same words every time
    said = texts(chance, acts)
    with office_at(folder / "store", folder) as office:
        each = acts // meetings
        taken = timed(
            lambda: [
                office.thread.post(lambda store, n=n: fill(store, n, said[n * each : (n + 1) * each])).result()
                for n in range(meetings)
            ]
        )
        settled = timed(lambda: office.search.complete(HURRIED).result())
        size = (folder / "store" / "store.db").stat().st_size / 1e6
        print(f"{meetings} meetings, {acts} acts: entered in {taken[0] / 1000:.0f} s, indexed behind in")
        words = sum(len(text.encode()) for text in said) / 1e6
        print(f"{settled[0] / 1000:.0f} s, {size:.0f} MB, of which words {words:.0f} MB")
        print(f"{'milliseconds':<34}{'p50':>8}{'p99':>8}{'worst':>8}{'cpu p50':>10}{'p99':>8}")
        for signs in (1, 2, 3, 4):
            times: list[Times] = []
            floor: list[Times] = []
            for turn in range(400):
                text = chance.choice(said)
                start = chance.randrange(len(text) - signs)
                asked = text[start : start + signs]
                times.append(timed(lambda asked=asked: ask(office, asked)))
                if turn % 20 == 0:
                    job = scanning(asked)
                    floor.append(timed(lambda job=job: office.thread.post(job).result()))
            print(f"{f'{signs} signs (target p99 ≤ {TARGET:.0f})':<34}{percentiles(times)}")
            print(f"{'  LIKE scan':<34}{percentiles(floor)}")
        typing: list[Times] = []
        for _ in range(150):
            text = chance.choice(said)
            start = chance.randrange(len(text) - 6)
            typing += [timed(lambda piece=text[start : start + n]: ask(office, piece)) for n in range(1, 7)]
        print(f"{'typing six signs, every key':<34}{percentiles(typing)}")
        two: list[Times] = []
        for _ in range(200):
            first, second = chance.choice(said)[:2], chance.choice(said)[5:7]
            two.append(timed(lambda asked=f"{first} {second}": ask(office, asked)))
        print(f"{'two words of two signs':<34}{percentiles(two)}")
        more = [timed(lambda: office.search.ask(chance.choice(SIGNS[:40]), count=400).result()) for _ in range(100)]
        print(f"{'a common sign, 400 hits':<34}{percentiles(more)}")
        meeting = in_order(office)
        puts: list[Times] = []
        for number in range(1500):
            intent = speak(said[number], speaker=PersonId("gu"))
            puts.append(timed(lambda intent=intent: office.desk.put(meeting, intent).result()))
        print(f"{'desk.put meanwhile (rows settling)':<34}{percentiles(puts)}")


if __name__ == "__main__":
    wanted = [int(each) for each in sys.argv[1:3]] + [100, 100_000][len(sys.argv[1:3]) :]
    with tempfile.TemporaryDirectory(dir=sys.argv[3] if len(sys.argv) > 3 else None) as place:
        main(wanted[0], wanted[1], Path(place))
