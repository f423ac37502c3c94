"""How the room screen stands, in the head of the hall: icon and word; pressing it opens the preview."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.app.room.air import Signal as Light
from desktop.ui import ink
from desktop.ui.card_chip import CardChip, chip_width, paint_chip
from desktop.ui.icons import Icon
from desktop.ui.look import Look
from desktop.ui.speech import tr
from desktop.ui.tokens import Hue


def light_chip(light: Light, *, waiting: bool) -> CardChip:
    """Return the state in icon and word; ``waiting`` for a screen that was unplugged."""
    if waiting:
        return CardChip(tr("屏幕断开"), Hue.RED, Icon.TRIANGLE_ALERT)
    return {
        Light.OFF: CardChip(tr("未投屏"), Hue.GREY, Icon.MONITOR_UP),
        Light.ON: CardChip(tr("投屏中"), Hue.GREEN, Icon.MONITOR_UP),
        Light.FROZEN: CardChip(tr("已冻结"), Hue.BLUE, Icon.PAUSE),
        Light.BLANK: CardChip(tr("已遮屏"), Hue.AMBER, Icon.SQUARE),
        Light.BARRED: CardChip(tr("已遮屏 待退场"), Hue.AMBER, Icon.USER_X),
    }[light]


class AirButton(QAbstractButton):
    """The state as a button."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._chip = light_chip(Light.OFF, waiting=False)
        self.say(Light.OFF, waiting=False, note="")

    def say(self, light: Light, *, waiting: bool, note: str) -> None:
        """Show how the screen stands; ``note`` says more to whoever asks."""
        self._chip = light_chip(light, waiting=waiting)
        self.setText(self._chip.word)
        self.setAccessibleName(tr("投屏状态：{word}", word=self._chip.word))
        self.setToolTip("\n".join(part for part in (note, tr("投屏预览  Ctrl+F11")) if part))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for icon and word."""
        theme = self._look.theme
        return QSize(chip_width(self._chip, theme), theme.px(26))

    def minimumSizeHint(self) -> QSize:
        """Return the same: a shortened state would be no state."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the state, and the focus ring around it."""
        theme = self._look.theme
        with QPainter(self) as painter:
            paint_chip(painter, 0, self.height() // 2, self._chip, theme)
            if self.hasFocus():
                ink.ring(painter, self.rect(), theme, theme.px(11))
