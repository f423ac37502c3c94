"""What a spreadsheet file can hold of a text, and how it must be said there."""

from __future__ import annotations

import re

_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_UNUSUAL = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPE_LIKE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_PROVOKING = frozenset("=+-@'＝＋－＠")
_CONVERTIBLE = re.compile(r"[\d\s.,/:%()¥$￥€+\-−eE年月日时分秒]+|true|false", re.IGNORECASE)


def clean(text: str) -> tuple[str, str]:
    """Return the text a spreadsheet can store, and the characters that had to go, in order.

    Control characters, halves of surrogate pairs and U+FFFE/U+FFFF would make the whole file unreadable, or fail only
    when it is saved. Line ends of other systems become line feeds; that is not counted as a loss.
    """
    if _UNUSUAL.search(text) is None:
        return text, ""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNSTORABLE.sub("", text), "".join(_UNSTORABLE.findall(text))


def one_line(text: str) -> str:
    """Return `text` storable and on one line, each run of white space one space: for titles and printed headers."""
    return " ".join(clean(text)[0].split())


def literal(text: str) -> str:
    """Return `text` so that `_x000D_` and its like stay letters: programs that read the file decode them otherwise."""
    return _ESCAPE_LIKE.sub("_x005F_", text) if "_x" in text else text


def escape(text: str) -> str:
    """Return `text` ready to stand between two tags of the file's XML."""
    return literal(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def provokes_formula(text: str) -> bool:
    """Tell whether a spreadsheet would take `text` for a formula if somebody typed it.

    Such text is stored as text anyway; the mark “typed with a leading apostrophe” keeps it text after F2 and Enter.
    Full-width signs count, for Chinese input takes them for the ASCII ones; so does a sign behind white space.
    """
    return text[:1] == "\t" or text.lstrip()[:1] in _PROVOKING


def looks_convertible(text: str) -> bool:
    """Tell whether a spreadsheet would turn `text` into a number, a date or a truth value if it were typed again.

    Identity numbers, 00123, 1-2, 3月5日. The format “text” keeps them; it is not used for long text, which older
    programs show as ##### in that format.
    """
    return len(text) <= 64 and _CONVERTIBLE.fullmatch(text) is not None


def code_points(characters: str) -> str:
    """Return the characters as people can name them: “U+0007、U+FFFE”, each once, in order."""
    return "、".join(f"U+{ord(character):04X}" for character in dict.fromkeys(characters))
