"""Sheets on units, on the meeting itself, on findings and what the parties held of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from desktop.meeting.figures import Rounding, figure
from desktop.meeting.ids import FindingId
from desktop.meeting.plan import Finding, Party, Unit
from desktop.minutes import words
from desktop.minutes.compose.frame import chair_name, meeting_title, numbers, recorder_name, rosters
from desktop.minutes.compose.matters import carried, completion, figures, of_unit, verdict, verdict_counts
from desktop.minutes.compose.sections import sections
from desktop.minutes.compose.sheets.grid import Field, field, long_text, number, sheet, text
from desktop.minutes.compose.view import View, joined, optional_date
from desktop.minutes.document import Roster
from desktop.minutes.parts import Part
from desktop.minutes.workbook import CellKind, Sheet


def summary(view: View, filed: date | None, rounding: Rounding) -> Sheet:
    """会审情况汇总表: one row per unit, with who filled it in above and where to put the seal below."""
    plan = view.meeting.plan
    above = (
        ("填报单位", plan.reporting_unit),
        ("填报人", plan.reporter),
        ("审核人", plan.reviewer),
        ("联系电话", plan.telephone),
        ("填报日期", optional_date(filed)),
    )
    fields: list[Field[Unit]] = [
        text("单位", lambda unit: unit.name, 26),
        number("反馈问题数", lambda unit: len(of_unit(view, unit.id)), 10),
    ]
    below: list[tuple[str, str]] = []
    if view.shows(Part.VERDICTS):
        fields += _completed(view, rounding)
        whole = completion(view.meeting, [each for unit in plan.units for each in of_unit(view, unit.id)])
        below.append(("合计完成率", figure(whole.closed, whole.total, rounding)))
        below.append(("完成率算法", "已完成数÷反馈问题数"))
    if view.shows(Part.CLUES):
        fields += [
            number("移交线索数", lambda unit: figures(view, unit).clues, 10),
            number("办结数", lambda unit: figures(view, unit).clues_closed),
        ]
    if view.shows(Part.FIGURES):
        fields += _reported(view)
    if view.shows(Part.DECISIONS):
        fields.append(long_text("会审结论", lambda unit: conclusion(view, unit), 28))
    fields.append(long_text("备注", lambda unit: _remark(view, unit), 20))
    return sheet(
        "summary", "会审情况汇总表", fields, plan.units, above=above, below=(*below, ("单位（盖章）", "")), totals=True
    )


def _completed(view: View, rounding: Rounding) -> list[Field[Unit]]:
    def rate(unit: Unit) -> str:
        done = completion(view.meeting, of_unit(view, unit.id))
        return figure(done.closed, done.total, rounding)

    return [
        number("已完成", lambda unit: completion(view.meeting, of_unit(view, unit.id)).closed),
        number("基本完成", lambda unit: completion(view.meeting, of_unit(view, unit.id)).partial),
        number("未完成", lambda unit: completion(view.meeting, of_unit(view, unit.id)).open),
        text("完成率", rate, 22),
    ]


def _reported(view: View) -> list[Field[Unit]]:
    return [
        field("追回或挽回金额（万元）", CellKind.AMOUNT, lambda unit: figures(view, unit).recovered, 16),
        number("建章立制（项）", lambda unit: figures(view, unit).rules_made, 15),
        number("党纪政务处分（人）", lambda unit: figures(view, unit).disciplined, 19),
        number("组织处理（人）", lambda unit: figures(view, unit).organisational, 15),
        number("谈话提醒（人）", lambda unit: figures(view, unit).reminded, 15),
    ]


def conclusion(view: View, unit: Unit) -> str:
    """What was adopted on the unit as a whole, on no single finding."""
    alone = len(view.meeting.plan.units) == 1
    adopted = {each.seq for each in carried(view) if not each.put.finding}
    found: list[str] = []
    for section in sections(view):
        units = {each.unit for each in section.findings}
        if alone or units == {unit.id}:
            found += [each.text.rstrip("。") for each in section.motions if each.seq in adopted]
    return "；".join(found)


def _remark(view: View, unit: Unit) -> str:
    if not view.shows(Part.VERDICTS):
        return ""
    known = view.meeting.profile.verdicts
    open_ = [(word, count) for word, count in verdict_counts(view, of_unit(view, unit.id)) if word not in known]
    return "，".join(f"{word}{count}个" for word, count in open_)


def information(view: View, record_line: str) -> Sheet:
    """会议信息: what heads the papers, one fact a row."""
    return sheet(
        "meeting",
        "会议信息",
        [text("项目", lambda fact: fact[0], 14), long_text("内容", lambda fact: fact[1], 80)],
        [fact for fact in _facts(view, record_line) if fact[1]],
    )


def _facts(view: View, record_line: str) -> Iterator[tuple[str, str]]:
    plan = view.meeting.plan
    yield "会议名称", meeting_title(view)
    yield "会议编号", plan.number
    yield "会议类型", view.meeting.profile.name
    yield "时间", view.span()
    yield "地点", plan.place
    yield "被审单位", "；".join(unit.name for unit in plan.units)
    yield "会审方", "、".join(party.name for party in plan.parties)
    if view.shows(Part.ATTENDANCE):
        yield "主持", chair_name(view)
        yield "到会人数", numbers(view)
        for block in rosters(view, "meeting"):
            if isinstance(block, Roster):
                yield block.label, "、".join(block.entries)
        yield "记录", recorder_name(view)
    yield "记录核对", record_line


def ledger(view: View) -> Sheet:
    """问题台账: every finding as the office's ledger has it, the verdict beside the unit's own status."""
    subject = view.meeting.profile.subject

    def unit(finding: Finding) -> str:
        known = view.unit(finding.unit)
        return known.name if known else ""

    fields: list[Field[Finding]] = [
        text("编号", lambda finding: finding.number, 8),
        text("单位", unit, 22),
        text(f"{subject}类别", lambda finding: finding.category, 14),
        long_text(f"反馈{subject}", lambda finding: finding.text),
        long_text("整改目标", lambda finding: finding.target, 24),
        long_text("整改措施", lambda finding: finding.measures),
        long_text("整改情况", lambda finding: finding.progress),
        text("单位自评", lambda finding: finding.claimed),
    ]
    if view.shows(Part.VERDICTS):
        unsettled = (view.wording.verdict_lost, view.wording.verdict_deferred, view.wording.verdict_none)
        choices = (*view.meeting.profile.verdicts, *unsettled)
        fields.append(text("会审认定", lambda finding: verdict(view, finding.id), choices=choices))
        if view.shows(Part.RESULTS):
            fields.append(text("认定依据", lambda finding: _basis(view, finding.id), 16))
    fields += [
        text("责任人", lambda finding: finding.owner),
        text("责任部门", lambda finding: finding.department, 16),
        field("完成时限", CellKind.DATE, lambda finding: finding.due),
        text("时限原文", lambda finding: finding.due_text, 14),
        long_text("佐证材料", lambda finding: finding.evidence, 24),
        long_text("备注", lambda finding: finding.remark, 20),
    ]
    return sheet("ledger", f"{subject}台账", fields, view.findings())


def _basis(view: View, finding: FindingId) -> str:
    found = view.meeting.verdict(finding)
    if found.by_opinions:
        return "按会审意见认定"
    motion = view.meeting.motions.all.get(found.motion) if found.motion else None
    return view.called(motion) if motion else ""


def opinions(view: View) -> Sheet:
    """会审意见: what each party held of each finding, before and after discussion, and how far they agreed."""
    fields: list[Field[Finding]] = [
        text("编号", lambda finding: finding.number, 8),
        long_text(f"反馈{view.meeting.profile.subject}", lambda finding: finding.text),
    ]
    for party in view.meeting.plan.parties:
        fields += _held(view, party)
    fields += [
        text("会前一致程度", lambda finding: words.word(view.meeting.opinions.agreed_before(finding.id))),
        text("一致程度", lambda finding: words.word(view.meeting.opinions.agreed(finding.id))),
    ]
    if view.shows(Part.VERDICTS):
        fields.append(text("会审认定", lambda finding: verdict(view, finding.id)))
    return sheet("opinions", "会审意见", fields, view.findings())


def _held(view: View, party: Party) -> list[Field[Finding]]:
    held = view.meeting.opinions

    def before(finding: Finding) -> str:
        given = held.before.get((finding.id, party.id))
        return given.opinion.verdict if given else ""

    def after(finding: Finding) -> str:
        given = held.after.get((finding.id, party.id))
        return given.opinion.verdict if given else ""

    def ground(finding: Finding) -> str:
        given = held.after.get((finding.id, party.id)) or held.before.get((finding.id, party.id))
        return joined(given.opinion.ground, given.opinion.standard, given.opinion.evidence, by="；") if given else ""

    return [
        text(f"{party.called}（会前）", before),
        text(f"{party.called}（会后）", after),
        long_text(f"{party.called}理由", ground, 20),
    ]
