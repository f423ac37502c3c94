"""Who has the floor: asking for it, taking the request back, getting it, giving it up. The times are the entries'."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desktop.meeting.ids import NOTHING, FindingId, PersonId, Seq


class Turn(StrEnum):
    """What somebody has the floor for."""

    SPEECH = "speech"
    """发言, of any kind that is neither question nor answer"""
    QUESTION = "question"
    """质询; begins an exchange"""
    ANSWER = "answer"
    """答复"""
    FOLLOW_UP = "follow-up"
    """追问"""


@dataclass(frozen=True)
class FloorRequested:
    """登记发言: somebody waits for the floor."""

    person: PersonId
    turn: Turn = Turn.SPEECH
    finding: FindingId = FindingId("")


@dataclass(frozen=True)
class FloorWithdrawn:
    """取消登记: somebody does not wait any more."""

    request: Seq


@dataclass(frozen=True)
class FloorGiven:
    """发言开始: the person has the floor, and whoever had it before has it no more."""

    person: PersonId
    turn: Turn = Turn.SPEECH
    request: Seq = NOTHING
    """The request it answers, which waits no longer."""
    seconds: int = 0
    """How long this turn may last; 0: as long as it takes."""


@dataclass(frozen=True)
class FloorEnded:
    """发言结束: nobody has the floor."""

    person: PersonId
    """Whose turn it was."""
