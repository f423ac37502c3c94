"""Coming, going, sitting out, taking the chair."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from desktop.meeting.acts import (
    Arrived,
    ChairChanged,
    Choice,
    Departed,
    EnteredRoom,
    HeadsCounted,
    LeaveGranted,
    LeftRoom,
    MarkedAbsent,
    Method,
    OfficersElected,
    RecorderChanged,
)
from desktop.meeting.ids import NOBODY, PersonId
from desktop.meeting.refusal import Intent
from desktop.meeting.rules.attendance import (
    arrive,
    attend_as_proxy,
    change_chair,
    change_recorder,
    count_heads,
    depart,
    elect_officers,
    enter_room,
    grant_leave,
    leave_room,
    mark_absent,
    recuse,
)
from desktop.meeting.rules.ballots import cast_ballot, issue_ballots, void_vote
from desktop.meeting.rules.motions import open_vote
from desktop.meeting.state import Presence
from tests.meeting.table import (
    BAO,
    CAO,
    DENG,
    F1,
    FENG,
    FOR,
    HAN,
    HE,
    JI,
    LU,
    MENG,
    QIN,
    REVIEW,
    START,
    SU,
    TANG,
    VOTERS,
    ZHOU,
    Table,
    overrides,
    review,
    without,
)

STRANGER = PersonId("nobody")


def presence(table: Table, person: PersonId) -> Presence:
    return table.meeting.attendance.people[person].presence


@pytest.mark.parametrize(
    "intent",
    [
        arrive(ZHOU, STRANGER),
        enter_room(STRANGER),
        leave_room(STRANGER),
        depart(STRANGER),
        grant_leave(STRANGER, "病"),
        mark_absent(STRANGER),
        attend_as_proxy(LU, STRANGER),
        attend_as_proxy(STRANGER, HAN),
        recuse(STRANGER, "亲属", finding=F1),
        change_chair(STRANGER, "临时"),
        change_recorder(STRANGER),
        elect_officers(HAN, CAO, (DENG, STRANGER)),
    ],
    ids=lambda intent: intent.name,
)
def test_nobody_who_is_not_on_the_list_comes_goes_or_holds_an_office(intent: Intent) -> None:
    refusal = review().refuses(intent)
    assert (refusal.rule, refusal.fact("person"), refusal.fact("name")) == ("person.unknown", STRANGER, "")


def test_who_signs_in_is_present_once() -> None:
    table = review()
    table.does(arrive(ZHOU, HAN, ZHOU))
    assert [each.act for each in table.entries[1:]] == [Arrived(ZHOU), Arrived(HAN)]
    table.does(arrive(HAN, QIN))
    assert table.last == Arrived(QIN)
    assert table.refuses(arrive(HAN)).rule == "attendance.already-present"
    assert [number for _, _, number in table.meeting.attendance.track] == [1, 2, 3]


def test_who_was_outside_keeps_the_time_he_first_came() -> None:
    table = review()
    table.does(enter_room(HAN, note="途中"))
    table.does(leave_room(HAN, note="接电话"))
    assert table.last == LeftRoom(HAN, "接电话")
    assert presence(table, HAN) is Presence.OUT
    table.does(enter_room(HAN))
    assert table.last == EnteredRoom(HAN)
    assert table.meeting.attendance.people[HAN].arrived_at == START + timedelta(minutes=1)
    assert table.meeting.attendance.people[HAN].left_at is None


@pytest.mark.parametrize("intent", [enter_room(), leave_room()], ids=["enter", "leave"])
def test_somebody_must_be_named(intent: Intent) -> None:
    assert review().refuses(intent).rule == "attendance.nobody-named"


@pytest.mark.parametrize("intent", [leave_room(HAN), depart(HAN)], ids=["leave", "depart"])
def test_who_never_came_cannot_leave(intent: Intent) -> None:
    refusal = review().refuses(intent)
    assert (refusal.rule, refusal.fact("names")) == ("attendance.not-there", "韩　立")


def test_who_waits_outside_may_leave_for_good() -> None:
    table = review().gathers()
    table.does(leave_room(HAN))
    assert table.refuses(leave_room(HAN)).rule == "attendance.not-there"
    table.does(depart(HAN, ground="急事", approved_by=ZHOU))
    assert table.last == Departed(HAN, "急事", ZHOU)
    assert presence(table, HAN) is Presence.DEPARTED
    assert table.refuses(depart(HAN)).rule == "attendance.not-there"


def test_leave_and_absence_are_for_those_who_did_not_come() -> None:
    table = review().gathers(ZHOU, QIN, TANG)
    table.does(grant_leave(HAN, "出差", approved_by=ZHOU, written_opinion=True))
    assert table.last == LeaveGranted(HAN, "出差", ZHOU, written_opinion=True)
    table.does(mark_absent(FENG, "无故"))
    assert table.last == MarkedAbsent(FENG, "无故")
    for intent in (grant_leave(QIN, "病"), mark_absent(QIN)):
        refusal = table.refuses(intent)
        assert (refusal.rule, refusal.fact("name")) == ("attendance.was-present", "秦月")


def test_nobody_who_has_voted_is_set_absent() -> None:
    profile = replace(REVIEW, written_counted=True)
    table = review(profile).gathers(ZHOU, HAN, QIN, TANG)
    table.does(grant_leave(FENG, "病", written_opinion=True))
    motion = table.opens("proposal", Method.NAMED)
    table.does(cast_ballot(motion, FENG, FOR))
    for intent in (grant_leave(FENG, "病"), mark_absent(FENG)):
        assert table.refuses(intent).rule == "attendance.has-voted"


def test_whose_paper_may_lie_in_the_box_is_not_set_absent() -> None:
    profile = replace(REVIEW, written_counted=True)
    table = review(profile).gathers(ZHOU, HAN, QIN, TANG)
    table.does(grant_leave(FENG, "病", written_opinion=True))
    table.elects()
    motion = table.opens("proposal", Method.SECRET)
    table.does(mark_absent(FENG))
    table.does(grant_leave(FENG, "病", written_opinion=True))
    table.does(issue_ballots(motion, 5))
    assert table.refuses(mark_absent(FENG)).rule == "attendance.has-voted"


@pytest.mark.parametrize("leaves", [leave_room(SU, HAN), depart(HAN)], ids=["leave", "depart"])
def test_nobody_leaves_while_he_is_on_the_list_of_an_open_vote(leaves: Intent) -> None:
    table = review().gathers()
    table.does(arrive(SU))
    motion = table.opens()
    refusal = table.refuses(leaves)
    assert (refusal.rule, refusal.fact("names"), refusal.overridable) == (
        "attendance.leaves-open-vote",
        "韩　立",
        True,
    )
    table.does(leave_room(SU))
    table.does(overrides("attendance.leaves-open-vote", motion=motion))
    table.does(depart(HAN))


def test_a_profile_may_let_voters_leave() -> None:
    table = review(without("attendance.leaves-open-vote")).gathers()
    table.opens()
    table.does(leave_room(HAN))


def test_after_the_vote_everybody_may_leave() -> None:
    table = review().gathers()
    table.votes(table.opens())
    table.does(leave_room(HAN))


@pytest.mark.parametrize("intent", [arrive(HE, SU), enter_room(HE)], ids=["arrive", "enter"])
def test_nobody_of_the_reviewed_unit_comes_in_while_a_vote_is_open(intent: Intent) -> None:
    table = review().gathers()
    motion = table.opens()
    refusal = table.refuses(intent)
    assert (refusal.rule, refusal.fact("names")) == ("room.respondent-present", "贺春")
    table.does(arrive(SU))
    table.does(enter_room(SU))
    table.votes(motion)
    table.does(enter_room(HE, BAO))


def test_a_profile_may_let_the_reviewed_unit_watch_the_vote() -> None:
    table = review(without("room.respondent-present")).gathers()
    table.opens()
    table.does(enter_room(HE))


def test_a_proxy_comes_for_somebody_who_is_not_there() -> None:
    table = review().gathers(ZHOU, HAN, QIN, TANG)
    assert table.refuses(attend_as_proxy(LU, HAN)).fact("name") == "韩　立"
    assert table.refuses(attend_as_proxy(LU, HAN)).rule == "attendance.principal-present"
    table.does(attend_as_proxy(LU, FENG, "授权书"))
    assert presence(table, LU) is Presence.PRESENT
    assert table.meeting.attendance.people[LU].ground == "授权书"


def test_a_proxy_does_not_vote_unless_the_profile_says_so() -> None:
    table = review().gathers(ZHOU, HAN, QIN, TANG)
    table.does(attend_as_proxy(LU, FENG))
    motion = table.opens()
    assert table.round(motion).opened.eligible == (ZHOU, HAN, QIN, TANG)
    assert table.refuses(cast_ballot(motion, LU, FOR)).rule == "ballot.not-entitled"


PROXIES = replace(REVIEW, proxies_vote=True)


def test_a_proxy_with_a_vote_takes_his_principals_place_and_no_other() -> None:
    table = review(PROXIES).gathers(ZHOU, HAN, QIN, TANG)
    table.does(grant_leave(FENG, "病"))
    table.does(attend_as_proxy(LU, FENG, "授权书"))
    opened = table.round(table.opens()).opened
    heads = opened.headcount
    assert opened.eligible == (ZHOU, HAN, QIN, TANG, LU)
    assert (heads.entitled, heads.present, heads.on_leave) == (5, 5, 0)
    table.does(count_heads())
    assert table.last == HeadsCounted(5, 5, 0, 0)


def test_a_principal_who_comes_after_all_votes_himself() -> None:
    table = review(PROXIES).gathers(ZHOU, HAN, QIN, TANG)
    table.does(attend_as_proxy(LU, FENG))
    table.does(arrive(FENG))
    assert table.round(table.opens()).opened.eligible == VOTERS
    assert table.meeting.attendance.entitled() == 5


def test_one_principal_has_one_vote_however_many_sit_in_for_him() -> None:
    table = review(PROXIES).gathers(ZHOU, HAN, QIN, TANG)
    table.does(attend_as_proxy(LU, FENG))
    table.does(attend_as_proxy(SU, FENG))
    assert table.round(table.opens()).opened.eligible == (ZHOU, HAN, QIN, TANG, LU)


@pytest.mark.parametrize(("person", "principal"), [(HE, FENG), (JI, FENG), (HAN, FENG), (LU, SU)])
def test_a_respondent_staff_a_member_or_a_proxy_of_nobody_casts_no_second_vote(
    person: PersonId, principal: PersonId
) -> None:
    table = review(without("room.respondent-present", profile=PROXIES)).gathers(ZHOU, HAN, QIN, TANG)
    table.does(attend_as_proxy(person, principal))
    opened = table.round(table.opens()).opened
    assert opened.eligible == (ZHOU, HAN, QIN, TANG)
    assert opened.headcount.entitled == 5


def test_heads_are_counted_as_they_stand() -> None:
    table = review().gathers(ZHOU, HAN, QIN)
    table.does(grant_leave(TANG, "病"))
    table.does(leave_room(QIN))
    table.does(count_heads("清点"))
    assert table.last == HeadsCounted(entitled=5, present=2, on_leave=1, missing=2, note="清点")
    assert table.meeting.attendance.counted == [(table.meeting.upto, table.last)]


def test_the_chair_passes_to_somebody_in_the_room() -> None:
    table = review().gathers(ZHOU, HAN, QIN)
    assert table.refuses(change_chair(TANG, "委托")).rule == "chair.not-present"
    table.does(change_chair(HAN, "委托"))
    assert (table.meeting.chair(), table.meeting.attendance.acting) == (HAN, True)
    table.does(change_chair(ZHOU, "回席"))
    assert (table.meeting.chair(), table.meeting.attendance.acting) == (ZHOU, False)
    table.does(change_chair(QIN, "改由秦月主持", acting=False))
    assert (table.meeting.attendance.appointed, table.meeting.attendance.acting) == (QIN, False)
    table.does(change_chair(NOBODY, "离席"))
    assert table.last == ChairChanged(NOBODY, "离席")
    assert table.meeting.chair() == NOBODY


@pytest.mark.parametrize("person", [HE, JI])
def test_neither_the_reviewed_unit_nor_staff_takes_the_chair(person: PersonId) -> None:
    table = review().gathers()
    table.does(arrive(person))
    assert table.refuses(change_chair(person, "委托")).rule == "chair.may-not"


def test_the_recorder_changes() -> None:
    table = review()
    table.does(change_recorder(CAO, "换班"))
    assert table.last == RecorderChanged(CAO, "换班")
    assert table.meeting.attendance.recorder == CAO


@pytest.mark.parametrize(
    ("scrutineer", "tellers"),
    [(HAN, (DENG,)), (HAN, (DENG, DENG)), (HAN, (DENG, DENG, MENG)), (DENG, (DENG, MENG)), (HAN, (DENG, MENG, QIN))],
)
def test_two_tellers_count_and_the_scrutineer_is_neither(scrutineer: PersonId, tellers: tuple[PersonId, ...]) -> None:
    assert review().refuses(elect_officers(scrutineer, CAO, tellers)).rule == "secret.two-tellers"


def test_officers_serve_until_others_are_elected() -> None:
    table = review()
    table.does(elect_officers(HAN, CAO, (DENG, MENG), "举手，无异议"))
    assert table.meeting.attendance.officers == OfficersElected(HAN, CAO, (DENG, MENG), "举手，无异议")


def test_who_came_late_is_not_on_the_list_of_the_round_but_of_the_next() -> None:
    table = review().gathers(ZHOU, HAN, QIN)
    motion = table.opens()
    table.does(arrive(TANG))
    assert table.refuses(cast_ballot(motion, TANG, Choice.FOR)).rule == "ballot.not-present"
    table.does(void_vote(motion, "迟到"))
    table.does(open_vote(motion))
    assert table.round(motion).opened.eligible == (ZHOU, HAN, QIN, TANG)
