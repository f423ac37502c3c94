"""What is not loaded before it is needed: the first window waits for none of it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.contracts.sources import ROOT

HEAVY = {
    "PySide6",
    "alembic",
    "fontTools",
    "openpyxl",
    "pypdfium2",
    "python_calamine",
    "reportlab",
    "sqlalchemy",
    "sqlcipher3",
}


def loaded_by(statement: str) -> set[str]:
    """Return the heavy libraries that are loaded in a fresh interpreter after this statement."""
    program = f"{statement}\nimport sys\nprint(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    return HEAVY & set(run.stdout.split())


def test_a_library_that_is_loaded_is_noticed() -> None:
    assert loaded_by("import sqlalchemy") == {"sqlalchemy"}


@pytest.mark.parametrize("module", ["desktop.__main__", "desktop.start"])
def test_starting_the_program_loads_nothing_heavy(module: str) -> None:
    assert loaded_by(f"import {module}") == set()


def test_the_windows_load_qt_and_nothing_else_that_is_heavy() -> None:
    assert loaded_by("import desktop.ui.application") <= {"PySide6"}
