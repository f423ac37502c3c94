"""Sums of heights, held against plain sums."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.fenwick import Fenwick

HEIGHTS = st.lists(st.integers(1, 300), max_size=60)


@given(HEIGHTS)
def test_the_sum_before_any_item_is_the_plain_sum(heights: list[int]) -> None:
    tree = Fenwick(heights)
    assert [tree.before(at) for at in range(len(heights) + 1)] == [sum(heights[:at]) for at in range(len(heights) + 1)]
    assert tree.total == sum(heights)


@given(HEIGHTS, st.integers(1, 300))
def test_appending_is_the_same_as_having_had_it(heights: list[int], last: int) -> None:
    grown, whole = Fenwick(heights), Fenwick([*heights, last])
    grown.append(last)
    assert [grown.before(at) for at in range(len(grown) + 1)] == [whole.before(at) for at in range(len(whole) + 1)]


@given(st.lists(st.integers(1, 300), min_size=1, max_size=60), st.data())
def test_changing_an_item_changes_the_sums_behind_it(heights: list[int], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(heights) - 1))
    value = data.draw(st.integers(1, 300))
    tree = Fenwick(heights)
    assert tree.set(at, value) == value - heights[at]
    assert tree[at] == value
    assert tree.before(at) == sum(heights[:at])
    assert tree.total == sum(heights) - heights[at] + value


@given(st.lists(st.integers(1, 300), min_size=1, max_size=60), st.data())
def test_the_item_at_a_height_covers_it(heights: list[int], data: st.DataObject) -> None:
    height = data.draw(st.integers(0, sum(heights) - 1))
    at = Fenwick(heights).find(height)
    assert sum(heights[:at]) <= height < sum(heights[: at + 1])


def test_beyond_the_ends_the_first_and_the_last_item_are_found() -> None:
    tree = Fenwick([10, 10])
    assert (tree.find(-5), tree.find(20), Fenwick().find(3)) == (0, 1, 0)
