"""Times as the room knows them: in the zone of the meeting, whatever the machine thinks."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from desktop.meeting.state import Meeting
from desktop.ui.speech import tr


def local(meeting: Meeting, moment: datetime) -> datetime:
    """Return ``moment`` in the zone of the meeting."""
    return moment.astimezone(ZoneInfo(meeting.opened.zone))


def clock(meeting: Meeting, moment: datetime) -> str:
    """Return the time of day with seconds, such as 09:31:05."""
    return local(meeting, moment).time().isoformat("seconds")


def at_clock(meeting: Meeting, day: datetime, typed: str) -> datetime | None:
    """Return the moment of that local day at the time typed as 9:47, 09:47 or 0947; None where it is no time."""
    digits = unicodedata.normalize("NFKC", typed).replace(":", "").strip()
    if not digits.isdecimal() or len(digits) not in {3, 4}:
        return None
    hour, minute = int(digits[:-2]), int(digits[-2:])
    if hour > 23 or minute > 59:
        return None
    return local(meeting, day).replace(hour=hour, minute=minute, second=0, microsecond=0).astimezone(UTC)


def read_date(typed: str, today: date) -> date | None:
    """Return the date typed as 2027-04-30, 2027年4月30日, 4-30 or 4月30日; None where it is none.

    Without a year it is the next such day from ``today`` on: what is asked for are dates by which to do something.
    """
    numbers = [int(part) for part in re.findall(r"\d+", unicodedata.normalize("NFKC", typed))]
    if len(numbers) == 2:
        coming = (_day(today.year + more, *numbers) for more in (0, 1))
        return next((day for day in coming if day and day >= today), None)
    return _day(*numbers) if len(numbers) == 3 else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def date_fault(value: object) -> str:
    """Return what is wrong with a date typed into a form, "" when it is one or nothing."""
    return "" if not value or read_date(str(value), date(2000, 1, 1)) else tr("请写成 2027-04-30 或 4月30日。")


def short_date(day: date) -> str:
    """Return the day as it is said in the room, such as 4月30日."""
    return tr("{month}月{day}日", month=day.month, day=day.day)
