"""Kind words for motions, ballots and results."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from desktop.meeting.acts import Choice, Method, Outcome, VoteOpened
from desktop.meeting.ballots import BallotCount
from desktop.meeting.ids import FindingId, PersonId, Seq
from desktop.meeting.refusal import Intent
from desktop.meeting.rules import announcing, ballots, hands, motions
from desktop.meeting.scene.cast import Cast
from desktop.meeting.scene.fault import Unclear
from desktop.meeting.scene.line import Line, Resolve, Room, Word
from desktop.meeting.scene.values import check_said, counts_in, halves, number_in, one_of, quoted

METHODS = {"口头": Method.ORAL, "举手": Method.HANDS, "记名": Method.NAMED, "无记名": Method.SECRET}
CHOICES = {
    "赞成": Choice.FOR,
    "同意": Choice.FOR,
    "反对": Choice.AGAINST,
    "不赞成": Choice.AGAINST,
    "不同意": Choice.AGAINST,
    "弃权": Choice.ABSTAIN,
    "缓议": Choice.DEFER,
}
OUTCOMES = {
    "通过": Outcome.CARRIED,
    "未通过": Outcome.LOST,
    "表决无效": Outcome.VOID,
    "暂缓表决": Outcome.DEFERRED,
}
SHEET = {
    "发出": "issued",
    "收回": "returned",
    "有效": "valid",
    "无效": "invalid",
    "空白": "blank",
    "赞成": "for_",
    "同意": "for_",
    "反对": "against",
    "不同意": "against",
    "弃权": "abstain",
    "缓议": "defer",
}
HANDS = {name: part for name, part in SHEET.items() if part in {"for_", "against", "abstain", "defer"}}
_MOTION = frozenset({"提出表决"})


def _put(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    text, name = line.said(), line.field("种类")
    if not name:
        raise Unclear("提出表决要写明｜种类，如“｜种类 问题认定”")
    method = one_of(line.field("方式"), METHODS) if line.has("方式") else None

    first, *others = line.findings or (FindingId(""),)

    def resolve(room: Room) -> Intent:
        kind = one_of(name, {each.name: each.id for each in room.meeting.profile.motions})
        return motions.put_motion(
            kind,
            text,
            method=method,
            finding=first,
            item=line.item,
            verdict=line.field("认定"),
            speaker=line.speaker,
            others=others,
            linked=room.seq(line.about),
        )

    return (resolve,)


def _about(rule: Callable[[Seq], Intent], line: Line) -> tuple[Resolve, ...]:
    """The intent about the motion the line names."""
    label = line.need()
    return (lambda room: rule(room.seq(label)),)


def _reword(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    text, ground = line.said(), line.field("理由")
    return _about(lambda motion: motions.reword_motion(motion, text, ground), line)


def _check_opening(opened: VoteOpened, said: str) -> None:
    people = opened.headcount
    check_said(
        said,
        {
            "应到": people.entitled,
            "有表决权": people.present,
            "请假": people.on_leave,
            "回避": people.recused,
            "达到": opened.needed,
        },
    )


def _open(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    label = line.need()

    def resolve(room: Room) -> Intent:
        intent = motions.open_vote(room.seq(label))
        for opened in room.tried(intent, VoteOpened):
            _check_opening(opened, line.text)
        return intent

    return (resolve,)


def _cast(line: Line, cast: Cast) -> tuple[Resolve, ...]:
    given: list[tuple[PersonId, Choice]] = []
    for part in re.split(r"[；;]", line.said().removesuffix("。")):
        found = re.fullmatch(r"\s*(\S*?)\s*[:：\s]\s*(.+?)\s*", part)
        if found is None:
            raise Unclear("请写成“表决 V1：赞成 甲、乙；反对 丙”")
        choice = one_of(found[1], CHOICES)
        given += [(person, choice) for person in cast.several(found[2])]
    if len({person for person, _ in given}) != len(given):
        raise Unclear("同一个人投了两次票")
    return _about(lambda motion: ballots.cast_ballots(motion, given), line)


def _hands(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    numbers = dict.fromkeys(HANDS.values(), 0) | counts_in(line.said(), HANDS)
    ground = line.field("理由")
    return _about(lambda motion: hands.count_hands(motion, **numbers, ground=ground), line)


def _change(line: Line, cast: Cast) -> tuple[Resolve, ...]:
    change, ground = halves(line.said())
    found = re.fullmatch(r"(.+?)\s*改为\s*(\S+)", change)
    if found is None:
        raise Unclear("请写成“改票 [V1] 甲 改为 反对：理由”")
    voter, choice = cast.person(found[1]), one_of(found[2], CHOICES)
    return _about(lambda motion: ballots.change_ballot(motion, voter, choice, ground), line)


def _casting(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    choice = one_of(line.text, CHOICES)
    return _about(lambda motion: ballots.give_casting_vote(motion, choice), line)


def _close(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    missing = line.has("未投在案")
    return _about(lambda motion: ballots.close_vote(motion, accept_missing=missing, text=line.text), line)


def _dissent(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    text, _ = quoted(line.said())
    noted = _about(lambda motion: ballots.note_dissent(motion, line.speaker, text), line)
    if not line.has("已核读"):
        return noted
    return (*noted, lambda room: ballots.confirm_dissent(room.meeting.upto))


def _no_reason(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    return _about(lambda motion: ballots.decline_dissent(motion, line.speaker, line.text), line)


def _box(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    return _about(lambda motion: ballots.check_box(motion, line.speaker), line)


def _issue(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    number, note = number_in(line.text, "张")
    return _about(lambda motion: ballots.issue_ballots(motion, number, note), line)


def _spares(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    text = line.said()
    return _about(lambda motion: ballots.secure_spares(motion, text), line)


def _count(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    numbers = dict.fromkeys(SHEET.values(), 0) | counts_in(line.said(), SHEET)
    count = BallotCount(**numbers)
    ground = line.field("理由")
    return _about(lambda motion: ballots.count_ballots(motion, line.speaker, count, ground=ground), line)


def _report(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    returned = number_in(line.field("收回"), "张")[0] if line.has("收回") else 0
    return _about(lambda motion: ballots.report_count(motion, line.speaker, returned=returned, text=line.text), line)


def _seal(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    found = re.fullmatch(r"封条(?:编号)?\s*(\S+)", line.text)
    if found is None:
        raise Unclear("请写成“封存 [V1] 封条〇三一”")
    round_ = number_in(line.field("轮次"), "")[0] if line.has("轮次") else 0
    return _about(lambda motion: ballots.seal_ballots(motion, found[1], round_=round_), line)


def _void(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    return _about(lambda motion: ballots.void_vote(motion, line.text, line.speaker), line)


def _announced(line: Line) -> tuple[Outcome, str]:
    word, *rest = re.split(r"[：:，,。；;]", line.said(), maxsplit=1)
    return one_of(word, OUTCOMES), rest[0] if rest else ""


def _check_result(room: Room, motion: Seq, said: str) -> None:
    known = room.meeting.motions.all.get(motion)
    current = known.round if known else None
    if current is None:
        return
    sheet = current.counts[-1].count if current.counts else None
    count = current.count() if sheet is None else sheet
    numbers: Mapping[str, int] = {
        "赞成": count.for_,
        "同意": count.for_,
        "反对": count.against,
        "不赞成": count.against,
        "不同意": count.against,
        "弃权": count.abstain,
        "缓议": count.defer,
    }
    if sheet is not None:
        numbers = {**numbers, "发出": sheet.issued, "收回": sheet.returned, "有效": sheet.valid}
    check_said(said, numbers)


def _announce(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    announced, said = _announced(line)
    label = line.need()

    def resolve(room: Room) -> Intent:
        motion = room.seq(label)
        _check_result(room, motion, said)
        return announcing.announce_result(
            motion,
            announced,
            decision=line.field("决定"),
            ground=line.field("理由"),
            as_spoken=line.has("照录"),
            speaker=line.speaker,
        )

    return (resolve,)


def _announce_again(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    announced, said = _announced(line)
    label = line.need()

    def resolve(room: Room) -> Intent:
        motion = room.seq(label)
        _check_result(room, motion, said)
        return announcing.correct_announcement(
            motion, announced, decision=line.field("决定"), ground=line.field("理由"), speaker=line.speaker
        )

    return (resolve,)


def _defer(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    charged, due = line.field("责成"), line.date("期限")
    return _about(
        lambda motion: motions.defer_vote(motion, line.text, charged=charged, due=due, speaker=line.speaker), line
    )


def _no_deferral(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    return _about(lambda motion: motions.decline_deferral(motion, line.text, line.speaker), line)


def _reconsider(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    return _about(lambda motion: motions.reconsider(motion, line.text, line.speaker), line)


WORDS: dict[str, Word] = {
    "提出表决": Word(_put, labels=_MOTION, matters=True, fields=("种类", "方式", "认定")),
    "表决改写": Word(_reword, labels=_MOTION, fields=("理由",)),
    "开始表决": Word(_open, labels=_MOTION),
    "表决": Word(_cast, labels=_MOTION),
    "清点举手": Word(_hands, labels=_MOTION, fields=("理由",)),
    "改票": Word(_change, labels=_MOTION),
    "投票截止": Word(_close, labels=_MOTION, fields=("未投在案",)),
    "决定票": Word(_casting, labels=_MOTION),
    "不同意见": Word(_dissent, labels=_MOTION, fields=("已核读",)),
    "不述理由": Word(_no_reason, labels=_MOTION),
    "检查票箱": Word(_box, labels=_MOTION),
    "发票": Word(_issue, labels=_MOTION),
    "收缴备用票": Word(_spares, labels=_MOTION),
    "计票": Word(_count, labels=_MOTION, fields=("理由",)),
    "报告计票": Word(_report, labels=_MOTION, fields=("收回",)),
    "封存": Word(_seal, labels=_MOTION, fields=("轮次",)),
    "表决无效": Word(_void, labels=_MOTION),
    "宣布结果": Word(_announce, labels=_MOTION, fields=("决定", "理由", "照录")),
    "更正宣布": Word(_announce_again, labels=_MOTION, fields=("决定", "理由")),
    "暂缓表决": Word(_defer, labels=_MOTION, fields=("责成", "期限")),
    "不予暂缓": Word(_no_deferral, labels=_MOTION),
    "复议": Word(_reconsider, labels=_MOTION),
}
