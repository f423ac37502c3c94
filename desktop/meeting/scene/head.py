"""The head of a scene: single facts first, then the lists, put together into a plan."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo, available_timezones

from desktop.meeting.ids import PersonId
from desktop.meeting.plan import Plan
from desktop.meeting.scene import preparation
from desktop.meeting.scene.cast import Cast, IdMaker
from desktop.meeting.scene.fault import SceneFault, Unclear
from desktop.meeting.scene.lines import at_line
from desktop.meeting.scene.preparation import Row
from desktop.meeting.scene.script import Said
from desktop.meeting.scene.values import DATE, TIME, date_of, listed, nearest, number_in, one_of, time_of

FACTS = (
    "会议",
    "编号",
    "届次",
    "标注",
    "类型",
    "时间",
    "时区",
    "地点",
    "样张",
    "记录人",
    "组成人员",
    "规则",
    "填报单位",
    "填报人",
    "审核人",
    "联系电话",
)
LISTS = ("各方", "单位", "人员", "问题", "会前意见", "议程", "材料", "准备质询")
RECORD = "记录"
"""Ends the head; the record follows."""
_NAMES = (*FACTS, *LISTS, RECORD)
_HEADING = re.compile(r"(\w+)\s*[:：]\s*(.*)", re.DOTALL)


@dataclass(frozen=True)
class Head:
    """Everything a scene says before its record."""

    plan: Plan
    profile: str
    zone: ZoneInfo
    recorder: PersonId
    rules: tuple[Said, ...]
    line_number: int
    starts: datetime
    cast: Cast


@dataclass(frozen=True)
class Scan:
    """The head sorted by name, nothing understood yet."""

    facts: dict[str, tuple[int, str]]
    rows: dict[str, list[Row]]
    rest: list[tuple[int, str]]
    """The lines of the record."""

    def fact(self, name: str) -> str:
        """The fact of that name, or the empty text."""
        return self.facts.get(name, (0, ""))[1]


def scan(lines: Iterable[tuple[int, str]]) -> Scan:
    """The head sorted, up to “记录：”; `SceneFault` for a line that is neither a fact nor in a list."""
    scanned = Scan({}, {}, [])
    current = ""
    for number, line in lines:
        if current == RECORD:
            scanned.rest.append((number, line))
            continue
        found = _HEADING.fullmatch(line)
        name, value = (found[1], found[2]) if found else ("", "")
        if name not in _NAMES:
            if not current:
                raise SceneFault(number, f"开头不认得这一行{nearest(name, _NAMES)}")
            scanned.rows[current].append(Row(number, tuple(cell.strip() for cell in re.split(r"[｜|]", line))))
            continue
        if name in scanned.facts or name in scanned.rows:
            raise SceneFault(number, f"“{name}”写了两次")
        current = ""
        if name in LISTS:
            current = name
            scanned.rows[name] = []
        elif name == RECORD:
            current = RECORD
        else:
            scanned.facts[name] = (number, value)
        if current and value:
            raise SceneFault(number, f"“{name}：”后面的内容请另起一行")
    return scanned


def understand(scanned: Scan, make_id: IdMaker) -> Head:
    """The head as a plan and what goes with it; `SceneFault` names the line that is unclear."""
    facts, rows = scanned.facts, scanned.rows
    for name in ("会议", "类型", "时间"):
        if not scanned.fact(name):
            raise SceneFault(facts.get(name, (1, ""))[0], f"缺少“{name}：”")
    zone = _zone(scanned)
    with at_line(facts["时间"][0]):
        starts = _starts(facts["时间"][1], zone)
    year = starts.year
    plan = Plan(
        title=scanned.fact("会议"),
        number=scanned.fact("编号"),
        sitting=scanned.fact("届次"),
        marking=scanned.fact("标注"),
        place=scanned.fact("地点"),
        starts=starts,
        sample=_yes(scanned, "样张"),
        component=_component(scanned),
        parties=preparation.parties(rows.get("各方", []), make_id),
        units=preparation.units(rows.get("单位", []), make_id),
        reporting_unit=scanned.fact("填报单位"),
        reporter=scanned.fact("填报人"),
        reviewer=scanned.fact("审核人"),
        telephone=scanned.fact("联系电话"),
    )
    plan = replace(plan, seats=preparation.seats(rows.get("人员", []), Cast(plan, make_id)))
    plan = replace(plan, findings=preparation.findings(rows.get("问题", []), Cast(plan, make_id), year))
    plan = replace(plan, agenda=preparation.agenda(rows.get("议程", []), Cast(plan, make_id), year))
    cast = Cast(plan, make_id)
    plan = replace(
        plan,
        papers=preparation.papers(rows.get("材料", []), cast, year),
        opinions=preparation.opinions(rows.get("会前意见", []), cast, plan),
        questions=preparation.questions(rows.get("准备质询", []), cast),
    )
    with at_line(facts.get("记录人", (1, ""))[0]):
        recorder = cast.person_if(scanned.fact("记录人"))
    told, line = facts.get("规则", (0, "")), facts["会议"][0]
    rules = tuple(Said(told[0], part) for part in listed(told[1].removesuffix("。")))
    return Head(plan, scanned.fact("类型"), zone, recorder, rules, line, starts, cast)


def _zone(scanned: Scan) -> ZoneInfo:
    number, name = scanned.facts.get("时区", (0, "Asia/Shanghai"))
    # Names reach the file system: only those of the list are ever looked up.
    if number and name not in available_timezones():
        raise SceneFault(number, f"没有名为“{name}”的时区，如Asia/Shanghai")
    return ZoneInfo(name)


def _starts(text: str, zone: ZoneInfo) -> datetime:
    found = re.fullmatch(rf"{DATE}(?:（星期[一二三四五六日]）)?\s*{TIME}", text)
    if found is None:
        raise Unclear("时间请写成“2027年3月16日 09:00”")
    if not (found["y"] or found["Y"]):
        raise Unclear("时间要写年份")
    return datetime.combine(date_of(found, 0), time_of(found), zone)


def _yes(scanned: Scan, name: str) -> bool:
    number, text = scanned.facts.get(name, (0, "否"))
    with at_line(number):
        return one_of(text, {"是": True, "否": False})


def _component(scanned: Scan) -> int:
    number, text = scanned.facts.get("组成人员", (0, "0人"))
    with at_line(number):
        return number_in(text, "人")[0]
