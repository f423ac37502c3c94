from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

import db
from db.trouble import GuardRefused, StalePlan
from db.writing import UNDO_STEPS
from tests.db.samples import MEETING, OTHER, put

if TYPE_CHECKING:
    from collections.abc import Callable


def test_a_draft_is_kept_replaced_and_dropped(store: db.Store) -> None:
    with store.transaction() as tx:
        tx.save_draft("m7/甲/理由", "初稿")
        tx.save_draft("m7/甲/理由", "二稿")
        tx.save_draft("m7/乙/理由", "另一")
    assert [(d.place, d.text) for d in store.drafts()] == [("m7/乙/理由", "另一"), ("m7/甲/理由", "二稿")]
    with store.transaction() as tx:
        tx.drop_draft("m7/乙/理由")
    assert [d.place for d in store.drafts()] == ["m7/甲/理由"]


def test_a_prefix_of_drafts_means_exactly_these_characters(store: db.Store) -> None:
    with store.transaction() as tx:
        for place in ("m_/x", "m%/x", "mm/x", "M_/x"):
            tx.save_draft(place, "")
    assert [d.place for d in store.drafts("m_/")] == ["m_/x"]
    with store.transaction() as tx:
        tx.drop_drafts("m%")
    assert [d.place for d in store.drafts()] == ["M_/x", "m_/x", "mm/x"]


def test_a_setting_is_set_changed_and_removed(store: db.Store) -> None:
    assert store.setting("theme") is None
    for value in ("light", "dark", None):
        with store.transaction() as tx:
            tx.set("theme", value)
        assert store.setting("theme") == value


def test_the_shelf_lists_what_changed_last_first(store: db.Store) -> None:
    old = db.ShelfRow(MEETING, "1", "第1次会议", "review", "closed", "t0", "t1", 9, b"{}")
    new = replace(old, journal_id=OTHER, number="2", updated_at="t2")
    with store.transaction() as tx:
        tx.put_shelf(new)
        tx.put_shelf(old)
    assert store.shelf() == (new, old)
    newest = replace(old, updated_at="t3", upto=10)
    with store.transaction() as tx:
        tx.put_shelf(newest)
    assert store.shelf() == (newest, new)
    with store.transaction() as tx:
        tx.drop_shelf(OTHER)
    assert store.shelf_row(MEETING) == newest
    assert store.shelf_row(OTHER) is None


def test_plain_rows_are_found_by_kind_owner_and_id(store: db.Store) -> None:
    person = db.Record("person", "p1", b'{"name":"\xe7\x94\xb2"}')
    batch = db.Record("import-batch", "b1", b"{}", MEETING)
    with store.transaction() as tx:
        tx.put_record(person)
        tx.put_record(batch)
        tx.put_record(replace(batch, id="b2", owner=OTHER))
    assert store.record("person", "p1") == person
    assert store.record("person", "b1") is None
    assert store.records("person") == (person,)
    assert [r.id for r in store.records("import-batch")] == ["b1", "b2"]
    assert store.records("import-batch", owner=MEETING) == (batch,)
    assert store.records("import-batch", owner="") == ()
    with store.transaction() as tx:
        tx.put_record(replace(person, body=b"{}"))
        tx.drop_record("import-batch", "b1")
    assert store.records("person") == (replace(person, body=b"{}"),)
    assert [r.id for r in store.records("import-batch")] == ["b2"]


def test_equal_papers_are_kept_once_under_their_digest(store: db.Store) -> None:
    with store.transaction() as tx:
        first = tx.put_blob("application/pdf", b"%PDF")
        assert tx.put_blob("text/plain", b"%PDF") == first == sha256(b"%PDF").digest()
    assert store.blob(first) == db.Blob(first, "application/pdf", b"%PDF")
    assert store.blob(bytes(32)) is None


def test_an_exhibit_needs_the_entry_that_issued_it_and_a_new_name(store: db.Store) -> None:
    put(store, MEETING, "印发")
    with pytest.raises(GuardRefused), store.transaction() as tx:
        tx.add_exhibit(MEETING, 2, "会议纪要", "application/pdf", b"%PDF")
    with store.transaction() as tx:
        made = tx.add_exhibit(MEETING, 1, "会议纪要", "application/pdf", b"%PDF")
        also = tx.add_exhibit(MEETING, 1, "会议记录", "application/pdf", b"%PDF 2")
    assert store.exhibits(MEETING) == (made, also)
    assert store.exhibits(OTHER) == ()
    with pytest.raises(GuardRefused), store.transaction() as tx:
        tx.add_exhibit(MEETING, 1, "会议纪要", "application/pdf", b"other bytes")


def _save(store: db.Store, body: bytes, expect: int) -> int:
    with store.transaction() as tx:
        return tx.save_plan(MEETING, body, expect=expect)


def test_a_plan_is_saved_undone_and_done_again(store: db.Store) -> None:
    assert store.plan(MEETING) is None
    assert _save(store, b"1", 0) == 1
    assert store.plan(MEETING) == db.Plan(MEETING, b"1", 1, can_undo=False, can_redo=False)
    assert _save(store, b"2", 1) == 2
    with store.transaction() as tx:
        assert tx.undo_plan(MEETING, expect=2) == db.Plan(MEETING, b"1", 3, can_undo=False, can_redo=True)
        assert tx.undo_plan(MEETING, expect=3) is None
        assert tx.redo_plan(MEETING, expect=3) == db.Plan(MEETING, b"2", 4, can_undo=True, can_redo=False)
        assert tx.redo_plan(MEETING, expect=4) is None
    assert store.plan(MEETING) == db.Plan(MEETING, b"2", 4, can_undo=True, can_redo=False)


def test_a_save_after_an_undo_forgets_what_was_undone(store: db.Store) -> None:
    for revision, body in enumerate((b"1", b"2", b"3")):
        _save(store, body, revision)
    with store.transaction() as tx:
        tx.undo_plan(MEETING, expect=3)
        tx.undo_plan(MEETING, expect=4)
        tx.save_plan(MEETING, b"4", expect=5)
    assert store.plan(MEETING) == db.Plan(MEETING, b"4", 6, can_undo=True, can_redo=False)
    with store.transaction() as tx:
        undone = tx.undo_plan(MEETING, expect=6)
    assert undone is not None
    assert undone.body == b"1"


@pytest.mark.parametrize(
    "act",
    [
        lambda tx: tx.save_plan(MEETING, b"x", expect=1),
        lambda tx: tx.save_plan(MEETING, b"x", expect=3),
        lambda tx: tx.save_plan(MEETING, b"x", expect=0),
        lambda tx: tx.undo_plan(MEETING, expect=1),
        lambda tx: tx.redo_plan(MEETING, expect=1),
    ],
)
def test_a_plan_changed_elsewhere_is_not_overwritten(store: db.Store, act: Callable[[db.Transaction], object]) -> None:
    _save(store, b"1", 0)
    _save(store, b"2", 1)
    with pytest.raises(StalePlan) as caught, store.transaction() as tx:
        act(tx)
    assert caught.value.current == 2
    plan = store.plan(MEETING)
    assert plan is not None
    assert plan.body == b"2"


def test_the_oldest_states_of_a_plan_are_forgotten(store: db.Store) -> None:
    for revision in range(UNDO_STEPS + 2):
        _save(store, str(revision).encode(), revision)
    undone = 0
    with store.transaction() as tx:
        while tx.undo_plan(MEETING, expect=UNDO_STEPS + 2 + undone) is not None:
            undone += 1
    assert undone == UNDO_STEPS - 1
    plan = store.plan(MEETING)
    assert plan is not None
    assert plan.body == b"2"


def test_a_dropped_plan_is_gone_with_its_history(store: db.Store) -> None:
    _save(store, b"1", 0)
    _save(store, b"2", 1)
    with store.transaction() as tx:
        tx.drop_plan(MEETING)
    assert store.plan(MEETING) is None
    _save(store, b"3", 0)
    assert store.plan(MEETING) == db.Plan(MEETING, b"3", 1, can_undo=False, can_redo=False)
