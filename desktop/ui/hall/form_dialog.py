"""A small form over the hall: filled in by keyboard, closed by the record, kept open by a refusal."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.ui.button import Button, Role
from desktop.ui.field import Field, Kind, Value
from desktop.ui.form import Form
from desktop.ui.look import Look
from desktop.ui.speech import tr
from desktop.ui.telling import Refused

Answers = dict[str, Value]


class FormDialog(QDialog):
    """Asks for a few things and hands them to ``submit``, which answers with ``taken`` or ``refuse``.

    Enter in a line and Ctrl+Enter anywhere submit, Esc gives up. It never waits: ``open`` returns at once.
    """

    def __init__(
        self,
        look: Look,
        title: str,
        fields: Sequence[Field],
        submit: Callable[[FormDialog, Answers], None],
        parent: QWidget,
        *,
        note: str = "",
        word: str = "",
    ) -> None:
        super().__init__(parent)
        self._submit = submit
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        px = look.theme.px
        head = QLabel(title)
        head.setProperty("role", "title")
        self._note = QLabel(note)
        self._note.setProperty("role", "meta")
        self._note.setWordWrap(True)
        self._note.setVisible(bool(note))
        self.form = Form(look, fields)
        self.form.submitted.connect(self._hand_over)
        for field in fields:
            if field.kind is Kind.TEXT:
                self.form.widget(field.key).setFixedHeight(px(92))
        self._fault = QLabel()
        self._fault.setProperty("role", "fault")
        self._fault.setWordWrap(True)
        self._fault.hide()
        self._way_out = Button(look, "")
        self._way_out.hide()
        self._way_out.clicked.connect(self._take_way_out)
        self._offer: Callable[[], None] | None = None
        cancel = Button(look, tr("取消"))
        cancel.clicked.connect(self.reject)
        self._go = Button(look, word or tr("记入"), role=Role.PRIMARY)
        self._go.clicked.connect(self.form.submit)
        keys = QLabel(tr("Ctrl+Enter 记入 · Esc 取消"))
        keys.setProperty("role", "hint")
        foot = QHBoxLayout()
        foot.addWidget(keys, 1)
        foot.addWidget(self._way_out)
        foot.addWidget(cancel)
        foot.addWidget(self._go)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(16), px(20), px(16))
        column.setSpacing(px(10))
        for widget in (head, self._note, self.form, self._fault):
            column.addWidget(widget)
        column.addLayout(foot)
        self.setMinimumWidth(px(460))
        if fields:
            self.form.widget(fields[0].key).setFocus()
        self._before = QApplication.focusWidget()
        self.finished.connect(self._give_back)

    def taken(self) -> None:
        """Close: what was asked for stands in the record."""
        self.form.settle()
        self.accept()

    def refuse(self, refused: Refused) -> None:
        """Stay open and say why, with the way out where there is one."""
        self.form.settle()
        self._fault.setText(f"{refused.sentence}{refused.remedy}")
        self._fault.show()
        self._offer = refused.offer.act if refused.offer else None
        self._way_out.setVisible(self._offer is not None)
        if refused.offer:
            self._way_out.setText(refused.offer.label)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Submit on Ctrl+Enter, give up on Esc."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.form.submit()
            return
        super().keyPressEvent(event)

    def _give_back(self, _code: int) -> None:
        """Put the cursor back where it was: not every window system does."""
        before = self._before
        if before is not None and isValid(before) and before.isVisible():
            before.window().activateWindow()
            before.setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    def _hand_over(self, values: Answers) -> None:
        self._fault.hide()
        self._submit(self, values)

    def _take_way_out(self) -> None:
        if self._offer is not None:
            self.accept()
            self._offer()
