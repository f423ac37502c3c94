"""Who is in the room, who may vote, who takes no part in which matter."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from desktop.meeting.acts import (
    Arrived,
    ChairChanged,
    Departed,
    EnteredRoom,
    HeadsCounted,
    LeaveGranted,
    LeftRoom,
    MarkedAbsent,
    OfficersElected,
    ProxyAttended,
    RecorderChanged,
    RecusalSettled,
    Recused,
)
from desktop.meeting.ids import NOBODY, FindingId, ItemId, PersonId, Seq
from desktop.meeting.journal import Entry
from desktop.meeting.plan import Plan, Role, Seat
from desktop.meeting.profile import Profile


class Presence(StrEnum):
    """Where a person stands at this moment."""

    EXPECTED = "expected"
    """未到: not yet there"""
    PRESENT = "present"
    OUT = "out"
    """Out of the room for the moment."""
    ON_LEAVE = "on-leave"
    ABSENT = "absent"
    DEPARTED = "departed"


@dataclass(frozen=True)
class Attendee:
    """A person of the list and where he stands; times are UTC."""

    seat: Seat
    presence: Presence = Presence.EXPECTED
    arrived_at: datetime | None = None
    left_at: datetime | None = None
    ground: str = ""
    approved_by: PersonId = NOBODY
    written_opinion: bool = False
    stands_for: PersonId = NOBODY


@dataclass(frozen=True)
class Recusal:
    """A person's withdrawal from one matter."""

    seq: Seq
    act: Recused
    granted: bool | None = None
    """None: not yet settled; the person already counts as recused."""
    stays_in_base: bool = True

    def covers(self, finding: FindingId, item: ItemId) -> bool:
        """Whether it keeps the person from that matter."""
        if self.granted is False:
            return False
        return (bool(finding) and self.act.finding == finding) or (bool(item) and self.act.item == item)


class Attendance:
    """The list as it stands; only `take` changes it."""

    def __init__(self, profile: Profile, plan: Plan, recorder: PersonId) -> None:
        self._profile = profile
        self.people: dict[PersonId, Attendee] = {seat.person: Attendee(seat) for seat in plan.seats}
        self.recusals: dict[Seq, Recusal] = {}
        chairs = [seat.person for seat in plan.seats if seat.role is Role.CHAIR]
        self.appointed: PersonId = chairs[0] if chairs else NOBODY
        self.chair: PersonId = self.appointed
        self.acting = False
        """A deputy chairs for a while."""
        self.recorder = recorder
        self.officers: OfficersElected | None = None
        self.counted: list[tuple[Seq, HeadsCounted]] = []
        self.track: list[tuple[Seq, datetime, int]] = []
        """How many of those entitled were in the room, after each change: (entry, time, number)."""

    def take(self, entry: Entry) -> None:
        """The list follows the entry."""
        before = len(self.present())
        self._take(entry)
        now = len(self.present())
        if now != before:
            self.track.append((entry.seq, entry.occurred_at, now))

    def _take(self, entry: Entry) -> None:
        act, at = entry.act, entry.occurred_at
        match act:
            case Arrived(person=person) | EnteredRoom(person=person):
                self._set(person, presence=Presence.PRESENT, arrived_at=self._first(person, at), left_at=None)
            case ProxyAttended():
                self._set(
                    act.person,
                    presence=Presence.PRESENT,
                    arrived_at=self._first(act.person, at),
                    stands_for=act.stands_for,
                    ground=act.authority,
                )
            case LeftRoom(person=person):
                self._set(person, presence=Presence.OUT, left_at=at)
            case Departed():
                self._set(
                    act.person,
                    presence=Presence.DEPARTED,
                    left_at=at,
                    ground=act.ground,
                    approved_by=act.approved_by,
                )
            case LeaveGranted():
                self._set(
                    act.person,
                    presence=Presence.ON_LEAVE,
                    ground=act.ground,
                    approved_by=act.approved_by,
                    written_opinion=act.written_opinion,
                )
            case MarkedAbsent():
                self._set(act.person, presence=Presence.ABSENT, ground=act.ground)
            case Recused():
                stays = self._profile.opening.recusal.value == "stays"
                self.recusals[entry.seq] = Recusal(entry.seq, act, stays_in_base=stays)
            case RecusalSettled():
                self._settle(act)
            case ChairChanged():
                self._seat_chair(act)
            case RecorderChanged(recorder=recorder):
                self.recorder = recorder
            case OfficersElected():
                self.officers = act
            case HeadsCounted():
                self.counted.append((entry.seq, act))
            case _:
                pass

    def _settle(self, act: RecusalSettled) -> None:
        known = self.recusals.get(act.recusal)
        if known is not None:
            self.recusals[act.recusal] = replace(known, granted=act.granted, stays_in_base=act.stays_in_base)

    def _seat_chair(self, act: ChairChanged) -> None:
        self.chair, self.acting = act.chair, act.acting and act.chair != self.appointed
        if act.chair and not act.acting:
            self.appointed = act.chair

    def _first(self, person: PersonId, at: datetime) -> datetime:
        known = self.people.get(person)
        return known.arrived_at if known and known.arrived_at else at

    def _set(self, person: PersonId, **parts: Any) -> None:  # noqa: ANN401 - parts of a frozen value
        known = self.people.get(person)
        if known is not None:
            self.people[person] = replace(known, **parts)

    def voters(self) -> tuple[Attendee, ...]:
        """Everybody entitled (应到), in roster order; a proxy with a vote sits in his principal's place."""
        proxies = self._proxies() if self._profile.proxies_vote else {}
        places = set(proxies.values())
        return tuple(
            each for who, each in self.people.items() if who in places or (each.seat.votes and who not in proxies)
        )

    def _proxies(self) -> dict[PersonId, PersonId]:
        """Who has a proxy with a vote now, and whom: one each, and nobody who is here himself."""
        found: dict[PersonId, PersonId] = {}
        for who, each in self.people.items():
            principal = self.people.get(each.stands_for)
            if principal is None or not principal.seat.votes or principal.presence in (Presence.PRESENT, Presence.OUT):
                continue
            if not each.seat.votes and each.seat.role not in (Role.RESPONDENT, Role.STAFF):
                found.setdefault(each.stands_for, who)
        return found

    def entitled(self) -> int:
        """应到: how many the meeting was to have, whoever came."""
        return len(self.voters())

    def present(self) -> tuple[Attendee, ...]:
        """Those entitled who are in the room now, in roster order."""
        return self.having(Presence.PRESENT)

    def having(self, presence: Presence) -> tuple[Attendee, ...]:
        """Those entitled who stand so now, in roster order."""
        return tuple(each for each in self.voters() if each.presence is presence)

    def inside(self, person: PersonId) -> bool:
        """Whether the person is in the room now."""
        known = self.people.get(person)
        return known is not None and known.presence is Presence.PRESENT

    def respondents_inside(self) -> tuple[Attendee, ...]:
        """People of the reviewed unit who are in the room now."""
        return tuple(
            each
            for each in self.people.values()
            if each.seat.role is Role.RESPONDENT and each.presence is Presence.PRESENT
        )

    def recused_from(self, finding: FindingId, item: ItemId) -> dict[PersonId, Recusal]:
        """Who takes no part in that matter, with the newest recusal that says so."""
        return {each.act.person: each for each in self.covering(finding, item)}

    def covering(self, finding: FindingId, item: ItemId) -> tuple[Recusal, ...]:
        """Every recusal from that matter that was not turned down, in order of entry."""
        return tuple(each for each in self.recusals.values() if each.covers(finding, item))
