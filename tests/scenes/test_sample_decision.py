"""The sample of a collective decision shows what the review cannot."""

from __future__ import annotations

from datetime import date
from importlib.resources import files

import pytest

from desktop.meeting.acts import Choice, Outcome
from desktop.meeting.scene import parse_scene, record
from desktop.meeting.state import Meeting, Motion, Phase, replay
from desktop.meeting.tally import Outcome as Computed

TEXT = (files("resources") / "samples" / "collective-decision.scene").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def meeting() -> Meeting:
    return replay(record(parse_scene(TEXT)))


def motion(meeting: Meeting, number: int) -> Motion:
    return next(each for each in meeting.motions.all.values() if each.number == number)


def test_the_improvised_matter_is_turned_away(meeting: Meeting) -> None:
    assert [each.admitted for each in meeting.agenda.items.values() if each.improvised] == [False]


def test_five_votes_carry_the_appointment_because_the_recused_member_leaves_the_base(meeting: Meeting) -> None:
    first = motion(meeting, 1)
    opened = first.rounds[0].opened
    assert (opened.headcount.entitled, opened.headcount.recused, opened.base, opened.needed) == (10, 1, 9, 5)
    assert first.result is not None
    assert (first.result.for_, first.result.outcome) == (5, Computed.CARRIED)
    assert first.announced is Outcome.CARRIED


def test_the_appointment_has_the_quorum_of_two_thirds(meeting: Meeting) -> None:
    quorum = motion(meeting, 1).rounds[0].opened.rule.quorum
    assert quorum is not None
    assert str(quorum.fraction) == "2/3"


def test_a_blank_paper_is_invalid_and_to_defer_is_a_choice(meeting: Meeting) -> None:
    count = motion(meeting, 1).rounds[0].counts[-1].count
    assert (count.valid, count.blank, count.for_, count.against, count.defer) == (7, 1, 5, 1, 1)


def test_the_hand_vote_is_lost_and_everybody_against_gave_or_declined_a_reason(meeting: Meeting) -> None:
    second = motion(meeting, 2)
    assert second.announced is Outcome.LOST
    against = {each.voter for each in second.rounds[0].ballots if each.choice is Choice.AGAINST}
    assert {each.voter for each in second.dissents} | set(second.declined) == against
    assert len(second.declined) == 1


def test_the_close_vote_is_void_then_deferred_then_taken_up_again_and_carried(meeting: Meeting) -> None:
    third = motion(meeting, 3)
    first, second = third.rounds
    assert first.void
    assert (first.count().for_, first.count().against) == (5, 4)
    assert third.deferral is not None
    assert third.deferral.due == date(2027, 5, 12)
    assert third.not_deferred
    assert (second.count().for_, second.count().against, second.count().abstain) == (7, 1, 1)
    assert (third.phase, third.announced) == (Phase.ANNOUNCED, Outcome.CARRIED)
    assert third.announcements[-1].decision == "原则同意"
    assert third.text.endswith("先做一期。")


def test_the_second_day_has_its_own_people(meeting: Meeting) -> None:
    first, second = motion(meeting, 3).rounds
    came = set(second.opened.eligible) - set(first.opened.eligible)
    gone = set(first.opened.eligible) - set(second.opened.eligible)
    assert [meeting.name(each) for each in came] == ["叶归舟"]
    assert [meeting.name(each) for each in gone] == ["江予白"]
    assert (second.at.day, second.at.month) == (13, 5)
