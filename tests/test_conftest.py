"""What the suite's own ground rules do to a test that breaks them."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.contracts.sources import ROOT

pytestmark = pytest.mark.slow


LOGGING_TESTS = """
import logging
import pytest

def test_speaks_out_of_turn():
    logging.getLogger("store").warning("the disk is slow")

@pytest.mark.expects_log("the disk is slow")
def test_announced_what_it_would_say():
    logging.getLogger("store").warning("the disk is slow")

@pytest.mark.expects_log("the disk is slow")
def test_kept_silent_against_its_word():
    logging.getLogger("store").info("the disk is slow")

@pytest.fixture
def closing():
    yield
    logging.getLogger("store").error("left open")

def test_speaks_when_put_away(closing):
    pass
"""


def outcomes(folder: Path, source: str) -> set[str]:
    """Run these tests under the suite's conftest in a process of their own and return “OUTCOME name” for each."""
    (folder / "conftest.py").write_text((ROOT / "tests/conftest.py").read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "test_inner.py").write_text(source, encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-rA", "-q", "-p", "no:randomly", "-c", str(ROOT / "pyproject.toml"),
         f"--rootdir={folder}", "-p", "no:cacheprovider", str(folder)],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
    lines = [line.split() for line in run.stdout.splitlines() if "::test_" in line]
    return {f"{words[0]} {words[1].partition('::')[2]}" for words in lines if words[0] in {"PASSED", "FAILED", "ERROR"}}


def test_a_log_record_fails_its_test_unless_announced(tmp_path: Path) -> None:
    assert outcomes(tmp_path, LOGGING_TESTS) == {
        "FAILED test_speaks_out_of_turn",
        "PASSED test_announced_what_it_would_say",
        "FAILED test_kept_silent_against_its_word",
        "PASSED test_speaks_when_put_away",
        "ERROR test_speaks_when_put_away",
    }


def test_a_test_has_an_empty_home_of_its_own(home: Path) -> None:
    assert Path.home() == home
    assert list(home.iterdir()) == []


def test_configuration_is_looked_for_below_that_home(home: Path) -> None:
    assert Path(os.environ["XDG_CONFIG_HOME"]).is_relative_to(home)


def test_the_machine_stands_in_a_zone_where_nobody_meets() -> None:
    assert time.localtime(0)[3:5] == (12, 45)


@pytest.mark.xvfb
def test_a_window_opens_on_a_real_screen_with_chinese_glyphs(x_display: str) -> None:
    program = (
        "from PySide6.QtGui import QFontDatabase\n"
        "from PySide6.QtWidgets import QApplication, QLabel\n"
        "app = QApplication([])\n"
        "window = QLabel('会审')\n"
        "window.show()\n"
        "app.processEvents()\n"
        "print(app.platformName(), window.isVisible(),"
        " bool(QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)))\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "DISPLAY": x_display, "QT_QPA_PLATFORM": "xcb"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (run.stdout, run.stderr, run.returncode) == ("xcb True True\n", "", 0)
