"""Signatures, receipts, minutes on their way to the seal, and what may follow it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.meeting.ids import NOBODY, NOTHING, PersonId, Seq, UnitId


class Paper(StrEnum):
    """Papers that leave the room."""

    RECORD = "record"
    """会议记录"""
    MINUTES = "minutes"
    """会议纪要"""
    FEEDBACK = "feedback"
    """会审情况反馈 and 问题清单"""
    QUESTIONING = "questioning"
    """质询记录单"""
    COMMITMENTS = "commitments"
    """承诺清单"""
    VOTES = "votes"
    """表决情况表"""
    COUNT = "count"
    """计票单"""
    WORKBOOK = "workbook"


@dataclass(frozen=True)
class InterimPrinted:
    """会中打印: papers printed while the meeting runs, up to the entry named."""

    papers: tuple[Paper, ...]
    upto: Seq
    pages: int
    person: PersonId = NOBODY
    """Whose part is printed, where it is one person's."""
    code: str = ""
    """Check value the pages carry."""


@dataclass(frozen=True)
class PaperSigned:
    """签名: a person signed a paper, with the words written beside the name."""

    paper: Paper
    person: PersonId
    pages: str = ""
    words: str = ""


@dataclass(frozen=True)
class ObjectionRaised:
    """提出异议: a person objected to how an entry stands, in his words."""

    person: PersonId
    text: str
    about: Seq = NOTHING


@dataclass(frozen=True)
class ObjectionSettled:
    """异议处理: whether the entry was changed, and why; the objection stays on the sheet either way."""

    objection: Seq
    changed: bool
    ground: str


@dataclass(frozen=True)
class SigningRefused:
    """拒签: a person would not sign; reason and two witnesses."""

    paper: Paper
    person: PersonId
    reason: str
    witnesses: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReceiptSigned:
    """签收: the head of the unit took the problem list."""

    person: PersonId
    copies: int = 2
    unit: UnitId = UnitId("")
    code: str = ""
    text: str = ""


@dataclass(frozen=True)
class ParagraphReworded:
    """A narrative paragraph of the minutes was reworded; names, numbers, votes and times never are."""

    block: str
    """Key of the block in the document."""
    text: str
    """How it reads; empty: as it is composed again."""
    composed: str = ""
    """The composed text it was written over, so that it can be said when that has changed since; empty: unknown."""


@dataclass(frozen=True)
class MinutesDrafted:
    """拟稿: a draft was made from the record up to the entry named."""

    upto: Seq
    person: PersonId = NOBODY


@dataclass(frozen=True)
class DraftReviewed:
    """核稿."""

    person: PersonId
    accepted: bool
    remark: str = ""


@dataclass(frozen=True)
class Countersigned:
    """会签: a party's representative signed the draft."""

    person: PersonId
    remark: str = ""


@dataclass(frozen=True)
class MinutesApproved:
    """签发."""

    person: PersonId


@dataclass(frozen=True)
class MinutesNumbered:
    """编号."""

    number: str


@dataclass(frozen=True)
class PaperIssued:
    """印发: these bytes left the room; the exhibit is kept and never composed again."""

    paper: Paper
    upto: Seq
    digest: str
    """SHA-256 of the file in hexadecimal."""
    name: str
    scope: tuple[str, ...] = ()
    """报送范围: which parts were chosen (votes, dissents, opinions)."""
    recipient: str = ""
    medium: str = ""
    draft: bool = False
    """A draft (草稿): watermarked, and no issue in the sense of the office."""
    wording: str = ""
    """Digest of the office's set phrases it was composed with; empty: those of the program."""


@dataclass(frozen=True)
class RecordSealed:
    """定稿封存: the record ends here; from now on only amendments."""

    upto: Seq
    digest: str
    """Chained digest of the entry named, in hexadecimal."""
    person: PersonId = NOBODY


@dataclass(frozen=True)
class Amended:
    """更正（封存后）: what the sealed record should have said, and why."""

    of: Seq
    text: str
    ground: str
    person: PersonId = NOBODY
    on: date | None = None
