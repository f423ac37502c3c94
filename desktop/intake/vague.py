"""Deadlines without a day (6月底, 2个月内, 第三季度): the last day they can mean, as a suggestion."""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Guess:
    """A suggested day and why it is only that; `day` is None when nothing tells the year or the start."""

    code: str = ""  # empty: no rule applies
    reason: str = ""
    day: date | None = None


@dataclass(frozen=True)
class _Context:
    year: int | None  # the year the text or the reference gives
    reference: date | None


_Rule = Callable[[re.Match[str], _Context], date | None]


def _last_day(year: int | None, month: int) -> date | None:
    if year is None or not 1 <= month <= 12 or not 1 <= year <= 9999:
        return None
    return date(year, month, calendar.monthrange(year, month)[1])


def _exact(year: int | None, month: int, day: int) -> date | None:
    last = _last_day(year, month)
    if last is None or not 1 <= day <= 31:
        return None
    return last.replace(day=min(day, last.day))


def _months_on(start: date | None, months: int) -> date | None:
    if start is None:
        return None
    years, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return _exact(years, month + 1, start.day)


def _days_on(start: date | None, days: int) -> date | None:
    return None if start is None else start + timedelta(days=days)


def _workdays_on(start: date | None, days: int) -> date | None:
    if start is None:
        return None
    day = start
    while days > 0:
        day += timedelta(days=1)
        days -= day.weekday() < 5
    return day


def _quarter(number: str, year: int | None) -> date | None:
    return _last_day(year, int(number) * 3)


_TENS = {"初": 5, "上旬": 10, "中旬": 20, "中": 15}

# In this order: the first rule that fits decides. Numbers are digits already.
_RULES: tuple[tuple[str, str, str, _Rule], ...] = (
    (
        r"(\d{1,3})个?工作日",
        "date.relative",
        "是从某天起算的工作日（未扣除节假日）",
        lambda m, c: _workdays_on(c.reference, int(m[1])),
    ),
    (
        r"(\d{1,2})个(半)?月",
        "date.relative",
        "是从某天起算的期限",
        lambda m, c: _days_on(_months_on(c.reference, int(m[1])), 15 if m[2] else 0),
    ),
    (r"半个月", "date.relative", "是从某天起算的期限", lambda _m, c: _days_on(c.reference, 15)),
    (r"(?<![上下])半年(?!度)", "date.relative", "是从某天起算的期限", lambda _m, c: _months_on(c.reference, 6)),
    (
        r"(?<![月\d])(\d{1,3})[日天](之|以)?内",
        "date.relative",
        "是从某天起算的期限",
        lambda m, c: _days_on(c.reference, int(m[1])),
    ),
    (
        r"(\d{1,2})(?:个星期|周|个周)",
        "date.relative",
        "是从某天起算的期限",
        lambda m, c: _days_on(c.reference, 7 * int(m[1])),
    ),
    (
        r"(?<!\d)(\d)年(之|以)?内",
        "date.relative",
        "是从某天起算的期限",
        lambda m, c: _months_on(c.reference, 12 * int(m[1])),
    ),
    (
        r".*(?<!\d)(\d{1,2})月(\d{1,2})[日号]",
        "date.year-missing",
        "没有写年份",
        lambda m, c: _exact(c.year, int(m[1]), int(m[2])),
    ),
    (
        r".*(?<!\d)(\d{1,2})月份?(初|上旬|中旬|中)",
        "date.part-of-month",
        "只写到旬",
        lambda m, c: _exact(c.year, int(m[1]), _TENS[m[2]]),
    ),
    (
        r".*(?<!\d)(\d{1,2})月",
        "date.month",
        "只写到月",
        lambda m, c: _last_day(c.year, int(m[1])),
    ),
    (
        r"(?<!\d)(\d{4})[./\-](\d{1,2})(?![\d./\-])",
        "date.month",
        "只写到月",
        lambda m, _c: _last_day(int(m[1]), int(m[2])),
    ),
    (
        r".*(?<!\d)([1-4])季度?",
        "date.quarter",
        "只写到季度",
        lambda m, c: _quarter(m[1], c.year),
    ),
    (r"上半年", "date.half-year", "只写到半年", lambda _m, c: _last_day(c.year, 6)),
    (r"下半年", "date.half-year", "只写到半年", lambda _m, c: _last_day(c.year, 12)),
    (
        r"下个?月",
        "date.month",
        "只写到月",
        lambda _m, c: _month_of(_months_on(_first(c.reference), 1)),
    ),
    (r"[本当]月|月[底末内]", "date.month", "只写到月", lambda _m, c: _month_of(c.reference)),
    (
        r"(?<!\d)(\d{2})[./\-](\d{1,2})[./\-](\d{1,2})(?!\d)",
        "date.short-year",
        "的年份只有两位",
        lambda m, _c: _exact(2000 + int(m[1]), int(m[2]), int(m[3])),
    ),
    (
        r"(?<!\d)(\d{1,2})[/\-](\d{1,2})[/\-](\d{4})(?!\d)",
        "date.foreign-order",
        "的年份写在最后，月日先后不明",
        lambda m, _c: _foreign(int(m[1]), int(m[2]), int(m[3])),
    ),
    (
        r"(?<![\d./\-])(\d{1,2})[./\-](\d{1,2})(?![\d./\-])",
        "date.year-missing",
        "没有写年份",
        lambda m, c: _exact(c.year, int(m[1]), int(m[2])),
    ),
    (r"年中", "date.half-year", "只写到年中", lambda _m, c: _last_day(c.year, 6)),
    (r"年", "date.year-only", "只写到年", lambda _m, c: _last_day(c.year, 12)),
    (r"(?<!\d)((?:19|20)\d{2})(?!\d)", "date.year-only", "只写到年", lambda m, _c: _last_day(int(m[1]), 12)),
)


def _first(day: date | None) -> date | None:
    return None if day is None else day.replace(day=1)


def _month_of(day: date | None) -> date | None:
    return None if day is None else _last_day(day.year, day.month)


def _foreign(first: int, second: int, year: int) -> date | None:
    return _exact(year, second, first) if first > 12 else _exact(year, first, second)


def _year(plain: str, reference: date | None) -> int | None:
    full = re.findall(r"(?<!\d)(\d{4})(?=年|[./\-]\d)", plain)
    if full:
        return int(full[-1]) + ("次年" in plain)
    short = re.findall(r"(?<!\d)(\d{2})年(?!内)", plain)
    if short:
        return 2000 + int(short[-1])
    if reference is None:
        return None
    for words, years in (("明年|来年|次年", 1), ("后年", 2), ("去年|上年", -1)):
        if re.search(words, plain):
            return reference.year + years
    return reference.year


def suggest(plain: str, reference: date | None) -> Guess:
    """Return the last day a vague deadline can mean.

    `plain` has half-width digits, and digits for Chinese numerals.
    """
    squeezed = re.sub(r"\s+", "", plain)
    context = _Context(_year(squeezed, reference), reference)
    for pattern, code, reason, rule in _RULES:
        match = re.search(pattern, squeezed)
        if match:
            return Guess(code, reason, rule(match, context))
    return Guess()
