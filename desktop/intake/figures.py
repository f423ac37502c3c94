"""Counts and sums of money as offices write them: exact numbers, money in 万元."""

import re
from dataclasses import dataclass
from decimal import Decimal

from desktop.intake.numerals import small_number, with_digits
from desktop.intake.width import squeezed

_NUMBER = re.compile(r"-?\d+(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?")
_NOTHING = frozenset({"无", "没有", "-", "—", "——", "/", "0", "暂无", "否"})
_UNITS = (("亿元", Decimal(10_000)), ("亿", Decimal(10_000)), ("万元", Decimal(1)), ("万", Decimal(1)))
_YUAN = Decimal("0.0001")


@dataclass(frozen=True)
class Figure:
    """What a figure cell says; `value` is None when it says nothing that can be counted on."""

    value: Decimal | None
    doubt: str = ""
    sentence: str = ""


def _unit(text: str) -> Decimal | None:
    for word, factor in _UNITS:
        if word in text:
            return factor
    return _YUAN if "元" in text else None


def _single(text: str) -> tuple[Decimal | None, str]:
    """Return the only number in the text and what is left of the text; None for none or several."""
    plain = with_digits(text)
    numbers = _NUMBER.findall(plain)
    if len(numbers) == 1:
        return Decimal(numbers[0].replace(",", "")), _NUMBER.sub("", plain)
    small = small_number(plain)
    return (None if small is None or numbers else Decimal(small)), ""


def read_count(text: str) -> Figure:
    """Return how many (3, 3项, 三人, 无); a doubt for fractions, negatives and texts with several numbers."""
    plain = squeezed(text)
    if not plain:
        return Figure(None)
    if plain in _NOTHING:
        return Figure(Decimal(0))
    value, _ = _single(plain)
    if value is None or value != value.to_integral_value() or value < 0:
        return Figure(None, "figure.count", f"“{text}”看不出是多少，请填写一个整数。")
    return Figure(value.to_integral_value())


def read_money(text: str, heading: str) -> Figure:
    """Return the sum in 万元, exactly; the unit stands in the cell or in the column's heading."""
    plain = squeezed(text)
    if not plain:
        return Figure(None)
    if plain in _NOTHING:
        return Figure(Decimal(0))
    value, rest = _single(plain)
    if value is None:
        return Figure(None, "figure.money", f"“{text}”看不出是多少钱，请填写一个数。")
    unit = _unit(rest)
    if unit is None:
        unit = _unit(squeezed(heading))
    if unit is None:
        return Figure(value, "figure.unit", f"“{text}”没有写明单位，按万元理解，请确认。")
    return Figure((value * unit).normalize() + 0)
