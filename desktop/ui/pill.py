"""A state said in one word on a tinted ground: 记录中, 已达法定人数, 待核."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.ui.card_chip import CardChip, chip_width, paint_chip
from desktop.ui.icons import Icon
from desktop.ui.look import Look
from desktop.ui.tokens import Hue


class Pill(QLabel):
    """A label, so that it is heard as text; says its word in the hue's ink."""

    def __init__(
        self, look: Look, word: str, hue: Hue, icon: Icon | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._chip = CardChip(word, hue, icon)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.say(word, hue, icon)

    def say(self, word: str, hue: Hue, icon: Icon | None = None) -> None:
        """Say ``word`` instead."""
        self._chip = CardChip(word, hue, icon)
        self.setText(word)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for icon and word."""
        theme = self._look.theme
        return QSize(chip_width(self._chip, theme), theme.px(24))

    def minimumSizeHint(self) -> QSize:
        """Return the same: a shortened state would be no state."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the pill."""
        with QPainter(self) as painter:
            paint_chip(painter, 0, self.height() // 2, self._chip, self._look.theme)
