"""Dates named in an answer: the latest day the words can mean, and nothing where they hold none."""

from datetime import date

import pytest

from desktop.intake.promised import due_in, sentence_with

TODAY = date(2027, 3, 16)
"""A Tuesday."""


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("没有书面依据，四月底前清完。", "四月底", date(2027, 4, 30)),
        ("12月15日前全部追回。", "12月15日", date(2027, 12, 15)),
        ("十二月十五号以前报巡察办。", "十二月十五号", date(2027, 12, 15)),
        ("１２月１５日前完成", "１２月１５日", date(2027, 12, 15)),
        ("2027年6月30日前销号", "2027年6月30日", date(2027, 6, 30)),
        ("二〇二八年一月底完成", "二〇二八年一月底", date(2028, 1, 31)),
        ("明年2月底前完成", "明年2月底", date(2028, 2, 29)),
        ("2月底前补齐", "2月底", date(2028, 2, 29)),
        ("3月16日前报", "3月16日", date(2027, 3, 16)),
        ("3月15日前报", "3月15日", date(2028, 3, 15)),
        ("四月前清完", "四月", date(2027, 3, 31)),
        ("三月前清完", "三月", date(2028, 2, 29)),
        ("一月前清完", "一月", date(2027, 12, 31)),
        ("2027年5月前清完", "2027年5月", date(2027, 4, 30)),
        ("4月内办结", "4月", date(2027, 4, 30)),
        ("6月上旬拿出方案", "6月上旬", date(2027, 6, 10)),
        ("两个月内全部清退", "两个月", date(2027, 5, 16)),
        ("半个月内补签", "半个月", date(2027, 3, 31)),
        ("一周内把凭证送来", "一周", date(2027, 3, 23)),
        ("15日内整改到位", "15日", date(2027, 3, 31)),
        ("三十天内完成", "三十天", date(2027, 4, 15)),
        ("10个工作日内反馈", "10个工作日", date(2027, 3, 30)),
        ("半年内轮岗到位", "半年", date(2027, 9, 16)),
        ("月底前交", "月底", date(2027, 3, 31)),
        ("本月底交", "本月底", date(2027, 3, 31)),
        ("下月底前交", "下月底", date(2027, 4, 30)),
        ("下个月完成", "下个月", date(2027, 4, 30)),
        ("年底前全部整改", "年底", date(2027, 12, 31)),
        ("年内完成", "年内", date(2027, 12, 31)),
        ("第三季度完成", "第三季度", date(2027, 9, 30)),
        ("本季度办完", "本季度", date(2027, 3, 31)),
        ("下季度办完", "下季度", date(2027, 6, 30)),
        ("上半年完成", "上半年", date(2027, 6, 30)),
        ("周五前报送", "周五", date(2027, 3, 19)),
        ("周一前报送", "周一", date(2027, 3, 22)),
        ("本周五报", "本周五", date(2027, 3, 19)),
        ("下周三前报", "下周三", date(2027, 3, 24)),
        ("下周报", "下周", date(2027, 3, 28)),
        ("明天上午送到", "明天", date(2027, 3, 17)),
        ("今天就办", "今天", date(2027, 3, 16)),
        ("后天交", "后天", date(2027, 3, 18)),
        ("4月10日开会研究，5月20日前完成。", "5月20日", date(2027, 5, 20)),
        ("5月20日前完成，6月份再回头看一次。", "5月20日", date(2027, 5, 20)),
        ("去年12月已经清过一次，这次4月底前清完。", "4月底", date(2027, 4, 30)),
    ],
)
def test_a_date_in_the_words_is_found(text: str, words: str, day: date) -> None:
    promised = due_in(text, TODAY)
    assert promised is not None
    assert (promised.words, promised.day) == (words, day)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "马上整改。",
        "去年12月就办完了。",
        "2026年5月已完成",
        "合同签了两份，共86.4万元。",
        "13月5日前",
        "17笔无两人签字",
        "上个月已经交了。",
        "本周一交的",
    ],
)
def test_no_date_is_made_up(text: str) -> None:
    assert due_in(text, TODAY) is None


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        ("12月15日前", True),
        ("明年3月1日前", True),
        ("明天", True),
        ("下周三", True),
        ("四月底前", False),
        ("下周", False),
    ],
)
def test_a_day_that_was_named_is_certain(text: str, certain: bool) -> None:  # noqa: FBT001 - what is expected
    promised = due_in(text, TODAY)
    assert promised is not None
    assert promised.certain is certain


@pytest.mark.parametrize(
    ("text", "words", "rest"),
    [
        ("情况是这样的。四月底前清完。请放心。", "四月底", "四月底前清完。请放心。"),
        ("四月底前清完", "四月底", "四月底前清完"),
        ("没有日期。第二句。", "", "没有日期。第二句。"),
        ("", "", ""),
    ],
)
def test_a_promise_begins_with_the_sentence_that_names_its_date(text: str, words: str, rest: str) -> None:
    assert sentence_with(text, words) == rest
