"""A form that keeps what is typed while it is typed: no button submits it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.field import Entry, Field, Kind, Value, Values
from desktop.ui.look import Look


class LiveForm(QWidget):
    """Fields in ``wide`` columns. ``edited`` carries key and value of a sound change made by a person.

    A TEXT takes the whole width unless ``whole`` is False.
    """

    edited = Signal(str, object)

    def __init__(
        self,
        look: Look,
        fields: Sequence[Field],
        wide: int = 1,
        parent: QWidget | None = None,
        *,
        whole: bool = True,
    ) -> None:
        super().__init__(parent)
        self._entries = {field.key: Entry(field) for field in fields}
        self._loading = False
        grid = QGridLayout(self)
        px = look.theme.px
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(12))
        row, column = 0, 0
        for entry in self._entries.values():
            across = wide if whole and entry.field.kind is Kind.TEXT else 1
            if across > 1 and column:
                row, column = row + 1, 0
            grid.addLayout(self._cell(entry, px(4)), row, column, 1, across)
            column += across
            if column >= wide:
                row, column = row + 1, 0
            self._watch(entry)
        for at in range(wide):
            grid.setColumnStretch(at, 1)

    def widget(self, key: str) -> QWidget:
        """Return the widget of the field ``key``."""
        return self._entries[key].widget

    def load(self, values: Values) -> None:
        """Show ``values`` without taking them for edits; a field that says the same already is left alone."""
        self._loading = True
        for key, value in values.items():
            entry = self._entries[key]
            if entry.value() != value:
                entry.put(value)
                entry.tell("")
        self._loading = False

    def fault(self, key: str, sentence: str) -> None:
        """Show what is wrong with the field ``key``, "" for nothing."""
        self._entries[key].tell(sentence)

    def _cell(self, entry: Entry, gap: int) -> QVBoxLayout:
        cell = QVBoxLayout()
        cell.setSpacing(gap)
        if entry.field.kind is Kind.TICK:
            cell.addStretch(1)
        cell.addWidget(entry.label)  # hidden under a tick, whose word stands beside it, and yet not left to nobody
        cell.addWidget(entry.widget)
        cell.addWidget(entry.fault)
        if entry.field.kind is not Kind.TEXT:
            cell.setAlignment(Qt.AlignmentFlag.AlignTop)
        return cell

    def _watch(self, entry: Entry) -> None:
        note: Callable[..., None] = lambda *_said: self._note(entry)  # noqa: E731 - one slot for five signals
        match entry.widget:
            case QLineEdit() | QPlainTextEdit():
                entry.widget.textChanged.connect(note)
            case QComboBox():
                entry.widget.currentIndexChanged.connect(note)
            case QSpinBox():
                entry.widget.valueChanged.connect(note)
            case QCheckBox():
                entry.widget.toggled.connect(note)

    def _note(self, entry: Entry) -> None:
        if self._loading:
            return
        value: Value = _standing(entry)
        sentence = entry.field.check(value)
        entry.tell(sentence)
        if not sentence:
            self.edited.emit(entry.field.key, value)


def _standing(entry: Entry) -> Value:
    """Return the field's value without disturbing a word that is still being composed."""
    match entry.widget:
        case QLineEdit():
            return entry.widget.text().strip()
        case QPlainTextEdit():
            return entry.widget.toPlainText().strip()
    return entry.value()
