"""Other people's spreadsheets become proposed rows with doubts marked; nothing is saved here.

The way in, in order: `read_file` (or `parse` where a bounded process already runs) → `propose` →
`amend` what a person corrects → `compare` with what is there → `settle` → what may be saved.
People: `propose_people`. Trouble with a file is `Unreadable`, whose text is for the user.
"""

from desktop.intake.catalogue import Catalogue, Field, Kind, Status, Vocabulary, catalogue
from desktop.intake.compare import (
    Accepted,
    Change,
    Conflict,
    Decision,
    ExistingRow,
    Likeness,
    Update,
    compare,
    settle,
)
from desktop.intake.dates import DateReading, read_date
from desktop.intake.header import Column, Found
from desktop.intake.isolate import read_file
from desktop.intake.ledger import propose
from desktop.intake.limits import Limits
from desktop.intake.names import normal_name
from desktop.intake.people import PeopleProposal, ProposedPerson, propose_people
from desktop.intake.proposal import Doubt, Proposal, ProposedRow, SkippedRow, amend
from desktop.intake.reading import parse
from desktop.intake.source import Notice, SourceBook, SourceRow, SourceSheet, Span
from desktop.intake.unreadable import Cause, Unreadable

__all__ = [
    "Accepted",
    "Catalogue",
    "Cause",
    "Change",
    "Column",
    "Conflict",
    "DateReading",
    "Decision",
    "Doubt",
    "ExistingRow",
    "Field",
    "Found",
    "Kind",
    "Likeness",
    "Limits",
    "Notice",
    "PeopleProposal",
    "Proposal",
    "ProposedPerson",
    "ProposedRow",
    "SkippedRow",
    "SourceBook",
    "SourceRow",
    "SourceSheet",
    "Span",
    "Status",
    "Unreadable",
    "Update",
    "Vocabulary",
    "amend",
    "catalogue",
    "compare",
    "normal_name",
    "parse",
    "propose",
    "propose_people",
    "read_date",
    "read_file",
    "settle",
]
