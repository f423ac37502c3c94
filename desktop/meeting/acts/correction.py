"""What was recorded wrongly or late. The first entry always stays; these say how to read it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desktop.meeting.ids import NOBODY, PersonId, Seq


class Nature(StrEnum):
    """How a correction is printed."""

    CLERICAL = "clerical"
    """笔误: kept in the journal, printed clean."""
    SUBSTANTIVE = "substantive"
    """实质更正: old and new are both printed; speaker or chair confirmed it."""


@dataclass(frozen=True)
class Corrected:
    """更正: an entry is to be read with one part changed."""

    of: Seq
    field: str
    """Name of the part that changes, as the act has it."""
    value: str
    """Its new content, written as in the entry's own form (a date as 2027-04-30, a person by id)."""
    nature: Nature
    ground: str
    confirmed_by: PersonId = NOBODY


@dataclass(frozen=True)
class StruckOut:
    """撤回／删除: an entry is not to be read at all; misrecorded ones (误录) are never printed."""

    of: Seq
    ground: str
    misrecorded: bool = False


@dataclass(frozen=True)
class LateEntered:
    """补录: the entry named was written down after its time; it prints where it was said, and says so."""

    of: Seq
    ground: str = ""
