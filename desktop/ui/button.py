"""Push buttons that keep their icon in the colours of the theme and can stand for an action."""

from enum import StrEnum

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.ui import ink
from desktop.ui.actions import bare, spelled
from desktop.ui.icons import Icon, icon
from desktop.ui.look import Look


class Role(StrEnum):
    """How much a button asks for: one PRIMARY per panel at most."""

    PLAIN = "plain"
    PRIMARY = "primary"
    QUIET = "quiet"
    DANGER = "danger"


class Button(QPushButton):
    """A push button of one role; an icon alone needs ``name`` for those who hear the screen."""

    def __init__(
        self,
        look: Look,
        text: str,
        *,
        mark: Icon | None = None,
        role: Role = Role.PLAIN,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._look = look
        self._mark = mark
        self._role = role
        self.setProperty("role", role.value)
        self.setAutoDefault(False)
        if name:
            self.setAccessibleName(name)
            self.setToolTip(name)
        look.changed.connect(self._dress)
        self._dress()

    def stand_for(self, action: QAction) -> None:
        """Do what ``action`` does, be enabled when it is, and show its shortcut as a tool tip."""
        action.enabledChanged.connect(self.setEnabled)
        self.setEnabled(action.isEnabled())
        self.clicked.connect(action.trigger)
        said = bare(action).replace("&", "")
        keys = spelled(action.shortcut().toString(QKeySequence.SequenceFormat.PortableText))
        self.setToolTip(f"{said}  {keys}" if keys else said)
        if not self.text():
            self.setAccessibleName(said)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter as on Space; Enter with another key is left to the dialog."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and plain:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint as the style sheet says, and on the primary ground a ring that can be told from it."""
        super().paintEvent(event)
        if self._role is Role.PRIMARY and self.hasFocus():
            theme = self._look.theme
            with QPainter(self) as painter:
                inner = self.rect().adjusted(3, 3, -3, -3)
                ink.box(painter, inner, line=theme.tokens.on_primary, radius=theme.px(4))

    def _dress(self) -> None:
        if self._mark is None:
            return
        theme = self._look.theme
        tokens = theme.tokens
        colour = {Role.PRIMARY: tokens.on_primary, Role.DANGER: ""}.get(self._role, tokens.text_second)
        side = theme.px(16)
        gap = theme.px(4) if self.text() else 0
        self.setIcon(icon(self._mark, tokens, side, colour, gap))
        self.setIconSize(QSize(side + gap, side))
