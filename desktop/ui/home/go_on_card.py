"""The card of a meeting that is open: one key goes back to it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.app.shelf import ShelfLine
from desktop.ui.button import Button, Role
from desktop.ui.elided import ElidedLabel
from desktop.ui.home.rows import interrupted, standing
from desktop.ui.icons import Icon
from desktop.ui.look import Look
from desktop.ui.pill import Pill
from desktop.ui.speech import tr
from desktop.ui.tokens import Hue


class GoOnCard(QFrame):
    """Which meeting, how it stands, and the button back. ``opened`` carries its id and status."""

    opened = Signal(str, str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        px = look.theme.px
        self._line: ShelfLine | None = None
        self._state = Pill(look, "", Hue.GREY)
        self._title, self._below = ElidedLabel(role="title"), ElidedLabel(role="meta")
        self.back = Button(look, f"{tr('回到会议')}  Enter", mark=Icon.PLAY, role=Role.PRIMARY)
        self.back.clicked.connect(self._open)
        texts = QVBoxLayout()
        texts.setSpacing(px(2))
        texts.addWidget(self._title)
        texts.addWidget(self._below)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(12), px(16), px(12))
        row.setSpacing(px(12))
        row.addWidget(self._state)
        row.addLayout(texts, 1)
        row.addWidget(self.back)

    def show_meeting(self, line: ShelfLine, now: datetime) -> None:
        """Show this meeting as it stands."""
        self._line = line
        word, mark, hue = standing(line)
        self._state.say(word, hue, mark)
        self._title.say(line.title)
        parts = (line.number, interrupted(line, now), line.place)
        self._below.say(" · ".join(part for part in parts if part))
        self.back.setAccessibleName(tr("回到会议“{title}”，{word}", title=line.title, word=word))

    def _open(self) -> None:
        if self._line is not None:
            self.opened.emit(self._line.meeting, self._line.status)
