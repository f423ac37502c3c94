"""Speaking time in words: what a turn is called, how long it lasted, what was done with the floor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.meeting import acts
from desktop.meeting.acts import Turn
from desktop.ui.icons import Icon
from desktop.ui.speech import tr
from desktop.ui.tokens import Hue

if TYPE_CHECKING:
    from desktop.meeting.state import Meeting

KIND_OF_TURN = {Turn.QUESTION: "question", Turn.ANSWER: "answer", Turn.FOLLOW_UP: "follow-up"}
"""The kind of line a turn is written down as; a speech may be of any."""
TURN_OF_KIND = {kind: turn for turn, kind in KIND_OF_TURN.items()} | {"commitment": Turn.ANSWER}


def turn_word(turn: Turn) -> tuple[str, Hue, Icon]:
    """Return word, hue and icon of a turn."""
    return {
        Turn.SPEECH: (tr("发言"), Hue.SLATE, Icon.MESSAGE_SQUARE_TEXT),
        Turn.QUESTION: (tr("质询"), Hue.BLUE, Icon.MESSAGE_CIRCLE_QUESTION_MARK),
        Turn.ANSWER: (tr("答复"), Hue.GREEN, Icon.MESSAGE_SQUARE_TEXT),
        Turn.FOLLOW_UP: (tr("追问"), Hue.BLUE, Icon.MESSAGE_CIRCLE_QUESTION_MARK),
    }[turn]


def minutes(seconds: int) -> str:
    """Return whole seconds as 2:05, or 1:02:05 from an hour on; the sign is left to the words around."""
    whole = abs(seconds)
    if whole >= 3600:
        return f"{whole // 3600}:{whole // 60 % 60:02d}:{whole % 60:02d}"
    return f"{whole // 60}:{whole % 60:02d}"


def used_of(used: int, limit: int | None) -> str:
    """Return what was used of how much, such as 2:05 / 5:00."""
    return minutes(used) if limit is None else f"{minutes(used)} / {minutes(limit)}"


def floor_words(meeting: Meeting, act: acts.Act) -> tuple[str, str] | None:
    """Return badge and text of what was done with the floor, None for anything else."""
    match act:
        case acts.FloorRequested():
            return tr("登记"), tr("{name}登记{turn}。", name=meeting.name(act.person), turn=turn_word(act.turn)[0])
        case acts.FloorWithdrawn():
            return tr("登记"), tr("取消第{number}号登记。", number=act.request)
        case acts.FloorGiven():
            name, turn = meeting.name(act.person), turn_word(act.turn)[0]
            if act.seconds:
                return tr("计时"), tr("{name}开始{turn}，限时{time}。", name=name, turn=turn, time=minutes(act.seconds))
            return tr("计时"), tr("{name}开始{turn}。", name=name, turn=turn)
        case acts.FloorEnded():
            return tr("计时"), tr("{name}发言结束。", name=meeting.name(act.person))
        case _:
            return None
