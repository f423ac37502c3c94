"""Owner, date and proof of a promise, beside its words while they are read back."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.meeting.ids import NOTHING, Seq
from desktop.meeting.refusal import Intent
from desktop.meeting.rules.speech import read_back
from desktop.meeting.state import Commitment
from desktop.ui.field import Field, Value
from desktop.ui.hall.times import date_fault, read_date
from desktop.ui.look import Look
from desktop.ui.prepare.live_form import LiveForm
from desktop.ui.speech import tr


class ReadBackForm(QWidget):
    """The three fields of one promise at a time. ``entered`` says Enter; what was typed for another one stays."""

    entered = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._seq = NOTHING
        self._typed: dict[Seq, dict[str, Value]] = {}
        self._fields = LiveForm(
            look,
            (
                Field("due", tr("期限(&D)"), check=date_fault, hint=tr("2027-04-30 或 4月30日")),
                Field("owner", tr("责任人(&O)")),
                Field("evidence", tr("佐证材料(&E)")),
            ),
        )
        self._fields.edited.connect(self._note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._fields)
        for line in self.findChildren(QLineEdit):
            line.returnPressed.connect(self.entered)

    def show_promise(self, promise: Commitment) -> None:
        """Show what was said of the promise, and what was typed about it here since."""
        if promise.seq == self._seq:
            return
        self._seq = promise.seq
        said: dict[str, Value] = {
            "due": promise.due.isoformat() if promise.due else "",
            "owner": promise.owner,
            "evidence": promise.evidence,
        }
        self._fields.load(said | self._typed.get(promise.seq, {}))
        self._fields.fault("due", "")

    def begin(self) -> None:
        """Put the cursor into the first field."""
        self._fields.widget("due").setFocus()

    def intent(self, promise: Commitment, today: date) -> Intent | None:
        """Return what says that the promise was confirmed so; None, and the fault shown, where the date is none."""
        values = {name: self._said(name) for name in ("due", "owner", "evidence")}
        if fault := date_fault(values["due"]):
            self._fields.fault("due", fault)
            self.begin()
            return None
        self._typed.pop(promise.seq, None)
        return read_back(
            promise.seq,
            owner=values["owner"],
            due=read_date(values["due"], today),
            evidence=values["evidence"],
        )

    def field(self, name: str) -> QWidget:
        """Return the field of that name."""
        return self._fields.widget(name)

    def _said(self, name: str) -> str:
        widget = self._fields.widget(name)
        return widget.text().strip() if isinstance(widget, QLineEdit) else ""

    def _note(self, name: str, value: Value) -> None:
        self._typed.setdefault(self._seq, {})[name] = value
