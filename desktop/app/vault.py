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
LAST_BACKUP = "backup.last"
"""The setting that says when the store was backed up last, as the store writes moments."""
STORE_FILES = ("store.db", "store.db-wal", "store.db-shm", "store.lock", "store.id")
REHEARSAL = "rehearsal-"
"""How the id of a store of rehearsals begins. The id is made with the store, lies inside it encrypted, is never
written again and is compared with `store.id` at every opening: a store is one or the other for good."""


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


class ForRehearsals(Exception):
    """这是演练库，不能当作正式会议库使用。演练请从“文件”菜单的“演练”进入；命令行加 --rehearsal。"""

    english = "This is a store of rehearsals and no real one. Enter it by “Rehearsal”, or with --rehearsal."

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{self.__doc__}（{folder}）")
        self.folder = folder


class ForRealMeetings(Exception):
    """这是正式会议库，不能用来演练。演练用单独的演练库。"""

    english = "This is a store of real meetings; rehearsals have a store of their own."

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{self.__doc__}（{folder}）")
        self.folder = folder


def is_rehearsal(store: str) -> bool:
    """Whether a store of that id holds rehearsals."""
    return store.startswith(REHEARSAL)


def exists(folder: Path) -> bool:
    """Whether a store lies in that folder."""
    return (folder / "store.id").exists()


def create(folder: Path, places: Places, clock: Clock, *, rehearsal: bool = False) -> StoreThread:
    """A new, empty, encrypted store lies in the folder and is open; its key lies with this user's keys."""
    key, name = secrets.token_bytes(32), f"{REHEARSAL if rehearsal else ''}{clock.new_id()}"
    # The key is safe before the first byte is encrypted with it; the key of a store that never was harms nobody.
    _write_key(_key_path(places, name), key)
    return StoreThread(
        lambda: create_store(folder, key, store_id=name, now=lambda: stamp(clock.now()), program=PROGRAM)
    )


def open_(folder: Path, places: Places, clock: Clock, *, rehearsal: bool = False) -> StoreThread:
    """The store is open and up to date; raises `KeyMissing`, `KeyUnreadable` or a trouble of the store.

    Raises `ForRehearsals` or `ForRealMeetings` for a store of the other sort, with nothing read or changed.
    """
    name = _of_sort(folder, rehearsal=rehearsal)
    path = _key_path(places, name)
    key = _read_key(path, folder)
    return StoreThread(lambda: open_store(folder, key, now=lambda: stamp(clock.now()), program=PROGRAM))


def open_or_create(folder: Path, places: Places, clock: Clock, *, rehearsal: bool = False) -> StoreThread:
    """The store of that folder is open, made new where there was none."""
    return (open_ if exists(folder) else create)(folder, places, clock, rehearsal=rehearsal)


def _of_sort(folder: Path, *, rehearsal: bool) -> str:
    """The id of the store, which is of the sort wanted."""
    name = store_id(folder)
    if is_rehearsal(name) and not rehearsal:
        raise ForRehearsals(folder)
    if rehearsal and not is_rehearsal(name):
        raise ForRealMeetings(folder)
    return name


def backup_job(to: Path, places: Places, clock: Clock, *, with_key: bool) -> Callable[[Store], tuple[Path, ...]]:
    """A job that leaves a verified copy of the store in the new folder, and beside it its key where asked for.

    The store remembers when.
    """

    def job(store: Store) -> tuple[Path, ...]:
        store.backup(to)
        with store.transaction() as tx:
            tx.set(LAST_BACKUP, stamp(clock.now()))
        if not with_key:
            return (to,)
        key = to.with_name(f"{to.name}.key")
        _write_key(key, _read_key(_key_path(places, store.id), store.folder))
        return (to, key)

    return job


def restore(
    copy: Path, key: Path | None, folder: Path, places: Places, clock: Clock, *, rehearsal: bool = False
) -> StoreThread:
    """A backed-up store lies in the new folder and is open; its key, where given, joins this user's keys."""
    if exists(folder):
        raise FileExistsError(folder)
    _of_sort(copy, rehearsal=rehearsal)
    if key is not None:
        _write_key(_key_path(places, store_id(copy)), _read_key(key, copy))
    shutil.copytree(copy, folder, ignore=shutil.ignore_patterns("store.lock"))
    return open_(folder, places, clock, rehearsal=rehearsal)


def clear(folder: Path, places: Places, clock: Clock) -> None:
    """The store of rehearsals is gone with its key; nothing else that may lie in the folder was touched.

    Raises `ForRealMeetings` for a real store, and StoreHeld while somebody works with it; then nothing is gone.
    """
    name = _of_sort(folder, rehearsal=True)
    # Opening proves that the inside says the same as the file beside it, and that nobody else has it open.
    open_(folder, places, clock, rehearsal=True).close()
    for part in STORE_FILES:
        (folder / part).unlink(missing_ok=True)
    shutil.rmtree(folder / "before-upgrade", ignore_errors=True)
    _key_path(places, name).unlink(missing_ok=True)
    if not any(folder.iterdir()):
        folder.rmdir()


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
