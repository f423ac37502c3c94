"""会审情况反馈 and 问题清单 for one unit: findings, verdicts, demands, deadlines; nothing of how they came about."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.meeting.ids import FindingId, UnitId
from desktop.meeting.numerals import numeral
from desktop.meeting.plan import Figures, Finding, Unit
from desktop.minutes.compose.frame import meeting_title
from desktop.minutes.compose.matters import (
    commitments,
    concerns,
    counted,
    figures,
    of_unit,
    owed,
    verdict,
    verdict_counts,
)
from desktop.minutes.compose.tables import bare, commitments_table, owed_table
from desktop.minutes.compose.view import View, long_date, optional_date
from desktop.minutes.document import Align, Block, Column, Heading, Note, Paragraph, Signatures, Table
from desktop.minutes.parts import Part


class NoSuchUnit(LookupError):
    """A feedback goes to one reviewed unit of the meeting; none or another was named."""


def addressee(view: View, unit: UnitId) -> Unit | None:
    """The unit the feedback is for; the only one where none is named; None where the meeting reviews no unit.

    Raises NoSuchUnit rather than telling one unit of another.
    """
    units = view.meeting.plan.units
    if not unit and len(units) <= 1:
        return units[0] if units else None
    found = view.unit(unit)
    if found is None:
        raise NoSuchUnit(unit)
    return found


def feedback(view: View, unit: UnitId) -> Iterator[Block]:
    """The blocks of the feedback, the receipt line last. Raises NoSuchUnit."""
    to = addressee(view, unit)
    findings = of_unit(view, to.id if to else UnitId(""))
    if to is not None:
        yield Paragraph("feedback.to", f"{to.name}：")
    lead = view.wording.feedback_lead.format(day=long_date(view.begin.date()), title=meeting_title(view))
    yield _narrative(view, "lead", lead)
    for number, (title, blocks) in enumerate(_sections(view, to, findings), 1):
        yield Heading(f"feedback.section{number}", 1, f"{numeral(number)}、{title}")
        yield from blocks
    yield Signatures("feedback.receipt", view.wording.receipt_declaration, ("签收人",))
    yield Note("feedback.end", view.wording.end_of_text)


def _sections(view: View, to: Unit | None, findings: tuple[Finding, ...]) -> Iterator[tuple[str, list[Block]]]:
    unit = to.id if to else UnitId("")
    promises = [each for each in commitments(view) if concerns(view, unit, each.finding, each.made.speaker)]
    late = [each for each in owed(view) if concerns(view, unit, each.chain.put.finding, each.owes)]
    overall = list(_overall(view, to, findings))
    if overall:
        yield "总体情况", overall
    yield "问题清单", [_problems(view, findings)]
    if view.shows(Part.COMMITMENTS) and promises:
        yield "承诺事项", [bare(commitments_table(view, "feedback.commitments", promises))]
    if view.shows(Part.OWED) and late:
        yield "书面答复事项", [bare(owed_table("feedback.owed", late))]
    yield "整改要求", [_narrative(view, "request", view.wording.feedback_request)]


def _narrative(view: View, name: str, text: str) -> Paragraph:
    key = f"feedback.text.{name}"
    return Paragraph(key, view.reworded(key, text))


def _overall(view: View, to: Unit | None, findings: tuple[Finding, ...]) -> Iterator[Block]:
    subject = view.meeting.profile.subject
    if view.shows(Part.VERDICTS):
        counts = counted(verdict_counts(view, findings))
        told = view.wording.feedback_counts.format(subject=subject, total=len(findings), counts=counts)
        yield Paragraph("feedback.counts", told)
    known = figures(view, to) if to is not None else Figures()
    if view.shows(Part.CLUES) and known.clues:
        told = view.wording.feedback_clues.format(clues=known.clues, closed=known.clues_closed)
        yield Paragraph("feedback.clues", told)


def _problems(view: View, findings: tuple[Finding, ...]) -> Table:
    verdicts = view.shows(Part.VERDICTS)
    columns = [Column("序号", 2, Align.CENTRE), Column(f"反馈{view.meeting.profile.subject}", 8)]
    if verdicts:
        columns += [Column("单位自评", 3, Align.CENTRE), Column("会审认定", 3, Align.CENTRE)]
    columns += [Column("整改要求", 7), Column("完成时限", 4, Align.CENTRE)]
    rows = []
    for finding in findings:
        held = (finding.claimed, verdict(view, finding.id)) if verdicts else ()
        rows.append((finding.number, finding.text, *held, demand(view, finding), deadline(view, finding)))
    return Table("feedback.problems", "", tuple(columns), tuple(rows))


def demand_key(finding: FindingId) -> str:
    """Under which key the demand of a finding is reworded."""
    return f"feedback.text.demand.{finding}"


def demand(view: View, finding: Finding) -> str:
    """What the unit is asked to do about the finding: as the office worded it, else by how the verdict stands."""
    profile = view.meeting.profile
    word = view.meeting.verdict(finding.id).word if view.shows(Part.VERDICTS) else ""
    text = view.wording.demand_open
    if word in profile.closed_verdicts:
        text = view.wording.demand_closed
    elif word in profile.partial_verdicts:
        text = view.wording.demand_partial
    return view.reworded(demand_key(finding.id), text)


def deadline(view: View, finding: Finding) -> str:
    """By when: the latest date promised for it, else the ledger's own time limit; none for what is done."""
    done = view.meeting.verdict(finding.id).word in view.meeting.profile.closed_verdicts
    if done and view.shows(Part.VERDICTS):
        return "—"
    if view.shows(Part.COMMITMENTS):
        due = [each.due for each in commitments(view) if each.finding == finding.id and each.due is not None]
        if due:
            return optional_date(max(due))
    return optional_date(finding.due) or finding.due_text or "待定"
