"""Three published sets of votes, recounted from every single ballot.

Runs only with HUISHEN_CASES set (see conftest.py beside this file).
"""

from __future__ import annotations

import csv
import os
from fractions import Fraction
from pathlib import Path

import pytest

from desktop.meeting.ballots import Count, Headcount
from desktop.meeting.reconcile import reconcile
from desktop.meeting.tally import Outcome, Reason, tally
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
from tests.cases import rollcalls
from tests.cases.rollcalls import Published, Rollcall

COMMITTED = Path(__file__).parents[1] / "data/rollcalls.csv"
MORE_THAN_HALF = Threshold(Fraction(1, 2), Comparison.MORE_THAN, Base.FOR_AND_AGAINST)
MOST_OF_THE_BODY = Quorum(Fraction(1, 2), Comparison.MORE_THAN, Base.COMPONENT)
THRESHOLDS = {
    "1/2": MORE_THAN_HALF,
    "QUORUM": MORE_THAN_HALF,
    "2/3": Threshold(Fraction(2, 3), Comparison.AT_LEAST, Base.FOR_AND_AGAINST),
    "3/5": Threshold(Fraction(3, 5), Comparison.AT_LEAST, Base.FOR_AND_AGAINST),
    "": MORE_THAN_HALF,
}


@pytest.fixture(scope="module")
def cases() -> Path:
    return Path(os.environ["HUISHEN_CASES"])


def sitting(vote: Rollcall) -> tuple[VoteRule, Headcount, Count]:
    rule = VoteRule(
        THRESHOLDS[vote.requires],
        Casting.NONE,
        RecusalEffect.STAYS,
        BlankBallot.INVALID,
        quorum=MOST_OF_THE_BODY,
    )
    people = Headcount(
        component=vote.members,
        entitled=vote.members,
        present=vote.members - vote.not_voting,
        absent=vote.not_voting,
    )
    return rule, people, Count(for_=vote.for_, against=vote.against, abstain=vote.abstain)


def assert_totals(found: list[tuple[Rollcall, Published]], many: int) -> None:
    assert len(found) == many
    for vote, published in found:
        counted = (vote.for_, vote.against, vote.abstain, vote.not_voting, vote.members)
        assert counted == published.totals, vote
        assert reconcile(*sitting(vote)) == (), vote


def test_totals_and_results_of_the_chamber(cases: Path) -> None:
    found = rollcalls.house(cases)
    assert_totals(found, 118)
    for vote, _ in found:
        result = tally(*sitting(vote))
        if vote.requires == "QUORUM":
            # A call to see who is there: the answer is that enough are, and nothing was put to them.
            assert (vote.declared, result.reason) == ("carried", Reason.LINE_NOT_REACHED), vote
        else:
            assert result.outcome.value == vote.declared, vote


def test_totals_of_the_assembly(cases: Path) -> None:
    assert_totals(rollcalls.assembly(cases), 60)


def test_totals_and_dissents_of_the_committee(cases: Path) -> None:
    found = rollcalls.committee(cases)
    assert_totals(found, 854)
    for vote, _ in found:
        # Those against, counted by name, are the dissents counted by rank.
        assert vote.against == vote.dissents, vote
        assert tally(*sitting(vote)).outcome is Outcome.CARRIED, vote


def test_the_committed_counts_are_these_and_no_others(cases: Path) -> None:
    with COMMITTED.open(encoding="utf-8", newline="") as file:
        committed = list(csv.reader(file))
    assert committed == rollcalls.as_rows([vote for vote, _ in rollcalls.everything(cases)])
