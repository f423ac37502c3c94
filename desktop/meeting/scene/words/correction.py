"""Kind words for putting right what was taken down wrongly."""

from __future__ import annotations

import re

from desktop.meeting.acts import Nature
from desktop.meeting.refusal import Intent
from desktop.meeting.rules.correction import correct, strike_out
from desktop.meeting.scene.cast import Cast
from desktop.meeting.scene.fault import Unclear
from desktop.meeting.scene.line import ANY, Build, Line, Resolve, Room, Word
from desktop.meeting.scene.values import date_in, one_of, quoted

PARTS = {
    "文字": "text",
    "发言人": "speaker",
    "提问人": "asker",
    "期限": "due",
    "责任人": "owner",
    "佐证": "evidence",
    "理由": "ground",
    "结论": "verdict",
    "评价": "judgement",
}
"""Parts of an entry a correction can name."""


def _correction(nature: Nature) -> Build:
    def build(line: Line, cast: Cast) -> tuple[Resolve, ...]:
        about, text = line.need(), line.said()
        ground, confirmed = line.field("理由"), cast.person_if(line.field("确认"))

        def change(part: str, value: str) -> Resolve:
            return lambda room: correct(room.seq(about), part, value, nature, ground, confirmed_by=confirmed)

        if found := re.fullmatch(r"“([^“”]+)”\s*(?:→|->)\s*“([^“”]*)”", text):
            old, new = found.group(1, 2)

            def within(room: Room) -> Intent:
                return correct(
                    room.seq(about), "text", _exchanged(room, about, old, new), nature, ground, confirmed_by=confirmed
                )

            return (within,)
        if found := re.fullmatch(r"改为原话\s*[:：]?\s*(.+)", text, re.DOTALL):
            return change("text", quoted(found[1])[0]), change("verbatim", "true")
        if found := re.fullmatch(r"(\S*?)改为\s*[:：]?\s*(.+)", text, re.DOTALL):
            part = one_of(found[1] or "文字", PARTS)
            return (change(part, _value(part, found[2], line, cast)),)
        raise Unclear("请写成“更正 [A1] “旧” → “新””，或者“更正 [A1] 改为：新的文字”")

    return build


def _exchanged(room: Room, label: str, old: str, new: str) -> str:
    text = getattr(room.meeting.readings[room.seq(label)].entry.act, "text", "")
    if text.count(old) != 1:
        raise Unclear(f"“{label}”那一条里，“{old}”出现{text.count(old)}次，应当恰好一次")
    return str(text.replace(old, new))


def _value(part: str, text: str, line: Line, cast: Cast) -> str:
    if part in ("speaker", "asker"):
        return cast.person(text)
    if part == "due":
        return date_in(text, line.day.year).isoformat()
    return quoted(text)[0]


def _strike(*, misrecorded: bool) -> Word:
    def build(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
        about, ground = line.need(), line.text or ("误录" if misrecorded else "")
        return (lambda room: strike_out(room.seq(about), ground, misrecorded=misrecorded),)

    return Word(build, labels=ANY)


WORDS: dict[str, Word] = {
    "更正": Word(_correction(Nature.SUBSTANTIVE), labels=ANY, fields=("理由", "确认")),
    "笔误更正": Word(_correction(Nature.CLERICAL), labels=ANY, fields=("理由",)),
    "撤回": _strike(misrecorded=False),
    "误录撤回": _strike(misrecorded=True),
}
