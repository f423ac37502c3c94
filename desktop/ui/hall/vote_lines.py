"""The lines of the vote panel: the rule, who votes and who does not, what is still missing."""

from __future__ import annotations

from desktop.meeting.acts import Method, VoteOpened
from desktop.meeting.catalogue import word
from desktop.meeting.rules.motions import rule_kind, would_open
from desktop.meeting.rules.standing import roll
from desktop.meeting.state import Meeting, Motion, Phase, Round
from desktop.ui.hall.ballot_words import base_word, rule_words
from desktop.ui.hall.result_words import line_words
from desktop.ui.speech import tr

MOST = 6
"""More names than this would push the ballots off the panel."""
BEFORE = (Phase.PUT, Phase.VOID)
"""While a motion stands so, its vote may be opened."""


def rule_line(meeting: Meeting, motion: Motion) -> str:
    """Return kind, method and how far it is with the rule below; method and rule alone while ballots need the room."""
    kind = rule_kind(meeting, motion)
    return f"{kind.name} · {_method(motion)}\n{rule_words(_opened(meeting, motion).rule)}"


def short_rule_line(meeting: Meeting, motion: Motion) -> str:
    """Return method and rule: what is put to the vote is known by now, and the ballots need the room."""
    return f"{_method(motion)} · {rule_words(_opened(meeting, motion).rule)}"


def who_line(meeting: Meeting, motion: Motion, language: str) -> str:
    """Return how many vote, base and pass line, and once they are frozen who does not vote and why.

    While ballots come in, how far they are from the line stands in place of the numbers.
    """
    opened = _opened(meeting, motion)
    count = opened.headcount
    parts = [tr("应到 {entitled}，有表决权在场 {voters}", entitled=count.entitled, voters=count.voters)]
    if opened.needed:
        base = base_word(opened.rule.threshold.base)
        parts.append(tr("基数：{base} {value}，须 {needed} 票", base=base, value=opened.base, needed=opened.needed))
    if motion.phase is Phase.OPEN and (line := line_words(meeting, motion)):
        parts = [line]
    if motion.phase in BEFORE:
        parts.append(tr("人数在开始表决时冻结"))
    else:
        voters = roll(meeting, motion)
        apart = [f"{each.name}（{word(each.standing.value, language)}）" for each in voters if not each.votes]
        parts += [tr("不投票：{names}", names=listed(apart))] if apart else []
    return "；".join(parts)


def missing_line(meeting: Meeting, current: Round) -> str:
    """Return who or what is still missing before the vote is closed."""
    if current.opened.method is Method.SECRET:
        box = tr("已验箱") if current.box is not None else tr("未验箱")
        issued = tr("已发票 {issued} 张", issued=current.issued) if current.issued else tr("尚未发票")
        return tr("{box}，{issued}", box=box, issued=issued)
    if current.hands is not None:
        voters = len(current.opened.eligible)
        return tr("举手 {counted} 人，可表决 {voters} 人", counted=current.hands.cast, voters=voters)
    names = [meeting.name(each) for each in current.opened.eligible if current.choice(each) is None]
    return tr("缺 {count} 票：{names}", count=len(names), names=listed(names)) if names else tr("全部已表决")


def listed(names: list[str]) -> str:
    """Return the names in one line, the first few of them where there are many."""
    if len(names) <= MOST:
        return "、".join(names)
    return tr("{names}等 {count} 人", names="、".join(names[:MOST]), count=len(names))


def _method(motion: Motion) -> str:
    method = motion.round.opened.method if motion.round is not None else motion.put.method
    return {
        Method.ORAL: tr("口头表决"),
        Method.HANDS: tr("举手表决"),
        Method.NAMED: tr("记名表决"),
        Method.SECRET: tr("无记名表决"),
    }[method]


def _opened(meeting: Meeting, motion: Motion) -> VoteOpened:
    """What was frozen, or while nothing is, what would be."""
    current = motion.round
    if current is None or motion.phase in (*BEFORE, Phase.DEFERRED):
        return would_open(meeting, motion)
    return current.opened
