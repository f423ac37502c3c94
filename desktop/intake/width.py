"""Characters that look alike: what is mapped for matching, and what is never touched."""

import re

_HALF = {
    **{code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))},
    ord("．"): ord("."),
    ord("－"): ord("-"),
    ord("／"): ord("/"),
}
# Invisible characters that pasting brings along: zero widths, byte order mark, soft hyphen.
_INVISIBLE = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_SPACE = re.compile(r"\s+")


def half_width(text: str) -> str:
    """Return the text with full-width digits, letters and ．－／ as half-width, and nothing else changed.

    Compatibility normalisation would turn ① into 1 and （ into ( in other people's words.
    """
    return text.translate(_HALF)


def tidy(text: str) -> str:
    """Return the text without blanks around it, with line feeds only, without invisible characters.

    What stands inside, however long, is kept as written.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROL.sub("", _INVISIBLE.sub("", text)).strip()


def squeezed(text: str) -> str:
    """Return the text for comparison only: no white space, half width, small letters."""
    return _SPACE.sub("", half_width(tidy(text))).casefold()
