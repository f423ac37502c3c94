"""Who speaks next, and in what kind: the bar offers what usually follows, the secretary only changes what differs."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.meeting.ids import NOBODY, PersonId
from desktop.meeting.state import Meeting
from desktop.ui.hall.people import respondent


@dataclass(frozen=True, slots=True)
class Offered:
    """A speaker and a kind for the next line; empty where nothing is to be expected."""

    speaker: PersonId = NOBODY
    kind: str = ""


def after(meeting: Meeting, said: Offered, before: Offered, asker: PersonId = NOBODY) -> Offered:
    """Return what follows the line ``said``; ``before`` is the one it came after.

    A question is followed by an answer, an answer by a follow-up of the asker, an interjection by whoever it
    interrupted; anything else by more of the same. ``asker`` is who asked last at this bar: the record may not
    have come back yet.
    """
    recorded, asked = _pair(meeting)
    asker = asker or recorded
    match said.kind:
        case "question":
            return Offered(asked, "answer")
        case "follow-up":
            return Offered(asked, "answer")
        case "answer" | "evidence":
            return Offered(asker, "follow-up")
        case "commitment":
            return Offered(asker, "question")
        case "judgement":
            return Offered(asker, "question")
        case "interjection":
            return before
        case _:
            return said


def _pair(meeting: Meeting) -> tuple[PersonId, PersonId]:
    """Who asked and who answers in the newest chain."""
    chains = meeting.questioning.chains
    if not chains:
        return NOBODY, respondent(meeting)
    chain = chains[next(reversed(chains))]
    return chain.put.asker, chain.put.respondent or respondent(meeting)
