"""Lines keep to the margin and to 避头尾, lose no character, and are not torn apart to fill the measure."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from desktop.minutes.typeset.breaker import Line, Measure, balance, break_lines
from desktop.minutes.typeset.bundle import Role
from desktop.minutes.typeset.fount import CLOSERS, OPENERS, Fount, Inventory
from desktop.minutes.typeset.style import OFFICIAL, TextStyle

PLAIN = TextStyle(Role.BODY, 16, 30)
EMS = 1000


def fount(style: TextStyle = PLAIN) -> Fount:
    return Fount(style, Inventory())


def lines(text: str, ems: float, stretch: int = 300, style: TextStyle = PLAIN) -> list[Line]:
    return break_lines(fount(style), text, Measure(ems * EMS, ems * EMS, stretch))


def texts(text: str, ems: float, stretch: int = 300) -> list[str]:
    return [line.text for line in lines(text, ems, stretch)]


HANZI = st.sampled_from("会议审整改意见责任落实園䶮𬭎")
CHINESE_MARKS = st.sampled_from("，。、；：？！（）《》〈〉【】〔〕“”‘’…—～·％")
RUNS = st.sampled_from(
    ["2026", "GB/T 9704", "50 mg/L", "12.6%", "PM2.5", "A&B", "3—5", "it’s", " ", "1,284.50", "——", "……"]
)
PROSE = st.lists(st.one_of(HANZI, HANZI, HANZI, CHINESE_MARKS, RUNS), max_size=120).map("".join)


@settings(max_examples=150)
@given(PROSE, st.integers(14, 40))
def test_no_line_begins_with_a_closing_mark_ends_with_an_opening_one_or_passes_the_margin(text: str, ems: int) -> None:
    found = lines(text, ems)
    # A run of marks longer than a line has no lawful break.
    assume(all(set(line.text) - set(CLOSERS + OPENERS + " —…") for line in found))
    for line in found:
        assert line.width <= ems * EMS + 1
    for before, after in pairwise(found):
        assert after.text[0] not in CLOSERS
        assert before.text[-1] not in OPENERS


@given(PROSE, st.integers(2, 40))
def test_no_character_is_lost_or_added_but_spaces_at_breaks(text: str, ems: int) -> None:
    assert "".join(texts(text, ems)).replace(" ", "") == text.replace(" ", "")


@given(PROSE, st.integers(10, 40))
def test_a_justified_line_is_full_unless_it_is_said_to_be_ragged(text: str, ems: int) -> None:
    for line in lines(text, ems)[:-1]:
        white = line.clusters[-1].tail
        assert line.ragged or ems * EMS - white - 1 <= line.width <= ems * EMS + 1


@given(st.text(alphabet="会议，。（）“”ab1 -/", max_size=60), st.integers(1, 3))
def test_even_a_hopeless_measure_ends_and_keeps_every_character(text: str, ems: int) -> None:
    assert "".join(texts(text, ems)).replace(" ", "") == text.replace(" ", "")


def test_twenty_eight_characters_of_the_official_look_fill_a_line() -> None:
    measure = OFFICIAL.width * 1000 / OFFICIAL.body.size
    found = break_lines(fount(OFFICIAL.body), "会" * 57, Measure(measure, measure, 0))
    assert [len(line.text) for line in found] == [28, 28, 1]


def test_a_closing_mark_that_just_fits_by_hanging_its_white_stays() -> None:
    assert texts("会议议定，同意", 5) == ["会议议定，", "同意"]
    assert texts("会议议定了，同意", 5)[0] in ("会议议定了，", "会议议定")


def test_a_closing_mark_takes_its_character_along_when_it_does_not_fit() -> None:
    found = texts("会议议定了》同意", 5)
    assert found[0] in ("会议议定", "会议议定了》")
    assert not found[1].startswith("》")


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("有效成分含量50 mg/L的药剂", "50 mg/L"),
        ("按照标准GB 18918执行的项目", "GB 18918"),
        ("自2021—2025年以来的工作", "2021—2025"),
        ("同意古丽努尔·买买提的意见", "尔·买"),
        ("会议由罗　珺同志主持进行", "罗　珺"),
        ("依据示园〔2025〕18号文件办理", "18号"),
        ("会议认为……应当——整改到位", "……"),
        ("会议认为应当——整改到位才行", "——"),
    ],
)
def test_what_belongs_together_is_on_one_line_whatever_the_measure(text: str, together: str) -> None:
    for ems in range(10, 15):
        assert any(together in line for line in texts(text, ems)), ems


def test_a_long_address_breaks_after_its_slashes_before_it_breaks_anywhere() -> None:
    assert texts("http://park.example/2026/06/report", 6, 0)[0].endswith(("/", "."))
    assert "".join(texts("x" * 100, 5)) == "x" * 100


def test_neighbouring_marks_are_squeezed_to_one_width() -> None:
    apart = fount()["”"].width + fount()["，"].width
    assert fount()["”，"].width == apart - 500


def test_a_line_is_not_stretched_beyond_the_limit() -> None:
    text = "会" * 16 + "ABCDEFG"
    tight, loose = lines(text, 20, stretch=100)[0], lines(text, 20, stretch=1000)[0]
    assert tight.text == loose.text == "会" * 16
    assert tight.ragged
    assert tight.width == 16 * EMS
    assert not loose.ragged
    assert abs(loose.width - 20 * EMS) < 1


def test_the_last_line_is_not_filled() -> None:
    last = lines("会议同意整改意见落实", 7)[-1]
    assert last.width == 3000
    assert not last.ragged


def test_line_feeds_end_lines_and_empty_lines_vanish() -> None:
    assert texts("甲\n\n乙", 10) == ["甲", "乙"]
    assert texts("", 10) == []
    assert texts("   ", 10) == []


def test_the_first_line_may_be_shorter_than_the_others() -> None:
    found = break_lines(fount(), "会" * 25, Measure(8000, 10000, 0))
    assert [len(line.text) for line in found] == [8, 10, 7]


def test_a_title_is_broken_between_words_into_lines_of_about_one_length() -> None:
    title = "关于示例市园林养护中心巡察整改进展情况四方会审的会议纪要"
    found = [line.text for line in balance(fount(), title, 20 * EMS)]
    assert found == ["关于示例市园林养护中心巡察整改", "进展情况四方会审的会议纪要"]


def test_a_title_that_fits_is_one_line_and_its_own_breaks_are_kept() -> None:
    assert [line.text for line in balance(fount(), "会议纪要", 20 * EMS)] == ["会议纪要"]
    assert [line.text for line in balance(fount(), "示例市\n会议纪要", 20 * EMS)] == ["示例市", "会议纪要"]


@given(st.text(alphabet="会议整改巡察情况（）《》的和，", min_size=1, max_size=80), st.integers(6, 25))
def test_a_balanced_title_needs_no_more_lines_than_a_greedy_one_and_loses_nothing(text: str, ems: int) -> None:
    balanced = balance(fount(), text, ems * EMS)
    assert "".join(line.text for line in balanced) == text
    assert len(balanced) == len(lines(text, ems, 0))


def test_glyphs_of_another_face_are_set_in_it_and_the_line_goes_on_in_its_own() -> None:
    code = fount()["沈䶮同"].code
    assert code == "<0001>] TJ /F2 16 Tf [<0001>] TJ /F1 16 Tf [<0002>"


def test_no_empty_string_stands_in_a_line() -> None:
    assert "<>" not in "".join(line.code for line in lines("求，NH₃-N、PM2.5等指标3.2㎡以上", 9))
