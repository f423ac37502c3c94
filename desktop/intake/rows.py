"""One row of a ledger → one proposed finding."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from desktop.intake.catalogue import Field, Kind, Vocabulary, catalogue
from desktop.intake.dates import DateReading, read_date
from desktop.intake.figures import read_count, read_money
from desktop.intake.formats import as_text
from desktop.intake.grid import Grid
from desktop.intake.header import Column, Header
from desktop.intake.proposal import Doubt, ProposedRow
from desktop.intake.source import Cell, Notice, column_letter
from desktop.intake.width import squeezed

_FULL_CELL = 32_767  # what a cell can hold: a text of this length was probably cut
_DITTO = frozenset({"同上", "〃", "″", "同前"})
_LONG_QUOTE = 40  # characters of a value repeated in a sentence


class RowReader:
    """Reads rows from the top down, remembering what blank cells refer to."""

    def __init__(
        self,
        grid: Grid,
        header: Header,
        vocabulary: Vocabulary,
        notices: Iterable[Notice],
        reference: date | None,
        *,
        epoch1904: bool,
    ) -> None:
        self._grid = grid
        self._columns = [(column, vocabulary.field(column.field)) for column in header.columns if column.field]
        self._unnamed = [column for column in header.columns if not column.field]
        self._reference = reference
        self._epoch1904 = epoch1904
        self._above: dict[str, tuple[Cell, int]] = {}  # field id → last cell with content, its row
        self._section = ""
        self._by_row: dict[int, list[Notice]] = {}
        for notice in notices:
            self._by_row.setdefault(notice.row, []).append(notice)

    def open_section(self, text: str) -> None:
        """Rows below this heading inside the table belong to it, unless they name a category."""
        self._section = text
        self._above.pop("category", None)

    def read(self, number: int) -> ProposedRow:
        """Return the row as proposed, with its doubts."""
        fields: dict[str, str] = {}
        doubts = [
            Doubt(notice.code, column_letter(notice.column), self._field_at(notice.column), "", notice.text)
            for notice in self._by_row.get(number, [])
        ]
        if number in self._grid.hidden:
            doubts.append(Doubt("hidden-row", "", "", "", "这一行在原表中是隐藏的（可能被筛选），请确认要不要。"))
        cells: dict[str, Cell] = {}
        for column, field in self._columns:
            cells[field.id] = self._cell(number, column, field, doubts)
            text = as_text(cells[field.id])
            if text:
                fields[field.id] = text
        if "category" not in fields and self._section:
            fields["category"] = self._section
            doubts.append(Doubt("from-section", "", "category", "", f"问题类别取自小标题“{self._section}”。"))
        due = self._date(cells, "due", doubts)
        self._date(cells, "finished", doubts)
        return ProposedRow(
            source_row=number,
            fields=fields,
            due=due.day,
            due_text=due.text,
            due_suggested=due.suggested,
            status=self._status(fields.get("claimed", ""), doubts),
            figures=self._figures(fields, doubts),
            others=self._others(number),
            doubts=tuple(doubts),
        )

    def join(self, row: ProposedRow, more: ProposedRow) -> ProposedRow:
        """Return the finding with the further row of the same merged cell added, line under line."""
        shared = {doubt.field for doubt in more.doubts if doubt.code in {"merged", "as-above"}}
        fields = dict(row.fields)
        for key, text in more.fields.items():
            if key not in fields:
                fields[key] = text
            elif key not in shared and (key in more.figures or text not in fields[key].split("\n")):
                fields[key] = f"{fields[key]}\n{text}"
        doubts = [doubt for doubt in row.doubts if doubt.code != "joined"]
        doubts += [doubt for doubt in more.doubts if doubt.code != "merged"]
        last = more.source_row
        sentence = f"第 {row.source_row} 至 {last} 行的问题是一个合并单元格，合为一条，其余各栏逐行相接。"
        doubts.append(Doubt("joined", "", "finding", row.finding, sentence))
        due, suggested = row.due, row.due_suggested
        dues = {day for day in (row.due, row.due_suggested, more.due, more.due_suggested) if day}
        due_text = fields.get("due", row.due_text)
        if due_text != row.due_text and len(dues) > 1:
            due, suggested = None, max(dues)
            sentence = f"几行的时限不同，建议按最晚的 {suggested:%Y-%m-%d} 理解，请确认。"
            doubts.append(Doubt("date.several", self._letter("due"), "due", due_text, sentence))
        elif due is None and suggested is None:
            due, suggested = more.due, more.due_suggested
        figures = dict(row.figures)
        for key, value in more.figures.items():
            if key not in shared:
                figures[key] = figures.get(key, Decimal(0)) + value
        return replace(
            row,
            fields=fields,
            due=due,
            due_text=due_text,
            due_suggested=suggested,
            status=row.status if row.status == more.status or not more.status else "",
            figures=figures,
            others={**more.others, **row.others},
            also_rows=(*row.also_rows, last),
            doubts=tuple(doubts),
        )

    def _field_at(self, index: int) -> str:
        return next((field.id for column, field in self._columns if column.index == index), "")

    def _letter(self, field_id: str) -> str:
        return next((column.letter for column, field in self._columns if field.id == field_id), "")

    def _cell(self, number: int, column: Column, field: Field, doubts: list[Doubt]) -> Cell:
        """Return the cell, or the one it refers to by being blank or saying 同上."""
        value = self._grid.value(number, column.index)
        text = as_text(value)
        if text and self._grid.is_filled(number, column.index):
            span = self._grid.covered[number, column.index]
            sentence = f"取自合并单元格（从第 {span.top} 行起）。"
            doubts.append(Doubt("merged", column.letter, field.id, text, sentence))
        if len(text) >= _FULL_CELL:
            sentence = "文字已满一个单元格所能容纳的长度，可能被截断。"
            doubts.append(Doubt("cell-full", column.letter, field.id, text[:_LONG_QUOTE], sentence))
        ditto = squeezed(text) in _DITTO
        if text and not ditto:
            self._above[field.id] = (value, number)
            return value
        if field.id not in self._above or not (ditto or field.above):
            return value
        above, row = self._above[field.id]
        said = f"“{text}”" if ditto else "空白，按“同上”"
        sentence = f"{said}取第 {row} 行的“{as_text(above)[:_LONG_QUOTE]}”。"
        doubts.append(Doubt("as-above", column.letter, field.id, text, sentence))
        return above

    def _date(self, cells: dict[str, Cell], field_id: str, doubts: list[Doubt]) -> DateReading:
        if field_id not in cells:
            return DateReading("")
        reading = read_date(cells[field_id], self._reference, epoch1904=self._epoch1904)
        letter = self._letter(field_id)
        if reading.doubt:
            doubts.append(Doubt(reading.doubt, letter, field_id, reading.text, reading.sentence))
        elif not reading.text and field_id == "due":
            doubts.append(Doubt("date.blank", letter, field_id, "", "没有填写完成时限。"))
        return reading

    def _status(self, text: str, doubts: list[Doubt]) -> str:
        if not text:
            return ""
        found = catalogue().status(text)
        if len(found) == 1:
            return found[0].id
        sentence = f"看不出“{text[:_LONG_QUOTE]}”是哪种完成情况，请选择。"
        doubts.append(Doubt("status", self._letter("claimed"), "claimed", text, sentence))
        return ""

    def _figures(self, fields: dict[str, str], doubts: list[Doubt]) -> dict[str, Decimal]:
        figures: dict[str, Decimal] = {}
        for column, field in self._columns:
            text = fields.get(field.id, "")
            if not text or field.kind not in {Kind.COUNT, Kind.MONEY}:
                continue
            figure = read_count(text) if field.kind is Kind.COUNT else read_money(text, column.heading)
            if figure.value is not None:
                figures[field.id] = figure.value
            if figure.doubt:
                doubts.append(Doubt(figure.doubt, column.letter, field.id, text, figure.sentence))
        return figures

    def _others(self, number: int) -> dict[str, str]:
        others: dict[str, str] = {}
        for column in self._unnamed:
            text = as_text(self._grid.value(number, column.index))
            if text:
                others[column.heading or f"{column.letter} 列"] = text
        return others
