from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db import driver, guards
from db.trouble import GuardRefused, GuardsAltered
from tests.db.samples import MEETING, OTHER, opened, put, stranger

if TYPE_CHECKING:
    from pathlib import Path

    import db

_ENTRY = "({store}, '{journal}', {seq}, 'a', 'a', 'a', 'a', 1, x'00', 'a', x'00', x'00')"


def _insert(verb: str, store: int, journal: str, seq: int) -> str:
    return f"{verb} INTO entry VALUES " + _ENTRY.format(store=store, journal=journal, seq=seq)


FORBIDDEN = {
    "changing an entry": "UPDATE entry SET kind = 'other' WHERE seq = 1",
    "changing an entry to itself": "UPDATE entry SET kind = kind",
    "deleting an entry": "DELETE FROM entry WHERE store_seq = 2",
    "deleting all entries": "DELETE FROM entry",
    "replacing an entry": _insert("INSERT OR REPLACE", 1, MEETING, 1),
    "replacing the last entry": _insert("REPLACE", 2, MEETING, 2),
    "replacing by the number in the journal": _insert("REPLACE", 3, MEETING, 2),
    "ignoring what is there": _insert("INSERT OR IGNORE", 2, MEETING, 2),
    "changing through an upsert": _insert("INSERT", 2, MEETING, 2) + " ON CONFLICT DO UPDATE SET kind = 'x'",
    "leaving a gap in the journal": _insert("INSERT", 3, MEETING, 4),
    "leaving a gap at the beginning of a journal": _insert("INSERT", 3, OTHER, 2),
    "beginning a journal at nought": _insert("INSERT", 3, OTHER, 0),
    "leaving a gap in the store": _insert("INSERT", 4, MEETING, 3),
    "leaving the number to the database": "INSERT INTO entry SELECT NULL, journal_id, 3, occurred_at, "
    "recorded_at, actor, kind, version, body, alg, digest, store_digest FROM entry WHERE seq = 2",
    "changing a paper": "UPDATE blob SET body = x'00'",
    "deleting a paper": "DELETE FROM blob",
    "replacing a paper": "REPLACE INTO blob SELECT digest, media_type, x'00' FROM blob",
    "changing an exhibit": "UPDATE exhibit SET name = 'other'",
    "deleting an exhibit": "DELETE FROM exhibit",
    "replacing an exhibit": "REPLACE INTO exhibit SELECT journal_id, issued_seq, name, digest FROM exhibit",
}


@pytest.fixture
def filled(store: db.Store) -> db.Store:
    put(store, MEETING, "一", "二")
    with store.transaction() as tx:
        tx.add_exhibit(MEETING, 2, "会议纪要", "application/pdf", b"%PDF")
    return store


@pytest.mark.parametrize("statement", FORBIDDEN.values(), ids=FORBIDDEN.keys())
def test_the_store_itself_refuses(filled: db.Store, statement: str) -> None:
    before = (filled.entries(MEETING), filled.exhibits(MEETING))
    with pytest.raises(GuardRefused), filled.file.transaction() as connection:
        connection.exec_driver_sql(statement)
    assert (filled.entries(MEETING), filled.exhibits(MEETING)) == before
    assert filled.verify_all().broken == ()


@pytest.mark.parametrize("statement", FORBIDDEN.values(), ids=FORBIDDEN.keys())
def test_another_program_with_the_key_is_refused_by_the_file(filled: db.Store, folder: Path, statement: str) -> None:
    before = (filled.entries(MEETING), filled.exhibits(MEETING))
    filled.close()
    with pytest.raises(driver.DriverError):
        stranger(folder, statement)
    with opened(folder) as again:
        assert (again.entries(MEETING), again.exhibits(MEETING)) == before


def test_the_next_entry_passes_all_guards(filled: db.Store) -> None:
    with filled.file.transaction() as connection:
        connection.exec_driver_sql(_insert("INSERT", 3, MEETING, 3))
        connection.exec_driver_sql(_insert("INSERT", 4, OTHER, 1))
    assert filled.store_head().seq == 4


@pytest.mark.parametrize("name", guards.GUARDS)
def test_a_missing_guard_is_noticed_at_opening(filled: db.Store, folder: Path, name: str) -> None:
    filled.close()
    stranger(folder, f"DROP TRIGGER {name}")
    with pytest.raises(GuardsAltered) as caught:
        opened(folder)
    assert caught.value.names == (name,)


@pytest.mark.parametrize("name", guards.GUARDS)
def test_a_guard_made_harmless_is_noticed_at_opening(filled: db.Store, folder: Path, name: str) -> None:
    filled.close()
    harmless = guards.GUARDS[name].replace("ABORT", "IGNORE")
    assert harmless != guards.GUARDS[name]
    harmless = harmless.split("SELECT RAISE", maxsplit=1)[0] + "SELECT 1; END"
    stranger(folder, f"DROP TRIGGER {name}", harmless)
    with pytest.raises(GuardsAltered) as caught:
        opened(folder)
    assert caught.value.names == (name,)


@pytest.mark.parametrize("table", ["entry", "draft"])
def test_a_trigger_of_someone_else_is_noticed_at_opening(store: db.Store, folder: Path, table: str) -> None:
    store.close()
    stranger(folder, f"CREATE TRIGGER x AFTER INSERT ON {table} BEGIN DELETE FROM shelf; END")  # noqa: S608
    with pytest.raises(GuardsAltered) as caught:
        opened(folder)
    assert caught.value.names == ("x",)


def test_a_view_in_the_place_of_the_record_is_noticed_at_opening(filled: db.Store, folder: Path) -> None:
    filled.close()
    stranger(
        folder,
        *(f"DROP TRIGGER {name}" for name in guards.GUARDS if name.startswith("entry")),
        "ALTER TABLE entry RENAME TO hidden",
        "CREATE VIEW entry AS SELECT * FROM hidden WHERE seq < 2",
    )
    with pytest.raises(GuardsAltered) as caught:
        opened(folder)
    assert "entry" in caught.value.names
