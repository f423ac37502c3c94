"""One field of a form: what is declared about it, and how it stands on the screen."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QSpinBox

from desktop.ui.ime import Composition
from desktop.ui.look import restyle
from desktop.ui.speech import tr

Value = str | int | bool
Values = Mapping[str, Value]


class Kind(StrEnum):
    """How a field is filled in. LINE, TEXT and CHOICE hold text, NUMBER an int, TICK a bool."""

    LINE = "line"
    TEXT = "text"
    CHOICE = "choice"
    NUMBER = "number"
    TICK = "tick"


def sound(_value: Value) -> str:
    """Return no fault: any value will do."""
    return ""


@dataclass(frozen=True, slots=True)
class Field:
    """One field: ``key`` names its value, ``label`` (with a ``&`` mnemonic) names it to the reader.

    ``check`` returns the sentence of a fault, "" when the value will do. ``choices`` are pairs of value and
    text for a CHOICE; ``least`` and ``most`` bound a NUMBER; ``hint`` is shown in the empty field.
    """

    key: str
    label: str
    kind: Kind = Kind.LINE
    needed: bool = False
    hint: str = ""
    check: Callable[[Value], str] = sound
    choices: tuple[tuple[str, str], ...] = ()
    least: int = 0
    most: int = 9999


class Entry:
    """One field on the screen: the widget, its label and the line for its fault."""

    def __init__(self, field: Field) -> None:
        self.field = field
        self.label = QLabel(field.label)
        self.fault = QLabel()
        self.fault.setProperty("role", "fault")
        self.fault.setWordWrap(True)
        self.fault.hide()
        self.composition: Composition | None = None
        self.widget = self._widget()
        self.widget.setObjectName(field.key)
        name = field.label.replace("&", "")
        self.widget.setAccessibleName(tr("{label}，必填", label=name) if field.needed else name)
        self.label.setBuddy(self.widget)

    def value(self) -> Value:
        """Return what stands in the field, a word still being composed included."""
        if self.composition is not None:
            self.composition.flush()
        match self.widget:
            case QLineEdit():
                return self.widget.text().strip()
            case QPlainTextEdit():
                return self.widget.toPlainText().strip()
            case QComboBox():
                return str(self.widget.currentData())
            case QSpinBox():
                return self.widget.value()
            case QCheckBox():
                return self.widget.isChecked()
        raise TypeError(self.field.kind)

    def put(self, value: Value) -> None:
        """Put ``value`` into the field."""
        match self.widget:
            case QLineEdit():
                self.widget.setText(str(value))
            case QPlainTextEdit():
                self.widget.setPlainText(str(value))
            case QComboBox():
                self.widget.setCurrentIndex(max(0, self.widget.findData(value)))
            case QSpinBox():
                self.widget.setValue(int(value))
            case QCheckBox():
                self.widget.setChecked(bool(value))

    def judge(self) -> str:
        """Return the fault of what stands in the field, "" when there is none."""
        value = self.value()
        if self.field.needed and value == "":
            return tr("请填写这一项。")
        return self.field.check(value)

    def tell(self, sentence: str) -> None:
        """Show ``sentence`` under the field and mark it; "" takes the mark away."""
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))
        self.widget.setAccessibleDescription(sentence)
        restyle(self.widget, "fault", bool(sentence))

    def _widget(self) -> QLineEdit | QPlainTextEdit | QComboBox | QSpinBox | QCheckBox:
        field = self.field
        match field.kind:
            case Kind.LINE:
                line = QLineEdit()
                line.setPlaceholderText(field.hint)
                self.composition = Composition(line)
                return line
            case Kind.TEXT:
                text = QPlainTextEdit()
                text.setPlaceholderText(field.hint)
                text.setTabChangesFocus(True)
                self.composition = Composition(text)
                return text
            case Kind.CHOICE:
                box = QComboBox()
                for value, said in field.choices:
                    box.addItem(said, value)
                return box
            case Kind.NUMBER:
                number = QSpinBox()
                number.setRange(field.least, field.most)
                number.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
                return number
            case Kind.TICK:
                tick = QCheckBox(field.label)
                self.label.hide()
                return tick
