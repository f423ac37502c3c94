"""The settings on which the measured safety of the record rests, in the order in which they must be given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.trouble import SettingRefused

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.engine.interfaces import DBAPIConnection

KEY_BYTES = 32

# (name, what we say, what it must read afterwards). Without the first line SQLCipher prints to stderr;
# exclusive locking comes before WAL so that no shared memory is needed; temporary files would be plain text.
WORKING = (
    ("cipher_log_level", "NONE", "NONE"),
    ("locking_mode", "EXCLUSIVE", "exclusive"),
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", "2"),
    ("foreign_keys", "ON", "1"),
    ("recursive_triggers", "ON", "1"),
    ("temp_store", "MEMORY", "2"),
    ("busy_timeout", "5000", "5000"),
    ("trusted_schema", "OFF", "0"),
    ("cell_size_check", "ON", "1"),
    ("secure_delete", "ON", "1"),
    ("fullfsync", "ON", "1"),
    ("checkpoint_fullfsync", "ON", "1"),
)

READING = (
    ("cipher_log_level", "NONE", "NONE"),
    ("temp_store", "MEMORY", "2"),
    ("trusted_schema", "OFF", "0"),
    ("cell_size_check", "ON", "1"),
    ("query_only", "ON", "1"),
)


def unlock(connection: DBAPIConnection, key: bytes | None) -> None:
    """The connection uses the raw 32-byte `key`; None leaves the file unencrypted. Comes before all else."""
    if key is not None:
        said(connection, f"PRAGMA key = \"x'{key.hex()}'\"")


def settle(connection: DBAPIConnection, settings: tuple[tuple[str, str, str], ...], path: Path) -> None:
    """Every setting is in force and was read back. Raises SettingRefused for the first that is not."""
    for name, value, _ in settings:
        said(connection, f"PRAGMA {name} = {value}")
    for name, _, wanted in settings:
        # The driver returns some integers as text.
        got = str(said(connection, f"PRAGMA {name}"))
        if got != wanted:
            raise SettingRefused(path, setting=name, wanted=wanted, got=got)


def said(connection: DBAPIConnection, statement: str, *values: object) -> object:
    """`statement` ran outside our transactions; the first value it returned, or None."""
    cursor = connection.cursor()
    try:
        cursor.execute(statement, values)
        rows = cursor.fetchall()
    finally:
        cursor.close()
    return rows[0][0] if rows else None
