"""One worksheet of an .xlsx, read cell by cell and never as a rectangle.

A rectangle is what makes other readers fall over a stray cell at row 1,048,576; kept as rows that
exist, such a cell costs one row.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from desktop.intake.formats import Shape, moment_of, shown
from desktop.intake.limits import Limits
from desktop.intake.markup import Attributes, Enough, walk, whole
from desktop.intake.source import PICTURE, Cell, Notice, SourceRow, SourceSheet, Span, column_index
from desktop.intake.unreadable import Cause, Unreadable

_REFERENCE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_PICTURE = re.compile(r"^\s*=?\s*(_xlfn\.)?DISPIMG\(", re.IGNORECASE)


@dataclass
class Budget:
    """What is left for the sheets of one file; counted down while they are read."""

    cells: int
    characters: int
    places: int  # cells and the blanks to their left

    def widen(self, width: int) -> None:
        """One more row of this width is accounted for; raises Unreadable when there are too many."""
        self.places -= width
        if self.places < 0:
            raise Unreadable(Cause.TOO_MUCH_INSIDE)

    def take(self, value: Cell) -> None:
        """One more cell is accounted for; raises Unreadable when the file holds too much."""
        self.cells -= 1
        if isinstance(value, str):
            self.characters -= len(value)
        if self.cells < 0 or self.characters < 0:
            raise Unreadable(Cause.TOO_MUCH_INSIDE)


@dataclass(frozen=True)
class Surroundings:
    """What the cells of a sheet refer to."""

    strings: tuple[str, ...]
    shapes: tuple[Shape, ...]
    epoch1904: bool


def unescape(text: str) -> str:
    """Return the text with `_x000D_` and its like as the characters they stand for."""

    def character(match: re.Match[str]) -> str:
        code = int(match.group(1), 16)
        return "" if 0xD800 <= code <= 0xDFFF else chr(code)

    return _ESCAPE.sub(character, text) if "_x" in text else text


class _Scan:
    """The handlers for one sheet, and what they gathered."""

    def __init__(self, name: str, around: Surroundings, limits: Limits, budget: Budget) -> None:
        self.name = name
        self.around = around
        self.limits = limits
        self.budget = budget
        self.cells: dict[int, dict[int, Cell]] = {}
        self.hidden: set[int] = set()
        self.spans: list[Span] = []
        self.notices: list[Notice] = []
        self.seen: set[str] = set()
        self.row, self.column = 0, -1
        self.kind, self.style = "n", 0
        self.value: list[str] = []
        self.formula: list[str] = []
        self.has_formula = self.has_value = False
        self.take: Callable[[str], None] | None = None
        self.phonetic = 0

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "c":
            self._open_cell(attributes)
        elif name in {"v", "t"}:
            self.has_value = True
            self.take = None if self.phonetic else self.value.append
        elif name == "f":
            self.has_formula, self.take = True, self.formula.append
        elif name == "row":
            self.row, self.column = whole(attributes.get("r"), self.row + 1), -1
            if attributes.get("hidden") in {"1", "true"}:
                self.hidden.add(self.row)
        elif name == "rPh":
            self.phonetic += 1
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def _open_cell(self, attributes: Attributes) -> None:
        match = _REFERENCE.fullmatch(attributes.get("r", ""))
        if match:
            self.column, self.row = column_index(match[1]), int(match[2])
        else:
            self.column += 1
        self.kind, self.style = attributes.get("t", "n"), whole(attributes.get("s"), 0)
        self.value, self.formula = [], []
        self.has_formula = self.has_value = False

    def text(self, piece: str) -> None:
        if self.take is not None:
            self.take(piece)

    def end(self, name: str) -> None:
        if name in {"v", "t", "f"}:
            self.take = None
        elif name == "rPh":
            self.phonetic -= 1
        elif name == "c":
            self._close_cell()

    def _close_cell(self) -> None:
        raw, formula = "".join(self.value), "".join(self.formula)
        if _PICTURE.match(formula) or (formula == "" and _PICTURE.match(raw)):
            self._keep(PICTURE)
            self._notice("picture", "单元格里是图片，没有导入，只留下“〔图片〕”字样。")
        elif raw == "":
            if self.has_formula and not self.has_value:
                self._notice(
                    "formula-without-value",
                    "公式没有保存计算结果，按空白处理；在 WPS 中打开并保存后可得到结果。",
                )
        else:
            self._keep(self._read(raw))

    def _read(self, raw: str) -> Cell:
        match self.kind:
            case "s":
                at = whole(raw.strip(), -1)
                value: Cell = self.around.strings[at] if 0 <= at < len(self.around.strings) else ""
            case "str" | "inlineStr":
                value = unescape(raw)
            case "b":
                value = raw.strip() in {"1", "true"}
            case "d":
                value = moment_of(raw.strip())
            case "e":
                self._notice("error-value", f"单元格显示错误值 {raw}，请在原表中改正。")
                value = raw
            case _:
                value = self._number(raw)
        return value

    def _number(self, raw: str) -> Cell:
        try:
            number = float(raw)
        except ValueError:
            return raw
        known = self.style < len(self.around.shapes)
        shape = self.around.shapes[self.style] if known else Shape.NUMBER
        return shown(number, shape, epoch1904=self.around.epoch1904)

    def _keep(self, value: Cell) -> None:
        if isinstance(value, str) and not value.strip():
            return
        if self.column >= self.limits.columns:
            self._once("columns-cut", f"第 {self.limits.columns} 列以后的内容没有读取。")
            return
        if self.row not in self.cells and len(self.cells) == self.limits.rows:
            self._once("sheet-cut", f"内容超过 {self.limits.rows} 行，第 {self.row} 行起没有读取。")
            raise Enough
        self.budget.take(value)
        self.cells.setdefault(self.row, {})[self.column] = value

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        a, b = _REFERENCE.fullmatch(first), _REFERENCE.fullmatch(last)
        if not a or not b:
            return
        if len(self.spans) == self.limits.spans:
            self._once("spans-cut", "合并单元格过多，后面的没有展开。")
            return
        rows = sorted((int(a[2]), int(b[2])))
        columns = sorted((column_index(a[1]), column_index(b[1])))
        self.spans.append(Span(rows[0], columns[0], rows[1], columns[1]))

    def _notice(self, code: str, text: str) -> None:
        if len(self.notices) < self.limits.rows:
            self.notices.append(Notice(code, text, self.name, self.row, self.column))

    def _once(self, code: str, text: str) -> None:
        if code not in self.seen:
            self.seen.add(code)
            self.notices.append(Notice(code, text, self.name))


def read_sheet(
    name: str, chunks: Iterable[bytes], around: Surroundings, limits: Limits, budget: Budget
) -> tuple[SourceSheet, list[Notice]]:
    """Return the sheet and what was noticed in it; `budget` is counted down. Raises Unreadable."""
    scan = _Scan(name, around, limits, budget)
    walk(chunks, scan.start, scan.end, scan.text)
    rows: list[SourceRow] = []
    for number in sorted(scan.cells):
        found = scan.cells[number]
        budget.widen(max(found) + 1)
        cells = tuple(found.get(column) for column in range(max(found) + 1))
        rows.append(SourceRow(number, cells, number in scan.hidden))
    return SourceSheet(name, tuple(rows), tuple(scan.spans)), scan.notices
