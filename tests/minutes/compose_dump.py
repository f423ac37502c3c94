"""A document as plain lines for goldens: every block, nothing laid out."""

from __future__ import annotations

import os
from pathlib import Path

from desktop.minutes.document import (
    Block,
    Document,
    Facts,
    Heading,
    Note,
    PageBreak,
    Paragraph,
    Quote,
    Roster,
    Signatures,
    Speech,
    Table,
)
from desktop.minutes.workbook import Sheet, Workbook

GOLDENS = Path(__file__).parent / "goldens"


def dump(paper: Document | Workbook) -> str:
    """The paper, one line per block, row or fact."""
    if isinstance(paper, Workbook):
        head = [f"{paper.title}｜{paper.marking}｜{paper.watermark}"]
        return "\n".join(head + [line for sheet in paper.sheets for line in _sheet(sheet)]) + "\n"
    head = [f"{paper.kind}｜{paper.title}｜{paper.number}｜{paper.marking}｜{paper.watermark}", paper.record_line]
    return "\n".join(head + [line for block in paper.blocks for line in _lines(block)]) + "\n"


def _lines(block: Block) -> list[str]:
    match block:
        case Heading():
            return [f"{'#' * (block.level + 1)} {block.text}"]
        case Paragraph() | Note():
            return [f"{'※ ' if isinstance(block, Note) else ''}{block.text}"]
        case Facts():
            return [f"{label}：{text}" for label, text in block.rows]
        case Roster():
            return [f"{block.label}：{'、'.join(block.entries) or '无'}"]
        case Table():
            rows = ["｜".join(column.title for column in block.columns), *("｜".join(row) for row in block.rows)]
            return [f"［{block.caption}］", *rows]
        case Speech():
            said = f"“{block.text}”" if block.verbatim else block.text
            return [
                f"{block.number} {block.time} {block.speaker}【{block.label}】{said}",
                *(f"    ※ {note}" for note in block.notes),
            ]
        case Quote():
            return [f"{block.speaker}：“{block.text}”（{block.note}）"]
        case Signatures():
            return [f"{block.declaration}　{'／'.join(block.labels)}"]
        case PageBreak():
            return ["－－－"]


def _sheet(sheet: Sheet) -> list[str]:
    above = [f"{label}：{text}" for label, text in sheet.above]
    titles = "｜".join(f"{column.title}<{column.kind.value}>" for column in sheet.columns)
    rows = ["｜".join("" if cell is None else str(cell).replace("\n", "⏎") for cell in row) for row in sheet.rows]
    totals = ["合计"] if sheet.totals else []
    below = [f"{label}：{text}" for label, text in sheet.below]
    return [f"## {sheet.title}", *above, titles, *rows, *totals, *below]


def golden(name: str, said: str) -> str:
    """The golden text of that name; with HUISHEN_GOLDENS=write what was said becomes the golden first."""
    path = GOLDENS / name
    if os.environ.get("HUISHEN_GOLDENS") == "write":
        GOLDENS.mkdir(exist_ok=True)
        path.write_text(said, encoding="utf-8")
    return path.read_text(encoding="utf-8")
