"""Named ballots, what a voter says against, and the end of voting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from desktop.meeting.acts import (
    BallotCast,
    Choice,
    Corrected,
    Method,
    Nature,
    Outcome,
    VoteVoided,
    VotingClosed,
)
from desktop.meeting.catalogue import sentence
from desktop.meeting.ids import FindingId, PersonId
from desktop.meeting.refusal import Intent
from desktop.meeting.rules.announcing import announce_result
from desktop.meeting.rules.attendance import (
    arrive,
    change_chair,
    grant_leave,
    leave_room,
    mark_absent,
    recuse,
    settle_recusal,
)
from desktop.meeting.rules.ballots import (
    cast_ballot,
    cast_ballots,
    change_ballot,
    close_vote,
    count_ballots,
    give_casting_vote,
    issue_ballots,
    report_count,
    void_vote,
)
from desktop.meeting.rules.correction import strike_out
from desktop.meeting.rules.motions import open_vote
from desktop.meeting.state import Phase
from desktop.meeting.tally import Outcome as Computed
from desktop.meeting.threshold import Casting
from tests.meeting.table import (
    ABSTAIN,
    AGAINST,
    COLLECTIVE,
    DENG,
    F1,
    FENG,
    FOR,
    HAN,
    HE,
    I1,
    I2,
    QIN,
    REVIEW,
    SU,
    TANG,
    VOTERS,
    ZHOU,
    Table,
    decision,
    opened,
    overrides,
    review,
    ruled,
    sheet,
    without,
)


def test_several_ballots_stand_at_once_the_chairs_last() -> None:
    table, motion = opened()
    table.does(cast_ballots(motion, [(each, FOR) for each in VOTERS]))
    assert [each.act.voter for each in table.entries[-5:]] == [HAN, QIN, TANG, FENG, ZHOU]
    assert table.round(motion).count().for_ == 5


def test_no_ballots_at_all_are_no_ballots() -> None:
    table, motion = opened()
    refusal = table.refuses(cast_ballots(motion, []))
    assert (refusal.rule, refusal.fact("names")) == ("vote.ballots-missing", "周启明、韩　立、秦月、唐舟、冯远")


@pytest.mark.parametrize(
    "wanted",
    [
        lambda motion: cast_ballot(motion, HAN, FOR),
        close_vote,
        lambda motion: issue_ballots(motion, 3),
        lambda motion: count_ballots(motion, DENG, sheet(3)),
        lambda motion: report_count(motion, HAN),
        lambda motion: void_vote(motion, "停电"),
        lambda motion: give_casting_vote(motion, FOR),
    ],
)
def test_nothing_is_cast_or_counted_before_the_vote_is_open(wanted: Callable[[int], Intent]) -> None:
    table = review().gathers()
    assert table.refuses(wanted(99)).rule == "motion.unknown"
    refusal = table.refuses(wanted(table.puts()))
    assert (refusal.rule, refusal.fact("phase")) == ("vote.wrong-phase", "put")


def test_each_voter_votes_once() -> None:
    table, motion = opened()
    table.does(cast_ballot(motion, HAN, AGAINST))
    refusal = table.refuses(cast_ballot(motion, HAN, FOR))
    assert (refusal.rule, refusal.fact("name")) == ("ballot.already-cast", "韩　立")
    assert table.refuses(cast_ballots(motion, [(QIN, FOR), (QIN, FOR)])).rule == "ballot.already-cast"


def test_only_those_on_the_list_vote() -> None:
    table = review().gathers(ZHOU, HAN, QIN, TANG)
    table.does(arrive(SU))
    motion = table.opens()
    for voter, rule in ((SU, "ballot.not-entitled"), (HE, "ballot.not-entitled"), (FENG, "ballot.not-present")):
        assert table.refuses(cast_ballot(motion, voter, FOR)).rule == rule
    assert table.refuses(cast_ballot(motion, PersonId("nobody"), FOR)).rule == "person.unknown"


def test_who_withdrew_does_not_vote() -> None:
    table = review().gathers()
    table.does(recuse(HAN, "亲属", finding=F1))
    motion = table.opens()
    refusal = table.refuses(cast_ballot(motion, HAN, FOR))
    assert (refusal.rule, refusal.fact("name")) == ("ballot.recused", "韩　立")


def test_who_turns_out_to_have_withdrawn_does_not_vote_though_listed() -> None:
    table = review().gathers()
    asked = table.does(recuse(HAN, "亲属", finding=F1))
    turned_down = table.does(settle_recusal(asked, granted=False))
    motion = table.opens()
    table.does(strike_out(turned_down, "误录"))
    assert HAN in table.round(motion).opened.eligible
    assert table.refuses(cast_ballot(motion, HAN, FOR)).rule == "ballot.recused"


def test_who_left_the_room_all_the_same_does_not_vote() -> None:
    table, motion = opened(review(without("attendance.leaves-open-vote")).gathers())
    table.does(leave_room(HAN))
    assert table.refuses(cast_ballot(motion, HAN, FOR)).rule == "ballot.not-present"
    table.does(arrive(HAN))
    table.does(cast_ballot(motion, HAN, FOR))


def test_who_had_written_came_and_left_again_does_not_vote_where_writing_is_no_vote() -> None:
    table = review(without("attendance.leaves-open-vote")).gathers(ZHOU, HAN, QIN)
    table.does(grant_leave(FENG, "出差", written_opinion=True))
    table.does(arrive(FENG))
    motion = table.opens()
    table.does(leave_room(FENG))
    assert table.refuses(cast_ballot(motion, FENG, FOR)).rule == "ballot.not-present"


def test_a_written_opinion_of_an_absentee_is_no_vote() -> None:
    table = review().gathers(ZHOU, HAN, QIN, TANG)
    table.does(grant_leave(FENG, "出差", written_opinion=True))
    motion = table.opens()
    assert table.refuses(cast_ballot(motion, FENG, FOR)).rule == "ballot.written-not-counted"


def test_a_written_opinion_counts_where_the_profile_says_so() -> None:
    table = review(replace(REVIEW, written_counted=True)).gathers(ZHOU, HAN, QIN)
    table.does(grant_leave(FENG, "出差", written_opinion=True))
    table.does(mark_absent(TANG))
    motion = table.opens()
    heads = table.round(motion).opened.headcount
    assert (heads.present, heads.written, heads.absent, heads.voters) == (3, 1, 1, 4)
    table.does(cast_ballot(motion, FENG, FOR))
    assert table.last == BallotCast(motion, FENG, FOR, written=True)
    table.does(cast_ballot(motion, HAN, FOR))
    assert table.last == BallotCast(motion, HAN, FOR)


def test_who_had_written_but_came_votes_in_the_room() -> None:
    table = review(replace(REVIEW, written_counted=True)).gathers(ZHOU, HAN, QIN)
    table.does(grant_leave(FENG, "出差", written_opinion=True))
    table.does(arrive(FENG))
    motion = table.opens()
    assert table.round(motion).opened.headcount.written == 0
    table.does(cast_ballot(motion, FENG, FOR))
    assert table.last == BallotCast(motion, FENG, FOR)


def test_the_chair_votes_last() -> None:
    table, motion = opened()
    table.does(cast_ballots(motion, [(HAN, FOR), (QIN, FOR), (TANG, FOR)]))
    refusal = table.refuses(cast_ballot(motion, ZHOU, FOR))
    assert (refusal.rule, refusal.fact("name"), refusal.fact("waiting")) == ("chair.casts-last", "周启明", "冯远")
    table.does(cast_ballot(motion, FENG, FOR))
    table.does(cast_ballot(motion, ZHOU, FOR))


def test_the_chair_may_vote_earlier_on_a_written_ground_or_where_the_guard_is_off() -> None:
    table, motion = opened()
    table.does(overrides("chair.casts-last", motion=motion))
    table.does(cast_ballot(motion, ZHOU, FOR))
    table, motion = opened(review(without("chair.casts-last")).gathers())
    table.does(cast_ballot(motion, ZHOU, FOR))


def test_whoever_chairs_votes_last() -> None:
    table = review(without("chair.delegated")).gathers()
    table.does(change_chair(HAN, "接电话"))
    motion = table.opens()
    assert table.refuses(cast_ballot(motion, HAN, FOR)).rule == "chair.casts-last"
    table.does(cast_ballot(motion, ZHOU, FOR))


def test_to_defer_is_a_choice_only_where_the_kind_knows_it() -> None:
    table, motion = opened()
    assert table.refuses(cast_ballot(motion, HAN, Choice.DEFER)).rule == "ballot.choice-unknown"
    personnel = replace(COLLECTIVE.motions[1], methods=("named",))
    table = decision(replace(COLLECTIVE, motions=(personnel,), guards=()), agenda=()).gathers()
    motion = table.opens("personnel", None, FindingId(""))
    table.does(cast_ballot(motion, HAN, Choice.DEFER))
    assert table.round(motion).count().defer == 1


def test_those_who_did_not_vote_are_named_before_the_vote_is_closed() -> None:
    table, motion = opened()
    table.does(cast_ballots(motion, [(HAN, FOR), (QIN, FOR), (TANG, FOR)]))
    refusal = table.refuses(close_vote(motion))
    assert (refusal.rule, refusal.fact("names")) == ("vote.ballots-missing", "周启明、冯远")
    table.does(close_vote(motion, accept_missing=True, text="截止"))
    assert table.last == VotingClosed(motion, "截止")
    assert (table.round(motion).count().not_voted, table.round(motion).closed) == (2, True)
    assert table.refuses(cast_ballot(motion, FENG, FOR)).fact("phase") == "closed"


def test_a_wrongly_recorded_ballot_reads_otherwise_and_the_first_stays() -> None:
    table, motion = opened()
    ballot = table.does(cast_ballot(motion, HAN, AGAINST))
    assert table.refuses(change_ballot(motion, HAN, AGAINST, "误")).rule == "correction.changes-nothing"
    assert table.refuses(change_ballot(motion, HAN, Choice.DEFER, "误")).rule == "ballot.choice-unknown"
    assert table.refuses(change_ballot(motion, QIN, FOR, "误")).rule == "ballot.not-cast"
    table.does(change_ballot(motion, HAN, FOR, ""))
    assert table.last == Corrected(ballot, "choice", "for", Nature.CLERICAL, "", HAN)
    assert table.round(motion).choice(HAN) is FOR
    assert table.meeting.readings[ballot].original.act == BallotCast(motion, HAN, AGAINST)


def test_a_ballot_changed_after_the_announcement_needs_its_ground() -> None:
    table, motion = opened()
    table.votes(motion)
    table.does(announce_result(motion, Outcome.CARRIED))
    assert table.refuses(change_ballot(motion, HAN, AGAINST, " ")).rule == "procedure.ground-missing"
    table.does(change_ballot(motion, HAN, AGAINST, "本人举手更正"))
    assert isinstance(table.last, Corrected)
    assert (table.last.nature, table.last.confirmed_by) == (Nature.SUBSTANTIVE, HAN)


def test_a_void_round_is_kept_and_does_not_count() -> None:
    table, motion = opened()
    table.votes(motion, against=VOTERS)
    assert table.refuses(void_vote(motion, " ")).rule == "procedure.ground-missing"
    table.does(void_vote(motion, "误宣读"))
    assert table.last == VoteVoided(motion, 1, "误宣读", ZHOU)
    assert table.motion(motion).phase is Phase.VOID
    assert table.refuses(void_vote(motion, "再")).fact("phase") == "void"
    table.does(open_vote(motion))
    table.votes(motion)
    assert [each.void for each in table.motion(motion).rounds] == ["误宣读", ""]
    result = table.motion(motion).result
    assert result is not None
    assert result.for_ == 5


def tied(casting: Casting, table: Table | None = None) -> tuple[Table, int]:
    """Two for, two against; the chair is the fifth, or did not vote."""
    table = table or review(ruled(REVIEW, casting=casting)).gathers()
    motion = table.opens()
    choices = {"han": FOR, "qin": FOR, "tang": AGAINST, "feng": AGAINST}
    table.casts(motion, **choices)
    table.does(close_vote(motion, accept_missing=True))
    return table, motion


@pytest.mark.parametrize(
    ("choice", "outcome"),
    [(FOR, Computed.CARRIED), (AGAINST, Computed.LOST), (ABSTAIN, Computed.LOST)],
)
def test_the_chair_decides_a_tie_or_leaves_it_standing(choice: Choice, outcome: Computed) -> None:
    table, motion = tied(Casting.CHAIR_ONLY_ON_TIE)
    assert table.refuses(announce_result(motion, Outcome.LOST)).rule == "announce.casting-due"
    table.does(give_casting_vote(motion, choice))
    result = table.motion(motion).result
    assert result is not None
    assert result.outcome is outcome
    assert table.refuses(give_casting_vote(motion, FOR)).rule == "ballot.no-tie"


def test_a_tie_without_a_casting_vote_is_lost() -> None:
    table, motion = tied(Casting.NONE)
    assert table.refuses(give_casting_vote(motion, FOR)).fact("number") == "1"
    table.does(announce_result(motion, Outcome.LOST))


def test_a_refusal_is_a_sentence_with_its_advice() -> None:
    table, motion = tied(Casting.CHAIR_ONLY_ON_TIE)
    refusal = table.refuses(announce_result(motion, Outcome.LOST))
    assert str(sentence(refusal)) == "表决一票数相等，待主持人决定票。请先登记主持人决定票。"
    assert str(sentence(refusal, "en")).count("1") == 1


def test_the_casting_vote_is_the_chairs_who_is_in_the_room_and_votes_on_the_matter() -> None:
    table, motion = tied(Casting.CHAIR_ONLY_ON_TIE)
    table.does(leave_room(ZHOU))
    assert table.refuses(give_casting_vote(motion, FOR)).rule == "chair.vacant"
    table.does(arrive(SU))
    table.does(change_chair(SU, "代为宣读"))
    assert table.refuses(give_casting_vote(motion, FOR)).rule == "ballot.not-entitled"
    table.does(arrive(ZHOU))
    table.does(change_chair(ZHOU, "回席"))
    table.does(recuse(ZHOU, "亲属", finding=F1))
    assert table.refuses(give_casting_vote(motion, FOR)).rule == "ballot.recused"


def test_a_hand_vote_takes_named_ballots_and_no_paper() -> None:
    table = review().gathers()
    motion = table.opens("verdict", Method.HANDS)
    assert table.refuses(issue_ballots(motion, 5)).rule == "ballot.not-secret"
    assert table.refuses(count_ballots(motion, DENG, sheet(5))).rule == "ballot.not-secret"
    table.votes(motion)
    assert tuple(each.id for each in table.meeting.plan.agenda) == (I1, I2)
