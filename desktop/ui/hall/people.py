"""The people of the meeting as the hall offers them: who has which key, who is found by which letters."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.meeting.acts import AnswerDeferred, AnswerGiven
from desktop.meeting.ids import NOBODY, PersonId
from desktop.meeting.plan import Role, Seat
from desktop.meeting.state import Meeting
from desktop.ui.hall.pinyin import matches, starts

KEYS = tuple(f"F{number}" for number in range(2, 10))
"""F1 is help everywhere and F10 the menu bar."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person as a speaker: ``number`` is the place in the list of seats, from 1; ``key`` may be empty."""

    person: PersonId
    name: str
    post: str
    party: str
    number: int
    key: str = ""
    initials: str = ""
    """As put right in the preparation; empty: as the name is read."""
    answers: bool = False
    """Whether he belongs to the reviewed unit."""

    @property
    def whole(self) -> str:
        """Number, name, party or unit, and post in one line."""
        return f"{self.number}  {self.name}  {self.party}{self.post}"


def speakers(meeting: Meeting) -> tuple[Speaker, ...]:
    """Return everybody on the list in its order; the first eight wanted most have a key each, for good.

    Keys go to the chair, the first of every other party, the respondents, then to whoever is left: they are
    taken from the plan alone, so that a key means the same person from the first minute to the last.
    """
    seats = meeting.plan.seats
    keys = dict(zip((seat.person for seat in _wanted(seats)), KEYS, strict=False))
    units = {unit.id: unit.name for unit in meeting.plan.units}
    return tuple(
        Speaker(
            seat.person,
            seat.name,
            seat.post,
            meeting.party_name(seat.party) or units.get(seat.unit, ""),
            number,
            keys.get(seat.person, ""),
            seat.initials,
            seat.role is Role.RESPONDENT,
        )
        for number, seat in enumerate(seats, 1)
    )


def _wanted(seats: tuple[Seat, ...]) -> list[Seat]:
    """The seats in the order in which they get a key."""
    chair = [seat for seat in seats if seat.role is Role.CHAIR]
    parties = {seat.party for seat in chair}
    first: list[Seat] = []
    for seat in seats:
        if seat.role is Role.MEMBER and seat.party not in parties:
            parties.add(seat.party)
            first.append(seat)
    asked = [seat for seat in seats if seat.role is Role.RESPONDENT][:3]
    taken = {seat.person for seat in [*chair, *first, *asked]}
    rest = [seat for seat in seats if seat.person not in taken and seat.role is not Role.STAFF]
    return [*chair, *first[: 7 - len(asked)], *asked, *rest]


def found(people: tuple[Speaker, ...], typed: str) -> tuple[Speaker, ...]:
    """Return who is meant by a seat number, initials or a part of a name, the likeliest first; all for nothing."""
    wanted = typed.strip()
    if wanted.isdecimal():
        exact = [each for each in people if str(each.number) == wanted]
        return tuple(exact + [each for each in people if str(each.number).startswith(wanted) and each not in exact])
    begun = [
        each for each in people if starts(each.name, wanted) or (wanted and each.initials.startswith(wanted.lower()))
    ]
    inside = [each for each in people if each not in begun and matches(each.name, wanted)]
    party = [each for each in people if each not in [*begun, *inside] and wanted and matches(each.party, wanted)]
    return (*begun, *inside, *party)


def respondent(meeting: Meeting) -> PersonId:
    """Return who answers for the reviewed unit when nobody was named: whoever answered last, else the first inside."""
    for chain in reversed(meeting.questioning.chains.values()):
        for link in reversed(chain.links):
            if isinstance(link.act, AnswerGiven | AnswerDeferred) and link.act.speaker:
                return link.act.speaker
    inside = [each.seat.person for each in meeting.attendance.respondents_inside()]
    listed = [seat.person for seat in meeting.plan.seats if seat.role is Role.RESPONDENT]
    return next(iter(inside or listed), NOBODY)
