"""Words and sentences made of numbers."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction

import pytest

from desktop.meeting import acts as A  # noqa: N812 - the acts of the room
from desktop.meeting.acts import Act, Choice, Method
from desktop.meeting.ballots import BallotCount, Count, Headcount
from desktop.meeting.ids import Seq
from desktop.meeting.numerals import numeral
from desktop.meeting.profile import BallotWords
from desktop.meeting.state import Ballot, Round
from desktop.meeting.threshold import (
    Base,
    BlankBallot,
    Casting,
    Comparison,
    RecusalEffect,
    Threshold,
    VoteRule,
    passing_line,
)
from desktop.minutes import words
from desktop.minutes.vocabulary import ACTS, PARTS, WORDS
from tests.minutes.compose_room import moment

HALF = Threshold(Fraction(1, 2), Comparison.MORE_THAN, Base.ENTITLED)


def rule(threshold: Threshold = HALF, recusal: RecusalEffect = RecusalEffect.STAYS) -> VoteRule:
    return VoteRule(threshold, Casting.CHAIR_VOTES_AND_AGAIN_ON_TIE, recusal, BlankBallot.ABSTAIN, None)


def named_round(how: VoteRule, people: Headcount, base: int = 0, **votes: int) -> Round:
    needed = passing_line(how.threshold, base) if base else 0
    opened = A.VoteOpened(Seq(1), 1, Method.NAMED, how, (), people, base, needed)
    cast = [Choice(name.rstrip("_")) for name, number in votes.items() for _ in range(number)]
    ballots = tuple(Ballot(Seq(n), f"p-{n}", choice) for n, choice in enumerate(cast))
    return Round(opened, Seq(1), moment("10:00"), ballots)


@pytest.mark.parametrize("kind", list(WORDS))
def test_every_value_has_a_word_and_no_two_share_one(kind: type[StrEnum]) -> None:
    assert set(WORDS[kind]) == {each.value for each in kind}
    assert len(set(WORDS[kind].values())) == len(WORDS[kind])


def test_every_kind_of_act_is_called_something() -> None:
    assert set(ACTS) == {kind.__name__ for kind in Act.__args__}


def test_a_part_a_correction_can_name_is_a_part_of_some_act() -> None:
    assert set(PARTS) <= {name for kind in Act.__args__ for name in kind.__dataclass_fields__}


def test_a_speech_is_called_by_its_kind() -> None:
    assert words.act(A.SpeechMade(A.SpeechKind.INTERJECTION, "p", "x")) == "插话"
    assert words.act(A.ChairConcluded("p", "x")) == "末位表态"


@pytest.mark.parametrize(
    ("number", "said"),
    [(1, "一"), (9, "九"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九"), (100, "100"), (0, "0")],
)
def test_headings_count_in_chinese_up_to_99(number: int, said: str) -> None:
    assert numeral(number) == said


@pytest.mark.parametrize(
    ("fraction", "compare", "said"),
    [
        (Fraction(1, 2), Comparison.MORE_THAN, "超过应到会人数的半数"),
        (Fraction(1, 2), Comparison.AT_LEAST, "达到应到会人数的半数"),
        (Fraction(2, 3), Comparison.AT_LEAST, "达到应到会人数的三分之二"),
        (Fraction(1), Comparison.AT_LEAST, "达到应到会人数的全部"),
    ],
)
def test_a_threshold_reads_as_rules_are_written(fraction: Fraction, compare: Comparison, said: str) -> None:
    assert words.threshold(Threshold(fraction, compare, Base.ENTITLED)) == said


def test_the_result_names_votes_base_line_and_outcome() -> None:
    people = Headcount(component=9, entitled=9, present=7, recused=1, recused_present=1, on_leave=1)
    current = named_round(rule(), people, 9, for_=5, against=2)
    assert words.result_sentence(current) == "赞成5票，反对2票，弃权0票；应到9人，赞成须超过半数即5票，通过"


def test_one_vote_fewer_is_lost_and_says_who_did_not_vote() -> None:
    people = Headcount(component=9, entitled=9, present=7, on_leave=2)
    current = named_round(rule(), people, 9, for_=4, against=2)
    assert words.result_sentence(current) == (
        "赞成4票，反对2票，弃权0票，在场未表决1人；应到9人，赞成须超过半数即5票，未通过"
    )


def test_recusal_out_of_the_base_is_told_with_the_base() -> None:
    people = Headcount(component=9, entitled=9, present=8, recused=1, recused_present=1)
    how = rule(recusal=RecusalEffect.LEAVES)
    current = named_round(how, people, 8, for_=5, against=3)
    assert "应到9人，扣除回避后基数8人，赞成须超过半数即5票" in words.result_sentence(current)
    told = words.rule_sentence(how, people, 8, 5, BallotWords.MOTION)
    assert told == "赞成须超过应到会人数的半数，即5票；回避人员不计入基数，基数为8人"


def test_recusal_in_the_base_is_told_too() -> None:
    people = Headcount(component=9, entitled=9, present=8, recused=1)
    told = words.rule_sentence(rule(), people, 9, 5, BallotWords.MOTION)
    assert told.endswith("回避人员计入基数")


def test_a_base_of_votes_cast_has_no_line_before_the_vote() -> None:
    how = rule(Threshold(Fraction(1, 2), Comparison.MORE_THAN, Base.FOR_AND_AGAINST))
    people = Headcount(component=5, entitled=5, present=5)
    assert words.rule_sentence(how, people, 0, 0, BallotWords.MOTION) == "赞成须超过赞成与反对票数之和的半数"
    current = named_round(how, people, for_=2, against=1, abstain=2)
    assert words.result_sentence(current).endswith("赞成、反对共3票，赞成须超过半数即2票，通过")


def test_a_tie_waits_for_the_chair() -> None:
    how = rule(Threshold(Fraction(1, 2), Comparison.MORE_THAN, Base.FOR_AND_AGAINST))
    people = Headcount(component=4, entitled=4, present=4)
    current = named_round(how, people, for_=2, against=2)
    assert words.result_sentence(current).endswith("赞成与反对票数相等，待主持人决定")


def test_personnel_ballots_have_their_own_words() -> None:
    said = words.votes(Count(for_=5, against=1, defer=1), BallotWords.PERSONNEL)
    assert said == "同意5票，不同意1票，缓议1票"
    assert words.votes(Count(for_=5, abstain=1), BallotWords.PERSONNEL) == "同意5票，不同意0票，缓议0票，弃权1票"


def test_a_deferring_ballot_on_an_ordinary_motion_is_told_as_well() -> None:
    assert words.votes(Count(for_=1, defer=2)) == "赞成1票，反对0票，弃权0票，缓议2票"


def test_blank_papers_are_told_only_where_there_were_any() -> None:
    sheet = BallotCount(issued=8, returned=8, valid=7, invalid=1, for_=5, against=2, abstain=0)
    assert words.papers(sheet) == "发出8张，收回8张，有效7张，无效1张"
    blank = BallotCount(issued=8, returned=8, valid=7, invalid=0, for_=5, against=2, abstain=0, blank=1)
    assert words.papers(blank) == "发出8张，收回8张，有效7张，无效0张，空白1张"


def test_a_headcount_leaves_noughts_unsaid_but_for_the_first_two() -> None:
    assert (
        words.headcount(Headcount(component=3, entitled=3, present=0, absent=3)) == "应到3人，在场有表决权0人，缺席3人"
    )


def test_a_secret_vote_nobody_counted_says_so() -> None:
    people = Headcount(component=3, entitled=3, present=3)
    opened = A.VoteOpened(Seq(1), 1, Method.SECRET, rule(), (), people, 3, 2)
    assert words.result_sentence(Round(opened, Seq(1), moment("10:00"))) == "尚未计票"
    spilled = Round(opened, Seq(1), moment("10:00"), issued=3, returned=4)
    assert words.result_sentence(spilled) == "发出3张，收回4张，收回多于发出，表决无效"
