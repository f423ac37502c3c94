"""The tally against a second calculation that walks along a row of people, one word for each."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.meeting.ballots import Count, Headcount
from desktop.meeting.tally import CastingVote, Outcome, Tally, tally
from desktop.meeting.threshold import (
    Base,
    BlankBallot,
    Casting,
    Comparison,
    Quorum,
    RecusalEffect,
    Threshold,
    VoteRule,
)

pytestmark = pytest.mark.slow


VOTED = ("for", "against", "abstain", "defer", "invalid", "blank")
IN_ROOM = (*VOTED, "silent")
RECUSED = ("recused here", "recused away")
WORDS = (*IN_ROOM, *RECUSED, "leave", "absent", "late", "gone", "not called")
Vote = tuple[VoteRule, list[str], CastingVote | None]


@st.composite
def votes(draw: st.DrawFn, base: Base) -> Vote:
    """A rule on this base, a row of people and perhaps a casting vote; every other vote is a close one."""
    close = draw(st.booleans())
    share = Fraction(1, 2) if close else draw(st.fractions(Fraction(1, 12), 1, max_denominator=12))
    comparison = draw(st.sampled_from(list(Comparison))) if share < 1 else Comparison.AT_LEAST
    quorum_base = draw(st.sampled_from([Base.ENTITLED, Base.COMPONENT]))
    quorum = Quorum(Fraction(1, 2), draw(st.sampled_from(list(Comparison))), quorum_base)
    rule = VoteRule(
        Threshold(share, comparison, base),
        draw(st.sampled_from(list(Casting))),
        draw(st.sampled_from(list(RecusalEffect))),
        draw(st.sampled_from(list(BlankBallot))),
        draw(st.sampled_from([None, quorum])),
    )
    for_ = draw(st.integers(0, 7))
    people = ["for"] * for_ + ["against"] * (for_ if close else draw(st.integers(0, 7)))
    people += draw(st.lists(st.sampled_from(WORDS), max_size=2 if close else 10))
    return rule, people, draw(st.sampled_from([None, None, *CastingVote]))


ANY_VOTE = st.sampled_from(list(Base)).flatmap(votes)


def computed(vote: Vote) -> Tally:
    """The result of the code under test on the numbers of this row of people."""
    rule, people, casting = vote
    headcount = Headcount(
        component=len(people),
        entitled=len(people) - people.count("not called"),
        present=sum(people.count(word) for word in IN_ROOM),
        on_leave=people.count("leave"),
        absent=people.count("absent"),
        not_arrived=people.count("late"),
        recused=people.count("recused here") + people.count("recused away"),
        recused_present=people.count("recused here"),
        departed=people.count("gone"),
    )
    count = Count(
        for_=people.count("for"),
        against=people.count("against"),
        abstain=people.count("abstain"),
        defer=people.count("defer"),
        invalid=people.count("invalid"),
        blank=people.count("blank"),
        not_voted=people.count("silent"),
    )
    return tally(rule, headcount, count, casting)


def belongs(word: str, base: Base, rule: VoteRule) -> bool:
    """Whether a person of this word (or the chair's extra vote) is counted in the base."""
    if word in RECUSED and rule.recusal is RecusalEffect.LEAVES:
        return base is Base.COMPONENT
    if word == "blank" and rule.blank is BlankBallot.INVALID:
        word = "invalid"
    members = {
        Base.COMPONENT: WORDS,
        Base.ENTITLED: WORDS[:-1],
        Base.PRESENT: (*IN_ROOM, "recused here"),
        Base.VOTING: (*VOTED, "extra vote"),
        Base.VALID: ("for", "against", "abstain", "defer", "blank", "extra vote"),
        Base.FOR_AND_AGAINST: ("for", "against", "extra vote"),
    }
    return word in members[base]


def satisfies(hands: int, whole: int, demand: Threshold | Quorum) -> bool:
    """Whether so many hands out of the whole are enough, by multiplying across."""
    left, right = hands * demand.fraction.denominator, whole * demand.fraction.numerator
    return hands > 0 and (left > right if demand.comparison is Comparison.MORE_THAN else left >= right)


def expected(vote: Vote) -> tuple[Outcome, int]:
    """The outcome and the size of the base, found person by person."""
    rule, people, casting = vote

    def size(row: list[str], demand: Threshold | Quorum) -> int:
        return len([word for word in row if belongs(word, demand.base, rule)])

    def carries(row: list[str], extra_for: int) -> bool:
        hands = len([word for word in row if word == "for"]) + extra_for
        return satisfies(hands, size(row, rule.threshold), rule.threshold)

    base = size(people, rule.threshold)
    there = len([word for word in people if word in IN_ROOM])
    if rule.quorum is not None and not satisfies(there, size(people, rule.quorum), rule.quorum):
        return Outcome.VOID, base
    if carries(people, 0):
        return Outcome.CARRIED, base
    sides = sorted(word for word in people if word in ("for", "against"))
    tied = bool(sides) and sides.count("for") * 2 == len(sides)
    with_chair = [*people, "extra vote"]
    if rule.casting is Casting.NONE or not tied or not carries(with_chair, 1):
        return Outcome.LOST, base
    decided = {
        None: (Outcome.TIED_NEEDS_CASTING, base),
        CastingVote.DECLINED: (Outcome.LOST, base),
        CastingVote.FOR: (Outcome.CARRIED, size(with_chair, rule.threshold)),
        CastingVote.AGAINST: (Outcome.LOST, size(with_chair, rule.threshold)),
    }
    return decided[casting]


@settings(max_examples=400, deadline=None)
@given(vote=ANY_VOTE)
def test_counting_heads_one_by_one_gives_the_same_result(vote: Vote) -> None:
    found = computed(vote)
    assert (found.outcome, found.base_value) == expected(vote)
    assert found.imbalances == ()


@settings(deadline=None)
@given(vote=ANY_VOTE)
def test_the_pass_line_is_the_first_number_of_votes_that_is_enough(vote: Vote) -> None:
    found = computed(vote)
    threshold = vote[0].threshold
    tried = (hands for hands in range(found.base_value + 2) if satisfies(hands, found.base_value, threshold))
    assert found.needed == next(tried)


@settings(deadline=None)
@given(vote=ANY_VOTE)
def test_a_vote_won_over_from_against_to_for_never_loses_a_motion(vote: Vote) -> None:
    rule, people, casting = vote
    before = computed(vote)
    if "against" in people and before.outcome is Outcome.CARRIED and before.casting_vote is None:
        people = people.copy()
        people[people.index("against")] = "for"
        assert computed((rule, people, casting)).outcome is Outcome.CARRIED


@pytest.mark.parametrize("base", list(Base))
def test_the_rows_of_people_reach_every_outcome(base: Base) -> None:
    reached: set[Outcome] = set()

    @settings(max_examples=150, derandomize=True, database=None, deadline=None)
    @given(vote=votes(base))
    def visit(vote: Vote) -> None:
        reached.add(computed(vote).outcome)

    visit()
    assert reached == set(Outcome)
