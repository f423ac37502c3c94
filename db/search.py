"""What is found by search: rows derived from entries, kept beside an index of terms that holds no text.

What a term is, and which entry is found under which, is said above this package. A term is a run of letters and
digits or of anything beyond ASCII; blanks part one from the next.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from db.rows import SearchHit
from db.storefile import Prepared

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from db.rows import Phrase, SearchRow

    Rows = Callable[..., Sequence[tuple[Any, ...]]]

PARTS = 4096
"""So many rows one entry may have; their ids follow that of the entry, so that newest first is by id."""

# The order of the joins is said outright: the index is asked first, and only what it found is looked up.
_FIND = Prepared(
    text(
        """SELECT search_row.id, journal_id, seq, former, search_row.body
FROM search_index CROSS JOIN search_row ON search_row.id = search_index.rowid
CROSS JOIN entry ON store_seq = search_row.id / 4096
WHERE search_index MATCH :wanted AND former <= :former
ORDER BY search_index.rowid DESC LIMIT :count""",
    ),
)
_COUNT = Prepared(
    text(
        """SELECT count(*) FROM (SELECT search_index.rowid
FROM search_index WHERE search_index MATCH :wanted AND (:former OR NOT EXISTS
(SELECT 1 FROM search_row INDEXED BY search_row_former WHERE former = 1 AND id = search_index.rowid))
LIMIT :count)""",
    ),
)
_FRESH = Prepared(
    text(
        """SELECT search_row.id, journal_id, seq, former, search_row.body
FROM search_row CROSS JOIN entry ON store_seq = search_row.id / 4096
WHERE fresh = 1 AND former <= :former ORDER BY search_row.id DESC LIMIT :count""",
    ),
)
_PLACE = Prepared(text("SELECT store_seq FROM entry WHERE journal_id = :journal AND seq = :seq"))
_HELD = Prepared(text("SELECT id, fresh FROM search_row WHERE id BETWEEN :first AND :last"))
_DROP = Prepared(text("DELETE FROM search_row WHERE id = :id"))
_DROP_TERMS = Prepared(text("DELETE FROM search_index WHERE rowid = :id"))
_PUT = Prepared(text("INSERT INTO search_row (id, former, fresh, body) VALUES (:id, :former, 1, :body)"))
_PUT_TERMS = Prepared(text("INSERT INTO search_index (rowid, terms) VALUES (:id, :terms)"))
_SETTLE = Prepared(text("UPDATE search_row SET fresh = 0 WHERE id = :id"))
_MERGE = Prepared(text("INSERT INTO search_index (search_index, rank) VALUES ('merge', :pages)"))
_EMPTY = Prepared(text("DELETE FROM search_row"))
_EMPTY_TERMS = Prepared(text("INSERT INTO search_index (search_index) VALUES ('delete-all')"))
_COUNTS = Prepared(
    text(
        "SELECT (SELECT count(*) FROM search_row WHERE id BETWEEN :first AND :last AND fresh = 0),"
        " (SELECT count(*) FROM search_index_docsize WHERE id BETWEEN :first AND :last)",
    ),
)
_JOURNALS = Prepared(text("SELECT DISTINCT journal_id FROM entry WHERE store_seq BETWEEN :start AND :end"))
_MISSING = Prepared(
    text(
        "SELECT DISTINCT journal_id FROM entry LEFT JOIN search_row ON search_row.id = store_seq * 4096"
        " WHERE store_seq BETWEEN :start AND :end AND search_row.id IS NULL"
        " AND kind IN (SELECT value FROM json_each(:kinds))",
    ),
)


def find(rows: Rows, phrases: Sequence[Phrase], *, former: bool, count: int) -> tuple[SearchHit, ...]:
    """The rows in which every phrase stands, those of the newest entries first; fresh ones are not among them."""
    return _hits(rows(_FIND, wanted=_said(phrases), former=int(former), count=count))


def count(rows: Rows, phrases: Sequence[Phrase], *, former: bool, most: int) -> int:
    """How many rows `find` would give in all, counted no further than `most`."""
    return int(rows(_COUNT, wanted=_said(phrases), former=int(former), count=most)[0][0])


def fresh(rows: Rows, *, former: bool, count: int) -> tuple[SearchHit, ...]:
    """The rows whose terms are not in the index yet, newest first."""
    return _hits(rows(_FRESH, former=int(former), count=count))


def put(rows: Rows, store_seq: int, found: Sequence[SearchRow]) -> None:
    """The entry of that number, of which nothing was found so far, is found by these rows, which are fresh."""
    for part, row in enumerate(found[:PARTS]):
        place = store_seq * PARTS + part
        rows(_PUT, id=place, former=int(row.former), body=row.body)


def replace(rows: Rows, journal_id: str, seq: int, found: Sequence[SearchRow]) -> None:
    """The entry is found by exactly these rows, which are fresh. LookupError when there is no such entry."""
    there = rows(_PLACE, journal=journal_id, seq=seq)
    if not there:
        raise LookupError(f"{journal_id} has no entry {seq}")
    store_seq = int(there[0][0])
    for held, is_fresh in rows(_HELD, first=store_seq * PARTS, last=store_seq * PARTS + PARTS - 1):
        rows(_DROP, id=held)
        if not is_fresh:
            rows(_DROP_TERMS, id=held)
    put(rows, store_seq, found)


def settle(rows: Rows, terms: Mapping[int, str]) -> None:
    """The fresh rows of those ids have their terms, parted by blanks and in their order, in the index."""
    for place, said in sorted(terms.items()):
        rows(_PUT_TERMS, id=place, terms=said)
        rows(_SETTLE, id=place)


def merge(rows: Rows, pages: int) -> None:
    """About so many pages of the index were put together, if enough lie apart: fewer parts are faster to ask."""
    rows(_MERGE, pages=pages)


def empty(rows: Rows) -> None:
    """Nothing is found."""
    rows(_EMPTY)
    rows(_EMPTY_TERMS)


def unfound(rows: Rows, kinds: Collection[str], start: int, end: int) -> tuple[str, ...]:
    """The journals with entries, numbered in the store from `start` to `end`, that search does not know whole.

    An entry of one of `kinds` has a row; every row is fresh or has its terms.
    """
    held, indexed = rows(_COUNTS, first=start * PARTS, last=end * PARTS + PARTS - 1)[0]
    if held != indexed:
        return tuple(str(name) for (name,) in rows(_JOURNALS, start=start, end=end))
    return tuple(str(name) for (name,) in rows(_MISSING, start=start, end=end, kinds=json.dumps(sorted(kinds))))


def _hits(found: Sequence[tuple[Any, ...]]) -> tuple[SearchHit, ...]:
    return tuple(SearchHit(row[0], row[1], row[2], bool(row[3]), row[4]) for row in found)


def _said(phrases: Sequence[Phrase]) -> str:
    return " AND ".join(f'"{" ".join(each.terms)}"' + ("*" if each.begins else "") for each in phrases)
