"""Everything that can be read from a store, the same inside a transaction and outside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import BindParameter, Integer, Text, bindparam, func, select

from db import schema, search
from db.chain import START
from db.rows import Blob, Draft, Exhibit, Head, NewEntry, Phrase, Plan, Record, SearchHit, ShelfRow, StoredEntry
from db.storefile import Prepared
from db.trouble import OutOfStep

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


_E, _X, _B, _P, _V = schema.entry.c, schema.exhibit.c, schema.blob.c, schema.plan.c, schema.plan_revision.c
_journal: BindParameter[str] = bindparam("journal_id")

_ENTRIES = Prepared(
    select(schema.entry)
    .where(_E.journal_id == _journal, _E.seq > bindparam("after"))
    .order_by(_E.seq)
    .limit(bindparam("count", type_=Integer)),
)
_HEAD = Prepared(
    select(_E.seq, _E.digest).where(_E.journal_id == _journal).order_by(_E.seq.desc()).limit(1),
)
_STORE_HEAD = Prepared(select(_E.store_seq, _E.store_digest).order_by(_E.store_seq.desc()).limit(1))
_LAST = select(_E.journal_id, func.max(_E.seq).label("seq")).group_by(_E.journal_id).subquery("last")
_HEADS = Prepared(
    select(_E.journal_id, _E.seq, _E.digest)
    .join(_LAST, (_LAST.c.journal_id == _E.journal_id) & (_LAST.c.seq == _E.seq))
    .order_by(_E.journal_id),
)
# Not LIKE: it ignores case and gives % and _ a meaning.
_prefix = bindparam("prefix", type_=Text)
IN_PLACE = func.substr(schema.draft.c.place, 1, func.length(_prefix)) == _prefix
_DRAFTS = Prepared(select(schema.draft).where(IN_PLACE).order_by(schema.draft.c.place))
_SETTING = Prepared(select(schema.setting.c.value).where(schema.setting.c.name == bindparam("name")))
_SHELF = Prepared(select(schema.shelf).order_by(schema.shelf.c.updated_at.desc(), schema.shelf.c.journal_id))
_SHELF_ROW = Prepared(select(schema.shelf).where(schema.shelf.c.journal_id == _journal))
_PLAN = Prepared(
    select(_P.revision, _P.step, _V.body)
    .join(schema.plan_revision, (_V.journal_id == _P.journal_id) & (_V.step == _P.step))
    .where(_P.journal_id == _journal),
)
_STEPS = Prepared(select(func.min(_V.step), func.max(_V.step)).where(_V.journal_id == _journal))
_R = schema.record.c
_RECORD_COLUMNS = (_R.kind, _R.id, _R.body, _R.owner)
_RECORDS = Prepared(select(*_RECORD_COLUMNS).where(_R.kind == bindparam("kind")).order_by(_R.id))
_OWNED = Prepared(
    select(*_RECORD_COLUMNS).where(_R.kind == bindparam("kind"), _R.owner == bindparam("owner")).order_by(_R.id),
)
_RECORD = Prepared(select(*_RECORD_COLUMNS).where(_R.kind == bindparam("kind"), _R.id == bindparam("id")))
_BLOB = Prepared(select(schema.blob).where(_B.digest == bindparam("digest")))
_EXHIBITS = Prepared(
    select(_X.journal_id, _X.issued_seq, _X.name, _X.digest, _B.media_type)
    .join(schema.blob, _B.digest == _X.digest)
    .where(_X.journal_id == _journal)
    .order_by(_X.issued_seq, _X.name),
)


class Reader:
    """What a store can be asked. All answers are frozen values; unknown names give None or nothing."""

    def _rows(self, statement: Prepared, **facts: object) -> Sequence[tuple[Any, ...]]:
        raise NotImplementedError

    def entries(self, journal_id: str, after: int = 0, count: int = -1) -> tuple[StoredEntry, ...]:
        """The entries of the journal numbered above `after`, in order; the first `count` of them, if that is given."""
        return tuple(StoredEntry(*row) for row in self._rows(_ENTRIES, journal_id=journal_id, after=after, count=count))

    def head(self, journal_id: str) -> Head:
        """The last number of the journal and its digest; number 0 if it has no entry."""
        rows = self._rows(_HEAD, journal_id=journal_id)
        return Head(*rows[0]) if rows else Head(0, START)

    def store_head(self) -> Head:
        """The last number of the whole store and its store digest; number 0 while it is empty."""
        rows = self._rows(_STORE_HEAD)
        return Head(*rows[0]) if rows else Head(0, START)

    def heads(self) -> dict[str, Head]:
        """The head of every journal, by journal id."""
        return {journal_id: Head(seq, digest) for journal_id, seq, digest in self._rows(_HEADS)}

    def recorded(
        self,
        journal_id: str,
        entries: Sequence[NewEntry],
        *,
        expect: int,
    ) -> tuple[StoredEntry, ...] | None:
        """What of an append whose commit ended in MediumGone was stored: all of it, or None for nothing.

        Takes what was given to `append`. Raises OutOfStep when something else follows entry `expect`.
        """
        stored = self.entries(journal_id, expect)
        if not stored and self.head(journal_id).seq == expect:
            return None
        same = [line.says(new) for line, new in zip(stored, entries, strict=False)]
        if len(stored) != len(entries) or not all(same):
            raise OutOfStep(journal_id, expect, self.head(journal_id).seq)
        return stored

    def drafts(self, prefix: str = "") -> tuple[Draft, ...]:
        """The drafts whose place begins with `prefix`, by place."""
        return tuple(Draft(*row) for row in self._rows(_DRAFTS, prefix=prefix))

    def setting(self, name: str) -> str | None:
        """The value of the setting, None if it was never set."""
        rows = self._rows(_SETTING, name=name)
        return str(rows[0][0]) if rows else None

    def shelf(self) -> tuple[ShelfRow, ...]:
        """All rows of the shelf, the one changed last first."""
        return tuple(ShelfRow(*row) for row in self._rows(_SHELF))

    def shelf_row(self, journal_id: str) -> ShelfRow | None:
        """The shelf's row of the journal, None if it has none."""
        rows = self._rows(_SHELF_ROW, journal_id=journal_id)
        return ShelfRow(*rows[0]) if rows else None

    def plan(self, journal_id: str) -> Plan | None:
        """The plan in force, None if none was saved."""
        in_force = self._plan_in_force(journal_id)
        if in_force is None:
            return None
        revision, step, body = in_force
        first, last = self._rows(_STEPS, journal_id=journal_id)[0]
        return Plan(journal_id, body, revision, can_undo=step > first, can_redo=step < last)

    def _plan_in_force(self, journal_id: str) -> tuple[int, int, bytes] | None:
        rows = self._rows(_PLAN, journal_id=journal_id)
        return (rows[0][0], rows[0][1], rows[0][2]) if rows else None

    def records(self, kind: str, owner: str | None = None) -> tuple[Record, ...]:
        """The plain rows of a kind by id; only those of `owner` when it is given (empty: without owner)."""
        if owner is None:
            return tuple(Record(*row) for row in self._rows(_RECORDS, kind=kind))
        return tuple(Record(*row) for row in self._rows(_OWNED, kind=kind, owner=owner))

    def record(self, kind: str, record_id: str) -> Record | None:
        """The plain row, None if there is none."""
        rows = self._rows(_RECORD, kind=kind, id=record_id)
        return Record(*rows[0]) if rows else None

    def blob(self, digest: bytes) -> Blob | None:
        """The bytes stored under their SHA-256, None if there are none."""
        rows = self._rows(_BLOB, digest=digest)
        return Blob(*rows[0]) if rows else None

    def exhibits(self, journal_id: str) -> tuple[Exhibit, ...]:
        """The papers issued from the journal, in the order of issue; their bytes are `blob(digest)`."""
        return tuple(Exhibit(*row) for row in self._rows(_EXHIBITS, journal_id=journal_id))

    def find(self, phrases: Sequence[Phrase], *, former: bool = False, count: int = 50) -> tuple[SearchHit, ...]:
        """The rows of search in which every phrase stands, those of the newest entries first.

        Rows that no longer stand are among them only when `former`, fresh ones never: ask `fresh` too.
        """
        return search.find(self._rows, phrases, former=former, count=count)

    def fresh(self, *, former: bool = False, count: int = -1) -> tuple[SearchHit, ...]:
        """The rows of search that no phrase finds yet, because their terms are still to come; newest first."""
        return search.fresh(self._rows, former=former, count=count)

    def count_found(self, phrases: Sequence[Phrase], *, former: bool = False, most: int = 1000) -> int:
        """How many rows `find` would give in all, counted no further than `most`."""
        return search.count(self._rows, phrases, former=former, most=most)

    def unfound(self, kinds: Collection[str], start: int, end: int) -> tuple[str, ...]:
        """The journals of which search lacks something between those numbers of the store, both included.

        Every entry of one of `kinds` must have a row, and every row its terms.
        """
        return search.unfound(self._rows, kinds, start, end)
