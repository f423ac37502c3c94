"""Whatever the world does ends in a sentence with advice."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.trouble import DiskFull
from desktop.app.files import NoRoom
from desktop.app.printing import CharactersMissing, PrintingStopped
from desktop.app.trouble import WORLD, told
from desktop.app.vault import KeyMissing

TROUBLES = [
    DiskFull(Path("store.db")),
    KeyMissing(Path("store"), Path("x.key")),
    NoRoom(Path("stick"), 10, 1),
    CharactersMissing("𠀀 U+20000"),
    PrintingStopped(PrintingStopped.__doc__),
    FileNotFoundError(2, "No such file", "台账.xlsx"),
    PermissionError(13, "Permission denied", "out"),
    OSError("something"),
    UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad"),
]


@pytest.mark.parametrize("why", TROUBLES, ids=lambda why: type(why).__name__)
def test_every_trouble_is_told_in_both_languages(why: Exception) -> None:
    words = told(why)
    assert isinstance(why, WORLD)
    assert any("一" <= character <= "鿿" for character in words.chinese)
    assert words.english
    assert (words.chinese + words.advice).rstrip().endswith(("。", "）", "U+20000"))
