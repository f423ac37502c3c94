"""From a replayed meeting to its papers and its workbook: pure, without a clock, the same words every time."""

from __future__ import annotations

from desktop.minutes.compose.book import compose_workbook
from desktop.minutes.compose.feedback import NoSuchUnit
from desktop.minutes.compose.interim import NoSuchPaper
from desktop.minutes.compose.papers import WHOLE, About, Narrative, compose, narratives
from desktop.minutes.compose.scope import USUAL, Scope

__all__ = [
    "USUAL",
    "WHOLE",
    "About",
    "Narrative",
    "NoSuchPaper",
    "NoSuchUnit",
    "Scope",
    "compose",
    "compose_workbook",
    "narratives",
]
