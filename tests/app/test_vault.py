"""A store opens with its key and with nothing else."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

from db.trouble import StoreHeld
from desktop.app.clock import SystemClock
from desktop.app.office import open_office
from desktop.app.places import Places
from desktop.app.vault import KeyMissing, KeyUnreadable, backup_job, restore
from tests.app.offices import office_at, opened

if TYPE_CHECKING:
    from pathlib import Path


def key_of(home: Path) -> Path:
    (key,) = (home / "config" / "keys").glob("*.key")
    return key


def test_the_key_lies_with_the_user_alone(tmp_path: Path) -> None:
    with office_at(tmp_path / "store", tmp_path):
        assert stat.S_IMODE(key_of(tmp_path).stat().st_mode) == 0o600
    assert b"\x00" * 16 not in (tmp_path / "store" / "store.db").read_bytes()[:16]


def test_without_its_key_a_store_says_what_is_missing(tmp_path: Path) -> None:
    with office_at(tmp_path / "store", tmp_path):
        pass
    key_of(tmp_path).unlink()
    with pytest.raises(KeyMissing), office_at(tmp_path / "store", tmp_path):
        pass


@pytest.mark.parametrize("text", ["", "zz", "00" * 31])
def test_a_spoilt_key_file_is_told_from_a_missing_one(tmp_path: Path, text: str) -> None:
    with office_at(tmp_path / "store", tmp_path):
        pass
    key_of(tmp_path).write_text(text, encoding="ascii")
    with pytest.raises(KeyUnreadable), office_at(tmp_path / "store", tmp_path):
        pass


def test_a_second_office_on_the_same_store_is_told_who_holds_it(tmp_path: Path) -> None:
    with office_at(tmp_path / "store", tmp_path), pytest.raises(StoreHeld) as told:
        open_office(tmp_path / "store", places=Places(tmp_path / "config", tmp_path / "data"))
    assert "huishen" in str(told.value)


def test_a_backup_with_its_key_opens_for_somebody_else(tmp_path: Path) -> None:
    elsewhere = Places(tmp_path / "other" / "config", tmp_path / "other" / "data")
    with office_at(tmp_path / "store", tmp_path) as office:
        meeting = opened(office)
        job = backup_job(tmp_path / "stick" / "copy", office.places, office.clock, with_key=True)
        copy, key = office.thread.post(job).result()
        entries = office.desk.entries(meeting).result()
    restore(copy, key, elsewhere.store, elsewhere, SystemClock()).close()
    restored = open_office(elsewhere.store, places=elsewhere)
    try:
        assert restored.desk.entries(meeting).result() == entries
        assert restored.thread.post(lambda store: store.verify_all()).result().broken == ()
    finally:
        restored.close()


def test_a_backup_without_its_key_does_not_open_for_somebody_else(tmp_path: Path) -> None:
    elsewhere = Places(tmp_path / "other" / "config", tmp_path / "other" / "data")
    with office_at(tmp_path / "store", tmp_path) as office:
        (copy,) = office.thread.post(
            backup_job(tmp_path / "copy", office.places, office.clock, with_key=False)
        ).result()
    with pytest.raises(KeyMissing):
        restore(copy, None, elsewhere.store, elsewhere, SystemClock())


def test_restoring_never_overwrites_a_store(tmp_path: Path) -> None:
    with office_at(tmp_path / "store", tmp_path) as office:
        (copy,) = office.thread.post(
            backup_job(tmp_path / "copy", office.places, office.clock, with_key=False)
        ).result()
        places = office.places
    with pytest.raises(FileExistsError):
        restore(copy, None, tmp_path / "store", places, SystemClock())
