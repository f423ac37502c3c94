"""The one document model: what a paper says, before anyone decides how it looks.

Every renderer (text, PDF, workbook) reads these blocks and nothing else. A block's `key` is stable from draft to
draft, so that two drafts can be compared and a wording can be edited in its place. All text is plain: no markup is
ever interpreted.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Align(StrEnum):
    """How the text of a table column stands in its cells."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True)
class Heading:
    """A heading; level 0 is the document's own title, 1 to 3 number themselves in the text already."""

    key: str
    level: int
    text: str


@dataclass(frozen=True)
class Paragraph:
    """Running text, first line indented by two characters; line feeds in it begin new lines."""

    key: str
    text: str


@dataclass(frozen=True)
class Facts:
    """Labelled facts in reading order, one per line: (label without colon, text)."""

    key: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Roster:
    """A labelled list of people (出席、请假、列席 …), turnover lines hanging under the first name.

    `entries` are complete and unbreakable (“罗　珺（第三监督检查室副主任）”), in official order; empty prints 无.
    """

    key: str
    label: str
    entries: tuple[str, ...]


@dataclass(frozen=True)
class Column:
    """One column of a printed table: its title, its share of the width (any positive unit), its alignment."""

    title: str
    weight: int
    align: Align = Align.LEFT


@dataclass(frozen=True)
class Table:
    """A ruled table; every row has exactly one text per column. No rows: the caption stands with “无”."""

    key: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Speech:
    """One entry of the record: when, who, what kind of speech, the words; notes stand below it in smaller type.

    `number` is the entry's number in the journal (第n号), 0 where none is shown; `verbatim` words print in quotation
    marks.
    """

    key: str
    number: int
    time: str
    speaker: str
    label: str
    text: str
    verbatim: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Quote:
    """Words that must stand exactly as spoken (a dissent, a commitment), with whose words they are."""

    key: str
    speaker: str
    text: str
    note: str = ""


@dataclass(frozen=True)
class Note:
    """A small remark of the program or the office: a source, a rounding mode, “以下无正文”."""

    key: str
    text: str


@dataclass(frozen=True)
class Signatures:
    """Places for signatures by hand: a declaration above (may be empty) and one line per label."""

    key: str
    declaration: str
    labels: tuple[str, ...]


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new page."""

    key: str


Block = Heading | Paragraph | Facts | Roster | Table | Speech | Quote | Note | Signatures | PageBreak


@dataclass(frozen=True)
class Document:
    """A whole paper.

    `kind` is the document's id in the profile's visibility table (record, minutes, feedback …); `number` the
    office's number or empty; `head` the office's name printed above the title, or empty; `marking` what is printed
    top left of every page (密级 or 内部资料) or empty; `watermark`
    is drawn across every page when not empty (样张, 草稿); `record_line` stands in every footer and names meeting,
    “记至第n号” and the check value; `language` is fixed for documents: they are Chinese.
    """

    kind: str
    title: str
    number: str
    marking: str
    watermark: str
    record_line: str
    blocks: tuple[Block, ...]
    head: str = ""
