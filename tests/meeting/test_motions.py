"""Putting a motion, opening the vote on it, deferring it and taking it up again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from desktop.meeting.acts import (
    Method,
    MotionPut,
    MotionReworded,
    Outcome,
    ReconsiderationMoved,
    VoteDeferred,
)
from desktop.meeting.ids import FindingId, ItemId
from desktop.meeting.profile import Electorate
from desktop.meeting.refusal import Intent
from desktop.meeting.rules.announcing import announce_result
from desktop.meeting.rules.attendance import (
    depart,
    grant_leave,
    leave_room,
    mark_absent,
    recuse,
    settle_recusal,
)
from desktop.meeting.rules.ballots import cast_ballot, close_vote, issue_ballots, report_count, void_vote
from desktop.meeting.rules.motions import (
    decline_deferral,
    defer_triggered,
    defer_vote,
    open_vote,
    put_motion,
    reconsider,
    reword_motion,
)
from desktop.meeting.rules.procedure import open_item, raise_improvised_item
from desktop.meeting.state import Phase
from desktop.meeting.threshold import Base, Casting, Comparison, RecusalEffect
from tests.meeting.table import (
    ABSTAIN,
    DISCIPLINE,
    F1,
    F2,
    FENG,
    FOR,
    HAN,
    I1,
    I2,
    OFFICE,
    QIN,
    REVIEW,
    TANG,
    VOTERS,
    ZHOU,
    Table,
    decision,
    line,
    overrides,
    quorum,
    review,
    ruled,
    sheet,
)

NEW = ItemId("new")


@pytest.mark.parametrize(
    ("rule", "intent"),
    [
        ("motion.kind-unknown", put_motion("dance", "同意")),
        ("motion.method-not-allowed", put_motion("verdict", "同意", method=Method.SECRET)),
        ("motion.text-missing", put_motion("verdict", " ")),
        ("motion.verdict-unknown", put_motion("verdict", "同意", verdict="完成")),
        ("finding.unknown", put_motion("verdict", "同意", finding=FindingId("f9"))),
        ("item.unknown", put_motion("verdict", "同意", item=ItemId("i9"))),
    ],
)
def test_a_motion_has_a_kind_a_method_a_text_and_a_matter_this_meeting_knows(rule: str, intent: Intent) -> None:
    assert review().gathers().refuses(intent).rule == rule


def test_a_motion_takes_the_usual_method_and_the_item_at_hand() -> None:
    table = review().gathers()
    table.does(open_item(I1))
    table.does(put_motion("verdict", "同意", verdict="到位"))
    assert table.last == MotionPut("verdict", "同意", Method.NAMED, item=I1, verdict="到位", speaker=ZHOU)
    table.does(put_motion("verdict", "同意", method=Method.HANDS, finding=F1, item=I2, speaker=HAN))
    assert table.last == MotionPut("verdict", "同意", Method.HANDS, F1, I2, speaker=HAN)
    assert [each.number for each in table.meeting.motions.all.values()] == [1, 2]


def test_the_subject_of_the_item_decides_the_kind_of_motion() -> None:
    table = decision().gathers()
    refusal = table.refuses(put_motion("decision", "同意任命", item=I2))
    assert (refusal.rule, refusal.fact("title"), refusal.fact("kind")) == (
        "motion.kind-not-for-item",
        "中层干部任免",
        "重大事项决策",
    )
    table.does(put_motion("personnel", "同意任命", item=I2))
    table.does(raise_improvised_item(NEW, "未分类的事"))
    table.does(put_motion("decision", "同意", item=NEW))


def test_a_motion_is_reworded_until_its_vote_was_opened() -> None:
    table = review().gathers()
    table.hears(F1)
    motion = table.puts()
    table.does(reword_motion(motion, "改为基本到位", "按讨论意见"))
    assert table.last == MotionReworded(motion, "改为基本到位", "按讨论意见")
    assert table.motion(motion).text == "改为基本到位"
    table.does(open_vote(motion))
    assert table.refuses(reword_motion(motion, "再改")).rule == "vote.settings-frozen"


@pytest.mark.parametrize(
    "intent",
    [
        reword_motion(99, "改"),
        open_vote(99),
        defer_vote(99, "再议"),
        decline_deferral(99, "急"),
        reconsider(99, "有新材料"),
        cast_ballot(99, HAN, FOR),
        announce_result(99, Outcome.CARRIED),
    ],
    ids=lambda each: each.name,
)
def test_what_was_never_put_cannot_be_dealt_with(intent: Intent) -> None:
    refusal = review().gathers().refuses(intent)
    assert (refusal.rule, refusal.fact("motion")) == ("motion.unknown", "99")


def test_opening_the_vote_freezes_rule_voters_and_numbers() -> None:
    table = review().gathers(ZHOU, HAN, QIN)
    table.does(grant_leave(TANG, "病"))
    table.does(mark_absent(FENG))
    opened = table.round(table.opens()).opened
    heads = opened.headcount
    assert (opened.round, opened.method, opened.eligible) == (1, Method.NAMED, (ZHOU, HAN, QIN))
    assert (heads.entitled, heads.present, heads.on_leave, heads.absent, heads.component) == (5, 3, 1, 1, 5)
    assert (opened.base, opened.needed) == (5, 3)


@pytest.mark.parametrize("base", [Base.VOTING, Base.VALID, Base.FOR_AND_AGAINST])
def test_where_only_the_votes_cast_decide_no_line_is_frozen(base: Base) -> None:
    table = review(ruled(REVIEW, threshold=line("1/2", base=base))).gathers()
    opened = table.round(table.opens()).opened
    assert (opened.base, opened.needed) == (0, 0)


def test_the_constituted_body_may_be_larger_than_those_invited() -> None:
    profile = ruled(REVIEW, threshold=line("2/3", Comparison.AT_LEAST, Base.COMPONENT))
    opened = review(profile, component=7).gathers()
    assert opened.round(opened.opens()).opened.needed == 5


def test_one_vote_is_open_at_a_time_while_others_are_counted() -> None:
    table = review().gathers()
    first = table.opens()
    table.hears(F2)
    second = table.puts(finding=F2)
    refusal = table.refuses(open_vote(second))
    assert (refusal.rule, refusal.fact("number")) == ("vote.another-open", "1")
    refusal = table.refuses(open_vote(first))
    assert (refusal.rule, refusal.fact("phase")) == ("vote.not-openable", "open")
    table.votes(first)
    assert table.refuses(open_vote(first)).fact("phase") == "closed"
    table.does(open_vote(second))
    assert table.meeting.motions.open() == table.motion(second)


CLOSE = replace(REVIEW, defer_margin=Fraction(1, 5))


def test_a_close_vote_may_still_be_deferred_once_it_was_counted() -> None:
    table = review(CLOSE).gathers()
    motion = table.opens()
    assert not defer_triggered(table.meeting, table.motion(motion))
    table.votes(motion, against=(HAN, QIN))
    assert defer_triggered(table.meeting, table.motion(motion))
    table.does(defer_vote(motion, "双方接近"))
    assert table.motion(motion).phase is Phase.DEFERRED


def test_a_clear_vote_is_not_deferred_any_more() -> None:
    table = review(CLOSE).gathers()
    motion = table.opens()
    table.votes(motion, against=(HAN,))
    assert not defer_triggered(table.meeting, table.motion(motion))
    assert table.refuses(defer_vote(motion, "再议")).rule == "vote.not-deferrable"


def test_a_close_void_vote_asks_before_it_is_repeated() -> None:
    table = review(CLOSE).gathers()
    motion = table.opens()
    table.votes(motion, against=(HAN, QIN))
    table.does(void_vote(motion, "计票有误"))
    assert table.refuses(open_vote(motion)).rule == "vote.defer-on-disagreement"
    table.does(defer_vote(motion, "双方接近"))


def test_a_close_secret_vote_is_close_once_both_tellers_agree() -> None:
    table = review(CLOSE).gathers()
    table.elects()
    motion = table.opens("proposal", Method.SECRET)
    table.does(issue_ballots(motion, 5))
    table.does(close_vote(motion))
    assert not defer_triggered(table.meeting, table.motion(motion))
    table.counts(motion, sheet(5, 3, 2))
    assert defer_triggered(table.meeting, table.motion(motion))
    table.does(report_count(motion, HAN))
    table.does(defer_vote(motion, "双方接近"))


def test_a_motion_is_deferred_before_anybody_voted() -> None:
    table = review().gathers()
    motion = table.opens()
    assert table.refuses(defer_vote(motion, " ")).rule == "vote.defer-ground-missing"
    table.does(defer_vote(motion, "需核实", charged="巡察办", due=date(2027, 3, 26)))
    assert table.last == VoteDeferred(motion, "需核实", "巡察办", date(2027, 3, 26), ZHOU)
    assert table.meeting.verdict(F1).outcome is Outcome.DEFERRED
    refusal = table.refuses(defer_vote(motion, "再议"))
    assert (refusal.rule, refusal.fact("phase")) == ("vote.not-deferrable", "deferred")


def test_a_motion_is_not_deferred_after_a_ballot_or_once_papers_are_out() -> None:
    table = review().gathers()
    motion = table.opens()
    table.does(cast_ballot(motion, HAN, FOR))
    assert table.refuses(defer_vote(motion, "再议")).fact("phase") == "open"
    table = review().gathers()
    table.elects()
    motion = table.opens("proposal", Method.SECRET)
    table.does(issue_ballots(motion, 5))
    assert table.refuses(defer_vote(motion, "再议")).rule == "vote.not-deferrable"


def decided(table: Table, *against: str) -> int:
    motion = table.opens()
    table.votes(motion, against=against)
    table.does(announce_result(motion, Outcome.LOST if len(against) > 2 else Outcome.CARRIED))
    return motion


def test_what_was_decided_or_deferred_may_be_taken_up_again() -> None:
    table = review().gathers()
    motion = decided(table)
    assert table.refuses(reconsider(motion, " ")).rule == "procedure.ground-missing"
    table.does(reconsider(motion, "有新材料", HAN))
    assert table.last == ReconsiderationMoved(motion, "有新材料", HAN)
    assert (table.motion(motion).phase, table.motion(motion).announced) == (Phase.PUT, None)
    assert table.meeting.verdict(F1).word == ""
    refusal = table.refuses(reconsider(motion, "有新材料"))
    assert (refusal.rule, refusal.fact("number")) == ("motion.not-decided", "1")
    table.does(defer_vote(motion, "再议"))
    table.does(reconsider(motion, "已核实"))
    table.does(open_vote(motion))
    assert table.round(motion).opened.round == 2


def test_a_verdict_rests_on_the_last_word_about_its_finding() -> None:
    table = review().gathers()
    table.hears(F1)
    motion = table.does(put_motion("verdict", "同意", finding=F1, verdict="基本到位"))
    assert table.meeting.verdict(F1).motion == motion
    table.does(open_vote(motion))
    table.votes(motion, abstain=(HAN,))
    table.does(announce_result(motion, Outcome.CARRIED))
    assert table.meeting.verdict(F1).word == "基本到位"
    table.does(overrides("vote.decided-before"))
    lost = decided(table, HAN, QIN, TANG)
    assert table.meeting.verdict(F1) == type(table.meeting.verdict(F1))("", lost, outcome=Outcome.LOST)
    assert table.meeting.verdict(F2).motion is None


PARTY_VOTE = replace(REVIEW, electorate=Electorate.PARTIES)


def test_each_party_votes_through_the_first_of_it_who_can() -> None:
    table = review(PARTY_VOTE).gathers()
    opened = table.round(table.opens()).opened
    assert opened.eligible == (HAN, QIN, ZHOU, TANG)
    assert (opened.headcount.entitled, opened.needed) == (4, 3)
    motion = opened.motion
    assert table.refuses(cast_ballot(motion, FENG, FOR)).rule == "ballot.represented"
    table.does(void_vote(motion, "换代表"))
    table.does(leave_room(TANG))
    table.does(open_vote(motion))
    assert table.round(motion).opened.eligible == (HAN, QIN, ZHOU, FENG)


def test_a_party_whose_first_person_withdrew_votes_through_the_next() -> None:
    table = review(PARTY_VOTE).gathers()
    table.does(recuse(TANG, "亲属", finding=F1))
    assert table.round(table.opens()).opened.eligible == (HAN, QIN, ZHOU, FENG)


def test_a_party_nobody_of_which_is_there_stays_in_the_base() -> None:
    table = review(PARTY_VOTE).gathers(ZHOU, HAN, QIN, FENG)
    table.does(depart(FENG))
    table.does(grant_leave(TANG, "病"))
    heads = table.round(table.opens()).opened.headcount
    assert (heads.entitled, heads.present, heads.on_leave + heads.departed) == (4, 3, 1)


def test_a_chair_who_decides_only_ties_is_not_among_the_voters() -> None:
    table = review(ruled(REVIEW, casting=Casting.CHAIR_ONLY_ON_TIE)).gathers()
    motion = table.opens()
    opened = table.round(motion).opened
    assert (opened.eligible, opened.headcount.present) == (VOTERS[1:], 5)
    assert table.refuses(cast_ballot(motion, ZHOU, ABSTAIN)).rule == "ballot.only-on-tie"


def test_the_recused_leave_the_base_where_the_rule_says_so() -> None:
    profile = ruled(REVIEW, recusal=RecusalEffect.LEAVES, quorum=quorum("1/2"))
    table = review(profile).gathers()
    table.does(settle_recusal(table.does(recuse(HAN, "亲属", finding=F1)), stays_in_base=False))
    opened = table.round(table.opens()).opened
    assert (opened.base, opened.needed, opened.eligible) == (4, 3, (ZHOU, QIN, TANG, FENG))
    assert {OFFICE, DISCIPLINE} <= set(table.meeting.opinions.heard_parties[F1])
