"""A grid of judgements: one row per matter, one column per judge, one of a few values in each cell."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from desktop.ui.icons import Icon
from desktop.ui.ledger_model import ROOT, Index
from desktop.ui.speech import tr
from desktop.ui.tokens import Hue


@dataclass(frozen=True, slots=True)
class Choice:
    """One value a cell may have; ``keys`` are the single signs that choose it, such as ``"1a"``."""

    value: str
    word: str
    icon: Icon
    hue: Hue
    keys: str


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands in one cell: the value ("" for none yet), whether it has a comment, what it was before.

    ``pale`` says why the value does not count as said here and now (会前, 拟登记), "" where it does; ``lacking``
    says that something is still asked for, such as the evidence it rests on.
    """

    value: str = ""
    commented: bool = False
    earlier: str = ""
    locked: bool = False
    pale: str = ""
    lacking: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """The head of a row or column: ``id`` for the program, ``title`` for people, ``aside`` beside the row.

    ``full`` is the whole name where the title is a short one: it is the tool tip.
    """

    id: str
    title: str
    aside: str = ""
    full: str = ""


EMPTY = Mark()
_FEW = 40
"""More rows than are on screen at once are told in one go."""


def plain_sign(text: str) -> str:
    """Return a typed sign narrow and in lower case: an input method sends １ and ； for 1 and ;."""
    return unicodedata.normalize("NFKC", text).lower()


class MatrixModel(QAbstractTableModel):
    """The grid; changing a cell is asked of the program, and seen here when ``show`` is called again."""

    def __init__(self, choices: Sequence[Choice], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choices = {choice.value: choice for choice in choices}
        self._keys = {sign: choice for choice in choices for sign in choice.keys}
        if len(self._keys) != sum(len(choice.keys) for choice in choices):
            raise ValueError("one key chooses two values")
        self._rows: tuple[Line, ...] = ()
        self._columns: tuple[Line, ...] = ()
        self._row_at: dict[str, int] = {}
        self._column_at: dict[str, int] = {}
        self._marks: Mapping[tuple[str, str], Mark] = {}
        self._aside_title = ""

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The values a cell may have, in their order."""
        return tuple(self._choices.values())

    @property
    def has_aside(self) -> bool:
        """Whether a last column tells something about each row, such as 一致 or 分歧."""
        return bool(self._aside_title)

    def show(
        self,
        rows: Sequence[Line],
        columns: Sequence[Line],
        marks: Mapping[tuple[str, str], Mark],
        aside_title: str = "",
    ) -> None:
        """Show the grid; ``marks`` are keyed by row id and column id. The same ids keep the place."""
        same = (
            [row.id for row in rows] == [row.id for row in self._rows]
            and tuple(columns) == self._columns
            and aside_title == self._aside_title
        )
        if not same:
            self.beginResetModel()
        before, asides = self._marks, [line.aside for line in self._rows]
        self._rows, self._columns, self._aside_title = tuple(rows), tuple(columns), aside_title
        self._marks = dict(marks)
        if not same:
            self._row_at = {line.id: at for at, line in enumerate(self._rows)}
            self._column_at = {line.id: at for at, line in enumerate(self._columns)}
            self.endResetModel()
        else:
            self._tell(before, asides)

    def _tell(self, before: Mapping[tuple[str, str], Mark], asides: list[str]) -> None:
        """Say which cells changed: one verdict in a grid of thousands is drawn by itself."""
        rows = {at for at, line in enumerate(self._rows) if line.aside != asides[at]}
        places = {
            place
            for place, mark in self._marks.items()
            if (old := before.get(place, EMPTY)) is not mark and old != mark  # most are the very same object
        }
        places |= before.keys() - self._marks.keys()
        rows |= {self._row_at[row] for row, _column in places if row in self._row_at}
        if not self._columns:
            return
        last = self.columnCount() - 1
        if len(rows) > _FEW:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, last))
            return
        for row in sorted(rows):
            self.dataChanged.emit(self.index(row, 0), self.index(row, last))

    def choice_of(self, typed: str) -> Choice | None:
        """Return the choice that the typed sign stands for, whatever its width."""
        return self._keys.get(plain_sign(typed))

    def choice(self, value: str) -> Choice | None:
        """Return the choice with ``value``, None for a value of another profile or none."""
        return self._choices.get(value)

    def place(self, index: Index) -> tuple[str, str] | None:
        """Return row id and column id of a cell of the grid, None outside it and in the last aside column."""
        if not index.isValid() or index.column() >= len(self._columns):
            return None
        return self._rows[index.row()].id, self._columns[index.column()].id

    def mark(self, index: Index) -> Mark:
        """Return what stands in the cell."""
        place = self.place(index)
        return EMPTY if place is None else self._marks.get(place, EMPTY)

    def index_of(self, row: str, column: str) -> QModelIndex:
        """Return the cell with these ids; an invalid index when it is not shown."""
        if row not in self._row_at or column not in self._column_at:
            return QModelIndex()
        return self.index(self._row_at[row], self._column_at[column])

    def missing(self) -> int:
        """Return how many cells have no value yet."""
        return sum(
            not self._marks.get((row.id, column.id), EMPTY).value for row in self._rows for column in self._columns
        )

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return the number of matters."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Return the number of judges, and one for the aside."""
        return 0 if parent.isValid() else len(self._columns) + self.has_aside

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return titles of matters and judges."""
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        if orientation is Qt.Orientation.Horizontal and section >= len(self._columns):
            return self._aside_title
        line = (self._rows if orientation is Qt.Orientation.Vertical else self._columns)[section]
        return line.full or line.title if role == Qt.ItemDataRole.ToolTipRole else line.title

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the word of the cell, and the whole sentence for those who hear it."""
        place = self.place(index)
        if role == Qt.ItemDataRole.DisplayRole:
            if place is None:
                return self._rows[index.row()].aside if index.isValid() else None
            return self._word(self.mark(index).value)
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole} and index.isValid():
            return self._spoken(index, place)
        return None

    def _word(self, value: str) -> str:
        choice = self._choices.get(value)
        return choice.word if choice else value

    def _spoken(self, index: Index, place: tuple[str, str] | None) -> str:
        row = self._rows[index.row()]
        if place is None:
            return f"{row.title}，{self._aside_title}：{row.aside}"
        mark = self.mark(index)
        parts = [row.title, self._columns[index.column()].title, self._word(mark.value) or tr("未填")]
        if mark.pale:
            parts.append(mark.pale)
        if mark.commented:
            parts.append(tr("有说明"))
        if mark.lacking:
            parts.append(tr("待补"))
        if mark.earlier:
            parts.append(tr("上一轮：{word}", word=self._word(mark.earlier)))
        if mark.locked:
            parts.append(tr("不可改"))
        return "，".join(parts)
