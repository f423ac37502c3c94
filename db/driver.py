"""The one typed door to sqlcipher3, which ships no types. Nothing else imports it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from sqlcipher3 import dbapi2

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

    from sqlalchemy.engine.interfaces import DBAPIConnection

MODULE: ModuleType = dbapi2
DriverError: type[Exception] = dbapi2.Error

Mode = Literal["ro", "rw", "rwc"]


def connect(path: Path, mode: Mode) -> DBAPIConnection:
    """A bare connection in which we begin transactions ourselves; only `rwc` makes a missing file.

    It may be used only by the thread that made it: the driver refuses every other.
    """
    connection: DBAPIConnection = dbapi2.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=True,
    )
    return connection


def code_of(error: BaseException | None) -> int | None:
    """SQLite's result code behind an exception of the driver, None where there is none."""
    code = getattr(error, "sqlite_errorcode", None)
    return code if isinstance(code, int) else None
