"""The rules of procedure a profile can switch: whether they hold here and now, and how a refusal is made."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from desktop.meeting.ids import NOTHING, Seq
from desktop.meeting.refusal import Intent, Outcome, Refusal, refuse
from desktop.meeting.state import Meeting

P = ParamSpec("P")

GUARDS = frozenset(
    {
        "attendance.leaves-open-vote",
        "chair.casts-last",
        "chair.delegated",
        "chair.speaks-last",
        "dissent.reason-missing",
        "item.circulated",
        "item.improvised",
        "item.out-of-turn",
        "meeting.result-pending",
        "minutes.not-approved",
        "opinions.not-agreed",
        "parties.heard",
        "quorum.at-opening",
        "quorum.at-vote",
        "room.respondent-present",
        "room.stage-barred",
        "secret.officers",
        "vote.decided-before",
        "vote.defer-on-disagreement",
        "vote.one-matter",
    }
)
"""Every rule a profile can switch."""

AFTER_THE_SEAL = frozenset({"amend", "issue_paper"})
"""What may still be recorded after the seal: amendments, and that a paper left."""


def intent(rule: Callable[Concatenate[Meeting, P], Outcome]) -> Callable[P, Intent]:
    """The rule becomes a builder of intents: called with the person's input, it waits for the meeting.

    After the seal it brings a refusal, unless it is one of those that may follow it.
    """

    @wraps(rule)
    def build(*given: P.args, **named: P.kwargs) -> Intent:
        def decide(meeting: Meeting) -> Outcome:
            sealed = meeting.papers.sealed
            if sealed is not None and rule.__name__ not in AFTER_THE_SEAL:
                return refuse("record.sealed", upto=sealed.upto)
            return rule(meeting, *given, **named)

        return Intent(rule.__name__, decide)

    return build


def holds(meeting: Meeting, rule: str, motion: Seq = NOTHING) -> bool:
    """Whether this meeting applies the rule and no written ground has set it aside for that motion."""
    guard = meeting.profile.guard(rule)
    return guard is not None and guard.on and not meeting.agenda.waived(rule, motion)


def stop(meeting: Meeting, rule: str, **facts: object) -> Refusal:
    """The refusal by that guard, saying whether a written ground can set it aside."""
    guard = meeting.profile.guard(rule)
    return refuse(rule, overridable=guard is not None and guard.overridable, **facts)


def not_running(meeting: Meeting) -> Refusal | None:
    """Why nothing can be put, voted or announced: the meeting is closed, not begun, or rests."""
    if meeting.agenda.closed_at is not None:
        return refuse("meeting.closed")
    if meeting.agenda.ordered_at is None:
        return refuse("meeting.not-in-order")
    if meeting.agenda.on_break:
        return refuse("meeting.on-break")
    return None
