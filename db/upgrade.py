"""Brings a store to the newest revision: verified copy first, then everything in one transaction.

Alembic is imported only when there is something to do; it takes longer to import than a store to open.
"""

from __future__ import annotations

import io
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db import guards, schema
from db.trouble import Damaged, ForeignFile, NewerStore

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection

    from db.store import Store
    from db.storefile import StoreFile

KEPT_COPIES = 5


@dataclass(frozen=True)
class History:
    """The revisions a program knows, oldest first, and where their scripts are, as Alembic names it."""

    revisions: tuple[str, ...]
    scripts: str

    @property
    def newest(self) -> str:
        """The revision this program works with."""
        return self.revisions[-1]


OURS = History(("0001", "0002"), "db:migrations")


def revision_of(file: StoreFile, history: History) -> str:
    """The revision of the file. Raises ForeignFile if it is no store, NewerStore if it is beyond us."""
    if int(str(file.outside("PRAGMA application_id"))) != schema.APPLICATION_ID:
        raise ForeignFile(file.path)
    revision = str(file.outside("SELECT version_num FROM alembic_version"))
    if revision not in history.revisions:
        raise NewerStore(file.path, revision, str(file.outside("SELECT program FROM identity")))
    return revision


def build(connection: Connection, history: History) -> None:
    """An empty file has all tables and guards of the newest revision; runs in the caller's transaction."""
    _run(connection, history)
    guards.install(connection)


def upgrade(store: Store, revision: str, history: History, program: str, now: Callable[[], str]) -> None:
    """The store is at the newest revision, verified; a copy from before lies under `before-upgrade`.

    When anything fails the file is as it was. Raises Damaged when the record does not verify afterwards.
    """
    copies = store.folder / "before-upgrade"
    stamp = "".join(character for character in now() if character.isdigit())
    store.backup(copies / f"{stamp}-{revision}")
    file = store.file
    # Inside a transaction this pragma does nothing; with it on, rebuilding a table deletes its dependents.
    file.outside("PRAGMA foreign_keys = OFF")
    try:
        with file.transaction() as connection:
            guards.drop(connection)
            _run(connection, history)
            guards.install(connection)
            connection.exec_driver_sql("UPDATE identity SET program = ?", (program,))
            if connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall():
                raise Damaged(file.path, "foreign_key_check")
            if store.verify_all().broken:
                raise Damaged(file.path, "chain")
    finally:
        file.outside("PRAGMA foreign_keys = ON")
    for old in sorted(copies.iterdir())[:-KEPT_COPIES]:
        shutil.rmtree(old)


def _run(connection: Connection, history: History) -> None:
    from alembic import command  # noqa: PLC0415 - slow to import and hardly ever needed
    from alembic.config import Config  # noqa: PLC0415 - likewise

    config = Config(stdout=io.StringIO())
    config.set_main_option("script_location", history.scripts.replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, history.newest)
