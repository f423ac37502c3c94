"""The lists at the head of a scene: parties, people, units, findings, opinions, agenda, papers, questions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal

from desktop.meeting.ids import FindingId, ItemId, PaperId, PartyId, PersonId, UnitId, normalised
from desktop.meeting.plan import (
    AgendaItem,
    Figures,
    Finding,
    Paper,
    Party,
    Plan,
    PreparedQuestion,
    PriorOpinion,
    Role,
    Seat,
    Unit,
)
from desktop.meeting.scene.cast import Cast, IdMaker
from desktop.meeting.scene.fault import Unclear
from desktop.meeting.scene.lines import at_line
from desktop.meeting.scene.values import DATE, date_in, halves, listed, number_in, one_of

STAFF = "工作人员"
NONE = ("", "—", "-")
ROLES = {
    "主持人": Role.CHAIR,
    "成员": Role.MEMBER,
    "代会": Role.PROXY,
    "列席": Role.ATTENDANT,
    "被质询人": Role.RESPONDENT,
    "工作人员": Role.STAFF,
}
DUTIES = ("记录人", "监票人", "唱票人", "计票人", "联络员")
VOTES = {"有表决权": True, "无表决权": False}
FIGURES = ("追回", "建章立制", "党纪政务处分", "组织处理", "谈话提醒", "移交线索", "线索办结")
UNIT_FIELDS = ("主要负责人", "类别", *FIGURES)
FINDING_FIELDS = (
    "单位",
    "类别",
    "目标",
    "措施",
    "进展",
    "自评",
    "责任人",
    "责任部门",
    "期限",
    "佐证",
    "备注",
)
ITEM_FIELDS = ("事项", "汇报人", "问题", "列席", "送达", "会前沟通")
SUBJECTS = {"重大事项": "major", "重大项目": "project", "大额资金": "funds", "干部任免": "personnel"}
"""Kinds of matter in the secretary's words; another word stands for itself."""


@dataclass(frozen=True)
class Row:
    """A row of a list: cells by place, then “name value” cells in any order."""

    number: int
    cells: tuple[str, ...]

    def cell(self, place: int, what: str) -> str:
        """The cell of that place; `Unclear` where it is missing or empty."""
        if len(self.cells) <= place or not self.cells[place]:
            raise Unclear(f"缺少{what}")
        return self.cells[place]

    def named(self, first: int, names: Iterable[str]) -> dict[str, str]:
        """The cells from that place on, by their names; `Unclear` for an unknown name."""
        known = sorted(names, key=len, reverse=True)
        found: dict[str, str] = {}
        for cell in self.cells[first:]:
            name = next((each for each in known if cell.startswith(each)), None)
            if name is None or name in found:
                raise Unclear(f"不认得“{cell}”，或者写了两次；可写的有：{'、'.join(names)}")
            found[name] = cell.removeprefix(name).lstrip(" 　:：")
        return found


@contextmanager
def _each(row: Row, seen: set[str], key: str) -> Iterator[None]:
    """A row is read; twice the same key is a fault."""
    with at_line(row.number):
        if key in seen:
            raise Unclear(f"“{key}”写了两次")
        seen.add(key)
        yield


def parties(rows: list[Row], make_id: IdMaker) -> tuple[Party, ...]:
    """各方: name, short name."""
    seen: set[str] = set()
    made: list[Party] = []
    for row in rows:
        with _each(row, seen, row.cells[0]):
            name = row.cell(0, "名称")
            made.append(Party(PartyId(make_id("party", name)), name, row.cells[1] if len(row.cells) > 1 else ""))
    return tuple(made)


def units(rows: list[Row], make_id: IdMaker) -> tuple[Unit, ...]:
    """单位: name, then head, grade and figures."""
    seen: set[str] = set()
    made: list[Unit] = []
    for row in rows:
        with _each(row, seen, row.cells[0]):
            name, more = row.cell(0, "单位名称"), row.named(1, UNIT_FIELDS)
            unit_id = UnitId(make_id("unit", name))
            made.append(Unit(unit_id, name, more.get("主要负责人", ""), more.get("类别", ""), _figures(more)))
    return tuple(made)


def _figures(more: dict[str, str]) -> Figures:
    def whole(name: str, unit: str) -> int:
        return number_in(more[name], unit)[0] if name in more else 0

    money = re.fullmatch(r"([0-9]{1,9}(?:[.][0-9]{1,6})?)\s*万元", more.get("追回", "0万元"))
    if money is None:
        raise Unclear("追回金额请写成“27.8万元”")
    return Figures(
        recovered=Decimal(money[1]),
        rules_made=whole("建章立制", "项"),
        disciplined=whole("党纪政务处分", "人"),
        organisational=whole("组织处理", "人"),
        reminded=whole("谈话提醒", "人"),
        clues=whole("移交线索", "件"),
        clues_closed=whole("线索办结", "件"),
    )


def seats(rows: list[Row], cast: Cast) -> tuple[Seat, ...]:
    """人员: party (or unit, or 工作人员), name, post, capacity."""
    seen: set[str] = set()
    made: list[Seat] = []
    for row in rows:
        with _each(row, seen, normalised(row.cells[1] if len(row.cells) > 1 else "")):
            made.append(_seat(row, cast))
    return tuple(made)


def _seat(row: Row, cast: Cast) -> Seat:
    name, post = row.cell(1, "姓名"), row.cells[2] if len(row.cells) > 2 else ""
    words = listed(row.cells[3]) if len(row.cells) > 3 else []
    if odd := [word for word in words if word not in (*ROLES, *DUTIES, *VOTES)]:
        raise Unclear(f"不认得身份“{odd[0]}”，可写的有：{'、'.join((*ROLES, *VOTES, *DUTIES))}")
    if len(row.cells) > 4:
        raise Unclear("人员一行是：方｜姓名｜职务｜身份")
    side = row.cells[0]
    unit, party, role = UnitId(""), PartyId(""), Role.MEMBER
    if side in cast.units:
        unit, role = cast.units[side], Role.RESPONDENT
    elif side == STAFF:
        role = Role.STAFF
    elif side not in NONE:
        party = cast.party(side)
    role = next((ROLES[word] for word in words if word in ROLES), role)
    return Seat(
        PersonId(cast.make_id("person", normalised(name))),
        name,
        post if post not in NONE else "",
        party,
        role,
        any(VOTES.get(word, False) for word in words),
        unit,
        next((word for word in words if word in DUTIES), ""),
    )


def findings(rows: list[Row], cast: Cast, year: int) -> tuple[Finding, ...]:
    """问题: number, text, then what else the ledger says."""
    seen: set[str] = set()
    made: list[Finding] = []
    only = next(iter(cast.units)) if len(cast.units) == 1 else ""
    for row in rows:
        with _each(row, seen, row.cells[0]):
            number, text, more = row.cell(0, "编号"), row.cell(1, "问题内容"), row.named(2, FINDING_FIELDS)
            unit, limit = more.get("单位", only), more.get("期限", "")
            due = date_in(limit, year) if re.fullmatch(DATE, limit) else None
            made.append(
                Finding(
                    FindingId(cast.make_id("finding", f"{unit}\n{number}")),
                    number,
                    text,
                    one_of(unit, cast.units) if unit else UnitId(""),
                    category=more.get("类别", ""),
                    target=more.get("目标", ""),
                    measures=more.get("措施", ""),
                    progress=more.get("进展", ""),
                    claimed=more.get("自评", ""),
                    owner=more.get("责任人", ""),
                    department=more.get("责任部门", ""),
                    due=due,
                    due_text="" if due else limit,
                    evidence=more.get("佐证", ""),
                    remark=more.get("备注", ""),
                )
            )
    return tuple(made)


def opinions(rows: list[Row], cast: Cast, plan: Plan) -> tuple[PriorOpinion, ...]:
    """会前意见: number and the verdicts in the order of the parties, or one party's with its ground."""
    seen: set[str] = set()
    made: list[PriorOpinion] = []
    for row in rows:
        with at_line(row.number):
            finding, text = cast.finding(row.cell(0, "编号")), row.cell(1, "意见")
            given = [(finding, *each) for each in _given(text, cast, plan)]
        for about, party, verdict, ground in given:
            with _each(
                row, seen, f"问题{row.cells[0]}的{next(each.called for each in plan.parties if each.id == party)}意见"
            ):
                made.append(PriorOpinion(party, about, verdict, ground))
    return tuple(made)


def _given(text: str, cast: Cast, plan: Plan) -> list[tuple[PartyId, str, str]]:
    verdicts = re.split(r"[／/]", text)
    if len(verdicts) > 1:
        if len(verdicts) != len(plan.parties):
            raise Unclear(f"有{len(plan.parties)}方，这里写了{len(verdicts)}个意见；没有提出的写“—”")
        pairs = zip(plan.parties, verdicts, strict=True)
        return [(party.id, verdict.strip(), "") for party, verdict in pairs if verdict.strip() not in NONE]
    opinion, ground = halves(text)
    party, *verdict = opinion.split(maxsplit=1)
    if not verdict:
        raise Unclear("请写成“到位／到位／未到位／到位”，或者“组织部 未到位：理由”")
    return [(cast.party(party), verdict[0], ground)]


def agenda(rows: list[Row], cast: Cast, year: int) -> tuple[AgendaItem, ...]:
    """议程: number, title, then subject, presenter, findings, who sits in, when the papers went round."""
    seen: set[str] = set()
    made: list[AgendaItem] = []
    for row in rows:
        with _each(row, seen, row.cells[0]):
            number, title, more = row.cell(0, "编号"), row.cell(1, "议题"), row.named(2, ITEM_FIELDS)
            about = more.get("问题", "")
            every = tuple(cast.findings.values())
            subject = more.get("事项", "")
            made.append(
                AgendaItem(
                    ItemId(cast.make_id("item", f"{cast.meeting}\n{title}")),
                    number,
                    title,
                    SUBJECTS.get(subject, subject),
                    more.get("汇报人", ""),
                    every if about == "全部" else tuple(cast.finding(each) for each in listed(about)),
                    cast.several(more["列席"]) if "列席" in more else (),
                    date_in(more["送达"], year) if "送达" in more else None,
                    one_of(more.get("会前沟通", "否"), {"是": True, "否": False}),
                )
            )
    return tuple(made)


def papers(rows: list[Row], cast: Cast, year: int) -> tuple[Paper, ...]:
    """材料: title, then when it went round and to which item it belongs."""
    seen: set[str] = set()
    made: list[Paper] = []
    for row in rows:
        with _each(row, seen, row.cells[0]):
            title, more = row.cell(0, "材料名称").strip("《》"), row.named(1, ("送达", "议题"))
            made.append(
                Paper(
                    PaperId(cast.make_id("paper", f"{cast.meeting}\n{title}")),
                    title,
                    cast.item(more["议题"]) if "议题" in more else ItemId(""),
                    date_in(more["送达"], year) if "送达" in more else None,
                )
            )
    return tuple(made)


def questions(rows: list[Row], cast: Cast) -> tuple[PreparedQuestion, ...]:
    """准备质询: party, finding, respondent, text; “—” for what is open."""
    made: list[PreparedQuestion] = []
    for row in rows:
        with at_line(row.number):
            party, finding, respondent = (row.cell(place, "方、问题、被质询人（没有的写“—”）") for place in range(3))
            made.append(
                PreparedQuestion(
                    row.cell(3, "质询内容"),
                    PartyId("") if party in NONE else cast.party(party),
                    FindingId("") if finding in NONE else cast.finding(finding.removeprefix("问题")),
                    PersonId("") if respondent in NONE else cast.person(respondent),
                )
            )
    return tuple(made)
