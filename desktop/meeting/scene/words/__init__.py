"""Every kind word of the scene language."""

from __future__ import annotations

from desktop.meeting.scene.line import Word
from desktop.meeting.scene.words import attendance, correction, floor, papers, procedure, speech, voting

WORDS: dict[str, Word] = {
    **procedure.WORDS,
    **attendance.WORDS,
    **speech.WORDS,
    **floor.WORDS,
    **voting.WORDS,
    **papers.WORDS,
    **correction.WORDS,
}
"""Kind words in the order of the manual."""

LATE = "补录"
"""Stands before a line that was written down after its time."""
