"""The set phrases of papers, as the office may change them; facts are filled in by name."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from functools import cache
from hashlib import sha256
from importlib.resources import files
from string import Formatter

from desktop.meeting.acts import Paper
from desktop.meeting.codec import canonical


@dataclass(frozen=True)
class Wording:
    """Every set phrase by its name in `resources/wording/documents.toml`; braces name the facts filled in."""

    office_head: str
    title_record: str
    title_minutes: str
    title_feedback: str
    title_questioning: str
    title_commitments: str
    title_votes: str
    title_count: str
    record_declaration: str
    interim_declaration: str
    count_declaration: str
    votes_declaration: str
    receipt_declaration: str
    end_of_text: str
    off_record: str
    hearsay: str
    minutes_lead: str
    minutes_chaired: str
    minutes_heard: str
    minutes_reviewed: str
    minutes_read: str
    minutes_files: str
    minutes_questioned: str
    minutes_discussed: str
    minutes_verdicts: str
    minutes_by_opinions: str
    minutes_carried: str
    minutes_lost: str
    minutes_void: str
    minutes_demands: str
    feedback_lead: str
    feedback_counts: str
    feedback_clues: str
    feedback_request: str
    demand_closed: str
    demand_partial: str
    demand_open: str
    verdict_lost: str
    verdict_deferred: str
    verdict_none: str

    def title_of(self, paper: Paper) -> str:
        """What that paper is called in its own title; `KeyError` for the workbook, which has none."""
        return phrases(self)[f"title_{paper.value}"]


class PhraseFault(ValueError):
    """A set phrase lost a fact it has to name, names one there is none of, or is empty where it must not be."""

    def __init__(self, name: str, missing: tuple[str, ...], unknown: tuple[str, ...], *, broken: bool) -> None:
        super().__init__(name)
        self.name = name
        self.missing = missing
        """Facts of the program's phrase that are not in it any more."""
        self.unknown = unknown
        """Facts it names that nothing would be filled in for."""
        self.broken = broken
        """Braces that do not close, or hold more than a name."""


MAY_BE_EMPTY = frozenset({"office_head", "end_of_text", "hearsay"})
"""Phrases that an office may leave out altogether."""


@cache
def wording() -> Wording:
    """The phrases the program ships; an unknown or missing one is a fault of the package and raises TypeError."""
    source = files("resources") / "wording" / "documents.toml"
    return Wording(**tomllib.loads(source.read_text(encoding="utf-8")))


def phrases(held: Wording) -> dict[str, str]:
    """Every phrase by its name, in the order of the file."""
    return asdict(held)


def reworded(own: Mapping[str, str]) -> Wording:
    """The program's phrases with the office's own in their places; `PhraseFault` for one that will not do.

    Phrases of another edition of the program, which this one does not have, are passed over.
    """
    known = phrases(wording())
    kept = {name: text for name, text in own.items() if name in known}
    for name, text in kept.items():
        check_phrase(name, text)
    return replace(wording(), **kept)


def own_phrases(held: Wording) -> dict[str, str]:
    """Only those phrases that are not the program's, by name."""
    usual = phrases(wording())
    return {name: text for name, text in phrases(held).items() if text != usual[name]}


def digest(held: Wording) -> str:
    """What tells two sets of phrases apart, in hexadecimal; empty for those of the program."""
    return sha256(canonical(held)).hexdigest() if held != wording() else ""


def check_phrase(name: str, text: str) -> None:
    """Nothing happens for a phrase that can be filled in; `PhraseFault` says what is wrong with another."""
    wanted, told = facts(phrases(wording())[name]), _facts_or_none(text)
    if told is None:
        raise PhraseFault(name, (), (), broken=True)
    missing = tuple(each for each in wanted if each not in told)
    unknown = tuple(each for each in told if each not in wanted)
    if missing or unknown or (not text.strip() and name not in MAY_BE_EMPTY):
        raise PhraseFault(name, missing, unknown, broken=False)


def facts(text: str) -> tuple[str, ...]:
    """The facts a phrase names in braces, each once, in order; empty where its braces do not hold together."""
    return _facts_or_none(text) or ()


def _facts_or_none(text: str) -> tuple[str, ...] | None:
    found: dict[str, None] = {}
    try:
        for _before, name, form, conversion in Formatter().parse(text):
            if name is None:
                continue
            if not name.isidentifier() or form or conversion:
                return None
            found[name] = None
    except ValueError:
        return None
    return tuple(found)
