"""One table model for every list of rows: columns are declared, rows are frozen values with an id."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont

from desktop.ui.tokens import Hue

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True)  # no slots: Python 3.11 cannot make a generic class frozen with them
class Column(Generic[R]):
    """One column: its title and how a row's text for it is found.

    ``edit`` receives the row and the new text and makes the column editable: it asks for the change, the
    model shows it once new rows arrive. ``hue`` colours the text, which must say the same without colour.
    ``width`` is in grid pixels, 0 takes what is left.
    """

    title: str
    text: Callable[[R], str]
    align: Qt.AlignmentFlag = LEFT
    edit: Callable[[R, str], None] | None = None
    hue: Callable[[R], Hue | None] | None = None
    tip: Callable[[R], str] | None = None
    bold: bool = False
    width: int = 0


class LedgerModel(QAbstractTableModel, Generic[R]):
    """Rows of one kind under declared columns; ``id_of`` gives each row the id that outlives a refresh."""

    shown = Signal()

    def __init__(
        self,
        columns: Sequence[Column[R]],
        id_of: Callable[[R], str],
        ink: Callable[[Hue], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._id_of = id_of
        self._ink = ink
        self._rows: tuple[R, ...] = ()
        self._places: dict[str, int] = {}

    @property
    def columns(self) -> tuple[Column[R], ...]:
        """The declared columns."""
        return self._columns

    @property
    def rows(self) -> tuple[R, ...]:
        """The rows being shown."""
        return self._rows

    def show(self, rows: Sequence[R]) -> None:
        """Show ``rows`` instead; what stayed keeps its place, selection and scroll position.

        The same ids in the same order count as changed cells, further ids at the end as new rows, anything
        else as a new list. Raises ValueError when two rows have one id.
        """
        new = tuple(rows)
        ids = [self._id_of(row) for row in new]
        places = {name: at for at, name in enumerate(ids)}
        if len(places) != len(ids):
            raise ValueError("two rows have one id")
        old = list(self._places)
        if old and ids[: len(old)] == old:
            self._grow(new, places)
        else:
            self.beginResetModel()
            self._rows, self._places = new, places
            self.endResetModel()
        self.shown.emit()

    def row_at(self, index: Index) -> R | None:
        """Return the row under ``index``, None outside the table."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def id_at(self, index: Index) -> str:
        """Return the id of the row under ``index``, "" outside the table."""
        row = self.row_at(index)
        return "" if row is None else self._id_of(row)

    def index_of(self, name: str, column: int = 0) -> QModelIndex:
        """Return the index of the row with id ``name``; an invalid one when it is not shown."""
        at = self._places.get(name)
        return QModelIndex() if at is None else self.index(at, column)

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return the number of rows; rows have no children."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return column titles; rows are numbered from 1."""
        if orientation is Qt.Orientation.Vertical:
            return section + 1 if role == Qt.ItemDataRole.DisplayRole else None
        column = self._columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        return int(column.align) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what Qt asks about one cell."""
        row = self.row_at(index)
        if row is None:
            return None
        column = self._columns[index.column()]
        answer: object = None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                answer = column.text(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                answer = f"{column.title}：{column.text(row)}" if column.title else column.text(row)
            case Qt.ItemDataRole.ToolTipRole:
                answer = column.tip(row) if column.tip else column.text(row)
            case Qt.ItemDataRole.TextAlignmentRole:
                answer = int(column.align)
            case Qt.ItemDataRole.ForegroundRole if column.hue and (hue := column.hue(row)):
                answer = QBrush(QColor(self._ink(hue)))
            case Qt.ItemDataRole.FontRole if column.bold:
                answer = QFont()
                answer.setBold(True)
        return answer

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what may be done with a cell."""
        flags = super().flags(index)
        if index.isValid() and self._columns[index.column()].edit is not None:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for the change of a cell; the table itself changes when the new rows are shown."""
        row = self.row_at(index)
        edit = self._columns[index.column()].edit if row is not None else None
        if row is None or edit is None or role != Qt.ItemDataRole.EditRole:
            return False
        edit(row, str(value))
        return True

    def _grow(self, new: tuple[R, ...], places: dict[str, int]) -> None:
        had = len(self._rows)
        changed = [
            at
            for at, (now, was) in enumerate(zip(new, self._rows, strict=False))
            if now is not was and now != was  # the same object is by far the usual case
        ]
        if len(new) > had:
            self.beginInsertRows(ROOT, had, len(new) - 1)
            self._rows, self._places = new, places
            self.endInsertRows()
        else:
            self._rows, self._places = new, places
        if changed:
            last = len(self._columns) - 1
            self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], last))
