"""Bugs are printed, kept and shown; what people typed is not in the note."""

import sys
from pathlib import Path

import pytest

from desktop.ui.crash_note import CrashHook, CrashNote


def caught(message: str) -> Exception:
    """Return a bug with a cause, both raised and both quoting ``message``."""
    try:
        fail(message)
    except ValueError as bug:
        return bug
    raise AssertionError


def fail(message: str) -> None:
    try:
        {}[message]
    except KeyError as inner:
        raise ValueError(message) from inner


def handle(hook: CrashHook, bug: BaseException) -> None:
    hook(type(bug), bug, bug.__traceback__)


def test_a_bug_is_printed_kept_and_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown: list[CrashNote] = []
    hook = CrashHook(tmp_path / "notes")
    hook.show = shown.append
    handle(hook, caught("丁某的意见"))
    assert "ValueError" in capsys.readouterr().err
    assert shown[0].summary.startswith("ValueError @ test_crash_note.py")
    note = Path(shown[0].file).read_text("utf-8")
    assert "KeyError" in note
    assert "caught" in note


def test_a_note_quotes_nothing_that_was_typed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hook = CrashHook(tmp_path)
    handle(hook, caught("丁某的意见"))
    assert all("丁某" not in file.read_text("utf-8") for file in tmp_path.iterdir())
    assert len(list(tmp_path.iterdir())) == 1


def test_a_bug_while_a_bug_is_shown_is_kept_but_not_shown(tmp_path: Path) -> None:
    shown: list[CrashNote] = []
    hook = CrashHook(tmp_path)

    def show(note: CrashNote) -> None:
        shown.append(note)
        handle(hook, caught("second"))

    hook.show = show
    handle(hook, caught("first"))
    assert len(shown) == 1
    assert len(list(tmp_path.iterdir())) == 2


def test_the_next_bug_is_shown_again(tmp_path: Path) -> None:
    shown: list[CrashNote] = []
    hook = CrashHook(tmp_path)
    hook.show = shown.append
    handle(hook, caught("first"))
    handle(hook, caught("second"))
    assert len(shown) == 2


def test_a_folder_that_cannot_be_written_costs_the_note_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("a file where the folder should be")
    shown: list[CrashNote] = []
    hook = CrashHook(tmp_path / "notes")
    hook.show = shown.append
    handle(hook, caught("x"))
    assert shown[0].file == ""


def test_ctrl_c_is_no_bug(tmp_path: Path) -> None:
    hook = CrashHook(tmp_path)
    handle(hook, KeyboardInterrupt())
    assert list(tmp_path.iterdir()) == []
    assert sys.excepthook is not hook
