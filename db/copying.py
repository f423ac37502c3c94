"""A copy of a store in another folder, read back and compared before it gets its name."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db import pragmas, schema
from db.reading import Reader
from db.storefile import Prepared, StoreFile
from db.trouble import CopyDiffers, CopyExists, Damaged, NoRoomForCopy, WrongKeyOrDamaged, os_trouble

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


SPARE_BYTES = 16_000_000
"""Room left on the target beyond the size of the copy."""


class _Copy(Reader):
    def __init__(self, file: StoreFile) -> None:
        self._file = file

    def _rows(self, statement: Prepared, **facts: object) -> Sequence[tuple[Any, ...]]:
        return self._file.rows(statement, facts)


def copy_store(source: StoreFile, known: Reader, store_id: str, key: bytes | None, to: Path) -> None:
    """The folder `to` holds a whole store with the same key and id, compared with the source.

    Opens with `open_store` where it lies or wherever it is copied to. Blocks: about a second for 100 MB.
    Raises CopyExists, NoRoomForCopy, DiskFull, ReadOnlyMedium, MediumGone, CopyDiffers; nothing of the copy
    is left behind then.
    """
    if to.exists():
        raise CopyExists(to)
    with os_trouble(to), building(to) as folder:
        _need_room(source, to)
        copy = folder / schema.DB_NAME
        source.copy_to(copy)
        (folder / schema.ID_NAME).write_text(store_id + "\n", encoding="utf-8")
        for path in (copy, folder / schema.ID_NAME):
            path.chmod(0o600)
            sync(path)
        if not _same(copy, key, known):
            raise CopyDiffers(to)


@contextmanager
def building(to: Path) -> Iterator[Path]:
    """A private folder that takes the name `to` at the end of the block, or vanishes if the block raises."""
    to.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=".huishen-", dir=to.parent))
    try:
        yield folder
        sync(folder)
        folder.rename(to)
        sync(to.parent)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def sync(path: Path) -> None:
    """What `path` holds, a file's bytes or a folder's names, is on the medium."""
    if sys.platform == "win32" and path.is_dir():
        return  # Windows writes folder entries through and has no call for it
    fd = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def _need_room(source: StoreFile, to: Path) -> None:
    pages, size = source.outside("PRAGMA page_count"), source.outside("PRAGMA page_size")
    needed = int(str(pages)) * int(str(size)) + SPARE_BYTES
    free = shutil.disk_usage(to.parent).free
    if free < needed:
        raise NoRoomForCopy(to, needed, free)


def _same(path: Path, key: bytes | None, known: Reader) -> bool:
    file = StoreFile(path, key, pragmas.READING, "ro")
    try:
        copy = _Copy(file)
        sound = file.outside("PRAGMA integrity_check") == "ok"
        return sound and copy.store_head() == known.store_head() and copy.heads() == known.heads()
    except (Damaged, WrongKeyOrDamaged):
        return False
    finally:
        file.close()
