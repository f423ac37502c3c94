from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

import db
from db import schema
from db.trouble import GuardRefused
from db.upgrade import KEPT_COPIES, OURS, History
from tests.db.samples import KEY, MEETING, clock, opened, put, stranger

if TYPE_CHECKING:
    from collections.abc import Callable

SCRIPTS = Path(db.__file__).parent / "migrations"

# Rebuilding a table is what silently loses its triggers and, with foreign keys on, what depends on it.
LATER = '''
"""For tests only."""
import sqlalchemy as sa
from alembic import op
revision = "0003"
down_revision = "0002"

def upgrade():
    op.add_column("shelf", sa.Column("colour", sa.Text, server_default="red"))
    with op.batch_alter_table("blob", recreate="always") as table:
        table.add_column(sa.Column("note", sa.Text, server_default=""))
'''
FAILING = LATER + '    raise RuntimeError("in the middle")\n'


def described(name: str | None, kind: str, _parents: object) -> bool:
    """Whether a Table can describe it: the index of terms and the tables its module keeps are none."""
    return not (kind == "table" and name is not None and name.startswith("search_index"))


@pytest.fixture
def later(tmp_path: Path) -> Callable[[str], History]:
    def history(newest: str) -> History:
        scripts = tmp_path / "50% scripts"
        shutil.copytree(SCRIPTS, scripts)
        (scripts / "versions" / "r0003_later.py").write_text(newest)
        return History((*OURS.revisions, "0003"), str(scripts))

    return history


@pytest.fixture
def old(store: db.Store, folder: Path) -> Path:
    put(store, MEETING, "一", "二")
    with store.transaction() as tx:
        tx.add_exhibit(MEETING, 2, "会议纪要", "application/pdf", b"%PDF")
        tx.save_plan(MEETING, b"{}", expect=0)
        tx.put_shelf(db.ShelfRow(MEETING, "1", "第1次会议", "", "", "", "", 2, b"{}"))
    store.close()
    return folder


def test_the_scripts_lead_to_the_revision_this_program_names() -> None:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    config.set_main_option("path_separator", "os")
    revisions = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(revisions)) == OURS.revisions


def test_the_scripts_build_the_tables_the_program_works_with(store: db.Store) -> None:
    with store.file.transaction() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": described})
        assert compare_metadata(context, schema.metadata) == []
        strict = connection.exec_driver_sql(
            "SELECT name FROM pragma_table_list WHERE strict AND name IN (SELECT name FROM sqlite_schema)"
        )
        assert {name for (name,) in strict} == set(schema.metadata.tables)


def test_an_older_store_is_upgraded_with_its_record_and_guards(old: Path, later: Callable[[str], History]) -> None:
    with db.open_store(old, KEY, now=clock(), program="huishen 2", history=later(LATER)) as store:
        assert store.file.outside("SELECT version_num FROM alembic_version") == "0003"
        assert store.file.outside("SELECT program FROM identity") == "huishen 2"
        assert store.file.outside("SELECT colour FROM shelf") == "red"
        assert store.verify_all() == db.Report(2, 1, ())
        assert store.exhibits(MEETING)[0].name == "会议纪要"
        assert store.plan(MEETING) == db.Plan(MEETING, b"{}", 1, can_undo=False, can_redo=False)
        with pytest.raises(GuardRefused), store.file.transaction() as connection:
            connection.exec_driver_sql("DELETE FROM blob")
        assert str(store.file.outside("PRAGMA foreign_keys")) == "1"
        assert put(store, MEETING, "三")[0].seq == 3


def test_the_copy_from_before_the_upgrade_opens_as_it_was(old: Path, later: Callable[[str], History]) -> None:
    db.open_store(old, KEY, now=lambda: "2026-03-02T01:02:03.000004Z", history=later(LATER)).close()
    (copy,) = (old / "before-upgrade").iterdir()
    assert copy.name == f"20260302010203000004-{OURS.newest}"
    with opened(copy) as before:
        assert before.verify_all() == db.Report(2, 1, ())


def test_an_upgrade_that_fails_leaves_the_store_as_it_was(old: Path, later: Callable[[str], History]) -> None:
    history = later(FAILING)
    with pytest.raises(RuntimeError, match="in the middle"):
        db.open_store(old, KEY, now=clock(), history=history)
    with opened(old) as store:
        assert store.file.outside("SELECT version_num FROM alembic_version") == OURS.newest
        assert store.file.outside("SELECT count(*) FROM pragma_table_info('shelf') WHERE name = 'colour'") in {0, "0"}
        assert store.verify_all() == db.Report(2, 1, ())
        assert put(store, MEETING, "三")[0].seq == 3


def test_a_record_that_does_not_verify_is_not_upgraded(old: Path, later: Callable[[str], History]) -> None:
    stranger(old, "DROP TRIGGER entry_no_update", "UPDATE entry SET kind = 'x' WHERE seq = 1")
    with pytest.raises(db.trouble.Damaged, match="chain"):
        db.open_store(old, KEY, now=clock(), history=later(LATER))
    assert stranger(old, "SELECT version_num FROM alembic_version") == [OURS.newest]


def test_an_upgrade_that_orphans_rows_is_undone(old: Path, later: Callable[[str], History]) -> None:
    history = later(LATER + '    op.execute("DELETE FROM plan")\n')  # noqa: S608 - a script, not a query
    with pytest.raises(db.trouble.Damaged, match="foreign_key_check"):
        db.open_store(old, KEY, now=clock(), history=history)
    with opened(old) as store:
        assert store.plan(MEETING) is not None


def test_only_the_newest_copies_are_kept(old: Path, later: Callable[[str], History]) -> None:
    copies = old / "before-upgrade"
    for day in range(10, 10 + KEPT_COPIES):
        (copies / f"202501{day}-0001").mkdir(parents=True)
    db.open_store(old, KEY, now=clock(), history=later(LATER)).close()
    names = sorted(path.name for path in copies.iterdir())
    assert len(names) == KEPT_COPIES
    assert names[0] == "20250111-0001"
    assert names[-1].startswith("20260302")
