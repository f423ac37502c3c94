from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import db
from db.trouble import DiskFull, MediumGone, StoreMissing
from tests.db.samples import MEETING, create, file_size_limit, opened, put, said

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="uses POSIX means to break things")

LONG = "发言" * 400


def _run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_writers_killed_outright_lose_nothing_they_acknowledged(folder: Path) -> None:
    seed = int.from_bytes(os.urandom(4))
    told = json.loads(_run(sys.executable, "-m", "tests.db.crash_rounds", str(folder), "20", str(seed)))
    assert told["acknowledged"] >= 20
    assert (told["lost"], told["broken"]) == (0, 0), f"seed {seed}"


def test_a_transaction_is_made_safe_by_exactly_one_sync(folder: Path, tmp_path: Path) -> None:
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("strace is not installed: the number of syncs was NOT checked")
    create(folder).close()
    trace = tmp_path / "trace"
    _run(
        *(strace, "-f", "-o", str(trace), "-e", "trace=fsync,fdatasync,write"),
        *(sys.executable, "-m", "tests.db.fsync_rounds", str(folder), "10"),
    )
    lines = trace.read_text().splitlines()
    marks = [number for number, line in enumerate(lines) if "BEGIN" in line or "END" in line]
    between = lines[marks[0] : marks[1]]
    assert sum("sync(" in line for line in between) == 10


def _fill(store: db.Store) -> int:
    """The last number stored before the disk was full."""

    def write() -> None:
        while True:
            put(store, MEETING, LONG)

    with pytest.raises(DiskFull):
        write()
    return store.head(MEETING).seq


def test_a_full_database_keeps_every_entry_and_takes_more_when_there_is_room(store: db.Store) -> None:
    pages = int(str(store.file.outside("PRAGMA page_count")))
    store.file.outside(f"PRAGMA max_page_count = {pages + 20}")
    last = _fill(store)
    assert last > 5
    assert store.verify_all() == db.Report(last, 0, ())
    store.file.outside(f"PRAGMA max_page_count = {pages + 100}")
    assert put(store, MEETING, "之后")[0].seq == last + 1


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)]
    if not hasattr(os, "geteuid") or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no right to mount: a really full disk was NOT tried")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_keeps_every_entry_and_takes_more_when_there_is_room(small_disk: Path) -> None:
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(300_000))
    with create(small_disk / "store") as store:
        last = _fill(store)
        assert last > 5
        assert store.verify_all() == db.Report(last, 0, ())
        ballast.unlink()
        assert put(store, MEETING, "之后")[0].seq == last + 1
    with opened(small_disk / "store") as again:
        assert again.verify_all() == db.Report(last + 1, 0, ())


def test_after_a_failed_write_only_reopening_helps_and_nothing_is_lost(store: db.Store, folder: Path) -> None:
    put(store, MEETING, "一")
    size = (folder / "store.db-wal").stat().st_size
    new = [said("二")]
    with file_size_limit(size), pytest.raises(MediumGone):
        put(store, MEETING, "二")
    for act in (lambda: store.head(MEETING), lambda: put(store, MEETING, "二"), store.checkpoint):
        with pytest.raises(MediumGone):
            act()
    store.reopen()
    assert store.recorded(MEETING, new, expect=1) is None
    stored = put(store, MEETING, "二")
    assert store.recorded(MEETING, new, expect=1) == stored
    assert store.verify_all() == db.Report(2, 0, ())


def test_reopening_can_be_tried_until_the_medium_is_back(store: db.Store, folder: Path) -> None:
    put(store, MEETING, "一")
    with file_size_limit((folder / "store.db-wal").stat().st_size), pytest.raises(MediumGone):
        put(store, MEETING, LONG)
    away = folder.with_name("away")
    folder.rename(away)
    for _ in range(2):
        with pytest.raises(StoreMissing):
            store.reopen()
        with pytest.raises(MediumGone):
            store.head(MEETING)
    away.rename(folder)
    store.reopen()
    assert put(store, MEETING, "二")[0].seq == 2
    assert store.verify_all() == db.Report(2, 0, ())


def test_a_store_on_a_failed_medium_can_be_closed(store: db.Store, folder: Path) -> None:
    put(store, MEETING, "一")
    with file_size_limit((folder / "store.db-wal").stat().st_size), pytest.raises(MediumGone):
        put(store, MEETING, LONG)
    store.close()
    with opened(folder) as again:
        assert again.head(MEETING).seq == 1


def test_an_idle_checkpoint_moves_everything_into_the_main_file(store: db.Store, folder: Path) -> None:
    before = (folder / "store.db").stat().st_size
    put(store, MEETING, *[LONG] * 20)
    assert (folder / "store.db").stat().st_size == before
    store.checkpoint()
    assert (folder / "store.db").stat().st_size > before
    assert store.verify_all() == db.Report(20, 0, ())
