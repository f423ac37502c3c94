"""Dates and times as people type them."""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

_DAY = re.compile(r"^\s*(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?\s*(.*)$")
_TIME = re.compile(r"^(上午|下午|晚上)?\s*(\d{1,2})\s*(?:[:：时点]\s*(\d{1,2})?\s*分?)?\s*$")


class NotADate(ValueError):
    """What was typed is no date."""


def parse_day(text: str) -> date | None:
    """Return the day, None for an empty text; raises NotADate."""
    if not text.strip():
        return None
    found = _DAY.match(text)
    if found is None or found[4].strip():
        raise NotADate(text)
    return _day(found)


def parse_moment(text: str, zone: str) -> datetime | None:
    """Return day and time in ``zone`` (09:00 where no time is given), None for an empty text; raises NotADate."""
    if not text.strip():
        return None
    found = _DAY.match(text)
    if found is None:
        raise NotADate(text)
    day, rest = _day(found), found[4].strip()
    hour, minute = 9, 0
    if rest:
        time = _TIME.match(rest)
        if time is None:
            raise NotADate(text)
        hour, minute = int(time[2]), int(time[3] or 0)
        if time[1] in {"下午", "晚上"} and hour < 12:
            hour += 12
    try:
        return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZoneInfo(zone))
    except ValueError as why:
        raise NotADate(text) from why


def show_moment(moment: datetime | None, zone: str) -> str:
    """Return day and time as they are typed, "" for none."""
    return f"{moment.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}" if moment else ""


def _day(found: re.Match[str]) -> date:
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError as why:
        raise NotADate(found[0]) from why
