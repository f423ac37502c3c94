"""Names a spreadsheet program accepts: of tabs, of tables, of columns, of printed headers."""

from __future__ import annotations

import re
from collections.abc import Iterable

from desktop.minutes.xlsx.clean import one_line

TAB_LIMIT = 31
COLUMN_LIMIT = 255

# A title with a slash stays readable when the slash becomes its full-width sister.
_TAB_FORBIDDEN = str.maketrans({"/": "／", "\\": "＼", "?": "？", "*": "＊", "[": "［", "]": "］", ":": "："})


def tab_names(titles: Iterable[str], reserved: Iterable[str] = ()) -> tuple[str, ...]:
    """Return one legal tab name per title: at most 31 UTF-16 units, no forbidden signs, unique without regard to case.

    “History” is taken by the program itself, and an apostrophe may stand neither first nor last.
    """
    taken = {name.casefold() for name in ("History", *reserved)}
    return tuple(
        _unique(one_line(title).translate(_TAB_FORBIDDEN).strip("' ") or "工作表", TAB_LIMIT, taken) for title in titles
    )


def column_names(titles: Iterable[str]) -> tuple[str, ...]:
    """Return one header per title, on one line and unique without regard to case, as a table needs them."""
    taken: set[str] = set()
    return tuple(
        _unique(one_line(title) or f"第{number}列", COLUMN_LIMIT, taken) for number, title in enumerate(titles, start=1)
    )


def table_name(number: int, key: str) -> str:
    """Return a table's name in the file, never mistaken for a cell; unique as long as `number` is."""
    return f"table_{number}_" + re.sub("[^0-9A-Za-z]", "_", key)[:100]


def shorten(text: str, limit: int) -> str:
    """Return `text`, or its beginning and “…” where it takes more than `limit` UTF-16 units."""
    if units(text) <= limit:
        return text
    kept = text[: limit - 1]
    while units(kept) > limit - 1:
        kept = kept[:-1]
    return kept + "…"


def units(text: str) -> int:
    """Return the length of `text` as spreadsheet programs count it: characters above U+FFFF are two."""
    return len(text) + sum(character > "\uffff" for character in text)


def _unique(name: str, limit: int, taken: set[str]) -> str:
    """Return `name`, numbered if it is taken, and add it to `taken`."""
    candidate, number = shorten(name, limit), 1
    while candidate.casefold() in taken:
        number += 1
        ending = f"（{number}）"
        candidate = shorten(name, limit - len(ending)) + ending
    taken.add(candidate.casefold())
    return candidate
