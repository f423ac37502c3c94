"""Who may import what, beyond the layers that the import linter holds."""

from __future__ import annotations

import sys

import pytest

from tests.contracts.sources import PROGRAM, ROOT, imported, importers, imports_of, python_files

STANDARD = set(sys.stdlib_module_names)
NETWORK = {"socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "imaplib", "poplib", "xmlrpc", "asyncio",
           "PySide6.QtNetwork", "PySide6.QtWebSockets"}  # fmt: skip


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("import sqlite3", "sqlite3"),
        ("def late():\n    from sqlite3 import connect", "sqlite3.connect"),
        ("if TYPE_CHECKING:\n    import PySide6.QtCore as core", "PySide6.QtCore"),
    ],
)
def test_an_import_is_seen_wherever_it_hides(source: str, name: str) -> None:
    assert imported(source) == {name}


def test_the_meeting_needs_the_standard_library_only() -> None:
    strange = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in python_files("desktop/meeting")
        for name in imports_of(path)
        if name.partition(".")[0] not in STANDARD | {"resources"} and not name.startswith("desktop.meeting.")
    }
    assert strange == set()


def test_only_the_windows_import_qt() -> None:
    assert importers({"PySide6", "shiboken6"}, *PROGRAM, but_not="desktop/ui") == []


def test_only_the_store_imports_sql() -> None:
    assert importers({"sqlalchemy", "alembic", "sqlcipher3"}, *PROGRAM, but_not="db") == []


def test_nobody_opens_a_store_with_the_unencrypted_sqlite() -> None:
    assert importers({"sqlite3"}, *PROGRAM) == []


def test_nothing_in_the_program_speaks_to_a_network() -> None:
    assert importers(NETWORK, *PROGRAM) == []
