"""Real roll-calls, with nothing left of them but the counts and the declared results."""

from __future__ import annotations

import csv
from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest

from desktop.meeting.ballots import Count, Headcount
from desktop.meeting.tally import Outcome, quorum_met, tally
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

FILE = Path(__file__).parents[1] / "data/rollcalls.csv"
MOST = Quorum(Fraction(1, 2), Comparison.MORE_THAN, Base.COMPONENT)


@pytest.fixture(scope="module")
def rollcalls() -> list[dict[str, str]]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def rule(requires: str, base: Base) -> VoteRule:
    comparison = Comparison.MORE_THAN if requires == "1/2" else Comparison.AT_LEAST
    threshold = Threshold(Fraction(requires), comparison, base)
    return VoteRule(threshold, Casting.NONE, RecusalEffect.STAYS, BlankBallot.INVALID, quorum=MOST)


def sitting(row: dict[str, str]) -> tuple[Headcount, Count]:
    members, away = int(row["members"]), int(row["not_voting"])
    people = Headcount(component=members, entitled=members, present=members - away, absent=away)
    votes = Count(for_=int(row["for"]), against=int(row["against"]), abstain=int(row["abstain"]))
    return people, votes


def test_every_set_is_there_whole(rollcalls: list[dict[str, str]]) -> None:
    assert Counter(row["body"] for row in rollcalls) == {"chamber": 118, "assembly": 60, "committee": 854}
    assert Counter(row["requires"] for row in rollcalls if row["requires"]) == {
        "1/2": 64,
        "2/3": 44,
        "3/5": 5,
        "QUORUM": 5,
    }


def test_every_count_adds_up_to_the_members(rollcalls: list[dict[str, str]]) -> None:
    for row in rollcalls:
        found = tally(rule("1/2", Base.VOTING), *sitting(row))
        assert found.imbalances == (), row
        assert found.base_value == int(row["members"]) - int(row["not_voting"]), row


def test_every_declared_result_is_the_computed_one(rollcalls: list[dict[str, str]]) -> None:
    put = [row for row in rollcalls if row["declared"] and row["requires"] != "QUORUM"]
    results = Counter()
    for row in put:
        found = tally(rule(row["requires"], Base.FOR_AND_AGAINST), *sitting(row))
        assert found.outcome == row["declared"], row
        results[row["requires"], found.outcome, found.for_ == found.against] += 1
    assert results["1/2", Outcome.LOST, True] == 4
    assert {key[:2] for key in results} == {
        (share, outcome) for share in ("1/2", "2/3", "3/5") for outcome in (Outcome.CARRIED, Outcome.LOST)
    }


def test_every_call_of_the_members_found_a_quorum(rollcalls: list[dict[str, str]]) -> None:
    calls = [row for row in rollcalls if row["requires"] == "QUORUM"]
    for row in calls:
        people, votes = sitting(row)
        assert row["declared"] == "carried"
        assert quorum_met(MOST, RecusalEffect.STAYS, people), row
        assert votes.cast == people.present, row


def test_every_dissent_of_the_committee_is_a_vote_against(rollcalls: list[dict[str, str]]) -> None:
    committee = [row for row in rollcalls if row["body"] == "committee"]
    for row in committee:
        found = tally(rule("1/2", Base.VOTING), *sitting(row))
        assert (found.outcome, found.against) == (Outcome.CARRIED, int(row["dissents"])), row
    assert any(int(row["dissents"]) for row in committee)
