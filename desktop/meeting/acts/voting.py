"""Motions from proposal to announcement, named and secret, with every dissent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.meeting.ballots import BallotCount, Headcount
from desktop.meeting.ids import NOBODY, NOTHING, FindingId, ItemId, PersonId, Seq
from desktop.meeting.threshold import VoteRule


class Method(StrEnum):
    """表决方式."""

    ORAL = "oral"
    """口头"""
    HANDS = "hands"
    """举手"""
    NAMED = "named"
    """记名"""
    SECRET = "secret"  # noqa: S105 - a ballot, not a password
    """无记名"""


class Choice(StrEnum):
    """What a ballot says; the profile gives each its words (赞成, 同意 …)."""

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"
    DEFER = "defer"
    """缓议, where the kind of motion knows it."""


class Outcome(StrEnum):
    """表决结果, the computed layer; the announced one uses the same words."""

    CARRIED = "carried"
    LOST = "lost"
    VOID = "void"
    DEFERRED = "deferred"


@dataclass(frozen=True)
class MotionPut:
    """提出表决: one matter, worded, is put before the room."""

    kind: str
    """A kind of motion the profile knows; brings its rule and words."""
    text: str
    method: Method
    finding: FindingId = FindingId("")
    item: ItemId = ItemId("")
    verdict: str = ""
    """会审认定 the finding gets when the motion is carried."""
    speaker: PersonId = NOBODY
    others: tuple[FindingId, ...] = ()
    """一并表决: further findings the same words decide, where the kind of motion allows it."""
    linked: Seq = NOTHING
    """关联表决: the motion on the same matter this one goes with; neither waits for the other."""

    @property
    def findings(self) -> tuple[FindingId, ...]:
        """Every finding the motion is about; none for a matter of the item alone."""
        return tuple(each for each in (self.finding, *self.others) if each)


@dataclass(frozen=True)
class MotionReworded:
    """The motion was reworded before any vote on it was opened."""

    motion: Seq
    text: str
    ground: str = ""


@dataclass(frozen=True)
class VoteOpened:
    """开始表决: rule, method, voters and head-count are frozen for this round."""

    motion: Seq
    round: int
    """1, or higher where an earlier round was void."""
    method: Method
    rule: VoteRule
    eligible: tuple[PersonId, ...]
    """Who may cast a ballot now, in roster order (parties vote through their 代表)."""
    headcount: Headcount
    """Who was there and who was not, as it stood when the vote opened."""
    base: int
    """The number the fraction is taken of; 0 where only the votes cast decide it."""
    needed: int
    """Votes that carry the motion; 0 where only the votes cast decide it."""


@dataclass(frozen=True)
class BallotCast:
    """投票: one voter's named ballot."""

    motion: Seq
    voter: PersonId
    choice: Choice
    written: bool = False
    """Handed in by an absentee; counted only where the profile says so."""


@dataclass(frozen=True)
class HandsCounted:
    """清点举手: the hands of the room counted in totals, nobody named; the newest count of a round holds."""

    motion: Seq
    for_: int
    against: int
    abstain: int
    defer: int = 0
    ground: str = ""
    """Why the hands were counted again."""

    @property
    def cast(self) -> int:
        """How many hands went up."""
        return self.for_ + self.against + self.abstain + self.defer


@dataclass(frozen=True)
class DissentNoted:
    """不同意见: the words of one who did not vote for, exactly as spoken."""

    motion: Seq
    voter: PersonId
    text: str


@dataclass(frozen=True)
class DissentReadBack:
    """核读: the dissent was read back to its speaker, who confirmed it or not."""

    dissent: Seq
    confirmed: bool


@dataclass(frozen=True)
class DissentDeclined:
    """不述理由: asked for the reason, the voter gave none."""

    motion: Seq
    voter: PersonId
    words: str = ""


@dataclass(frozen=True)
class CastingVoteGiven:
    """主持人决定票: given on a tie, where the profile knows it."""

    motion: Seq
    voter: PersonId
    choice: Choice


@dataclass(frozen=True)
class BoxChecked:
    """验箱: the ballot box was shown empty and sealed."""

    motion: Seq
    scrutineer: PersonId


@dataclass(frozen=True)
class BallotsIssued:
    """发票: so many ballot papers were handed out."""

    motion: Seq
    number: int
    note: str = ""


@dataclass(frozen=True)
class VotingClosed:
    """投票截止: nobody votes any more in this round; counting may go on beside the meeting."""

    motion: Seq
    text: str = ""


@dataclass(frozen=True)
class SpareBallotsSecured:
    """收缴备用票: stray papers were collected so that they cannot come back into the box."""

    motion: Seq
    text: str


@dataclass(frozen=True)
class BallotsCounted:
    """计票单: one teller's independent count of a secret ballot; who chose what is stored nowhere."""

    motion: Seq
    teller: PersonId
    count: BallotCount
    ground: str = ""
    """Why this sheet takes the place of one the teller had handed in before; the earlier one is kept."""


@dataclass(frozen=True)
class CountReported:
    """报告计票: the scrutineer reported the signed count."""

    motion: Seq
    scrutineer: PersonId
    returned: int = 0
    """Ballots that came back, where they were more than issued and nothing was counted."""
    text: str = ""


@dataclass(frozen=True)
class BallotsSealed:
    """表决票封存: the papers of a round lie in a bag under a numbered strip."""

    motion: Seq
    round: int
    strip: str
    """封条编号"""


@dataclass(frozen=True)
class VoteVoided:
    """表决无效: the round does not count; it may be repeated."""

    motion: Seq
    round: int
    ground: str
    speaker: PersonId = NOBODY


@dataclass(frozen=True)
class ResultAnnounced:
    """宣布结果: what the chair declared, beside what the program computed; a ground where they differ."""

    motion: Seq
    computed: Outcome
    announced: Outcome
    speaker: PersonId = NOBODY
    decision: str = ""
    """会议决定 in the chair's words (同意, 原则同意, 退回 …); never computed."""
    ground: str = ""
    slip: bool = False
    """Recorded as spoken although it differs without ground: stands until it is corrected, listed before closing."""


@dataclass(frozen=True)
class AnnouncementCorrected:
    """更正宣布: the chair put right what he had announced."""

    motion: Seq
    announced: Outcome
    computed: Outcome
    speaker: PersonId = NOBODY
    decision: str = ""
    ground: str = ""


@dataclass(frozen=True)
class VoteDeferred:
    """暂缓表决: not voted today; who looks into it, and by when it comes back."""

    motion: Seq
    ground: str
    charged: str = ""
    due: date | None = None
    speaker: PersonId = NOBODY


@dataclass(frozen=True)
class DeferralDeclined:
    """不予暂缓: the trigger to defer was met, and the chair put the matter to the vote all the same."""

    motion: Seq
    ground: str
    speaker: PersonId = NOBODY


@dataclass(frozen=True)
class ReconsiderationMoved:
    """复议: a matter already decided is taken up again, by its own rule."""

    motion: Seq
    ground: str
    speaker: PersonId = NOBODY
