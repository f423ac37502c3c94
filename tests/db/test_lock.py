from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

import db
from db import driver
from db.lock import LOCK_NAME, Holder, StoreLock
from db.trouble import StoreHeld
from tests.db.samples import KEY, MEETING, clock, opened, put, stranger

HOLDING = (
    "import sys, pathlib, db\n"
    "store = db.open_store(pathlib.Path(sys.argv[1]), bytes.fromhex(sys.argv[2]),"
    " now=lambda: '2026-03-02T09:00:00.000000Z', program='huishen 0.1')\n"
    "print('open', flush=True)\n"
    "sys.stdin.read()\n"
)


@pytest.fixture
def closed(store: db.Store, folder: Path) -> Path:
    put(store, MEETING, "一")
    store.close()
    return folder


def test_a_second_opener_learns_at_once_who_holds_the_store(closed: Path) -> None:
    with db.open_store(closed, KEY, now=lambda: "09:00", program="huishen 0.1"):
        with pytest.raises(StoreHeld, match=r"huishen 0\.1") as caught:
            opened(closed)
        holder = caught.value.holder
        assert holder is not None
        assert (holder.pid, holder.host) == (os.getpid(), socket.gethostname())
        assert (holder.program, holder.since) == ("huishen 0.1", "09:00")
    opened(closed).close()


@pytest.mark.skipif(sys.platform == "win32", reason="sends a POSIX signal")
def test_a_holder_killed_outright_frees_the_store_at_once(closed: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(closed), KEY.hex()],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        with pytest.raises(StoreHeld) as caught:
            opened(closed)
        assert caught.value.holder is not None
        assert caught.value.holder.pid == other.pid
        other.send_signal(signal.SIGKILL)
        other.wait()
        with opened(closed) as store:
            assert store.head(MEETING).seq == 1


def test_a_second_writer_that_ignores_the_lock_is_refused_by_the_database(closed: Path) -> None:
    with opened(closed) as store:
        put(store, MEETING, "二")
        with pytest.raises(driver.DriverError, match="locked"):
            stranger(closed, "INSERT INTO setting VALUES ('a', 'b')")
        with pytest.raises(driver.DriverError, match="locked"):
            stranger(closed, "SELECT count(*) FROM entry")
        assert put(store, MEETING, "三")[0].seq == 3


@pytest.mark.parametrize("text", ["", "{", "[1]", '{"pid": 1}', "null"])
def test_a_holder_whose_name_cannot_be_read_is_still_a_holder(tmp_path: Path, text: str) -> None:
    lock = StoreLock.take(tmp_path, Holder.here("huishen", "t"))
    (tmp_path / LOCK_NAME).write_text(text)
    with pytest.raises(StoreHeld, match="不明") as caught:
        StoreLock.take(tmp_path, Holder.here("huishen", "t"))
    assert caught.value.holder is None
    lock.release()
    lock.release()
    StoreLock.take(tmp_path, Holder.here("huishen", "t")).release()


def test_closing_leaves_no_name_behind(closed: Path) -> None:
    with opened(closed) as store:
        assert (closed / LOCK_NAME).stat().st_size > 0
        store.close()
    assert (closed / LOCK_NAME).stat().st_size == 0


@pytest.mark.skipif(sys.platform == "win32", reason="the time zone cannot be set for a process")
def test_the_holder_is_named_with_the_time_on_the_wall(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    time.tzset()
    try:
        holder = Holder(7, "host", "甲", "huishen", "2026-03-02T16:30:59.000000Z")
        assert "2026-03-03 00:30 起" in str(StoreHeld(Path("/库"), holder))
        assert holder.local_since == "2026-03-03 00:30"
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has another account data base")
def test_an_account_without_a_name_can_hold_a_store(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("pwd.getpwuid", lambda uid: {}[uid])
    assert Holder.here("huishen", "t").user == "不明"
    monkeypatch.setenv("LOGNAME", "记录员")
    assert Holder.here("huishen", "t").user == "记录员"


def test_opening_fails_without_holding_when_the_clock_fails(closed: Path) -> None:
    def broken() -> str:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        db.open_store(closed, KEY, now=broken)
    db.open_store(closed, KEY, now=clock()).close()
