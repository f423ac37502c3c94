"""A window manager on a bare screen: windows fill it, and dialogs get the keys, as on a desktop."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

PATIENCE = 20.0


@contextmanager
def managed(display: str, environment: Mapping[str, str] = os.environ) -> Iterator[dict[str, str]]:
    """The environment of a program that is to appear on ``display``; its windows are managed until the end."""
    there = {**environment, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    manager = subprocess.Popen(["openbox"], env=there, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + PATIENCE
    # desktops are counted by the window manager only: without one there is no answer
    while subprocess.run(["xdotool", "get_num_desktops"], env=there, capture_output=True, check=False).returncode:
        assert manager.poll() is None, "the window manager ended"
        assert time.monotonic() < deadline, "no window manager came up"
    try:
        yield there
    finally:
        manager.terminate()
        manager.wait()
