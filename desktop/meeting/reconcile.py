"""Whether the numbers of a vote add up, and which of them does not."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop.meeting.ballots import Count, Number
from desktop.meeting.threshold import BlankBallot

if TYPE_CHECKING:
    from desktop.meeting.ballots import BallotCount, Headcount
    from desktop.meeting.threshold import VoteRule


class Relation(StrEnum):
    """How a stated number must stand to the sum it is held against."""

    EQUAL = "="
    AT_MOST = "≤"
    AT_LEAST = "≥"


@dataclass(frozen=True)
class Imbalance:
    """A number that does not add up: `stated` ought to stand in `relation` to `computed`."""

    number: Number
    stated: int
    relation: Relation
    computed: int


def reconcile(rule: VoteRule, headcount: Headcount, count: Count | BallotCount) -> tuple[Imbalance, ...]:
    """Every number that does not add up, people first, then ballots; empty when the sheet may be signed.

    应到 = 赞成+反对+弃权+缓议+无效票+空白票+在场未表决+回避+未到会+中途离会, checked in two halves (people
    and votes) so that the half which is wrong is named. For a secret ballot also 收回 ≤ 发出 ≤ 可表决人数,
    收回 = 有效+无效(+空白), 有效 = 赞成+反对+弃权+缓议(+空白).
    """
    if isinstance(count, Count):
        return _people(headcount, count)
    return _people(headcount, None) + _ballots(rule.blank, headcount, count)


def _people(headcount: Headcount, count: Count | None) -> tuple[Imbalance, ...]:
    others = headcount.recused + headcount.away + headcount.departed
    placed = headcount.voters + others
    voted = headcount.voters if count is None else count.cast + count.not_voted
    found: list[Imbalance] = []
    if headcount.component < headcount.entitled:
        found.append(
            Imbalance(Number.COMPONENT, headcount.component, Relation.AT_LEAST, headcount.entitled),
        )
    # When the votes themselves fill 应到, it is the number present that was taken down wrongly, not 应到.
    if headcount.entitled not in (placed, voted + others):
        found.append(Imbalance(Number.ENTITLED, headcount.entitled, Relation.EQUAL, placed))
    if headcount.voters != voted:
        found.append(
            Imbalance(Number.PRESENT, headcount.present, Relation.EQUAL, voted - headcount.written),
        )
    if headcount.recused_present > headcount.recused:
        found.append(
            Imbalance(Number.RECUSED_PRESENT, headcount.recused_present, Relation.AT_MOST, headcount.recused),
        )
    return tuple(found)


def _ballots(blank: BlankBallot, headcount: Headcount, sheet: BallotCount) -> tuple[Imbalance, ...]:
    choices = sheet.for_ + sheet.against + sheet.abstain + sheet.defer
    if blank is BlankBallot.ABSTAIN:
        valid, returned = choices + sheet.blank, sheet.valid + sheet.invalid
    else:
        valid, returned = choices, sheet.valid + sheet.invalid + sheet.blank
    found: list[Imbalance] = []
    if sheet.issued > headcount.voters:
        found.append(Imbalance(Number.ISSUED, sheet.issued, Relation.AT_MOST, headcount.voters))
    if sheet.returned > sheet.issued:
        found.append(Imbalance(Number.RETURNED, sheet.returned, Relation.AT_MOST, sheet.issued))
    if sheet.returned != returned:
        found.append(Imbalance(Number.RETURNED, sheet.returned, Relation.EQUAL, returned))
    if sheet.valid != valid:
        found.append(Imbalance(Number.VALID, sheet.valid, Relation.EQUAL, valid))
    return tuple(found)
