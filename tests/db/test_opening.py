from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import db
from db import driver, guards, pragmas, schema
from db.trouble import (
    Damaged,
    ForeignFile,
    NewerStore,
    ReadOnlyMedium,
    SettingRefused,
    StoreExists,
    StoreMissing,
    WrongKeyOrDamaged,
)
from tests.db.samples import KEY, MEETING, OTHER_KEY, STORE_ID, clock, create, opened, put, stranger, tamper

if TYPE_CHECKING:
    from pathlib import Path

MARKER = "绝密标记词甲乙丙丁"


def test_a_new_store_is_a_private_folder_with_an_id(store: db.Store, folder: Path) -> None:
    assert {path.name for path in folder.iterdir()} == {"store.db", "store.db-wal", "store.lock", "store.id"}
    assert db.store_id(folder) == store.id == STORE_ID
    assert store.verify_all() == db.Report(0, 0, ())
    assert not list(folder.parent.glob(".huishen-*"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no such modes")
def test_nobody_else_may_read_the_files(store: db.Store, folder: Path) -> None:
    put(store, MEETING, "一")
    assert folder.stat().st_mode & 0o077 == 0
    assert [path.name for path in folder.iterdir() if path.stat().st_mode & 0o077] == []


def test_an_empty_folder_may_become_a_store_and_a_full_one_not(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    create(tmp_path / "empty").close()
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("x")
    with pytest.raises(StoreExists):
        create(tmp_path / "full")
    with pytest.raises(StoreExists):
        create(tmp_path / "full" / "letter.txt")
    with pytest.raises(StoreExists):
        create(tmp_path / "empty")
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["letter.txt"]


@pytest.mark.parametrize(("name", "wanted"), [(name, read) for name, _, read in pragmas.WORKING])
def test_every_setting_is_in_force_in_an_open_store(store: db.Store, name: str, wanted: str) -> None:
    assert str(store.file.outside(f"PRAGMA {name}")) == wanted


def test_exclusive_locking_needs_no_shared_memory_file(store: db.Store, folder: Path) -> None:
    put(store, MEETING, "一")
    assert not (folder / "store.db-shm").exists()


def test_a_setting_that_does_not_take_is_refused(tmp_path: Path) -> None:
    connection = driver.connect(tmp_path / "x.db", "rwc")
    try:
        pragmas.settle(connection, (("synchronous", "FULL", "2"),), tmp_path)
        with pytest.raises(SettingRefused) as caught:
            pragmas.settle(connection, (("synchronous", "NORMAL", "2"),), tmp_path)
    finally:
        connection.close()
    assert caught.value.facts == {"setting": "synchronous", "wanted": "2", "got": "1"}


@pytest.mark.parametrize("name", ["store.db", "store.id"])
def test_a_missing_file_is_an_error_and_is_not_made(store: db.Store, folder: Path, name: str) -> None:
    store.close()
    (folder / name).unlink()
    with pytest.raises(StoreMissing) as caught:
        opened(folder)
    assert caught.value.path == folder / name
    assert not (folder / name).exists()


def test_no_folder_at_all_is_an_error(folder: Path) -> None:
    with pytest.raises(StoreMissing):
        opened(folder)
    assert not folder.exists()


@pytest.mark.parametrize("length", [0, 31, 33])
def test_a_key_of_another_length_is_a_mistake(store: db.Store, folder: Path, length: int) -> None:
    store.close()
    with pytest.raises(ValueError, match="32 bytes"):
        opened(folder, bytes(length))


def test_the_wrong_key_opens_nothing_and_holds_nothing(store: db.Store, folder: Path) -> None:
    put(store, MEETING, "一")
    store.close()
    with pytest.raises(WrongKeyOrDamaged):
        opened(folder, OTHER_KEY)
    with opened(folder) as again:
        assert again.head(MEETING).seq == 1


def _cut(folder: Path, size: int) -> None:
    with (folder / "store.db").open("r+b") as file:
        file.truncate(size)


def test_a_file_cut_in_half_is_damaged(store: db.Store, folder: Path) -> None:
    put(store, MEETING, *(MARKER * 20 for _ in range(200)))
    store.close()
    _cut(folder, (folder / "store.db").stat().st_size // 2)
    with pytest.raises(Damaged):
        opened(folder)


def test_a_file_cut_to_nothing_is_damaged_not_new(store: db.Store, folder: Path) -> None:
    store.close()
    _cut(folder, 0)
    with pytest.raises(Damaged):
        opened(folder)
    assert (folder / "store.db").stat().st_size == 0


def test_a_file_whose_beginning_is_lost_does_not_open(store: db.Store, folder: Path) -> None:
    store.close()
    with (folder / "store.db").open("r+b") as file:
        file.write(bytes(4096))
    with pytest.raises(WrongKeyOrDamaged):
        opened(folder)


def test_one_flipped_bit_in_the_record_is_noticed(store: db.Store, folder: Path) -> None:
    put(store, MEETING, *(MARKER * 20 for _ in range(150)))
    store.close()
    place = (folder / "store.db").stat().st_size * 3 // 4  # the tables lie in front
    with (folder / "store.db").open("r+b") as file:
        file.seek(place)
        byte = file.read(1)[0]
        file.seek(place)
        file.write(bytes([byte ^ 1]))
    with pytest.raises(Damaged):
        opened(folder)


def test_a_changed_entry_among_the_last_is_noticed_at_opening(store: db.Store, folder: Path) -> None:
    put(store, MEETING, "一", "二")
    tamper(store, "UPDATE entry SET body = ? WHERE seq = 1", b"{}")
    store.close()
    with pytest.raises(Damaged, match="第1号"):
        opened(folder)


def test_a_database_of_another_program_is_foreign(store: db.Store, folder: Path) -> None:
    store.close()
    stranger(folder, "PRAGMA application_id = 7")
    with pytest.raises(ForeignFile):
        opened(folder)


def test_the_file_of_another_store_is_foreign(store: db.Store, folder: Path) -> None:
    store.close()
    (folder / "store.id").write_text("someone-else\n")
    with pytest.raises(ForeignFile):
        opened(folder)


def test_a_store_from_a_newer_program_is_left_alone(store: db.Store, folder: Path) -> None:
    store.close()
    stranger(
        folder,
        "UPDATE identity SET program = 'huishen 9.0'",
        "UPDATE alembic_version SET version_num = '9999'",
    )
    before = (folder / "store.db").read_bytes()
    with pytest.raises(NewerStore, match=r"huishen 9\.0.*9999") as caught:
        opened(folder)
    assert caught.value.revision == "9999"
    assert (folder / "store.db").read_bytes() == before


def test_a_folder_that_cannot_be_written_is_read_only(
    store: db.Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.close()
    # The superuser passes every permission, so the answer of the system is given here.
    monkeypatch.setattr(os, "access", lambda _, mode: mode != os.W_OK)
    with pytest.raises(ReadOnlyMedium):
        opened(folder)


def test_nothing_said_can_be_read_in_the_files(store: db.Store, folder: Path) -> None:
    with store.transaction() as tx:
        tx.append(MEETING, [db.NewEntry("t", MARKER, "k", 1, MARKER.encode())], expect=0)
        tx.save_draft(MARKER, MARKER)
        tx.put_blob("text/plain", MARKER.encode())
    backup = folder.parent / "copy"
    store.backup(backup)
    written = [path for path in (*folder.iterdir(), *backup.iterdir()) if path.is_file()]
    assert (folder / "store.db-wal").stat().st_size > 0
    # Read by another process: opening the file here would drop its locks.
    read = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; [sys.stdout.buffer.write(open(p,'rb').read()) for p in sys.argv[1:]]",
        ]
        + [str(path) for path in written],
        capture_output=True,
        check=True,
    ).stdout
    assert len(read) > 50_000
    assert MARKER.encode() not in read
    assert b"CREATE TABLE" not in read


def test_only_the_explicit_switch_leaves_a_store_unencrypted(folder: Path) -> None:
    made = db.create_store(folder, KEY, store_id=STORE_ID, now=clock(), plaintext=True)
    put(made, MEETING, MARKER)
    made.close()
    assert MARKER.encode() in (folder / "store.db").read_bytes()
    with pytest.raises(WrongKeyOrDamaged):
        opened(folder)
    with db.open_store(folder, KEY, now=clock(), plaintext=True) as again:
        assert again.head(MEETING).seq == 1


def test_opening_a_store_of_today_imports_no_migration_tool(store: db.Store, folder: Path) -> None:
    store.close()
    script = (
        "import sys, pathlib, db\n"
        f"db.open_store(pathlib.Path({str(folder)!r}), {KEY!r}, now=lambda: 't').close()\n"
        "print([name for name in ('alembic', 'sqlalchemy.orm', 'sqlite3') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_the_store_names_every_guarded_table(store: db.Store) -> None:
    with store.file.transaction() as connection:
        guards.check(connection, store.file.path)
    assert set(guards.GUARDED) <= set(schema.metadata.tables)
