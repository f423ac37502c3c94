"""A paper as plain text: for the preview on the screen, for comparing two drafts, for the goldens.

Running text is not wrapped: a changed word changes one line, and whoever looks for a sentence finds it whole. Only
tables are laid out, and only those that fit; a wide one becomes a list, row by row.
"""

from __future__ import annotations

from desktop.minutes.document import (
    Align,
    Block,
    Column,
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
from desktop.minutes.measure import display_width, pad

LINE_WIDTH = 76
"""Half-width characters in which a title is centred and a rule is drawn."""

TABLE_WIDTH = 108
"""The widest table that is drawn as one."""

INDENT = "　　"
NOTHING = "无"
_MARK = "［注］"
_BLANK = "________________　　　　年　　月　　日"
_TOGETHER = (Facts, Roster, Speech)


def render_text(document: Document) -> str:
    """Return the whole paper as text, lines ending in line feeds; everything the paper says is in it.

    Marking, watermark and number stand first, the line of the record last. The title is said once, whether or not it
    is among the blocks.
    """
    parts = [_head(document)]
    before: Block | None = None
    for block in document.blocks:
        if parts[-1] and not (isinstance(block, _TOGETHER) and type(block) is type(before)):
            parts.append([])
        parts[-1].extend(_block(block))
        before = block
    if document.record_line:
        parts.append(["─" * (LINE_WIDTH // 2), *_lines(document.record_line)])
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _head(document: Document) -> list[str]:
    """Return what stands above the blocks."""
    said = any(
        isinstance(block, Heading) and block.level == 0 and block.text == document.title for block in document.blocks
    )
    lines = [*_given(document.marking)]
    if document.watermark:
        lines += _lines(f"【{document.watermark}】")
    lines += [line for text in _given(document.head) for line in _centred(text)]
    if not said:
        lines += _centred(document.title)
    return lines + [line for text in _given(document.number) for line in _centred(text)]


def _block(block: Block) -> list[str]:
    """Return the lines of one block."""
    match block:
        case Heading(level=level, text=text):
            return _centred(text) if level == 0 else _lines(text)
        case Paragraph(text=text):
            return [INDENT + line for line in _lines(text)]
        case Facts(rows=rows):
            return [line for label, text in rows for line in _labelled(label, text)]
        case Roster(label=label, entries=entries):
            return _labelled(label, "\n".join(entries) or NOTHING)
        case Table():
            return _table(block)
        case Speech():
            return _speech(block)
        case Quote(speaker=speaker, text=text, note=note):
            return _labelled(speaker, f"“{text}”") + [INDENT + _MARK + line for line in _given(note)]
        case Note(text=text):
            return _hanging(_MARK, text)
        case Signatures(declaration=declaration, labels=labels):
            return [
                *(INDENT + line for line in _given(declaration)),
                *(line for label in labels for line in _labelled(label, _BLANK)),
            ]
        case PageBreak():
            return ["- " * (LINE_WIDTH // 2 - 1) + "-"]


def _speech(speech: Speech) -> list[str]:
    """Return one entry of the record, its notes below it."""
    number = f"第{speech.number}号" if speech.number else ""
    label = "　".join(part for part in (number, speech.time, speech.speaker, speech.label) if part)
    words = f"“{speech.text}”" if speech.verbatim else speech.text
    first, *others = _lines(words)
    lines = _lines(label)
    lines[-1] += f"：{first}" if label else first
    lines += [INDENT + line for line in others]
    return lines + [INDENT + line for note in speech.notes for line in _hanging(_MARK, note)]


def _table(table: Table) -> list[str]:
    """Return the table drawn with bars, or as a list of its rows where it would be too wide to read."""
    if not table.rows:
        return _labelled(table.caption, NOTHING)
    titles = tuple(column.title for column in table.columns)
    cells = (titles, *table.rows)
    widths = [max(map(display_width, column)) for column in zip(*cells, strict=True)]
    caption = _given(table.caption)
    if sum(widths) + 3 * len(widths) + 1 > TABLE_WIDTH or any(len(_lines(cell)) > 1 for row in cells for cell in row):
        return caption + _listed(table)
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    drawn = [_row(row, table.columns, widths) for row in cells]
    return [*caption, drawn[0], rule, *drawn[1:]]


def _row(cells: tuple[str, ...], columns: tuple[Column, ...], widths: list[int]) -> str:
    """Return one row of a drawn table."""
    aligned = (_aligned(cell, width, column.align) for cell, width, column in zip(cells, widths, columns, strict=True))
    return "| " + " | ".join(aligned) + " |"


def _aligned(text: str, width: int, align: Align) -> str:
    """Return `text` filled up to `width`."""
    spare = width - display_width(text)
    match align:
        case Align.LEFT:
            return pad(text, width)
        case Align.CENTRE:
            return pad(" " * (spare // 2) + text, width)
        case Align.RIGHT:
            return " " * spare + text


def _listed(table: Table) -> list[str]:
    """Return the rows one under the other, each cell behind its column's title."""
    lines: list[str] = []
    for number, row in enumerate(table.rows, start=1):
        lines.append(f"({number})")
        for column, cell in zip(table.columns, row, strict=True):
            lines += ["  " + line for line in _labelled(column.title, cell)]
    return lines


def _labelled(label: str, text: str) -> list[str]:
    """Return “label：text”; further lines of the text hang under its first character."""
    return _hanging(f"{label}：", text) if label else _lines(text)


def _hanging(before: str, text: str) -> list[str]:
    """Return `before` and the text, the further lines of which hang under its first character."""
    *above, before = _lines(before)
    first, *others = _lines(text)
    return [*above, before + first, *(" " * display_width(before) + line for line in others)]


def _centred(text: str) -> list[str]:
    """Return the lines of `text`, each in the middle of the page."""
    return [" " * max((LINE_WIDTH - display_width(line)) // 2, 0) + line for line in _lines(text)]


def _given(text: str) -> list[str]:
    """Return the lines of `text`, none where there is no text."""
    return _lines(text) if text else []


def _lines(text: str) -> list[str]:
    """Return the lines of `text`, whichever system ended them."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
