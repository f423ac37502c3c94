"""Why a thing cannot be done now: the rule, the facts, and what would satisfy it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.meeting.acts import Act
    from desktop.meeting.state import Meeting


@dataclass(frozen=True)
class Refusal:
    """The record stands as it was; the wording belongs to the catalogue, by rule."""

    rule: str
    """`area.rule`, a key of the catalogue of refusals."""
    facts: tuple[tuple[str, str], ...] = ()
    """Facts the sentence names, as (name, text) in the order of importance."""
    overridable: bool = False
    """Whether this meeting lets a written ground set the rule aside."""

    def fact(self, name: str) -> str:
        """The fact of that name, or the empty text."""
        return dict(self.facts).get(name, "")


Outcome = tuple["Act", ...] | Refusal


@dataclass(frozen=True)
class Intent:
    """What somebody wants to do, ready to be tried against the meeting as it stands."""

    name: str
    decide: Callable[[Meeting], Outcome]

    def __call__(self, meeting: Meeting) -> Outcome:
        """The acts that follow, or the refusal; nothing is written."""
        return self.decide(meeting)


def refuse(rule: str, /, *, overridable: bool = False, **facts: object) -> Refusal:
    """A refusal with its facts as text."""
    return Refusal(rule, tuple((name, str(fact)) for name, fact in facts.items()), overridable=overridable)
