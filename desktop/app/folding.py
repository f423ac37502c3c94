"""How words are compared when something is looked for: width, case and blanks do not count.

`fold` is the one rule; the index of all meetings, the filter of one record and what is marked in a hit all stand on
it. A text contains a word when its folded form contains the folded word.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise

SEPARATOR = "\x1f"
"""Stands between the fields of one text, so that no word is found across two of them; no folded word holds it."""

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zs", "Zl", "Zp"})
"""Categories of signs that nobody sees or types on purpose: controls, joiners, blanks."""

_HIDE = 0x10FF00
"""Where ASCII punctuation goes in a term: to the index, a term is letters, digits and anything beyond ASCII."""


class _Folds(dict[int, str]):
    """What each sign becomes, worked out when it is first met."""

    def __init__(self) -> None:
        super().__init__()
        self.odd: set[str] = set()
        """The signs met so far that become none or several."""

    def __missing__(self, code: int) -> str:
        wide = unicodedata.normalize("NFKC", chr(code)).lower()
        kept = "".join(sign for sign in wide if unicodedata.category(sign) not in _UNSEEN)
        self[code] = folded = "" if code >= _HIDE else kept
        if len(folded) != 1:
            self.odd.add(chr(code))
        return folded


class _Hides(dict[int, str]):
    """What each folded sign becomes in a term."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        self[code] = hidden = chr(_HIDE + code) if code < 0x80 and not sign.isalnum() else sign
        return hidden


_FOLDS, _HIDES = _Folds(), _Hides()


def fold(text: str) -> str:
    """The text as it is compared: NFKC sign by sign, lower case, without blanks and signs that are not seen."""
    return unicodedata.normalize("NFC", text).translate(_FOLDS)


def words(asked: str) -> tuple[str, ...]:
    """What was asked for, folded: each word parted by blanks, once."""
    return tuple(dict.fromkeys(filter(None, map(fold, asked.split()))))


def holds(fields: Iterable[str], asked: str) -> bool:
    """Whether every word asked for stands in one of the fields; true where nothing is asked for."""
    folded = SEPARATOR.join(map(fold, fields))
    return all(word in folded for word in words(asked))


def terms(fields: Iterable[str]) -> str:
    """The terms of a text of several fields: every two signs that follow one another, and the last one alone."""
    signs = SEPARATOR.join(map(fold, fields)).translate(_HIDES)
    return " ".join([*map("".join, pairwise(signs)), signs[-1:]])


def phrase(word: str) -> tuple[tuple[str, ...], bool]:
    """The terms that stand in a row wherever the folded word does, and whether the last need only begin so."""
    signs = word.translate(_HIDES)
    return (tuple(map("".join, pairwise(signs))), False) if len(signs) > 1 else ((signs,), True)


def marks(text: str, wanted: Iterable[str]) -> tuple[tuple[int, int], ...]:
    """Where in the text the folded words stand: start and end of each stretch, in order, none overlapping.

    Counts signs of the text in its composed form (NFC), which is also how it is to be shown.
    """
    whole = text.translate(_FOLDS)
    found: list[tuple[int, int]] = []
    places: Sequence[int] = range(len(text))
    if not _FOLDS.odd.isdisjoint(text):
        places = [place for place, sign in enumerate(text) for _ in _FOLDS[ord(sign)]]
    for word in wanted:
        at = whole.find(word)
        while at >= 0:
            found.append((places[at], places[at + len(word) - 1] + 1))
            at = whole.find(word, at + len(word))
    return _joined(sorted(found))


def _joined(found: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    joined: list[tuple[int, int]] = []
    for start, end in found:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def composed(text: str) -> str:
    """The text in its composed form (NFC), to which `marks` refers."""
    return unicodedata.normalize("NFC", text)
