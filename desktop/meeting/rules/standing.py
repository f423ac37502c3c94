"""Who may vote on a motion, and for everybody else why not."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desktop.meeting.ids import PersonId
from desktop.meeting.profile import Electorate
from desktop.meeting.rules.headcount import electors
from desktop.meeting.rules.motions import rule_kind
from desktop.meeting.state import Attendee, Meeting, Motion, Phase, Presence
from desktop.meeting.threshold import Casting


class Standing(StrEnum):
    """How somebody stands to one vote."""

    VOTES = "votes"
    WRITTEN = "written"
    """Away, with a written vote that is counted."""
    RECUSED = "recused"
    ON_LEAVE = "on-leave"
    ABSENT = "absent"
    NOT_ARRIVED = "not-arrived"
    OUT = "out"
    DEPARTED = "departed"
    PROXY = "proxy-not-counted"
    """代会不计票: sits for somebody, in a kind of meeting whose proxies have no vote."""
    REPRESENTED = "represented"
    """Another person casts the party's one vote."""
    ON_TIE = "on-tie-only"


@dataclass(frozen=True)
class Voter:
    """One person on the roll of a vote."""

    person: PersonId
    name: str
    standing: Standing

    @property
    def votes(self) -> bool:
        """Whether the person casts a ballot."""
        return self.standing in (Standing.VOTES, Standing.WRITTEN)


def roll(meeting: Meeting, motion: Motion) -> tuple[Voter, ...]:
    """Everybody who has a vote in this meeting or sits for one who has, in roster order, each with his standing.

    While a round runs and after it, those frozen into it vote; before it and after a void one, those who may now.
    """
    current = motion.round
    frozen = current is not None and motion.phase not in (Phase.PUT, Phase.VOID, Phase.DEFERRED)
    if current is not None and frozen:
        eligible = current.opened.eligible
    else:
        eligible = electors(meeting, rule_kind(meeting, motion).rule, meeting.recusals(motion.put)).eligible
    seated = {each.seat.person for each in meeting.attendance.voters()}
    return tuple(
        Voter(each.seat.person, each.seat.name, _standing(meeting, motion, each, votes=each.seat.person in eligible))
        for each in meeting.attendance.people.values()
        if each.seat.person in seated or each.seat.votes or each.stands_for
    )


def _standing(meeting: Meeting, motion: Motion, each: Attendee, *, votes: bool) -> Standing:
    away = {
        Presence.ON_LEAVE: Standing.ON_LEAVE,
        Presence.ABSENT: Standing.ABSENT,
        Presence.EXPECTED: Standing.NOT_ARRIVED,
        Presence.OUT: Standing.OUT,
        Presence.DEPARTED: Standing.DEPARTED,
    }.get(each.presence)
    if votes:
        return Standing.VOTES if away is None else Standing.WRITTEN
    if each.seat.person in meeting.recused(motion.put):
        return Standing.RECUSED
    if away is not None:
        return away
    if each.stands_for and not each.seat.votes:
        return Standing.PROXY
    rule = rule_kind(meeting, motion).rule
    if rule.casting is Casting.CHAIR_ONLY_ON_TIE and each.seat.person == meeting.chair():
        return Standing.ON_TIE
    if meeting.profile.electorate is Electorate.PARTIES:
        return Standing.REPRESENTED
    # Came only after the vote had opened: the list stands as it was frozen.
    return Standing.NOT_ARRIVED
