"""The set phrases of papers, as the office may change them; facts are filled in by name."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Wording:
    """Every set phrase by its name in `resources/wording/documents.toml`; braces name the facts filled in."""

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


@cache
def wording() -> Wording:
    """The phrases the program ships; an unknown or missing one is a fault of the package and raises TypeError."""
    source = files("resources") / "wording" / "documents.toml"
    return Wording(**tomllib.loads(source.read_text(encoding="utf-8")))
