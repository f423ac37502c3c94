"""Whether there are enough people, now and after the next one comes or goes: said exactly, by the rule of the vote."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.meeting.ids import FindingId, ItemId, PersonId
from desktop.meeting.profile import Electorate
from desktop.meeting.rules.headcount import electors
from desktop.meeting.state import Attendee, Meeting, Presence
from desktop.meeting.tally import quorum_line


@dataclass(frozen=True)
class Forecast:
    """The count of one moment for opening or for one matter, in people (in parties where parties vote)."""

    present: int
    entitled: int
    needed: int
    """How many must be there; 0 when no rule asks for any."""
    on_leave: int
    absent: int
    comers: tuple[PersonId, ...]
    """Who is still expected, or waits outside, and would add to those present."""
    reachable: bool
    """Whether it would be enough if all of them came."""
    pivotal: tuple[PersonId, ...]
    """Whose leaving would make it too few; empty while it is too few already or anybody may go."""

    @property
    def met(self) -> bool:
        """Whether enough are present."""
        return self.present >= self.needed

    @property
    def missing(self) -> int:
        """How many more must come."""
        return max(0, self.needed - self.present)

    @property
    def spare(self) -> int:
        """How many may leave and it is still enough."""
        return max(0, self.present - self.needed)


def forecast(meeting: Meeting, finding: FindingId = FindingId(""), item: ItemId = ItemId("")) -> Forecast:
    """The count for that matter by the opening rule of the profile; for the meeting as a whole where none is said."""
    who = electors(meeting, meeting.profile.opening, meeting.attendance.covering(finding, item))
    count, rule = who.headcount, who.rule
    needed = quorum_line(rule.quorum, rule.recusal, count) if rule.quorum is not None else 0
    recused = meeting.attendance.recused_from(finding, item)
    seats = _seats(meeting, [each for each in meeting.attendance.voters() if each.seat.person not in recused])
    filled = [seat for seat in seats if _inside(seat)]
    comers = [each.seat.person for seat in seats if not _inside(seat) for each in seat if _may_come(each)]
    gained = sum(not _inside(seat) and any(_may_come(each) for each in seat) for seat in seats)
    alone = [inside[0].seat.person for seat in filled if len(inside := _inside(seat)) == 1]
    return Forecast(
        present=count.present,
        entitled=count.entitled,
        needed=needed,
        on_leave=count.on_leave,
        absent=count.absent,
        comers=tuple(comers),
        reachable=count.present + gained >= needed,
        pivotal=tuple(alone) if needed and count.present == needed else (),
    )


def _seats(meeting: Meeting, people: list[Attendee]) -> list[list[Attendee]]:
    """Those who fill one place between them: each person his own, or all voters of one party together."""
    if meeting.profile.electorate is Electorate.PERSONS:
        return [[each] for each in people]
    return [[each for each in people if each.seat.party == party.id] for party in meeting.plan.parties]


def _inside(seat: list[Attendee]) -> list[Attendee]:
    return [each for each in seat if each.presence is Presence.PRESENT]


def _may_come(attendee: Attendee) -> bool:
    return attendee.presence in (Presence.EXPECTED, Presence.OUT)
