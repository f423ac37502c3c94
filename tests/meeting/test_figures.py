"""Percentages as they are printed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.meeting.figures import Rounding, figure, percentage

UP, CUT = Rounding.HALF_UP, Rounding.TRUNCATED


@pytest.mark.parametrize(
    ("part", "whole", "rounding", "places", "text"),
    [
        (131, 133, CUT, 2, "131/133（98.49%，截断）"),
        (131, 133, UP, 2, "131/133（98.50%，四舍五入）"),
        (688, 697, UP, 2, "688/697（98.71%，四舍五入）"),
        (688, 697, CUT, 2, "688/697（98.70%，截断）"),
        (19, 25, UP, 2, "19/25（76.00%，四舍五入）"),
        (19, 25, CUT, 0, "19/25（76%，截断）"),
        (1, 8, UP, 2, "1/8（12.50%，四舍五入）"),
        (1, 8, UP, 0, "1/8（13%，四舍五入）"),
        (1, 8, CUT, 0, "1/8（12%，截断）"),
        (124, 1000, UP, 0, "124/1000（12%，四舍五入）"),
        (999, 1000, UP, 0, "999/1000（100%，四舍五入）"),
        (999, 1000, CUT, 0, "999/1000（99%，截断）"),
        (1, 2000, UP, 1, "1/2000（0.1%，四舍五入）"),
        (1, 2001, UP, 1, "1/2001（0.0%，四舍五入）"),
        (3, 2, CUT, 1, "3/2（150.0%，截断）"),
        (0, 7, CUT, 2, "0/7（0.00%，截断）"),
        (0, 0, CUT, 2, "0/0（—）"),
        (0, 0, UP, 0, "0/0（—）"),
        (3, 0, UP, 2, "3/0（—）"),
    ],
)
def test_a_figure_shows_fraction_percentage_and_rounding(
    part: int, whole: int, rounding: Rounding, places: int, text: str
) -> None:
    assert figure(part, whole, rounding, places) == text


def test_two_places_unless_told_otherwise() -> None:
    assert percentage(2, 3, UP) == "66.67%"
    assert figure(2, 3, CUT) == "2/3（66.66%，截断）"


@pytest.mark.parametrize("numbers", [(-1, 3, 2), (1, -3, 2), (1, 3, -1)])
def test_negative_numbers_have_no_percentage(numbers: tuple[int, int, int]) -> None:
    part, whole, places = numbers
    with pytest.raises(ValueError, match="no percentage"):
        figure(part, whole, UP, places)


@settings(deadline=None)
@given(part=st.integers(0, 10**6), whole=st.integers(1, 10**6), places=st.integers(0, 4))
def test_the_printed_number_is_within_its_last_place(part: int, whole: int, places: int) -> None:
    def printed(rounding: Rounding) -> int:
        return int(percentage(part, whole, rounding, places).removesuffix("%").replace(".", ""))

    exact = part * 100 * 10**places
    assert 0 <= exact - printed(CUT) * whole < whole
    assert -whole <= 2 * (exact - printed(UP) * whole) < whole
