"""The computed result of a vote, on both sides of every boundary."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from desktop.meeting.ballots import BallotCount, Count, Headcount
from desktop.meeting.tally import CastingVote, Outcome, Reason, base_value, quorum_line, quorum_met, tally
from desktop.meeting.threshold import (
    Base,
    BlankBallot,
    Casting,
    Comparison,
    Quorum,
    RecusalEffect,
    Threshold,
    VoteRule,
    unanimous,
)

MORE, LEAST = Comparison.MORE_THAN, Comparison.AT_LEAST
STAYS, LEAVES = RecusalEffect.STAYS, RecusalEffect.LEAVES
HALF_THERE = Quorum(Fraction(1, 2), LEAST, Base.ENTITLED)
AGAIN, ONLY = Casting.CHAIR_VOTES_AND_AGAIN_ON_TIE, Casting.CHAIR_ONLY_ON_TIE


def rule(
    share: str = "1/2",
    comparison: Comparison = MORE,
    base: Base = Base.ENTITLED,
    casting: Casting = Casting.NONE,
    recusal: RecusalEffect = STAYS,
) -> VoteRule:
    threshold = Threshold(Fraction(share), comparison, base)
    return VoteRule(threshold, casting, recusal, BlankBallot.ABSTAIN, HALF_THERE)


def sitting(base: Base, size: int, for_: int) -> tuple[Headcount, Count]:
    """A vote with so many for, in which the base and no other number has this size."""
    if base is Base.COMPONENT:
        people = Headcount(component=size, entitled=size - 1, present=size - 1)
        return people, Count(for_=for_, not_voted=size - 1 - for_)
    if base is Base.ENTITLED:
        people = Headcount(component=size + 2, entitled=size, present=size - 1, on_leave=1)
        return people, Count(for_=for_, abstain=size - 1 - for_)
    if base is Base.PRESENT:
        people = Headcount(component=size + 2, entitled=size + 1, present=size, absent=1)
        return people, Count(for_=for_, not_voted=size - for_)
    if base is Base.VOTING:
        people = Headcount(component=size + 2, entitled=size + 2, present=size + 1, departed=1)
        return people, Count(for_=for_, invalid=size - for_, not_voted=1)
    if base is Base.VALID:
        people = Headcount(component=size + 4, entitled=size + 4, present=size + 4)
        return people, Count(for_=for_, abstain=size - for_ - 1, blank=1, invalid=3, not_voted=1)
    people = Headcount(component=size + 4, entitled=size + 4, present=size + 4)
    return people, Count(for_=for_, against=size - for_, abstain=2, defer=2)


@pytest.mark.parametrize("base", list(Base))
@pytest.mark.parametrize(
    ("share", "comparison", "size", "needed"),
    [
        ("1/2", MORE, 8, 5),
        ("1/2", MORE, 9, 5),
        ("1/2", LEAST, 8, 4),
        ("1/2", LEAST, 9, 5),
        ("2/3", MORE, 9, 7),
        ("2/3", LEAST, 9, 6),
        ("3/5", LEAST, 10, 6),
        ("4/5", MORE, 15, 13),
    ],
)
def test_one_vote_decides_on_every_base(base: Base, share: str, comparison: Comparison, size: int, needed: int) -> None:
    vote = rule(share, comparison, base)
    carried = tally(vote, *sitting(base, size, needed))
    assert (carried.outcome, carried.reason) == (Outcome.CARRIED, Reason.LINE_REACHED)
    assert (carried.base, carried.base_value, carried.needed, carried.for_) == (base, size, needed, needed)
    assert (carried.missing, carried.imbalances) == (0, ())
    lost = tally(vote, *sitting(base, size, needed - 1))
    assert (lost.outcome, lost.reason) == (Outcome.LOST, Reason.LINE_NOT_REACHED)
    assert (lost.base_value, lost.needed, lost.for_, lost.missing) == (size, needed, needed - 1, 1)
    assert lost.imbalances == ()


@pytest.mark.parametrize("base", [Base.VOTING, Base.VALID, Base.FOR_AND_AGAINST])
def test_unanimity_of_the_votes_is_broken_by_one(base: Base) -> None:
    vote = replace(rule(), threshold=unanimous(base))
    people = Headcount(component=7, entitled=7, present=7)
    assert tally(vote, people, Count(for_=7)).outcome is Outcome.CARRIED
    assert tally(vote, people, Count(for_=6, against=1)).outcome is Outcome.LOST


@pytest.mark.parametrize("base", [Base.COMPONENT, Base.ENTITLED, Base.PRESENT])
def test_unanimity_of_the_people_is_broken_by_silence(base: Base) -> None:
    vote = replace(rule(), threshold=unanimous(base))
    people = Headcount(component=7, entitled=7, present=7)
    assert tally(vote, people, Count(for_=7)).outcome is Outcome.CARRIED
    assert tally(vote, people, Count(for_=6, not_voted=1)).outcome is Outcome.LOST


@pytest.mark.parametrize("base", list(Base))
@pytest.mark.parametrize("comparison", list(Comparison))
@pytest.mark.parametrize("casting", list(Casting))
@pytest.mark.parametrize("present", [0, 7])
def test_nought_to_nought_passes_nothing(base: Base, comparison: Comparison, casting: Casting, present: int) -> None:
    vote = replace(rule("1/100", comparison, base, casting), quorum=None)
    people = Headcount(component=7, entitled=7, present=present, absent=7 - present)
    found = tally(vote, people, Count(not_voted=present), CastingVote.FOR)
    assert (found.outcome, found.for_, found.casting_vote) == (Outcome.LOST, 0, None)


RECUSED = Headcount(component=10, entitled=9, present=6, recused=2, recused_present=1, on_leave=1)


@pytest.mark.parametrize(
    ("base", "stays", "leaves"),
    [(Base.COMPONENT, 10, 10), (Base.ENTITLED, 9, 7), (Base.PRESENT, 7, 6), (Base.VOTING, 5, 5)],
)
def test_the_recused_are_in_the_base_or_out_of_it_as_the_rule_says(base: Base, stays: int, leaves: int) -> None:
    votes = Count(for_=4, against=1, not_voted=1)
    assert base_value(rule(recusal=STAYS), base, RECUSED, votes) == stays
    assert base_value(rule(recusal=LEAVES), base, RECUSED, votes) == leaves


def test_four_votes_carry_only_when_the_recused_have_left_the_base() -> None:
    votes = Count(for_=4, against=2)
    assert tally(rule(recusal=STAYS), RECUSED, votes).outcome is Outcome.LOST
    assert tally(rule(recusal=LEAVES), RECUSED, votes).outcome is Outcome.CARRIED


def test_a_base_never_falls_below_nobody_even_on_a_wrong_headcount() -> None:
    people = Headcount(component=1, entitled=1, present=0, recused=2)
    found = tally(replace(rule(recusal=LEAVES), quorum=None), people, Count())
    assert (found.base_value, found.outcome) == (0, Outcome.LOST)
    assert found.imbalances


def test_blank_ballots_are_valid_only_where_they_are_abstentions() -> None:
    people = Headcount(component=9, entitled=9, present=9)
    votes = Count(for_=4, abstain=1, blank=3, invalid=1)
    as_abstention = rule(base=Base.VALID)
    as_invalid = replace(as_abstention, blank=BlankBallot.INVALID)
    assert tally(as_abstention, people, votes).base_value == 8
    assert tally(as_abstention, people, votes).outcome is Outcome.LOST
    assert tally(as_invalid, people, votes).base_value == 5
    assert tally(as_invalid, people, votes).outcome is Outcome.CARRIED


TEN = Headcount(component=11, entitled=10, present=10)


@pytest.mark.parametrize("casting", [AGAIN, ONLY])
def test_a_tie_waits_for_the_chair_and_goes_the_chairs_way(casting: Casting) -> None:
    vote = rule(base=Base.FOR_AND_AGAINST, casting=casting)
    votes = Count(for_=4, against=4, not_voted=2)
    waiting = tally(vote, TEN, votes)
    assert (waiting.outcome, waiting.reason) == (Outcome.TIED_NEEDS_CASTING, Reason.TIE)
    assert (waiting.base_value, waiting.needed, waiting.casting_vote) == (8, 5, None)
    carried = tally(vote, TEN, votes, CastingVote.FOR)
    assert (carried.outcome, carried.reason) == (Outcome.CARRIED, Reason.TIE_BROKEN_FOR)
    assert (carried.base_value, carried.needed, carried.for_, carried.against) == (9, 5, 5, 4)
    assert (carried.casting_vote, carried.imbalances) == (CastingVote.FOR, ())
    lost = tally(vote, TEN, votes, CastingVote.AGAINST)
    assert (lost.outcome, lost.reason) == (Outcome.LOST, Reason.TIE_BROKEN_AGAINST)
    assert (lost.base_value, lost.for_, lost.against) == (9, 4, 5)
    left = tally(vote, TEN, votes, CastingVote.DECLINED)
    assert (left.outcome, left.reason) == (Outcome.LOST, Reason.TIE_LEFT_STANDING)
    assert (left.base_value, left.for_, left.against) == (8, 4, 4)
    assert left.casting_vote is CastingVote.DECLINED


def test_a_tie_is_lost_where_no_casting_vote_is_given_to_anyone() -> None:
    found = tally(rule(base=Base.VALID), TEN, Count(for_=5, against=5), CastingVote.FOR)
    assert (found.outcome, found.reason, found.for_) == (Outcome.LOST, Reason.LINE_NOT_REACHED, 5)


def test_the_base_of_people_does_not_grow_by_a_casting_vote() -> None:
    found = tally(rule(casting=AGAIN), TEN, Count(for_=5, against=5), CastingVote.FOR)
    assert (found.outcome, found.base_value, found.for_) == (Outcome.CARRIED, 10, 6)


def test_the_chair_is_not_asked_when_one_more_vote_would_still_not_carry_it() -> None:
    votes = Count(for_=4, against=4, abstain=2)
    found = tally(rule(casting=AGAIN), TEN, votes, CastingVote.FOR)
    assert (found.outcome, found.reason, found.casting_vote) == (
        Outcome.LOST,
        Reason.LINE_NOT_REACHED,
        None,
    )
    assert tally(rule(casting=AGAIN), TEN, votes).outcome is Outcome.LOST


def test_the_chair_is_not_asked_when_half_is_enough() -> None:
    vote = rule("1/2", LEAST, casting=AGAIN)
    found = tally(vote, TEN, Count(for_=5, against=5), CastingVote.AGAINST)
    assert (found.outcome, found.reason, found.casting_vote) == (Outcome.CARRIED, Reason.LINE_REACHED, None)


def test_a_casting_vote_without_a_tie_changes_nothing() -> None:
    vote = rule(base=Base.FOR_AND_AGAINST, casting=AGAIN)
    votes = Count(for_=4, against=5, not_voted=1)
    assert tally(vote, TEN, votes, CastingVote.FOR) == tally(vote, TEN, votes)
    assert tally(vote, TEN, votes).outcome is Outcome.LOST


def test_one_ballot_more_than_issued_voids_the_vote_however_clear_it_is() -> None:
    people = Headcount(component=9, entitled=9, present=7, on_leave=1, departed=1)
    level = BallotCount(issued=7, returned=7, valid=7, invalid=0, for_=7, against=0, abstain=0)
    assert tally(rule(), people, level).outcome is Outcome.CARRIED
    excess = replace(level, returned=8, valid=8, for_=8)
    found = tally(rule(), people, excess)
    assert (found.outcome, found.reason) == (Outcome.VOID, Reason.EXCESS_BALLOTS)
    missing = replace(level, returned=6, valid=6, for_=6)
    assert tally(rule(), people, missing).outcome is Outcome.CARRIED


def test_too_many_ballots_weigh_more_than_a_missing_quorum() -> None:
    people = Headcount(component=9, entitled=9, present=1, absent=8)
    sheet = BallotCount(issued=1, returned=2, valid=2, invalid=0, for_=2, against=0, abstain=0)
    assert tally(rule(), people, sheet).reason is Reason.EXCESS_BALLOTS


@pytest.mark.parametrize(
    ("quorum", "recusal", "needed"),
    [
        (Quorum(Fraction(1, 2), LEAST, Base.ENTITLED), STAYS, 6),
        (Quorum(Fraction(1, 2), MORE, Base.ENTITLED), STAYS, 7),
        (Quorum(Fraction(2, 3), LEAST, Base.ENTITLED), STAYS, 8),
        (Quorum(Fraction(2, 3), MORE, Base.ENTITLED), LEAVES, 7),
        (Quorum(Fraction(1, 2), MORE, Base.ENTITLED), LEAVES, 6),
        (Quorum(Fraction(1, 2), LEAST, Base.COMPONENT), STAYS, 7),
        (Quorum(Fraction(1, 2), LEAST, Base.COMPONENT), LEAVES, 7),
    ],
)
def test_one_member_makes_the_quorum(quorum: Quorum, recusal: RecusalEffect, needed: int) -> None:
    vote = replace(rule(recusal=recusal, base=Base.VALID), quorum=quorum)

    def there(present: int) -> Headcount:
        return Headcount(component=13, entitled=12, present=present, recused=2, recused_present=2, absent=10 - present)

    assert quorum_line(quorum, recusal, there(0)) == needed
    assert quorum_met(quorum, recusal, there(needed))
    assert not quorum_met(quorum, recusal, there(needed - 1))
    assert tally(vote, there(needed), Count(for_=needed)).outcome is Outcome.CARRIED
    found = tally(vote, there(needed - 1), Count(for_=needed - 1))
    assert (found.outcome, found.reason) == (Outcome.VOID, Reason.NO_QUORUM)


def test_without_a_demand_for_a_quorum_there_always_is_one() -> None:
    assert quorum_met(None, STAYS, Headcount(component=9, entitled=9, present=0, absent=9))


def test_written_votes_count_where_given_but_make_no_quorum() -> None:
    people = Headcount(component=9, entitled=9, present=4, written=2, absent=3)
    found = tally(rule(), people, Count(for_=5, against=1))
    assert (found.outcome, found.reason, found.imbalances) == (Outcome.VOID, Reason.NO_QUORUM, ())
    there = replace(people, present=5, absent=2)
    assert tally(rule(), there, Count(for_=5, against=2)).outcome is Outcome.CARRIED


def test_numbers_that_do_not_add_up_come_with_the_result() -> None:
    found = tally(rule(), TEN, Count(for_=12))
    assert found.outcome is Outcome.CARRIED
    assert [(each.stated, each.computed) for each in found.imbalances] == [(10, 12)]


def nine(present: int, recused: int = 0, departed: int = 0) -> Headcount:
    """The invented review of nine members, one of them on leave."""
    return Headcount(
        component=9,
        entitled=9,
        present=present,
        on_leave=1,
        recused=recused,
        recused_present=recused,
        departed=departed,
    )


@pytest.mark.parametrize(
    ("people", "count", "outcome"),
    [
        (nine(7, recused=1), Count(for_=5, against=2), Outcome.CARRIED),
        (nine(8), Count(for_=3, against=4, abstain=1), Outcome.LOST),
        (
            nine(8),
            BallotCount(issued=8, returned=8, valid=7, invalid=1, for_=5, against=2, abstain=0),
            Outcome.CARRIED,
        ),
        (
            nine(7, departed=1),
            BallotCount(issued=7, returned=7, valid=7, invalid=0, for_=6, against=0, abstain=1),
            Outcome.CARRIED,
        ),
    ],
)
def test_the_sample_review_gives_the_results_it_ought_to(
    people: Headcount, count: Count | BallotCount, outcome: Outcome
) -> None:
    found = tally(rule(), people, count)
    assert (found.outcome, found.base_value, found.needed, found.imbalances) == (outcome, 9, 5, ())
