"""Small readings of written values: dates, times, numbers, lists, quotations. All raise `Unclear`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, time
from difflib import get_close_matches
from typing import TypeVar

from desktop.meeting.scene.fault import Unclear

T = TypeVar("T")

DATE = (
    r"(?:(?:(?P<y>[0-9]{4})年)?(?P<m>[0-9]{1,2})月(?P<d>[0-9]{1,2})日"
    r"|(?P<Y>[0-9]{4})-(?P<M>[0-9]{1,2})-(?P<D>[0-9]{1,2}))"
)
TIME = r"(?P<hour>[0-9]{1,2})[:：](?P<minute>[0-9]{2})(?:[:：](?P<second>[0-9]{2}))?"
_LIST = re.compile(r"[、，,；;]")
_COLON = re.compile(r"[:：]")
_NUMBER = re.compile(r"([0-9]{1,6})")


def date_of(found: re.Match[str], year: int) -> date:
    """The date a match of `DATE` wrote; without a year it is in the year given."""
    parts = found.groupdict()
    of, month, day = int(parts["Y"] or parts["y"] or year), int(parts["M"] or parts["m"]), int(parts["D"] or parts["d"])
    if not 1900 <= of < 2200:
        raise Unclear(f"{of}年不会是开会的年份")
    try:
        return date(of, month, day)
    except ValueError:
        raise Unclear(f"没有{of}年{month}月{day}日这一天") from None


def date_in(text: str, year: int) -> date:
    """The date the whole text writes, in the year given where it has none; a trailing 前 is allowed."""
    found = re.fullmatch(DATE + "前?", text.strip())
    if found is None:
        raise Unclear(f"“{text}”不是日期，请写成2027年3月16日或3月16日")
    return date_of(found, year)


def time_of(found: re.Match[str]) -> time:
    """The time a match of `TIME` wrote."""
    parts = found.groupdict()
    try:
        return time(int(parts["hour"]), int(parts["minute"]), int(parts["second"] or 0))
    except ValueError:
        raise Unclear(f"没有{parts['hour']}:{parts['minute']}这个时刻") from None


def number_in(text: str, unit: str) -> tuple[int, str]:
    """A whole number with its unit at the beginning (“12分钟：说明”), and what follows the colon."""
    found = re.fullmatch(rf"([0-9]{{1,6}})\s*{unit}\s*(?:[:：，,。]\s*(.*))?", text, re.DOTALL)
    if found is None:
        raise Unclear(f"这里要写数目，如“12{unit}”")
    return int(found[1]), found[2] or ""


def counts_in(text: str, words: Mapping[str, str]) -> dict[str, int]:
    """Numbers after their words (“发出8、收回8”), by what each word means; nothing else may stand between them."""
    found: dict[str, int] = {}
    for part in listed(text.removesuffix("。")):
        match = re.fullmatch(r"(\D+?)\s*([0-9]{1,6})\s*[张票]?", part)
        if match is None:
            raise Unclear(f"“{part}”不是“名目加数目”，如“收回8”")
        name = one_of(match[1], words)
        if name in found:
            raise Unclear(f"“{match[1]}”写了两次")
        found[name] = int(match[2])
    return found


def check_said(text: str, numbers: Mapping[str, int]) -> None:
    """Nothing happens when every number said after one of the words is the number the record has; else `Unclear`."""
    words = "|".join(sorted(map(re.escape, numbers), key=len, reverse=True))
    for word, said in re.findall(rf"({words})[:：]?([0-9]{{1,6}})", text):
        if numbers[word] != int(said):
            raise Unclear(f"文字里说“{word}{said}”，而记录里是{numbers[word]}，请核对")


def listed(text: str) -> list[str]:
    """The parts of a list written with 、，；, without the spaces around them; empty parts are left out."""
    return [part.strip() for part in _LIST.split(text) if part.strip()]


def halves(text: str) -> tuple[str, str]:
    """What stands before and after the first colon; the second half is empty without one."""
    before, *after = _COLON.split(text, maxsplit=1)
    return before.strip(), after[0].strip() if after else ""


def quoted(text: str) -> tuple[str, bool]:
    """The words without the quotation marks that enclose all of them, and whether there were such marks (原话)."""
    inner = text[1:-1]
    whole = len(text) > 1 and text[0] == "“" and text[-1] == "”" and "“" not in inner and "”" not in inner
    return (inner, True) if whole else (text, False)


def one_of(word: str, words: Mapping[str, T]) -> T:
    """What the word stands for; `Unclear` with the nearest words where it is none of them."""
    if word.strip() in words:
        return words[word.strip()]
    raise Unclear(f"不认得“{word.strip()}”{nearest(word.strip(), words)}")


def nearest(word: str, words: Iterable[str]) -> str:
    """A helpful continuation of a fault: the nearest known word, or all of them where they are few."""
    known = list(words)
    if near := get_close_matches(word[:20], known, 1, 0.5):
        return f"，是不是“{near[0]}”？"
    return f"，可用的有：{'、'.join(known)}" if len(known) <= 12 else ""
