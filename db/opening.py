"""Making a store and opening one: every check that comes before the first use."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from sqlalchemy import insert

from db import guards, schema
from db.copying import building, sync
from db.lock import Holder, StoreLock
from db.store import Store
from db.storefile import StoreFile
from db.trouble import Damaged, ForeignFile, ReadOnlyMedium, StoreExists, StoreMissing, os_trouble
from db.upgrade import OURS, History, build, revision_of, upgrade

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TAIL = 200
"""How many of the last entries are verified at every opening; the rest is verified in idle moments."""


def store_id(folder: Path) -> str:
    """The id of the store in `folder`, readable without its key. Raises StoreMissing."""
    path = folder / schema.ID_NAME
    try:
        return path.read_text(encoding="utf-8").strip()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise StoreMissing(path) from error


def create_store(
    folder: Path,
    key: bytes,
    *,
    store_id: str,
    now: Callable[[], str],
    program: str = "huishen",
    plaintext: bool = False,
) -> Store:
    """A new, empty, open store in `folder`, which must be empty or absent (else StoreExists).

    `key` is 32 random bytes, kept nowhere here. `plaintext` is for developers: the file is not encrypted.
    """
    if folder.exists():
        if not folder.is_dir() or any(folder.iterdir()):
            raise StoreExists(folder)
        folder.rmdir()
    with os_trouble(folder), building(folder) as place:
        _make(place, None if plaintext else key, store_id, now(), program)
    return open_store(folder, key, now=now, program=program, plaintext=plaintext)


def _make(place: Path, key: bytes | None, store_id: str, created_at: str, program: str) -> None:
    file = StoreFile(place / schema.DB_NAME, key, mode="rwc")
    try:
        with file.transaction() as connection:
            connection.exec_driver_sql(f"PRAGMA application_id = {schema.APPLICATION_ID}")
            build(connection, OURS)
            connection.execute(
                insert(schema.identity).values(
                    only=1,
                    store_id=store_id,
                    created_at=created_at,
                    program=program,
                ),
            )
    finally:
        file.close()
    (place / schema.ID_NAME).write_text(store_id + "\n", encoding="utf-8")
    for name in (schema.DB_NAME, schema.ID_NAME):
        (place / name).chmod(0o600)
        sync(place / name)


def open_store(
    folder: Path,
    key: bytes,
    *,
    now: Callable[[], str],
    program: str = "huishen",
    plaintext: bool = False,
    history: History = OURS,
) -> Store:
    """The store in `folder`, checked, upgraded if it is older, and held by this process until closed.

    `now` gives UTC with microseconds as text; `program` is the name and version others are told. `history` is
    for tests of upgrading. Raises StoreMissing, StoreHeld, ReadOnlyMedium, WrongKeyOrDamaged, Damaged,
    GuardsAltered, NewerStore, ForeignFile, SettingRefused; then nothing was changed and nothing is held.
    """
    path = folder / schema.DB_NAME
    known_id = store_id(folder)
    if not path.is_file():
        raise StoreMissing(path)
    if not os.access(path, os.W_OK):
        raise ReadOnlyMedium(folder)
    if path.stat().st_size == 0:
        raise Damaged(path, "0 bytes")  # the database would take it for a new file
    used_key = None if plaintext else key
    lock = StoreLock.take(folder, Holder.here(program, now()))
    try:
        file = StoreFile(path, used_key)
    except BaseException:
        lock.release()
        raise
    store = Store(folder, store_id=known_id, key=used_key, file=file, lock=lock, now=now)
    try:
        _check(store, history, program, now)
    except BaseException:
        store.close()
        raise
    return store


def _check(store: Store, history: History, program: str, now: Callable[[], str]) -> None:
    file = store.file
    revision = revision_of(file, history)
    if str(file.outside("SELECT store_id FROM identity")) != store.id:
        raise ForeignFile(file.path)
    if revision != history.newest:
        upgrade(store, revision, history, program, now)
    with file.transaction() as connection:
        guards.check(connection, file.path)
    tail = store.verify(None, max(1, store.store_head().seq - TAIL + 1), TAIL)
    if tail.broken:
        raise Damaged(file.path, tail.broken[0].sentence)
