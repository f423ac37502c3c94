"""Who and what a scene speaks of: names as written to ids."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID, uuid5

from desktop.meeting.ids import NOBODY, FindingId, ItemId, PartyId, PersonId, normalised
from desktop.meeting.plan import Finding, Plan
from desktop.meeting.scene.fault import Unclear
from desktop.meeting.scene.values import listed, nearest

IdMaker = Callable[[str, str], str]
"""From the kind of a thing (person, party, unit, finding, item, paper) and its name to its id."""

_SCENES = UUID("7d6a3a51-6a0a-5f0e-9b39-5f2f6f1f2c27")


def stable_id(kind: str, name: str) -> str:
    """The same id for the same kind and name on every machine, so that what a scene records can be compared."""
    return str(uuid5(_SCENES, f"{kind}\n{name}"))


class Cast:
    """Everybody and everything of a plan by name; only `join` and `admit` change it, while a scene is read."""

    def __init__(self, plan: Plan, make_id: IdMaker) -> None:
        self.make_id = make_id
        self.meeting = plan.number or plan.title
        self.people: dict[str, PersonId] = {normalised(seat.name): seat.person for seat in plan.seats}
        self.parties: dict[str, PartyId] = {name: each.id for each in plan.parties for name in (each.name, each.called)}
        self.seats = plan.seats
        self.units = {unit.name: unit.id for unit in plan.units}
        self.findings: dict[str, FindingId] = {each.number: each.id for each in plan.findings}
        self.items: dict[str, ItemId] = {each.number: each.id for each in plan.agenda}

    def person(self, name: str) -> PersonId:
        """The person of that name, spaces ignored."""
        plain = normalised(name)
        if plain not in self.people:
            raise Unclear(f"名单里没有“{plain}”{nearest(plain, self.people)}")
        return self.people[plain]

    def person_if(self, name: str) -> PersonId:
        """The person of that name; nobody for the empty text."""
        return self.person(name) if name else NOBODY

    def several(self, names: str) -> tuple[PersonId, ...]:
        """The people of a list written with 、; at least one, nobody twice."""
        people = tuple(self.person(name) for name in listed(names))
        if not people:
            raise Unclear("这里要写姓名，多人用顿号隔开")
        if len(set(people)) != len(people):
            raise Unclear("同一个人写了两次")
        return people

    def party(self, name: str) -> PartyId:
        """The party of that name or short name."""
        if name not in self.parties:
            raise Unclear(f"没有名为“{name}”的一方{nearest(name, self.parties)}")
        return self.parties[name]

    def finding(self, number: str) -> FindingId:
        """The finding of that number."""
        if number not in self.findings:
            raise Unclear(f"没有编号为“{number}”的问题{nearest(number, self.findings)}")
        return self.findings[number]

    def item(self, number: str) -> ItemId:
        """The agenda item of that number, or the improvised one of that label."""
        if number not in self.items:
            raise Unclear(f"没有议题“{number}”{nearest(number, self.items)}")
        return self.items[number]

    def join(self, finding: Finding) -> None:
        """A finding raised in the room can be spoken of by its number from now on."""
        if finding.number in self.findings:
            raise Unclear(f"已有编号为“{finding.number}”的问题")
        self.findings[finding.number] = finding.id

    def admit(self, label: str, title: str) -> ItemId:
        """An improvised item can be spoken of by its label from now on; its new id."""
        item = ItemId(self.make_id("item", f"{self.meeting}\n{title}"))
        self.items[label] = item
        return item
