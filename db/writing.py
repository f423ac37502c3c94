"""What one transaction can write: entries, drafts, shelf, plans, plain rows, papers: one fsync."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from sqlalchemy import BindParameter, bindparam, delete, insert, update
from sqlalchemy.dialects.sqlite import insert as upsert

from db import schema, search
from db.chain import ALG, entry_digest, store_digest
from db.reading import IN_PLACE, Reader
from db.rows import Exhibit, NewEntry, Plan, Record, SearchRow, ShelfRow, StoredEntry
from db.storefile import Prepared
from db.trouble import OutOfStep, StalePlan

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from sqlalchemy import Connection, Table

UNDO_STEPS = 50
"""How many saved states of a plan are kept; older ones are forgotten."""


def _upsert(table: Table) -> Prepared:
    statement = upsert(table).values({column.name: bindparam(column.name) for column in table.c})
    keys = [column.name for column in table.primary_key]
    rest = {column.name: statement.excluded[column.name] for column in table.c if column.name not in keys}
    return Prepared(statement.on_conflict_do_update(index_elements=keys, set_=rest))


_P, _V = schema.plan.c, schema.plan_revision.c
_journal: BindParameter[str] = bindparam("journal")

_APPEND = Prepared(insert(schema.entry))
_SAVE_DRAFT = _upsert(schema.draft)
_DROP_DRAFT = Prepared(delete(schema.draft).where(schema.draft.c.place == bindparam("place")))
_DROP_DRAFTS = Prepared(delete(schema.draft).where(IN_PLACE))
_SET = _upsert(schema.setting)
_UNSET = Prepared(delete(schema.setting).where(schema.setting.c.name == bindparam("name")))
_PUT_SHELF = _upsert(schema.shelf)
_DROP_SHELF = Prepared(delete(schema.shelf).where(schema.shelf.c.journal_id == _journal))
_PUT_RECORD = _upsert(schema.record)
_DROP_RECORD = Prepared(
    delete(schema.record).where(
        schema.record.c.kind == bindparam("kind"),
        schema.record.c.id == bindparam("id"),
    ),
)
_PUT_BLOB = Prepared(insert(schema.blob))
_ADD_EXHIBIT = Prepared(insert(schema.exhibit))
_NEW_PLAN = Prepared(insert(schema.plan))
_MOVE_PLAN = Prepared(
    update(schema.plan)
    .where(_P.journal_id == _journal)
    .values(revision=_P.revision + 1, step=_P.step + bindparam("move")),
)
_FORGET_ABOVE = Prepared(
    delete(schema.plan_revision).where(_V.journal_id == _journal, _V.step > bindparam("above")),
)
_FORGET_UPTO = Prepared(
    delete(schema.plan_revision).where(_V.journal_id == _journal, _V.step <= bindparam("upto")),
)
_ADD_STEP = Prepared(insert(schema.plan_revision))
_DROP_PLAN = Prepared(delete(schema.plan).where(_P.journal_id == _journal))


class Transaction(Reader):
    """A running transaction of a store; reads see what it wrote. It ends with the block that gave it."""

    def __init__(self, connection: Connection, path: Path, now: Callable[[], str]) -> None:
        self._connection: Connection | None = connection
        self._path = path
        self._now = now
        self._appended: dict[tuple[str, int], int] = {}

    def _rows(self, statement: Prepared, **facts: object) -> Sequence[tuple[Any, ...]]:
        if self._connection is None:
            raise RuntimeError("the transaction has ended")
        return statement.run(self._connection, facts)

    def end(self) -> None:
        """Nothing more can be read or written here; the store calls it at the end of the block."""
        self._connection = None

    def append(
        self,
        journal_id: str,
        entries: Sequence[NewEntry],
        *,
        expect: int,
    ) -> tuple[StoredEntry, ...]:
        """The entries follow number `expect` in the journal, chained; returns them as stored, in order.

        Raises OutOfStep, with nothing written, when the journal's last number is not `expect`.
        """
        head, store_head = self.head(journal_id), self.store_head()
        if head.seq != expect:
            raise OutOfStep(journal_id, expect, head.seq)
        digest, total = head.digest, store_head.digest
        recorded_at = self._now()
        stored = []
        for step, new in enumerate(entries, start=1):
            line = StoredEntry(
                store_seq=store_head.seq + step,
                journal_id=journal_id,
                seq=head.seq + step,
                occurred_at=new.occurred_at,
                recorded_at=recorded_at,
                actor=new.actor,
                kind=new.kind,
                version=new.version,
                body=new.body,
                alg=ALG,
                digest=b"",
                store_digest=b"",
            )
            digest = entry_digest(digest, line)
            total = store_digest(total, line.store_seq, digest)
            line = replace(line, digest=digest, store_digest=total)
            self._rows(_APPEND, **{name: getattr(line, name) for name in _APPEND.names})
            stored.append(line)
            self._appended[journal_id, line.seq] = line.store_seq
        return tuple(stored)

    def index(self, journal_id: str, seq: int, rows: Sequence[SearchRow]) -> None:
        """The entry is found by exactly these rows. LookupError when there is no such entry."""
        # What was appended just now has no rows yet: nothing to look up, nothing to take away.
        fresh = self._appended.pop((journal_id, seq), None)
        if fresh is None:
            search.replace(self._rows, journal_id, seq, rows)
        else:
            search.put(self._rows, fresh, rows)

    def settle_index(self, terms: Mapping[int, str]) -> None:
        """The fresh rows of those ids are found by their terms."""
        search.settle(self._rows, terms)

    def merge_index(self, pages: int) -> None:
        """The index lies in fewer parts, if about so many pages could be put together."""
        search.merge(self._rows, pages)

    def empty_index(self) -> None:
        """Search finds nothing; the entries are untouched."""
        search.empty(self._rows)

    def save_draft(self, place: str, text: str) -> None:
        """The draft of `place` is `text`."""
        self._rows(_SAVE_DRAFT, place=place, text=text, updated_at=self._now())

    def drop_draft(self, place: str) -> None:
        """There is no draft of `place`."""
        self._rows(_DROP_DRAFT, place=place)

    def drop_drafts(self, prefix: str) -> None:
        """There is no draft whose place begins with `prefix`."""
        self._rows(_DROP_DRAFTS, prefix=prefix)

    def set(self, name: str, value: str | None) -> None:
        """The setting has the value; None removes it."""
        if value is None:
            self._rows(_UNSET, name=name)
        else:
            self._rows(_SET, name=name, value=value)

    def put_shelf(self, row: ShelfRow) -> None:
        """The shelf shows `row` for its journal."""
        self._rows(_PUT_SHELF, **{name: getattr(row, name) for name in _PUT_SHELF.names})

    def drop_shelf(self, journal_id: str) -> None:
        """The shelf does not show the journal; its entries are untouched."""
        self._rows(_DROP_SHELF, journal=journal_id)

    def save_plan(self, journal_id: str, body: bytes, *, expect: int) -> int:
        """The plan is `body`; what was undone before is forgotten. Returns the new revision.

        `expect` is the revision that was changed, 0 for a first save. Raises StalePlan if it is not current.
        """
        in_force = self._plan_checked(journal_id, expect)
        step = 1
        if in_force is None:
            self._rows(_NEW_PLAN, journal_id=journal_id, revision=1, step=1)
        else:
            step += in_force[1]
            self._rows(_FORGET_ABOVE, journal=journal_id, above=in_force[1])
        self._rows(_ADD_STEP, journal_id=journal_id, step=step, body=body, saved_at=self._now())
        self._rows(_FORGET_UPTO, journal=journal_id, upto=step - UNDO_STEPS)
        if in_force is not None:
            self._rows(_MOVE_PLAN, journal=journal_id, move=1)
        return expect + 1

    def undo_plan(self, journal_id: str, *, expect: int) -> Plan | None:
        """The plan is as it was before the last change; None if nothing is left to undo.

        Raises StalePlan when `expect` is not the current revision.
        """
        return self._move_plan(journal_id, expect, -1)

    def redo_plan(self, journal_id: str, *, expect: int) -> Plan | None:
        """The change undone last is in force again; None if there is none. Raises like `undo_plan`."""
        return self._move_plan(journal_id, expect, 1)

    def _move_plan(self, journal_id: str, expect: int, move: int) -> Plan | None:
        self._plan_checked(journal_id, expect)
        plan = self.plan(journal_id)
        if plan is None or not (plan.can_undo if move < 0 else plan.can_redo):
            return None
        self._rows(_MOVE_PLAN, journal=journal_id, move=move)
        return self.plan(journal_id)

    def _plan_checked(self, journal_id: str, expect: int) -> tuple[int, int, bytes] | None:
        in_force = self._plan_in_force(journal_id)
        current = 0 if in_force is None else in_force[0]
        if current != expect:
            raise StalePlan(self._path, current)
        return in_force

    def drop_plan(self, journal_id: str) -> None:
        """There is no plan of the journal, nor anything of it to undo."""
        self._rows(_DROP_PLAN, journal=journal_id)

    def put_record(self, record: Record) -> None:
        """The plain row stands as given, replacing one of the same kind and id."""
        self._rows(_PUT_RECORD, kind=record.kind, id=record.id, owner=record.owner, body=record.body)

    def drop_record(self, kind: str, record_id: str) -> None:
        """There is no such plain row."""
        self._rows(_DROP_RECORD, kind=kind, id=record_id)

    def put_blob(self, media_type: str, body: bytes) -> bytes:
        """The bytes are stored; returns their SHA-256. Equal bytes are kept once, under the first type."""
        digest = sha256(body).digest()
        if self.blob(digest) is None:
            self._rows(_PUT_BLOB, digest=digest, media_type=media_type, body=body)
        return digest

    def add_exhibit(
        self,
        journal_id: str,
        issued_seq: int,
        name: str,
        media_type: str,
        body: bytes,
    ) -> Exhibit:
        """The paper is stored for good as issued by entry `issued_seq`, which must have been appended before.

        Raises GuardRefused when that entry has issued a paper of this name already, or does not exist.
        """
        digest = self.put_blob(media_type, body)
        self._rows(_ADD_EXHIBIT, journal_id=journal_id, issued_seq=issued_seq, name=name, digest=digest)
        return Exhibit(journal_id, issued_seq, name, digest, media_type)
