"""The rules as told at the head of a scene, held against the profile: what the room was told must be what counts."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

from desktop.meeting.plan import Plan
from desktop.meeting.profile import Electorate, Profile
from desktop.meeting.scene.fault import SceneFault
from desktop.meeting.scene.script import Said
from desktop.meeting.threshold import Base, BlankBallot, Comparison, RecusalEffect

_SHARES = {
    "半数": Fraction(1, 2),
    "三分之二": Fraction(2, 3),
    "四分之三": Fraction(3, 4),
    "五分之四": Fraction(4, 5),
}
_BASES = {"应到会": Base.ENTITLED, "实到会": Base.PRESENT, "投票": Base.VOTING, "有效票": Base.VALID}
_COMPARISONS = {"超过": Comparison.MORE_THAN, "达到": Comparison.AT_LEAST}
_SHARE = "|".join(_SHARES)

Check = Callable[[re.Match[str], Profile, Plan], bool]


def _entitled(said: re.Match[str], _profile: Profile, plan: Plan) -> bool:
    return int(said[1]) == sum(seat.votes for seat in plan.seats)


def _threshold(said: re.Match[str], profile: Profile, _plan: Plan) -> bool:
    told = (_SHARES[said[3]], _COMPARISONS[said[1]], _BASES[said[2]])
    lines = [motion.rule.threshold for motion in profile.motions]
    return all((each.fraction, each.comparison, each.base) == told for each in lines)


def _quorum(said: re.Match[str], profile: Profile, _plan: Plan) -> bool:
    quorum = profile.opening.quorum
    return quorum is not None and (quorum.fraction, quorum.comparison) == (_SHARES[said[1]], Comparison.AT_LEAST)


def _personnel(said: re.Match[str], profile: Profile, _plan: Plan) -> bool:
    kind = profile.motion("personnel")
    quorum = kind.rule.quorum if kind else None
    return quorum is not None and (quorum.fraction, quorum.comparison) == (_SHARES[said[1]], Comparison.AT_LEAST)


def _last(said: re.Match[str], profile: Profile, _plan: Plan) -> bool:
    guard = profile.guard("chair.speaks-last" if said[1] == "表态" else "chair.casts-last")
    return guard is not None and guard.on


def _recusal(said: re.Match[str], profile: Profile, _plan: Plan) -> bool:
    told = RecusalEffect.STAYS if said[1] else RecusalEffect.LEAVES
    return all(motion.rule.recusal is told for motion in profile.motions)


def _blank(said: re.Match[str], profile: Profile, _plan: Plan) -> bool:
    told = BlankBallot.ABSTAIN if said[1] == "弃权" else BlankBallot.INVALID
    return all(motion.rule.blank is told for motion in profile.motions)


_RULES: tuple[tuple[str, str, Check], ...] = (
    ("应到9人", r"应到([0-9]{1,6})人", _entitled),
    ("赞成超过应到会人数半数", rf"赞成(超过|达到)(应到会|实到会|投票|有效票)(?:人数)?({_SHARE})", _threshold),
    ("半数以上到会方可开会", rf"({_SHARE})以上到会方可开会", _quorum),
    ("三分之二以上到会方可讨论人事", rf"({_SHARE})以上到会方可讨论人事", _personnel),
    ("一人一票", "一人一票", lambda _s, profile, _p: profile.electorate is Electorate.PERSONS),
    ("一方一票", "一方一票", lambda _s, profile, _p: profile.electorate is Electorate.PARTIES),
    ("意见按方记录", "意见按方记录", lambda _s, profile, plan: bool(profile.parties and plan.parties)),
    ("主持人末位表态", "主持人末位(表态|表决)", _last),
    ("回避不减基数", "回避(不)?减基数", _recusal),
    ("空白票算弃权", "空白票算(弃权|废票)", _blank),
)


def check_rules(rules: tuple[Said, ...], profile: Profile, plan: Plan) -> None:
    """Nothing happens when every rule told is a rule of the profile; otherwise `SceneFault` names the line."""
    for told in rules:
        found = next(((said, check) for _, form, check in _RULES if (said := re.fullmatch(form, told.text))), None)
        if found is None:
            forms = "、".join(form for form, _, _ in _RULES)
            raise SceneFault(told.line_number, f"不认得规则“{told.text}”，可写的有：{forms}")
        if not found[1](found[0], profile, plan):
            raise SceneFault(told.line_number, f"“{told.text}”与会议类型“{profile.name}”或者名单不符，请改其中之一")
