"""What time it is and what new things are called; injected everywhere, so that tests and scenes bring their own."""

from __future__ import annotations

import os
import secrets
import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Where times and ids come from."""

    def now(self) -> datetime:
        """The present moment, UTC, to the microsecond."""
        ...

    def new_id(self) -> str:
        """An id nothing else has, in the order of time (UUID version 7); people never see it."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """The present moment, UTC, to the microsecond."""
        return datetime.now(UTC)

    def new_id(self) -> str:
        """A fresh UUID version 7 (RFC 9562): 48 bits of milliseconds, then chance."""
        millis = time.time_ns() // 1_000_000
        chance = secrets.randbits(74)
        value = (millis << 80) | (0x7 << 76) | ((chance >> 62) << 64) | (0b10 << 62) | (chance & ((1 << 62) - 1))
        text = f"{value:032x}"
        return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def stamp(moment: datetime) -> str:
    """The moment as the store keeps it: UTC with microseconds and Z; raises ValueError for a naive one."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a zone is no moment")
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def moment(text: str) -> datetime:
    """The moment the store's text says."""
    # Not strptime: it takes longer than decoding and replaying the entry together.
    return datetime.fromisoformat(text)


def device() -> str:
    """What this machine calls itself in the record; never a network address."""
    return os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")
