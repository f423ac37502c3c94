"""The first tables. `entry` has these columns for good.

Revision ID: 0001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """An empty file has the tables of revision 0001."""
    _record_tables()
    _paper_tables()
    _plain_tables()


def _text(name: str, *, key: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, primary_key=key, nullable=False)


def _number(name: str, *, key: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, primary_key=key, nullable=False, autoincrement=False)


def _bytes(name: str, *, key: bool = False) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary, primary_key=key, nullable=False)


def _record_tables() -> None:
    op.create_table(
        "identity",
        _number("only", key=True),
        _text("store_id"),
        _text("created_at"),
        _text("program"),
        sa.CheckConstraint("only = 1", name="identity_one_row"),
        sqlite_strict=True,
    )
    op.create_table(
        "entry",
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
        sa.UniqueConstraint("journal_id", "seq", name="entry_journal_seq"),
        sqlite_strict=True,
    )


def _paper_tables() -> None:
    op.create_table(
        "blob",
        _bytes("digest", key=True),
        _text("media_type"),
        _bytes("body"),
        sqlite_strict=True,
    )
    op.create_table(
        "exhibit",
        _text("journal_id", key=True),
        _number("issued_seq", key=True),
        _text("name", key=True),
        _bytes("digest"),
        sa.ForeignKeyConstraint(["digest"], ["blob.digest"], name="exhibit_of_blob"),
        sa.ForeignKeyConstraint(
            ["journal_id", "issued_seq"],
            ["entry.journal_id", "entry.seq"],
            name="exhibit_of_entry",
        ),
        sqlite_strict=True,
    )


def _plain_tables() -> None:
    op.create_table("draft", _text("place", key=True), _text("text"), _text("updated_at"), sqlite_strict=True)
    op.create_table("setting", _text("name", key=True), _text("value"), sqlite_strict=True)
    op.create_table(
        "shelf",
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
    op.create_table(
        "plan",
        _text("journal_id", key=True),
        _number("revision"),
        _number("step"),
        sqlite_strict=True,
    )
    op.create_table(
        "plan_revision",
        _text("journal_id", key=True),
        _number("step", key=True),
        _bytes("body"),
        _text("saved_at"),
        sa.ForeignKeyConstraint(
            ["journal_id"],
            ["plan.journal_id"],
            name="plan_revision_of_plan",
            ondelete="CASCADE",
        ),
        sqlite_strict=True,
    )
    op.create_table(
        "record",
        _text("kind", key=True),
        _text("id", key=True),
        _text("owner"),
        _bytes("body"),
        sqlite_strict=True,
    )
    op.create_index("record_owner", "record", ["kind", "owner"])
