"""From a replayed meeting to its papers and its workbook: pure, without a clock, the same words every time."""

from __future__ import annotations

from desktop.minutes.compose.feedback import NoSuchUnit
from desktop.minutes.compose.interim import NoSuchPaper
from desktop.minutes.compose.papers import WHOLE, About, Narrative, compose, narratives

__all__ = ["WHOLE", "About", "Narrative", "NoSuchPaper", "NoSuchUnit", "compose", "narratives"]
