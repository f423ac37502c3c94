"""Coming, going, sitting out, taking the chair."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.meeting.acts import (
    Arrived,
    ChairChanged,
    Departed,
    EnteredRoom,
    HeadsCounted,
    LeaveGranted,
    LeftRoom,
    MarkedAbsent,
    Method,
    OfficersElected,
    ProxyAttended,
    RecorderChanged,
    RecusalSettled,
    Recused,
)
from desktop.meeting.ids import NOBODY, FindingId, ItemId, PersonId, Seq
from desktop.meeting.plan import Role
from desktop.meeting.refusal import Outcome, Refusal, refuse
from desktop.meeting.rules.guards import holds, intent, stop
from desktop.meeting.state import Meeting, Phase, Presence, Recusal
from desktop.meeting.threshold import RecusalEffect


def _unknown(meeting: Meeting, *people: PersonId) -> Refusal | None:
    strangers = [person for person in people if person not in meeting.attendance.people]
    return refuse("person.unknown", person="、".join(strangers)) if strangers else None


@intent
def arrive(meeting: Meeting, *people: PersonId) -> Outcome:
    """签到／到会: those people are present; who already is stays so without a second entry."""
    if refusal := _unknown(meeting, *people):
        return refusal
    new = [each for each in dict.fromkeys(people) if not meeting.attendance.inside(each)]
    return _vote_runs(meeting, new) or tuple(Arrived(each) for each in new) or refuse("attendance.already-present")


@intent
def enter_room(meeting: Meeting, *people: PersonId, note: str = "") -> Outcome:
    """入场／回场: those people are in the room; nobody of the reviewed unit while a vote is open."""
    if refusal := _unknown(meeting, *people) or _vote_runs(meeting, people):
        return refusal
    return tuple(EnteredRoom(each, note) for each in people) or refuse("attendance.nobody-named")


def _vote_runs(meeting: Meeting, people: Sequence[PersonId]) -> Refusal | None:
    motion = meeting.motions.open()
    if motion is None or not holds(meeting, "room.respondent-present", motion.seq):
        return None
    seats = [meeting.attendance.people[each].seat for each in people]
    names = [seat.name for seat in seats if seat.role is Role.RESPONDENT]
    return stop(meeting, "room.respondent-present", names="、".join(names)) if names else None


@intent
def leave_room(meeting: Meeting, *people: PersonId, note: str = "") -> Outcome:
    """退场: those people wait outside."""
    if refusal := _unknown(meeting, *people) or _not_there(meeting, people) or _voting(meeting, people):
        return refusal
    return tuple(LeftRoom(each, note) for each in people) or refuse("attendance.nobody-named")


@intent
def depart(meeting: Meeting, person: PersonId, *, ground: str = "", approved_by: PersonId = NOBODY) -> Outcome:
    """离会: the person, in the room or waiting outside, has left for good."""
    if refusal := _unknown(meeting, person) or _not_there(meeting, (person,), Presence.OUT):
        return refusal
    return _voting(meeting, (person,)) or (Departed(person, ground, approved_by),)


def _not_there(meeting: Meeting, people: Sequence[PersonId], *also: Presence) -> Refusal | None:
    there = (Presence.PRESENT, *also)
    names = [meeting.name(each) for each in people if meeting.attendance.people[each].presence not in there]
    return refuse("attendance.not-there", names="、".join(names)) if names else None


def _voting(meeting: Meeting, people: Sequence[PersonId]) -> Refusal | None:
    """Nobody on the frozen list leaves while the vote is open, whether he has voted or not."""
    motion = meeting.motions.open()
    if motion is None or motion.round is None or not holds(meeting, "attendance.leaves-open-vote", motion.seq):
        return None
    names = [meeting.name(each) for each in people if each in motion.round.opened.eligible]
    return stop(meeting, "attendance.leaves-open-vote", names="、".join(names)) if names else None


@intent
def grant_leave(
    meeting: Meeting,
    person: PersonId,
    ground: str,
    *,
    approved_by: PersonId = NOBODY,
    written_opinion: bool = False,
) -> Outcome:
    """请假: the person is excused; refused for somebody who is there or has voted."""
    if refusal := _unknown(meeting, person) or _has_acted(meeting, person):
        return refusal
    return (LeaveGranted(person, ground, approved_by, written_opinion),)


@intent
def mark_absent(meeting: Meeting, person: PersonId, ground: str = "") -> Outcome:
    """缺席: the person did not come; refused for somebody who is there or has voted."""
    if refusal := _unknown(meeting, person) or _has_acted(meeting, person):
        return refusal
    return (MarkedAbsent(person, ground),)


def _has_acted(meeting: Meeting, person: PersonId) -> Refusal | None:
    name = meeting.name(person)
    if has_voted(meeting, person):
        return refuse("attendance.has-voted", name=name)
    if meeting.attendance.people[person].arrived_at is not None:
        return refuse("attendance.was-present", name=name)
    return None


def has_voted(meeting: Meeting, person: PersonId) -> bool:
    """Whether a ballot of the person is on record, or may lie in a box."""
    rounds = (current for motion in meeting.motions.all.values() for current in motion.rounds)
    return any(
        current.choice(person) is not None
        or (current.opened.method is Method.SECRET and current.issued > 0 and person in current.opened.eligible)
        for current in rounds
    )


@intent
def attend_as_proxy(meeting: Meeting, person: PersonId, stands_for: PersonId, authority: str = "") -> Outcome:
    """代会人到会: the person sits in for another who is not there."""
    if refusal := _unknown(meeting, person, stands_for):
        return refusal
    if meeting.attendance.people[stands_for].presence is Presence.PRESENT:
        return refuse("attendance.principal-present", name=meeting.name(stands_for))
    return (ProxyAttended(person, stands_for, authority),)


@intent
def count_heads(meeting: Meeting, note: str = "") -> Outcome:
    """清点: the numbers of this moment are told to the room and on record."""
    attendance = meeting.attendance
    missing = sum(len(attendance.having(each)) for each in Presence if each in _MISSING)
    present, leave = len(attendance.having(Presence.PRESENT)), len(attendance.having(Presence.ON_LEAVE))
    return (HeadsCounted(attendance.entitled(), present, leave, missing, note),)


_MISSING = (Presence.EXPECTED, Presence.ABSENT, Presence.DEPARTED, Presence.OUT)


@intent
def recuse(
    meeting: Meeting,
    person: PersonId,
    ground: str,
    *,
    finding: FindingId = FindingId(""),
    item: ItemId = ItemId(""),
) -> Outcome:
    """回避: the person takes no part in the matter; never while a vote on it is open."""
    if refusal := _unknown(meeting, person):
        return refusal
    # Who sits out one finding takes part in the rest of its item.
    about = ItemId("") if finding else item or meeting.current_item()
    if not finding and not about:
        return refuse("recusal.no-matter", name=meeting.name(person))
    for motion in meeting.motions.all.values():
        concerns = finding in motion.put.findings if finding else motion.put.item == about
        if concerns and motion.phase is Phase.OPEN:
            return refuse("recusal.vote-open", name=meeting.name(person), number=motion.number)
    return (Recused(person, ground, finding, about),)


@intent
def settle_recusal(
    meeting: Meeting, recusal: Seq, *, granted: bool = True, stays_in_base: bool | None = None, ground: str = ""
) -> Outcome:
    """The chair's word on a recusal; whether the person stays in the base follows the profile unless said."""
    known = meeting.attendance.recusals.get(recusal)
    if known is None:
        return refuse("recusal.unknown", number=recusal)
    stays = stays_in_base
    if stays is None:
        stays = meeting.profile.opening.recusal is RecusalEffect.STAYS
    settled = RecusalSettled(recusal, granted, stays, ground)
    if not granted:
        return (settled,)
    if any(each.stays_in_base is not stays for each in _settled_beside(meeting, known)):
        return refuse("recusal.base-differs", name=meeting.name(known.act.person))
    if not meeting.attendance.inside(known.act.person):
        return (settled,)
    return _voting(meeting, (known.act.person,)) or (settled, LeftRoom(known.act.person, "回避"))


def _settled_beside(meeting: Meeting, about: Recusal) -> list[Recusal]:
    """Other granted recusals from the same matter; one base holds for all of them."""
    return [
        each
        for each in meeting.attendance.recusals.values()
        if each.granted and each.seq != about.seq and each.covers(about.act.finding, about.act.item)
    ]


@intent
def change_chair(meeting: Meeting, chair: PersonId, ground: str, *, acting: bool = True) -> Outcome:
    """主持人变更: somebody who is in the room chairs from now on; nobody (empty) leaves the chair vacant."""
    if chair:
        if refusal := _unknown(meeting, chair):
            return refusal
        if not meeting.attendance.inside(chair):
            return refuse("chair.not-present", name=meeting.name(chair))
        if meeting.attendance.people[chair].seat.role in (Role.RESPONDENT, Role.STAFF):
            return refuse("chair.may-not", name=meeting.name(chair))
    return (ChairChanged(chair, ground, acting),)


@intent
def change_recorder(meeting: Meeting, recorder: PersonId, ground: str = "") -> Outcome:
    """记录人变更."""
    return _unknown(meeting, recorder) or (RecorderChanged(recorder, ground),)


@intent
def elect_officers(
    meeting: Meeting, scrutineer: PersonId, caller: PersonId, tellers: Sequence[PersonId], agreed: str = ""
) -> Outcome:
    """推选监计票人: two different tellers; the scrutineer counts nothing himself."""
    if refusal := _unknown(meeting, scrutineer, caller, *tellers):
        return refusal
    if len(tellers) != 2 or len({*tellers, scrutineer}) != 3:
        return refuse("secret.two-tellers")
    return (OfficersElected(scrutineer, caller, tuple(tellers), agreed),)
