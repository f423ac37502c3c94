"""Writes initials.txt and usual.txt from pypinyin's table of readings; run again only when a newer table is wanted.

``python resources/pinyin/make_initials.py PINYIN_DICT_JSON`` takes ``pypinyin/pinyin_dict.json`` of pypinyin
0.55 (MIT, see ``resources/licences/pypinyin.txt``). Each line of initials.txt holds the first letters of all
readings of some characters, a space, and those characters; usual.txt the letter of the reading the table names
first, for characters whose readings begin with several letters.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

FIRST, LAST = 0x3400, 0x9FFF
"""The Chinese characters of the basic plane: rare surnames and given names are among them."""


def initials(readings: str) -> str:
    """The first letters of readings such as ``céng,zēng``, in alphabetical order, without tone marks."""
    plain = (unicodedata.normalize("NFD", each)[:1] for each in readings.split(","))
    return "".join(sorted({letter for letter in plain if "a" <= letter <= "z"}))


def main(table: Path) -> None:
    """Write the two files beside this script."""
    groups: dict[str, list[str]] = defaultdict(list)
    usual: dict[str, list[str]] = defaultdict(list)
    for code, readings in json.loads(table.read_text(encoding="utf-8")).items():
        if FIRST <= int(code) <= LAST and (letters := initials(readings)):
            groups[letters].append(chr(int(code)))
            if len(letters) > 1 and (first := initials(readings.split(",")[0])):
                usual[first].append(chr(int(code)))
    for name, found in (("initials.txt", groups), ("usual.txt", usual)):
        lines = (f"{letters} {''.join(sorted(signs))}\n" for letters, signs in sorted(found.items()))
        Path(__file__).with_name(name).write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
