"""What is found by search: derived from the entries, never evidence, filled by the program afterwards.

`search_index` keeps no text, only which terms stand in which row and in what order; one-character questions are
answered from its prefix index. A row is fresh until its terms stand there: putting them there at every commit costs
as much as the commit, and now and then, when the index merges its parts, fifty times as much. It never merges by
itself; the program asks for a few pages at a time.

Revision ID: 0002
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """A store has the tables of search, empty."""
    op.create_table(
        "search_row",
        sa.Column("id", sa.Integer, primary_key=True, nullable=False, autoincrement=False),
        sa.Column("former", sa.Integer, nullable=False),
        sa.Column("fresh", sa.Integer, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("search_row_fresh", "search_row", ["id"], sqlite_where=sa.text("fresh = 1"))
    op.create_index("search_row_former", "search_row", ["id"], sqlite_where=sa.text("former = 1"))
    op.execute(
        "CREATE VIRTUAL TABLE search_index USING fts5"
        "(terms, content='', contentless_delete=1, tokenize='ascii', prefix='1')",
    )
    op.execute("INSERT INTO search_index (search_index, rank) VALUES ('automerge', 0)")
    # Beyond so many parts it would merge them all at once, whoever waits.
    op.execute("INSERT INTO search_index (search_index, rank) VALUES ('crisismerge', 64)")
