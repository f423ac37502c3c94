"""Alembic scripts, one per revision of the store; each stands alone and is never edited once released."""
