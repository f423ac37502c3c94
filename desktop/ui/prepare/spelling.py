"""The initials of a name as they are shown, and put right where a sign has several readings."""

from functools import cache
from importlib.resources import files

from desktop.meeting.ids import normalised
from desktop.ui.hall.pinyin import initials

LONGEST = 12


@cache
def _table(name: str) -> dict[str, str]:
    text = (files("resources") / "pinyin" / name).read_text("utf-8")
    return {sign: letter for letter, signs in (line.split(" ", 1) for line in text.splitlines()) for sign in signs}


def spelt(name: str) -> str:
    """Return the initials of a name: its first sign read as a surname, the others as they are read most."""
    return "".join(_letter(sign, first=at == 0) for at, sign in enumerate(normalised(name)))


def _letter(sign: str, *, first: bool) -> str:
    """One letter for the sign, "" for what is no letter, such as the dot in a long name."""
    known = _table("surnames.txt").get(sign) if first else None
    letter = known or _table("usual.txt").get(sign) or initials(sign)
    return letter[:1] if letter.isascii() and letter.isalnum() else ""


def is_sound(typed: str) -> bool:
    """Return whether ``typed`` may stand for a name: letters alone, none for what the name itself says."""
    return not typed or (typed.isascii() and typed.isalpha() and len(typed) <= LONGEST)
