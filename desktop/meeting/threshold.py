"""What a motion needs: threshold, quorum and the rule of a vote, in whole numbers and fractions only."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class Base(StrEnum):
    """The number of which a threshold or a quorum is a fraction."""

    ENTITLED = "entitled"
    """应到: members with a vote who ought to be here, on leave or not."""
    PRESENT = "present"
    """实到: members with a vote who came."""
    VOTING = "voting"
    """投票: everyone who handed in a vote, abstentions, blank and invalid ones included."""
    VALID = "valid"
    """有效票: votes for, against, abstaining, to defer; blank ones where they are read as abstentions."""
    FOR_AND_AGAINST = "for-and-against"
    """赞成+反对: abstentions weigh nothing."""
    COMPONENT = "component"
    """组成人员: the body as constituted, before leave and recusal."""


class Comparison(StrEnum):
    """How the votes must stand to the fraction: 过半数 is more than, 半数以上 at least."""

    MORE_THAN = ">"
    AT_LEAST = "≥"


class Casting(StrEnum):
    """Whether the chair decides a tie."""

    NONE = "none"
    CHAIR_VOTES_AND_AGAIN_ON_TIE = "chair-votes-and-again-on-tie"
    CHAIR_ONLY_ON_TIE = "chair-only-on-tie"


class RecusalEffect(StrEnum):
    """Whether a recused member is still counted in 应到 and 实到; 组成人员 always counts everyone."""

    STAYS = "stays"
    LEAVES = "leaves"


class BlankBallot(StrEnum):
    """What a ballot without any mark is: an abstention (弃权) or invalid (废票)."""

    ABSTAIN = "abstain"
    INVALID = "invalid"


class RuleError(ValueError):
    """A rule that no vote could be held by; the Chinese text says what is wrong and how to put it right."""


@dataclass(frozen=True)
class Threshold:
    """A motion carries when the votes for it compare so with this fraction of the base.

    `fraction` lies in (0, 1]; more than the whole is refused because nothing could satisfy it.
    Raises RuleError, or TypeError for a part of the wrong type (a float above all).
    """

    fraction: Fraction
    comparison: Comparison
    base: Base

    def __post_init__(self) -> None:
        _check_share(self.fraction, self.comparison, self.base)

    @property
    def is_unanimous(self) -> bool:
        """True when every one of the base must be for it (全体一致)."""
        return self.fraction == 1


def unanimous(base: Base) -> Threshold:
    """The threshold 全体一致: everyone in the base is for it, and somebody is."""
    return Threshold(Fraction(1), Comparison.AT_LEAST, base)


@dataclass(frozen=True)
class Quorum:
    """Voting may begin when the members present compare so with this fraction of the base.

    The base is 应到 or 组成人员: the others are known only after the vote, or are the present themselves.
    Raises RuleError, or TypeError for a part of the wrong type.
    """

    fraction: Fraction
    comparison: Comparison
    base: Base

    def __post_init__(self) -> None:
        _check_share(self.fraction, self.comparison, self.base)
        if self.base not in (Base.ENTITLED, Base.COMPONENT):
            raise RuleError("到会人数的基数只能是应到人数或组成人员；请改用其中之一。")


@dataclass(frozen=True)
class VoteRule:
    """Everything that turns counted votes into a result; frozen in the record when the vote opens.

    `quorum` None: the profile demands no number of members present. Raises TypeError for a part of the wrong
    type.
    """

    threshold: Threshold
    casting: Casting
    recusal: RecusalEffect
    blank: BlankBallot
    quorum: Quorum | None

    def __post_init__(self) -> None:
        _check_type(self.threshold, Threshold)
        _check_type(self.casting, Casting)
        _check_type(self.recusal, RecusalEffect)
        _check_type(self.blank, BlankBallot)
        if self.quorum is not None:
            _check_type(self.quorum, Quorum)


def passing_line(threshold: Threshold | Quorum, base_value: int) -> int:
    """The smallest whole number that satisfies the threshold on this base, never below 1.

    Never below 1 because nought for, nought against passes nothing. May exceed the base: then nothing passes.
    Raises ValueError for a negative base.
    """
    if base_value < 0:
        raise ValueError(f"a base counts people or votes, it cannot be {base_value}")
    share = threshold.fraction
    if threshold.comparison is Comparison.MORE_THAN:
        return base_value * share.numerator // share.denominator + 1
    rounded_up = -(-base_value * share.numerator // share.denominator)
    return max(1, rounded_up)


def _check_share(fraction: Fraction, comparison: Comparison, base: Base) -> None:
    _check_type(fraction, Fraction)
    _check_type(comparison, Comparison)
    _check_type(base, Base)
    if not 0 < fraction <= 1:
        raise RuleError(f"比例须大于0且不超过1，现为{fraction}；请写成1/2、2/3这样的分数。")
    if fraction == 1 and comparison is Comparison.MORE_THAN:
        raise RuleError("没有票数能超过全体；要求全体一致的，请把“超过”改为“达到”（≥）。")


def _check_type(value: object, kind: type) -> None:
    # A plain string equals its StrEnum member, but would slip past every `is`.
    if not isinstance(value, kind):
        raise TypeError(f"{value!r} is no {kind.__name__}")
