"""The computed result (表决结果) of a vote: exact, from the rule, the headcount and the count alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop.meeting.ballots import BallotCount, Count, Headcount
from desktop.meeting.reconcile import Imbalance, reconcile
from desktop.meeting.threshold import (
    Base,
    BlankBallot,
    Casting,
    Quorum,
    RecusalEffect,
    VoteRule,
    passing_line,
)

if TYPE_CHECKING:
    from collections.abc import Mapping


class CastingVote(StrEnum):
    """What the chair did when asked to break a tie."""

    FOR = "for"
    AGAINST = "against"
    DECLINED = "declined"


class Outcome(StrEnum):
    """The computed result; what the chair announces is another matter."""

    CARRIED = "carried"
    """通过."""
    LOST = "lost"
    """未通过."""
    VOID = "void"
    """表决无效."""
    TIED_NEEDS_CASTING = "tied-needs-casting"
    """The chair's vote decides and has not been given yet."""


class Reason(StrEnum):
    """Why the outcome is what it is."""

    LINE_REACHED = "line-reached"
    LINE_NOT_REACHED = "line-not-reached"
    TIE = "tie"
    TIE_BROKEN_FOR = "tie-broken-for"
    TIE_BROKEN_AGAINST = "tie-broken-against"
    TIE_LEFT_STANDING = "tie-left-standing"
    EXCESS_BALLOTS = "excess-ballots"
    NO_QUORUM = "no-quorum"


@dataclass(frozen=True)
class Tally:
    """The result of one vote with every number it rests on."""

    outcome: Outcome
    reason: Reason
    base: Base
    base_value: int
    """The base in people or votes; a casting vote that was used is in it where the base counts votes."""
    needed: int
    """The pass line: the fewest votes for that carry it on this base."""
    for_: int
    """Votes for, a casting vote that was used included."""
    against: int
    """Votes against, a casting vote that was used included."""
    casting_vote: CastingVote | None
    """The chair's deciding vote where it was due; None also when one was handed in without a tie to break."""
    imbalances: tuple[Imbalance, ...]
    """What does not add up; the outcome is then only what the numbers as given would mean."""

    @property
    def missing(self) -> int:
        """How many more votes for it would have taken on this base."""
        return max(0, self.needed - self.for_)


def base_value(rule: VoteRule, base: Base, headcount: Headcount, count: Count) -> int:
    """The size of the base, in people or in votes, recusal and blank ballots read as the rule says.

    组成人员 is never made smaller by recusal. 实到 under a rule that keeps the recused counts those of them
    who came.
    """
    stays = rule.recusal is RecusalEffect.STAYS
    unread = 0 if rule.blank is BlankBallot.ABSTAIN else count.blank
    values: Mapping[Base, int] = {
        Base.COMPONENT: headcount.component,
        Base.ENTITLED: _entitled(rule.recusal, headcount),
        Base.PRESENT: headcount.present + (headcount.recused_present if stays else 0),
        Base.VOTING: count.cast,
        Base.VALID: count.cast - count.invalid - unread,
        Base.FOR_AND_AGAINST: count.for_ + count.against,
    }
    return values[base]


def quorum_line(quorum: Quorum, recusal: RecusalEffect, headcount: Headcount) -> int:
    """The fewest members present that make a quorum."""
    whole = headcount.component if quorum.base is Base.COMPONENT else _entitled(recusal, headcount)
    return passing_line(quorum, whole)


def quorum_met(quorum: Quorum | None, recusal: RecusalEffect, headcount: Headcount) -> bool:
    """True when enough members who can vote on the matter are in the room; always when no quorum is demanded.

    The recused are never counted as present here, even by a rule that keeps them in the base: a few members
    shall not decide because others who may not vote wait outside the door. Neither are written votes.
    """
    return quorum is None or headcount.present >= quorum_line(quorum, recusal, headcount)


def tally(
    rule: VoteRule,
    headcount: Headcount,
    count: Count | BallotCount,
    casting_vote: CastingVote | None = None,
) -> Tally:
    """The outcome by the rule, and the numbers it rests on.

    Void: more ballots returned than issued, or no quorum. A tie (as many for as against, not nought to
    nought) goes to the chair only if the rule gives a casting vote, the line is not reached already and a
    vote for would reach it. A casting vote is one more vote: bases that count votes grow by one, bases that
    count people do not. One handed in where none is due (a ballot was corrected since) changes nothing.
    """
    votes = count if isinstance(count, Count) else count.as_count(headcount.voters)
    imbalances = reconcile(rule, headcount, count)
    plain = _weigh(rule, headcount, votes, imbalances)
    if isinstance(count, BallotCount) and count.returned > count.issued:
        return replace(plain, outcome=Outcome.VOID, reason=Reason.EXCESS_BALLOTS)
    if not quorum_met(rule.quorum, rule.recusal, headcount):
        return replace(plain, outcome=Outcome.VOID, reason=Reason.NO_QUORUM)
    if not _casting_due(rule, headcount, votes, plain):
        return plain
    if casting_vote is None:
        return replace(plain, outcome=Outcome.TIED_NEEDS_CASTING, reason=Reason.TIE)
    if casting_vote is CastingVote.DECLINED:
        return replace(plain, reason=Reason.TIE_LEFT_STANDING, casting_vote=casting_vote)
    if casting_vote is CastingVote.FOR:
        broken, reason = replace(votes, for_=votes.for_ + 1), Reason.TIE_BROKEN_FOR
    else:
        broken, reason = replace(votes, against=votes.against + 1), Reason.TIE_BROKEN_AGAINST
    decided = _weigh(rule, headcount, broken, imbalances)
    return replace(decided, reason=reason, casting_vote=casting_vote)


def _entitled(recusal: RecusalEffect, headcount: Headcount) -> int:
    if recusal is RecusalEffect.STAYS:
        return headcount.entitled
    return max(0, headcount.entitled - headcount.recused)


def _weigh(rule: VoteRule, headcount: Headcount, votes: Count, imbalances: tuple[Imbalance, ...]) -> Tally:
    base = rule.threshold.base
    value = base_value(rule, base, headcount, votes)
    needed = passing_line(rule.threshold, value)
    carried = votes.for_ >= needed
    return Tally(
        outcome=Outcome.CARRIED if carried else Outcome.LOST,
        reason=Reason.LINE_REACHED if carried else Reason.LINE_NOT_REACHED,
        base=base,
        base_value=value,
        needed=needed,
        for_=votes.for_,
        against=votes.against,
        casting_vote=None,
        imbalances=imbalances,
    )


def _casting_due(rule: VoteRule, headcount: Headcount, votes: Count, plain: Tally) -> bool:
    tied = votes.for_ == votes.against != 0
    if rule.casting is Casting.NONE or not tied or plain.outcome is Outcome.CARRIED:
        return False
    with_chair = _weigh(rule, headcount, replace(votes, for_=votes.for_ + 1), ())
    return with_chair.outcome is Outcome.CARRIED
