"""What a meeting leaves open after it: promises and written answers with a date, words not read back, minutes.

The shelf keeps this beside each meeting, so that a whole year's dates are seen without replaying a year.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.meeting.acts import (
    Adjourned,
    AnswerDeferred,
    AnswerGiven,
    BreakTaken,
    CalledToOrder,
    CommitmentMade,
    CommitmentReadBack,
    Corrected,
    DissentNoted,
    DissentReadBack,
    DraftReviewed,
    LateEntered,
    MeetingClosed,
    MeetingOpened,
    MinutesApproved,
    MinutesDrafted,
    Resumed,
    StruckOut,
)
from desktop.meeting.ids import NOBODY, Seq
from desktop.meeting.state import Meeting

LONGEST = 120
"""Signs of a text kept for a list; the whole of it stands in the record."""

MOVING = frozenset(
    (
        MeetingOpened,
        CalledToOrder,
        BreakTaken,
        Resumed,
        Adjourned,
        MeetingClosed,
        AnswerGiven,
        AnswerDeferred,
        CommitmentMade,
        CommitmentReadBack,
        DissentNoted,
        DissentReadBack,
        MinutesDrafted,
        DraftReviewed,
        MinutesApproved,
        Corrected,
        StruckOut,
        LateEntered,
    )
)
"""The kinds of act that can change what is outstanding; after any other it stands as it stood."""


class DueKind(StrEnum):
    """What is awaited."""

    COMMITMENT = "commitment"
    """承诺事项"""
    ANSWER = "answer"
    """书面答复"""


class MinutesState(StrEnum):
    """How far the minutes are."""

    NONE = "none"
    DRAFTED = "drafted"
    REVIEWED = "reviewed"
    APPROVED = "approved"


@dataclass(frozen=True)
class Due:
    """Something promised for a day."""

    kind: DueKind
    seq: Seq
    """Entry of the promise."""
    on: date
    text: str
    """At most `LONGEST` signs of it."""
    who: str = ""
    """Who owes it, as the room knows him; empty where nobody was named."""


@dataclass(frozen=True)
class Outstanding:
    """How a meeting stands, for somebody who looks at all meetings."""

    begun: bool = False
    """Whether it was called to order."""
    paused: bool = False
    """休会中: on a break or adjourned."""
    minutes: MinutesState = MinutesState.NONE
    dissents_unread: int = 0
    """Dissents not read back to their speakers and confirmed."""
    commitments_unread: int = 0
    """Commitments not read back yet."""
    due: tuple[Due, ...] = ()
    """In the order of the days."""


def outstanding(meeting: Meeting) -> Outstanding:
    """What the meeting leaves open as it stands."""
    promises = meeting.questioning.commitments.values()
    return Outstanding(
        begun=meeting.agenda.ordered_at is not None,
        paused=meeting.agenda.on_break,
        minutes=_minutes(meeting),
        dissents_unread=sum(
            dissent.confirmed is not True for motion in meeting.motions.all.values() for dissent in motion.dissents
        ),
        commitments_unread=sum(promise.confirmed is None for promise in promises),
        due=tuple(sorted((*_promised(meeting), *_deferred(meeting)), key=lambda each: (each.on, each.seq))),
    )


def _minutes(meeting: Meeting) -> MinutesState:
    papers = meeting.papers
    if papers.approved is not None:
        return MinutesState.APPROVED
    if papers.reviewed is not None and papers.reviewed.accepted:
        return MinutesState.REVIEWED
    return MinutesState.NONE if papers.drafted is None else MinutesState.DRAFTED


def _promised(meeting: Meeting) -> Iterator[Due]:
    for promise in meeting.questioning.commitments.values():
        if promise.due is not None:
            who = promise.owner or meeting.name(promise.made.speaker)
            yield Due(DueKind.COMMITMENT, promise.seq, promise.due, _short(promise.made.text), who)


def _deferred(meeting: Meeting) -> Iterator[Due]:
    """The answers promised in writing that have not come."""
    for chain in meeting.questioning.chains.values():
        for owed in chain.owed:
            if owed.act.due is not None:
                who = meeting.name(chain.put.respondent if owed.act.speaker == NOBODY else owed.act.speaker)
                yield Due(DueKind.ANSWER, owed.seq, owed.act.due, _short(chain.put.text), who)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"
