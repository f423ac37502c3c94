"""Stores as earlier programs wrote them open today, whole and verifiable, whatever happens during the upgrade."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import db
from db.upgrade import OURS
from tests.db.samples import clock

KEPT = Path(__file__).parent / "revisions"
MEETING = "01890000-0000-7000-8000-000000000002"
PREPARED = "01890000-0000-7000-8000-000000000003"
HEAD = "3ecf819effe4b1f9472bd670563c640e8be0b6a927fdd59e7899c34222d3ec0a"
PAPER = "7872e8f785a4183e0c32d757ea737991f5e337767825b8dba22cf2d5bd6a31e8"

IN_THE_MIDDLE = """
import sys, time
from pathlib import Path
import db
from db.upgrade import History
folder, key, scripts = sys.argv[1:]
history = History(("0001", "0002"), scripts)
db.open_store(Path(folder), bytes.fromhex(key), now=lambda: "2027-03-16T02:00:00.000000Z", history=history)
"""


def key_of(revision: str) -> bytes:
    return bytes.fromhex((KEPT / revision / "store.key").read_text().strip())


@pytest.fixture
def old(folder: Path) -> Path:
    """A copy of the store that revision 0001 wrote."""
    folder.mkdir()
    for name in ("store.db", "store.id"):
        shutil.copy(KEPT / "0001" / name, folder / name)
    return folder


def opened(folder: Path) -> db.Store:
    return db.open_store(folder, key_of("0001"), now=clock())


def test_there_is_a_store_of_every_earlier_revision() -> None:
    assert sorted(path.name for path in KEPT.iterdir() if path.is_dir()) == list(OURS.revisions[:-1])


def test_a_store_of_0001_is_upgraded_with_everything_in_place(old: Path) -> None:
    with opened(old) as store:
        assert store.file.outside("SELECT version_num FROM alembic_version") == OURS.newest
        assert store.verify_all() == db.Report(21, 1, ())
        assert store.head(MEETING) == db.Head(21, bytes.fromhex(HEAD))
        (paper,) = store.exhibits(MEETING)
        assert (paper.digest.hex(), paper.issued_seq) == (PAPER, 21)
        assert [each.text for each in store.drafts()] == ["还没有记入的半句"]
        assert store.setting("示例") == "一"
        assert [(row.journal_id, row.status) for row in store.shelf()] == [(PREPARED, "preparing"), (MEETING, "open")]
        assert store.plan(PREPARED) is not None
        assert store.fresh(former=True) == (), "what is found is filled by the program, not by the upgrade"


def test_the_copy_from_before_the_upgrade_is_the_old_store(old: Path) -> None:
    opened(old).close()
    (copy,) = (old / "before-upgrade").iterdir()
    assert copy.name.endswith("-0001")
    with opened(copy) as store:
        assert store.head(MEETING).digest.hex() == HEAD


def test_a_kill_in_the_middle_of_the_upgrade_leaves_the_store_as_it_was(old: Path, tmp_path: Path) -> None:
    scripts = tmp_path / "scripts"
    shutil.copytree(Path(db.__file__).parent / "migrations", scripts)
    newest = scripts / "versions" / "r0002_search.py"
    waiting = '\n    print("in the middle", flush=True)\n    import time\n    time.sleep(60)\n'
    newest.write_text(newest.read_text("utf-8").rstrip() + waiting, "utf-8")
    command = [sys.executable, "-c", IN_THE_MIDDLE, str(old), key_of("0001").hex(), str(scripts)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "in the middle\n"
        process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL
    (copy,) = (old / "before-upgrade").iterdir()
    assert copy.name.endswith("-0001")
    with opened(old) as store:
        assert store.file.outside("SELECT version_num FROM alembic_version") == OURS.newest
        assert store.verify_all() == db.Report(21, 1, ())
        assert store.head(MEETING).digest.hex() == HEAD
    assert len(list((old / "before-upgrade").iterdir())) == 2, "it was the old store that was upgraded again"
