"""Kind words for who comes, goes, sits out and takes the chair."""

from __future__ import annotations

import re

from desktop.meeting.acts import HeadsCounted
from desktop.meeting.ids import NOBODY, PersonId
from desktop.meeting.refusal import Intent
from desktop.meeting.rules import attendance
from desktop.meeting.scene.cast import Cast
from desktop.meeting.scene.fault import Unclear
from desktop.meeting.scene.line import Line, Resolve, Room, Word, once
from desktop.meeting.scene.values import check_said, halves


def _people(line: Line, cast: Cast) -> tuple[tuple[PersonId, ...], str]:
    """Who the line is about, and the note: a list before the colon, else the one who stands before the word."""
    if line.speaker:
        return (line.speaker,), line.text
    names, note = halves(line.text)
    return cast.several(names), note


def _person(line: Line, cast: Cast) -> tuple[PersonId, str]:
    people, note = _people(line, cast)
    if len(people) > 1:
        raise Unclear(f"“{line.word}”一行只写一个人")
    return people[0], note


def _arrive(line: Line, cast: Cast) -> tuple[Resolve, ...]:
    people, note = _people(line, cast)
    if note:
        raise Unclear("签到只写姓名，多人用顿号隔开")
    return once(attendance.arrive(*people))


def _enter(line: Line, cast: Cast) -> tuple[Resolve, ...]:
    people, note = _people(line, cast)
    return once(attendance.enter_room(*people, note=note))


def _leave(line: Line, cast: Cast) -> tuple[Resolve, ...]:
    people, note = _people(line, cast)
    return once(attendance.leave_room(*people, note=note))


def _depart(line: Line, cast: Cast) -> tuple[Resolve, ...]:
    person, ground = _person(line, cast)
    return once(attendance.depart(person, ground=ground, approved_by=cast.person_if(line.field("批准"))))


def _excuse(line: Line, cast: Cast) -> tuple[Resolve, ...]:
    person, ground = _person(line, cast)
    approved, written = cast.person_if(line.field("批准")), line.has("书面意见")
    return once(attendance.grant_leave(person, ground, approved_by=approved, written_opinion=written))


def _absent(line: Line, cast: Cast) -> tuple[Resolve, ...]:
    person, ground = _person(line, cast)
    return once(attendance.mark_absent(person, ground))


def _proxy(line: Line, cast: Cast) -> tuple[Resolve, ...]:
    names, authority = halves(line.text)
    found = re.fullmatch(r"(.+?)\s*代\s+(.+)", names)
    if found is None:
        raise Unclear("请写成“代会 甲 代 乙：授权情况”")
    return once(attendance.attend_as_proxy(cast.person(found[1]), cast.person(found[2]), authority))


def _count(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    intent = attendance.count_heads(line.text)

    def resolve(room: Room) -> Intent:
        for heads in room.tried(intent, HeadsCounted):
            numbers = {"应到": heads.entitled, "实到": heads.present, "请假": heads.on_leave, "未到": heads.missing}
            check_said(line.text, numbers)
        return intent

    return (resolve,)


def _recuse(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    if not line.speaker:
        raise Unclear("回避前面要写是谁")
    return once(attendance.recuse(line.speaker, line.said(), finding=line.finding, item=line.item))


def _settle(*, granted: bool) -> Word:
    def build(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
        about = line.need()
        effect = line.field("基数")
        if effect not in ("", "保留", "减去"):
            raise Unclear("基数后面写“保留”或者“减去”")
        stays = None if not effect else effect == "保留"
        return (
            lambda room: attendance.settle_recusal(
                room.seq(about), granted=granted, stays_in_base=stays, ground=line.text
            ),
        )

    return Word(build, labels=frozenset({"回避"}), fields=("基数",))


def _chair(line: Line, cast: Cast) -> tuple[Resolve, ...]:
    name, ground = halves(line.text)
    chair = NOBODY if name == "无" else cast.person(name)
    return once(attendance.change_chair(chair, ground, acting=not line.has("正式")))


def _recorder(line: Line, cast: Cast) -> tuple[Resolve, ...]:
    name, ground = halves(line.text)
    return once(attendance.change_recorder(cast.person(name), ground))


def _officers(line: Line, cast: Cast) -> tuple[Resolve, ...]:
    for name in ("监票人", "唱票人", "计票人"):
        if not line.has(name):
            raise Unclear(f"推选监计票人要写明｜{name}")
    scrutineer, caller = cast.person(line.field("监票人")), cast.person(line.field("唱票人"))
    return once(attendance.elect_officers(scrutineer, caller, cast.several(line.field("计票人")), line.text))


WORDS: dict[str, Word] = {
    "签到": Word(_arrive),
    "到会": Word(_arrive),
    "代会": Word(_proxy),
    "请假": Word(_excuse, fields=("批准", "书面意见")),
    "缺席": Word(_absent),
    "清点": Word(_count),
    "入场": Word(_enter),
    "回场": Word(_enter),
    "退场": Word(_leave),
    "离席": Word(_leave),
    "离会": Word(_depart, fields=("批准",)),
    "回避": Word(_recuse, matters=True),
    "同意回避": _settle(granted=True),
    "不同意回避": _settle(granted=False),
    "主持变更": Word(_chair, fields=("正式",)),
    "记录人变更": Word(_recorder),
    "推选监计票人": Word(_officers, fields=("监票人", "唱票人", "计票人")),
}
