"""Kinds of meeting: those that come with the program and those the office made of them, each in a file of its own."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.app.files import replace_whole, safe_name, write_whole
from desktop.meeting import profile_file
from desktop.meeting.profile import Profile
from desktop.meeting.profile_file import ProfileFault, parse, shipped
from desktop.meeting.profile_text import digest, write

LARGEST = 1_000_000
"""Bytes; no kind of meeting is so long, and a larger file is something else."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of meeting as it is listed: sound, or with what is wrong with its file."""

    id: str
    profile: Profile | None
    shipped: bool
    fault: ProfileFault | None = None

    @property
    def name(self) -> str:
        """Its name; the id where the file cannot be read."""
        return self.profile.name if self.profile else self.id

    @property
    def digest(self) -> str:
        """What tells two editions apart, to be compared by eye; empty where the file cannot be read."""
        return short_digest(self.profile) if self.profile else ""


class KindGone(ProfileFault):
    """这种会议类型已经不在了：可能已被删除，或者会前准备是从另一台电脑带来的。"""

    english = "This kind of meeting is not there any more: deleted, or prepared on another computer."

    def __init__(self, kind: str) -> None:
        super().__init__("id", f"没有名为“{kind}”的会议类型，可能已被删除")
        self.kind = kind


class Profiles:
    """The kinds of meeting of this machine's user; `folder` holds the office's own and need not exist yet."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def kinds(self) -> tuple[Kind, ...]:
        """Every kind: the shipped ones first, then the office's by name; a broken file hides no other."""
        own = [self._kind(file) for file in sorted(self.folder.glob("*.toml"))] if self.folder.is_dir() else []
        own.sort(key=lambda kind: (kind.profile is None, kind.name))
        return (*(Kind(name, profile_file.load(name), shipped=True) for name in shipped()), *own)

    def usable(self) -> tuple[Profile, ...]:
        """Every kind that meetings can be prepared with."""
        return tuple(kind.profile for kind in self.kinds() if kind.profile is not None)

    def load(self, kind: str) -> Profile:
        """The kind of that id; `KindGone` where there is none, `ProfileFault` where its file is broken."""
        if kind in shipped():
            return profile_file.load(kind)
        file = self._file(kind)
        if file is None or not file.is_file():
            raise KindGone(kind)
        return _read(file, kind)

    def find(self, said: str) -> Profile:
        """The kind of that id or exact name; `KindGone` where there is none or the name fits several."""
        if any(kind.id == said for kind in self.kinds()):
            return self.load(said)
        named = [profile for profile in self.usable() if profile.name == said]
        if len(named) != 1:
            raise KindGone(said)
        return named[0]

    def name(self, kind: str) -> str:
        """What that kind is called; its id where it is gone or broken."""
        try:
            return self.load(kind).name
        except ProfileFault:
            return kind

    def copy(self, of: Profile, name: str) -> Profile:
        """A kind of the office's own that begins as `of` is, under that name and an id never used before; not kept."""
        return replace(of, id=f"office-{secrets.token_hex(4)}", name=name)

    def keep(self, profile: Profile) -> Kind:
        """The kind lies in its file, whole; `ProfileFault` for one the engine would not read, or a shipped one."""
        file = self._file(profile.id)
        if file is None or profile.id in shipped():
            raise ProfileFault("id", f"“{profile.id}”不能用作本单位会议类型的编号")
        text = write(profile)
        sound = parse(text)
        replace_whole(self.folder, file.name, text.encode())
        return Kind(sound.id, sound, shipped=False)

    def remove(self, kind: str) -> None:
        """The office's kind is gone, sound or broken; meetings already opened keep it embedded."""
        file = self._file(kind)
        if file is not None and kind not in shipped():
            file.unlink(missing_ok=True)

    def read(self, file: Path) -> Profile:
        """The kind in a file somebody brought; nothing is kept. `ProfileFault` for anything else."""
        return _read(file)

    def bring(self, profile: Profile) -> Kind:
        """The kind somebody brought is the office's own: under its id, or a new one where that is taken by another."""
        known = {kind.id: kind for kind in self.kinds()}
        there = known.get(profile.id)
        if there is not None and there.profile == profile:
            return there
        if there is not None or self._file(profile.id) is None:
            profile = self.copy(profile, profile.name)
        return self.keep(profile)

    def take(self, profile: Profile, folder: Path) -> Path:
        """The kind lies in the folder as a file another machine can bring in; never over one that is there."""
        return write_whole(folder, safe_name(profile.name, "toml"), write(profile).encode())

    def _file(self, kind: str) -> Path | None:
        """Where the kind lies; None for an id that is no plain file name."""
        plain = kind.replace("-", "").replace("_", "")
        sound = plain.isascii() and plain.isalnum() and len(kind) <= 64
        return self.folder / f"{kind}.toml" if sound else None

    def _kind(self, file: Path) -> Kind:
        try:
            return Kind(file.stem, _read(file, file.stem), shipped=False)
        except ProfileFault as why:
            return Kind(file.stem, None, shipped=False, fault=why)


def short_digest(profile: Profile) -> str:
    """The first 64 bits of the digest in groups a person can read out."""
    text = digest(profile)[:16].upper()
    return "-".join(text[start : start + 4] for start in range(0, 16, 4))


def _read(file: Path, kind: str = "") -> Profile:
    try:
        if file.stat().st_size > LARGEST:
            raise ProfileFault("", "文件太大，不是会议类型文件")
        profile = parse(file.read_text(encoding="utf-8"))
    except UnicodeDecodeError as why:
        raise ProfileFault("", "不是UTF-8文字，请另存为UTF-8") from why
    except OSError as why:
        raise ProfileFault("", f"读不出来（{why.strerror or why}）") from why
    if kind and (profile.id != kind or kind in shipped()):
        raise ProfileFault("id", f"应与文件名“{kind}”相同，且不能是自带会议类型的编号")
    return profile
