"""Deadlines as offices write them: a day when one is written, otherwise a suggestion to confirm."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime

from desktop.intake.formats import as_text, day_of
from desktop.intake.numerals import with_digits
from desktop.intake.source import Cell
from desktop.intake.vague import suggest
from desktop.intake.width import half_width

_FIRST_YEAR, _LAST_YEAR = 1990, 2100  # a deadline outside is a slip of the pen
_SERIALS = range(32_874, 73_415)  # the same years as day numbers of the 1900 calendar
_LONGEST = 100  # characters; a longer cell is a story, and no deadline is guessed from it
_CLOCK = re.compile(r"(?<=\d)[ T]?\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?")
_DAY = re.compile(
    r"(?<!\d)(?P<y>\d{4})\s*[年./\-]\s*(?P<m>\d{1,2})\s*[月./\-]\s*(?P<d>\d{1,2})(?!\d)\s*[日号]?"
    r"|(?<![\d.])(?P<y8>(?:19|20)\d{2}|2100)(?P<m8>\d{2})(?P<d8>\d{2})(?![\d.])"
)
_UNTIL = re.compile(r"[日号]\s*(?:至|到|[\-—~～])\s*(\d{1,2})\s*[日号]")
# Words beside one written day that do not change it.
_HARMLESS = re.compile(
    r"(?:于|在|至|到|截至|截止到|截止|计划|拟|应|须|确保|力争|最迟|之|以|前|止|内|底|整改|全部|全面|完成|办结|销号|到位"
    r"|[（(]?(?:星期|周)[一二三四五六日天][)）]?|[（()）。.，,、；;:：\s])*+"
)
_LASTING = re.compile("长期|持续|常态|坚持|经常|一直|永久|始终")
_AT_ONCE = re.compile("立行立改|立即|即知即改|即行即改|马上|当即|随时|及时|边查边改|立查立改")


@dataclass(frozen=True)
class DateReading:
    """What a deadline cell says. `day` is set only when the cell leaves no choice."""

    text: str  # as written, without blanks around
    day: date | None = None
    suggested: date | None = None  # to be confirmed by a person
    doubt: str = ""  # code, empty when there is none
    sentence: str = ""  # for the person, in Chinese


def _doubtful(text: str, code: str, sentence: str, suggested: date | None = None) -> DateReading:
    if suggested is not None:
        sentence = f"{sentence}建议按 {suggested:%Y-%m-%d} 理解，请确认。"
    return DateReading(text, None, suggested, code, sentence)


def _in_reach(day: date) -> bool:
    return _FIRST_YEAR <= day.year <= _LAST_YEAR


def _certain(text: str, day: date) -> DateReading:
    if _in_reach(day):
        return DateReading(text, day)
    return _doubtful(text, "date.year", f"“{text}”的年份不像整改时限，请核对。")


def read_date(value: Cell, reference: date | None = None, *, epoch1904: bool = False) -> DateReading:
    """Return the deadline a cell states, or text with a suggestion and the reason for doubt.

    `reference` is the day from which 2个月内 counts and whose year 6月底 means; without it such
    texts carry no suggestion. `epoch1904` tells how the book counts bare day numbers.
    """
    text = as_text(value)
    if not text:
        return DateReading("")
    if isinstance(value, date):
        return _certain(text, value.date() if isinstance(value, datetime) else value)
    if len(text) > _LONGEST:
        return _doubtful(text, "date.unknown", f"“{text[:20]}……”看不出是哪一天，请填写日期。")
    plain = _CLOCK.sub("", half_width(with_digits(text)))
    if isinstance(value, float) and re.fullmatch(r"\d{4}\.1", plain):
        october = f"数字“{plain}”也可能原是“{plain}0”。"
        return _doubtful(text, "date.month", october, suggest(plain, reference).day)
    serial = _serial(plain, epoch1904=epoch1904)
    if serial is not None:
        return _doubtful(text, "date.serial", f"“{text}”像是表格内部的日期数字。", serial)
    return _written(text, plain, reference)


def _serial(plain: str, *, epoch1904: bool) -> date | None:
    if not re.fullmatch(r"\d{5}(\.\d+)?", plain):
        return None
    number = float(plain)
    moment = day_of(number, epoch1904=epoch1904)
    shift = 1462 if epoch1904 else 0
    return moment.date() if moment and int(number) + shift in _SERIALS else None


def _days(plain: str, text: str) -> list[date] | DateReading:
    """Return the days written in the text, or the doubt about the first that does not exist."""
    days = []
    for match in _DAY.finditer(plain):
        year, month, day = (int(part) for part in match.groups() if part is not None)
        if not 1 <= month <= 12 or not 1 <= day <= 31 or year == 0:
            return _doubtful(text, "date.impossible", f"“{text}”不是一个存在的日期，请核对。")
        last = calendar.monthrange(year, month)[1]
        if day > last:
            sentence = f"“{text}”不存在：{month}月只有{last}天。"
            return _doubtful(text, "date.impossible", sentence, date(year, month, last))
        days.append(date(year, month, day))
    return days


def _written(text: str, plain: str, reference: date | None) -> DateReading:
    days = _days(plain, text)
    if isinstance(days, DateReading):
        return days
    if not days:
        return _without_day(text, plain, reference)
    until = _UNTIL.search(plain)
    if until and 1 <= int(until[1]) <= 31:
        last = calendar.monthrange(days[0].year, days[0].month)[1]
        days.append(days[0].replace(day=min(int(until[1]), last)))
    if len(set(days)) > 1:
        return _doubtful(text, "date.several", f"“{text}”里有几个日期。", days[-1])
    if not _HARMLESS.fullmatch(_DAY.sub("", plain)):
        return _doubtful(text, "date.words", f"“{text}”除日期外还有别的说明。", days[0])
    return _certain(text, days[0])


def _without_day(text: str, plain: str, reference: date | None) -> DateReading:
    guess = suggest(plain, reference)
    if guess.day is not None and _in_reach(guess.day):
        return _doubtful(text, guess.code, f"“{text}”{guess.reason}。", guess.day)
    if guess.code and guess.day is None and reference is None:
        return _doubtful(text, guess.code, f"“{text}”{guess.reason}，请填写日期。")
    if guess.code:
        return _doubtful(text, "date.impossible", f"“{text}”不是一个存在的日期，请核对。")
    if _LASTING.search(plain):
        return _doubtful(text, "date.lasting", f"“{text}”没有期限；如有阶段节点，请填写日期。")
    if _AT_ONCE.search(plain):
        return _doubtful(text, "date.at-once", f"“{text}”没有写明哪一天，请填写日期。")
    return _doubtful(text, "date.unknown", f"“{text}”看不出是哪一天，请填写日期。")
