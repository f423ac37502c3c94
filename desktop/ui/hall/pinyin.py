"""Finding a person by the first letters of his name: 顾明川 is gmc, whatever reading a surname has."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from desktop.meeting.ids import normalised


@cache
def _table() -> dict[str, str]:
    text = (files("resources") / "pinyin" / "initials.txt").read_text("utf-8")
    return {sign: letters for letters, signs in (line.split(" ", 1) for line in text.splitlines()) for sign in signs}


def initials(sign: str) -> str:
    """Return the first letters of all readings of one character; a Latin letter or digit stands for itself."""
    return _table().get(sign, sign.lower())


def matches(name: str, typed: str) -> bool:
    """Tell whether ``typed`` is a part of ``name``, or the initials of characters that stand together in it."""
    plain, wanted = normalised(name), "".join(typed.split()).lower()
    if wanted in plain.lower():
        return True
    return any(_from(plain[start:], wanted) for start in range(len(plain) - len(wanted) + 1))


def starts(name: str, typed: str) -> bool:
    """Tell whether the name begins so: better than any other match."""
    plain, wanted = normalised(name), "".join(typed.split()).lower()
    return plain.lower().startswith(wanted) or _from(plain, wanted)


def _from(rest: str, wanted: str) -> bool:
    return len(wanted) <= len(rest) and all(
        letter in initials(sign) for sign, letter in zip(rest, wanted, strict=False)
    )
