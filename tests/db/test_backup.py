from __future__ import annotations

import shutil
import sys
from collections import namedtuple
from typing import TYPE_CHECKING

import pytest

import db
from db import copying
from db.trouble import (
    CopyDiffers,
    CopyExists,
    MediumGone,
    NoRoomForCopy,
    WrongKeyOrDamaged,
)
from tests.db.samples import MEETING, OTHER_KEY, STORE_ID, create, file_size_limit, opened, put, stranger

if TYPE_CHECKING:
    from pathlib import Path

_Usage = namedtuple("_Usage", "total used free")  # noqa: PYI024 - the shape shutil returns


@pytest.fixture
def filled(store: db.Store) -> db.Store:
    put(store, MEETING, "一", "二")
    with store.transaction() as tx:
        tx.add_exhibit(MEETING, 2, "会议纪要", "application/pdf", b"%PDF")
        tx.save_draft("m7", "未说完")
    return store


def test_a_copy_restored_elsewhere_opens_and_verifies(filled: db.Store, tmp_path: Path) -> None:
    filled.backup(tmp_path / "盘" / "备份")
    put(filled, MEETING, "三")
    shutil.copytree(tmp_path / "盘" / "备份", tmp_path / "elsewhere")
    with opened(tmp_path / "elsewhere") as restored:
        assert restored.id == STORE_ID
        assert restored.entries(MEETING) == filled.entries(MEETING)[:2]
        assert restored.exhibits(MEETING) == filled.exhibits(MEETING)
        assert restored.drafts() == filled.drafts()
        assert restored.verify_all() == db.Report(2, 1, ())
        assert put(restored, MEETING, "另一个三")[0].seq == 3


def test_a_copy_needs_the_key_of_the_store(filled: db.Store, tmp_path: Path) -> None:
    filled.backup(tmp_path / "copy")
    with pytest.raises(WrongKeyOrDamaged):
        opened(tmp_path / "copy", OTHER_KEY)


def test_a_copy_is_one_file_readable_on_a_write_protected_medium(filled: db.Store, tmp_path: Path) -> None:
    filled.backup(tmp_path / "copy")
    assert {path.name for path in (tmp_path / "copy").iterdir()} == {"store.db", "store.id"}
    assert stranger(tmp_path / "copy", "PRAGMA journal_mode") == ["delete"]
    assert not list(tmp_path.glob(".huishen-*"))


def test_a_copy_overwrites_nothing(filled: db.Store, tmp_path: Path) -> None:
    (tmp_path / "copy").mkdir()
    with pytest.raises(CopyExists):
        filled.backup(tmp_path / "copy")
    assert not list((tmp_path / "copy").iterdir())


def _free(monkeypatch: pytest.MonkeyPatch, free: int) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: _Usage(0, 0, free))


def test_room_is_asked_for_before_copying(filled: db.Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    size = int(str(filled.file.outside("PRAGMA page_count"))) * 4096 + copying.SPARE_BYTES
    _free(monkeypatch, size - 1)
    with pytest.raises(NoRoomForCopy) as caught:
        filled.backup(tmp_path / "copy")
    assert (caught.value.needed, caught.value.free) == (size, size - 1)
    assert not (tmp_path / "copy").exists()
    _free(monkeypatch, size)
    filled.backup(tmp_path / "copy")
    assert (tmp_path / "copy").exists()


def test_a_copy_that_does_not_match_is_removed(filled: db.Store, tmp_path: Path) -> None:
    with create(tmp_path / "other") as other:
        put(other, MEETING, "一", "别的")
        with pytest.raises(CopyDiffers):
            copying.copy_store(filled.file, other, filled.id, None, tmp_path / "copy")
        with pytest.raises(CopyDiffers):
            copying.copy_store(filled.file, other, filled.id, b"k" * 32, tmp_path / "copy")
    assert not (tmp_path / "copy").exists()
    assert not list(tmp_path.glob(".huishen-*"))


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on the size of files")
def test_the_store_goes_on_when_the_target_fails(filled: db.Store, tmp_path: Path) -> None:
    with file_size_limit(8192), pytest.raises(MediumGone):
        filled.backup(tmp_path / "copy")
    assert put(filled, MEETING, "三")[0].seq == 3
    assert not (tmp_path / "copy").exists()
    assert not list(tmp_path.glob(".huishen-*"))


def test_a_copy_cannot_go_where_a_file_stands_in_the_way(filled: db.Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises((FileExistsError, NotADirectoryError)):
        filled.backup(tmp_path / "file" / "copy")
