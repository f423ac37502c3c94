"""The amber band over every page of a rehearsal: nobody can take it for a real meeting."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.ui import ink
from desktop.ui.actions import ActionTable
from desktop.ui.button import Button, Role
from desktop.ui.elided import ElidedLabel
from desktop.ui.icons import Icon
from desktop.ui.look import Look
from desktop.ui.scale import META, TITLE
from desktop.ui.speech import tr
from desktop.ui.tokens import Hue

STRIPE = 14
"""Width of the slanting stripes at its ends, in grid pixels: seen without any colour."""


class RehearsalBand(QFrame):
    """Says 演练, what follows from it, and offers the way back; hidden outside a rehearsal."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._word = ElidedLabel(tr("演练"))
        self._said = ElidedLabel(tr("不是正式会议。材料一律印“演练”，不能签发；演练中的一切都不会回到正式会议库。"))
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._word)
        self._row.addWidget(self._said, 1)
        look.changed.connect(self._dress)
        self._dress()
        self.hide()

    def add_ways(self, table: ActionTable) -> None:
        """Offer the way back and the clearing."""
        for action, text in (("rehearsal.clear", tr("清空演练…")), ("rehearsal.leave", tr("结束演练"))):
            way = Button(self._look, text, role=Role.QUIET)
            way.stand_for(table.action(action))
            self._row.addWidget(way)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the tinted ground, its edge and the mark."""
        theme = self._look.theme
        tint = theme.tokens.hue(Hue.AMBER)
        with QPainter(self) as painter:
            ink.box(painter, self.rect(), fill=tint.tint)
            ink.box(painter, self.rect().adjusted(0, self.height() - theme.px(3), 0, 0), fill=tint.fill)
            ink.mark(painter, theme.px(16), self.height() / 2 - 1, Icon.TRIANGLE_ALERT, tint.ink, theme.px(18))

    def changeEvent(self, event: QEvent) -> None:
        """Keep the painted parts in step with the theme."""
        super().changeEvent(event)
        self.update()

    def _dress(self) -> None:
        theme = self._look.theme
        amber = theme.tokens.hue(Hue.AMBER).ink
        self._row.setContentsMargins(theme.px(42), theme.px(2), theme.px(8), theme.px(5))
        self._row.setSpacing(theme.px(12))
        self._word.setFont(theme.font(TITLE, bold=True))
        self._said.setFont(theme.font(META))
        for label in (self._word, self._said):
            palette = label.palette()
            palette.setColor(label.foregroundRole(), amber)
            label.setPalette(palette)
