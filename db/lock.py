"""`store.lock`: one process at a time works with a store, and everyone else learns at once which.

The operating system holds the lock and drops it when the process ends, however it ends; the text in the file
only says who holds it. The lock belongs to the open file, so a forked child would share it: start helpers as
new programs, never by a bare fork.
"""

from __future__ import annotations

import errno
import getpass
import json
import os
import sys
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Self

from db.trouble import StoreHeld, os_trouble

if TYPE_CHECKING:
    from pathlib import Path

LOCK_NAME = "store.lock"

# Windows locks bytes and then nobody else can read them: the locked byte lies far behind the text.
_LOCKED_BYTE = 1 << 30
_TEXT_LIMIT = 4096

if sys.platform == "win32":
    import msvcrt

    def _lock(fd: int) -> None:
        os.lseek(fd, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(fd: int) -> None:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)


def host_name() -> str:
    """What this machine calls itself; asked of the system, never of a network."""
    return os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a store: process number, machine, account, program, since when (as the clock writes it)."""

    pid: int
    host: str
    user: str
    program: str
    since: str

    @property
    def local_since(self) -> str:
        """`since` by this machine's wall clock, to the minute; as it stands if it is not a time."""
        try:
            return datetime.fromisoformat(self.since).astimezone().strftime("%Y-%m-%d %H:%M")
        except ValueError:
            return self.since

    @classmethod
    def here(cls, program: str, since: str) -> Self:
        """The running process, as it names itself to others."""
        try:
            user = getpass.getuser()
        except (ImportError, KeyError, OSError):  # no account data base: a container, a stripped machine
            user = "不明"
        return cls(os.getpid(), host_name(), user, program, since)


class StoreLock:
    """The lock of one store folder, held until `release` or the end of the process."""

    def __init__(self, fd: int) -> None:
        self._fd: int | None = fd

    @classmethod
    def take(cls, folder: Path, holder: Holder) -> Self:
        """The lock is held and the file names `holder`. Raises StoreHeld at once, or ReadOnlyMedium."""
        path = folder / LOCK_NAME
        with os_trouble(folder):
            fd = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(fd)
        except OSError as error:
            text = _text(fd)
            os.close(fd)
            if error.errno in (errno.EAGAIN, errno.EACCES, errno.EDEADLK):
                raise StoreHeld(folder, _parsed(text)) from error
            raise
        os.ftruncate(fd, 0)
        os.lseek(fd, 0, os.SEEK_SET)
        os.write(fd, json.dumps(asdict(holder), ensure_ascii=False).encode())
        return cls(fd)

    def release(self) -> None:
        """Others may open the store; doing it twice is harmless. The file stays: removing it would race."""
        if self._fd is None:
            return
        os.ftruncate(self._fd, 0)
        os.close(self._fd)
        self._fd = None


def _text(fd: int) -> bytes:
    os.lseek(fd, 0, os.SEEK_SET)
    return os.read(fd, _TEXT_LIMIT)


def _parsed(text: bytes) -> Holder | None:
    """The holder named in the file; None while it is still being written or was never ours."""
    try:
        return Holder(**json.loads(text))
    except (ValueError, TypeError):
        return None
