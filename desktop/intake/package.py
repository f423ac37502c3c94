"""The zip around a workbook: judged before it is opened, read by the spoonful."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

from desktop.intake.limits import Limits
from desktop.intake.unreadable import Cause, Unreadable

_SPOON = 64 * 1024
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1

# What zipfile lets through when directory or stream were tampered with.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
    NotImplementedError,
)


class Package:
    """The members of one zip, found without regard to case; reading never exceeds the budget."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as fault:
            raise Unreadable(Cause.DAMAGED, detail=str(fault)) from fault
        members = self._zip.infolist()
        if len(members) > limits.members:
            raise Unreadable(Cause.BOMB, detail=f"{len(members)} members")
        self._judge(members, len(data), limits)
        self._left = limits.unpacked_bytes
        self._members: dict[str, zipfile.ZipInfo] = {}
        for member in members:
            self._members.setdefault(member.filename.replace("\\", "/").lower(), member)

    @staticmethod
    def _judge(members: list[zipfile.ZipInfo], size: int, limits: Limits) -> None:
        declared = sum(member.file_size for member in members)
        if declared > limits.unpacked_bytes:
            raise Unreadable(Cause.BOMB, detail=f"{declared} bytes declared")
        if declared > limits.ratio_floor and declared > limits.ratio * size:
            raise Unreadable(Cause.BOMB, detail=f"{declared} bytes declared in {size}")

    @property
    def names(self) -> frozenset[str]:
        """All member names in lower case, with forward slashes."""
        return frozenset(self._members)

    def stream(self, name: str) -> Iterator[bytes]:
        """Yield a member's bytes in small pieces.

        Declared sizes may lie: zipfile stops at the declared size and then misses the checksum,
        and the budget is counted on what really came out. Raises Unreadable for both.
        """
        member = self._members.get(name.lower())
        if member is None:
            raise Unreadable(Cause.DAMAGED, detail=f"no member {name}")
        if member.flag_bits & _ENCRYPTED:
            raise Unreadable(Cause.PASSWORD)
        if member.compress_type not in _METHODS:
            raise Unreadable(Cause.DAMAGED, detail=f"packing method {member.compress_type}")
        try:
            with self._zip.open(member) as source:
                while piece := source.read(_SPOON):
                    self._left -= len(piece)
                    if self._left < 0:
                        raise Unreadable(Cause.BOMB, detail="more came out than is allowed")
                    yield piece
        except _BROKEN as fault:
            raise Unreadable(Cause.DAMAGED, detail=str(fault)) from fault

    def read(self, name: str) -> bytes:
        """Return a whole member; raises as `stream` does."""
        return b"".join(self.stream(name))
