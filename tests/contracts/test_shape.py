"""Files stay short and are named by nouns."""

from __future__ import annotations

from statistics import median

from tests.contracts.sources import PROGRAM, ROOT, python_files

VAGUE = {"utils", "util", "helpers", "helper", "misc", "common", "tools", "manager", "stuff"}


def lengths(*folders: str) -> dict[str, int]:
    """Return how many lines each file has; empty __init__ files would flatter the median and are left out."""
    found = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for path in python_files(*folders)
    }
    return {name: lines for name, lines in found.items() if lines > 1}


def test_no_file_is_longer_than_400_lines() -> None:
    assert {name: lines for name, lines in lengths(*PROGRAM, "tests").items() if lines > 400} == {}


def test_half_of_the_program_files_have_at_most_150_lines() -> None:
    assert median(lengths(*PROGRAM).values()) <= 150


def test_no_file_is_named_after_what_it_is_not() -> None:
    assert [str(path.relative_to(ROOT)) for path in python_files(*PROGRAM, "tests") if path.stem in VAGUE] == []
