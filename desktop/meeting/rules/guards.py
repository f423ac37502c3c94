"""The rules of procedure a profile can switch: whether they hold here and now, and how a refusal is made."""

from __future__ import annotations

from desktop.meeting.ids import NOTHING, Seq
from desktop.meeting.refusal import Refusal, refuse
from desktop.meeting.state import Meeting


def holds(meeting: Meeting, rule: str, motion: Seq = NOTHING) -> bool:
    """Whether this meeting applies the rule and no written ground has set it aside for that motion."""
    guard = meeting.profile.guard(rule)
    return guard is not None and guard.on and not meeting.agenda.waived(rule, motion)


def stop(meeting: Meeting, rule: str, **facts: object) -> Refusal:
    """The refusal by that guard, saying whether a written ground can set it aside."""
    guard = meeting.profile.guard(rule)
    return refuse(rule, overridable=guard is not None and guard.overridable, **facts)


def not_running(meeting: Meeting) -> Refusal | None:
    """Why nothing can be put, voted or announced: the record is sealed, closed, or the meeting rests."""
    if meeting.papers.sealed is not None:
        return refuse("record.sealed", upto=meeting.papers.sealed.upto)
    if meeting.agenda.closed_at is not None:
        return refuse("meeting.closed")
    if meeting.agenda.ordered_at is None:
        return refuse("meeting.not-in-order")
    if meeting.agenda.on_break:
        return refuse("meeting.on-break")
    return None
