"""A refusal of the engine in the words the window shows."""

from desktop.meeting.catalogue import sentence
from desktop.meeting.refusal import Refusal
from desktop.ui.telling import Refused


def refused(refusal: Refusal, language: str) -> Refused:
    """Return the refusal's sentence and what would satisfy the rule."""
    said = sentence(refusal, language)
    return Refused(said.text, said.advice.strip())
