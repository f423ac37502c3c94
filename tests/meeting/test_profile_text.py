"""Profiles written as files come back as they were, whatever stands in them."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.meeting.acts import Method, Paper
from desktop.meeting.plan import Role
from desktop.meeting.profile import (
    ROOM,
    BallotWords,
    Electorate,
    Guard,
    Judgement,
    Limits,
    MotionKind,
    OpinionNeed,
    Profile,
    Reason,
    Stage,
    StockParty,
    Trigger,
    Visible,
)
from desktop.meeting.profile_file import DAY, ProfileFault, load, parse, shipped
from desktop.meeting.profile_text import digest, write
from desktop.meeting.rules.guards import GUARDS
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

REVIEW = load("rectification-review")

words = st.text(min_size=1, max_size=8).filter(lambda text: bool(text.strip()))
shares = st.fractions(0, 1, max_denominator=99).filter(lambda share: share > 0)
comparisons = st.sampled_from(Comparison)


def held(fraction: Fraction, comparison: Comparison) -> Comparison:
    return Comparison.AT_LEAST if fraction == 1 else comparison


thresholds = st.builds(
    lambda fraction, comparison, base: Threshold(fraction, held(fraction, comparison), base),
    shares,
    comparisons,
    st.sampled_from(Base),
)
quorums = st.builds(
    lambda fraction, comparison, base: Quorum(fraction, held(fraction, comparison), base),
    shares,
    comparisons,
    st.sampled_from((Base.ENTITLED, Base.COMPONENT)),
)
choices = (thresholds, st.sampled_from(Casting), st.sampled_from(RecusalEffect), st.sampled_from(BlankBallot))
openings = st.builds(VoteRule, *choices, quorums)
rules = st.builds(VoteRule, *choices, st.none() | quorums)
methods = st.lists(st.sampled_from([each.value for each in Method]), min_size=1, unique=True).map(tuple)
motions = st.builds(
    MotionKind, words, words, rules, methods, st.sampled_from(BallotWords), st.booleans(), st.booleans(), st.booleans(),
    st.lists(words, max_size=2).map(tuple), st.booleans(),
)  # fmt: skip
roles = st.lists(st.sampled_from([each.value for each in Role]), unique=True, max_size=3).map(tuple)
stages = st.builds(Stage, words, words, roles)
papers = st.sampled_from([*(each.value for each in Paper), ROOM])


@st.composite
def profiles(draw: st.DrawFn) -> Profile:
    verdicts = tuple(draw(st.lists(words, unique=True, max_size=4)))
    cut = draw(st.integers(0, len(verdicts)))
    seconds = st.integers(0, DAY)
    guards = st.builds(Guard, st.sampled_from(sorted(GUARDS)), st.booleans(), st.booleans(), st.text(max_size=8))
    return Profile(
        schema=1,
        id=draw(words),
        edition=draw(st.text(max_size=8)),
        source=draw(st.text(max_size=20)),
        name=draw(words),
        subject=draw(words),
        parties=tuple(
            draw(st.lists(st.builds(StockParty, words, words, st.text(max_size=4)), max_size=3, unique_by=by_id))
        ),
        stages=tuple(draw(st.lists(stages, max_size=3, unique_by=by_id))),
        verdicts=verdicts,
        closed_verdicts=verdicts[:cut],
        partial_verdicts=verdicts[cut:],
        judgements=tuple(
            draw(st.lists(st.builds(Judgement, words, st.booleans()), max_size=3, unique_by=lambda each: each.word))
        ),
        electorate=draw(st.sampled_from(Electorate)),
        opening=draw(openings),
        motions=tuple(draw(st.lists(motions, min_size=1, max_size=2, unique_by=by_id))),
        guards=tuple(draw(st.lists(guards, max_size=4, unique_by=lambda each: each.rule))),
        defer=tuple(draw(st.lists(st.sampled_from(Trigger), unique=True))),
        defer_margin=draw(st.none() | st.fractions(0, 1, max_denominator=99)),
        reason=draw(st.sampled_from(Reason)),
        written_counted=draw(st.booleans()),
        proxies_vote=draw(st.booleans()),
        visibility=tuple(
            draw(st.lists(st.builds(Visible, papers, st.lists(words, max_size=3).map(tuple)), max_size=3))
        ),
        presiding=draw(st.text(max_size=4)),
        opinion_needs=tuple(draw(st.lists(st.sampled_from(OpinionNeed), unique=True))),
        limits=draw(st.builds(Limits, seconds, seconds, seconds, seconds, seconds, seconds, seconds)),
    )


def by_id(each: StockParty | Stage | MotionKind) -> str:
    return each.id


@pytest.mark.parametrize("name", shipped())
def test_a_shipped_profile_comes_back_as_it_was(name: str) -> None:
    assert parse(write(load(name))) == load(name)


@settings(max_examples=80, deadline=None)
@given(profile=profiles())
def test_any_profile_comes_back_as_it_was(profile: Profile) -> None:
    assert parse(write(profile)) == profile


def test_quotation_marks_line_feeds_and_controls_survive() -> None:
    odd = replace(REVIEW, source='他说"好"\n第二行\\三\x00\x7f\r', name="“引号”＼")
    assert parse(write(odd)) == odd


def test_two_editions_have_two_digests_and_equal_ones_the_same() -> None:
    assert digest(REVIEW) == digest(parse(write(REVIEW)))
    assert digest(REVIEW) != digest(replace(REVIEW, proxies_vote=True))


@pytest.mark.parametrize(
    ("profile", "path"),
    [
        (replace(REVIEW, name="  "), "name"),
        (replace(REVIEW, subject=""), "subject"),
        (replace(REVIEW, parties=(StockParty("a", "", "甲"),)), "parties[0].name"),
        (replace(REVIEW, stages=(Stage("a", "签到"), Stage("b", "")) ), "stages[1].name"),
        (replace(REVIEW, verdicts=(*REVIEW.verdicts, "")), "verdicts[3]"),
        (replace(REVIEW, judgements=(Judgement("", satisfied=True),)), "judgements[0].word"),
        (replace(REVIEW, motions=(replace(REVIEW.motions[0], name=""),)), "motions[0].name"),
        (replace(REVIEW, verdicts=("到位", "基本到位", "到位")), "verdicts"),
        (replace(REVIEW, judgements=(Judgement("好", satisfied=True), Judgement("好", satisfied=False))), "judgements"),
        (replace(REVIEW, partial_verdicts=("到位",)), "partial_verdicts"),
    ],
)  # fmt: skip
def test_what_nobody_could_choose_by_its_name_is_a_fault(profile: Profile, path: str) -> None:
    with pytest.raises(ProfileFault) as fault:
        parse(write(profile))
    assert fault.value.path == path


def test_what_is_no_part_of_a_profile_is_not_written() -> None:
    broken = replace(REVIEW)
    object.__setattr__(broken, "edition", 1.5)
    with pytest.raises(TypeError, match="float"):
        write(broken)
