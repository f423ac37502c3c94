"""What the world can do to us: which exceptions it throws, and what the reader is told, with advice."""

from __future__ import annotations

from dataclasses import dataclass

from db.trouble import Trouble
from desktop.app.files import FolderTrouble, NoRoom
from desktop.app.printing import CharactersMissing, PrintingFailed, PrintingStopped
from desktop.app.profiles import KindGone
from desktop.app.vault import ForRealMeetings, ForRehearsals, KeyMissing, KeyUnreadable
from desktop.intake import Unreadable
from desktop.meeting.profile_file import ProfileFault

WORLD: tuple[type[Exception], ...] = (
    Trouble,
    KeyMissing,
    KeyUnreadable,
    ForRehearsals,
    ForRealMeetings,
    FolderTrouble,
    NoRoom,
    CharactersMissing,
    PrintingStopped,
    PrintingFailed,
    Unreadable,
    ProfileFault,
    OSError,
    UnicodeDecodeError,
)
"""Everything that is the world's fault; whatever is not among these is a bug and crashes loudly."""


@dataclass(frozen=True)
class Told:
    """A trouble in words."""

    chinese: str
    advice: str
    english: str


def told(why: BaseException) -> Told:
    """The sentence and advice for one of `WORLD`."""
    if isinstance(why, UnicodeDecodeError):
        return Told("文件不是UTF-8文字。", "请另存为UTF-8后再试。", "The file is not UTF-8 text; save it as UTF-8.")
    if isinstance(why, ProfileFault):
        where = f"{why.path}：" if why.path and not isinstance(why, KindGone) else ""
        english = getattr(why, "english", f"This kind of meeting cannot be used ({why}).")
        return Told(f"会议类型不能用（{where}{why.fault}）。", "请在设置的“会议类型”中改正，或者换一种。", english)
    if isinstance(why, FileNotFoundError):
        return Told(f"没有找到文件：{why.filename}。", "请核对路径。", f"No such file: {why.filename}. Check the path.")
    if isinstance(why, OSError):
        detail = f"{why.strerror or why}：{why.filename}" if why.filename else str(why.strerror or why)
        advice = "请检查路径、权限和剩余空间。"
        return Told(f"读写失败（{detail}）。", advice, f"Reading or writing failed ({detail}). Check path and room.")
    advice = str(getattr(why, "advice", ""))
    whole = str(why)
    return Told(whole.removesuffix(advice), advice, str(getattr(why, "english", whole)))
