from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

import pytest

import db
from db import guards
from db.chain import entry_digest
from db.rows import Fault
from db.verify import SLICE
from tests.db.samples import MEETING, OTHER, put, tamper

if TYPE_CHECKING:
    from db.rows import StoredEntry

CHANGED: dict[str, object] = {
    "store_seq": 99,
    "journal_id": "meeting-z",
    "seq": 99,
    "occurred_at": "2026-03-02T01:00:00.000001Z",
    "recorded_at": "2026-03-02T01:00:00.000001Z",
    "actor": "recorder-2",
    "kind": "remarks",
    "version": 2,
    "body": b"{}",
    "alg": "sm3",
    "digest": bytes(32),
    "store_digest": bytes(32),
}


@pytest.fixture
def three(store: db.Store) -> db.Store:
    put(store, MEETING, "一", "二", "三")
    put(store, OTHER, "甲", "乙")
    put(store, MEETING, "四")
    return store


def change(store: db.Store, column: str, seq: int) -> None:
    assert column in CHANGED
    tamper(
        store,
        f"UPDATE entry SET {column} = ? WHERE journal_id = ? AND seq = ?",  # noqa: S608 - a name of ours
        CHANGED[column],
        MEETING,
        seq,
    )


def faults(store: db.Store) -> set[tuple[Fault, str, int]]:
    return {(broken.fault, broken.journal_id, broken.seq) for broken in store.verify_all().broken}


def test_an_untouched_store_verifies(three: db.Store) -> None:
    assert three.verify_all() == db.Report(6, 0, ())


def test_the_changes_below_cover_every_column() -> None:
    assert set(CHANGED) == {field.name for field in fields(db.StoredEntry)}


@pytest.mark.parametrize("column", CHANGED)
@pytest.mark.parametrize("seq", [1, 2, 4])
def test_a_changed_column_is_found(three: db.Store, column: str, seq: int) -> None:
    change(three, column, seq)
    assert faults(three)
    whole = three.verify(None, 1)
    assert whole.broken == three.verify_all().broken


@pytest.mark.parametrize("column", ["occurred_at", "recorded_at", "actor", "kind", "version", "body", "digest"])
def test_a_changed_entry_is_named(three: db.Store, column: str) -> None:
    change(three, column, 2)
    assert (Fault.DIGEST, MEETING, 2) in faults(three)
    found = three.verify(MEETING).broken
    assert (Fault.DIGEST, 2) in {(broken.fault, broken.seq) for broken in found}
    assert three.verify(OTHER).broken == ()


def test_an_entry_rewritten_with_its_own_digest_breaks_the_next(three: db.Store) -> None:
    first, second, *_ = three.entries(MEETING)
    forged: StoredEntry = replace(second, body=b"{}")
    digest = entry_digest(first.digest, forged)
    tamper(three, "UPDATE entry SET body = ?, digest = ? WHERE store_seq = 2", b"{}", digest)
    assert faults(three) == {(Fault.STORE_DIGEST, MEETING, 2), (Fault.DIGEST, MEETING, 3)}


def test_a_removed_entry_is_found_in_both_chains(three: db.Store) -> None:
    tamper(three, "DELETE FROM entry WHERE journal_id = ? AND seq = 2", MEETING)
    assert faults(three) == {(Fault.GAP, MEETING, 3), (Fault.STORE_GAP, MEETING, 3)}


def test_a_whole_removed_journal_is_found_in_the_chain_of_the_store(three: db.Store) -> None:
    tamper(three, "DELETE FROM entry WHERE journal_id = ?", OTHER)
    assert faults(three) == {(Fault.STORE_GAP, MEETING, 4)}


def test_the_removed_beginning_is_found(three: db.Store) -> None:
    tamper(three, "DELETE FROM entry WHERE store_seq = 1")
    assert faults(three) == {(Fault.GAP, MEETING, 2), (Fault.STORE_GAP, MEETING, 2)}


def test_a_cut_end_is_found_when_the_shelf_knows_of_it(three: db.Store) -> None:
    def shelve(upto: int) -> None:
        with three.transaction() as tx:
            tx.put_shelf(db.ShelfRow(MEETING, "1", "", "", "", "", "", upto, b""))

    shelve(4)
    assert faults(three) == set()
    tamper(three, "DELETE FROM entry WHERE store_seq = 6")
    assert faults(three) == {(Fault.TAIL, MEETING, 4)}
    shelve(3)
    assert faults(three) == set()


def test_two_swapped_entries_are_found(three: db.Store) -> None:
    with three.file.transaction() as connection:
        guards.drop(connection)
        for old, new in ((2, -1), (3, 2), (-1, 3)):
            connection.exec_driver_sql("UPDATE entry SET seq = ? WHERE journal_id = ? AND seq = ?", (new, MEETING, old))
        guards.install(connection)
    assert {(Fault.DIGEST, MEETING, 2), (Fault.DIGEST, MEETING, 3)} <= faults(three)


def test_a_value_of_another_type_is_found_not_fatal(three: db.Store) -> None:
    with three.file.transaction() as connection:
        guards.drop(connection)
        connection.exec_driver_sql("CREATE TABLE loose AS SELECT * FROM entry")
        connection.exec_driver_sql("DROP TABLE entry")
        connection.exec_driver_sql("ALTER TABLE loose RENAME TO entry")
        connection.exec_driver_sql("UPDATE entry SET body = 'text', alg = NULL WHERE store_seq = 2")
        guards.install(connection)
    assert (Fault.TYPES, MEETING, 2) in faults(three)


def test_changed_bytes_of_a_paper_are_found(three: db.Store) -> None:
    with three.transaction() as tx:
        tx.put_blob("text/plain", b"one")
        bad = tx.put_blob("text/plain", b"two")
    assert three.verify_all() == db.Report(6, 2, ())
    tamper(three, "UPDATE blob SET body = x'00' WHERE digest = ?", bad)
    report = three.verify_all()
    assert [(broken.fault, broken.detail) for broken in report.broken] == [(Fault.BLOB, bad.hex())]


def test_slices_meet_without_gap_or_overlap(three: db.Store) -> None:
    tamper(three, "UPDATE entry SET kind = 'x' WHERE journal_id = ? AND seq = 3", MEETING)
    start: int | None = 1
    checked, broken = 0, []
    while start is not None:
        step = three.verify(MEETING, start, 2)
        checked += step.checked
        broken += [fault.seq for fault in step.broken]
        start = step.next_start
    assert (checked, broken) == (4, [3])


@pytest.mark.parametrize(("count", "following"), [(5, 6), (6, 7), (7, None)])
def test_a_slice_says_where_to_go_on(three: db.Store, count: int, following: int | None) -> None:
    assert three.verify(None, 1, count).next_start == following


def test_a_slice_beyond_the_end_is_empty(three: db.Store) -> None:
    assert three.verify(None, 7) == db.Slice(0, None, ())
    assert three.verify("unknown") == db.Slice(0, None, ())


@pytest.mark.parametrize("count", [0, SLICE + 1])
def test_a_slice_is_neither_empty_nor_long(three: db.Store, count: int) -> None:
    with pytest.raises(ValueError, match="1 to 500"):
        three.verify(None, 1, count)


@pytest.mark.parametrize("fault", list(Fault))
def test_every_fault_has_a_sentence(fault: Fault) -> None:
    sentence = db.Broken(fault, MEETING, 17).sentence
    assert "{" not in sentence
    assert ("第17号" in sentence) == (fault is not Fault.BLOB)
