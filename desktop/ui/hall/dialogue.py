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


ASIDE = frozenset({"interjection", "ruling"})
"""Kinds that break into a turn without ending it."""
ASKING = frozenset({"question", "follow-up"})


class Dialogue:
    """The run of talk at one bar, which is ahead of the record: what was just sent has not come back yet.

    ``turn`` is what was offered for the line being typed, before anything was changed about it.
    """

    def __init__(self) -> None:
        self.turn = Offered()
        self._asker = NOBODY
        self._answering = NOBODY

    def interrupted(self, now: Offered) -> Offered:
        """Return whose turn an interjection breaks into: the one offered, unless only ``now`` names a speaker."""
        if self.turn.speaker and self.turn.speaker != now.speaker:
            return self.turn
        return now

    def breaks_off(self, now: Offered) -> bool:
        """Tell whether the words typed as ``now`` are those of the turn, so that somebody else's break them off."""
        return bool(now.speaker) and now.kind not in ASIDE and self.turn.speaker in {NOBODY, now.speaker}

    def said(self, meeting: Meeting, line: Offered, interrupted: Offered) -> Offered:
        """Take note that ``line`` was sent and return what follows it, which is the turn from now on."""
        if line.kind in ASKING and line.speaker:
            self._asker = line.speaker
        if line.kind == "answer" and line.speaker:
            self._answering = line.speaker
        self.turn = after(meeting, line, interrupted, self._asker, self._answering)
        return self.turn

    def corrected(self, meeting: Meeting, line: Offered, now: Offered) -> Offered:
        """Take note that the line sent last was meant as ``line``; return what follows, had ``now`` been offered."""
        return self.said(meeting, line, self.turn) if now == self.turn else now


def after(
    meeting: Meeting,
    said: Offered,
    interrupted: Offered,
    asker: PersonId = NOBODY,
    answering: PersonId = NOBODY,
) -> Offered:
    """Return what follows the line ``said``, which broke into the turn ``interrupted`` if it is an aside.

    A question is followed by an answer, an answer by a follow-up of the asker, a judgement by the next question
    of the party that judged, an aside by whoever it interrupted; anything else by more of the same. ``asker`` and
    ``answering`` are who asked and answered last at this bar: the record may not have come back yet.
    """
    asked_by, asked = _pair(meeting)
    asker = asker or asked_by
    match said.kind:
        case "question":
            return Offered(_only_respondent(meeting) or answering or respondent(meeting), "answer")
        case "follow-up":
            return Offered(answering or asked, "answer")
        case "answer" | "evidence":
            return Offered(asker, "follow-up")
        case "commitment":
            return Offered(asker, "question")
        case "judgement":
            return Offered(said.speaker or asker, "question")
        case "interjection" | "ruling":
            return interrupted
        case _:
            return said


def _only_respondent(meeting: Meeting) -> PersonId:
    """The one person of the reviewed unit in the room; NOBODY where there are several or none."""
    inside = meeting.attendance.respondents_inside()
    return inside[0].seat.person if len(inside) == 1 else NOBODY


def _pair(meeting: Meeting) -> tuple[PersonId, PersonId]:
    """Who asked last and who answered last in the newest chain."""
    chains = meeting.questioning.chains
    if not chains:
        return NOBODY, respondent(meeting)
    chain = chains[next(reversed(chains))]
    askers = (PersonId(getattr(link.act, "asker", NOBODY)) for link in reversed(chain.links))
    return next(filter(None, askers), NOBODY), respondent(meeting) or chain.put.respondent
