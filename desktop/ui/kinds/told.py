"""A kind of meeting read out: every rule as it will be applied, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.meeting.profile import Limits, MotionKind, Profile, Trigger
from desktop.meeting.threshold import Quorum, VoteRule
from desktop.ui.hall.ballot_words import rule_words
from desktop.ui.kinds import words
from desktop.ui.prepare.parties import role_words
from desktop.ui.speech import tr

Chapter = tuple[str, tuple[str, ...]]


def told(profile: Profile) -> tuple[Chapter, ...]:
    """Return the whole kind in chapters of sentences."""
    return (
        (tr("来由"), _lines(profile.source, tr("版本：{edition}。", edition=profile.edition))),
        (tr("谁来审"), tuple(_parties(profile))),
        (tr("怎么开"), tuple(_course(profile))),
        (tr("怎么表决"), tuple(_voting(profile))),
        (tr("程序规则"), tuple(_guards(profile))),
        (tr("限时"), tuple(_limits(profile.limits))),
    )


def quorum_words(quorum: Quorum) -> str:
    """Return who must be there: 到会人数须达到应到会人数的 1/2."""
    part = f"{quorum.fraction.numerator}/{quorum.fraction.denominator}"
    base = dict(words.quorum_bases())[quorum.base.value]
    return tr(
        "到会人数须{compare}{base}的 {part}",
        compare=dict(words.comparisons())[quorum.comparison.value],
        base=base,
        part=part,
    )


def motion_words(kind: MotionKind) -> str:
    """Return how motions of that kind are decided, in one sentence."""
    rule = kind.rule
    methods = dict(words.methods())
    clauses = [
        tr("通常{method}表决", method=methods[kind.methods[0]]) if kind.methods else tr("没有选定表决方式"),
        rule_words(rule),
    ]
    others = [methods[each] for each in kind.methods[1:]]
    if others:
        clauses.insert(1, tr("也可以{methods}", methods="、".join(others)))
    clauses += _rest(rule)
    if kind.heard:
        clauses.append(tr("先由各方表态"))
    if kind.chair_concludes:
        clauses.append(tr("主持人末位表态后表决"))
    if kind.block:
        clauses.append(tr("几个问题可以一并表决"))
    if kind.needs_circulated:
        clauses.append(tr("材料须会前送达"))
    ballot = dict(words.ballots())[kind.words.value]
    return tr("{name}（票面为{ballot}）：{clauses}。", name=kind.name, ballot=ballot, clauses="；".join(clauses))


def _rest(rule: VoteRule) -> Iterator[str]:
    if rule.quorum is not None:
        yield quorum_words(rule.quorum)
    yield tr("回避人员{effect}", effect=dict(words.recusals())[rule.recusal.value])
    yield tr("空白票{effect}", effect=dict(words.blanks())[rule.blank.value])


def _lines(*texts: str) -> tuple[str, ...]:
    return tuple(text for text in texts if text)


def _parties(profile: Profile) -> Iterator[str]:
    names = "、".join(each.name for each in profile.parties)
    yield tr("会审方：{names}。", names=names) if names else tr("不分会审方。")
    if profile.verdicts:
        yield tr("{subject}的认定词：{verdicts}。", subject=profile.subject, verdicts="、".join(profile.verdicts))
        yield tr(
            "汇总时算已完成：{closed}；算基本完成：{partial}。",
            closed="、".join(profile.closed_verdicts) or tr("无"),
            partial="、".join(profile.partial_verdicts) or tr("无"),
        )
    if profile.opinion_needs:
        asked = "、".join(dict(words.needs())[each.value] for each in profile.opinion_needs)
        yield tr("会上的意见除结论外还要写明：{what}。", what=asked)
    if profile.judgements:
        said = "、".join(each.word for each in profile.judgements)
        yield tr("对答复的评价：{words}。", words=said)


def _course(profile: Profile) -> Iterator[str]:
    yield tr("阶段：{stages}。", stages=" → ".join(stage.name for stage in profile.stages) or tr("无"))
    roles = {role.value: word for role, word in role_words().items()}
    for stage in profile.stages:
        if stage.bars:
            barred = "、".join(roles[each] for each in stage.bars if each in roles)
            yield tr("{stage}时，{roles}不得在场。", stage=stage.name, roles=barred)
    if profile.opening.quorum is not None:
        yield tr("开会：{quorum}。", quorum=quorum_words(profile.opening.quorum))


def _voting(profile: Profile) -> Iterator[str]:
    yield tr("{electorate}。", electorate=dict(words.electorates())[profile.electorate.value])
    for kind in profile.motions:
        yield motion_words(kind)
    yield tr("投反对票的理由：{reason}。", reason=dict(words.reasons())[profile.reason.value])
    if Trigger.OPINIONS_EVEN_SPLIT in profile.defer:
        yield tr("各方意见对半时，问主持人是否暂缓。")
    if profile.defer_margin is not None:
        yield tr("赞成与反对相差不超过投票数的 {part} 时，问主持人是否暂缓。", part=str(profile.defer_margin))
    yield tr("书面表决计入票数。") if profile.written_counted else tr("书面表决不计入票数。")
    yield tr("代会人可以表决。") if profile.proxies_vote else tr("代会人不表决。")


def _guards(profile: Profile) -> Iterator[str]:
    for rule, (name, what) in words.guard_words().items():
        guard = profile.guard(rule)
        if guard is None or not guard.on:
            continue
        way = tr("可以写明理由后继续") if guard.overridable else tr("任何理由都不能突破")
        source = tr("（出处：{source}）", source=guard.source) if guard.source else ""
        yield f"{name}：{what}{way}{source}"
    off = [name for rule, (name, _what) in words.guard_words().items() if not _holds(profile, rule)]
    if off:
        yield tr("不要求：{names}。", names="、".join(off))


def _holds(profile: Profile, rule: str) -> bool:
    guard = profile.guard(rule)
    return guard is not None and guard.on


def limit_words() -> dict[str, str]:
    """Return what each limit of speaking time is about."""
    return {
        "question": tr("一次提问"),
        "answer": tr("一次答复"),
        "exchange": tr("一问一答合计"),
        "speech": tr("一次发言"),
        "party": tr("一方合计"),
        "respondent": tr("一名被质询人合计"),
        "warn": tr("提前多久提醒"),
    }


def _limits(limits: Limits) -> Iterator[str]:
    said = [
        f"{name} {_time(getattr(limits, key))}"
        for key, name in limit_words().items()
        if key != "warn" and getattr(limits, key)
    ]
    if not said:
        yield tr("发言不限时。")
        return
    yield tr("{limits}；到时前 {warn} 提醒，只提醒，不中断。", limits="，".join(said), warn=_time(limits.warn))


def _time(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    if not minutes:
        return tr("{n} 秒", n=rest)
    return tr("{n} 分钟", n=minutes) if not rest else tr("{m} 分 {s} 秒", m=minutes, s=rest)
