"""Taking an accepted import into a meeting: one batch, undone as one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, cast

from db import Store
from desktop.app.desk import Desk, Recorded
from desktop.intake import Accepted, ExistingRow, ProposedRow
from desktop.meeting.acts import Act, FindingAdded, StruckOut
from desktop.meeting.ids import FindingId, MeetingId, Seq, UnitId, normalised
from desktop.meeting.plan import Finding, Plan, Unit
from desktop.meeting.refusal import Refusal, refuse

COLUMNS: Mapping[str, str] = {
    "code": "number",
    "category": "category",
    "finding": "text",
    "goal": "target",
    "measures": "measures",
    "progress": "progress",
    "claimed": "claimed",
    "owner": "owner",
    "department": "department",
    "evidence": "evidence",
    "note": "remark",
}
"""Which part of a finding each column of a ledger becomes."""

FIGURES: Mapping[str, str] = {
    "recovered": "recovered",
    "rules": "rules_made",
    "discipline": "disciplined",
    "organisational": "organisational",
    "talks": "reminded",
    "clues": "clues",
    "clues_closed": "clues_closed",
}
"""Which figure of a finding each column of a ledger becomes; money in 万元, the rest whole numbers."""


@dataclass(frozen=True)
class Taken:
    """What an import did to the plan."""

    plan: Plan
    added: tuple[FindingId, ...]
    updated: tuple[FindingId, ...]


def known_rows(plan: Plan) -> tuple[ExistingRow, ...]:
    """The plan's findings as the import compares them."""
    units = {unit.id: unit.name for unit in plan.units}
    rows = []
    for finding in plan.findings:
        fields = {column: str(getattr(finding, part)) for column, part in COLUMNS.items()}
        counted = {column: getattr(finding.figures, part) for column, part in FIGURES.items()}
        fields |= {column: str(number) for column, number in counted.items() if number}
        fields["unit"] = units.get(finding.unit, "")
        fields["due"] = finding.due_text or (finding.due.isoformat() if finding.due else "")
        rows.append(ExistingRow(finding.id, {key: text for key, text in fields.items() if text}, finding.due))
    return tuple(rows)


def take(plan: Plan, accepted: Accepted, new_ids: Sequence[str]) -> Taken:
    """The plan with the accepted rows in it; `new_ids` must hold one id for each row and each unit that may be new."""
    ids = iter(new_ids)
    units = {normalised(unit.name): unit for unit in plan.units}
    findings = {finding.id: finding for finding in plan.findings}
    added: list[FindingId] = []
    for row in accepted.added:
        unit = _unit(row, units, ids)
        finding = FindingId(next(ids))
        fresh = Finding(finding, f"{len(findings) + 1:02d}", row.finding, unit)
        findings[finding] = _filled(fresh, row)
        added.append(finding)
    for update in accepted.updated:
        known = findings[FindingId(update.existing_id)]
        findings[known.id] = _filled(known, update.row)
    changed = replace(plan, findings=tuple(findings.values()), units=tuple(units.values()))
    return Taken(changed, tuple(added), tuple(FindingId(update.existing_id) for update in accepted.updated))


def _unit(row: ProposedRow, units: dict[str, Unit], ids: Iterator[str]) -> UnitId:
    name = row.fields.get("unit", "")
    if not name:
        return next(iter(units.values())).id if len(units) == 1 else UnitId("")
    known = units.get(normalised(name))
    if known is None:
        known = units[normalised(name)] = Unit(UnitId(next(ids)), name)
    return known.id


def _filled(finding: Finding, row: ProposedRow) -> Finding:
    parts: dict[str, Any] = {part: row.fields[column] for column, part in COLUMNS.items() if row.fields.get(column)}
    counted = {part: row.figures[column] for column, part in FIGURES.items() if column in row.figures}
    whole = {part: number if part == "recovered" else int(number) for part, number in counted.items()}
    parts["figures"] = replace(finding.figures, **cast("dict[str, Any]", whole))
    if row.due is not None:
        return replace(finding, **parts, due=row.due, due_text="")
    if row.due_text:
        return replace(finding, **parts, due=None, due_text=row.due_text)
    return replace(finding, **parts)


class Acceptance:
    """Imports into a meeting that is already open: acts, undone only by striking them out."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def add(self, meeting: MeetingId, accepted: Accepted) -> Future[Recorded | Refusal]:
        """Every added finding is on record as an act of its own, in one commit; rows that update are refused."""
        ids = [self._desk.clock.new_id() for _ in range(2 * len(accepted.added))]
        at = self._desk.clock.now()

        def job(store: Store) -> Recorded | Refusal:
            standing = self._desk.snapshot(store, meeting)
            if accepted.updated:
                return refuse("finding.already-known", number=accepted.updated[0].row.fields.get("code", ""))
            taken = take(replace(standing.plan, findings=tuple(standing.agenda.findings.values())), accepted, ids)
            new = set(taken.added)
            acts: list[Act] = [FindingAdded(finding) for finding in taken.plan.findings if finding.id in new]
            return self._desk.write(store, meeting, acts, at, expect=standing.upto)

        return self._desk.thread.post(job)

    def take_back(self, meeting: MeetingId, batch: Sequence[Seq], ground: str) -> Future[Recorded]:
        """The batch is struck out, entry by entry, in one commit; it stays in the journal."""
        at: datetime = self._desk.clock.now()

        def job(store: Store) -> Recorded:
            standing = self._desk.snapshot(store, meeting)
            acts = [StruckOut(seq, ground, misrecorded=True) for seq in batch]
            return self._desk.write(store, meeting, acts, at, expect=standing.upto)

        return self._desk.thread.post(job)
