"""The date somebody names while promising something: the words that say it, and the day they can mean at the latest."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.intake.numerals import with_digits
from desktop.intake.vague import suggest


@dataclass(frozen=True)
class Promised:
    """A date somebody named; `certain` where the words leave no choice but the year."""

    words: str
    """As they stand in the text."""
    day: date
    certain: bool = False


_NUMBER = "[0-9０-９〇○零一二三四五六七八九十廿卅两]+"
_YEAR = rf"(?:(?:{_NUMBER}年)|今年|明年|后年|年)?"
_PHRASES = (
    rf"{_YEAR}{_NUMBER}月{_NUMBER}[日号]",
    rf"{_YEAR}{_NUMBER}月份?(?:[底末初]|[上中下]旬|中)?",
    rf"(?:{_NUMBER}|半)个(?:半)?(?:工作日|月|星期)",
    rf"半年(?!度)|{_NUMBER}(?:个?工作日|周)",
    rf"{_NUMBER}[天日](?=之?以?内|之?后)",
    rf"{_YEAR}第?{_NUMBER}季度末?|[本这下]个?季度",
    "[本这下]个?(?:周|星期|礼拜)[一二三四五六日天末]?|(?:周|星期|礼拜)[一二三四五六日天末]",
    "[本这当下]个?月(?:[底末内]|[上中下]旬|中)?|月[底末]",
    "[今明后]年[底末]?(?:内|前)?|年[底末内]|[上下]半年",
    "今天|今日|明天|明日|后天",
)
_DUE = re.compile("|".join(f"(?:{each})" for each in _PHRASES))
_BOUND = re.compile(r"(?:之|以)?[前内]|底|末|完成|办结|报|到位|交|清|还|补")
_PAST = re.compile(r"(?:去$|上$|去年|上年|上个?月|已经?|当时|此前)[^，。；]{0,4}$")
_WEEKDAYS = {each: at for at, each in enumerate("一二三四五六日")} | {"天": 6, "末": 6}
_SOON = {"今天": 0, "今日": 0, "明天": 1, "明日": 1, "后天": 2}


def due_in(text: str, today: date) -> Promised | None:
    """Return the date by which something was promised, None where the words hold none that is still to come.

    Without a year it is the next such day from `today` on. Of several dates the last one before which or by which
    something is to be done counts, else the last one.
    """
    found: list[tuple[bool, Promised]] = []
    for match in _DUE.finditer(text):
        if _PAST.search(text[: match.start()]):
            continue
        day, certain = _day(match.group(), text[match.end() : match.end() + 2], today)
        if day is not None and day >= today:
            bound = _BOUND.match(text, match.end()) is not None
            found.append((bound, Promised(match.group(), day, certain)))
    told = [each for bound, each in found if bound] or [each for _, each in found]
    return told[-1] if told else None


def sentence_with(text: str, words: str) -> str:
    """Return the whole sentences of the text from the first that holds the words on, or all of it."""
    sentences = re.findall(r"[^。！？!?]+[。！？!?]*", text)
    at = next((at for at, each in enumerate(sentences) if words and words in each), 0)
    return "".join(sentences[at:]).strip()


def _day(words: str, then: str, today: date) -> tuple[date | None, bool]:
    plain = re.sub("^年(?=[0-9])", "", with_digits(unicodedata.normalize("NFKC", words))).replace("这", "本")
    if plain in _SOON:
        return today + timedelta(days=_SOON[plain]), True
    if (week := re.fullmatch("([本下]?)个?(?:周|星期|礼拜)([一二三四五六日天末]?)", plain)) is not None:
        return _weekday(week[1], week[2], today), bool(week[2])
    if (quarter := re.fullmatch("([本下])个?季度", plain)) is not None:
        return _quarter(today, later=quarter[1] == "下"), False
    certain = re.fullmatch(r"(?:\d{4}年|[今明后]年)?\d{1,2}月\d{1,2}[日号]", plain) is not None
    bare = re.fullmatch(r"(?:.*年)?(\d{1,2})月份?", plain)
    if bare is not None and then.startswith(("前", "之前", "以前")):
        return _before_month(plain, int(bare[1]), today), False
    named = re.search("年", plain) is not None
    day = suggest(plain + then[:1], today).day
    if day is not None and day < today and not named and re.search(r"\d月", plain):
        day = suggest(f"明年{plain}{then[:1]}", today).day
    return day, certain


def _before_month(plain: str, month: int, today: date) -> date | None:
    """四月前: the last day of March, of the next March that is still to come where no year is named."""
    if not 1 <= month <= 12:
        return None
    first = suggest(f"{plain}1日", today).day
    last = first - timedelta(days=1) if first is not None else None
    if last is not None and last < today and "年" not in plain:
        return date(last.year + 1, month, 1) - timedelta(days=1) if month > 1 else date(today.year, 12, 31)
    return last


def _weekday(which: str, name: str, today: date) -> date:
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=which == "下")
    day = monday + timedelta(days=_WEEKDAYS[name] if name else 6)
    return day if which or day >= today else day + timedelta(weeks=1)


def _quarter(today: date, *, later: bool) -> date:
    begun = date(today.year, (today.month - 1) // 3 * 3 + 1, 1)
    for _ in range(2 if later else 1):
        begun = (begun + timedelta(days=95)).replace(day=1)
    return begun - timedelta(days=1)
