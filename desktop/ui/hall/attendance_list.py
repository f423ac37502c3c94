"""The sign-in list: one row a person under the row of his group, one digit a change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.meeting.ids import PersonId
from desktop.meeting.plan import Role
from desktop.meeting.state import Attendee, Meeting, Presence
from desktop.ui.card_chip import CardChip
from desktop.ui.hall.digit_outline import DigitOutline
from desktop.ui.hall.outline import Row
from desktop.ui.hall.people import Speaker, found, speakers
from desktop.ui.hall.times import clock
from desktop.ui.icons import Icon
from desktop.ui.look import Look
from desktop.ui.speech import tr
from desktop.ui.tokens import Hue

GROUP = "group:"
"""What the id of a group's row begins with."""
DIGITS = "123456789"


@dataclass(frozen=True, slots=True)
class Group:
    """People who are counted and signed in together: a party, or a role."""

    id: str
    name: str
    people: tuple[Speaker, ...]


class AttendanceList(DigitOutline):
    """The list. A digit on a person is about him, on a group's row about everybody in it; Enter counts as 1."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, tr("签到名单"), DIGITS)
        self._shown: tuple[object, ...] = ()
        self.opened.connect(lambda row: self.pressed_digit.emit(row, 1))

    def refresh(self, meeting: Meeting, typed: str) -> None:
        """Show everybody meant by ``typed``; for nothing everybody, group by group."""
        there = meeting.attendance
        state = (meeting, typed, meeting.chair(), *there.people.values(), *there.recusals.values())
        if state == self._shown:
            return  # most acts move nobody
        self._shown = state
        people = speakers(meeting)
        recused = frozenset(
            each.act.person for each in meeting.attendance.recusals.values() if each.granted is not False
        )
        if typed:
            self.show_rows(tuple(_row(meeting, each, recused, party=True) for each in found(people, typed)))
            return
        rows: list[Row] = []
        for group in groups(meeting, people):
            rows.append(_head(meeting, group))
            rows += [_row(meeting, each, recused) for each in group.people]
        self.show_rows(tuple(rows))


def groups(meeting: Meeting, people: tuple[Speaker, ...]) -> tuple[Group, ...]:
    """Return the groups of the list: each party, else the members as one; then guests, the reviewed unit, staff."""
    seats = meeting.attendance.people
    inner = (Role.CHAIR, Role.MEMBER)
    found: list[Group] = []
    members = [each for each in people if seats[each.person].seat.role in inner]
    for party in meeting.plan.parties:
        own = tuple(each for each in members if seats[each.person].seat.party == party.id)
        found.append(Group(party.id, party.called, own))
    placed = {each.person for group in found for each in group.people}
    found.append(Group("members", tr("组成人员"), tuple(each for each in members if each.person not in placed)))
    for role, name in (
        (Role.PROXY, tr("代会人员")),
        (Role.ATTENDANT, tr("列席人员")),
        (Role.RESPONDENT, tr("被审单位")),
        (Role.STAFF, tr("工作人员")),
    ):
        found.append(Group(role.value, name, tuple(each for each in people if seats[each.person].seat.role is role)))
    return tuple(group for group in found if group.people)


def presence_word(presence: Presence) -> tuple[str, Hue, Icon]:
    """Return word, hue and icon of where a person stands."""
    return {
        Presence.EXPECTED: (tr("未到"), Hue.AMBER, Icon.CIRCLE),
        Presence.PRESENT: (tr("到会"), Hue.GREEN, Icon.CIRCLE_CHECK),
        Presence.OUT: (tr("场外"), Hue.SLATE, Icon.MOVE_HORIZONTAL),
        Presence.ON_LEAVE: (tr("请假"), Hue.SLATE, Icon.CALENDAR),
        Presence.ABSENT: (tr("缺席"), Hue.RED, Icon.USER_X),
        Presence.DEPARTED: (tr("离会"), Hue.SLATE, Icon.USER_X),
    }[presence]


def _head(meeting: Meeting, group: Group) -> Row:
    inside = sum(meeting.attendance.inside(each.person) for each in group.people)
    said = tr("在场 {present}／{all}", present=inside, all=len(group.people))
    return Row(f"{GROUP}{group.id}", f"{group.name}　{said}", icon=Icon.USERS, faint=True)


def _row(meeting: Meeting, speaker: Speaker, recused: frozenset[PersonId], *, party: bool = False) -> Row:
    attendee = meeting.attendance.people[speaker.person]
    _word, hue, icon = presence_word(attendee.presence)
    seat = attendee.seat
    chips: list[CardChip] = []
    if seat.person == meeting.chair():
        chips.append(CardChip(tr("主持"), Hue.BLUE))
    if seat.person in recused:
        chips.append(CardChip(tr("回避"), Hue.VIOLET, Icon.BAN))
    ordered = meeting.agenda.ordered_at
    late = ordered is not None and attendee.arrived_at is not None and attendee.arrived_at > ordered
    if late and seat.role in (Role.CHAIR, Role.MEMBER, Role.PROXY):
        chips.append(CardChip(tr("会中到会"), Hue.AMBER, Icon.CLOCK))
    whence = f"{speaker.party if party else ''}{speaker.post}"
    meta = " · ".join(part for part in (*_standing(meeting, attendee), whence) if part)
    return Row(seat.person, seat.name, meta, str(speaker.number), icon, hue, tuple(chips))


def _standing(meeting: Meeting, attendee: Attendee) -> Iterator[str]:
    """Where a person stands, since when, and why."""
    word, _hue, _icon = presence_word(attendee.presence)
    at = attendee.arrived_at if attendee.presence is Presence.PRESENT else attendee.left_at
    yield f"{clock(meeting, at)[:5]} {word}" if at is not None else word
    if attendee.presence in (Presence.ON_LEAVE, Presence.ABSENT, Presence.DEPARTED):
        yield attendee.ground
    if attendee.presence is Presence.ON_LEAVE:
        approved = meeting.name(attendee.approved_by)
        yield tr("{name}批准", name=approved) if approved else tr("未批准")
    if attendee.stands_for:
        yield tr("代{name}", name=meeting.name(attendee.stands_for))
