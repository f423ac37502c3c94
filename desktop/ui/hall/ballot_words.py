"""Ballots, tallies and rules in the words and colours of the hall."""

from __future__ import annotations

from desktop.meeting.acts import Choice, Method
from desktop.meeting.catalogue import word
from desktop.meeting.numerals import numeral
from desktop.meeting.profile import BallotWords
from desktop.meeting.state import Meeting, Motion, Phase
from desktop.meeting.threshold import Base, Casting, Comparison, VoteRule
from desktop.ui.icons import Icon
from desktop.ui.speech import tr
from desktop.ui.tally import Share, Tally
from desktop.ui.tokens import Hue

MARKS = {
    Choice.FOR: (Hue.GREEN, Icon.CHECK),
    Choice.AGAINST: (Hue.ORANGE, Icon.X),
    Choice.ABSTAIN: (Hue.GOLD, Icon.MINUS),
    Choice.DEFER: (Hue.GOLD, Icon.CLOCK),
}


def choices(meeting: Meeting, motion: Motion) -> tuple[Choice, ...]:
    """Return what a ballot on this motion may say."""
    kind = meeting.profile.motion(motion.put.kind)
    if kind is not None and kind.words is BallotWords.PERSONNEL:
        return Choice.FOR, Choice.AGAINST, Choice.DEFER
    return Choice.FOR, Choice.AGAINST, Choice.ABSTAIN


def choice_word(meeting: Meeting, motion: Motion, choice: Choice) -> str:
    """Return the word on the ballot for ``choice``."""
    kind = meeting.profile.motion(motion.put.kind)
    personnel = kind is not None and kind.words is BallotWords.PERSONNEL
    match choice:
        case Choice.FOR:
            return tr("同意") if personnel else tr("赞成")
        case Choice.AGAINST:
            return tr("不同意") if personnel else tr("反对")
        case Choice.ABSTAIN:
            return tr("弃权")
        case Choice.DEFER:
            return tr("缓议")


def numbered(motion: Motion) -> str:
    """Return what the room calls the motion: 表决一."""
    chinese = tr("一 二 三 四 五 六 七 八 九 十").startswith(numeral(1))  # other languages take figures
    return tr("表决{number}", number=numeral(motion.number) if chinese else motion.number)


def phase_word(motion: Motion, language: str) -> str:
    """Return how far the motion is, with its result once there is one."""
    if motion.announced is not None:
        return word(motion.announced.value, language)
    return word(motion.phase.value, language)


def base_word(base: Base) -> str:
    """Return what the fraction is taken of."""
    return {
        Base.COMPONENT: tr("组成人员数"),
        Base.ENTITLED: tr("应到会人数"),
        Base.PRESENT: tr("实到会人数"),
        Base.VOTING: tr("投票数"),
        Base.VALID: tr("有效票数"),
        Base.FOR_AND_AGAINST: tr("赞成与反对票之和"),
    }[base]


def rule_words(rule: VoteRule) -> str:
    """Return the rule as it is read out: 赞成须超过应到会人数的 1/2."""
    base = base_word(rule.threshold.base)
    fraction = rule.threshold.fraction
    part = f"{fraction.numerator}/{fraction.denominator}"
    if rule.threshold.comparison is Comparison.MORE_THAN:
        said = tr("赞成须超过{base}的 {part}", base=base, part=part)
    else:
        said = tr("赞成须达到{base}的 {part}", base=base, part=part)
    if rule.casting is not Casting.NONE:
        said += tr("；票数相等时由主持人决定")
    return said


def tally_of(meeting: Meeting, motion: Motion, language: str) -> Tally | None:
    """Return the counts of the newest round; nothing but numbers of papers while a secret ballot runs."""
    current = motion.round
    if current is None:
        return None
    opened = current.opened
    secret = opened.method is Method.SECRET
    if secret and (motion.phase in {Phase.OPEN, Phase.CLOSED} or current.sheet is None):
        return None
    count = current.count()
    numbers = {
        Choice.FOR: count.for_,
        Choice.AGAINST: count.against,
        Choice.ABSTAIN: count.abstain,
        Choice.DEFER: count.defer,
    }
    shares = [
        Share(choice_word(meeting, motion, each), numbers[each], *MARKS[each]) for each in choices(meeting, motion)
    ]
    if opened.headcount.recused:
        shares.append(Share(tr("回避"), opened.headcount.recused, Hue.VIOLET, Icon.BAN, fills=False))
    result = motion.result
    needed = opened.needed or (result.needed if result else 0)
    outcome = phase_word(motion, language) if motion.announced is not None or motion.phase is Phase.VOID else ""
    return Tally(
        tuple(shares),
        max(opened.base, opened.headcount.voters, sum(numbers.values())),
        needed,
        tr("通过线 {needed} 票", needed=needed) if needed else "",
        outcome,
        passed=motion.announced is not None and motion.announced.value == "carried",
    )
