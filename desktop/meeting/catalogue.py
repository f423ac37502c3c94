"""The sentences of refusals: what stands in the way, and what would satisfy the rule."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from desktop.meeting.checks import Concern
from desktop.meeting.numerals import numeral
from desktop.meeting.refusal import Refusal


@dataclass(frozen=True)
class Sentence:
    """A refusal in words: the facts first, then the advice."""

    text: str
    advice: str

    def __str__(self) -> str:
        return f"{self.text}{self.advice}"


@cache
def rules() -> dict[str, dict[str, str]]:
    """Every rule of the catalogue with its sentences by language."""
    text = (files("resources") / "catalogue" / "refusals.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def concern_wording() -> dict[str, dict[str, str]]:
    """Every check's sentence by language."""
    text = (files("resources") / "catalogue" / "concerns.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _words() -> dict[str, dict[str, str]]:
    text = (files("resources") / "catalogue" / "words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def word(value: str, language: str = "zh") -> str:
    """The word for a value of the record (a phase, an outcome, a method, a number); itself where none is known."""
    known = _words().get(value)
    return known[language] if known else value


def sentence(refusal: Refusal, language: str = "zh") -> Sentence:
    """The refusal in Chinese, or in English for `en`; raises KeyError for a rule the catalogue does not know."""
    wording = rules()[refusal.rule]
    facts = _facts(refusal.facts, language)
    english = language == "en"
    text, advice = wording["en" if english else "zh"], wording["advice_en" if english else "advice"]
    between = " " if english else ""
    return Sentence(text.format(**facts), between + advice.format(**facts))


def concern_sentence(concern: Concern, language: str = "zh") -> str:
    """The concern in Chinese, or in English for `en`."""
    facts = _facts(concern.facts, language)
    return concern_wording()[concern.check]["en" if language == "en" else "zh"].format(**facts)


def _facts(known: tuple[tuple[str, str], ...], language: str) -> dict[str, str]:
    """The facts spoken, and beside the number the numeral by which the record calls a motion (表决三)."""
    facts = {name: _spoken(text, language) for name, text in known}
    number = facts.get("number", "")
    return {**facts, "numeral": numeral(int(number)) if number.isdecimal() else number}


def _spoken(text: str, language: str) -> str:
    """Values that are words of the record are spoken; numbers named inside a list of differences as well."""
    if text in _words():
        return word(text, language)
    parts = text.split("；")
    named = [part.partition(" ") for part in parts]
    if any(first in _words() and rest for first, _, rest in named):
        return "；".join(word(first, language) + rest for first, _, rest in named)
    return text
