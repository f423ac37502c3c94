"""How far the parties' opinions on a finding agree, and when a vote had better wait."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction


class Agreement(StrEnum):
    """一致程度 of the opinions on one finding."""

    UNANIMOUS = "unanimous"
    """一致: all parties give the same verdict."""
    MAJORITY = "majority"
    """多数: one verdict is held by more than half of the parties, not by all."""
    SPLIT = "split"
    """分歧: no verdict is held by more than half (2:2, but also 2:1:1 and 2:2:1)."""
    INCOMPLETE = "incomplete"
    """不足: a party has not given its opinion yet."""


def agreement(verdicts: Iterable[str | None]) -> Agreement:
    """How far the parties agree: one verdict per party, None where a party has not given one.

    Verdict words have no order here: 基本到位 is as far from 到位 as 未到位 is. No party at all is
    incomplete.
    """
    held = Counter(verdicts)
    if not held or None in held:
        return Agreement.INCOMPLETE
    if len(held) == 1:
        return Agreement.UNANIMOUS
    most = max(held.values())
    return Agreement.MAJORITY if 2 * most > held.total() else Agreement.SPLIT


def is_even_split(verdicts: Iterable[str | None]) -> bool:
    """True when two or more verdicts lead with equally many parties: 2:2, 1:1:1, 2:2:1; not 3:1, not 2:1:1.

    Trigger `opinions-even-split`. Parties without an opinion are left out: the chair should be told of a
    split among those who spoke rather than wait for the last one.
    """
    held = Counter(verdict for verdict in verdicts if verdict is not None)
    leaders = held.most_common(2)
    return len(leaders) > 1 and leaders[0][1] == leaders[1][1]


def margin_trigger(for_: int, against: int, cast: int, limit: Fraction) -> bool:
    """True when the two sides are at most `limit` (a fraction of the votes cast) apart; never without a vote.

    Trigger `margin ≤ p/q of votes cast`; `cast` counts every vote handed in. Raises ValueError when the two
    sides alone exceed it or `limit` is outside 0 to 1.
    """
    if not 0 <= limit <= 1:
        raise ValueError(f"a margin is a fraction of the votes cast, not {limit}")
    if min(for_, against) < 0 or for_ + against > cast:
        raise ValueError(f"{for_} for and {against} against are no part of {cast} votes cast")
    return cast > 0 and abs(for_ - against) * limit.denominator <= limit.numerator * cast
