"""People pasted from a spreadsheet, turned into seats of this meeting."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.intake import PeopleProposal, ProposedPerson, normal_name
from desktop.meeting.ids import PartyId, PersonId, UnitId
from desktop.meeting.plan import Plan, Role, Seat
from desktop.ui.prepare.parties import may_vote
from desktop.ui.prepare.roster_words import roster_words
from desktop.ui.speech import tr


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody the paste proposes: the seat it would be, what is doubtful, and whether it is ticked."""

    row: int
    seat: Seat
    doubts: str
    taken: bool


def candidates(plan: Plan, proposal: PeopleProposal, ids: Sequence[str]) -> tuple[Candidate, ...]:
    """Return a candidate for each person proposed, ``ids`` holding one id for each.

    Somebody already on the list or listed twice is not ticked; a second 主持人 becomes a member.
    """
    chaired = any(seat.role is Role.CHAIR for seat in plan.seats)
    found: list[Candidate] = []
    for person, name in zip(proposal.people, ids, strict=True):
        seat = _seat(plan, person, PersonId(name), chaired=chaired)
        chaired = chaired or seat.role is Role.CHAIR
        codes = {doubt.code for doubt in person.doubts}
        said = [doubt.text for doubt in person.doubts if doubt.code != "columns-guessed"]
        staff = seat.role is Role.STAFF and _party(plan, person.group)
        if person.group and not seat.party and not seat.unit and not staff:
            said.append(tr("“{group}”既不是会审方也不是被审单位。", group=person.group))
        found.append(Candidate(person.source_row, seat, "".join(said), not codes & {"known", "duplicate"}))
    return tuple(found)


def seated(plan: Plan, chosen: Sequence[Candidate]) -> tuple[Seat, ...]:
    """Return the plan's seats with the chosen ones behind them."""
    return (*plan.seats, *(each.seat for each in chosen if each.taken))


def _seat(plan: Plan, person: ProposedPerson, name: PersonId, *, chaired: bool) -> Seat:
    party, unit = _party(plan, person.group), _unit(plan, person.group)
    role = roster_words().role(person.role)
    if role is None:
        role = Role.RESPONDENT if unit else Role.MEMBER if party or not plan.parties else Role.ATTENDANT
    if role is Role.CHAIR and chaired:
        role = Role.MEMBER
    duty = person.role if role is Role.STAFF else ""
    post = person.post or (person.group if not party and not unit else "")
    votes = may_vote(role) and role in {Role.CHAIR, Role.MEMBER}
    return Seat(name, person.name, post, party if may_vote(role) else PartyId(""), role, votes, unit, duty)


def _party(plan: Plan, group: str) -> PartyId:
    """The party of that name; a name may be written with or without 市委 before it."""
    wanted = normal_name(group)
    for party in plan.parties:
        names = [normal_name(party.name), normal_name(party.short)]
        if wanted and any(each and (each == wanted or each in wanted or wanted in each) for each in names):
            return party.id
    return PartyId("")


def _unit(plan: Plan, group: str) -> UnitId:
    wanted = normal_name(group)
    for unit in plan.units:
        known = normal_name(unit.name)
        if wanted and known and (wanted == known or wanted in known or known in wanted):
            return unit.id
    return UnitId("")
