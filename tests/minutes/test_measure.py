"""How wide text stands, and where its lines end."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.minutes.measure import break_lines, count_lines, display_width, pad

CHINESE = st.text(st.sampled_from("会审问题整改情况甲乙丙，。；：、“”（）《》0123456789万元 A\n"), max_size=200)


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("abc 1", 5),
        ("会审", 4),
        ("“会审”", 8),
        ("许　喆", 6),
        ("①㎡℃—…", 10),
        ("𬭎", 2),
        ("e\u0301", 1),
        ("会\u200b审", 4),
    ],
)
def test_chinese_letters_and_marks_are_two_wide(text: str, width: int) -> None:
    assert display_width(text) == width


def test_every_letter_unicode_calls_wide_is_two_wide() -> None:
    wide = [
        character
        for character in map(chr, (*range(0x20, 0xD800), *range(0xE000, 0xFFFE), *range(0x20000, 0x2FA20)))
        if unicodedata.east_asian_width(character) in "WF" and unicodedata.category(character)[0] not in "CM"
    ]
    assert [character for character in wide if display_width(character) != 2] == []


@given(st.text(max_size=200), st.integers(1, 60))
def test_lines_joined_are_the_text(text: str, width: int) -> None:
    assert "".join(break_lines(text, width)) == text


@given(CHINESE, st.integers(12, 60))
def test_no_line_is_wider_than_the_column(text: str, width: int) -> None:
    assert all(display_width(line.rstrip("\n")) <= width for line in break_lines(text, width))


@given(CHINESE, st.integers(12, 60))
def test_counting_is_never_short_of_breaking(text: str, width: int) -> None:
    assert count_lines(text, width) >= len(break_lines(text, width))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("问题已经整改完成。", ["问题已经整", "改完成。"]),
        ("已整改完成。", ["已整改完", "成。"]),
        ("见《整改台账》", ["见《整改台", "账》"]),
        ("期限2027-04-30前", ["期限", "2027-04-30", "前"]),
        ("甲\n乙\n", ["甲\n", "乙\n", ""]),
        ("A" * 25, ["A" * 10, "A" * 10, "A" * 5]),
    ],
)
def test_lines_end_where_a_reader_expects(text: str, lines: list[str]) -> None:
    assert break_lines(text, 10) == lines


@pytest.mark.parametrize(
    ("text", "lines"), [("会" * 10, 1), ("会" * 11, 2), ("a" * 20, 1), ("a" * 21, 2), ("", 1), ("a\n", 2)]
)
def test_a_full_line_is_one_line(text: str, lines: int) -> None:
    assert count_lines(text, 20) == lines


def test_padding_fills_up_and_never_cuts() -> None:
    assert [pad("会", 4), pad("会审", 4), pad("会审会", 4)] == ["会  ", "会审", "会审会"]
