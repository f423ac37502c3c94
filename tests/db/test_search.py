"""The index of terms: what stands in a row is found, newest first, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import db
from db.search import PARTS
from tests.db.samples import MEETING, OTHER, opened, put, tamper

if TYPE_CHECKING:
    from pathlib import Path

KINDS = frozenset({"remark"})


def row(text: str, *, former: bool = False) -> db.SearchRow:
    return db.SearchRow(text.encode(), former=former)


def index(store: db.Store, seq: int, *rows: db.SearchRow, journal: str = MEETING) -> None:
    with store.transaction() as tx:
        tx.index(journal, seq, rows)


def settle(store: db.Store) -> None:
    with store.transaction() as tx:
        tx.settle_index({each.id: each.body.decode() for each in store.fresh(former=True)})


def found(store: db.Store, *terms: str, begins: bool = False, former: bool = False, count: int = 50) -> list[str]:
    hits = store.find([db.Phrase(terms, begins)], former=former, count=count)
    return [each.body.decode() for each in hits]


@pytest.fixture
def filled(store: db.Store) -> db.Store:
    """Three entries of two journals, found by their terms."""
    put(store, MEETING, "一", "二")
    put(store, OTHER, "三")
    index(store, 1, row("评审 审会 会"))
    index(store, 2, row("审会 会议 议"))
    index(store, 1, row("会审 审评 评"), journal=OTHER)
    settle(store)
    return store


def test_terms_are_found_where_they_stand_in_that_order_newest_first(filled: db.Store) -> None:
    assert found(filled, "审会") == ["审会 会议 议", "评审 审会 会"]
    assert found(filled, "评审", "审会") == ["评审 审会 会"]
    assert found(filled, "审会", "评审") == []


def test_a_single_sign_is_found_where_a_term_begins_with_it(filled: db.Store) -> None:
    assert found(filled, "评", begins=True) == ["会审 审评 评", "评审 审会 会"]
    assert found(filled, "议", begins=True) == ["审会 会议 议"]
    assert found(filled, "评") == ["会审 审评 评"], "without “begins” only the term itself"


def test_several_phrases_must_all_stand_in_one_row(filled: db.Store) -> None:
    both = [db.Phrase(("审会",)), db.Phrase(("会议",))]
    assert [each.seq for each in filled.find(both)] == [2]
    assert filled.count_found(both) == 1


def test_a_hit_names_its_entry(filled: db.Store) -> None:
    (hit,) = filled.find([db.Phrase(("会审",))])
    assert (hit.journal_id, hit.seq, hit.former, hit.body) == (OTHER, 1, False, "会审 审评 评".encode())


def test_only_as_many_as_wanted_are_given_and_counted(filled: db.Store) -> None:
    assert found(filled, "审会", count=1) == ["审会 会议 议"]
    assert filled.count_found([db.Phrase(("审会",))]) == 2
    assert filled.count_found([db.Phrase(("审会",))], most=1) == 1


def test_a_row_is_fresh_until_its_terms_are_there(store: db.Store) -> None:
    put(store, MEETING, "一")
    index(store, 1, row("评审 审"))
    assert found(store, "评审") == []
    assert [each.body for each in store.fresh()] == ["评审 审".encode()]
    settle(store)
    assert found(store, "评审") == ["评审 审"]
    assert store.fresh() == ()


def test_what_no_longer_stands_is_found_only_when_asked_for(store: db.Store) -> None:
    put(store, MEETING, "一")
    index(store, 1, row("新词 词"), row("旧词 词", former=True))
    assert [each.former for each in store.fresh()] == [False]
    assert [each.former for each in store.fresh(former=True)] == [True, False]
    settle(store)
    assert found(store, "旧词") == []
    assert found(store, "旧词", former=True) == ["旧词 词"]
    assert store.count_found([db.Phrase(("旧词",))]) == 0
    assert store.count_found([db.Phrase(("旧词",))], former=True) == 1


def test_an_entry_is_found_by_its_newest_rows_only(filled: db.Store) -> None:
    index(filled, 1, row("更正 正"))
    assert found(filled, "评审") == []
    settle(filled)
    assert found(filled, "评审") == []
    assert found(filled, "更正") == ["更正 正"]
    index(filled, 1, row("再改 改"))
    index(filled, 1, row("三改 改"))
    settle(filled)
    assert (found(filled, "再改"), found(filled, "三改")) == ([], ["三改 改"])
    assert filled.unfound(KINDS, 1, 3) == ()


def test_an_entry_appended_in_the_same_transaction_can_be_indexed_and_indexed_again(store: db.Store) -> None:
    with store.transaction() as tx:
        tx.append(MEETING, [db.NewEntry("", "", "remark", 1, b"{}")], expect=0)
        tx.index(MEETING, 1, [row("一词 词")])
        tx.index(MEETING, 1, [row("二词 词")])
    settle(store)
    assert (found(store, "一词"), found(store, "二词")) == ([], ["二词 词"])


def test_what_is_not_committed_is_not_found(store: db.Store) -> None:
    put(store, MEETING, "一")
    with pytest.raises(ZeroDivisionError):
        _index_halfway(store)
    assert store.fresh() == ()


def _index_halfway(store: db.Store) -> None:
    with store.transaction() as tx:
        tx.index(MEETING, 1, [row("评审 审")])
        _ = 1 // 0


def test_an_entry_that_does_not_exist_cannot_be_indexed(store: db.Store) -> None:
    with pytest.raises(LookupError, match="no entry 1"):
        index(store, 1, row("评审 审"))


def test_an_entry_has_room_for_its_rows_and_no_more(store: db.Store) -> None:
    put(store, MEETING, "一", "二")
    index(store, 1, *(row(f"词{number}") for number in range(PARTS + 1)))
    assert len(store.fresh()) == PARTS
    assert {each.seq for each in store.fresh()} == {1}


def test_an_index_that_was_emptied_lacks_every_journal_and_can_be_filled_again(filled: db.Store) -> None:
    with filled.transaction() as tx:
        tx.empty_index()
    assert found(filled, "审会") == []
    assert sorted(filled.unfound(KINDS, 1, 3)) == [MEETING, OTHER]
    assert filled.unfound(KINDS, 3, 3) == (OTHER,)
    assert filled.unfound(frozenset({"vote"}), 1, 3) == ()
    index(filled, 1, row("评审 审会 会"))
    settle(filled)
    assert found(filled, "审会") == ["评审 审会 会"]
    assert sorted(filled.unfound(KINDS, 1, 1)) == []


def test_a_row_whose_terms_were_lost_is_missed(filled: db.Store) -> None:
    tamper(filled, "DELETE FROM search_index WHERE rowid = ?", PARTS)
    assert filled.unfound(KINDS, 1, 1) == (MEETING,)
    assert filled.unfound(KINDS, 3, 3) == ()


def test_merging_changes_nothing_that_is_found(store: db.Store) -> None:
    for number in range(1, 40):
        put(store, MEETING, str(number))
        index(store, number, row(f"评审 审{number}"))
        settle(store)
        with store.transaction() as tx:
            tx.merge_index(8)
    assert len(found(store, "评审")) == 39
    assert found(store, "审7") == ["评审 审7"]


def test_the_index_is_no_part_of_the_record(filled: db.Store, folder: Path) -> None:
    before = filled.store_head()
    with filled.transaction() as tx:
        tx.empty_index()
    filled.close()
    with opened(folder) as store:
        assert store.store_head() == before
        assert store.verify_all() == db.Report(3, 0, ())


def test_a_copy_is_found_like_its_source(filled: db.Store, tmp_path: Path) -> None:
    filled.backup(tmp_path / "copy")
    with opened(tmp_path / "copy") as copy:
        assert found(copy, "审会") == ["审会 会议 议", "评审 审会 会"]
