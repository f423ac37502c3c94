"""Meetings nobody would hold, by the hundred: the journal keeps its grammar, and planted bugs are found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from desktop.meeting import tally
from desktop.meeting.acts import DissentNoted, VoteOpened
from desktop.meeting.ballots import Headcount, Number
from desktop.meeting.journal import Entry
from desktop.meeting.rules import ballots, guards, headcount, motions
from desktop.meeting.settle import Readings
from desktop.meeting.state import Attendance, Motion, Motions, Round
from desktop.meeting.tally import quorum_met
from desktop.meeting.threshold import Comparison, Quorum, RecusalEffect, passing_line
from tests.meeting.meeting_machine import machine

WANTED = {
    "outcome carried",
    "outcome lost",
    "outcome tied",
    "outcome void",
    "even votes",
    "phase announced",
    "phase deferred",
    "phase void",
    "Corrected",
    "StruckOut",
    "LateEntered",
    "RecordSealed",
    "Amended",
    "CastingVoteGiven",
    "CountReported",
    "DissentNoted",
    "RecusalSettled",
    "ProxyAttended",
    "ReconsiderationMoved",
}
RUN = settings(
    max_examples=90,
    stateful_step_count=40,
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
)


def test_meetings_keep_the_grammar_of_their_journal_and_reach_every_state() -> None:
    held = machine()
    run_state_machine_as_test(held, settings=RUN)
    assert held.visited >= WANTED, WANTED - held.visited


def at_least_instead_of_more_than(patch: pytest.MonkeyPatch) -> None:
    """过半数 is read as 半数以上."""
    patch.setattr(
        tally, "passing_line", lambda line, base: passing_line(replace(line, comparison=Comparison.AT_LEAST), base)
    )


def recused_may_vote(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Attendance, "recused_from", lambda *_: {})


def absent_stay_eligible(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(headcount, "_kind", lambda *_: Number.PRESENT)


def second_teller_ignored(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Round, "sheet", property(lambda held: held.counts[-1].count if held.counts else None))
    patch.setattr(ballots, "compare_counts", lambda *_: ())


def dissent_bound_to_the_wrong_voter(patch: pytest.MonkeyPatch) -> None:
    moved = Motions._moved

    def wrong(motions: Motions, motion: Motion, entry: Entry) -> Motion:
        if isinstance(entry.act, DissentNoted) and motion.round is not None:
            first = motion.round.opened.eligible[0]
            entry = replace(entry, act=replace(entry.act, voter=first))
        return moved(motions, motion, entry)

    patch.setattr(Motions, "_moved", wrong)


def late_entries_told_by_number(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Readings, "in_order_of_time", lambda readings: list(readings.in_order_of_entry()))


def corrections_not_replayed(patch: pytest.MonkeyPatch) -> None:
    take = Readings.take
    patch.setattr(Readings, "take", lambda readings, entry: take(readings, entry) and False)


def chair_may_vote_first(patch: pytest.MonkeyPatch) -> None:
    holds = ballots.holds
    patch.setattr(ballots, "holds", lambda *given: given[1] != "chair.casts-last" and holds(*given))


def quorum_counts_the_recused(patch: pytest.MonkeyPatch) -> None:
    def wrong(quorum: Quorum | None, recusal: RecusalEffect, heads: Headcount) -> bool:
        return quorum_met(quorum, recusal, replace(heads, present=heads.present + heads.recused))

    patch.setattr(motions, "quorum_met", wrong)


def ballots_of_a_void_round_counted(patch: pytest.MonkeyPatch) -> None:
    moved = Motions._moved

    def wrong(motions: Motions, motion: Motion, entry: Entry) -> Motion:
        after = moved(motions, motion, entry)
        if isinstance(entry.act, VoteOpened) and motion.round is not None:
            carried = replace(after.rounds[-1], ballots=motion.round.ballots)
            return replace(after, rounds=(*after.rounds[:-1], carried))
        return after

    patch.setattr(Motions, "_moved", wrong)


def second_vote_open(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Motions, "open", lambda _: None)


def seal_ignored(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(guards, "AFTER_THE_SEAL", frozenset({"amend", "issue_paper", "put_motion", "speak", "arrive"}))


PLANTED = (
    (at_least_instead_of_more_than, "the outcome of the newest round"),
    (recused_may_vote, "回避|those who can vote, and nobody else"),
    (absent_stay_eligible, "those who can vote, and nobody else"),
    (second_teller_ignored, "two tellers found the same|the outcome of the newest round"),
    (dissent_bound_to_the_wrong_voter, "dissents by their own voters"),
    (late_entries_told_by_number, "late entries stand where they were said"),
    (
        corrections_not_replayed,
        "its ballots|own voters|has come|who is where|replay|are read|every motion|outcome|entitled",
    ),
    (chair_may_vote_first, "the chair votes last"),
    (quorum_counts_the_recused, "enough are there who can vote"),
    (ballots_of_a_void_round_counted, "its ballots"),
    (second_vote_open, "one vote at a time"),
    (seal_ignored, "after the seal only amendments"),
)
"""What was planted, and the clauses that give it away, whichever the machine comes to first."""


@pytest.mark.slow
@pytest.mark.parametrize(("plant", "clause"), PLANTED, ids=lambda each: getattr(each, "__name__", ""))
def test_a_planted_bug_is_found(
    plant: Callable[[pytest.MonkeyPatch], None], clause: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(monkeypatch)
    with pytest.raises(AssertionError, match=clause):
        run_state_machine_as_test(machine(), settings=settings(RUN, max_examples=150))


@pytest.mark.slow
def test_many_more_meetings_keep_it_too() -> None:
    run_state_machine_as_test(machine(), settings=settings(RUN, max_examples=100, stateful_step_count=50))
