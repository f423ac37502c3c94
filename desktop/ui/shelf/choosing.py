"""Which lines of the shelf are shown, and in which order: what is typed, state, year, kind."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from functools import lru_cache

from desktop.app.shelf import ShelfLine
from desktop.ui.hall.pinyin import initials
from desktop.ui.shelf.lines import STATUSES, ZONE, day, status_word

ORDERS = ("touched", "held", "number")
_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Choice:
    """What is chosen; "" is everything. ``order`` is one of `ORDERS`."""

    status: str = ""
    year: str = ""
    kind: str = ""
    order: str = "touched"


def write_choice(choice: Choice) -> str:
    """Return the choice as it is remembered."""
    return json.dumps(asdict(choice), sort_keys=True)


def read_choice(told: str) -> Choice:
    """Return the choice remembered; the usual one where it says nothing sound."""
    try:
        parts = json.loads(told or "{}")
    except ValueError:
        return Choice()
    known = {field.name for field in fields(Choice)}
    if not isinstance(parts, dict) or not all(key in known and isinstance(parts[key], str) for key in parts):
        return Choice()
    choice = Choice(**parts)
    return choice if choice.order in ORDERS else Choice()


def year_of(line: ShelfLine) -> str:
    """Return the year of the meeting, "" while it has no day."""
    return str(line.opened_at.astimezone(ZONE).year) if line.opened_at else ""


def years(lines: Iterable[ShelfLine]) -> tuple[str, ...]:
    """Return the years there are, the latest first."""
    return tuple(sorted({year_of(line) for line in lines} - {""}, reverse=True))


def kinds(lines: Iterable[ShelfLine]) -> tuple[str, ...]:
    """Return the kinds of meeting there are."""
    return tuple(sorted({line.profile for line in lines}))


def chosen(lines: Sequence[ShelfLine], typed: str, choice: Choice) -> tuple[ShelfLine, ...]:
    """Return the lines chosen that hold every word typed, in the order chosen.

    A word is found in number, title, place, state and day whatever its width or case, and letters also as the
    initials of characters that stand together in title or place.
    """
    words = _plain(typed).split()
    status = {name: status_word(name) for name in STATUSES}
    found = [line for line in lines if _fits(line, choice) and all(_holds(line, word, status) for word in words)]
    match choice.order:
        case "held":
            found.sort(key=lambda line: line.opened_at.timestamp() if line.opened_at else float("inf"), reverse=True)
        case "number":
            found.sort(key=lambda line: (not line.number, _natural(line.number)))
    return tuple(found)


def _fits(line: ShelfLine, choice: Choice) -> bool:
    return (
        choice.status in {"", line.status} and choice.year in {"", year_of(line)} and choice.kind in {"", line.profile}
    )


def _holds(line: ShelfLine, word: str, status: Mapping[str, str]) -> bool:
    if word in _words(line.number, line.title, line.place, status[line.status], line.opened_at):
        return True
    return word.isascii() and word.isalpha() and any(_spelt(text, word) for text in (line.title, line.place))


def _spelt(text: str, word: str) -> bool:
    signs = _initials(text)
    for start in range(len(signs) - len(word) + 1):
        for at, letter in enumerate(word, start):
            if letter not in signs[at]:
                break
        else:
            return True
    return False


@lru_cache(maxsize=8192)
def _initials(text: str) -> tuple[str, ...]:
    return tuple(initials(sign) for sign in text if not sign.isspace())


@lru_cache(maxsize=8192)
def _words(number: str, title: str, place: str, status: str, held: datetime | None) -> str:
    """Everything a line is found by; remembered, for it is asked at every key."""
    return _plain(f"{number} {title} {place} {status} {day(held)}")


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).lower()


def _natural(number: str) -> tuple[tuple[int, int | str], ...]:
    """The number with its figures as figures: 9号 comes before 10号."""
    return tuple((0, int(part)) if part.isdecimal() else (1, part) for part in _DIGITS.split(_plain(number)) if part)
