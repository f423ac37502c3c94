"""A scene played: its lines put one after another, each against the meeting as it then stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop.meeting.acts import Act
from desktop.meeting.ids import Seq
from desktop.meeting.journal import Entry
from desktop.meeting.profile import Profile
from desktop.meeting.profile_file import ProfileFault, load
from desktop.meeting.refusal import Intent, Refusal
from desktop.meeting.rules.opening import open_record
from desktop.meeting.scene.fault import SceneFault, refused
from desktop.meeting.scene.line import Room
from desktop.meeting.scene.lines import at_line
from desktop.meeting.scene.rules_said import check_rules
from desktop.meeting.scene.script import Scene, Step
from desktop.meeting.state import Meeting, replay

Put = Callable[[Intent, datetime], tuple[Entry, ...] | Refusal]
"""Tries an intent at that moment (UTC): the entries it became, already safe, or the refusal."""


@dataclass(frozen=True)
class Played:
    """An intent of a line that is now on record."""

    step: Step
    intent: Intent
    entries: tuple[Entry, ...]


def profile_of(scene: Scene) -> Profile:
    """The shipped profile the scene names; `SceneFault` where there is none."""
    try:
        return load(scene.profile)
    except ProfileFault as why:
        raise SceneFault(scene.line_number, f"会议类型“{scene.profile}”不能用：{why}") from why


def opening(scene: Scene, profile: Profile) -> tuple[Act, ...]:
    """The first acts of the scene's journal; `SceneFault` where a rule told differs or the plan is unfit."""
    check_rules(scene.rules, profile, scene.plan)
    acts = open_record(profile, scene.plan, zone=scene.zone, recorder=scene.recorder)
    if isinstance(acts, Refusal):
        raise refused(scene.line_number, acts)
    return acts


def play(scene: Scene, opened: Sequence[Entry], put: Put) -> Iterator[Played]:
    """Every intent of the scene is put in turn, each yielded once it is on record; stops with a `SceneFault`.

    `opened` are the entries the acts of `opening` became.
    """
    company = Company(replay(opened))
    for step in scene.steps:
        yield from company.perform(step, put)


class Company:
    """The meeting as the player sees it, and the entries the labels stand for; only `perform` changes them."""

    def __init__(self, meeting: Meeting) -> None:
        self.meeting = meeting
        self.labels: dict[str, Seq] = {}

    def perform(self, step: Step, put: Put) -> Iterator[Played]:
        """The intents of one line are put in turn; `SceneFault` at the first that is refused or does not fit."""
        for place, resolve in enumerate(step.intents):
            with at_line(step.line_number):
                intent = resolve(Room(self.meeting, self.labels))
            entries = put(intent, step.occurred_at)
            if isinstance(entries, Refusal):
                raise refused(step.line_number, entries)
            for entry in entries:
                self.meeting.take(entry)
            if step.label and place == 0:
                self.labels[step.label] = entries[0].seq
            yield Played(step, intent, entries)


class Memory:
    """A journal that is kept nowhere: for tests and rehearsals."""

    def __init__(self, actor: str = "") -> None:
        self._actor = actor
        self._meeting: Meeting | None = None
        self.entries: list[Entry] = []
        self.now: datetime | None = None
        """When what comes next is taken down; None: when it happened."""

    def open(self, acts: Sequence[Act], at: datetime) -> tuple[Entry, ...]:
        """The journal begins with those acts."""
        entries = self._keep(acts, at)
        self._meeting = replay(entries)
        return entries

    def put(self, intent: Intent, at: datetime) -> tuple[Entry, ...] | Refusal:
        """The intent is tried and its acts are kept, or the refusal comes back."""
        if self._meeting is None:
            raise ValueError("the journal was not opened")
        acts = intent(self._meeting)
        if isinstance(acts, Refusal):
            return acts
        entries = self._keep(acts, at)
        for entry in entries:
            self._meeting.take(entry)
        return entries

    def _keep(self, acts: Sequence[Act], at: datetime) -> tuple[Entry, ...]:
        first = len(self.entries) + 1
        entries = tuple(
            Entry(Seq(first + place), at, self.now or at, self._actor, act) for place, act in enumerate(acts)
        )
        self.entries.extend(entries)
        return entries


def record(scene: Scene, profile: Profile | None = None) -> tuple[Entry, ...]:
    """The whole journal of the scene, kept nowhere; by the shipped profile it names unless another is given."""
    memory = Memory(actor=scene.recorder)
    memory.now = scene.opened_at
    company = Company(replay(memory.open(opening(scene, profile or profile_of(scene)), scene.opened_at)))
    for step in scene.steps:
        memory.now = step.written_at
        for _played in company.perform(step, memory.put):
            pass
    return tuple(memory.entries)
