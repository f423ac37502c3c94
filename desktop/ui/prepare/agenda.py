"""The steps 议程 and 准备质询: in which order, and what will be asked."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.meeting.ids import FindingId, ItemId, PartyId, PersonId
from desktop.meeting.plan import AgendaItem, Finding, Plan, PreparedQuestion, Role
from desktop.meeting.profile import Profile
from desktop.ui.prepare.matters import bad_date
from desktop.ui.prepare.moments import NotADate, parse_day
from desktop.ui.prepare.part import Cell, Part
from desktop.ui.speech import tr

_DASHES = str.maketrans("—－–~～", "-----")
_JOINTS = re.compile(r"[、，,;；\s]+")


@dataclass(frozen=True)
class Numbered:
    """A prepared question with its place in the list, which is all it can be known by."""

    at: int
    question: PreparedQuestion


def agenda(profile: Profile) -> Part[AgendaItem]:
    """Return the agenda; subjects are the words the kind of meeting knows."""
    subjects = tuple(dict.fromkeys(subject for kind in profile.motions for subject in kind.subjects))
    consulted = (
        Cell[AgendaItem](
            tr("会前沟通"),
            lambda row, _plan: tr("已沟通") if row.consulted else "",
            lambda row, text, _plan: replace(row, consulted=bool(text)),
            lambda _plan: ("", tr("已沟通")),
            width=90,
        ),
    )
    about = (
        Cell[AgendaItem](
            tr("事项类别"),
            lambda row, _plan: row.subject,
            lambda row, text, _plan: replace(row, subject=text),
            (lambda _plan: ("", *subjects)) if subjects else None,
            width=110,
        ),
    )
    needs = any(kind.needs_circulated for kind in profile.motions)
    return Part(
        tr("议题"),
        lambda plan: plan.agenda,
        lambda plan, rows: replace(plan, agenda=rows),
        lambda row: row.id,
        lambda plan, name: AgendaItem(ItemId(name), str(len(plan.agenda) + 1), ""),
        (
            Cell(tr("序号"), lambda row, _plan: row.number, lambda row, text, _: replace(row, number=text), width=56),
            Cell(tr("议题"), lambda row, _plan: row.title, lambda row, text, _: replace(row, title=text), bold=True),
            *(about if subjects or needs else ()),
            Cell(
                tr("汇报人"), lambda row, _: row.presenter, lambda row, text, _: replace(row, presenter=text), width=96
            ),
            Cell(tr("涉及问题"), _shown_findings, _about, width=150),
            Cell(tr("列席人员"), _shown_attendants, _invite, width=150),
            Cell(
                tr("材料送达"),
                lambda row, _plan: row.circulated.isoformat() if row.circulated else "",
                _circulated,
                width=104,
            ),
            *(consulted if needs else ()),
        ),
        _needed,
    )


def questions() -> Part[Numbered]:
    """Return the list of questions written down beforehand."""
    return Part(
        tr("准备的质询"),
        lambda plan: tuple(Numbered(at, each) for at, each in enumerate(plan.questions)),
        lambda plan, rows: replace(plan, questions=tuple(row.question for row in rows)),
        lambda row: f"question-{row.at}",
        lambda plan, _name: Numbered(len(plan.questions), PreparedQuestion("")),
        (
            Cell(tr("质询内容"), lambda row, _plan: row.question.text, _ask, bold=True),
            Cell(tr("提问方"), _asking, _ask_by, lambda plan: ("", *(each.called for each in plan.parties)), width=130),
            Cell(
                tr("涉及问题"),
                lambda row, plan: finding_label(plan, row.question.finding),
                _ask_about,
                lambda plan: ("", *(finding_label(plan, each.id) for each in plan.findings)),
                width=220,
            ),
            Cell(tr("回答人"), _answering, _ask_whom, _respondents, width=110),
        ),
    )


def finding_label(plan: Plan, finding: FindingId) -> str:
    """Return number and beginning of a finding, "" for none."""
    known = plan.finding(finding)
    return f"{known.number} {known.text[:18]}".strip() if known else ""


def _shown_findings(row: AgendaItem, plan: Plan) -> str:
    return "、".join(known.number for each in row.findings if (known := plan.finding(each)))


def _about(row: AgendaItem, text: str, plan: Plan) -> AgendaItem | str:
    """Numbers joined by 、 with ranges such as 1-4; 全部 stands for all of them."""
    if text.lower() == tr("全部").lower():
        return replace(row, findings=tuple(each.id for each in plan.findings))
    chosen: list[FindingId] = []
    for word in filter(None, _JOINTS.split(text)):
        found = _range(word, plan.findings)
        if not found:
            return tr("没有编号为“{number}”的问题。多个编号用顿号隔开，也可以写 1-4 或“全部”。", number=word)
        chosen += [each.id for each in found if each.id not in chosen]
    return replace(row, findings=tuple(chosen))


def _range(word: str, findings: Sequence[Finding]) -> list[Finding]:
    exact = [each for each in findings if _same(each.number, word)]
    first, dash, last = word.translate(_DASHES).partition("-")
    if exact or not dash:
        return exact
    places = [at for at, each in enumerate(findings) if _same(each.number, first) or _same(each.number, last)]
    return list(findings[places[0] : places[-1] + 1]) if len(places) > 1 else []


def _same(number: str, word: str) -> bool:
    return number == word or (number.isdigit() and word.isdigit() and int(number) == int(word))


def _shown_attendants(row: AgendaItem, plan: Plan) -> str:
    return "、".join(known.name for each in row.attendants if (known := plan.seat(each)))


def _invite(row: AgendaItem, text: str, plan: Plan) -> AgendaItem | str:
    people = {seat.name: seat.person for seat in plan.seats}
    names = list(filter(None, _JOINTS.split(text)))
    if odd := [name for name in names if name not in people]:
        return tr("人员名单中没有{names}。请先在“人员”中加上。", names="、".join(odd))
    return replace(row, attendants=tuple(dict.fromkeys(people[name] for name in names)))


def _circulated(row: AgendaItem, text: str, _plan: Plan) -> AgendaItem | str:
    try:
        return replace(row, circulated=parse_day(text))
    except NotADate:
        return bad_date(text)


def _needed(plan: Plan, row: AgendaItem) -> str:
    papers = [paper.title for paper in plan.papers if paper.item == row.id]
    return tr("材料“{title}”对应这个议题，请先更改。", title=papers[0]) if papers else ""


def _ask(row: Numbered, text: str, _plan: Plan) -> Numbered | str:
    return replace(row, question=replace(row.question, text=text))


def _asking(row: Numbered, plan: Plan) -> str:
    party = plan.party(row.question.party)
    return party.called if party else ""


def _ask_by(row: Numbered, text: str, plan: Plan) -> Numbered | str:
    party = next((each.id for each in plan.parties if each.called == text), PartyId(""))
    return replace(row, question=replace(row.question, party=party))


def _ask_about(row: Numbered, text: str, plan: Plan) -> Numbered | str:
    finding = next((each.id for each in plan.findings if text and finding_label(plan, each.id) == text), FindingId(""))
    return replace(row, question=replace(row.question, finding=finding))


def _answering(row: Numbered, plan: Plan) -> str:
    seat = plan.seat(row.question.respondent)
    return seat.name if seat else ""


def _respondents(plan: Plan) -> Sequence[str]:
    return ("", *(seat.name for seat in plan.seats if seat.role is Role.RESPONDENT))


def _ask_whom(row: Numbered, text: str, plan: Plan) -> Numbered | str:
    person = next((seat.person for seat in plan.seats if text and seat.name == text), PersonId(""))
    return replace(row, question=replace(row.question, respondent=person))
