"""The lists of words a superior may choose from, kept on a hidden sheet.

A list written into the cell's own rule may hold 255 characters and no comma; a range has neither limit.
"""

from __future__ import annotations

from collections.abc import Sequence

from desktop.minutes.measure import display_width
from desktop.minutes.workbook import Sheet
from desktop.minutes.xlsx.body import Body, height
from desktop.minutes.xlsx.clean import one_line
from desktop.minutes.xlsx.strings import SharedStrings
from desktop.minutes.xlsx.styles import Look, Styles

CHOICES_TAB = "选项"

Words = tuple[str, ...]


def words_of(choices: Words) -> Words:
    """Return the words as a list can offer them: one line each, none twice, none empty."""
    return tuple(dict.fromkeys(word for word in map(one_line, choices) if word))


def all_lists(sheets: Sequence[Sheet]) -> tuple[Words, ...]:
    """Return every different list of words in the workbook, in order of appearance."""
    found = (words_of(column.choices) for sheet in sheets for column in sheet.columns)
    return tuple(dict.fromkeys(words for words in found if words))


def write_lists(lists: Sequence[Words], styles: Styles, strings: SharedStrings) -> tuple[Body, dict[Words, str]]:
    """Return the hidden sheet with one list per column, and the range in which each list stands."""
    body = Body(CHOICES_TAB, [max(map(display_width, words)) + 2 for words in lists], styles, strings)
    for row in range(max(map(len, lists))):
        cells = (body.text(column, Look.CODE, words[row]) for column, words in enumerate(lists) if row < len(words))
        body.end_row("".join(cells), height(1))
    ranges = {
        words: f"'{CHOICES_TAB}'!${letter}$1:${letter}${len(words)}"
        for letter, words in zip(body.letters, lists, strict=True)
    }
    return body, ranges
