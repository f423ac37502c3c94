"""The versions that old machines can follow."""

from __future__ import annotations

import ast
import sys
from importlib import metadata

from PySide6.QtCore import QRect

from tests.contracts.sources import ROOT, pyproject, python_files

SHIM = "newer_qt.py"
"""The one file that may ask for names newer than Qt 6.7, each behind hasattr and with a fallback."""


def newer_names() -> set[str]:
    """Return the names that Qt for Python 6.7 does not have."""
    text = (ROOT / "tests/contracts/qt-after-6.7.txt").read_text(encoding="utf-8")
    return {line for line in text.splitlines() if line and not line.startswith("#")}


def qt_names(source: str) -> set[str]:
    """Return every attribute that is asked for, every name that is imported and every name used alone."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute):
            found.add(node.attr)
        elif isinstance(node, ast.Name):
            found.add(node.id)
        elif isinstance(node, ast.ImportFrom):
            found |= {alias.name for alias in node.names}
    return found


def test_qt_is_pinned_to_the_last_wheel_for_glibc_2_28() -> None:
    assert "PySide6-Essentials==6.9.3" in pyproject()["project"]["dependencies"]
    assert metadata.version("PySide6-Essentials") == "6.9.3"


def test_a_call_to_qt_leaves_none_alone() -> None:
    # 6.12.0 takes one reference to None with every call that returns nothing; after some thousand calls Python 3.11
    # and older die of it. The few references that the loop itself holds are far fewer than its hundred calls.
    rect = QRect()
    before = sys.getrefcount(None)
    for _ in range(100):
        rect.setX(1)
    assert abs(sys.getrefcount(None) - before) < 10


def test_newer_qt_names_are_recognised() -> None:
    source = "from PySide6.QtGui import QAccessibleAnnouncementEvent\nhints.setColorScheme(dark)"
    assert newer_names() & qt_names(source) == {"QAccessibleAnnouncementEvent", "setColorScheme"}


def test_windows_use_names_of_qt_6_7_only() -> None:
    newer = newer_names()
    found = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in python_files("desktop/ui")
        if path.name != SHIM
        for name in newer & qt_names(path.read_text(encoding="utf-8"))
    }
    assert found == set()


def test_this_python_is_one_of_those_promised() -> None:
    assert pyproject()["project"]["requires-python"] == ">=3.11,<3.14"
    assert (3, 11) <= sys.version_info[:2] <= (3, 13)
