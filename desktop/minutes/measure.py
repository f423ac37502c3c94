"""How much room Chinese and Latin text takes, counted in half-width characters.

One definition for the plain text and for the workbook, so that a table lines up on the screen and a row is high
enough on paper. Punctuation that Unicode calls “ambiguous” (“ ” — … ·) stands on a full square here, as it does in
every Chinese face.
"""

from __future__ import annotations

import math
import re

_WIDE = re.compile(
    "[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff"  # letters of the East
    "\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6"  # full-width forms
    "\u00a7\u00a8\u00b0\u00b1\u00b4\u00b7\u00d7\u00f7"  # § ¨ ° ± ´ · × ÷
    "\u2010-\u2027\u2030-\u203b\u2100-\u2125\u2127-\u2129\u212b-\u218b\u2190-\u2bff"  # — “ ” … ※ ℃ № Ⅲ → ① ■ ✓
    "\U00016fe0-\U0001b2ff\U0001f000-\U0001faff\U00020000-\U0003fffd]+"
)
_ZERO = re.compile(
    "[\u0300-\u036f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\ufeff]+"
)

_OPENERS = "“‘（〔［｛《〈「『【〖([{"
_CLOSERS = "”’）〕］｝》〉」』】〗)]}，。、；：？！…—,.;:?!%％"
_PIECE = re.compile(
    rf"\n|[{re.escape(_OPENERS)}]*(?:[!-~]+|[^\n])[{re.escape(_CLOSERS)}]*",
)
_LONG_LATIN = re.compile("[!-~]{6}")


def display_width(text: str) -> int:
    """Return the width of one line of text in half-width characters; a line feed counts as one."""
    if text.isascii():
        return len(text)
    wide = len(text) - len(_WIDE.sub("", text))
    zero = len(text) - len(_ZERO.sub("", text))
    return len(text) + wide - zero


def break_lines(text: str, width: int) -> list[str]:
    """Return the lines in which `text` stands in a column `width` half-width characters wide.

    Joined, the lines are the text again, character for character: a line feed stays at the end of its line. Latin
    words and numbers stay whole and no line begins with a closing mark, unless the column is too narrow for that.
    A text that ends in a line feed ends in an empty line, as it does in a spreadsheet cell.
    """
    lines: list[str] = []
    line: list[str] = []
    used = 0
    for piece in _fitting(text, width):
        if piece == "\n":
            lines.append("".join(line) + piece)
            line, used = [], 0
            continue
        room = display_width(piece)
        if line and used + room > width:
            lines.append("".join(line))
            line, used = [], 0
        line.append(piece)
        used += room
    lines.append("".join(line))
    return lines


def count_lines(text: str, width: int) -> int:
    """Return about how many lines `text` takes in a column of `width`; rather one too many than one too few.

    Counting without breaking is what makes ten thousand rows quick; only text with long Latin words is really broken.
    """
    if "\n" not in text:
        room = len(text) if text.isascii() else display_width(text)
        if room <= width:
            return 1
    if width < 12 or _LONG_LATIN.search(text):
        return len(break_lines(text, width))
    # A closing mark may take the character before it to the next line: a square of each line may stay empty.
    return sum(
        1 if (room := display_width(line)) <= width else math.ceil(room / (width - 2)) for line in text.split("\n")
    )


def pad(text: str, width: int) -> str:
    """Return `text` with spaces after it up to `width`; longer text comes back as it is."""
    return text + " " * (width - display_width(text))


def _fitting(text: str, width: int) -> list[str]:
    """Return the unbreakable pieces of `text`; pieces wider than a line come as single characters."""
    pieces: list[str] = []
    for piece in _PIECE.findall(text):
        if display_width(piece) <= width:
            pieces.append(piece)
        else:
            pieces.extend(piece)
    return pieces
