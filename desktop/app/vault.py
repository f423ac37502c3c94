"""Creating, opening and copying stores together with their keys."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Callable
from pathlib import Path

from db import Store, create_store, open_store, store_id
from desktop.app.clock import Clock, stamp
from desktop.app.places import Places
from desktop.app.store_thread import StoreThread

PROGRAM = "huishen"


class KeyMissing(Exception):
    """本机没有这个会议库的密钥，无法打开。请把密钥文件放回密钥文件夹，或从带密钥的备份恢复。"""

    english = "The key of this store is not on this machine. Put the key file back, or restore a backup with its key."

    def __init__(self, folder: Path, expected: Path) -> None:
        super().__init__(f"{self.__doc__}（会议库：{folder}；密钥文件：{expected}）")
        self.folder = folder
        self.expected = expected


class KeyUnreadable(Exception):
    """密钥文件的内容不对，无法打开会议库。请换成原来的密钥文件。"""

    english = "The key file does not hold a key. Put the original key file back."

    def __init__(self, path: Path) -> None:
        super().__init__(f"{self.__doc__}（{path}）")
        self.path = path


def exists(folder: Path) -> bool:
    """Whether a store lies in that folder."""
    return (folder / "store.id").exists()


def create(folder: Path, places: Places, clock: Clock) -> StoreThread:
    """A new, empty, encrypted store lies in the folder and is open; its key lies with this user's keys."""
    key, name = secrets.token_bytes(32), clock.new_id()
    # The key is safe before the first byte is encrypted with it; the key of a store that never was harms nobody.
    _write_key(_key_path(places, name), key)
    return StoreThread(
        lambda: create_store(folder, key, store_id=name, now=lambda: stamp(clock.now()), program=PROGRAM)
    )


def open_(folder: Path, places: Places, clock: Clock) -> StoreThread:
    """The store is open and up to date; raises `KeyMissing`, `KeyUnreadable` or a trouble of the store."""
    path = _key_path(places, store_id(folder))
    key = _read_key(path, folder)
    return StoreThread(lambda: open_store(folder, key, now=lambda: stamp(clock.now()), program=PROGRAM))


def open_or_create(folder: Path, places: Places, clock: Clock) -> StoreThread:
    """The store of that folder is open, made new where there was none."""
    return open_(folder, places, clock) if exists(folder) else create(folder, places, clock)


def backup_job(to: Path, places: Places, *, with_key: bool) -> Callable[[Store], tuple[Path, ...]]:
    """A job that leaves a verified copy of the store in the new folder, and beside it its key where asked for."""

    def job(store: Store) -> tuple[Path, ...]:
        store.backup(to)
        if not with_key:
            return (to,)
        key = to.with_name(f"{to.name}.key")
        _write_key(key, _read_key(_key_path(places, store.id), store.folder))
        return (to, key)

    return job


def restore(copy: Path, key: Path | None, folder: Path, places: Places, clock: Clock) -> StoreThread:
    """A backed-up store lies in the new folder and is open; its key, where given, joins this user's keys."""
    if exists(folder):
        raise FileExistsError(folder)
    if key is not None:
        _write_key(_key_path(places, store_id(copy)), _read_key(key, copy))
    shutil.copytree(copy, folder, ignore=shutil.ignore_patterns("store.lock"))
    return open_(folder, places, clock)


def _key_path(places: Places, store: str) -> Path:
    return places.keys / f"{store}.key"


def _write_key(path: Path, key: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(key.hex() + "\n")
        file.flush()
        os.fsync(file.fileno())


def _read_key(path: Path, folder: Path) -> bytes:
    try:
        text = path.read_text(encoding="ascii")
    except FileNotFoundError:
        raise KeyMissing(folder, path) from None
    except (OSError, UnicodeDecodeError):
        raise KeyUnreadable(path) from None
    try:
        key = bytes.fromhex(text.strip())
    except ValueError:
        raise KeyUnreadable(path) from None
    if len(key) != 32:
        raise KeyUnreadable(path)
    return key
