"""A list whose rows answer to digits."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent

from desktop.ui.hall.outline import Outline
from desktop.ui.look import Look


class DigitOutline(Outline):
    """``pressed_digit`` carries the row chosen and the digit pressed on it, full-width digits included."""

    pressed_digit = Signal(str, int)

    def __init__(self, look: Look, name: str, digits: str) -> None:
        super().__init__(look, name)
        self._digits = digits

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand digits on with the row they were pressed on."""
        sign = unicodedata.normalize("NFKC", event.text())
        if self.chosen and len(sign) == 1 and sign in self._digits:
            self.pressed_digit.emit(self.chosen, int(sign))
            return
        super().keyPressEvent(event)
