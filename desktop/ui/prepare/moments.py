"""Dates and times as people type them."""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

_WRITTEN = re.compile(
    r"\s*(\d{4})\D{1,3}(\d{1,2})\D{1,3}(\d{1,2})"  # year, month and day, whatever stands between them
    r"(?:\D{1,4}(\d{1,2})\D{1,3}(\d{1,2}))?\D?\s*"  # hour and minute
)
USUAL_HOUR = 9
"""When meetings begin where only the day was given."""


class NotADate(ValueError):
    """What was typed is no date."""


def parse_day(text: str) -> date | None:
    """Return the day, None for an empty text; raises NotADate."""
    if not text.strip():
        return None
    found = _read(text)
    if found[4] is not None:
        raise NotADate(text)
    return _moment(found, text).date()


def parse_moment(text: str, zone: str) -> datetime | None:
    """Return day and time in ``zone`` (09:00 where no time is given), None for an empty text; raises NotADate."""
    if not text.strip():
        return None
    return _moment(_read(text), text).replace(tzinfo=ZoneInfo(zone))


def show_moment(moment: datetime | None, zone: str) -> str:
    """Return day and time as they are typed, "" for none."""
    return f"{moment.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}" if moment else ""


def _read(text: str) -> re.Match[str]:
    found = _WRITTEN.fullmatch(text)
    if found is None:
        raise NotADate(text)
    return found


def _moment(found: re.Match[str], text: str) -> datetime:
    year, month, day = int(found[1]), int(found[2]), int(found[3])
    hour, minute = int(found[4] or USUAL_HOUR), int(found[5] or 0)
    try:
        return datetime(year, month, day, hour, minute)  # noqa: DTZ001 - the zone is the caller's to say
    except ValueError as why:
        raise NotADate(text) from why
