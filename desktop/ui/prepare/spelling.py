"""The initials a person is found by in the hall: read from the name, put right where a sign has several readings."""

from functools import cache
from importlib.resources import files

from desktop.meeting.ids import normalised
from desktop.ui.hall.pinyin import initials

LONGEST = 12


@cache
def _surnames() -> dict[str, str]:
    """The letter each surname of several readings is spelt with as a surname."""
    text = (files("resources") / "pinyin" / "surnames.txt").read_text("utf-8")
    return {sign: letter for letter, signs in (line.split(" ", 1) for line in text.splitlines()) for sign in signs}


def spelt(name: str) -> str:
    """Return the initials of a name; signs of which nobody can know the reading stand as ``(c/z)``."""
    signs = normalised(name)
    letters = [_surnames().get(sign, "") if at == 0 else "" for at, sign in enumerate(signs)]
    found = (letter or initials(sign) for letter, sign in zip(letters, signs, strict=True))
    return "".join(each if len(each) == 1 else f"({'/'.join(each)})" for each in found if each.isascii())


def is_sound(typed: str) -> bool:
    """Return whether ``typed`` may stand for a name: letters alone, none for what the name itself says."""
    return not typed or (typed.isascii() and typed.isalpha() and len(typed) <= LONGEST)
