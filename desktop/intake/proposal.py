"""What an import proposes, before anybody has agreed to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from desktop.intake.header import Column
from desktop.intake.source import Notice


@dataclass(frozen=True)
class Doubt:
    """One thing about one row that a person should look at."""

    code: str
    column: str  # the sheet's letters; empty when the doubt is about the whole row
    field: str  # field id; empty when the doubt is about the whole row
    value: str  # as it stands in the file
    text: str  # for the person, in Chinese


@dataclass(frozen=True)
class ProposedRow:
    """A finding as the file states it. Texts are as written, without blanks around them."""

    source_row: int  # as the sheet numbers it, from 1
    fields: Mapping[str, str]  # field id → text; blank fields are absent
    due: date | None = None  # only when the file leaves no choice
    due_text: str = ""
    due_suggested: date | None = None  # to be confirmed, see the row's doubts
    status: str = ""  # status id of the unit's own word; empty when unclear
    figures: Mapping[str, Decimal] = field(default_factory=dict)  # counts; money in 万元
    others: Mapping[str, str] = field(default_factory=dict)  # heading → text of columns without a field
    also_rows: tuple[int, ...] = ()  # further rows of the sheet that belong to this finding
    doubts: tuple[Doubt, ...] = ()

    @property
    def finding(self) -> str:
        """The finding's text."""
        return self.fields.get("finding", "")


@dataclass(frozen=True)
class SkippedRow:
    """A row of the sheet that yields no finding, and why."""

    source_row: int
    code: str
    text: str  # the reason, in Chinese
    values: tuple[str, ...]  # what stands in the row


@dataclass(frozen=True)
class Proposal:
    """One sheet read as a findings ledger."""

    sheet: str
    header_row: int  # 0 when no row names the columns
    title: tuple[str, ...]  # lines above the heading
    unit: str  # the unit named above the heading; empty when none is
    columns: tuple[Column, ...]
    rows: tuple[ProposedRow, ...]
    skipped: tuple[SkippedRow, ...]
    notices: tuple[Notice, ...]
    missing: tuple[str, ...]  # ids of fields without which nothing can be proposed


def amend(row: ProposedRow, fields: Mapping[str, str] | None = None, due: date | None = None) -> ProposedRow:
    """Return the row as a person corrected it: given fields replaced, the deadline set, their doubts settled.

    An empty text removes a field. Doubts about the amended fields are gone, all others stay.
    """
    changes = dict(fields or {})
    settled = set(changes) | ({"due"} if due is not None else set())
    merged = {key: value for key, value in {**row.fields, **changes}.items() if value}
    return replace(
        row,
        fields=merged,
        due=row.due if due is None else due,
        due_suggested=row.due_suggested if due is None else None,
        due_text=changes.get("due", row.due_text),
        figures={key: value for key, value in row.figures.items() if key not in changes},
        status="" if "claimed" in changes else row.status,
        doubts=tuple(doubt for doubt in row.doubts if doubt.field not in settled),
    )
