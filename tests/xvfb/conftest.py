"""A real screen with a window manager and a clipboard."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator

import pytest


@pytest.fixture
def screen(x_display: str) -> Iterator[dict[str, str]]:
    """The environment of a program on a screen of 1366 × 768 whose windows are managed."""
    environment = {**os.environ, "DISPLAY": x_display, "QT_QPA_PLATFORM": "xcb"}
    manager = subprocess.Popen(["openbox"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 20
    while subprocess.run(["xdotool", "get_num_desktops"], env=environment, capture_output=True, check=False).returncode:
        assert manager.poll() is None, "the window manager ended"
        assert time.monotonic() < deadline, "no window manager within 20 s"
    yield environment
    manager.terminate()
    manager.wait()
