"""An import as it stands before anybody has agreed to it: the file, how it is read, and what was decided."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from desktop.intake import (
    Accepted,
    Conflict,
    Decision,
    ExistingRow,
    Likeness,
    Proposal,
    ProposedRow,
    SourceBook,
    amend,
    compare,
    propose,
    settle,
)


@dataclass(frozen=True)
class Draft:
    """One file being looked at; every change makes another draft."""

    book: SourceBook
    proposal: Proposal
    existing: tuple[ExistingRow, ...]
    conflicts: tuple[Conflict, ...]
    mapping: Mapping[int, str] = field(default_factory=dict)
    """Columns mapped by hand, from 0."""
    header_row: int | None = None
    """The heading's row said by hand; 0 for none, None as found."""
    decisions: Mapping[int, Decision] = field(default_factory=dict)
    otherwise: Decision = Decision.STOP
    """What becomes of conflicts nobody decided."""
    left_out: frozenset[int] = frozenset()

    @property
    def accepted(self) -> Accepted:
        """What would be saved now."""
        return settle(self.proposal, self.conflicts, self.decisions, self.otherwise, self.left_out)

    def conflict(self, row: int) -> Conflict | None:
        """Return the conflict of that row of the sheet, None where there is none."""
        return next((each for each in self.conflicts if each.source_row == row), None)

    def amended(self, row: int, fields: Mapping[str, str] | None = None, due: date | None = None) -> "Draft":
        """Return the draft with a row as a person corrected it."""
        rows = tuple(amend(each, fields, due) if each.source_row == row else each for each in self.proposal.rows)
        return self._again(rows)

    def dated(self) -> "Draft":
        """Return the draft with every suggested deadline confirmed."""
        rows = tuple(
            amend(each, due=each.due_suggested) if each.due_suggested and each.due is None else each
            for each in self.proposal.rows
        )
        return self._again(rows)

    def turned(self, row: int) -> "Draft":
        """Return the draft with that row left out, or taken in again."""
        return replace(self, left_out=self.left_out ^ {row})

    def decided(self, row: int, decision: Decision | None) -> "Draft":
        """Return the draft with that conflict decided, None for as all others."""
        rest = {key: each for key, each in self.decisions.items() if key != row}
        known = self.conflict(row)
        if decision is None or known is None:
            return replace(self, decisions=rest)
        if decision is Decision.UPDATE and known.likeness is Likeness.AMBIGUOUS:
            return self
        return replace(self, decisions={**rest, row: decision})

    def _again(self, rows: Sequence[ProposedRow]) -> "Draft":
        proposal = replace(self.proposal, rows=tuple(rows))
        conflicts = compare(proposal, self.existing)
        met = {conflict.source_row for conflict in conflicts}
        decisions = {row: each for row, each in self.decisions.items() if row in met}
        return replace(self, proposal=proposal, conflicts=conflicts, decisions=decisions)


def look_at(
    book: SourceBook,
    existing: tuple[ExistingRow, ...],
    reference: date,
    sheet: str | None = None,
    mapping: Mapping[int, str] | None = None,
    header_row: int | None = None,
    otherwise: Decision = Decision.STOP,
) -> Draft:
    """Return the draft of a sheet read that way; raises what ``propose`` raises."""
    proposal = propose(book, sheet, mapping or None, header_row=header_row, reference=reference)
    conflicts = compare(proposal, existing)
    return Draft(book, proposal, existing, conflicts, dict(mapping or {}), header_row, otherwise=otherwise)
