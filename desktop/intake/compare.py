"""Proposed rows beside what is there already; what happens to each is a person's decision."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.intake.catalogue import catalogue
from desktop.intake.proposal import Proposal, ProposedRow
from desktop.intake.width import squeezed


@dataclass(frozen=True)
class ExistingRow:
    """A finding that is there already, in the same field ids as a proposal."""

    id: str
    fields: Mapping[str, str]
    due: date | None = None


@dataclass(frozen=True)
class Change:
    """One field that differs. An empty new text never occurs: an import deletes nothing."""

    field: str
    title: str  # the field's Chinese name
    old: str
    new: str


class Likeness(StrEnum):
    """How a proposed row relates to one that is there."""

    SAME = "same"  # nothing would change
    CHANGED = "changed"
    AMBIGUOUS = "ambiguous"  # several existing rows, or several proposed ones, claim each other


class Decision(StrEnum):
    """What a person decides about one conflict."""

    STOP = "stop"  # import nothing at all
    SKIP = "skip"  # leave what is there
    UPDATE = "update"  # take the file's words


@dataclass(frozen=True)
class Conflict:
    """A proposed row that meets existing ones."""

    source_row: int
    likeness: Likeness
    existing: tuple[str, ...]  # ids; exactly one unless ambiguous
    changes: tuple[Change, ...]
    text: str  # for the person, in Chinese


@dataclass(frozen=True)
class Update:
    """An existing finding that takes the file's words."""

    existing_id: str
    row: ProposedRow
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Accepted:
    """What may be saved, as one batch. When `stopped` is not empty, nothing may."""

    added: tuple[ProposedRow, ...]
    updated: tuple[Update, ...]
    skipped: tuple[int, ...]  # source rows
    stopped: tuple[int, ...]  # source rows whose conflict stops the import


def _keys(fields: Mapping[str, str]) -> list[tuple[str, ...]]:
    """Return what a finding can be recognised by, the surest first.

    序号 is no key: offices renumber with every version of the sheet.
    """
    unit = squeezed(fields.get("unit", ""))
    keys: list[tuple[str, ...]] = []
    if fields.get("code"):
        keys.append(("code", unit, squeezed(fields["code"])))
    if fields.get("finding"):
        keys.append(("finding", unit, squeezed(fields["finding"])))
    return keys


def _changes(row: ProposedRow, existing: ExistingRow) -> tuple[Change, ...]:
    ledger = catalogue().ledger
    changes = []
    for field in ledger.fields:
        old, new = existing.fields.get(field.id, ""), row.fields.get(field.id, "")
        if field.id == "seq" or not new or squeezed(new) == squeezed(old):
            continue
        if field.id == "due" and row.due is not None and row.due == existing.due:
            continue
        changes.append(Change(field.id, field.title, old, new))
    return tuple(changes)


def compare(proposal: Proposal, existing: Sequence[ExistingRow]) -> tuple[Conflict, ...]:
    """Return a conflict for every proposed row that is there already, in the order of the sheet.

    Rows are recognised by 问题编号, then by the finding's text, each within the same 单位. Rows
    without a conflict are new.
    """
    index: dict[tuple[str, ...], list[ExistingRow]] = {}
    for known in existing:
        for key in _keys(known.fields):
            index.setdefault(key, []).append(known)
    met: list[tuple[ProposedRow, list[ExistingRow]]] = []
    claims: dict[str, int] = {}
    for row in proposal.rows:
        found = next((index[key] for key in _keys(row.fields) if key in index), [])
        met.append((row, found))
        for known in found:
            claims[known.id] = claims.get(known.id, 0) + 1
    conflicts = []
    for row, found in met:
        if not found:
            continue
        ids = tuple(known.id for known in found)
        if len(found) > 1 or claims[ids[0]] > 1:
            text = "与已有的几条问题相同，或几行对应同一条，无法确定更新哪一条。"
            conflicts.append(Conflict(row.source_row, Likeness.AMBIGUOUS, ids, (), text))
            continue
        changes = _changes(row, found[0])
        if changes:
            titles = "、".join(change.title for change in changes)
            text = f"已有这条问题，{titles}不同。"
            conflicts.append(Conflict(row.source_row, Likeness.CHANGED, ids, changes, text))
        else:
            conflicts.append(Conflict(row.source_row, Likeness.SAME, ids, (), "已有这条问题，内容相同。"))
    return tuple(conflicts)


def settle(
    proposal: Proposal,
    conflicts: Sequence[Conflict],
    decisions: Mapping[int, Decision],
    otherwise: Decision = Decision.STOP,
    leave_out: frozenset[int] = frozenset(),
) -> Accepted:
    """Return what may be saved when each conflict (by source row) is decided so.

    Conflicts without a decision take `otherwise`; rows that are the same need none and are skipped;
    `leave_out` names source rows a person unticked. Raises ValueError for a decision about a row
    without conflict, and for UPDATE where it is not known which finding to update.
    """
    by_row = {conflict.source_row: conflict for conflict in conflicts}
    for source_row, decision in decisions.items():
        if source_row not in by_row:
            raise ValueError(source_row)
        if decision is Decision.UPDATE and by_row[source_row].likeness is Likeness.AMBIGUOUS:
            raise ValueError(source_row)
    added: list[ProposedRow] = []
    updated: list[Update] = []
    skipped: list[int] = []
    stopped: list[int] = []
    for row in proposal.rows:
        conflict = by_row.get(row.source_row)
        if row.source_row in leave_out or (conflict and conflict.likeness is Likeness.SAME):
            skipped.append(row.source_row)
            continue
        if conflict is None:
            added.append(row)
            continue
        decision = decisions.get(row.source_row, otherwise)
        if decision is Decision.UPDATE and conflict.likeness is Likeness.AMBIGUOUS:
            decision = Decision.STOP  # a general "update" cannot choose for a person
        if decision is Decision.UPDATE:
            updated.append(Update(conflict.existing[0], row, conflict.changes))
        elif decision is Decision.SKIP:
            skipped.append(row.source_row)
        else:
            stopped.append(row.source_row)
    if stopped:
        return Accepted((), (), tuple(skipped), tuple(stopped))
    return Accepted(tuple(added), tuple(updated), tuple(skipped), ())
