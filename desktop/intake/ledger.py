"""An office's sheet → proposed findings, with every doubt marked and nothing decided."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from desktop.intake.catalogue import Vocabulary, catalogue
from desktop.intake.formats import as_text
from desktop.intake.grid import Grid, spread
from desktop.intake.header import Column, Found, Header, find_header, score
from desktop.intake.proposal import Doubt, Proposal, ProposedRow, SkippedRow
from desktop.intake.rows import RowReader
from desktop.intake.source import Notice, SourceBook, SourceSheet
from desktop.intake.width import squeezed

_TOTAL = frozenset({"合计", "总计", "小计", "共计"})
_SECTION = re.compile(r"^\s*(?:[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|第[一二三四五六七八九十]{1,3}[部方类])")
_UNIT = re.compile(
    r"(?:填报单位|被审单位|被巡察单位|整改单位|报送单位|单位名称|单位)\s*[:：（(]\s*(?:盖章[）)]\s*[:：]?)?\s*(\S+)"
)
_STAMP = re.compile(r"[（(]盖章[）)]")


def _visible(book: SourceBook) -> list[SourceSheet]:
    return [sheet for sheet in book.sheets if not sheet.hidden]


def _choose(book: SourceBook, vocabulary: Vocabulary) -> SourceSheet:
    """Return the visible sheet that looks most like a ledger, the first of equals."""

    def rank(sheet: SourceSheet) -> tuple[bool, int, int]:
        header = find_header(spread(sheet), vocabulary)
        return header.column_of("finding") is not None, header.score, len(sheet.rows) > 1

    return max(_visible(book), key=rank)


def propose(
    book: SourceBook,
    sheet: str | None = None,
    mapping: Mapping[int, str] | None = None,
    *,
    header_row: int | None = None,
    reference: date | None = None,
) -> Proposal:
    """Return the findings one sheet holds, each with its doubts, and all other rows with their reasons.

    `sheet` names a visible sheet (default: the one most like a ledger); `mapping` corrects columns
    by hand (column from 0 → field id, "" for none), `header_row` the heading's row (0: there is
    none). `reference` is the day that 2个月内 and 6月底 count from. Raises KeyError for a sheet or
    field that does not exist and ValueError for a row that does not.
    """
    vocabulary = catalogue().ledger
    if sheet is None:
        chosen = _choose(book, vocabulary)
    else:
        named = {known.name: known for known in _visible(book)}
        chosen = named[sheet]
    grid = spread(chosen)
    header = find_header(grid, vocabulary, mapping, header_row)
    notices = [n for n in book.notices if n.sheet in {"", chosen.name} and n.row == 0]
    notices += [n for n in book.notices if n.code == "hidden-sheet" and n.sheet != chosen.name]
    if not grid.complete:
        notices.append(Notice("spans-cut", "合并单元格过多，没有全部展开，请核对。", chosen.name))
    above = [row for row in grid.numbers if row < header.row and not score(grid, row, vocabulary)]
    title = tuple(dict.fromkeys(text for row in above for text in _texts(grid, row)))
    unit = next((_STAMP.sub("", match[1]) for match in map(_UNIT.search, title) if match), "")
    finding = header.column_of("finding")
    if finding is None:
        advice = "没有找到“具体问题”一列，请在预览中指定哪一列是问题。"
        notices.append(Notice("no-finding-column", advice, chosen.name))
        return Proposal(chosen.name, header.row, title, unit, header.columns, (), (), tuple(notices), ("finding",))
    notices += _column_notices(header, vocabulary, chosen.name)
    notices += _cell_notices(book, chosen.name)
    cells = [n for n in book.notices if n.sheet == chosen.name and n.row > 0]
    reader = RowReader(grid, header, vocabulary, cells, reference, epoch1904=book.epoch1904)
    rows, skipped = _walk(grid, header, finding, reader)
    return Proposal(
        chosen.name,
        header.row,
        title,
        unit,
        header.columns,
        tuple(_mark_duplicates(rows)),
        tuple(skipped),
        tuple(notices),
        (),
    )


def _texts(grid: Grid, row: int) -> list[str]:
    return [as_text(grid.value(row, column)) for column in grid.own(row)]


_COUNTED = {
    "formula-without-value": "个公式没有保存计算结果，按空白处理；在 WPS 中打开并保存后可得到结果。",
    "error-value": "个单元格显示错误值，请在原表中改正。",
    "picture": "个单元格里是图片，没有导入，只留下“〔图片〕”字样。",
}


def _cell_notices(book: SourceBook, sheet: str) -> list[Notice]:
    """Return how many cells of the sheet have each kind of trouble; rows that are skipped count too."""
    counts = Counter(notice.code for notice in book.notices if notice.sheet == sheet and notice.row > 0)
    return [Notice(code, f"有 {counts[code]} {text}", sheet) for code, text in _COUNTED.items() if counts[code]]


def _column_notices(header: Header, vocabulary: Vocabulary, sheet: str) -> list[Notice]:
    notices = []
    for column in header.columns:
        if column.found is Found.PART:
            title = vocabulary.field(column.field).title
            text = f"{column.letter} 列“{column.heading}”按“{title}”读取，请确认。"
            notices.append(Notice("column-guessed", text, sheet, column=column.index))
        elif column.found is Found.NONE and column.heading:
            text = f"{column.letter} 列“{column.heading}”没有对应的字段，内容附在各行之后。"
            notices.append(Notice("column-unknown", text, sheet, column=column.index))
    return notices


def _walk(grid: Grid, header: Header, finding: Column, reader: RowReader) -> tuple[list[ProposedRow], list[SkippedRow]]:
    rows: list[ProposedRow] = []
    skipped: list[SkippedRow] = []
    for number in grid.numbers:
        if number <= header.row:
            continue
        reason = _why_skipped(grid, header, finding, number)
        if reason is not None:
            code, text = reason
            skipped.append(SkippedRow(number, code, text, tuple(_texts(grid, number))))
            if code == "section":
                reader.open_section(_texts(grid, number)[0])
        elif rows and grid.is_filled(number, finding.index) and _same_span(grid, rows[-1], number, finding):
            rows[-1] = reader.join(rows[-1], reader.read(number))
        else:
            rows.append(reader.read(number))
    return rows, skipped


def _same_span(grid: Grid, row: ProposedRow, number: int, finding: Column) -> bool:
    span = grid.covered[number, finding.index]
    return span.top <= row.source_row <= span.bottom


def _why_skipped(grid: Grid, header: Header, finding: Column, number: int) -> tuple[str, str] | None:
    """Return code and reason when the row is no finding."""
    own = grid.own(number)
    texts = {column: as_text(grid.value(number, column)) for column in own}
    plain = [squeezed(text) for text in texts.values()]
    span = grid.covered.get((number, finding.index))
    continued = span is not None and span.top < number
    headings = {squeezed(column.heading) for column in header.columns if column.heading}
    if not any(plain):
        reason: tuple[str, str] | None = ("blank", "空行。")
    elif _TOTAL & set(plain[:2]):
        reason = ("total", "合计行。")
    elif continued and span is not None and span.top <= header.row:
        reason = ("heading", "表头的下一层。")
    elif headings and len(own) > 1 and set(plain) <= headings:
        reason = ("heading", "重复的表头。")
    elif continued:
        reason = None
    elif len(own) == 1 and (own[0] < finding.index):
        reason = _lone(header, own[0], texts[own[0]])
    elif not as_text(grid.value(number, finding.index)):
        reason = ("no-finding", "没有问题内容；如果是上一行的续行，请在原表中合并后再导入。")
    else:
        reason = None
    return reason


def _lone(header: Header, column: int, text: str) -> tuple[str, str]:
    """Return what the only text of a row, left of the findings, is: a number, a section or a remark."""
    field = header.columns[column].field
    if field == "seq" and re.fullmatch(r"[\d.\-]+", squeezed(text)):
        return "number-only", "只有序号，没有内容。"
    if field == "category" or _SECTION.match(text):
        return "section", "小标题，作为以下各行的问题类别。"
    return "remark", "说明文字，不是问题。"


def _mark_duplicates(rows: list[ProposedRow]) -> list[ProposedRow]:
    """Return the rows, those that repeat an earlier finding of the same unit, or its number, marked."""
    texts: dict[tuple[str, str], int] = {}
    codes: dict[tuple[str, str, str], int] = {}
    marked = []
    for row in rows:
        unit = squeezed(row.fields.get("unit", ""))
        doubts = list(row.doubts)
        first = texts.setdefault((unit, squeezed(row.finding)), row.source_row)
        if first != row.source_row:
            sentence = f"与第 {first} 行的问题相同，可能重复。"
            doubts.append(Doubt("duplicate", "", "finding", row.finding, sentence))
        shared = {doubt.field for doubt in row.doubts if doubt.code == "merged"}
        for field in ("code", "seq"):
            value = row.fields.get(field, "")
            if value and field not in shared:
                first = codes.setdefault((field, unit, squeezed(value)), row.source_row)
                if first != row.source_row:
                    title = catalogue().ledger.field(field).title
                    sentence = f"{title}“{value}”与第 {first} 行相同。"
                    doubts.append(Doubt(f"{field}-repeated", "", field, value, sentence))
        marked.append(replace(row, doubts=tuple(doubts)))
    return marked
