"""Kind words for the floor."""

from __future__ import annotations

import re

from desktop.meeting.acts import Turn
from desktop.meeting.refusal import Intent
from desktop.meeting.rules import floor
from desktop.meeting.scene.cast import Cast
from desktop.meeting.scene.fault import Unclear
from desktop.meeting.scene.line import Line, Resolve, Room, Word, once
from desktop.meeting.scene.values import one_of

TURNS = {"发言": Turn.SPEECH, "质询": Turn.QUESTION, "答复": Turn.ANSWER, "追问": Turn.FOLLOW_UP}
_TIME = re.compile(r"(?:([0-9]{1,4})分钟?)?(?:([0-9]{1,4})秒)?")


def _turn(line: Line) -> Turn:
    return one_of(line.text, TURNS) if line.text else Turn.SPEECH


def _seconds(line: Line) -> int | None:
    if not line.has("限时"):
        return None
    found = _TIME.fullmatch(line.field("限时"))
    if found is None or not found[0]:
        raise Unclear("限时要写成“5分钟”或者“1分30秒”；不限时写“0秒”")
    return int(found[1] or 0) * 60 + int(found[2] or 0)


def _request(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    if not line.speaker:
        raise Unclear("登记发言要写明是谁")
    return once(floor.request_floor(line.speaker, _turn(line), finding=line.finding))


def _withdraw(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    about = line.need()
    return (lambda room: floor.withdraw_request(room.seq(about)),)


def _give(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    if not line.speaker and not line.labels:
        raise Unclear("发言开始要写明是谁，或者用[标签]指明哪一条登记")
    turn, about, seconds = _turn(line), line.about, _seconds(line)

    def resolve(room: Room) -> Intent:
        return floor.give_floor(line.speaker, turn, request=room.seq(about), seconds=seconds)

    return (resolve,)


def _end(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    if line.text:
        raise Unclear("发言结束后面不写内容")
    return once(floor.end_floor())


_REQUEST = frozenset({"登记发言"})

WORDS: dict[str, Word] = {
    "登记发言": Word(_request, matters=True),
    "取消登记": Word(_withdraw, labels=_REQUEST),
    "发言开始": Word(_give, labels=_REQUEST, fields=("限时",)),
    "发言结束": Word(_end),
}
