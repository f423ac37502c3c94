"""Recomputes the chains from the stored bytes: what was changed, removed or put in between shows here."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from sqlalchemy import Integer, bindparam, func, select

from db import schema
from db.chain import ALG, START, entry_digest, store_digest
from db.rows import Broken, Fault, Slice, StoredEntry
from db.storefile import Prepared

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Rows = Callable[..., Sequence[tuple[Any, ...]]]

SLICE = 500
"""The most entries looked at in one step, so that typing never waits for verification."""

_before = schema.entry.alias("before")
_beneath = schema.entry.alias("beneath")
_E = schema.entry.c
_LINKS = (
    select(schema.entry, _before.c.digest, _beneath.c.store_digest)
    .join(_before, (_before.c.journal_id == _E.journal_id) & (_before.c.seq == _E.seq - 1), isouter=True)
    .join(_beneath, _beneath.c.store_seq == _E.store_seq - 1, isouter=True)
    .limit(bindparam("count", type_=Integer))
)
_IN_STORE = Prepared(_LINKS.where(_E.store_seq >= bindparam("start")).order_by(_E.store_seq))
_IN_JOURNAL = Prepared(
    _LINKS.where(_E.journal_id == bindparam("journal"), _E.seq >= bindparam("start")).order_by(_E.seq),
)
_BLOBS = Prepared(
    select(schema.blob.c.digest, schema.blob.c.body)
    .where(schema.blob.c.digest > bindparam("after"))
    .order_by(schema.blob.c.digest)
    .limit(1),
)
_TAILS = Prepared(
    select(schema.shelf.c.journal_id, schema.shelf.c.upto).where(
        schema.shelf.c.upto
        > select(func.coalesce(func.max(_E.seq), 0))
        .where(_E.journal_id == schema.shelf.c.journal_id)
        .scalar_subquery(),
    ),
)

_TYPES = (int, str, int, str, str, str, str, int, bytes, str, bytes, bytes)


def links(rows: Rows, journal_id: str | None, start: int, count: int) -> Slice:
    """Up to `count` (at most 500) entries from number `start` were recomputed against the ones before them.

    Numbers are those of the journal, or of the whole store when `journal_id` is None.
    """
    if not 1 <= count <= SLICE:
        raise ValueError(f"a slice has 1 to {SLICE} entries, not {count}")
    if journal_id is None:
        found = rows(_IN_STORE, start=start, count=count)
    else:
        found = rows(_IN_JOURNAL, journal=journal_id, start=start, count=count)
    broken = tuple(fault for row in found for fault in _faults(row))
    last = found[-1] if len(found) == count else None
    following = None if last is None else int(last[0 if journal_id is None else 2]) + 1
    return Slice(len(found), following, broken)


def _faults(row: tuple[Any, ...]) -> Iterator[Broken]:
    line = StoredEntry(*row[:12])
    previous, beneath = row[12], row[13]
    if any(type(value) is not kind for value, kind in zip(row, _TYPES, strict=False)):
        yield Broken(Fault.TYPES, str(line.journal_id), int(line.seq))
        return
    if line.alg != ALG:
        yield Broken(Fault.ALGORITHM, line.journal_id, line.seq, line.alg)
    if previous is None and line.seq != 1:
        yield Broken(Fault.GAP, line.journal_id, line.seq)
    elif entry_digest(previous or START, line) != line.digest:
        yield Broken(Fault.DIGEST, line.journal_id, line.seq)
    if beneath is None and line.store_seq != 1:
        yield Broken(Fault.STORE_GAP, line.journal_id, line.seq)
    elif store_digest(beneath or START, line.store_seq, line.digest) != line.store_digest:
        yield Broken(Fault.STORE_DIGEST, line.journal_id, line.seq)


def blobs(rows: Rows) -> Iterator[Broken | None]:
    """Each stored paper in turn: None when its bytes give its digest. One is in memory at a time."""
    after = b""
    while found := rows(_BLOBS, after=after):
        after, body = found[0]
        fits = sha256(body).digest() == after
        yield None if fits else Broken(Fault.BLOB, "", 0, after.hex())


def tails(rows: Rows) -> tuple[Broken, ...]:
    """The journals of which the shelf knows more entries than there are."""
    return tuple(Broken(Fault.TAIL, journal_id, upto) for journal_id, upto in rows(_TAILS))
