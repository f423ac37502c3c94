"""A panel of the window: a heading with its count and its tools, the content below."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.ui.look import Look


class Panel(QFrame):
    """White ground, a heading row, and whatever is put below it."""

    def __init__(self, look: Look, title: str, role: str = "panel", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", role)
        px = look.theme.px
        self._title = QLabel(title)
        self._title.setProperty("role", "heading")
        self._count = QLabel()
        self._count.setProperty("role", "meta")
        self._head = QHBoxLayout()
        self._head.setContentsMargins(px(16), px(8), px(8), px(4))
        self._head.setSpacing(px(8))
        self._head.addWidget(self._title)
        self._head.addWidget(self._count)
        self._head.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(self._head)

    def say(self, title: str, count: str = "") -> None:
        """Show another heading, with ``count`` small beside it."""
        self._title.setText(title)
        self._count.setText(count)

    def add_tool(self, widget: QWidget) -> None:
        """Put ``widget`` at the right end of the heading."""
        self._head.addWidget(widget)

    def add(self, widget: QWidget, stretch: int = 0, *, inset: bool = False) -> None:
        """Put ``widget`` below what is there; ``inset`` keeps it off the edges by the panel's margin."""
        if not inset:
            self._column.addWidget(widget, stretch)
            return
        margin = self._head.contentsMargins()
        row = QHBoxLayout()
        row.setContentsMargins(margin.left(), margin.bottom(), margin.left(), margin.bottom() * 2)
        row.addWidget(widget)
        self._column.addLayout(row, stretch)
