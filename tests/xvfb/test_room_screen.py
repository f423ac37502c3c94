"""The room's window on a real server with a screen that is pulled out and put back."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.room.test_projector import story
from tests.xvfb.screen import managed

pytestmark = [pytest.mark.xvfb, pytest.mark.slow]
LAPTOP = ("--setmonitor", "*LAPTOP", "1366/361x768/203+0+0", "screen")
PROJECTOR = ("--setmonitor", "PROJ", "1280/338x720/190+1366+0", "none")


@pytest.fixture
def desktop() -> Iterator[dict[str, str]]:
    """One wide server seen as two screens side by side, its windows managed."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "2646x768x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=[writing],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as answer:
        display = f":{answer.readline().strip()}"
    try:
        with managed(display) as environment:
            for monitor in (LAPTOP, PROJECTOR):
                subprocess.run(["xrandr", *monitor], env=environment, check=True)
            yield environment
    finally:
        server.terminate()
        server.wait()


def test_unplugged_it_hides_at_once_and_plugged_in_again_it_is_back(desktop: dict[str, str], tmp_path: Path) -> None:
    told = story(tmp_path, "xcb", DISPLAY=desktop["DISPLAY"])
    assert (told["on"]["full"], told["on"]["geometry"]) == (True, [1366, 0, 1280, 720])
    assert told["unplugged"]["screens"] == ["LAPTOP"]
    assert told["unplugged"]["visible"] is False
    assert told["unplugged"]["head"] == "屏幕断开"
    assert (told["replugged"]["visible"], told["replugged"]["geometry"]) == (True, [1366, 0, 1280, 720])
    assert told["replugged"]["head"] == "投屏中"
    assert {line["active"] for line in told.values()} == {"Desk"}
