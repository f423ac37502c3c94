"""Percentages as they stand in a paper: the raw fraction, the percentage, how it was rounded."""

from __future__ import annotations

from enum import StrEnum


class Rounding(StrEnum):
    """What becomes of the digits that are not printed."""

    HALF_UP = "half-up"
    """四舍五入."""
    TRUNCATED = "truncated"
    """截断."""


_NAMES = {Rounding.HALF_UP: "四舍五入", Rounding.TRUNCATED: "截断"}
_NO_PERCENTAGE = "—"


def percentage(part: int, whole: int, rounding: Rounding, places: int = 2) -> str:
    """The percentage with exactly `places` decimals and its sign (“98.49%”), “—” of nothing.

    More than 100% is possible. Raises ValueError for a negative number.
    """
    if min(part, whole, places) < 0:
        raise ValueError(f"no percentage of {part}/{whole} to {places} places")
    if whole == 0:
        return _NO_PERCENTAGE
    scale: int = 10**places
    units, rest = divmod(part * 100 * scale, whole)
    if rounding is Rounding.HALF_UP and 2 * rest >= whole:
        units += 1
    before, after = divmod(units, scale)
    return f"{before}.{after:0{places}d}%" if places else f"{before}%"


def figure(part: int, whole: int, rounding: Rounding, places: int = 2) -> str:
    """The whole figure, “131/133（98.49%，截断）”; of nothing “0/0（—）”, where no rounding took place.

    Raises ValueError for a negative number.
    """
    text = percentage(part, whole, rounding, places)
    return (
        f"{part}/{whole}（{text}）"
        if text == _NO_PERCENTAGE
        else f"{part}/{whole}（{text}，{_NAMES[rounding]}）"
    )
