"""What a value becomes in a cell: a number with a format, or text that stays text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from desktop.minutes.workbook import CellKind
from desktop.minutes.xlsx.clean import looks_convertible
from desktop.minutes.xlsx.styles import Look

Value = str | int | Decimal | date
"""A cell's value without the empty one; a datetime is a date."""

DIGITS = 15
"""Spreadsheets keep this many digits of a number and silently make noughts of the rest."""

_DECIMALS = 10
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet knows no zone
_FIRST_DAY = date(1900, 3, 1)


@dataclass(frozen=True)
class Stored:
    """A cell's content: `content` is text, or the digits of a number when `numeric`."""

    look: Look
    content: str
    numeric: bool


def stored(value: Value, kind: CellKind) -> Stored:
    """Return what is written for `value` in a column of `kind`.

    A value always keeps its own type, whatever the column expects: “6月底前” in a column of dates is text. Numbers of
    more than 15 digits and days before 1 March 1900 cannot be kept exactly as numbers and are written as text.

    Raises TypeError for truth values, ValueError for moments with a zone and for what is no finite number: the
    program made a mistake.
    """
    match value:
        case str():
            return Stored(_text_look(value, kind), value, numeric=False)
        case bool():
            raise TypeError("a truth value is no cell")
        case int():
            look = Look.AMOUNT if kind is CellKind.AMOUNT else Look.INTEGER
            return _number(Decimal(value), look)
        case Decimal():
            whole = kind is CellKind.INTEGER and value == value.to_integral_value()
            return _number(value, Look.INTEGER if whole else Look.AMOUNT)
        case _:
            return _day(value)


def _text_look(text: str, kind: CellKind) -> Look:
    """Return the look of a text: long texts stand on the left, others in the middle."""
    code = looks_convertible(text)
    if kind is CellKind.LONG_TEXT:
        return Look.LONG_CODE if code else Look.LONG
    return Look.CODE if code else Look.TEXT


def _number(value: Decimal, look: Look) -> Stored:
    """Return a number, shown to the last decimal it has."""
    if not value.is_finite():
        raise ValueError(f"{value} is no number for a cell")
    plain = f"{value:f}"
    whole, _, decimals = plain.lstrip("-").partition(".")
    decimals = decimals.rstrip("0")
    if len((whole + decimals).lstrip("0")) > DIGITS or len(decimals) > _DECIMALS:
        return Stored(Look.CODE, plain, numeric=False)
    return Stored(Look.EXACT if len(decimals) > 2 else look, plain, numeric=True)


def _day(value: date) -> Stored:
    """Return a day or a moment as its serial number."""
    if not isinstance(value, datetime):
        if value < _FIRST_DAY:
            return Stored(Look.CODE, value.isoformat(), numeric=False)
        return Stored(Look.DATE, str((value - _EPOCH.date()).days), numeric=True)
    if value.tzinfo is not None:
        raise ValueError(f"{value.isoformat()} carries a zone; a spreadsheet knows none")
    if value.date() < _FIRST_DAY:
        return Stored(Look.CODE, value.isoformat(sep=" "), numeric=False)
    return Stored(Look.MOMENT, repr((value - _EPOCH) / timedelta(days=1)), numeric=True)
