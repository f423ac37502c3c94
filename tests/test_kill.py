"""Nothing acknowledged is lost when the process is killed; a player that lies about it is caught."""

from __future__ import annotations

import random
import sys
from typing import TYPE_CHECKING

import pytest

from tests.kill import kill_once

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

LIAR = """
import sys
from pathlib import Path
from tests.kill import SCENE
from desktop.app.office import open_office
from desktop.cli.playing import take_down
from desktop.cli.voice import Voice
from desktop.meeting.scene import parse_scene

office = open_office(Path(sys.argv[1]))
for number in range(1, 221):
    print(f"已记录 第{number}号", flush=True)
take_down(office, parse_scene(SCENE.read_text(encoding="utf-8")), Voice(machine=True))
"""


@pytest.mark.parametrize("seed", range(20))
def test_a_kill_loses_nothing_acknowledged(tmp_path: Path, seed: int) -> None:
    left = kill_once(tmp_path, random.Random(seed))
    assert left.held, left
    assert left.acknowledged > 0


def test_a_player_that_acknowledges_before_it_stores_is_caught(tmp_path: Path) -> None:
    liar = (sys.executable, "-c", LIAR)
    assert not kill_once(tmp_path, random.Random(3), liar).held
