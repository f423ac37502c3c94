"""Who could vote and what was voted: plain whole numbers, each person or ballot in exactly one of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping


class Number(StrEnum):
    """The name of one number on a headcount or a count sheet."""

    COMPONENT = "component"
    ENTITLED = "entitled"
    PRESENT = "present"
    WRITTEN = "written"
    ON_LEAVE = "on-leave"
    ABSENT = "absent"
    NOT_ARRIVED = "not-arrived"
    RECUSED = "recused"
    RECUSED_PRESENT = "recused-present"
    DEPARTED = "departed"
    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"
    DEFER = "defer"
    INVALID = "invalid"
    BLANK = "blank"
    NOT_VOTED = "not-voted"
    ISSUED = "issued"
    RETURNED = "returned"
    VALID = "valid"


@dataclass(frozen=True, kw_only=True)
class Headcount:
    """The members with a vote on one matter as they stand when voting opens, each in one number below 应到.

    Recusal goes before the rest: a recused member who is also on leave is counted as recused. Raises
    ValueError for a negative number, TypeError for one that is not an int; whether the numbers add up is for
    `reconcile` to say.
    """

    component: int
    """组成人员: the body as constituted."""
    entitled: int
    """应到: those of it who ought to be here, recused and on leave included."""
    present: int
    """在场有表决权: in the room and voting on this matter; nobody recused."""
    written: int = 0
    """Away, but with a written vote that the profile counts (not counted below as well); usually none."""
    on_leave: int = 0
    """请假."""
    absent: int = 0
    """缺席."""
    not_arrived: int = 0
    """未到: expected, on the way."""
    recused: int = 0
    """回避 on this matter."""
    recused_present: int = 0
    """Those of the recused who came to the meeting, though they wait outside now."""
    departed: int = 0
    """中途离会."""

    def __post_init__(self) -> None:
        _check_whole(self.numbers())

    @property
    def voters(self) -> int:
        """How many may vote: those in the room and those whose written vote counts."""
        return self.present + self.written

    @property
    def away(self) -> int:
        """未到会: on leave, absent or not yet arrived."""
        return self.on_leave + self.absent + self.not_arrived

    def numbers(self) -> Mapping[Number, int]:
        """Every number by its name, in the order of the form."""
        return {
            Number.COMPONENT: self.component,
            Number.ENTITLED: self.entitled,
            Number.PRESENT: self.present,
            Number.WRITTEN: self.written,
            Number.ON_LEAVE: self.on_leave,
            Number.ABSENT: self.absent,
            Number.NOT_ARRIVED: self.not_arrived,
            Number.RECUSED: self.recused,
            Number.RECUSED_PRESENT: self.recused_present,
            Number.DEPARTED: self.departed,
        }


@dataclass(frozen=True, kw_only=True)
class Count:
    """What the voters did, each voter once; the chair's casting vote is not in it.

    `blank` ballots are counted apart from `abstain` and `invalid`; the rule says which of them they are. A
    chair who votes only on a tie is among `not_voted`. Raises ValueError or TypeError like `Headcount`.
    """

    for_: int = 0
    """赞成 (同意)."""
    against: int = 0
    """反对 (不同意)."""
    abstain: int = 0
    """弃权."""
    defer: int = 0
    """缓议."""
    invalid: int = 0
    """无效票, blank ones not included."""
    blank: int = 0
    """空白票."""
    not_voted: int = 0
    """在场未表决."""

    def __post_init__(self) -> None:
        _check_whole(self.numbers())

    @property
    def cast(self) -> int:
        """How many votes were handed in, of whatever kind."""
        return self.for_ + self.against + self.abstain + self.defer + self.invalid + self.blank

    def numbers(self) -> Mapping[Number, int]:
        """Every number by its name, in the order of the form."""
        return {
            Number.FOR: self.for_,
            Number.AGAINST: self.against,
            Number.ABSTAIN: self.abstain,
            Number.DEFER: self.defer,
            Number.INVALID: self.invalid,
            Number.BLANK: self.blank,
            Number.NOT_VOTED: self.not_voted,
        }


@dataclass(frozen=True, kw_only=True)
class BallotCount:
    """One teller's count sheet of a secret ballot, as the teller wrote it.

    `valid` contains the blank ballots only where the rule reads them as abstentions; `abstain` and `invalid`
    never do. Raises ValueError or TypeError like `Headcount`; whether the numbers add up is for `reconcile`
    to say.
    """

    issued: int
    """发出."""
    returned: int
    """收回."""
    valid: int
    """有效."""
    invalid: int
    """无效, blank ones not included."""
    for_: int
    """赞成."""
    against: int
    """反对."""
    abstain: int
    """弃权, blank ones not included."""
    defer: int = 0
    """缓议."""
    blank: int = 0
    """空白."""

    def __post_init__(self) -> None:
        _check_whole(self.numbers())

    def as_count(self, voters: int) -> Count:
        """The votes alone; of the `voters`, those whose ballot did not come back have not voted."""
        return Count(
            for_=self.for_,
            against=self.against,
            abstain=self.abstain,
            defer=self.defer,
            invalid=self.invalid,
            blank=self.blank,
            not_voted=max(0, voters - self.returned),
        )

    def numbers(self) -> Mapping[Number, int]:
        """Every number by its name, in the order of the form."""
        return {
            Number.ISSUED: self.issued,
            Number.RETURNED: self.returned,
            Number.VALID: self.valid,
            Number.INVALID: self.invalid,
            Number.BLANK: self.blank,
            Number.FOR: self.for_,
            Number.AGAINST: self.against,
            Number.ABSTAIN: self.abstain,
            Number.DEFER: self.defer,
        }


@dataclass(frozen=True)
class Difference:
    """A number that two tellers found different."""

    number: Number
    first: int
    second: int


Sheet = TypeVar("Sheet", Count, BallotCount)


def compare_counts(first: Sheet, second: Sheet) -> tuple[Difference, ...]:
    """Every number in which the two count sheets differ, in the order of the form; empty when they agree."""
    others = second.numbers()
    return tuple(
        Difference(number, value, others[number])
        for number, value in first.numbers().items()
        if value != others[number]
    )


def _check_whole(numbers: Mapping[Number, int]) -> None:
    for name, value in numbers.items():
        # True and 1.0 equal 1 and would print as themselves.
        if type(value) is not int:
            raise TypeError(f"{name} must be a whole number, not {value!r}")
        if value < 0:
            raise ValueError(f"{name} cannot be {value}")
