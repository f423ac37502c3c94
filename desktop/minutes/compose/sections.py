"""What belongs to which agenda item: findings, motions, questions, papers; nothing is lost between items."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.meeting.acts import PaperPresented, SpeechKind, SpeechMade
from desktop.meeting.ids import FindingId, ItemId
from desktop.meeting.plan import Finding
from desktop.meeting.state import ItemState, ItemStatus, Motion
from desktop.minutes.compose.course import items_by_entry
from desktop.minutes.compose.view import View


@dataclass(frozen=True)
class Section:
    """One agenda item as the minutes treat it; `item` is None for what belongs to none."""

    item: ItemState | None
    findings: tuple[Finding, ...]
    motions: tuple[Motion, ...]
    papers: tuple[str, ...]
    by_opinions: tuple[FindingId, ...]
    """Findings whose verdict was adopted without a vote and still stands."""
    heard: frozenset[SpeechKind]
    """What kinds of speech were made."""
    questions: int


def sections(view: View) -> tuple[Section, ...]:
    """The items that were taken up, in order of the agenda, and at the end what belongs to none of them."""
    taken = [each for each in view.meeting.agenda.items.values() if each.status in (ItemStatus.OPEN, ItemStatus.CLOSED)]
    where = items_by_entry(view.meeting)
    home = _homes(view, taken)
    known = {each.item.id for each in taken}

    def of(item: ItemId, state: ItemState | None) -> Section:
        def here(place: ItemId) -> bool:
            return place == item if item else place not in known

        findings = tuple(each for each in view.findings() if here(home.get(each.id, ItemId(""))))
        readings = [
            each
            for each in view.meeting.readings.in_order_of_time()
            if each.struck is None and here(where.get(each.entry.seq, ItemId("")))
        ]
        spoken = frozenset(each.entry.act.kind for each in readings if isinstance(each.entry.act, SpeechMade))
        shown = [each.entry.act.title for each in readings if isinstance(each.entry.act, PaperPresented)]
        announced = [each.title for each in view.meeting.plan.papers if item and each.item == item]
        return Section(
            item=state,
            findings=findings,
            motions=tuple(each for each in view.meeting.motions.all.values() if here(_place(each, home))),
            papers=tuple(dict.fromkeys([*shown, *announced])),
            by_opinions=tuple(each.id for each in findings if view.meeting.verdict(each.id).by_opinions),
            heard=spoken,
            questions=sum(here(where.get(seq, ItemId(""))) for seq in view.meeting.questioning.chains),
        )

    found = [of(each.item.id, each) for each in taken]
    rest = of(ItemId(""), None)
    return (*found, rest) if rest.findings or rest.motions else tuple(found)


def _homes(view: View, taken: Sequence[ItemState]) -> dict[FindingId, ItemId]:
    """The item of each finding; where no item lists any, the first one taken up has them all."""
    listed = {finding: state.item.id for state in taken for finding in state.item.findings}
    if not any(state.item.findings for state in view.meeting.agenda.items.values()) and taken:
        return {each.id: taken[0].item.id for each in view.findings()}
    return listed


def _place(motion: Motion, home: dict[FindingId, ItemId]) -> ItemId:
    return home.get(motion.put.finding) or motion.put.item
