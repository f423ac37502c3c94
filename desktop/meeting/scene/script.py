"""A scene that was read: the preparation, and the record line by line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desktop.meeting.ids import PersonId
from desktop.meeting.plan import Plan
from desktop.meeting.scene.line import Resolve


@dataclass(frozen=True)
class Step:
    """One line of the record; its intents are made one after another, each when its turn comes."""

    line_number: int
    source: str
    """The line as written, without the spaces around it."""
    occurred_at: datetime
    """When it happened, UTC."""
    written_at: datetime
    """When it was taken down, UTC; later than `occurred_at` for a line entered late."""
    word: str
    """The kind word."""
    label: str
    """The label it sets on its first entry; empty for none."""
    intents: tuple[Resolve, ...]


@dataclass(frozen=True)
class Said:
    """A rule as told at the head of a scene, to be held against the profile."""

    line_number: int
    text: str


@dataclass(frozen=True)
class Scene:
    """A whole scene."""

    plan: Plan
    profile: str
    """Id of the kind of meeting."""
    zone: str
    """IANA zone of every time in it."""
    recorder: PersonId
    rules: tuple[Said, ...]
    line_number: int
    """Where the head begins; faults of the preparation as a whole name it."""
    opened_at: datetime
    """When the record begins, UTC: with its first line, else at the announced start."""
    steps: tuple[Step, ...]
