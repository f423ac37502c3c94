"""Values and small actions that the tests of the store share."""

from __future__ import annotations

from contextlib import contextmanager
from hashlib import sha256
from itertools import count
from typing import TYPE_CHECKING

import db
from db import driver, guards, pragmas

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

KEY = sha256(b"a key for tests").digest()
OTHER_KEY = sha256(b"another key").digest()
STORE_ID = "0190aaaa-0000-7000-8000-000000000001"
MEETING, OTHER = "meeting-a", "meeting-b"


def clock() -> Callable[[], str]:
    ticks = count()
    return lambda: f"2026-03-02T01:{next(ticks) % 60:02d}:00.000000Z"


def create(folder: Path) -> db.Store:
    return db.create_store(folder, KEY, store_id=STORE_ID, now=clock())


def opened(folder: Path, key: bytes = KEY) -> db.Store:
    return db.open_store(folder, key, now=clock())


def said(text: str, kind: str = "remark") -> db.NewEntry:
    body = f'{{"text":"{text}"}}'.encode()
    return db.NewEntry("2026-03-02T01:00:00.000000Z", "recorder-1", kind, 1, body)


def put(store: db.Store, journal_id: str, *texts: str) -> tuple[db.StoredEntry, ...]:
    with store.transaction() as tx:
        return tx.append(journal_id, [said(text) for text in texts], expect=tx.head(journal_id).seq)


def tamper(store: db.Store, statement: str, *values: object) -> None:
    """Does what someone with the key and patience does: guards off, change, guards on again."""
    with store.file.transaction() as connection:
        guards.drop(connection)
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        connection.exec_driver_sql(statement, values)
        guards.install(connection)


def stranger(folder: Path, *statements: str) -> list[object]:
    """What another program with the key gets from each statement; it uses SQLite's own default settings."""
    connection = driver.connect(folder / "store.db", "rw")
    try:
        pragmas.unlock(connection, KEY)
        pragmas.said(connection, "PRAGMA recursive_triggers = OFF")
        pragmas.said(connection, "PRAGMA busy_timeout = 0")
        return [pragmas.said(connection, statement) for statement in statements]
    finally:
        connection.close()


@contextmanager
def file_size_limit(size: int) -> Iterator[None]:
    """Within the block no file can grow beyond `size` bytes: writing fails as on a bad medium."""
    import resource  # noqa: PLC0415 - exists only where the tests that use it run

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
