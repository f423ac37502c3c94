"""Files that leave the program: whole or not at all, never over something that is already there."""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import shutil
from collections.abc import Callable
from pathlib import Path


class FolderTrouble(Exception):
    """无法写入所选文件夹。请检查文件夹是否存在、是否只读、U盘是否已拔出，或换一个文件夹。"""

    english = "The folder cannot be written to. Check that it exists, is not read-only, and that the stick is still in."

    def __init__(self, folder: Path, detail: str) -> None:
        super().__init__(f"{self.__doc__}（{folder}：{detail}）")
        self.folder = folder


class NoRoom(Exception):
    """所选位置空间不足，没有写入任何文件。请清出空间或换一个位置。"""

    english = "There is not enough room there; nothing was written. Make room or choose another place."

    def __init__(self, folder: Path, needed: int, free: int) -> None:
        super().__init__(f"{self.__doc__}（{folder}：需要{needed}字节，剩余{free}字节）")


_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


def safe_name(text: str, ending: str) -> str:
    """A file name every system accepts: forbidden characters replaced, at most 200 bytes before the ending."""
    name = _FORBIDDEN.sub("_", text).strip(" .") or "会议"
    while len(name.encode()) > 200:
        name = name[:-1]
    return f"{name}.{ending}"


def free_name(folder: Path, name: str) -> Path:
    """The path itself, or with （2）, （3） … before the ending where that name is taken."""
    path = folder / name
    number = 2
    while path.exists():
        path = folder / f"{Path(name).stem}（{number}）{Path(name).suffix}"
        number += 1
    return path


def write_whole(folder: Path, name: str, data: bytes) -> Path:
    """The bytes lie in the folder under that name (or the next free one), flushed and read back.

    Raises `NoRoom` before anything is written, or `FolderTrouble`; then nothing is left behind.
    """
    return _put(folder, data, lambda: free_name(folder, name))


def replace_whole(folder: Path, name: str, data: bytes) -> Path:
    """The bytes lie in the folder under exactly that name, in place of what was there; raises as `write_whole`."""
    return _put(folder, data, lambda: folder / name)


def _put(folder: Path, data: bytes, place: Callable[[], Path]) -> Path:
    temporary = folder / f".{secrets.token_hex(8)}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(folder).free
        if free < len(data) + 65_536:
            raise NoRoom(folder, len(data), free)
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if temporary.read_bytes() != data:
            raise FolderTrouble(folder, "写入后读回的内容不一致")
        target = place()
        temporary.replace(target)
    except OSError as why:
        raise FolderTrouble(folder, why.strerror or str(why)) from why
    finally:
        _forget(temporary)
    return target


def _forget(temporary: Path) -> None:
    """The half-written file is gone, as far as the medium still answers."""
    with contextlib.suppress(OSError):
        temporary.unlink(missing_ok=True)
