"""The few other things that can be done now, as buttons that stay where they are while they make sense."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.ui.button import Button
from desktop.ui.hall.vote_steps import Step
from desktop.ui.look import Look
from desktop.ui.matrix_model import plain_sign
from desktop.ui.speech import tr

_ROOM = 256
"""Width of the narrowest panel, on the grid."""


class StepBox(QWidget):
    """Buttons for steps, three in a row where their words fit, else two; each with its digit.

    The digits are heard while the cursor is in the box: ``take_focus`` brings it there.
    """

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._steps: dict[str, Step] = {}
        self._buttons: list[Button] = []
        self._columns = 2
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(look.theme.px(6))

    @property
    def filled(self) -> bool:
        """Whether there is anything to do here."""
        return bool(self._steps)

    @property
    def words(self) -> tuple[str, ...]:
        """What stands on the buttons."""
        return tuple(each.text() for each in self._buttons)

    def take_focus(self) -> None:
        """Put the cursor on the first step."""
        if self._buttons:
            self._buttons[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_steps(self, steps: tuple[Step, ...]) -> None:
        """Show these steps; buttons are made anew only when others make sense."""
        same = [(each.id, each.word) for each in steps] == [(each.id, each.word) for each in self._steps.values()]
        self._steps = {each.id: each for each in steps}
        self.setVisible(bool(steps))
        if same:
            return
        for button in self._buttons:
            self._grid.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [self._button(at + 1, each) for at, each in enumerate(steps)]
        px = self._look.theme.px
        widest = max((button.fontMetrics().horizontalAdvance(button.text()) for button in self._buttons), default=0)
        self._columns = 3 if 3 * (widest + px(20)) <= px(_ROOM) else 2
        for at, button in enumerate(self._buttons):
            self._grid.addWidget(button, at // self._columns, at % self._columns)
            button.show()  # at once: who asks for the other steps may be quicker than the layout

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do the step of a digit; arrows go from one step to the next."""
        sign = plain_sign(event.text())
        if len(sign) == 1 and sign in "123456789" and int(sign) <= len(self._buttons):
            self._buttons[int(sign) - 1].click()
            return
        by = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: self._columns, Qt.Key.Key_Up: -self._columns}
        here = next((at for at, each in enumerate(self._buttons) if each.hasFocus()), None)
        step = by.get(Qt.Key(event.key()))
        if here is not None and step is not None and 0 <= here + step < len(self._buttons):
            self._buttons[here + step].setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().keyPressEvent(event)

    def _button(self, number: int, step: Step) -> Button:
        button = Button(self._look, f"{number} {step.word}")
        button.setObjectName(step.id)
        button.setAccessibleName(tr("{word}，按 {number}", word=step.word, number=number))
        button.setStyleSheet(f"padding: 0 {self._look.theme.px(6)}px; text-align: left;")
        button.clicked.connect(partial(self._do, step.id))
        return button

    def _do(self, name: str) -> None:
        """Do the step as it was shown last: its button may be older than it."""
        self._steps[name].do()
