"""Kills `huishen play` at random moments and looks at what is left.

    python -m tests.kill [ROUNDS] [SEED]

Each round plays the sample review into a fresh store, waits until a random number of entries was acknowledged
(`已记录 第N号`), waits a random instant longer and kills the process with SIGKILL. Then another process opens the
store: every acknowledged entry must be there and the whole store must verify. A control that acknowledges before it
stores must lose something, or the harness proves nothing: `tests/test_kill.py` runs it.
"""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from desktop.app.office import open_office
from desktop.app.places import Places

ROOT = Path(__file__).parent.parent
SCENE = ROOT / "resources" / "samples" / "rectification-review.scene"
PLAY = (sys.executable, "-m", "desktop", "play", str(SCENE), "--store")
ACKNOWLEDGED = re.compile(r"已记录 第(\d+)号")


@dataclass(frozen=True)
class Round:
    """What one kill left: entries acknowledged, entries there, faults that verification found."""

    acknowledged: int
    there: int
    broken: int

    @property
    def held(self) -> bool:
        """Whether nothing acknowledged was lost and the store verifies."""
        return self.acknowledged <= self.there and self.broken == 0


def home(folder: Path) -> dict[str, str]:
    """The environment of a player whose keys lie below the folder."""
    return {
        **os.environ,
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_DATA_HOME": str(folder / "data"),
        "PYTHONPATH": str(ROOT),
        "PYTHONUNBUFFERED": "1",
    }


def kill_once(folder: Path, chance: random.Random, player: tuple[str, ...] = PLAY) -> Round:
    """One round in the empty folder."""
    acknowledged, wanted = 0, chance.randint(1, 220)
    command = [*player, str(folder / "store")]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=home(folder)
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if found := ACKNOWLEDGED.search(line):
                acknowledged = int(found[1])
            if acknowledged >= wanted:
                break
        _pause(chance.random() * 0.004)
        process.send_signal(signal.SIGKILL)
        rest = process.stdout.read()
    for found in ACKNOWLEDGED.finditer(rest):
        acknowledged = int(found[1])
    there, broken = look(folder)
    return Round(acknowledged, there, broken)


def _pause(seconds: float) -> None:
    """Lets the player run on for an instant, so that the kill falls anywhere, not only right after a line."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        pass


def look(folder: Path) -> tuple[int, int]:
    """How many entries the store holds and how many faults it has."""
    office = open_office(
        folder / "store", create=False, places=Places(folder / "config/huishen", folder / "data/huishen")
    )
    try:
        report = office.thread.post(lambda store: store.verify_all()).result()
        return report.entries, len(report.broken)
    finally:
        office.close()


def main(rounds: int, seed: int) -> int:
    """The table of rounds stands on standard output; 0 where every round held."""
    chance = random.Random(seed)
    lost = unverified = acknowledged = 0
    for number in range(1, rounds + 1):
        with tempfile.TemporaryDirectory() as place:
            done = kill_once(Path(place), chance)
        acknowledged += done.acknowledged
        lost += max(0, done.acknowledged - done.there)
        unverified += done.broken > 0
        if not done.held:
            print(f"round {number}: {done}")
    print(f"{rounds} kills, {acknowledged} entries acknowledged, {lost} lost, {unverified} stores unverifiable")
    return 0 if lost == unverified == 0 else 1


if __name__ == "__main__":
    wanted = [int(each) for each in sys.argv[1:3]]
    sys.exit(main(*(wanted + [200, 1][len(wanted) :])))
