"""Every named value of a meeting in the words of the room, and the sentences made of numbers.

Papers, screens and the command line all take their words from here, so that the same thing is called the same
everywhere. Nothing here decides anything: results and percentages are computed by the meeting itself.
"""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction

from desktop.meeting import tally
from desktop.meeting.acts import Act, Choice, Method, SpeechMade
from desktop.meeting.ballots import BallotCount, Count, Headcount, Number
from desktop.meeting.numerals import numeral
from desktop.meeting.profile import BallotWords
from desktop.meeting.state import Round
from desktop.meeting.threshold import Base, Comparison, RecusalEffect, Threshold, VoteRule
from desktop.minutes.vocabulary import ACTS, BASES, CHOICES, WORDS


def word(value: StrEnum) -> str:
    """What the room calls the value: 通过, 记名, 插话, 分歧, 请假 …; `KeyError` for a kind without words."""
    return WORDS[type(value)][value.value]


def choice(value: Choice, ballot: BallotWords = BallotWords.MOTION) -> str:
    """What the ballot of that kind says: 赞成／反对／弃权, for personnel 同意／不同意／缓议."""
    return CHOICES[ballot][value]


def share(fraction: Fraction) -> str:
    """The fraction as rules name it: 半数, 三分之二."""
    if fraction == Fraction(1, 2):
        return "半数"
    return f"{numeral(fraction.denominator)}分之{numeral(fraction.numerator)}"


def threshold(rule: Threshold) -> str:
    """What must be reached, without a number: “超过应到会人数的半数”."""
    if rule.is_unanimous:
        return f"达到{word(rule.base)}的全部"
    compare = "超过" if rule.comparison is Comparison.MORE_THAN else "达到"
    return f"{compare}{word(rule.base)}的{share(rule.fraction)}"


def line(rule: Threshold, needed: int) -> str:
    """The line to pass with its number: “超过半数即5票”; without a number where only the votes cast decide it."""
    compare = "超过" if rule.comparison is Comparison.MORE_THAN else "达到"
    part = "全体一致" if rule.is_unanimous else f"{compare}{share(rule.fraction)}"
    return f"{part}即{needed}票" if needed else part


def headcount(count: Headcount) -> str:
    """Who was there for a vote: “应到9人，在场有表决权7人，回避1人，请假1人”; noughts beyond the first two unsaid."""
    always = (Number.ENTITLED, Number.PRESENT)
    told = (
        Number.ENTITLED,
        Number.PRESENT,
        Number.WRITTEN,
        Number.RECUSED,
        Number.ON_LEAVE,
        Number.ABSENT,
        Number.NOT_ARRIVED,
        Number.DEPARTED,
    )
    numbers = count.numbers()
    return "，".join(f"{word(name)}{numbers[name]}人" for name in told if name in always or numbers[name])


def rule_sentence(rule: VoteRule, count: Headcount, base: int, needed: int, ballot: BallotWords) -> str:
    """By what the vote is decided: “赞成须超过应到会人数的半数，即5票；回避人员计入基数”."""
    sentence = f"{choice(Choice.FOR, ballot)}须{threshold(rule.threshold)}"
    if needed:
        sentence += f"，即{needed}票"
    if count.recused:
        if rule.recusal is RecusalEffect.STAYS:
            sentence += "；回避人员计入基数"
        else:
            sentence += f"；回避人员不计入基数，基数为{base}人" if base else "；回避人员不计入基数"
    return sentence


def votes(count: Count | BallotCount, ballot: BallotWords = BallotWords.MOTION) -> str:
    """The votes: “赞成5票，反对2票，弃权0票”, what else there was after it; noughts beyond the usual three unsaid."""
    numbers = count.numbers()
    usual = (Number.FOR, Number.AGAINST, Number.DEFER if ballot is BallotWords.PERSONNEL else Number.ABSTAIN)
    rest = (Number.ABSTAIN, Number.DEFER)
    parts = [
        f"{choice(Choice(name.value), ballot)}{numbers[name]}票"
        for name in (*usual, *(each for each in rest if each not in usual and numbers[each]))
    ]
    if isinstance(count, Count) and count.not_voted:
        parts.append(f"在场未表决{count.not_voted}人")
    return "，".join(parts)


def papers(count: BallotCount) -> str:
    """The ballot papers: “发出8张，收回8张，有效7张，无效1张”; blank ones where there were any."""
    told = f"发出{count.issued}张，收回{count.returned}张，有效{count.valid}张，无效{count.invalid}张"
    return f"{told}，空白{count.blank}张" if count.blank else told


def counted(current: Round) -> Count | BallotCount | None:
    """The count a round rests on: its ballots, or the newest teller's sheet of a secret one; None before any."""
    if current.opened.method is not Method.SECRET:
        return current.count()
    return current.counts[-1].count if current.counts else None


def result_sentence(current: Round, ballot: BallotWords = BallotWords.MOTION) -> str:
    """The computed result with every number it rests on, without a full stop.

    “赞成5票，反对2票，弃权0票；应到9人，赞成须超过半数即5票，通过”. A round that nothing was counted in says why.
    """
    if current.returned > current.issued:
        return f"发出{current.issued}张，收回{current.returned}张，收回多于发出，表决无效"
    count, result = counted(current), current.result()
    if count is None or result is None:
        return "尚未计票"
    told = f"{papers(count)}；{votes(count, ballot)}" if isinstance(count, BallotCount) else votes(count, ballot)
    if result.casting_vote is not None:
        told += f"；{word(result.reason)}"
    rule = current.opened.rule.threshold
    base = _base(current, result)
    end = word(result.outcome)
    if result.reason in (tally.Reason.EXCESS_BALLOTS, tally.Reason.NO_QUORUM, tally.Reason.TIE):
        end = f"{word(result.reason)}，{end}"
    return f"{told}；{base}，{choice(Choice.FOR, ballot)}须{line(rule, result.needed)}，{end}"


def _base(current: Round, result: tally.Tally) -> str:
    who = current.opened.headcount
    if result.base is Base.ENTITLED and result.base_value != who.entitled:
        return f"应到{who.entitled}人，扣除回避后基数{result.base_value}人"
    return BASES[result.base].format(result.base_value)


def act(value: Act) -> str:
    """What the room calls that kind of act; a speech by its own kind."""
    return word(value.kind) if isinstance(value, SpeechMade) else ACTS[type(value).__name__]
