"""The tables as they stand at the newest revision. `entry` never changes; side tables may join it."""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

# "HSdb": tells our files from other programs'.
APPLICATION_ID = 0x48536462

DB_NAME = "store.db"
ID_NAME = "store.id"

metadata = MetaData()


def _text(name: str, *, key: bool = False) -> Column[str]:
    return Column(name, Text, primary_key=key, nullable=False)


def _number(name: str, *, key: bool = False) -> Column[int]:
    return Column(name, Integer, primary_key=key, nullable=False, autoincrement=False)


def _bytes(name: str, *, key: bool = False) -> Column[bytes]:
    return Column(name, LargeBinary, primary_key=key, nullable=False)


identity = Table(
    "identity",
    metadata,
    _number("only", key=True),
    _text("store_id"),
    _text("created_at"),
    _text("program"),
    CheckConstraint("only = 1", name="identity_one_row"),
    sqlite_strict=True,
)

entry = Table(
    "entry",
    metadata,
    _number("store_seq", key=True),
    _text("journal_id"),
    _number("seq"),
    _text("occurred_at"),
    _text("recorded_at"),
    _text("actor"),
    _text("kind"),
    _number("version"),
    _bytes("body"),
    _text("alg"),
    _bytes("digest"),
    _bytes("store_digest"),
    UniqueConstraint("journal_id", "seq", name="entry_journal_seq"),
    sqlite_strict=True,
)

draft = Table("draft", metadata, _text("place", key=True), _text("text"), _text("updated_at"), sqlite_strict=True)

setting = Table("setting", metadata, _text("name", key=True), _text("value"), sqlite_strict=True)

shelf = Table(
    "shelf",
    metadata,
    _text("journal_id", key=True),
    _text("number"),
    _text("title"),
    _text("kind"),
    _text("status"),
    _text("opened_at"),
    _text("updated_at"),
    _number("upto"),
    _bytes("facts"),
    sqlite_strict=True,
)

plan = Table(
    "plan",
    metadata,
    _text("journal_id", key=True),
    _number("revision"),
    # The step of plan_revision that is in force; those after it can be done again.
    _number("step"),
    sqlite_strict=True,
)

plan_revision = Table(
    "plan_revision",
    metadata,
    _text("journal_id", key=True),
    _number("step", key=True),
    _bytes("body"),
    _text("saved_at"),
    ForeignKeyConstraint(
        ["journal_id"],
        ["plan.journal_id"],
        name="plan_revision_of_plan",
        ondelete="CASCADE",
    ),
    sqlite_strict=True,
)

record = Table(
    "record",
    metadata,
    _text("kind", key=True),
    _text("id", key=True),
    _text("owner"),
    _bytes("body"),
    Index("record_owner", "kind", "owner"),
    sqlite_strict=True,
)

# Its index of terms, search_index, is a virtual table, which no Table describes; see revision 0002.
search_row = Table(
    "search_row",
    metadata,
    _number("id", key=True),
    _number("former"),
    _number("fresh"),
    _bytes("body"),
    Index("search_row_fresh", "id", sqlite_where=text("fresh = 1")),
    Index("search_row_former", "id", sqlite_where=text("former = 1")),
    sqlite_strict=True,
)

blob = Table(
    "blob",
    metadata,
    _bytes("digest", key=True),
    _text("media_type"),
    _bytes("body"),
    sqlite_strict=True,
)

exhibit = Table(
    "exhibit",
    metadata,
    _text("journal_id", key=True),
    _number("issued_seq", key=True),
    _text("name", key=True),
    Column("digest", LargeBinary, ForeignKey("blob.digest", name="exhibit_of_blob"), nullable=False),
    ForeignKeyConstraint(
        ["journal_id", "issued_seq"],
        ["entry.journal_id", "entry.seq"],
        name="exhibit_of_entry",
    ),
    sqlite_strict=True,
)
