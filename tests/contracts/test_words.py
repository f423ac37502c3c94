"""Words that do not belong into the project's files."""

from __future__ import annotations

import re

import pytest

from tests.contracts.sources import PROGRAM, ROOT, project_files, python_files

# Written in pieces, for this file is searched too.
PLACES = re.compile("|".join(["/" + "work/", "/" + "opt/", "/" + "root/", r"/home/" + r"[a-z]", "py" + r"pi\.org",
                              "python" + "hosted", r"deb\." + "debian", "snapshot" + r"\.debian"]))  # fmt: skip
UNFINISHED = re.compile(r"\b(?:" + "|".join(["TO" + "DO", "FIX" + "ME", "X" + "XX"]) + r")\b")
SILENCED = re.compile("type:" + r"\s*ignore|mypy:\s*(?:ignore|disable)|ruff:\s*" + "noqa")


def lines_with(pattern: re.Pattern[str], text: str) -> list[int]:
    """Return the numbers of the lines in which the pattern occurs."""
    return [number for number, line in enumerate(text.splitlines(), 1) if pattern.search(line)]


def found(pattern: re.Pattern[str]) -> list[str]:
    """Return “file:line” for every occurrence in the project's text files; files that are not text are passed over."""
    places = []
    for path in project_files():
        content = path.read_bytes()
        if b"\0" not in content:
            text = content.decode("utf-8", errors="replace")
            places += [f"{path.relative_to(ROOT)}:{number}" for number in lines_with(pattern, text)]
    return places


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (PLACES, "cd /" + "work/somewhere"),
        (PLACES, "from https://" + "py" + "pi.org/simple"),
        (UNFINISHED, "# " + "TO" + "DO: later"),
        (SILENCED, "x = y  # type: " + "ignore[misc]"),
    ],
)
def test_a_forbidden_word_is_seen_in_its_line(pattern: re.Pattern[str], line: str) -> None:
    assert lines_with(pattern, f"fine\n{line}\n") == [2]


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    assert found(PLACES) == []


def test_nothing_is_left_for_later() -> None:
    assert found(UNFINISHED) == []


def test_types_are_never_silenced() -> None:
    silenced = [
        str(path.relative_to(ROOT))
        for path in python_files(*PROGRAM)
        if lines_with(SILENCED, path.read_text(encoding="utf-8"))
    ]
    assert silenced == []
