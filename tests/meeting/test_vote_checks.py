"""What is listed of votes before closing: each concern, and its absence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.meeting.acts import (
    BallotsCounted,
    Method,
    Outcome,
    VoteOpened,
)
from desktop.meeting.catalogue import concern_sentence
from desktop.meeting.checks import Concern, Weight, concerns
from desktop.meeting.profile import Profile
from desktop.meeting.rules.announcing import announce_result, correct_announcement
from desktop.meeting.rules.attendance import leave_room
from desktop.meeting.rules.ballots import (
    change_ballot,
    confirm_dissent,
    decline_dissent,
    give_casting_vote,
    issue_ballots,
    note_dissent,
    report_count,
    void_vote,
)
from desktop.meeting.rules.correction import strike_out
from desktop.meeting.rules.motions import open_vote
from desktop.meeting.state import replay
from desktop.meeting.threshold import Casting
from tests.meeting.table import (
    AGAINST,
    FOR,
    HAN,
    QIN,
    REVIEW,
    TANG,
    ZHOU,
    Table,
    guarded,
    opened,
    overrides,
    quorum,
    review,
    ruled,
    sheet,
    without,
)

DUE = date(2027, 4, 30)


def found(table: Table, check: str) -> list[Concern]:
    """The concerns of that name, each of which has its sentence in both languages."""
    listed = [each for each in concerns(table.meeting) if each.check == check]
    for each in listed:
        assert "{" not in concern_sentence(each) + concern_sentence(each, "en")
    return listed


def facts(concern: Concern) -> dict[str, str]:
    return dict(concern.facts)


def test_an_unfinished_vote_is_listed_with_where_it_stands() -> None:
    table, motion = opened()
    (concern,) = found(table, "vote.unfinished")
    assert facts(concern) == {"number": "1", "phase": "open"}
    table.votes(motion)
    assert facts(found(table, "vote.unfinished")[0])["phase"] == "closed"
    table.does(announce_result(motion, Outcome.CARRIED))
    assert found(table, "vote.unfinished") == []


def test_a_void_vote_that_was_not_repeated_is_listed() -> None:
    table, motion = opened()
    table.does(void_vote(motion, "停电"))
    assert facts(found(table, "vote.unfinished")[0])["phase"] == "void"


def test_an_announcement_the_ballots_do_not_bear_out_is_wrong_unless_a_ground_says_why() -> None:
    table, motion = opened()
    table.votes(motion, against=(HAN, QIN))
    assert found(table, "vote.outcome-differs") == []
    table.does(announce_result(motion, Outcome.CARRIED))
    assert found(table, "vote.outcome-differs") == []
    table.does(change_ballot(motion, TANG, AGAINST, "本人更正"))
    (concern,) = found(table, "vote.outcome-differs")
    assert (concern.weight, facts(concern)) == (
        Weight.WRONG,
        {"number": "1", "computed": "lost", "announced": "carried"},
    )
    table.does(correct_announcement(motion, Outcome.CARRIED, ground="另有规定"))
    assert found(table, "vote.outcome-differs") == []


def test_an_announcement_on_ballots_that_now_tie_is_wrong_until_the_chair_decided() -> None:
    table = review(ruled(REVIEW, casting=Casting.CHAIR_ONLY_ON_TIE)).gathers()
    motion = table.opens()
    table.votes(motion, against=(HAN,))
    table.does(announce_result(motion, Outcome.CARRIED))
    table.does(change_ballot(motion, QIN, AGAINST, "本人更正"))
    (concern,) = found(table, "vote.outcome-differs")
    assert "票数相等" in concern_sentence(concern)
    assert table.refuses(correct_announcement(motion, Outcome.LOST)).rule == "announce.casting-due"
    table.does(give_casting_vote(motion, FOR))
    assert found(table, "vote.outcome-differs") == []


def test_numbers_that_do_not_add_up_are_named() -> None:
    table, motion = opened()
    table.votes(motion)
    table.does(announce_result(motion, Outcome.CARRIED))
    assert found(table, "vote.unreconciled") == []
    heads = replace(table.round(motion).opened.headcount, present=4)
    forged = replay(
        replace(each, act=replace(each.act, headcount=heads)) if isinstance(each.act, VoteOpened) else each
        for each in table.entries
    )
    (concern,) = (each for each in concerns(forged) if each.check == "vote.unreconciled")
    assert facts(concern) == {"number": "1", "numbers": "present 4=5"}


def test_a_secret_count_is_held_to_the_same_sums() -> None:
    table = review().gathers()
    table.elects()
    motion = table.opens("proposal", Method.SECRET)
    table.does(issue_ballots(motion, 5))
    table.does(report_count(motion, HAN, returned=6))
    assert found(table, "vote.unreconciled") == []
    table.does(void_vote(motion, "多票"))
    table.does(open_vote(motion))
    table.does(issue_ballots(motion, 5))
    table.counts(motion, sheet(5, 5))
    table.does(report_count(motion, HAN))
    assert found(table, "vote.unreconciled") == []
    wrong = [each.act for each in table.entries if isinstance(each.act, BallotsCounted)]
    table._record(replace(each, count=sheet(5, 5, valid=4)) for each in wrong)
    assert [facts(each)["numbers"] for each in found(table, "vote.unreconciled")] == ["returned 5=4", "valid 4=5"]


@pytest.mark.parametrize("waived", [True, False])
def test_a_vote_without_a_quorum_is_wrong_or_where_a_ground_was_given_to_be_looked_at(*, waived: bool) -> None:
    table = review(guarded(REVIEW, "quorum.at-vote")).gathers(ZHOU, HAN, QIN)
    table.does(leave_room(QIN))
    given = table.does(overrides("quorum.at-vote"))
    table.opens()
    if not waived:
        table.does(strike_out(given, "误录"))
    (concern,) = found(table, "vote.without-quorum")
    assert concern.weight is (Weight.OPEN if waived else Weight.WRONG)


def test_a_vote_with_its_own_quorum_is_held_to_that_one() -> None:
    profile = ruled(guarded(REVIEW, "quorum.at-vote"), quorum=quorum("4/5"))
    profile = replace(profile, opening=REVIEW.opening)
    table = review(profile).gathers(ZHOU, HAN, QIN)
    table.does(overrides("quorum.at-vote"))
    table.opens()
    assert len(found(table, "vote.without-quorum")) == 1


@pytest.mark.parametrize("profile", [without("quorum.at-vote"), replace(REVIEW, guards=())])
def test_no_quorum_is_missed_where_the_profile_asks_for_none(profile: Profile) -> None:
    table = review(profile).gathers(ZHOU, HAN, QIN)
    table.does(leave_room(QIN))
    table.opens()
    assert found(table, "vote.without-quorum") == []


def test_a_vote_with_a_quorum_is_no_concern() -> None:
    table, _ = opened()
    assert found(table, "vote.without-quorum") == []


def test_a_vote_against_wants_its_reason_and_the_reason_to_be_read_back() -> None:
    table, motion = opened()
    table.casts(motion, zhou=FOR, han=AGAINST, qin=AGAINST, tang=FOR, feng=FOR)
    assert [facts(each)["name"] for each in found(table, "dissent.no-reason")] == ["韩　立", "秦月"]
    table.does(decline_dissent(motion, QIN))
    noted = table.does(note_dissent(motion, HAN, "为时过早"))
    assert found(table, "dissent.no-reason") == []
    (concern,) = found(table, "dissent.not-read-back")
    assert (concern.seq, facts(concern)) == (noted, {"number": "1", "name": "韩　立"})
    table.does(confirm_dissent(noted, confirmed=False))
    assert len(found(table, "dissent.not-read-back")) == 1
    table.does(confirm_dissent(noted))
    assert found(table, "dissent.not-read-back") == []


def test_a_motion_without_a_vote_wants_no_reasons() -> None:
    table = review().gathers()
    table.puts()
    assert [each.check for each in concerns(table.meeting) if each.check.startswith("dissent")] == []


def test_a_dissent_of_one_whose_ballot_now_reads_for_is_wrong() -> None:
    table, motion = opened()
    table.casts(motion, zhou=FOR, han=AGAINST, qin=FOR, tang=FOR, feng=FOR)
    noted = table.does(note_dissent(motion, HAN, "为时过早"))
    assert found(table, "dissent.voted-for") == []
    table.does(change_ballot(motion, HAN, FOR, "误登"))
    (concern,) = found(table, "dissent.voted-for")
    assert (concern.seq, concern.weight) == (noted, Weight.WRONG)
    table.does(void_vote(motion, "重投"))
    table.does(open_vote(motion))
    assert found(table, "dissent.voted-for") == []
