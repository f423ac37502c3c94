"""Deadlines in all the spellings of real sheets: certain ones are days, vague ones suggestions."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.intake import read_date
from desktop.intake.numerals import small_number, with_digits
from desktop.intake.source import Cell

REFERENCE = date(2024, 4, 25)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2019/4/25 9:32:09", date(2019, 4, 25)),
        ("20220316", date(2022, 3, 16)),
        (20220316, date(2022, 3, 16)),
        ("20200422 00:00:00", date(2020, 4, 22)),
        ("2016年6 月15日前", date(2016, 6, 15)),
        ("2024.6.30", date(2024, 6, 30)),
        ("2024-6-30", date(2024, 6, 30)),
        ("2024/06/30", date(2024, 6, 30)),
        ("2024年6月30日", date(2024, 6, 30)),
        ("2024年6月30号之前完成整改", date(2024, 6, 30)),
        ("截至2024年6月30日（星期日）", date(2024, 6, 30)),
        ("２０２４．６．３０", date(2024, 6, 30)),
        ("２０２４／０６／３０", date(2024, 6, 30)),
        ("2024-06-30T08:00:00", date(2024, 6, 30)),
        ("二〇二四年六月三十日", date(2024, 6, 30)),
        ("二○二四年十二月廿一日前", date(2024, 12, 21)),
        ("2024.2.29", date(2024, 2, 29)),
        (date(2024, 6, 30), date(2024, 6, 30)),
        (datetime(2024, 6, 30, 8, 5), date(2024, 6, 30)),  # noqa: DTZ001
        (date(1990, 1, 1), date(1990, 1, 1)),
        (date(2100, 12, 31), date(2100, 12, 31)),
    ],
)
def test_a_written_day_is_certain(value: Cell, day: date) -> None:
    reading = read_date(value, REFERENCE)
    assert (reading.day, reading.suggested, reading.doubt) == (day, None, "")


@pytest.mark.parametrize(
    ("value", "code", "suggested"),
    [
        ("2个月内", "date.relative", date(2024, 6, 25)),
        ("两个月内", "date.relative", date(2024, 6, 25)),
        ("1个半月", "date.relative", date(2024, 6, 9)),
        ("半个月内", "date.relative", date(2024, 5, 10)),
        ("半年内", "date.relative", date(2024, 10, 25)),
        ("一年内", "date.relative", date(2025, 4, 25)),
        ("十五日内", "date.relative", date(2024, 5, 10)),
        ("10个工作日", "date.relative", date(2024, 5, 9)),
        ("两周内", "date.relative", date(2024, 5, 9)),
        ("6月底", "date.month", date(2024, 6, 30)),
        ("2024年6月底前", "date.month", date(2024, 6, 30)),
        ("二〇二四年六月", "date.month", date(2024, 6, 30)),
        ("2024.10", "date.month", date(2024, 10, 31)),
        ("24年6月", "date.month", date(2024, 6, 30)),
        ("明年2月底", "date.month", date(2025, 2, 28)),
        ("下月底", "date.month", date(2024, 5, 31)),
        ("本月底", "date.month", date(2024, 4, 30)),
        ("月底前", "date.month", date(2024, 4, 30)),
        ("2024年3月至6月", "date.month", date(2024, 6, 30)),
        ("2024年11月至次年2月", "date.month", date(2025, 2, 28)),
        ("6月上旬", "date.part-of-month", date(2024, 6, 10)),
        ("6月中旬", "date.part-of-month", date(2024, 6, 20)),
        ("6月下旬", "date.month", date(2024, 6, 30)),
        ("6月初", "date.part-of-month", date(2024, 6, 5)),
        ("第三季度", "date.quarter", date(2024, 9, 30)),
        ("2025年一季度末", "date.quarter", date(2025, 3, 31)),
        ("上半年", "date.half-year", date(2024, 6, 30)),
        ("2025年下半年", "date.half-year", date(2025, 12, 31)),
        ("年内", "date.year-only", date(2024, 12, 31)),
        ("2024年底", "date.year-only", date(2024, 12, 31)),
        ("2024", "date.year-only", date(2024, 12, 31)),
        ("6月30日", "date.year-missing", date(2024, 6, 30)),
        ("6.30", "date.year-missing", date(2024, 6, 30)),
        ("24.6.30", "date.short-year", date(2024, 6, 30)),
        ("6/30/2024", "date.foreign-order", date(2024, 6, 30)),
        ("30/6/2024", "date.foreign-order", date(2024, 6, 30)),
        ("2024.6.31", "date.impossible", date(2024, 6, 30)),
        ("2023年2月29日", "date.impossible", date(2023, 2, 28)),
        ("2024.3.1-2024.6.30", "date.several", date(2024, 6, 30)),
        ("2024年6月15日至30日", "date.several", date(2024, 6, 30)),
        ("2024年6月30日前，长期坚持", "date.words", date(2024, 6, 30)),
        (45473, "date.serial", date(2024, 6, 30)),
        ("45473", "date.serial", date(2024, 6, 30)),
        (2024.6, "date.month", date(2024, 6, 30)),
        (2024.1, "date.month", date(2024, 1, 31)),
    ],
)
def test_a_vague_deadline_stays_text_beside_a_suggestion(value: Cell, code: str, suggested: date) -> None:
    reading = read_date(value, REFERENCE)
    assert (reading.day, reading.doubt, reading.suggested) == (None, code, suggested)
    assert f"{suggested:%Y-%m-%d}" in reading.sentence


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("长期坚持", "date.lasting"),
        ("立行立改", "date.at-once"),
        ("春节前", "date.unknown"),
        ("2024年13月1日", "date.impossible"),
        ("13月底", "date.impossible"),
        ("1989.12.31", "date.year"),
        (date(2101, 1, 1), "date.year"),
        (True, "date.unknown"),
        (-5, "date.unknown"),
        ("甲" * 101, "date.unknown"),
    ],
)
def test_what_names_no_day_gets_no_suggestion(value: Cell, code: str) -> None:
    reading = read_date(value, REFERENCE)
    assert (reading.day, reading.suggested, reading.doubt) == (None, None, code)
    assert reading.sentence.endswith("。")


@pytest.mark.parametrize("text", ["2个月内", "6月底", "6月30日", "年内", "第三季度", "下月底"])
def test_without_a_reference_nothing_is_suggested(text: str) -> None:
    reading = read_date(text)
    assert (reading.day, reading.suggested, reading.doubt != "") == (None, None, True)


def test_a_blank_deadline_is_no_doubt_of_its_own() -> None:
    assert read_date("　\n") == read_date(None)
    assert read_date(None).doubt == ""


def test_a_bare_day_number_follows_the_calendar_of_its_book() -> None:
    assert read_date(44011, epoch1904=True).suggested == date(2024, 6, 30)
    assert read_date(44011).suggested == date(2020, 6, 29)


@pytest.mark.parametrize("number", [32_873, 73_416])
def test_a_number_outside_the_years_of_deadlines_is_no_day(number: int) -> None:
    assert read_date(number).doubt == "date.unknown"


def test_the_number_2024_1_may_be_october() -> None:
    assert "2024.10" in read_date(2024.1, REFERENCE).sentence
    assert "2024.10" not in read_date(2024.2, REFERENCE).sentence


@given(
    st.dates(date(1990, 1, 1), date(2100, 12, 31)),
    st.sampled_from(["%Y.%m.%d", "%Y-%m-%d", "%Y%m%d", "%Y年%m月%d日前"]),
)
def test_every_day_is_read_in_every_full_spelling(day: date, spelling: str) -> None:
    assert read_date(f"{day:{spelling}}").day == day


@given(st.text("0123456789年月日.-/ 个内底初旬半季度上下一二十〇零两前后工作周天", max_size=30), st.dates())
def test_no_spelling_is_ever_an_accident(text: str, reference: date) -> None:
    reading = read_date(text, reference)
    assert (reading.day is None) or not reading.doubt


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("十", 10),
        ("十五", 15),
        ("二十", 20),
        ("二十三", 23),
        ("廿一", 21),
        ("卅", 30),
        ("两", 2),
        ("百", None),
        ("", None),
    ],
)
def test_small_chinese_numbers_are_read(text: str, number: int | None) -> None:
    assert small_number(text) == number


def test_numerals_in_words_are_left_alone() -> None:
    assert with_digits("一是加强十分薄弱的环节") == "一是加强十分薄弱的环节"
