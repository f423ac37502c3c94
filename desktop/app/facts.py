"""What the shelf keeps beside a meeting's name: derived from plan and record, in the same commit as they."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from db import ShelfRow
from desktop.app.clock import stamp
from desktop.meeting.codec import canonical, read
from desktop.meeting.ids import MeetingId
from desktop.meeting.outstanding import Outstanding
from desktop.meeting.plan import Plan
from desktop.meeting.state import Meeting


@dataclass(frozen=True)
class Facts:
    """What a line of the shelf says beside name, number and state."""

    findings: int
    place: str
    sample: bool
    outstanding: Outstanding | None = None
    """None while a meeting is prepared, and in lines written before this was kept."""


def plan_facts(plan: Plan, outstanding: Outstanding | None = None) -> bytes:
    """The facts of a plan, and of its record where there is one, as canonical JSON."""
    return canonical(Facts(len(plan.findings), plan.place, plan.sample, outstanding))


@lru_cache(maxsize=4096)
def read_facts(told: bytes) -> Facts:
    """The facts as the shelf keeps them; the same bytes are read once."""
    return read(Facts, told)


def is_old(told: bytes) -> bool:
    """Whether the line of an opened meeting was written before what is outstanding was kept."""
    return read_facts(told).outstanding is None


def status_of(meeting: Meeting) -> str:
    """The shelf's word for how far the meeting is: open, closed, sealed."""
    if meeting.papers.sealed is not None:
        return "sealed"
    return "open" if meeting.agenda.closed_at is None else "closed"


def record_row(meeting_id: MeetingId, meeting: Meeting, facts: bytes, updated_at: str) -> ShelfRow:
    """The shelf's line of a meeting whose record was opened."""
    return ShelfRow(
        journal_id=meeting_id,
        number=meeting.plan.number,
        title=meeting.plan.title,
        kind=meeting.profile.id,
        status=status_of(meeting),
        opened_at=stamp(meeting.opening.occurred_at),
        updated_at=updated_at,
        upto=meeting.upto,
        facts=facts,
    )
