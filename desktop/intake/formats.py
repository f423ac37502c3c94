"""Number formats: which numbers are days, months, times or percentages."""

import math
import re
from datetime import date, datetime, timedelta
from enum import StrEnum

from desktop.intake.source import Cell
from desktop.intake.width import tidy


class Shape(StrEnum):
    """How a number is meant to be read."""

    NUMBER = "number"
    DAY = "day"
    MONTH = "month"  # shown as year and month only: the day inside is nobody's decision
    TIME = "time"
    PERCENT = "percent"


# Numbers without a written format, with their meaning in Chinese editions (27-36 and 50-58).
_BUILT_IN: dict[int, Shape] = {
    **dict.fromkeys((9, 10), Shape.PERCENT),
    **dict.fromkeys((14, 15, 16, 22, 28, 29, 30, 31, 51, 53, 54, 58), Shape.DAY),
    **dict.fromkeys((17, 27, 36, 50, 52, 57), Shape.MONTH),
    **dict.fromkeys((18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56), Shape.TIME),
}
_NOISE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_FALSE_LEAP_DAY = 60  # the 1900 calendar counts a 29 February that never was
_LAST_DAY = 2_958_466  # 9999-12-31 and its hours


def shape_of(number: int, written: str | None) -> Shape:
    """Return how a cell with this format number, and this written format if any, is read."""
    if written is None:
        return _BUILT_IN.get(number, Shape.NUMBER)
    bare = _NOISE.sub("", written.split(";")[0]).lower()
    if "general" in bare:
        return Shape.NUMBER
    year, day, hour = "y" in bare or "e" in bare, "d" in bare, "h" in bare or "s" in bare
    if year or day:
        # scientific notation has an e too, but never without a digit placeholder
        if not day and re.search(r"[0#?]", bare):
            return Shape.PERCENT if "%" in bare else Shape.NUMBER
        return Shape.DAY if day else Shape.MONTH
    if hour:
        return Shape.TIME
    return Shape.PERCENT if "%" in bare else Shape.NUMBER


def day_of(serial: float, *, epoch1904: bool) -> datetime | None:
    """Return the moment a day number stands for; None when it stands for none."""
    if not 0 <= serial < _LAST_DAY:
        return None
    if epoch1904:
        start = datetime(1904, 1, 1)  # noqa: DTZ001 - sheets know no zone
        if serial > _LAST_DAY - 1462:
            return None
    else:
        early = 31 if serial < _FALSE_LEAP_DAY else 30
        start = datetime(1899, 12, early)  # noqa: DTZ001 - sheets know no zone
    return start + timedelta(seconds=round(serial * 86_400))


def number_of(value: float) -> int | float | str:
    """Return the number as a person reads it: whole when whole, fifteen digits otherwise."""
    if not math.isfinite(value):
        return str(value)
    short = float(f"{value:.15g}")
    return int(short) if short.is_integer() and abs(short) < 1e15 else short


def plain(value: Cell) -> Cell:
    """Return a moment at midnight as a day, a float as `number_of`, and all else as it is."""
    if isinstance(value, datetime) and (value.hour, value.minute, value.second) == (0, 0, 0):
        return value.date()
    if isinstance(value, float):
        return number_of(value)
    return value


def shown(serial: float, shape: Shape, *, epoch1904: bool) -> Cell:
    """Return the cell for a number of this shape; a month is text because it names no day."""
    if shape is Shape.PERCENT:
        return f"{serial * 100:.12g}%"
    if shape is Shape.NUMBER:
        return number_of(serial)
    moment = day_of(serial, epoch1904=epoch1904)
    if moment is None:
        return number_of(serial)
    if shape is Shape.MONTH:
        return f"{moment.year}年{moment.month}月"
    if shape is Shape.TIME:
        return f"{moment:%H:%M:%S}"
    return plain(moment)


def moment_of(text: str) -> Cell:
    """Return the day or moment of an ISO text, or the text itself when it is none."""
    try:
        return plain(datetime.fromisoformat(text).replace(tzinfo=None))
    except ValueError:
        return text


def as_text(value: Cell) -> str:
    """Return what a person reads in the cell: days as 2024-06-30, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M:%S}"
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, float):
        return f"{value:.15g}"
    return tidy(value) if isinstance(value, str) else str(value)
