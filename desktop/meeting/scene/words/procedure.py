"""Kind words for the course of the meeting."""

from __future__ import annotations

import re

from desktop.meeting.ids import FindingId, UnitId
from desktop.meeting.plan import Finding
from desktop.meeting.refusal import Intent
from desktop.meeting.rules import announcing, opening, procedure
from desktop.meeting.scene.cast import Cast
from desktop.meeting.scene.fault import Unclear
from desktop.meeting.scene.line import ANY, Line, Resolve, Room, Word, once
from desktop.meeting.scene.values import halves, number_in, one_of

GUARDS = {
    "开会人数": "quorum.at-opening",
    "表决人数": "quorum.at-vote",
    "末位表态": "chair.speaks-last",
    "末位表决": "chair.casts-last",
    "委托主持不表决": "chair.delegated",
    "逐一发表意见": "parties.heard",
    "不得临时动议": "item.improvised",
    "会前送达沟通": "item.circulated",
    "按议程进行": "item.out-of-turn",
    "一事一议": "vote.one-matter",
    "已决须复议": "vote.decided-before",
    "分歧暂缓": "vote.defer-on-disagreement",
    "被审单位退场": "room.respondent-present",
    "阶段清场": "room.stage-barred",
    "先推选监计票人": "secret.officers",
    "投票不离场": "attendance.leaves-open-vote",
    "意见一致方可认定": "opinions.not-agreed",
    "不同意见须有理由": "dissent.reason-missing",
    "散会前宣布结果": "meeting.result-pending",
    "签发后印发": "minutes.not-approved",
}
"""Rules of procedure by the name a scene calls them when one is set aside."""


def _to_order(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    return once(opening.call_to_order(speaker=line.speaker, text=line.text))


def _stage(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    name, text = halves(line.said())

    def resolve(room: Room) -> Intent:
        stage = one_of(name, {each.name: each.id for each in room.meeting.profile.stages})
        return procedure.enter_stage(stage, speaker=line.speaker, text=text)

    return (resolve,)


def _open_item(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    if not line.items:
        raise Unclear("要写明是哪个议题，如[议题一]")
    return once(procedure.open_item(line.item, ground=line.field("理由"), speaker=line.speaker))


def _close_item(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    if not line.items:
        raise Unclear("要写明是哪个议题，如[议题一]")
    return once(procedure.close_item(line.item))


def _reorder(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    return once(procedure.reorder_agenda(line.items, line.said()))


def _improvise(line: Line, cast: Cast) -> tuple[Resolve, ...]:
    if not line.label:
        raise Unclear("临时动议要用=标签起个名字，如“临时动议 =临1 …”")
    title = line.said()
    return once(procedure.raise_improvised_item(cast.admit(line.label, title), title, speaker=line.speaker))


def _rule_improvised(*, admitted: bool) -> Word:
    def build(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
        if not line.items:
            raise Unclear("要写明是哪一件临时动议，如[临1]")
        ground = line.said()
        return once(procedure.rule_improvised_item(line.item, ground, admitted=admitted, speaker=line.speaker))

    return Word(build, matters=True)


def _paper(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    found = re.fullmatch(r"((?:《[^《》]+》[、，]?)+)\s*(?:[:：]\s*(.*))?", line.said(), re.DOTALL)
    if found is None:
        raise Unclear("材料要写书名号，如“材料 《整改台账》：3月5日送达各方”")
    titles, note, item = re.findall(r"《([^《》]+)》", found[1]), found[2] or "", line.item
    return tuple(once(procedure.present_paper(title, note, item=item))[0] for title in titles)


def _rule(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    text, about = line.said(), line.about
    return (lambda room: procedure.rule_procedure(text, speaker=line.speaker, about=room.seq(about)),)


def _override(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    name, ground = halves(line.said())
    rule, about = one_of(name, GUARDS), line.about
    return (lambda room: procedure.override_procedure(rule, ground, motion=room.seq(about), speaker=line.speaker),)


def _prompt(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    text, about = line.said(), line.about
    return (lambda room: procedure.prompt(text, about=room.seq(about)),)


def _break(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    minutes, rest = number_in(line.text, "分钟")
    if rest:
        raise Unclear("休会只写时长，如“休会 12分钟”")
    return once(procedure.take_break(minutes, speaker=line.speaker))


def _resume(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    return once(procedure.resume(speaker=line.speaker, text=line.text))


def _adjourn(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    return once(procedure.adjourn(line.said(), until=line.field("续开"), speaker=line.speaker))


def _interrupted(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    minutes, _ = number_in(line.text, "分钟")
    return once(procedure.note_interruption(minutes))


def _ready(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    return once(procedure.get_ready_to_close(line.said()))


def _close(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    return once(procedure.close_meeting(speaker=line.speaker, text=line.text))


def _add_finding(line: Line, cast: Cast) -> tuple[Resolve, ...]:
    number, text = halves(line.said())
    if not number or not text:
        raise Unclear("请写成“新增问题 10：问题内容”")
    units = list(cast.units)
    unit = line.field("单位") or (units[0] if len(units) == 1 else "")
    if unit and unit not in cast.units:
        raise Unclear(f"没有名为“{unit}”的单位")
    finding = Finding(
        FindingId(cast.make_id("finding", f"{unit}\n{number}")),
        number,
        text,
        cast.units.get(unit, UnitId("")),
        claimed=line.field("自评"),
    )
    cast.join(finding)
    return once(procedure.add_finding(finding))


def _by_opinions(line: Line, _cast: Cast) -> tuple[Resolve, ...]:
    if not line.findings:
        raise Unclear("要写明是哪些问题，如[问题01、03、04]")
    return once(announcing.decide_by_opinions(line.findings, text=line.text, speaker=line.speaker))


WORDS: dict[str, Word] = {
    "开会": Word(_to_order),
    "阶段": Word(_stage),
    "议题开始": Word(_open_item, matters=True, fields=("理由",)),
    "返回议题": Word(_open_item, matters=True, fields=("理由",)),
    "议题结束": Word(_close_item, matters=True),
    "调整议题": Word(_reorder, matters=True),
    "临时动议": Word(_improvise),
    "同意列入": _rule_improvised(admitted=True),
    "不予列入": _rule_improvised(admitted=False),
    "新增问题": Word(_add_finding, fields=("单位", "自评")),
    "材料": Word(_paper, matters=True),
    "程序处理": Word(_rule, labels=ANY),
    "突破程序": Word(_override, labels=frozenset({"提出表决"})),
    "提示": Word(_prompt, labels=ANY),
    "休会": Word(_break),
    "续会": Word(_resume),
    "延期": Word(_adjourn, fields=("续开",)),
    "中断": Word(_interrupted),
    "会前核对": Word(_ready),
    "散会": Word(_close),
    "按意见认定": Word(_by_opinions, matters=True),
}
