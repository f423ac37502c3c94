"""What a motion needs, before anybody has voted."""

from __future__ import annotations

from fractions import Fraction

import pytest

from desktop.meeting.threshold import (
    Base,
    BlankBallot,
    Casting,
    Comparison,
    Quorum,
    RecusalEffect,
    RuleError,
    Threshold,
    VoteRule,
    passing_line,
    unanimous,
)

MORE, LEAST = Comparison.MORE_THAN, Comparison.AT_LEAST


@pytest.mark.parametrize(
    ("share", "comparison", "of", "needed"),
    [
        ("1/2", MORE, 9, 5),
        ("1/2", MORE, 8, 5),
        ("1/2", LEAST, 9, 5),
        ("1/2", LEAST, 8, 4),
        ("2/3", MORE, 9, 7),
        ("2/3", LEAST, 9, 6),
        ("2/3", LEAST, 10, 7),
        ("3/4", MORE, 8, 7),
        ("3/4", LEAST, 8, 6),
        ("4/5", MORE, 10, 9),
        ("4/5", LEAST, 11, 9),
        ("1/1", LEAST, 7, 7),
        ("1/2", MORE, 1, 1),
        ("2/3", MORE, 1, 1),
        ("1/1000", LEAST, 1, 1),
        ("1/2", MORE, 0, 1),
        ("1/2", LEAST, 0, 1),
        ("1/1", LEAST, 0, 1),
        ("1/3", MORE, 3 * 10**30, 10**30 + 1),
        ("1/3", LEAST, 3 * 10**30, 10**30),
    ],
)
def test_the_pass_line_is_the_smallest_number_that_satisfies_the_threshold(
    share: str, comparison: Comparison, of: int, needed: int
) -> None:
    assert passing_line(Threshold(Fraction(share), comparison, Base.ENTITLED), of) == needed


def test_a_base_of_fewer_than_nobody_is_a_bug() -> None:
    with pytest.raises(ValueError, match="-1"):
        passing_line(unanimous(Base.VALID), -1)


def test_unanimity_is_the_whole_base_and_nothing_less() -> None:
    assert unanimous(Base.PRESENT) == Threshold(Fraction(1), LEAST, Base.PRESENT)
    assert unanimous(Base.PRESENT).is_unanimous
    assert not Threshold(Fraction(99, 100), LEAST, Base.PRESENT).is_unanimous


@pytest.mark.parametrize("share", ["0", "-1/2", "3/2", "1000001/1000000"])
@pytest.mark.parametrize("kind", [Threshold, Quorum])
def test_a_share_outside_nought_to_one_is_refused(kind: type[Threshold | Quorum], share: str) -> None:
    with pytest.raises(RuleError, match="比例须大于0且不超过1"):
        kind(Fraction(share), LEAST, Base.ENTITLED)


@pytest.mark.parametrize("share", ["1/1000000", "1"])
@pytest.mark.parametrize("kind", [Threshold, Quorum])
def test_a_share_just_inside_nought_to_one_is_taken(kind: type[Threshold | Quorum], share: str) -> None:
    assert kind(Fraction(share), LEAST, Base.ENTITLED).fraction == Fraction(share)


@pytest.mark.parametrize("kind", [Threshold, Quorum])
def test_more_than_everybody_is_refused(kind: type[Threshold | Quorum]) -> None:
    with pytest.raises(RuleError, match="没有票数能超过全体"):
        kind(Fraction(1), MORE, Base.ENTITLED)


@pytest.mark.parametrize("base", list(Base))
def test_a_quorum_is_a_part_of_those_entitled_or_of_the_body(base: Base) -> None:
    if base in (Base.ENTITLED, Base.COMPONENT):
        assert Quorum(Fraction(1, 2), LEAST, base).base is base
    else:
        with pytest.raises(RuleError, match="应到人数或组成人员"):
            Quorum(Fraction(1, 2), LEAST, base)


@pytest.mark.parametrize(
    ("share", "comparison", "base"),
    [(0.5, MORE, Base.VALID), (Fraction(1, 2), ">", Base.VALID), (Fraction(1, 2), MORE, "valid")],
)
def test_floats_and_bare_words_are_no_part_of_a_threshold(share: object, comparison: object, base: object) -> None:
    with pytest.raises(TypeError, match="is no"):
        Threshold(share, comparison, base)


@pytest.mark.parametrize("part", ["threshold", "casting", "recusal", "blank", "quorum"])
def test_every_part_of_a_rule_must_be_of_its_own_kind(part: str) -> None:
    parts: dict[str, object] = {
        "threshold": unanimous(Base.VALID),
        "casting": Casting.NONE,
        "recusal": RecusalEffect.STAYS,
        "blank": BlankBallot.INVALID,
        "quorum": Quorum(Fraction(1, 2), LEAST, Base.ENTITLED),
    }
    assert VoteRule(**parts)
    with pytest.raises(TypeError, match="'none' is no"):
        VoteRule(**(parts | {part: "none"}))
