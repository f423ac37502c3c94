"""Opening the record and calling the meeting to order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.meeting.acts import CalledToOrder, MeetingOpened, OpinionGiven
from desktop.meeting.ids import PartyId
from desktop.meeting.plan import Plan, PriorOpinion, Role
from desktop.meeting.profile import Electorate, Profile
from desktop.meeting.refusal import Refusal
from desktop.meeting.rules.attendance import arrive, grant_leave
from desktop.meeting.rules.opening import call_to_order, open_record
from tests.meeting.table import (
    DECISION,
    F1,
    FENG,
    FINDINGS,
    HAN,
    HE,
    JI,
    PLAN,
    QIN,
    REVIEW,
    SEATS,
    TANG,
    ZHOU,
    guarded,
    overrides,
    prior,
    quorum,
    review,
    ruled,
    without,
)

PARTY_VOTE = replace(REVIEW, electorate=Electorate.PARTIES)


def reseated(who: str, **parts: object) -> Plan:
    return replace(PLAN, seats=tuple(replace(seat, **parts) if seat.person == who else seat for seat in SEATS))


@pytest.mark.parametrize(
    ("rule", "profile", "plan"),
    [
        ("plan.title-missing", REVIEW, replace(PLAN, title=" ")),
        ("plan.one-chair", REVIEW, reseated(ZHOU, role=Role.MEMBER)),
        ("plan.one-chair", REVIEW, reseated(HAN, role=Role.CHAIR)),
        ("plan.no-voters", REVIEW, replace(PLAN, seats=tuple(replace(seat, votes=False) for seat in SEATS))),
        ("plan.may-not-vote", REVIEW, reseated(HE, votes=True)),
        ("plan.may-not-vote", REVIEW, reseated(JI, votes=True)),
        ("plan.no-parties", REVIEW, replace(PLAN, parties=())),
        ("plan.voter-without-party", PARTY_VOTE, reseated(FENG, party="")),
        ("plan.voter-without-party", PARTY_VOTE, reseated(FENG, party="nobody")),
        ("plan.id-twice", REVIEW, reseated(FENG, person=HAN)),
        ("plan.number-twice", REVIEW, replace(PLAN, findings=(FINDINGS[0], replace(FINDINGS[1], number="01")))),
        ("plan.opinion-about-nothing", REVIEW, replace(PLAN, opinions=prior("到位", finding="f9"))),
        ("plan.opinion-about-nothing", REVIEW, replace(PLAN, opinions=(PriorOpinion(PartyId("p9"), F1, "到位"),))),
        ("plan.verdict-unknown", REVIEW, replace(PLAN, opinions=prior("完成"))),
    ],
)
def test_a_preparation_with_a_fault_opens_no_record(rule: str, profile: Profile, plan: Plan) -> None:
    refusal = open_record(profile, plan)
    assert isinstance(refusal, Refusal)
    assert refusal.rule == rule


def test_a_voter_outside_the_parties_is_welcome_where_persons_vote() -> None:
    assert isinstance(open_record(REVIEW, reseated(FENG, party="")), tuple)


@pytest.mark.parametrize(
    "findings",
    [
        (FINDINGS[0], replace(FINDINGS[1], number="01", unit="other")),
        (replace(FINDINGS[0], number=""), replace(FINDINGS[1], number="")),
    ],
)
def test_two_units_may_number_alike_and_findings_may_have_no_number(findings: tuple[object, ...]) -> None:
    assert isinstance(open_record(REVIEW, replace(PLAN, findings=findings)), tuple)


def test_a_decision_needs_no_parties() -> None:
    table = review(replace(REVIEW, parties=()), parties=(), findings=())
    assert isinstance(table.entries[0].act, MeetingOpened)
    assert isinstance(open_record(replace(REVIEW, parties=()), DECISION), tuple)


def test_written_opinions_follow_the_opening_at_once() -> None:
    table = review(opinions=prior("到位", "未到位"))
    assert [type(each.act) for each in table.entries] == [MeetingOpened, OpinionGiven, OpinionGiven]
    assert list(table.meeting.opinions.verdicts(F1).values()) == ["到位", "未到位", None, None]
    assert table.meeting.upto == 3


def test_half_of_those_entitled_open_the_meeting_and_fewer_do_not() -> None:
    table = review()
    table.does(arrive(ZHOU, HAN))
    refusal = table.refuses(call_to_order())
    assert refusal.rule == "quorum.at-opening"
    assert dict(refusal.facts) == {"present": "2", "needed": "3", "entitled": "5"}
    assert refusal.overridable
    table.does(arrive(QIN))
    table.does(call_to_order(text="现在开会"))
    assert table.last == CalledToOrder(ZHOU, "现在开会")
    assert table.refuses(call_to_order()).rule == "meeting.already-in-order"


def test_a_written_ground_stands_in_for_the_quorum_at_opening() -> None:
    table = review()
    table.does(overrides("quorum.at-opening", "汛情紧急"))
    table.does(call_to_order(speaker=HAN))
    assert table.last == CalledToOrder(HAN)


@pytest.mark.parametrize("profile", [without("quorum.at-opening"), replace(REVIEW, guards=())])
def test_a_profile_can_do_without_the_quorum_at_opening(profile: Profile) -> None:
    review(profile).does(call_to_order())


def test_a_guard_nobody_may_set_aside_says_so() -> None:
    profile = guarded(REVIEW, "quorum.at-opening", overridable=False)
    assert not review(profile).refuses(call_to_order()).overridable


def test_a_meeting_without_a_quorum_rule_opens_with_anybody() -> None:
    review(ruled(REVIEW, quorum=None)).does(call_to_order())


def test_the_quorum_counts_parties_where_parties_vote() -> None:
    table = review(ruled(PARTY_VOTE, quorum=quorum("3/4")))
    table.does(arrive(ZHOU, TANG, FENG))
    table.does(grant_leave(HAN, "出差"))
    assert dict(table.refuses(call_to_order()).facts) == {"present": "2", "needed": "3", "entitled": "4"}
    table.does(arrive(QIN))
    table.does(call_to_order())
