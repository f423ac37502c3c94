"""Several findings in one motion, several motions on one finding, and a finding that has its verdict already."""

from __future__ import annotations

from dataclasses import replace

from desktop.meeting.acts import Method, MotionPut, Outcome
from desktop.meeting.ids import FindingId, Seq
from desktop.meeting.profile import Profile
from desktop.meeting.rules.announcing import announce_result, decide_by_opinions
from desktop.meeting.rules.attendance import recuse
from desktop.meeting.rules.ballots import cast_ballot, close_vote
from desktop.meeting.rules.motions import open_vote, put_motion, reconsider
from desktop.meeting.rules.procedure import open_item
from tests.meeting.table import (
    F1,
    F2,
    F3,
    FOR,
    HAN,
    I1,
    QIN,
    REVIEW,
    Table,
    overrides,
    prior,
    review,
    without,
)

BLOCK: Profile = replace(REVIEW, motions=tuple(replace(each, block=True) for each in REVIEW.motions))
SPLIT = ("到位", "到位", "未到位", "未到位")
AGREED = ("到位", "到位", "到位", "到位")


def block(table: Table, *findings: FindingId, verdict: str = "到位") -> Seq:
    first, *others = findings
    return table.does(put_motion("verdict", "同意认定为到位", finding=first, others=others, verdict=verdict))


def carried(table: Table, motion: Seq) -> Seq:
    table.does(open_vote(motion))
    table.votes(motion)
    table.does(announce_result(motion, Outcome.CARRIED))
    return motion


def test_one_vote_gives_several_findings_their_verdict() -> None:
    table = review(BLOCK).gathers()
    for finding in (F1, F3):
        table.hears(finding)
    motion = block(table, F1, F3, F1)
    put = table.motion(motion).put
    assert (put.others, put.findings) == ((F3,), (F1, F3))
    carried(table, motion)
    assert [table.meeting.verdict(each).word for each in (F1, F2, F3)] == ["到位", "", "到位"]


def test_a_block_needs_a_kind_that_allows_it_a_first_finding_and_known_ones() -> None:
    table = review().gathers()
    refusal = table.refuses(put_motion("verdict", "同意", finding=F1, others=[F3]))
    assert (refusal.rule, refusal.fact("kind")) == ("motion.block-not-allowed", "问题认定")
    table.does(put_motion("proposal", "督办", finding=F1, others=[F3]))
    table = review(BLOCK).gathers()
    assert table.refuses(put_motion("verdict", "同意", others=[F3])).rule == "motion.block-not-allowed"
    strange = put_motion("verdict", "同意", finding=F1, others=[FindingId("f9")])
    assert table.refuses(strange).fact("finding") == "f9"


def test_everybody_is_heard_on_every_finding_of_a_block() -> None:
    table = review(BLOCK).gathers()
    table.hears(F1)
    motion = block(table, F1, F3)
    assert table.refuses(open_vote(motion)).rule == "parties.heard"
    table.hears(F3)
    table.does(open_vote(motion))


def test_who_is_recused_from_one_finding_of_a_block_does_not_vote_on_it() -> None:
    table = review(BLOCK).gathers()
    for finding in (F1, F3):
        table.hears(finding)
    table.does(recuse(HAN, "亲属", finding=F3))
    motion = block(table, F1, F3)
    table.does(open_vote(motion))
    opened = table.round(motion).opened
    assert HAN not in opened.eligible
    assert opened.headcount.recused == 1
    assert table.refuses(cast_ballot(motion, HAN, FOR)).rule == "ballot.recused"
    assert table.refuses(recuse(QIN, "亲属", finding=F3)).rule == "recusal.vote-open"
    table.does(recuse(QIN, "亲属", finding=F2))


def test_a_split_on_any_finding_of_a_block_asks_for_deferral() -> None:
    table = review(BLOCK, opinions=prior(*SPLIT, finding=F3)).gathers()
    for finding in (F1, F3):
        table.hears(finding)
    alone = block(table, F1)
    table.does(open_vote(alone))
    table.votes(alone)
    table.does(announce_result(alone, Outcome.LOST, ground="演练"))
    assert table.refuses(open_vote(block(table, F1, F3))).rule == "vote.defer-on-disagreement"


def test_a_block_is_a_rival_of_every_motion_on_one_of_its_findings() -> None:
    table = review(BLOCK).gathers()
    for finding in (F1, F2, F3):
        table.hears(finding)
    block(table, F1, F3)
    assert table.refuses(open_vote(block(table, F3))).fact("number") == "1"
    table.does(open_vote(block(table, F2)))


def test_linked_motions_on_one_finding_do_not_wait_for_each_other() -> None:
    table = review().gathers()
    first = table.puts("proposal", Method.HANDS)
    second = table.does(put_motion("proposal", "另请督办", method=Method.HANDS, finding=F1, linked=first))
    third = table.does(put_motion("proposal", "另请通报", method=Method.HANDS, finding=F1, linked=first))
    other = table.does(put_motion("proposal", "另请约谈", method=Method.HANDS, finding=F1))
    assert table.refuses(open_vote(other)).rule == "vote.one-matter"
    table.does(overrides("vote.one-matter", motion=other))
    for motion in (second, third, first):
        refusal = table.refuses(open_vote(motion))
        assert (refusal.rule, refusal.fact("number")) == ("vote.one-matter", "4")
    table.does(open_vote(other))
    table.votes(other)
    table.does(announce_result(other, Outcome.CARRIED))
    for motion in (second, third, first):
        table.does(open_vote(motion))
        table.votes(motion)


def test_a_motion_is_linked_to_one_that_is_known() -> None:
    table = review().gathers()
    assert table.refuses(put_motion("proposal", "督办", finding=F1, linked=Seq(1))).rule == "motion.unknown"


def test_a_finding_with_a_verdict_is_voted_on_again_only_by_reconsideration() -> None:
    table = review().gathers()
    table.hears(F1)
    first = carried(table, block(table, F1))
    second = block(table, F1, verdict="未到位")
    refusal = table.refuses(open_vote(second))
    assert (refusal.rule, refusal.fact("number"), refusal.overridable) == ("vote.decided-before", "1", True)
    worded = table.does(put_motion("verdict", "再议", finding=F1))
    assert table.refuses(open_vote(worded)).rule == "vote.one-matter"
    table.does(reconsider(first, "有新材料"))
    assert table.refuses(open_vote(second)).rule == "vote.one-matter"


def test_the_same_kind_of_motion_on_it_is_the_same_question_with_or_without_a_word() -> None:
    table = review().gathers()
    table.hears(F1)
    carried(table, block(table, F1))
    assert table.refuses(open_vote(table.puts())).rule == "vote.decided-before"


def test_a_proposal_about_a_finding_leaves_its_verdict_alone() -> None:
    table = review().gathers()
    table.hears(F1)
    first = carried(table, block(table, F1))
    carried(table, table.puts("proposal", Method.HANDS))
    assert (table.meeting.verdict(F1).word, table.meeting.verdict(F1).motion) == ("到位", first)


def test_a_verdict_that_was_lost_may_be_followed_by_another_motion() -> None:
    table = review().gathers()
    table.hears(F1)
    motion = block(table, F1)
    table.does(open_vote(motion))
    table.votes(motion, against=table.round(motion).opened.eligible)
    table.does(announce_result(motion, Outcome.LOST))
    table.does(open_vote(block(table, F1, verdict="未到位")))


def test_where_the_guard_is_off_a_second_vote_is_held() -> None:
    table = review(without("vote.decided-before")).gathers()
    table.hears(F1)
    carried(table, block(table, F1))
    table.does(open_vote(block(table, F1, verdict="未到位")))


def test_what_was_voted_on_is_not_adopted_by_opinions_as_well() -> None:
    table = review(opinions=prior(*AGREED)).gathers()
    table.hears(F1)
    carried(table, block(table, F1))
    refusal = table.refuses(decide_by_opinions([F1]))
    assert (refusal.rule, refusal.fact("number")) == ("vote.decided-before", "1")
    table = review(without("vote.decided-before"), opinions=prior(*AGREED)).gathers()
    table.hears(F1)
    carried(table, block(table, F1))
    table.does(decide_by_opinions([F1]))


def test_a_motion_on_no_item_and_no_finding_was_never_announced() -> None:
    table = review().gathers()
    motion = table.does(put_motion("proposal", "建议约谈", method=Method.HANDS))
    refusal = table.refuses(open_vote(motion))
    assert (refusal.rule, refusal.fact("title")) == ("item.improvised", "建议约谈")
    table.does(open_item(I1))
    table.does(open_vote(table.does(put_motion("proposal", "建议约谈", method=Method.HANDS))))


def test_a_meeting_without_an_agenda_and_one_without_the_guard_ask_for_no_item() -> None:
    for table in (review(agenda=()).gathers(), review(without("item.improvised")).gathers()):
        motion = table.does(put_motion("proposal", "建议约谈", method=Method.HANDS))
        table.does(open_vote(motion))
        table.does(close_vote(motion, accept_missing=True))


def test_a_motion_without_others_is_about_its_finding_or_about_none() -> None:
    assert MotionPut("verdict", "同意", Method.NAMED).findings == ()
    assert MotionPut("verdict", "同意", Method.NAMED, F2).findings == (F2,)
