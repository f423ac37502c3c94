"""The table that shows a ``LedgerModel``: whole rows, calm lines, the same row selected after a refresh."""

from typing import Generic, TypeVar

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.ui.ledger_model import LedgerModel
from desktop.ui.look import Look

R = TypeVar("R")


class LedgerView(QTableView, Generic[R]):
    """A table of rows. ``opened`` (Enter, double click) and ``picked`` (selection) carry the id of a row."""

    opened = Signal(str)
    picked = Signal(str)

    def __init__(self, look: Look, model: LedgerModel[R], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._ledger = model
        self._picked = ""
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for at, column in enumerate(model.columns):
            mode = QHeaderView.ResizeMode.Interactive if column.width else QHeaderView.ResizeMode.Stretch
            head.setSectionResizeMode(at, mode)
        self.selectionModel().currentRowChanged.connect(self._note)
        self.doubleClicked.connect(lambda index: self.opened.emit(model.id_at(index)))
        model.modelReset.connect(self._find_again)
        look.changed.connect(self._dress)
        self._dress()

    @property
    def current_id(self) -> str:
        """The id of the selected row, "" when none is."""
        return self._picked

    def pick(self, name: str) -> None:
        """Select the row with id ``name`` and bring it into view; nothing happens when it is not shown."""
        index = self._ledger.index_of(name)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the selected row on Enter; with Ctrl it is the dialog's."""
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and plain and self._picked:
            if self.state() is not QAbstractItemView.State.EditingState:
                self.opened.emit(self._picked)
            return
        super().keyPressEvent(event)

    def _note(self, current: QModelIndex) -> None:
        name = self._ledger.id_at(current)
        if name and name != self._picked:
            self._picked = name
            self.picked.emit(name)

    def _find_again(self) -> None:
        wanted, self._picked = self._picked, ""
        self.pick(wanted)

    def _dress(self) -> None:
        px = self._look.theme.px
        self.verticalHeader().setDefaultSectionSize(px(36))
        for at, column in enumerate(self._ledger.columns):
            if column.width:
                self.setColumnWidth(at, px(column.width))
