"""Pages are filled in order, what belongs together stays together, table headers come again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.minutes.typeset.pages import Placed, paginate
from desktop.minutes.typeset.slab import Slab

LINE = 20.0


def line(**how: object) -> Slab:
    return Slab(LINE)._replace(**how)  # type: ignore[arg-type]


def pages(slabs: list[Slab], height: float = 100.0, pitch: float = LINE) -> list[list[Placed]]:
    return list(paginate(slabs, height, pitch))


def counts(slabs: list[Slab]) -> list[int]:
    return [len(page) for page in pages(slabs)]


def test_nothing_is_one_empty_page() -> None:
    assert pages([]) == [[]]


def test_lines_fill_the_page_to_its_last_point_and_go_on() -> None:
    assert counts([line()] * 5) == [5]
    assert counts([line()] * 6) == [5, 1]


def test_the_white_under_the_last_line_may_hang_below_the_type_area() -> None:
    assert [len(page) for page in pages([line(foot=8.0)] * 6, height=112.0)] == [6]
    assert [len(page) for page in pages([line(foot=7.9)] * 6, height=112.0)] == [5, 1]


def test_a_heading_goes_with_the_line_it_heads() -> None:
    slabs = [line()] * 4 + [line(keep=True), line()]
    assert counts(slabs) == [4, 2]


def test_white_above_is_dropped_at_the_top_of_a_page_only() -> None:
    first, second = pages([line()] * 5 + [line(gap=9.0), line(gap=9.0)])
    assert first[-1].top == 80.0
    assert [placed.top for placed in second] == [0.0, 29.0]


def test_running_text_returns_to_the_grid() -> None:
    (page,) = pages([line(), Slab(7.0), line(snap=True), line(snap=True)])
    assert [placed.top for placed in page] == [0.0, 20.0, 40.0, 60.0]


def test_a_new_page_is_not_begun_twice() -> None:
    assert counts([line(new_page=True), line()]) == [2]
    assert counts([line(), line(new_page=True)]) == [1, 1]
    assert counts([line(keep=True), line(new_page=True)]) == [1, 1]


def test_a_table_that_goes_on_has_its_header_again() -> None:
    header = line(keep=True)
    rows = [line(repeat=(header,)) for _ in range(7)]
    found = pages([header, *rows])
    assert [[placed.slab.repeat == () for placed in page] for page in found] == [
        [True, False, False, False, False],
        [True, False, False, False],
    ]


def test_what_is_kept_together_but_longer_than_a_page_is_divided_all_the_same() -> None:
    assert counts([line(), *[line(keep=True)] * 12]) == [1, 5, 5, 2]


@given(st.lists(st.builds(lambda keep, gap: line(keep=keep, gap=gap), st.booleans(), st.sampled_from([0.0, 7.0]))))
def test_every_strip_is_printed_once_in_order_inside_the_page(slabs: list[Slab]) -> None:
    found = pages(slabs)
    assert [placed.slab for page in found for placed in page] == slabs
    for page in found:
        for placed in page:
            assert 0 <= placed.top <= 100.0 - LINE + 0.01
