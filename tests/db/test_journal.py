from __future__ import annotations

import json
from hashlib import sha256
from threading import Thread
from typing import TYPE_CHECKING

import pytest

import db
from db.chain import START, entry_digest, store_digest
from db.trouble import OutOfStep
from tests.db.samples import KEY, MEETING, OTHER, clock, put, said

if TYPE_CHECKING:
    from pathlib import Path


def test_an_entry_comes_back_as_it_was_given_with_number_and_times(store: db.Store) -> None:
    (first,) = put(store, MEETING, "开会")
    assert (first.store_seq, first.seq, first.journal_id) == (1, 1, MEETING)
    assert first.body == '{"text":"开会"}'.encode()
    assert first.recorded_at.startswith("2026-03-02T01:")
    assert store.entries(MEETING) == (first,)
    assert first.says(said("开会"))
    assert not first.says(said("散会"))


def test_numbers_run_on_in_each_journal_and_over_the_store(store: db.Store) -> None:
    put(store, MEETING, "一", "二")
    put(store, OTHER, "甲")
    put(store, MEETING, "三")
    assert [(e.store_seq, e.seq) for e in store.entries(MEETING)] == [(1, 1), (2, 2), (4, 3)]
    assert [(e.store_seq, e.seq) for e in store.entries(OTHER)] == [(3, 1)]
    assert [e.seq for e in store.entries(MEETING, after=2)] == [3]
    assert store.entries(MEETING, after=3) == ()


def test_the_digests_are_those_the_format_promises(store: db.Store) -> None:
    put(store, OTHER, "甲")
    before, line = put(store, MEETING, "一", "二")
    head = json.dumps(
        {
            "journal_id": MEETING,
            "seq": 2,
            "occurred_at": "2026-03-02T01:00:00.000000Z",
            "recorded_at": line.recorded_at,
            "actor": "recorder-1",
            "kind": "remark",
            "version": 1,
            "alg": "sha256",
        },
        sort_keys=True,
        separators=(",", ":"),
    ).encode()
    long = len(head).to_bytes(8, "big")
    digest = sha256(b"huishen/entry/1\n" + before.digest + long + head + line.body).digest()
    total = sha256(b"huishen/store/1\n" + before.store_digest + (3).to_bytes(8, "big") + digest).digest()
    assert line.digest == digest
    assert line.store_digest == total


def test_the_format_of_the_digests_has_not_changed() -> None:
    line = db.StoredEntry(
        store_seq=7,
        journal_id="0190aaaa-0000-7000-8000-000000000001",
        seq=3,
        occurred_at="2026-03-02T01:00:00.000000Z",
        recorded_at="2026-03-02T01:00:01.000000Z",
        actor='记录员"\u2028\n',
        kind="remark",
        version=1,
        body=b"{}",
        alg="sha256",
        digest=b"",
        store_digest=b"",
    )
    digest = entry_digest(START, line)
    assert digest.hex() == "46034bd7601272c364b26f550732c8af4e404748b8df9b93611e527ad6aad150"
    assert store_digest(START, 7, digest).hex() == "1ff6cdcca5929797154d8a2da606c4fd4c4b19393dbfb49c3fdf65532f75f9ca"


def test_heads_are_the_last_numbers_and_digests(store: db.Store) -> None:
    empty = db.Head(0, bytes(32))
    assert (store.head(MEETING), store.store_head(), store.heads()) == (empty, empty, {})
    last = put(store, MEETING, "一", "二")[-1]
    (only,) = put(store, OTHER, "甲")
    assert store.head(MEETING) == db.Head(2, last.digest)
    assert store.store_head() == db.Head(3, only.store_digest)
    assert store.heads() == {MEETING: db.Head(2, last.digest), OTHER: db.Head(1, only.digest)}


@pytest.mark.parametrize("expect", [0, 2])
def test_an_append_that_expects_another_last_number_writes_nothing(store: db.Store, expect: int) -> None:
    put(store, MEETING, "一")
    with pytest.raises(OutOfStep) as caught, store.transaction() as tx:
        tx.append(MEETING, [said("二")], expect=expect)
    assert (caught.value.expected, caught.value.actual) == (expect, 1)
    assert store.head(MEETING).seq == 1


def test_one_transaction_writes_entries_draft_shelf_and_paper_together(store: db.Store) -> None:
    row = db.ShelfRow(MEETING, "12", "第12次会议", "review", "open", "", "t", 1, b"{}")
    with store.transaction() as tx:
        tx.save_draft("m7/理由", "未说完")
        tx.append(MEETING, [said("一")], expect=0)
        assert tx.head(MEETING).seq == 1
        tx.drop_draft("m7/理由")
        tx.put_shelf(row)
        tx.add_exhibit(MEETING, 1, "会议纪要", "application/pdf", b"%PDF")
    assert store.head(MEETING).seq == 1
    assert store.drafts() == ()
    assert store.shelf() == (row,)
    assert store.exhibits(MEETING)[0].digest == sha256(b"%PDF").digest()


def test_a_block_that_raises_leaves_nothing_of_what_it_wrote(store: db.Store) -> None:
    def fails() -> None:
        with store.transaction() as tx:
            tx.append(MEETING, [said("一")], expect=0)
            tx.save_draft("m7/理由", "未说完")
            raise LookupError

    with pytest.raises(LookupError):
        fails()
    assert store.head(MEETING).seq == 0
    assert store.drafts() == ()


def test_a_transaction_cannot_be_used_after_its_block(store: db.Store) -> None:
    with store.transaction() as tx:
        tx.append(MEETING, [said("一")], expect=0)
    with pytest.raises(RuntimeError, match="has ended"):
        tx.head(MEETING)
    with pytest.raises(RuntimeError, match="has ended"):
        tx.append(MEETING, [said("二")], expect=1)
    assert put(store, MEETING, "二")[0].seq == 2


def test_appending_nothing_changes_nothing(store: db.Store) -> None:
    with store.transaction() as tx:
        assert tx.append(MEETING, [], expect=0) == ()
    assert store.store_head().seq == 0


def test_after_an_unknown_commit_the_store_says_what_was_stored(store: db.Store) -> None:
    new = [said("二"), said("三")]
    put(store, MEETING, "一")
    assert store.recorded(MEETING, new, expect=1) is None
    stored = put(store, MEETING, "二", "三")
    assert store.recorded(MEETING, new, expect=1) == stored


@pytest.mark.parametrize("other", [["二"], ["二", "四"], ["二", "三", "四"]])
def test_something_else_in_the_place_of_an_unknown_commit_is_a_mistake(store: db.Store, other: list[str]) -> None:
    put(store, MEETING, "一", *other)
    with pytest.raises(OutOfStep):
        store.recorded(MEETING, [said("二"), said("三")], expect=1)


def test_a_journal_shorter_than_expected_is_a_mistake(store: db.Store) -> None:
    with pytest.raises(OutOfStep):
        store.recorded(MEETING, [said("二")], expect=1)


def test_entries_are_there_after_closing_and_opening_again(folder: Path, store: db.Store) -> None:
    stored = put(store, MEETING, "一", "二")
    store.close()
    with db.open_store(folder, KEY, now=clock()) as again:
        assert again.entries(MEETING) == stored
        assert put(again, MEETING, "三")[0].seq == 3


def test_another_thread_is_refused(store: db.Store) -> None:
    caught: list[str] = []

    def ask() -> None:
        try:
            store.head(MEETING)
        except Exception as error:  # noqa: BLE001 - the driver's own class is not for this test to import
            caught.append(type(error).__name__)

    thread = Thread(target=ask)
    thread.start()
    thread.join()
    assert caught == ["ProgrammingError"]
