"""A page that is a table: rows added, edited in their cells, ticked with Space, moved and taken away by keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from desktop.meeting.profile import Profile
from desktop.ui.kinds.draft import ProfileDraft
from desktop.ui.kinds.page import KindPage
from desktop.ui.ledger_model import CENTRE, LEFT, Column, LedgerModel
from desktop.ui.ledger_view import LedgerView
from desktop.ui.look import Look
from desktop.ui.prepare.cell_editor import CellEditor

R = TypeVar("R")
TICK = "✓"


@dataclass(frozen=True)
class Line(Generic[R]):
    """A row and its place, which is its id: two parties may have one name while they are being written."""

    at: int
    row: R


@dataclass(frozen=True)
class Cell(Generic[R]):
    """One column. ``write`` returns the row with the text in it; ``choices`` are the words to choose among.

    A ``tick`` shows ✓ or nothing, and is turned by Space or Enter.
    """

    title: str
    text: Callable[[R], str]
    write: Callable[[R, str], R] | None = None
    choices: Sequence[str] = ()
    width: int = 0
    tick: bool = False
    bold: bool = False


@dataclass(frozen=True)
class Rows(Generic[R]):
    """How the rows are found in a profile and put back; without ``make`` none can be added or taken away."""

    path: str
    rows: Callable[[Profile], Sequence[R]]
    put: Callable[[Profile, tuple[R, ...]], Profile]
    cells: tuple[Cell[R], ...]
    make: Callable[[Profile], R] | None = None


class RowsPage(KindPage, Generic[R]):
    """The rows of one part of the kind."""

    def __init__(self, look: Look, draft: ProfileDraft, title: str, note: str, part: Rows[R]) -> None:
        super().__init__(look, draft, title, note)
        self.part = part
        self.paths = (part.path,)
        self.model: LedgerModel[Line[R]] = LedgerModel(
            [self._column(cell) for cell in part.cells],
            lambda line: str(line.at),
            lambda hue: look.theme.tokens.hue(hue).ink,
            self,
        )
        self.view = LedgerView(look, self.model, title)
        self.view.setItemDelegate(CellEditor(look, self.view, lambda at: list(part.cells[at].choices) or None))
        self.view.opened.connect(lambda _name: self._open())
        self.view.installEventFilter(self)
        self.column.addWidget(self.view, 1)

    def refresh(self) -> None:
        """Show the rows of the draft."""
        rows = tuple(Line(at, row) for at, row in enumerate(self.part.rows(self.draft.now)))
        place = self.view.currentIndex()
        at, column = place.row(), max(place.column(), 0)
        self.model.show(rows)
        if rows:
            self.view.setCurrentIndex(self.model.index(min(max(at, 0), len(rows) - 1), column))

    def enter(self) -> None:
        """Take the focus."""
        self.view.setFocus()

    def go_to(self, path: str) -> None:
        """Go to the row at fault."""
        if (found := re.search(r"\[([0-9]+)\]", path)) is not None:
            self.view.pick(found[1])
        self.enter()

    @property
    def grows(self) -> bool:
        """Whether rows can be added and taken away."""
        return self.part.make is not None

    def add_row(self) -> None:
        """Add a row behind the chosen one and begin to fill it in."""
        if self.part.make is None:
            return
        rows = list(self.part.rows(self.draft.now))
        at = self.view.currentIndex().row() + 1
        rows.insert(at, self.part.make(self.draft.now))
        self._put(rows)
        self.view.setCurrentIndex(self.model.index(at, 0))
        self.view.setFocus()
        self.view.edit(self.view.currentIndex())

    def remove_row(self) -> None:
        """Take the chosen row away; 撤销 brings it back."""
        at = self.view.currentIndex().row()
        rows = list(self.part.rows(self.draft.now))
        if self.grows and 0 <= at < len(rows):
            del rows[at]
            self._put(rows)

    def move_row(self, by: int) -> None:
        """Move the chosen row up or down."""
        at = self.view.currentIndex().row()
        rows = list(self.part.rows(self.draft.now))
        if self.grows and at >= 0 and 0 <= at + by < len(rows):
            rows.insert(at + by, rows.pop(at))
            self._put(rows)
            self.view.setCurrentIndex(self.model.index(at + by, self.view.currentIndex().column()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Turn a tick with Space."""
        space = (
            isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Space
        )
        if watched is self.view and space and self._turn():
            return True
        return super().eventFilter(watched, event)

    def _open(self) -> None:
        index = self.view.currentIndex()
        if not self._turn() and index.isValid() and self.part.cells[index.column()].write is not None:
            self.view.edit(index)

    def _turn(self) -> bool:
        """Turn the tick the cursor stands on; return whether there is one."""
        index = self.view.currentIndex()
        cell = self.part.cells[index.column()] if index.isValid() else None
        line = self.model.row_at(index)
        if cell is None or line is None or not cell.tick:
            return False
        self._write(line, cell, "" if cell.text(line.row) else TICK)
        return True

    def _write(self, line: Line[R], cell: Cell[R], text: str) -> None:
        if cell.write is None:
            return
        rows = list(self.part.rows(self.draft.now))
        rows[line.at] = cell.write(line.row, text)
        self._put(rows)

    def _put(self, rows: Sequence[R]) -> None:
        self.draft.change(self.part.put(self.draft.now, tuple(rows)))

    def _column(self, cell: Cell[R]) -> Column[Line[R]]:
        edit = None if cell.write is None or cell.tick else lambda line, text: self._write(line, cell, text)
        align = CENTRE if cell.tick else LEFT
        return Column(cell.title, lambda line: cell.text(line.row), align, edit, bold=cell.bold, width=cell.width)


def ticked(*, on: bool) -> str:
    """Return what a tick shows."""
    return TICK if on else ""
