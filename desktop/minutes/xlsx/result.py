"""What comes out of writing a workbook: the file, and everything that could not be written just as it was said."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class RemarkKind(StrEnum):
    """Why something in the file is not letter for letter what was handed in."""

    REMOVED = "removed-characters"
    SPLIT = "split"
    RENAMED = "renamed"
    SHORTENED = "shortened"
    NOT_ADDED = "not-added"


@dataclass(frozen=True)
class Remark:
    """One such place: the tab's name (empty for the whole workbook), the cell (“B7”, may be empty), a sentence."""

    kind: RemarkKind
    sheet: str
    place: str
    text: str


@dataclass(frozen=True)
class XlsxResult:
    """A finished workbook: the bytes of the file, and the remarks in the order of the sheets."""

    data: bytes
    remarks: tuple[Remark, ...]
