"""Writers killed outright at random moments; run by a test in a process of its own, where forking is safe.

    python -m tests.db.crash_rounds FOLDER ROUNDS SEED

Prints how many entries were acknowledged and how many rounds lost one or left a store that does not verify.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
from pathlib import Path

from tests.db.samples import MEETING, create, opened, put


def write_until_killed(folder: Path, acknowledge: int) -> None:
    store = opened(folder)
    while True:
        (entry,) = put(store, MEETING, "发言" * 30)
        os.write(acknowledge, entry.seq.to_bytes(4))


def one_round(folder: Path, acks: int) -> int:
    """The last number acknowledged by a writer killed after `acks` of them, while it goes on writing."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        write_until_killed(folder, writing)
    os.close(writing)
    last = b""
    for _ in range(acks):
        last = os.read(reading, 4)
    os.kill(child, signal.SIGKILL)
    while more := os.read(reading, 4):
        last = more
    os.close(reading)
    os.waitpid(child, 0)
    return int.from_bytes(last)


def main(folder: Path, rounds: int, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - moments, not secrets
    create(folder).close()
    lost = broken = acknowledged = 0
    for _ in range(rounds):
        acknowledged = one_round(folder, chance.randint(1, 12))
        with opened(folder) as store:
            lost += store.head(MEETING).seq < acknowledged
            broken += bool(store.verify_all().broken)
    print(json.dumps({"acknowledged": acknowledged, "lost": lost, "broken": broken}))  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
