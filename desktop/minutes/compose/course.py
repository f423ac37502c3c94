"""The meeting as it went: its entries in order of time, cut where an agenda item begins or ends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from desktop.meeting.acts import (
    AgendaItemClosed,
    AgendaItemOpened,
    Arrived,
    Departed,
    EnteredRoom,
    LeftRoom,
    ProxyAttended,
)
from desktop.meeting.ids import ItemId, PersonId, Seq
from desktop.meeting.journal import Reading
from desktop.meeting.state import Attendance, Meeting
from desktop.meeting.state.meeting import ATTENDANCE


@dataclass(frozen=True)
class Stretch:
    """Entries that follow one another within one agenda item, or between items (`item` empty)."""

    item: ItemId
    again: bool
    """Whether the meeting had been at this item before."""
    readings: tuple[Reading, ...]


def course(meeting: Meeting) -> tuple[Stretch, ...]:
    """All entries, struck ones included, in stretches by order of time; no stretch is empty."""
    stretches: list[Stretch] = []
    item, held = ItemId(""), list[Reading]()
    seen: set[ItemId] = set()

    def cut(following: ItemId) -> None:
        nonlocal item
        if held:
            stretches.append(Stretch(item, item in seen, tuple(held)))
            if item:
                seen.add(item)
            held.clear()
        item = following

    for reading in meeting.readings.in_order_of_time():
        act = reading.entry.act
        stands = reading.struck is None
        if stands and isinstance(act, AgendaItemOpened) and act.item != item:
            cut(act.item)
        held.append(reading)
        if stands and isinstance(act, AgendaItemClosed) and act.item == item:
            cut(ItemId(""))
    cut(ItemId(""))
    return tuple(stretches)


def items_by_entry(meeting: Meeting) -> Mapping[Seq, ItemId]:
    """In which agenda item each entry happened; between items the empty id."""
    return {reading.entry.seq: stretch.item for stretch in course(meeting) for reading in stretch.readings}


@dataclass(frozen=True)
class Step:
    """A change of who is in the room: when, who came or went, how many of those entitled were there afterwards."""

    seq: Seq
    at: datetime
    person: PersonId
    came: bool
    first: bool
    """The person's first coming (签到／到会)."""
    for_good: bool
    """离会, not only out of the room."""
    present: int


def steps(meeting: Meeting) -> tuple[Step, ...]:
    """到会轨迹: every coming and going in order of time, late entries at the time they happened."""
    attendance = Attendance(meeting.profile, meeting.plan, meeting.opened.recorder)
    found: list[Step] = []
    for reading in meeting.readings.in_order_of_time():
        entry = reading.entry
        act = entry.act
        if reading.struck is not None or type(act) not in ATTENDANCE:
            continue
        if not isinstance(act, Arrived | EnteredRoom | ProxyAttended | LeftRoom | Departed):
            attendance.take(entry)
            continue
        known = attendance.people.get(act.person)
        first = known is not None and known.arrived_at is None
        attendance.take(entry)
        came = isinstance(act, Arrived | EnteredRoom | ProxyAttended)
        present = len(attendance.present())
        for_good = isinstance(act, Departed)
        found.append(Step(entry.seq, entry.occurred_at, act.person, came, first, for_good, present))
    return tuple(found)


def items_attended(meeting: Meeting) -> Mapping[PersonId, tuple[ItemId, ...]]:
    """During which agenda items each person was in the room at some moment, in order of the agenda."""
    inside: set[PersonId] = set()
    attended: dict[PersonId, set[ItemId]] = {}
    for stretch in course(meeting):
        for reading in stretch.readings:
            act = reading.entry.act
            if reading.struck is not None:
                continue
            if isinstance(act, Arrived | EnteredRoom | ProxyAttended):
                inside.add(act.person)
            if isinstance(act, LeftRoom | Departed):
                inside.discard(act.person)
            for person in inside:
                attended.setdefault(person, set()).add(stretch.item)
    order = list(meeting.agenda.items)
    return {person: tuple(each for each in order if each in items) for person, items in attended.items()}
