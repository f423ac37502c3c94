"""Who may vote on a matter and how many there are of each kind, at one moment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from desktop.meeting.ballots import Headcount, Number
from desktop.meeting.ids import NOBODY, PartyId, PersonId
from desktop.meeting.profile import Electorate
from desktop.meeting.state import Attendee, Meeting, Presence, Recusal
from desktop.meeting.threshold import Casting, RecusalEffect, VoteRule


@dataclass(frozen=True)
class Electors:
    """Who may cast a ballot on a matter now, and the numbers everybody else falls into."""

    eligible: tuple[PersonId, ...]
    headcount: Headcount
    rule: VoteRule
    """The kind's rule with quorum and recusal as they are for this matter."""


def electors(meeting: Meeting, rule: VoteRule, recusals: Sequence[Recusal] = ()) -> Electors:
    """The electors by that rule on a matter with those recusals, or on none in particular.

    A written vote of an absentee counts where the profile says so.
    """
    recused = {each.act.person for each in recusals}
    settled = replace(
        rule,
        recusal=_recusal_effect(rule, recusals),
        quorum=rule.quorum or meeting.profile.opening.quorum,
    )
    people = meeting.attendance.voters()
    if meeting.profile.electorate is Electorate.PARTIES:
        people = _representatives(meeting, people, frozenset(recused))
    return _sorted(meeting, settled, people, frozenset(recused))


def _recusal_effect(rule: VoteRule, recused: Iterable[Recusal]) -> RecusalEffect:
    """What the chair settled, alike for everybody on one matter; the kind's rule until he has."""
    settled = [each.stays_in_base for each in recused if each.granted]
    if not settled:
        return rule.recusal
    return RecusalEffect.STAYS if all(settled) else RecusalEffect.LEAVES


def _representatives(
    meeting: Meeting, people: tuple[Attendee, ...], recused: frozenset[PersonId]
) -> tuple[Attendee, ...]:
    """One person for each party: the first of it who can vote, else the first of it at all."""
    chosen: dict[PartyId, Attendee] = {}
    for each in people:
        held = chosen.get(each.seat.party)
        able = each.presence is Presence.PRESENT and each.seat.person not in recused
        taken = held is not None and held.presence is Presence.PRESENT and held.seat.person not in recused
        if held is None or (able and not taken):
            chosen[each.seat.party] = each
    known = [party.id for party in meeting.plan.parties]
    return tuple(chosen[party] for party in known if party in chosen)


def _sorted(meeting: Meeting, rule: VoteRule, people: tuple[Attendee, ...], recused: frozenset[PersonId]) -> Electors:
    away = [each for each in people if each.seat.person in recused]
    kinds = {each.seat.person: _kind(meeting, each) for each in people if each not in away}
    numbers = Counter(kinds.values())
    only_on_tie = meeting.chair() if rule.casting is Casting.CHAIR_ONLY_ON_TIE else NOBODY
    return Electors(
        tuple(who for who, kind in kinds.items() if kind in (Number.PRESENT, Number.WRITTEN) and who != only_on_tie),
        Headcount(
            component=max(meeting.plan.component, len(people)),
            entitled=len(people),
            present=numbers[Number.PRESENT],
            written=numbers[Number.WRITTEN],
            on_leave=numbers[Number.ON_LEAVE],
            absent=numbers[Number.ABSENT],
            not_arrived=numbers[Number.NOT_ARRIVED],
            recused=len(away),
            recused_present=sum(_came(each) for each in away),
            departed=numbers[Number.DEPARTED],
        ),
        rule,
    )


def _came(attendee: Attendee) -> bool:
    return attendee.arrived_at is not None and attendee.presence is not Presence.DEPARTED


def _kind(meeting: Meeting, attendee: Attendee) -> Number:
    if meeting.profile.written_counted and attendee.written_opinion and attendee.presence is not Presence.PRESENT:
        return Number.WRITTEN
    return {
        Presence.PRESENT: Number.PRESENT,
        Presence.OUT: Number.DEPARTED,
        Presence.DEPARTED: Number.DEPARTED,
        Presence.ON_LEAVE: Number.ON_LEAVE,
        Presence.ABSENT: Number.ABSENT,
        Presence.EXPECTED: Number.NOT_ARRIVED,
    }[attendee.presence]
