"""One helper for every form: fields are declared, faults stand under them, the whole is submitted once.

A form edits a copy. What it was given stays as it is until ``submitted`` is answered: with ``settle`` when
the change was taken, with ``fault`` when it was not.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from desktop.ui.field import Entry, Field, Kind, Value, Values
from desktop.ui.look import Look


class Form(QWidget):
    """A column of fields. ``submitted`` carries a mapping of all values, once for each good submission."""

    submitted = Signal(object)

    def __init__(self, look: Look, fields: Sequence[Field], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if len({field.key for field in fields}) != len(fields):
            raise ValueError("two fields have one key")
        self._entries = {field.key: Entry(field) for field in fields}
        self._waiting = False
        grid = QGridLayout(self)
        px = look.theme.px
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(4))
        grid.setColumnStretch(1, 1)
        for at, entry in enumerate(self._entries.values()):
            top = at * 3
            side = Qt.AlignmentFlag.AlignTop if entry.field.kind is Kind.TEXT else Qt.AlignmentFlag.AlignVCenter
            grid.addWidget(entry.label, top, 0, Qt.AlignmentFlag.AlignRight | side)
            grid.addWidget(entry.widget, top, 1)
            grid.addWidget(entry.fault, top + 1, 1)
            grid.setRowMinimumHeight(top + 2, px(4))
            if isinstance(entry.widget, QLineEdit):
                entry.widget.returnPressed.connect(self.submit)

    def widget(self, key: str) -> QWidget:
        """Return the widget of the field ``key``."""
        return self._entries[key].widget

    def load(self, values: Values) -> None:
        """Fill the fields from a copy of ``values`` and forget faults; keys not named keep what they hold."""
        for key, value in values.items():
            self._entries[key].put(value)
        self.settle()

    def values(self) -> dict[str, Value]:
        """Return what stands in all fields now."""
        return {key: entry.value() for key, entry in self._entries.items()}

    def submit(self) -> bool:
        """Check everything; emit ``submitted`` and wait, or show the faults and go to the first.

        While an answer is awaited nothing is submitted again, however often Enter is pressed.
        """
        if self._waiting:
            return False
        values = self.values()
        wrong = {key: told for key, entry in self._entries.items() if (told := entry.judge())}
        if wrong:
            self.fault(wrong)
            return False
        self.fault({})
        self._waiting = True
        self.submitted.emit(values)
        return True

    def settle(self) -> None:
        """Take note that the submission was taken: the form may be used again."""
        self._waiting = False
        self.fault({})

    def fault(self, sentences: Mapping[str, str]) -> None:
        """Take note that it was not taken: show each sentence under its field and go to the first."""
        self._waiting = False
        for key, entry in self._entries.items():
            entry.tell(sentences.get(key, ""))
        first = next((key for key in self._entries if key in sentences), None)
        if first is not None:
            self._entries[first].widget.setFocus()
