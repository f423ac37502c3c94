"""The head of the window: what meeting this is, how it stands, and the few tools always at hand."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.elided import ElidedLabel
from desktop.ui.look import Look
from desktop.ui.pill import Pill
from desktop.ui.tokens import Hue


class HeaderBar(QFrame):
    """Title and subtitle at the left, the state beside them, tools at the right."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("role", "bar")
        px = look.theme.px
        self._title, self._subtitle = ElidedLabel(role="title"), ElidedLabel(role="meta")
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self._title)
        texts.addWidget(self._subtitle)
        self._state = Pill(look, "", Hue.GREY)
        self._state.hide()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(px(16), px(6), px(16), px(6))
        self._row.setSpacing(px(8))
        self._row.addLayout(texts)
        self._row.addSpacing(px(8))
        self._row.addWidget(self._state)
        self._row.addStretch(1)
        look.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.setFixedHeight(self._look.theme.px(56))

    @property
    def state(self) -> Pill:
        """The pill beside the title; hidden until it is shown."""
        return self._state

    def say(self, title: str, subtitle: str) -> None:
        """Show another meeting."""
        self._title.say(title)
        self._subtitle.say(subtitle)

    def add_tool(self, widget: QWidget) -> None:
        """Put ``widget`` at the right end."""
        self._row.addWidget(widget)

    def lead_with(self, widget: QWidget) -> None:
        """Put ``widget`` at the left end, before the title."""
        self._row.insertWidget(0, widget)
