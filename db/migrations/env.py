"""Runs the revisions on the connection handed over by `db.upgrade`, in its transaction."""

from __future__ import annotations

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
