"""How the command line speaks: Chinese, or English on request; sentences, or JSON where a machine reads."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from enum import IntEnum

Json = str | int | bool | None | list["Json"] | dict[str, "Json"]


class Exit(IntEnum):
    """What the exit code says."""

    DONE = 0
    USAGE = 2
    REFUSED = 3
    """A rule of the meeting stood in the way."""
    TROUBLE = 4
    """The world stood in the way: a file, a disk, another process."""
    UNVERIFIED = 5
    """The record does not hold together."""


@dataclass(frozen=True)
class Voice:
    """In which language and form to answer."""

    english: bool = False
    machine: bool = False

    def say(self, chinese: str, english: str) -> None:
        """The sentence stands on standard output, at once; nothing where a machine reads."""
        if not self.machine:
            print(english if self.english else chinese, flush=True)

    def warn(self, chinese: str, english: str) -> None:
        """The sentence stands on standard error."""
        print(english if self.english else chinese, file=sys.stderr, flush=True)

    def give(self, facts: Json) -> None:
        """The facts stand on standard output as one line of JSON, where a machine reads; otherwise nothing."""
        if self.machine:
            print(json.dumps(facts, ensure_ascii=False, sort_keys=True), flush=True)
