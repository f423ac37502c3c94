"""The number that does not add up is named, and no other."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from desktop.meeting.ballots import BallotCount, Count, Headcount, Number
from desktop.meeting.reconcile import Imbalance, Relation, reconcile
from desktop.meeting.threshold import (
    Base,
    BlankBallot,
    Casting,
    Comparison,
    RecusalEffect,
    Threshold,
    VoteRule,
)

HALF = Threshold(Fraction(1, 2), Comparison.MORE_THAN, Base.ENTITLED)
RULE = VoteRule(HALF, Casting.NONE, RecusalEffect.STAYS, BlankBallot.ABSTAIN, quorum=None)
BLANK_INVALID = replace(RULE, blank=BlankBallot.INVALID)

PEOPLE = Headcount(
    component=20,
    entitled=19,
    present=11,
    written=1,
    on_leave=1,
    absent=1,
    not_arrived=1,
    recused=2,
    recused_present=1,
    departed=2,
)
VOTES = Count(for_=5, against=2, abstain=1, defer=1, invalid=1, blank=1, not_voted=1)
SHEET = BallotCount(issued=12, returned=11, valid=10, invalid=1, for_=5, against=2, abstain=1, defer=1, blank=1)
SHEET_BLANK_INVALID = replace(SHEET, valid=9)


def test_a_count_that_adds_up_leaves_nothing_to_say() -> None:
    assert reconcile(RULE, PEOPLE, VOTES) == ()


def test_blank_ballots_add_up_as_abstentions_or_as_invalid_ones_by_the_rule() -> None:
    assert reconcile(RULE, PEOPLE, SHEET) == ()
    assert reconcile(BLANK_INVALID, PEOPLE, SHEET_BLANK_INVALID) == ()


@pytest.mark.parametrize("name", ["for_", "against", "abstain", "defer", "invalid", "blank", "not_voted"])
@pytest.mark.parametrize("error", [-1, 1])
def test_a_vote_too_many_or_too_few_is_held_against_those_present(name: str, error: int) -> None:
    wrong = replace(VOTES, **{name: getattr(VOTES, name) + error})
    assert reconcile(RULE, PEOPLE, wrong) == (Imbalance(Number.PRESENT, 11, Relation.EQUAL, 11 + error),)


@pytest.mark.parametrize("error", [-1, 1])
def test_a_wrong_number_present_is_named_when_the_votes_fill_the_rest(error: int) -> None:
    wrong = replace(PEOPLE, present=11 + error)
    assert reconcile(RULE, wrong, VOTES) == (Imbalance(Number.PRESENT, 11 + error, Relation.EQUAL, 11),)


@pytest.mark.parametrize("name", ["on_leave", "absent", "not_arrived", "recused", "departed"])
@pytest.mark.parametrize("error", [-1, 1])
def test_a_person_too_many_or_too_few_is_held_against_those_entitled(name: str, error: int) -> None:
    wrong = replace(PEOPLE, **{name: getattr(PEOPLE, name) + error})
    expected = Imbalance(Number.ENTITLED, 19, Relation.EQUAL, 19 + error)
    assert reconcile(RULE, wrong, VOTES) == (expected,)
    assert reconcile(RULE, wrong, SHEET) == (expected,)


def test_people_and_votes_may_both_be_wrong() -> None:
    found = reconcile(RULE, replace(PEOPLE, entitled=18), replace(VOTES, for_=8))
    assert [each.number for each in found] == [Number.ENTITLED, Number.PRESENT]


def test_the_body_is_never_smaller_than_those_entitled() -> None:
    assert reconcile(RULE, replace(PEOPLE, component=19), VOTES) == ()
    assert reconcile(RULE, replace(PEOPLE, component=18), VOTES) == (
        Imbalance(Number.COMPONENT, 18, Relation.AT_LEAST, 19),
    )


def test_no_more_recused_came_than_there_are() -> None:
    assert reconcile(RULE, replace(PEOPLE, recused_present=2), VOTES) == ()
    assert reconcile(RULE, replace(PEOPLE, recused_present=3), VOTES) == (
        Imbalance(Number.RECUSED_PRESENT, 3, Relation.AT_MOST, 2),
    )


def test_no_more_ballots_are_issued_than_there_are_voters() -> None:
    assert reconcile(RULE, PEOPLE, replace(SHEET, issued=13)) == (Imbalance(Number.ISSUED, 13, Relation.AT_MOST, 12),)


def test_no_more_ballots_come_back_than_were_issued() -> None:
    assert reconcile(RULE, PEOPLE, replace(SHEET, issued=11)) == ()
    assert reconcile(RULE, PEOPLE, replace(SHEET, issued=10)) == (Imbalance(Number.RETURNED, 11, Relation.AT_MOST, 10),)


@pytest.mark.parametrize(("rule", "sheet"), [(RULE, SHEET), (BLANK_INVALID, SHEET_BLANK_INVALID)])
@pytest.mark.parametrize("error", [-1, 1])
def test_returned_ballots_are_valid_or_invalid(rule: VoteRule, sheet: BallotCount, error: int) -> None:
    assert reconcile(rule, PEOPLE, replace(sheet, invalid=1 + error)) == (
        Imbalance(Number.RETURNED, 11, Relation.EQUAL, 11 + error),
    )


@pytest.mark.parametrize(("rule", "sheet"), [(RULE, SHEET), (BLANK_INVALID, SHEET_BLANK_INVALID)])
@pytest.mark.parametrize("name", ["for_", "against", "abstain", "defer"])
@pytest.mark.parametrize("error", [-1, 1])
def test_valid_ballots_hold_one_choice_each(rule: VoteRule, sheet: BallotCount, name: str, error: int) -> None:
    wrong = replace(sheet, **{name: getattr(sheet, name) + error})
    assert reconcile(rule, PEOPLE, wrong) == (
        Imbalance(Number.VALID, sheet.valid, Relation.EQUAL, sheet.valid + error),
    )


def test_a_sheet_read_by_the_other_rule_for_blank_ballots_does_not_add_up() -> None:
    assert [each.number for each in reconcile(BLANK_INVALID, PEOPLE, SHEET)] == [
        Number.RETURNED,
        Number.VALID,
    ]
