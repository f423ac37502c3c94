"""Count sheets and headcounts as they were written down."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from desktop.meeting.ballots import BallotCount, Count, Difference, Headcount, Number, compare_counts

SHEET = BallotCount(issued=8, returned=8, valid=7, invalid=1, for_=5, against=2, abstain=0)


def test_two_tellers_who_agree_have_no_differences() -> None:
    assert compare_counts(SHEET, replace(SHEET)) == ()


@pytest.mark.parametrize("position", range(9))
def test_each_number_in_which_two_tellers_differ_is_named(position: int) -> None:
    name = list(SHEET.numbers())[position]
    field = {Number.FOR: "for_"}.get(name, name.value)
    first = getattr(SHEET, field)
    other = replace(SHEET, **{field: first + 1})
    assert compare_counts(SHEET, other) == (Difference(name, first, first + 1),)


def test_several_differences_come_in_the_order_of_the_form() -> None:
    other = replace(SHEET, invalid=0, valid=8, for_=6)
    assert [found.number for found in compare_counts(SHEET, other)] == [
        Number.VALID,
        Number.INVALID,
        Number.FOR,
    ]


def test_hands_counted_twice_are_compared_as_well() -> None:
    assert compare_counts(Count(for_=3, abstain=1), Count(for_=4)) == (
        Difference(Number.FOR, 3, 4),
        Difference(Number.ABSTAIN, 1, 0),
    )


@pytest.mark.parametrize("sheet", [SHEET, Count(), Headcount(component=9, entitled=9, present=9)])
def test_every_field_of_a_form_is_among_its_numbers(sheet: BallotCount | Count | Headcount) -> None:
    names = {field.name.removesuffix("_").replace("_", "-") for field in fields(sheet)}
    assert {number.value for number in sheet.numbers()} == names


@pytest.mark.parametrize("sheet", [SHEET, Count(), Headcount(component=9, entitled=9, present=9)])
def test_no_number_is_below_nought_or_anything_but_a_whole_number(
    sheet: BallotCount | Count | Headcount,
) -> None:
    for field in fields(sheet):
        assert getattr(replace(sheet, **{field.name: 0}), field.name) == 0
        with pytest.raises(ValueError, match="cannot be -1"):
            replace(sheet, **{field.name: -1})
        for wrong in (1.0, True, "1"):
            with pytest.raises(TypeError, match="must be a whole number"):
                replace(sheet, **{field.name: wrong})


def test_ballots_that_did_not_come_back_are_voters_who_did_not_vote() -> None:
    sheet = replace(SHEET, returned=7, invalid=0)
    assert sheet.as_count(voters=9) == Count(for_=5, against=2, not_voted=2)
    assert sheet.as_count(voters=7).not_voted == 0
    assert sheet.as_count(voters=6).not_voted == 0


def test_every_kind_of_vote_is_carried_over_from_the_sheet() -> None:
    sheet = BallotCount(issued=21, returned=21, valid=15, invalid=6, for_=1, against=2, abstain=3, defer=4, blank=5)
    assert sheet.as_count(21) == Count(for_=1, against=2, abstain=3, defer=4, invalid=6, blank=5)
    assert sheet.as_count(21).cast == 21


def test_those_away_are_the_ones_on_leave_absent_or_on_their_way() -> None:
    headcount = Headcount(
        component=20, entitled=20, present=3, written=1, on_leave=2, absent=4, not_arrived=5, departed=5
    )
    assert headcount.away == 11
    assert headcount.voters == 4
