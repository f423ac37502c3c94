"""How far the parties agree, and when the chair should be told to wait."""

from __future__ import annotations

from fractions import Fraction

import pytest

from desktop.meeting.agreement import Agreement, agreement, is_even_split, margin_trigger


@pytest.mark.parametrize(
    ("verdicts", "expected", "even"),
    [
        ("AAAA", Agreement.UNANIMOUS, False),
        ("BAAA", Agreement.MAJORITY, False),
        ("ABBA", Agreement.SPLIT, True),
        ("AABC", Agreement.SPLIT, False),
        ("ABCD", Agreement.SPLIT, True),
        ("AAABB", Agreement.MAJORITY, False),
        ("AAABC", Agreement.MAJORITY, False),
        ("AABBC", Agreement.SPLIT, True),
        ("AABCD", Agreement.SPLIT, False),
        ("AAB", Agreement.MAJORITY, False),
        ("ABC", Agreement.SPLIT, True),
        ("AB", Agreement.SPLIT, True),
        ("A", Agreement.UNANIMOUS, False),
        ("", Agreement.INCOMPLETE, False),
        ("AAA-", Agreement.INCOMPLETE, False),
        ("AABB-", Agreement.INCOMPLETE, True),
        ("A-", Agreement.INCOMPLETE, False),
        ("----", Agreement.INCOMPLETE, False),
    ],
)
def test_agreement_of_the_parties(verdicts: str, expected: Agreement, even: bool) -> None:  # noqa: FBT001
    given = [None if verdict == "-" else verdict for verdict in verdicts]
    assert agreement(given) is expected
    assert is_even_split(given) is even


@pytest.mark.parametrize(
    ("for_", "against", "cast", "limit", "close"),
    [
        (6, 4, 10, "1/5", True),
        (4, 6, 10, "1/5", True),
        (6, 4, 10, "19/100", False),
        (5, 4, 9, "1/9", True),
        (5, 4, 10, "1/9", True),
        (5, 4, 9, "1/10", False),
        (4, 4, 9, "0", True),
        (4, 5, 9, "0", False),
        (9, 0, 9, "1", True),
        (0, 0, 9, "0", True),
        (0, 0, 0, "1", False),
    ],
)
def test_the_margin_is_measured_against_the_votes_cast(
    for_: int,
    against: int,
    cast: int,
    limit: str,
    close: bool,  # noqa: FBT001
) -> None:
    assert margin_trigger(for_, against, cast, Fraction(limit)) is close


@pytest.mark.parametrize("numbers", [(5, 5, 9), (-1, 5, 9), (5, -1, 9)])
def test_the_two_sides_are_part_of_the_votes_cast(numbers: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="no part of 9 votes"):
        margin_trigger(*numbers, Fraction(1, 5))


@pytest.mark.parametrize("limit", [Fraction(-1, 5), Fraction(6, 5)])
def test_the_margin_is_a_fraction_of_the_whole(limit: Fraction) -> None:
    with pytest.raises(ValueError, match="fraction of the votes cast"):
        margin_trigger(5, 4, 9, limit)
