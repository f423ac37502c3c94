"""What the world can do to a store: one class each, a Chinese sentence, what to do about it, and the facts.

`trouble_for` and `os_trouble` are the only places that read error codes. `OutOfStep` and `GuardRefused` are
not trouble but mistakes of the calling program; they carry no advice and are meant to crash.
"""

from __future__ import annotations

import errno
from contextlib import contextmanager
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from db.lock import Holder


class Trouble(Exception):
    """The store cannot do what was asked, through nobody's mistake; `str()` gives the Chinese sentence."""

    sentence: ClassVar[str]
    advice: ClassVar[str]
    sentence_en: ClassVar[str]

    def __init__(self, path: Path, **facts: object) -> None:
        self.path = path
        self.facts = facts
        super().__init__(self.sentence.format(path=path, **facts))

    @property
    def english(self) -> str:
        """The sentence in English."""
        return self.sentence_en.format(path=self.path, **self.facts)


class StoreHeld(Trouble):
    """Another process works with the store; `holder` says which, None when it left no name."""

    sentence = "这个库正由别处使用：{who}。"
    advice = "请先关闭那边的程序再打开；若那边已经停止响应，结束那个进程后即可打开，已保存的内容不会丢。"
    sentence_en = "The store is in use: {who_en}."

    def __init__(self, path: Path, holder: Holder | None = None) -> None:
        self.holder = holder
        who, who_en = "使用者不明", "by whom is unknown"
        if holder is not None:
            place = f"{holder.user}@{holder.host}"
            who = f"{place} 的 {holder.program}（进程 {holder.pid}），自 {holder.local_since} 起"
            who_en = f"{holder.program} of {place} (process {holder.pid}) since {holder.local_since}"
        super().__init__(path, who=who, who_en=who_en)


class StoreMissing(Trouble):
    """There is no store at the path, or one of its files is gone."""

    sentence = "这里没有库：找不到 {path}。"
    advice = "请核对文件夹；库在移动盘上时请先插好。若文件确已丢失，请从备份恢复。"
    sentence_en = "There is no store here: {path} is missing."


class StoreExists(Trouble):
    """The folder meant for a new store is not empty."""

    sentence = "{path} 里已有文件，不能在此新建库。"
    advice = "请换一个空文件夹，或打开已有的库。"
    sentence_en = "{path} is not empty; a new store cannot be made there."


class WrongKeyOrDamaged(Trouble):
    """The key does not open the file, or its beginning is damaged: the file itself cannot tell which."""

    sentence = "打不开 {path}：密钥不对，或文件开头已损坏。"
    advice = "请确认用的是这个库自己的密钥；密钥无误时请从最近的备份恢复，原文件先留存勿删。"
    sentence_en = "{path} cannot be opened: the key is wrong or the file's beginning is damaged."


class Damaged(Trouble):
    """The file's content is damaged; `detail` says where it showed."""

    sentence = "库文件已损坏：{path}（{detail}）。"
    advice = "请停止写入，把整个文件夹另存一份，再从最近的备份恢复。"
    sentence_en = "The store file is damaged: {path} ({detail})."

    def __init__(self, path: Path, detail: str) -> None:
        self.detail = detail
        super().__init__(path, detail=detail)


class GuardsAltered(Trouble):
    """The guards that keep the record append-only are missing or were changed; `names` lists them."""

    sentence = "库里防止改动记录的保护已被人动过：{names}。"
    advice = "请勿继续使用此文件；另存一份备查，从最近的备份恢复后核验。"
    sentence_en = "The guards of the record have been tampered with: {names}."

    def __init__(self, path: Path, names: tuple[str, ...]) -> None:
        self.names = names
        super().__init__(path, names=", ".join(names))


class NewerStore(Trouble):
    """The store was upgraded by a later program; `program` is what it called itself."""

    sentence = "这个库已由较新的程序升级（{program}，库版本 {revision}），本程序不认识。"
    advice = "请在本机安装同样新或更新的程序后再打开；库没有任何改动。"
    sentence_en = "The store was upgraded by a newer program ({program}, revision {revision})."

    def __init__(self, path: Path, revision: str, program: str) -> None:
        self.revision = revision
        self.program = program
        super().__init__(path, revision=revision, program=program)


class ForeignFile(Trouble):
    """The file is a database, but not one of ours."""

    sentence = "{path} 不是会审的库文件。"
    advice = "请核对文件夹；此文件没有任何改动。"
    sentence_en = "{path} is not a Huishen store."


class DiskFull(Trouble):
    """No room is left; what was being written is not stored, everything before it is."""

    sentence = "磁盘已满，刚才这一步没有存下；此前已保存的内容一条不少。"
    advice = "请清理出空间后再试一次，正在输入的文字不会丢。"
    sentence_en = "The disk is full: the last step was not saved, everything before it is."


class NoRoomForCopy(Trouble):
    """The target has less free space than the copy may need; both in bytes."""

    sentence = "空间不够存放副本：需要约 {needed_mb} MB，只剩 {free_mb} MB。"
    advice = "请清理目标盘，或换一个盘存放。"
    sentence_en = "Not enough room for the copy: about {needed_mb} MB needed, {free_mb} MB free."

    def __init__(self, path: Path, needed: int, free: int) -> None:
        self.needed = needed
        self.free = free
        super().__init__(path, needed_mb=-(-needed // 1_000_000), free_mb=free // 1_000_000)


class MediumGone(Trouble):
    """Reading or writing failed; whether the last step was stored is unknown until the store is reopened."""

    sentence = "存储设备读写出错或已断开：{path}。"
    advice = "请检查设备后重新打开库；打开后会先核对刚才这一步是否已存下，再继续。"
    sentence_en = "The storage device failed or was removed: {path}."


class ReadOnlyMedium(Trouble):
    """The folder cannot be written to."""

    sentence = "{path} 所在位置只读，不能在上面工作。"
    advice = "请检查权限；光盘、写保护的盘上的库，请先复制到本机再打开。"
    sentence_en = "{path} is on a read-only medium."


class SettingRefused(Trouble):
    """The database did not take a setting on which the safety of the record depends."""

    sentence = "数据库没有接受安全设置 {setting}（应为 {wanted}，实为 {got}），因此不打开。"
    advice = "请重新安装本程序；库没有任何改动。"
    sentence_en = "The database refused the setting {setting} (wanted {wanted}, got {got})."


class StalePlan(Trouble):
    """The plan was saved elsewhere since it was read; `current` is its revision now, 0 if there is none."""

    sentence = "这份会前准备刚在别处改过，现在的改动没有保存。"
    advice = "请重新载入后再改。"
    sentence_en = "The plan was changed elsewhere; this change was not saved."

    def __init__(self, path: Path, current: int) -> None:
        self.current = current
        super().__init__(path)


class CopyExists(Trouble):
    """Something already stands where the copy should go; nothing was overwritten."""

    sentence = "{path} 已经存在，不覆盖。"
    advice = "请换一个名字。"
    sentence_en = "{path} exists already and is not overwritten."


class CopyDiffers(Trouble):
    """The copy was written, read again and is not the same; it was removed."""

    sentence = "副本读回核对时与原库不一致，已删除：{path}。"
    advice = "目标盘可能有故障，请换一个盘再备份一次。"
    sentence_en = "The copy does not match the store and was removed: {path}."


class OutOfStep(Exception):
    """The caller expected another last number than the journal has: it decided on an old state."""

    def __init__(self, journal_id: str, expected: int, actual: int) -> None:
        self.journal_id = journal_id
        self.expected = expected
        self.actual = actual
        super().__init__(f"journal {journal_id} ends at {actual}, not at {expected}")


class GuardRefused(Exception):
    """The database refused a write that its guards or constraints forbid; nothing of it was stored."""


_HELD = (5, 6)
_READ_ONLY = (3, 8, 23)
_IOERR, _CORRUPT, _FULL, _CANTOPEN, _CONSTRAINT, _NOTADB = 10, 11, 13, 14, 19, 26


def trouble_for(code: int | None, message: str, path: Path) -> Trouble | GuardRefused | None:
    """What SQLite's result `code` means for the file at `path`; None when it can only be a bug."""
    primary = None if code is None else code & 0xFF
    if primary in _HELD:
        return StoreHeld(path)
    if primary in _READ_ONLY:
        return ReadOnlyMedium(path)
    if primary == _CANTOPEN:
        return MediumGone(path) if path.exists() else StoreMissing(path)
    if primary == _CORRUPT:
        return Damaged(path, message)
    if primary == _CONSTRAINT:
        return GuardRefused(message)
    plain = {_IOERR: MediumGone, _FULL: DiskFull, _NOTADB: WrongKeyOrDamaged}
    kind = plain.get(primary) if primary is not None else None
    return None if kind is None else kind(path)


_BY_ERRNO = {
    errno.EROFS: ReadOnlyMedium,
    errno.EACCES: ReadOnlyMedium,
    errno.EPERM: ReadOnlyMedium,
    errno.ENOSPC: DiskFull,
    getattr(errno, "EDQUOT", errno.ENOSPC): DiskFull,
    errno.EIO: MediumGone,
    errno.ENODEV: MediumGone,
    errno.ENXIO: MediumGone,
}


@contextmanager
def os_trouble(path: Path) -> Iterator[None]:
    """Errors of the operating system come out of the block as what they mean for `path`; others unchanged."""
    try:
        yield
    except OSError as error:
        kind = _BY_ERRNO.get(error.errno or 0)
        if kind is None:
            raise
        raise kind(path) from error
