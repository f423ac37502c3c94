"""A step that is a table: rows added, edited in their cells, moved and taken away, all by keyboard."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from desktop.ui.button import Button, Role
from desktop.ui.icons import Icon
from desktop.ui.ledger_model import Column, LedgerModel
from desktop.ui.ledger_view import LedgerView
from desktop.ui.prepare.cell_editor import CellEditor
from desktop.ui.prepare.keeper import PlanKeeper
from desktop.ui.prepare.part import Cell, Part, changed, moved, without
from desktop.ui.prepare.step_page import StepPage
from desktop.ui.session import Session
from desktop.ui.speech import tr
from desktop.ui.telling import Refused

R = TypeVar("R")


class TablePage(StepPage, Generic[R]):
    """The rows of one part of the plan."""

    def __init__(
        self, session: Session, keeper: PlanKeeper, part: Part[R], title: str, note: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._keeper = keeper
        self.part = part
        look = session.look
        px = look.theme.px
        self.model = LedgerModel(
            [self._column(cell) for cell in part.cells], part.id_of, lambda hue: look.theme.tokens.hue(hue).ink, self
        )
        self.view = LedgerView(look, self.model, title)
        self.view.setItemDelegate(CellEditor(look, self.view, self._words))
        self.view.opened.connect(lambda _name: self._edit())
        self._count = QLabel()
        self._count.setProperty("role", "meta")
        head = QLabel(title)
        head.setProperty("role", "heading")
        said = QLabel(note)
        said.setProperty("role", "meta")
        said.setWordWrap(True)
        self.tools = QHBoxLayout()
        self.tools.setSpacing(px(8))
        self.tools.addWidget(head)
        self.tools.addWidget(self._count)
        self.tools.addStretch(1)
        self._empty = QLabel(tr("还没有内容。按 Insert 增加一行。"))
        self._empty.setProperty("role", "meta")
        self._empty.setMargin(px(24))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(px(16), px(12), px(16), px(12))
        self.column.setSpacing(px(8))
        self.column.addLayout(self.tools)
        self.column.addWidget(said)
        self.column.addWidget(self._stack, 1)
        keeper.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show the rows of the plan as it stands."""
        rows = self.part.rows(self._keeper.plan)
        self.model.show(rows)
        self._count.setText(tr("{n} 行", n=len(rows)))
        self._stack.setCurrentWidget(self.view if rows else self._empty)

    def add_tool(self, text: str, icon: Icon, work: Callable[[], None], *, quiet: bool = False) -> Button:
        """Put a button into the head of the page."""
        button = Button(self._session.look, text, mark=icon, role=Role.QUIET if quiet else Role.PLAIN)
        button.clicked.connect(work)
        self.tools.addWidget(button)
        return button

    def add_row(self) -> None:
        """Add a row at the end and begin to fill it in."""
        name = self._keeper.new_id()
        self._keeper.change(lambda plan: self.part.put(plan, (*self.part.rows(plan), self.part.make(plan, name))))
        if self.model.rows:
            self.view.pick(self.part.id_of(self.model.rows[-1]))
            self.view.setFocus()
            self._edit_first()

    def remove_row(self) -> None:
        """Take the selected row away, or say why it cannot be."""
        row = self.model.row_at(self.view.currentIndex())
        if row is None:
            return
        if why := self.part.needed_by(self._keeper.plan, row):
            self._session.teller.refuse(Refused(why))
            return
        at = self.view.currentIndex().row()
        self._keeper.change(lambda plan: without(self.part, plan, self.part.id_of(row)))
        if self.model.rows:
            self.view.pick(self.part.id_of(self.model.rows[min(at, len(self.model.rows) - 1)]))

    def move_row(self, by: int) -> None:
        """Move the selected row up or down."""
        name = self.view.current_id
        self._keeper.change(lambda plan: moved(self.part, plan, name, by))
        self.view.pick(name)

    def enter(self) -> None:
        """Take the focus."""
        self.view.setFocus()
        if self.model.rows and not self.view.current_id:
            self.view.pick(self.part.id_of(self.model.rows[0]))

    def write(self, row: R, cell: Cell[R], text: str) -> None:
        """Put ``text`` into a cell, or say why it cannot stand there."""
        if cell.write is None:
            return
        plan = self._keeper.plan
        new = cell.write(row, text, plan)
        if isinstance(new, str):
            self._session.teller.refuse(Refused(new))
            return
        self._keeper.change(lambda now: changed(self.part, now, row, new))

    def _column(self, cell: Cell[R]) -> Column[R]:
        return Column(
            cell.title,
            lambda row: cell.text(row, self._keeper.plan),
            cell.align,
            None if cell.write is None else lambda row, text: self.write(row, cell, text),
            bold=cell.bold,
            width=cell.width,
        )

    def _words(self, column: int) -> list[str] | None:
        choices = self.part.cells[column].choices
        return None if choices is None else list(choices(self._keeper.plan))

    def _edit(self) -> None:
        index = self.view.currentIndex()
        if index.isValid() and self.part.cells[index.column()].write is not None:
            self.view.edit(index)

    def _edit_first(self) -> None:
        at = next((place for place, cell in enumerate(self.part.cells) if cell.write and cell.choices is None), 0)
        index = self.model.index(self.view.currentIndex().row(), at)
        self.view.setCurrentIndex(index)
        self.view.edit(index)
