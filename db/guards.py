"""Triggers that keep the record append-only whoever writes into the file through SQL.

They are seat belts: what proves the record is the chain. Each is one statement, compared word for word with
what the file holds whenever the store is opened. The insert guards stop REPLACE, which deletes in silence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.trouble import GuardsAltered

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection


def _forbid(table: str, verb: str) -> tuple[str, str]:
    name = f"{table}_no_{verb.lower()}"
    return name, (
        f"CREATE TRIGGER {name} BEFORE {verb} ON {table} BEGIN SELECT RAISE(ABORT, '{table} is never changed'); END"
    )


def _refuse(table: str, name: str, when: str, why: str) -> tuple[str, str]:
    return f"{table}_{name}", (
        f"CREATE TRIGGER {table}_{name} BEFORE INSERT ON {table} WHEN {when} BEGIN SELECT RAISE(ABORT, '{why}'); END"
    )


GUARDS = dict(
    (
        _forbid("entry", "UPDATE"),
        _forbid("entry", "DELETE"),
        _refuse(
            "entry",
            "next_in_journal",
            "NEW.seq IS NOT coalesce((SELECT max(seq) FROM entry WHERE journal_id = NEW.journal_id), 0) + 1",
            "entry is not the next of its journal",
        ),
        _refuse(
            "entry",
            "next_in_store",
            "NEW.store_seq IS NOT coalesce((SELECT max(store_seq) FROM entry), 0) + 1",
            "entry is not the next of the store",
        ),
        _forbid("blob", "UPDATE"),
        _forbid("blob", "DELETE"),
        _refuse(
            "blob",
            "no_replace",
            "EXISTS (SELECT 1 FROM blob WHERE digest = NEW.digest)",
            "blob is stored already",
        ),
        _forbid("exhibit", "UPDATE"),
        _forbid("exhibit", "DELETE"),
        _refuse(
            "exhibit",
            "no_replace",
            "EXISTS (SELECT 1 FROM exhibit WHERE journal_id = NEW.journal_id"
            " AND issued_seq = NEW.issued_seq AND name = NEW.name)",
            "exhibit is issued already",
        ),
    ),
)
"""Every guard: name to the statement that makes it."""

GUARDED = ("entry", "blob", "exhibit")


def install(connection: Connection) -> None:
    """The file has exactly our guards and no other trigger; runs in the caller's transaction."""
    drop(connection)
    for statement in GUARDS.values():
        connection.exec_driver_sql(statement)


def drop(connection: Connection) -> None:
    """The file has no triggers at all; runs in the caller's transaction."""
    for name in _found(connection):
        connection.exec_driver_sql('DROP TRIGGER "' + name.replace('"', '""') + '"')


def check(connection: Connection, path: Path) -> None:
    """The guards are present and unaltered, and stand on tables. Raises GuardsAltered with what differs."""
    found = _found(connection)
    wrong = sorted(name for name in GUARDS.keys() | found.keys() if GUARDS.get(name) != found.get(name))
    rows = connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'table'")
    tables = {str(name) for (name,) in rows}
    wrong += [table for table in GUARDED if table not in tables]
    if wrong:
        raise GuardsAltered(path, tuple(wrong))


def _found(connection: Connection) -> dict[str, str]:
    rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    return {str(name): str(sql) for name, sql in rows}
