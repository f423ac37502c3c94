"""Small Chinese numbers as written in dates and counts."""

import re

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "Ｏ": 0, "两": 2}
_YEAR = re.compile(
    "[〇○Ｏ零一二三四五六七八九]{4}(?=年)|[〇○Ｏ零一二三四五六七八九]{2}(?=年[一二三四五六七八九十\\d]+月)"
)
_SMALL = re.compile("[零一二三四五六七八九两十廿卅]+(?=个|月|日|号|天|周|年|季|项|人|件|名|条|次|份|工作日)")


def small_number(text: str) -> int | None:
    """Return a number from 0 to 99 written in Chinese (十五, 二十, 廿三, 三); None for anything else."""
    text = text.replace("廿", "二十").replace("卅", "三十")
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _DIGITS.get(text) if len(text) == 1 else None
    if (tens and tens not in _DIGITS) or (ones and ones not in _DIGITS):
        return None
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)


def with_digits(text: str) -> str:
    """Return the text with Chinese years, and small numbers before a counter, as digits.

    二〇二四年六月 becomes 2024年6月, 两个月内 becomes 2个月内.
    """

    def year(match: re.Match[str]) -> str:
        return "".join(str(_DIGITS[character]) for character in match.group())

    def small(match: re.Match[str]) -> str:
        number = small_number(match.group())
        return match.group() if number is None else str(number)

    return _SMALL.sub(small, _YEAR.sub(year, text))
