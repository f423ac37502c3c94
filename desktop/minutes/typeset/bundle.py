"""The faces the program brings along: their files, their digests, and who stands in for whom."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from importlib import resources
from types import MappingProxyType

from desktop.minutes.typeset.face import Face

DIGESTS = MappingProxyType(
    {
        "FandolFang-Regular.ttf": "fde5aca044e56f1e8e421cce7df2bce41ccd3f02adbf29d266c814a508c9dfa5",
        "NotoSerifSC-300.ttf": "a86e5cabd0c0b9bd656ff9c3e437bec6519fc7b149e845192edd8075b07789eb",
        "NotoSerifSC-700-8105.ttf": "9306730f4229434d8e919ae67528588c33f7578924c3565601db8730955026f6",
        "DejaVuSans.ttf": "abdc775b21b1bc470d50c97e790d276f2054b7504e56e5bd3e64f48d68582322",
    }
)
"""File in resources/fonts → SHA-256. A test compares; reading 27 MB at every start would only cost time."""


class Role(StrEnum):
    """What a face is for. Every role ends in the same faces, so a character is missing from all roles or from none."""

    BODY = "body"
    """仿宋, running text."""
    TITLE = "title"
    """The heavy face of titles, headings and labels."""
    SERIF = "serif"
    """宋体: page numbers, footers."""


CHAINS = MappingProxyType(
    {
        Role.BODY: ("FandolFang-Regular.ttf", "NotoSerifSC-300.ttf", "DejaVuSans.ttf"),
        Role.TITLE: ("NotoSerifSC-700-8105.ttf", "NotoSerifSC-300.ttf", "DejaVuSans.ttf"),
        Role.SERIF: ("NotoSerifSC-300.ttf", "DejaVuSans.ttf"),
    }
)
"""The faces of each role, the preferred one first; a character comes from the first face that has it."""


def chain(role: Role, character: str) -> tuple[str, ...]:
    """Return the files to look the character up in, in order.

    Latin letters and digits of running text come from 宋体: 仿宋 draws them wider and darker than its own hanzi.
    """
    files = CHAINS[role]
    return files[1:] if role is Role.BODY and character.isascii() else files


@cache
def load(file: str) -> Face:
    """Return a bundled face, read from disk once per process.

    The cache holds only what never changes: the bundled files are part of the program.
    """
    data = (resources.files("resources") / "fonts" / file).read_bytes()
    return Face(file.removesuffix(".ttf"), data)


def covers(character: str) -> bool:
    """Say whether some bundled face has the character; faces further down are opened only when needed."""
    return any(ord(character) in load(file).glyphs for file in CHAINS[Role.BODY])
