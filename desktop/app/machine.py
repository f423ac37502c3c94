"""What the machine says of itself before a meeting: its battery, the room on its disk."""

from __future__ import annotations

import ctypes
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

SUPPLIES = Path("/sys/class/power_supply")
UNKNOWN = 255
"""What Windows answers for a battery it knows nothing of."""
NO_BATTERY = 128
CHARGING = 8


@dataclass(frozen=True)
class Power:
    """How the machine is fed. `percent` is None where there is a battery that says nothing of itself."""

    battery: bool
    percent: int | None
    mains: bool
    """Whether it hangs on the mains, or is being charged."""


def free_room(folder: Path) -> int:
    """The room left on the folder's disk, in bytes."""
    return shutil.disk_usage(folder).free


def power(supplies: Path = SUPPLIES) -> Power | None:
    """How the machine is fed; None where the system does not say."""
    return _windows() if sys.platform == "win32" else _linux(supplies)


def _linux(supplies: Path) -> Power | None:
    if not supplies.is_dir():
        return None
    mains = found = False
    levels: list[int] = []
    for each in sorted(supplies.iterdir()):
        kind = _said(each / "type")
        if kind == "Mains":
            mains = mains or _said(each / "online") == "1"
        elif kind == "Battery" and _said(each / "scope") != "Device":  # a mouse has one, too
            found = True
            mains = mains or _said(each / "status") in {"Charging", "Full"}
            levels += [int(level)] if (level := _said(each / "capacity")).isdecimal() else []
    return Power(found, min(levels) if levels else None, mains or not found)


def _said(file: Path) -> str:
    try:
        return file.read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""


class _Status(ctypes.Structure):
    """SYSTEM_POWER_STATUS of the Windows interface."""

    _fields_ = (
        ("line", ctypes.c_byte),
        ("flag", ctypes.c_ubyte),
        ("percent", ctypes.c_ubyte),
        ("saver", ctypes.c_byte),
        ("life", ctypes.c_ulong),
        ("whole", ctypes.c_ulong),
    )


if sys.platform == "win32":

    def _windows() -> Power | None:
        status = _Status()
        if not ctypes.windll.kernel32.GetSystemPowerStatus(ctypes.byref(status)):
            return None
        return told(status.line, status.flag, status.percent)
else:

    def _windows() -> Power | None:
        return None


def told(line: int, flag: int, percent: int) -> Power | None:
    """What the three figures of Windows mean: line 1 is the mains, the flags tell whether there is a battery."""
    if flag == UNKNOWN:
        return None
    if flag & NO_BATTERY:
        return Power(battery=False, percent=None, mains=True)
    return Power(
        battery=True, percent=None if percent == UNKNOWN else percent, mains=line == 1 or bool(flag & CHARGING)
    )
