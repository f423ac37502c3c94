"""A secret ballot from the empty box to the sealed bag: counts, and nothing about who chose what."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.meeting.acts import (
    BallotsCounted,
    BallotsIssued,
    BallotsSealed,
    BoxChecked,
    CountReported,
    Method,
    Outcome,
    SpareBallotsSecured,
)
from desktop.meeting.ballots import BallotCount
from desktop.meeting.ids import FindingId
from desktop.meeting.refusal import Intent
from desktop.meeting.rules.announcing import announce_result
from desktop.meeting.rules.attendance import elect_officers
from desktop.meeting.rules.ballots import (
    cast_ballot,
    check_box,
    close_vote,
    count_ballots,
    decline_dissent,
    give_casting_vote,
    issue_ballots,
    note_dissent,
    report_count,
    seal_ballots,
    secure_spares,
    void_vote,
)
from desktop.meeting.rules.motions import open_vote
from desktop.meeting.state import Phase
from desktop.meeting.tally import Outcome as Computed
from desktop.meeting.threshold import Casting
from tests.meeting.table import (
    CAO,
    COLLECTIVE,
    DENG,
    FOR,
    HAN,
    MENG,
    QIN,
    REVIEW,
    TANG,
    Table,
    decision,
    review,
    ruled,
    sheet,
    without,
)


def issued(table: Table | None = None, number: int = 5) -> tuple[Table, int]:
    """A secret vote with papers out."""
    table = table or review().gathers()
    table.elects()
    motion = table.opens("proposal", Method.SECRET)
    table.does(issue_ballots(motion, number))
    return table, motion


def test_a_secret_ballot_runs_from_the_empty_box_to_the_sealed_bag() -> None:
    table = review().gathers()
    table.elects()
    motion = table.opens("proposal", Method.SECRET)
    for intent, act in (
        (check_box(motion, HAN), BoxChecked(motion, HAN)),
        (issue_ballots(motion, 5, "逐张编号"), BallotsIssued(motion, 5, "逐张编号")),
        (close_vote(motion), None),
        (secure_spares(motion, "收缴备用票"), SpareBallotsSecured(motion, "收缴备用票")),
        (count_ballots(motion, DENG, sheet(5, 3, 1, 1)), BallotsCounted(motion, DENG, sheet(5, 3, 1, 1))),
        (count_ballots(motion, MENG, sheet(5, 3, 1, 1)), None),
        (report_count(motion, HAN, text="已签名"), CountReported(motion, HAN, text="已签名")),
        (seal_ballots(motion, "〇三一"), BallotsSealed(motion, 1, "〇三一")),
    ):
        table.does(intent)
        assert act is None or table.last == act
    assert table.motion(motion).phase is Phase.REPORTED
    assert table.round(motion).strip == "〇三一"
    result = table.motion(motion).result
    assert result is not None
    assert (result.for_, result.against, result.outcome) == (3, 1, Computed.CARRIED)
    table.does(announce_result(motion, Outcome.CARRIED))


@pytest.mark.parametrize("intent", [check_box(99, HAN), secure_spares(99, "收"), seal_ballots(99, "一")])
def test_there_is_no_box_of_a_motion_nobody_put(intent: Intent) -> None:
    assert review().gathers().refuses(intent).rule == "motion.unknown"


def test_nobodys_choice_is_taken_down() -> None:
    table, motion = issued()
    assert table.refuses(cast_ballot(motion, HAN, FOR)).rule == "ballot.secret"
    assert table.refuses(note_dissent(motion, HAN, "不同意")).rule == "dissent.secret-ballot"
    assert table.refuses(decline_dissent(motion, HAN)).rule == "dissent.no-ballot"


@pytest.mark.parametrize(("number", "fits"), [(0, False), (1, True), (5, True), (6, False)])
def test_papers_go_out_to_voters_only(number: int, *, fits: bool) -> None:
    table = review().gathers()
    table.elects()
    motion = table.opens("proposal", Method.SECRET)
    if fits:
        table.does(issue_ballots(motion, number))
        assert table.round(motion).issued == number
    else:
        assert dict(table.refuses(issue_ballots(motion, number)).facts) == {"issued": str(number), "voters": "5"}


def test_a_chair_who_votes_only_on_a_tie_gets_no_paper() -> None:
    table = review(ruled(REVIEW, casting=Casting.CHAIR_ONLY_ON_TIE)).gathers()
    table.elects()
    motion = table.opens("proposal", Method.SECRET)
    assert table.refuses(issue_ballots(motion, 5)).fact("voters") == "4"
    table.does(issue_ballots(motion, 4))
    table.counts(motion, sheet(4, 2, 2))
    table.does(report_count(motion, HAN))
    table.does(give_casting_vote(motion, FOR))
    table.does(announce_result(motion, Outcome.CARRIED))


def test_no_count_before_papers_are_out() -> None:
    table = review().gathers()
    table.elects()
    motion = table.opens("proposal", Method.SECRET)
    assert table.refuses(close_vote(motion)).rule == "ballot.none-issued"
    assert table.refuses(count_ballots(motion, DENG, sheet(0))).rule == "ballot.none-issued"


def test_only_the_elected_tellers_count() -> None:
    table, motion = issued()
    refusal = table.refuses(count_ballots(motion, CAO, sheet(5, 5)))
    assert (refusal.rule, refusal.fact("name")) == ("count.not-a-teller", "曹三")


def test_anybody_counts_where_no_officers_are_needed() -> None:
    table = review(without("secret.officers")).gathers()
    motion = table.opens("proposal", Method.SECRET)
    table.does(issue_ballots(motion, 5))
    table.does(count_ballots(motion, CAO, sheet(5, 5)))


def test_a_sheet_names_the_papers_that_went_out() -> None:
    table, motion = issued()
    refusal = table.refuses(count_ballots(motion, DENG, sheet(4, 4)))
    assert (refusal.fact("counted"), refusal.fact("issued")) == ("4", "5")
    table.counts(motion, sheet(5, 5))
    table.does(issue_ballots(motion, 4))
    assert table.refuses(report_count(motion, HAN)).rule == "count.issued-differs"


def test_two_tellers_agree_before_anything_is_reported() -> None:
    table, motion = issued()
    assert table.refuses(report_count(motion, HAN)).fact("sheets") == "0"
    table.does(count_ballots(motion, DENG, sheet(5, 4, 1)))
    assert table.refuses(report_count(motion, HAN)).rule == "count.two-tellers"
    assert table.motion(motion).result is None
    table.does(count_ballots(motion, MENG, sheet(5, 3, 2)))
    refusal = table.refuses(report_count(motion, HAN))
    assert (refusal.rule, refusal.fact("differences")) == ("count.tellers-differ", "for 4≠3；against 1≠2")
    assert table.motion(motion).result is None
    again = count_ballots(motion, MENG, sheet(5, 4, 1))
    refusal = table.refuses(again)
    assert (refusal.rule, refusal.fact("name")) == ("count.ground-missing", "孟二")
    table.does(count_ballots(motion, MENG, sheet(5, 4, 1), ground="漏数一张"))
    current = table.round(motion)
    assert [(each.teller, each.count.for_) for each in current.recounted] == [(MENG, 3)]
    assert [(each.teller, each.ground) for each in current.counts] == [(DENG, ""), (MENG, "漏数一张")]
    table.does(report_count(motion, HAN))
    result = table.motion(motion).result
    assert result is not None
    assert result.for_ == 4


@pytest.mark.parametrize(
    ("count", "numbers"),
    [
        (sheet(5, 3, 1, valid=5, returned=5), "valid 5=4"),
        (sheet(5, 3, 1, invalid=1, returned=4), "returned 4=5"),
    ],
)
def test_a_sheet_that_does_not_add_up_is_not_reported(count: BallotCount, numbers: str) -> None:
    table, motion = issued()
    table.counts(motion, count)
    refusal = table.refuses(report_count(motion, HAN))
    assert (refusal.rule, refusal.fact("numbers")) == ("count.unreconciled", numbers)


def test_to_defer_is_counted_only_where_the_kind_knows_it() -> None:
    table, motion = issued()
    assert table.refuses(count_ballots(motion, DENG, sheet(5, 4, defer=1))).rule == "ballot.choice-unknown"
    table = decision(replace(COLLECTIVE, guards=()), agenda=()).gathers()
    motion = table.opens("personnel", None, FindingId(""))
    table.does(issue_ballots(motion, 5))
    table.does(count_ballots(motion, DENG, sheet(5, 4, defer=1)))


@pytest.mark.parametrize("counted", [False, True])
def test_more_papers_back_than_out_make_the_whole_vote_void_and_it_is_repeated(*, counted: bool) -> None:
    table, motion = issued(number=4)
    table.does(close_vote(motion))
    if counted:
        table.counts(motion, sheet(4, 5))
        table.does(report_count(motion, HAN))
    else:
        table.does(report_count(motion, HAN, returned=5, text="多一张"))
        assert table.round(motion).returned == 5
    refusal = table.refuses(announce_result(motion, Outcome.CARRIED))
    assert (refusal.rule, refusal.fact("computed")) == ("announce.ground-missing", "void")
    table.does(void_vote(motion, "备用票混入"))
    table.does(open_vote(motion))
    assert (table.round(motion).opened.round, table.round(motion).issued) == (2, 0)
    table.does(issue_ballots(motion, 5))
    table.counts(motion, sheet(5, 4, 0, 1))
    table.does(report_count(motion, HAN))
    table.does(announce_result(motion, Outcome.CARRIED))


@pytest.mark.parametrize("returned", [0, 4, 5])
def test_as_many_papers_back_as_out_still_want_counting(returned: int) -> None:
    table, motion = issued()
    assert table.refuses(report_count(motion, HAN, returned=returned)).rule == "count.two-tellers"


def test_papers_of_a_round_are_sealed_under_its_own_strip() -> None:
    table, motion = issued()
    table.does(report_count(motion, HAN, returned=6))
    table.does(void_vote(motion, "多票"))
    table.does(open_vote(motion))
    for round_ in (-1, 3):
        assert table.refuses(seal_ballots(motion, "九", round_=round_)).rule == "vote.wrong-phase"
    table.does(seal_ballots(motion, "一", round_=1))
    table.does(seal_ballots(motion, "二"))
    assert [each.strip for each in table.motion(motion).rounds] == ["一", "二"]


def test_nothing_is_sealed_before_a_vote() -> None:
    table = review().gathers()
    assert table.refuses(seal_ballots(table.puts(), "一")).fact("phase") == "put"


def test_new_tellers_take_over_with_their_own_sheets() -> None:
    table, motion = issued()
    table.does(count_ballots(motion, DENG, sheet(5, 4, 1)))
    table.does(elect_officers(HAN, CAO, (QIN, TANG)))
    assert table.refuses(count_ballots(motion, MENG, sheet(5, 4, 1))).rule == "count.not-a-teller"
    table.does(count_ballots(motion, QIN, sheet(5, 5)))
    table.does(count_ballots(motion, TANG, sheet(5, 5)))
    table.does(report_count(motion, HAN))
    assert table.round(motion).count().for_ == 5
