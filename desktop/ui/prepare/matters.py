"""The steps 被审单位, 问题 and 材料: what is reviewed, and on which papers."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from desktop.meeting.ids import FindingId, ItemId, PaperId, UnitId
from desktop.meeting.plan import Figures, Finding, Paper, Plan, Unit
from desktop.ui.ledger_model import RIGHT
from desktop.ui.prepare.moments import NotADate, parse_day
from desktop.ui.prepare.part import Cell, Part
from desktop.ui.speech import tr


def units() -> Part[Unit]:
    """Return the list of reviewed units with their figures."""
    return Part(
        tr("被审单位"),
        lambda plan: plan.units,
        lambda plan, rows: replace(plan, units=rows),
        lambda row: row.id,
        lambda _plan, name: Unit(UnitId(name), ""),
        (
            Cell(tr("单位名称"), lambda row, _plan: row.name, _unit_named, width=140, bold=True),
            Cell(tr("负责人"), lambda row, _plan: row.head, lambda row, text, _: replace(row, head=text), width=60),
            Cell(tr("类别"), lambda row, _plan: row.grade, lambda row, text, _: replace(row, grade=text), width=44),
            Cell(tr("挽回(万元)"), _recovered, _recover, width=80, align=RIGHT),
            _count(tr("建章立制"), lambda each: each.rules_made, lambda each, n: replace(each, rules_made=n)),
            _count(tr("党纪政务"), lambda each: each.disciplined, lambda each, n: replace(each, disciplined=n)),
            _count(tr("组织处理"), lambda each: each.organisational, lambda each, n: replace(each, organisational=n)),
            _count(tr("谈话提醒"), lambda each: each.reminded, lambda each, n: replace(each, reminded=n)),
            _count(tr("移交线索"), lambda each: each.clues, lambda each, n: replace(each, clues=n)),
            _count(tr("线索办结"), lambda each: each.clues_closed, lambda each, n: replace(each, clues_closed=n)),
        ),
        _unit_needed,
    )


def findings() -> Part[Finding]:
    """Return the list of findings; the long texts stand in the form below the table."""
    return Part(
        tr("反馈问题"),
        lambda plan: plan.findings,
        lambda plan, rows: replace(plan, findings=rows),
        lambda row: row.id,
        _new_finding,
        (
            Cell(tr("编号"), lambda row, _plan: row.number, _numbered, width=52),
            Cell(tr("具体问题"), lambda row, _plan: _first(row.text), _worded, bold=True),
            Cell(tr("单位"), unit_name, _assign, lambda plan: ("", *(unit.name for unit in plan.units)), width=112),
            Cell(tr("类别"), lambda row, _: row.category, lambda row, text, _: replace(row, category=text), width=74),
            Cell(tr("单位自评"), lambda row, _: row.claimed, lambda row, text, _: replace(row, claimed=text), width=74),
            Cell(tr("整改期限"), due_text, _dated, width=96),
            Cell(tr("责任人"), lambda row, _plan: row.owner, lambda row, text, _: replace(row, owner=text), width=74),
        ),
        _finding_needed,
    )


def papers() -> Part[Paper]:
    """Return the list of papers sent round before the meeting."""
    return Part(
        tr("会前材料"),
        lambda plan: plan.papers,
        lambda plan, rows: replace(plan, papers=rows),
        lambda row: row.id,
        lambda _plan, name: Paper(PaperId(name), ""),
        (
            Cell(
                tr("材料名称"), lambda row, _plan: row.title, lambda row, text, _: replace(row, title=text), bold=True
            ),
            Cell(tr("对应议题"), _item, _attach, lambda plan: ("", *(each.title for each in plan.agenda)), width=240),
            Cell(
                tr("发出日期"),
                lambda row, _plan: row.circulated.isoformat() if row.circulated else "",
                _circulated,
                width=120,
            ),
        ),
    )


def unit_name(row: Finding, plan: Plan) -> str:
    """Return the name of the finding's unit, "" for none."""
    return next((unit.name for unit in plan.units if unit.id == row.unit), "")


def due_text(row: Finding, _plan: Plan) -> str:
    """Return the deadline as a date, or as it was written."""
    return row.due.isoformat() if row.due else row.due_text


def bad_date(text: str) -> str:
    """Return what is said about a text that is no date."""
    return tr("“{text}”不是日期。请写成 2026-03-31 的样子，或者留空。", text=text)


def _first(text: str) -> str:
    return text.splitlines()[0] if text else ""


def _unit_named(row: Unit, text: str, _plan: Plan) -> Unit | str:
    return replace(row, name=text) if text else tr("请填写单位名称；不要这个单位时请删除该行。")


def _unit_needed(plan: Plan, row: Unit) -> str:
    if any(finding.unit == row.id for finding in plan.findings):
        return tr("还有问题属于{unit}，请先把这些问题改为其他单位。", unit=row.name)
    if any(seat.unit == row.id for seat in plan.seats):
        return tr("还有人员属于{unit}，请先在人员中更改。", unit=row.name)
    return ""


def _recovered(row: Unit, _plan: Plan) -> str:
    return f"{row.figures.recovered}" if row.figures.recovered else ""


def _recover(row: Unit, text: str, _plan: Plan) -> Unit | str:
    try:
        amount = Decimal(text.replace(",", "").replace("，", "") or "0")
    except InvalidOperation:
        return tr("金额请填数字，单位是万元。")
    if not amount.is_finite() or amount < 0:
        return tr("金额请填数字，单位是万元。")
    return replace(row, figures=replace(row.figures, recovered=amount))


def _count(title: str, read: Callable[[Figures], int], put: Callable[[Figures, int], Figures]) -> Cell[Unit]:
    def write(row: Unit, text: str, _plan: Plan) -> Unit | str:
        if text and not (text.isascii() and text.isdigit()):
            return tr("{title}请填整数。", title=title)
        return replace(row, figures=put(row.figures, int(text or "0")))

    return Cell(title, lambda row, _plan: str(read(row.figures) or ""), write, width=70, align=RIGHT)


def _new_finding(plan: Plan, name: str) -> Finding:
    unit = plan.units[0].id if len(plan.units) == 1 else UnitId("")
    taken = {finding.number for finding in plan.findings}
    number = next(f"{n:02d}" for n in range(1, len(taken) + 2) if f"{n:02d}" not in taken)
    return Finding(FindingId(name), number, "", unit)


def _numbered(row: Finding, text: str, plan: Plan) -> Finding | str:
    twins = [each for each in plan.findings if each.number == text and each.id != row.id and each.unit == row.unit]
    return tr("编号“{number}”已经有问题在用。", number=text) if twins else replace(row, number=text)


def _worded(row: Finding, text: str, _plan: Plan) -> Finding | str:
    _, line, rest = row.text.partition("\n")
    return replace(row, text=text + line + rest)


def _assign(row: Finding, text: str, plan: Plan) -> Finding | str:
    return replace(row, unit=next((unit.id for unit in plan.units if unit.name == text), UnitId("")))


def _dated(row: Finding, text: str, _plan: Plan) -> Finding | str:
    try:
        return replace(row, due=parse_day(text), due_text="")
    except NotADate:
        return replace(row, due=None, due_text=text)


def _finding_needed(plan: Plan, row: Finding) -> str:
    if any(each.finding == row.id for each in plan.opinions):
        return tr("问题{number}已有会前意见，请先清空这些意见。", number=row.number)
    if any(row.id in item.findings for item in plan.agenda):
        return tr("问题{number}已列入议程，请先从议程中去掉。", number=row.number)
    if any(each.finding == row.id for each in plan.questions):
        return tr("问题{number}已有准备质询，请先删除。", number=row.number)
    return ""


def _item(row: Paper, plan: Plan) -> str:
    return next((item.title for item in plan.agenda if item.id == row.item), "")


def _attach(row: Paper, text: str, plan: Plan) -> Paper | str:
    return replace(row, item=next((item.id for item in plan.agenda if item.title == text), ItemId("")))


def _circulated(row: Paper, text: str, _plan: Plan) -> Paper | str:
    try:
        return replace(row, circulated=parse_day(text))
    except NotADate:
        return bad_date(text)
