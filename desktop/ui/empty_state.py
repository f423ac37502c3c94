"""What a list says when there is nothing in it: why, and what to do first."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.ui.actions import bare
from desktop.ui.button import Button, Role
from desktop.ui.icons import Icon, pixmap
from desktop.ui.look import Look


class EmptyState(QWidget):
    """An icon, a title, a sentence and, when something can be done, the button that does it."""

    def __init__(
        self,
        look: Look,
        icon: Icon,
        title: str,
        sentence: str,
        action: QAction | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._icon = icon
        self._picture = QLabel()
        head = QLabel(title)
        head.setProperty("role", "title")
        text = QLabel(sentence)
        text.setProperty("role", "meta")
        text.setWordWrap(True)
        for label in (self._picture, head, text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setSpacing(look.theme.px(8))
        column.addStretch(2)
        for label in (self._picture, head, text):
            column.addWidget(label)
        if action is not None:
            button = Button(look, bare(action), role=Role.PRIMARY)
            button.stand_for(action)
            column.addSpacing(look.theme.px(8))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        look.changed.connect(self._dress)
        self._dress()

    def sizeHint(self) -> QSize:
        """Return room for a calm message."""
        px = self._look.theme.px
        return QSize(px(320), px(240))

    def _dress(self) -> None:
        theme = self._look.theme
        density = self.devicePixelRatioF()
        self._picture.setPixmap(pixmap(self._icon, theme.tokens.outline, theme.px(40), density))
