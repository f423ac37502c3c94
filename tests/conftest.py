"""What holds for every test: no screen, no home of a person's own, no unexpected log record, no luck in CI."""

from __future__ import annotations

import logging
import os
import subprocess
import time
from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING

# Before anything imports Qt: without a display Qt does not fail, it ends the interpreter.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LANG"] = os.environ["LC_ALL"] = "C.UTF-8"
# A zone where nobody meets: whoever takes the machine's zone for the meeting's is a quarter of an hour out.
os.environ["TZ"] = "XYZ-12:45"
if hasattr(time, "tzset"):
    time.tzset()

import hypothesis
import pytest

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from pathlib import Path

# Deadlines measure the machine, not the code. In CI the same examples every time: a red run must be repeatable.
hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, database=None)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "house")

HOMES = count()
PLACES = {
    "HOME": "",
    "USERPROFILE": "",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
    "XDG_CACHE_HOME": ".cache",
    "APPDATA": "AppData/Roaming",
    "LOCALAPPDATA": "AppData/Local",
}


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that holds the homes of all tests of this run."""
    return tmp_path_factory.mktemp("homes")


@pytest.fixture(autouse=True)
def home(homes: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test an empty home, so that it neither finds a person's keys and settings nor leaves any."""
    place = homes / str(next(HOMES))
    place.mkdir()
    for variable, below in PLACES.items():
        monkeypatch.setenv(variable, str(place / below))
    return place


@pytest.fixture(scope="session")
def x_display() -> Iterator[str]:
    """Start an X server as wide as an old laptop's screen and return its name, such as “:1”; it ends with the run."""
    reading, writing = os.pipe()
    # without -noreset the server begins anew, and drops who is just coming, each time its last client leaves
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=[writing],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as answer:
        number = answer.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait()


class LogWatch(logging.Handler):
    """Keeps the records of level WARNING and above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


WATCH = pytest.StashKey[LogWatch]()


@contextmanager
def watching(item: pytest.Item) -> Iterator[None]:
    """Collect what is logged meanwhile into the one watch of this test."""
    watch = item.stash.setdefault(WATCH, LogWatch())
    root = logging.getLogger()
    root.addHandler(watch)
    try:
        yield
    finally:
        root.removeHandler(watch)


def judge(item: pytest.Item) -> None:
    """Fail the test for a record it did not expect, and for an expected one that never came."""
    expected = [str(mark.args[0]) for mark in item.iter_markers("expects_log")]
    said = [f"{record.levelname} {record.name}: {record.getMessage()}" for record in item.stash[WATCH].records]
    stray = [line for line in said if not any(text in line for text in expected)]
    absent = [text for text in expected if not any(text in line for line in said)]
    if stray:
        pytest.fail("logged without being expected:\n" + "\n".join(stray), pytrace=False)
    if absent:
        pytest.fail("expected in the log and never logged:\n" + "\n".join(absent), pytrace=False)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None, object, object]:
    """Watch the log while fixtures are made; a record there fails the test that asked for them."""
    with watching(item):
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Watch the log while the test runs and judge it at its end; a failure of the test itself comes first."""
    with watching(item):
        result = yield
    judge(item)
    return result


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None, object, object]:
    """Watch the log while fixtures are taken down, and judge again: a store may complain only when it is closed."""
    before = len(item.stash[WATCH].records) if WATCH in item.stash else 0
    with watching(item):
        result = yield
    if len(item.stash[WATCH].records) > before:
        judge(item)
    return result
