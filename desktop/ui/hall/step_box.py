"""The few other things that can be done now, as buttons that stay where they are while they make sense."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.ui.button import Button
from desktop.ui.hall.vote_steps import Step
from desktop.ui.look import Look

_COLUMNS = 3


class StepBox(QWidget):
    """Buttons for steps, three in a row; hidden while there is none."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._steps: dict[str, Step] = {}
        self._buttons: list[Button] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(look.theme.px(6))

    @property
    def filled(self) -> bool:
        """Whether there is anything to do here."""
        return bool(self._steps)

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
        self._buttons = [self._button(each) for each in steps]
        for at, button in enumerate(self._buttons):
            self._grid.addWidget(button, at // _COLUMNS, at % _COLUMNS)

    def _button(self, step: Step) -> Button:
        button = Button(self._look, step.word)
        button.setObjectName(step.id)
        button.setStyleSheet(f"padding: 0 {self._look.theme.px(4)}px;")
        button.clicked.connect(partial(self._do, step.id))
        return button

    def _do(self, name: str) -> None:
        """Do the step as it was shown last: its button may be older than it."""
        self._steps[name].do()
