"""The room's window on a second screen, and on none."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.ui.room.placing import AUTO, WINDOW, placed

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[3]
SCREENS = {
    "screens": [
        {"name": name, "x": x, "y": 0, "width": w, "height": h, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
        for name, x, w, h in (("LAPTOP", 0, 1366, 768), ("PROJ", 1366, 1920, 1080))
    ]
}


@pytest.mark.parametrize(
    ("names", "wish", "found"),
    [
        (("LAPTOP",), AUTO, ""),
        (("LAPTOP", "PROJ"), AUTO, "PROJ"),
        (("LAPTOP", "PROJ", "WALL"), AUTO, "PROJ"),
        (("LAPTOP", "PROJ", "WALL"), "WALL", "WALL"),
        (("LAPTOP", "PROJ"), "WALL", "PROJ"),
        (("LAPTOP", "PROJ"), "LAPTOP", "PROJ"),
        (("LAPTOP", "PROJ"), WINDOW, ""),
    ],
)
def test_the_room_never_gets_the_screen_of_the_hall(names: tuple[str, ...], wish: str, found: str) -> None:
    assert placed(names, "LAPTOP", wish) == found


def story(folder: Path, platform: str, **more: str) -> dict[str, dict[str, object]]:
    environment = {**os.environ, "QT_QPA_PLATFORM": platform, **more}
    run = subprocess.run(
        [sys.executable, "-m", "tests.ui.room.two_screens", str(folder)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert run.returncode == 0, (run.stdout, run.stderr)
    assert "requestActivate" not in run.stderr
    return {line["step"]: line for line in map(json.loads, run.stdout.splitlines())}


def test_the_second_screen_is_found_and_filled_and_a_window_serves_as_well(tmp_path: Path) -> None:
    config = tmp_path / "screens.json"
    config.write_text(json.dumps(SCREENS), "utf-8")
    told = story(tmp_path, f"offscreen:configfile={config}")
    assert told["on"]["screens"] == ["LAPTOP", "PROJ"]
    assert (told["on"]["full"], told["on"]["geometry"]) == (True, [1366, 0, 1920, 1080])
    assert told["on"]["head"] == "投屏中"
    assert (told["window"]["full"], told["window"]["at"]) == (False, "")
    assert told["again"]["at"] == "PROJ"
    assert (told["off"]["visible"], told["off"]["head"]) == (False, "未投屏")
