"""The rows of one sheet, written as they come."""

from __future__ import annotations

import math
from collections.abc import Sequence

from openpyxl.utils import get_column_letter

from desktop.minutes.measure import break_lines, count_lines, display_width
from desktop.minutes.xlsx.clean import clean, code_points, provokes_formula
from desktop.minutes.xlsx.result import Remark, RemarkKind
from desktop.minutes.xlsx.strings import SharedStrings
from desktop.minutes.xlsx.styles import Look, Styles
from desktop.minutes.xlsx.values import Stored

MAX_LINES = 27
"""The most lines a row can show: 409 points is the spreadsheet's limit."""

LONGEST = 16_000
"""The most characters surely within a cell's 32,767, where some of them count as two."""

PADDING = 2
"""What a cell's own margins take of a column's width."""

_LINE = 15.0
_MARGIN = 4.0
_LEAST = 21.0
_SENTENCE_END = "。！？；"
_AFTER_END = "”’）》」』"


def height(lines: int, line: float = _LINE) -> float:
    """Return a row's height in points for so many lines of text, at most 409."""
    return min(max(_LEAST, lines * line + _MARGIN), 409.0)


def room(width: int) -> int:
    """Return how many half-width characters stand in a line of a column of `width`."""
    return max(width - PADDING, 2)


def pieces(text: str, width: int, lines: int = MAX_LINES) -> list[str]:
    """Return `text` in pieces of at most `lines` lines of `width`; joined they are the text, letter for letter.

    Cut after a paragraph or a sentence where one ends near the limit, and never before an accent. No piece is longer
    than a cell can hold.
    """
    if fits_one_cell(text, count_lines(text, width), lines):
        return [text]
    done: list[str] = []
    while text:
        window = text[: min(width * lines + 1, LONGEST)]
        broken = break_lines(window, width)
        if len(broken) <= lines and len(window) == len(text):
            cut = len(text)
        else:
            cut = _cut("".join(broken[:lines]))
            while cut < min(len(text), LONGEST) and display_width(text[cut]) == 0:
                cut += 1
        done.append(text[:cut])
        text = text[cut:]
    return done


def fits_one_cell(text: str, lines: int, limit: int = MAX_LINES) -> bool:
    """Tell whether a text that takes so many `lines` can be shown, and held, by one cell."""
    return lines <= limit and len(text) <= LONGEST


def _cut(head: str) -> int:
    """Return where to end a piece that may be as long as `head`."""
    paragraph = head.rfind("\n") + 1
    if paragraph > len(head) // 2:
        return paragraph
    sentence = max(head.rfind(mark) for mark in _SENTENCE_END) + 1
    if sentence > len(head) * 2 // 3:
        while sentence < len(head) and head[sentence] in _AFTER_END:
            sentence += 1
        return sentence
    return len(head)


class Body:
    """Collects one sheet's rows as XML, with the cells to be merged and the remarks.

    `row` is the number of the row to be written next; `used` the height of all rows so far in points.
    """

    def __init__(self, tab: str, widths: Sequence[int], styles: Styles, strings: SharedStrings) -> None:
        self.tab = tab
        self.widths = tuple(widths)
        self.letters = tuple(get_column_letter(index + 1) for index in range(len(widths)))
        self.row = 1
        self.used = 0.0
        self.rows: list[str] = []
        self.merges: list[str] = []
        self.remarks: list[Remark] = []
        self._styles = styles
        self._strings = strings

    def remark(self, kind: RemarkKind, column: int, text: str) -> None:
        """Note a remark on the cell of `column` in the row to be written next."""
        self.remarks.append(Remark(kind, self.tab, f"{self.letters[column]}{self.row}", text))

    def clean(self, text: str, column: int) -> str:
        """Return the storable text and remark on what had to go."""
        kept, lost = clean(text)
        if lost:
            self.remark(
                RemarkKind.REMOVED,
                column,
                f"去掉了表格文件不能保存的{len(lost)}个字符（{code_points(lost)}）",
            )
        return kept

    def text(self, column: int, look: Look, text: str) -> str:
        """Return a cell of text; whatever the text is, no program takes it for a formula."""
        numbers = self._styles.quoted if provokes_formula(text) else self._styles.number
        return (
            f'<c r="{self.letters[column]}{self.row}" s="{numbers[look]}" t="s"><v>{self._strings.number(text)}</v></c>'
        )

    def cell(self, column: int, content: Stored) -> str:
        """Return a cell of text or of a number."""
        if not content.numeric:
            return self.text(column, content.look, content.content)
        style = self._styles.number[content.look]
        return f'<c r="{self.letters[column]}{self.row}" s="{style}"><v>{content.content}</v></c>'

    def empty(self, column: int, look: Look) -> str:
        """Return a cell that holds nothing but its look."""
        return f'<c r="{self.letters[column]}{self.row}" s="{self._styles.number[look]}"/>'

    def span(self, first: int, last: int, look: Look, text: str) -> str:
        """Return the cells `first` to `last` merged into one that holds `text` (may be empty)."""
        if last > first:
            self.merges.append(f"{self.letters[first]}{self.row}:{self.letters[last]}{self.row}")
        head = self.text(first, look, text) if text else self.empty(first, look)
        return head + "".join(self.empty(column, look) for column in range(first + 1, last + 1))

    def end_row(self, cells: str, points: float) -> None:
        """Write the row and go to the next."""
        self.rows.append(f'<row r="{self.row}" ht="{points:g}" customHeight="1">{cells}</row>')
        self.row += 1
        self.used += points

    def add_title(self, title: str) -> None:
        """Write the sheet's title over all columns; its letters are half as large again as the body's."""
        last = len(self.widths) - 1
        width = max(math.floor(room(sum(self.widths)) / 1.53), 4)
        for piece in pieces(self.clean(title, 0), width, 12):
            self.end_row(self.span(0, last, Look.TITLE, piece), height(count_lines(piece, width), 24.0) + 6)
