"""Three columns: at the left what there is, in the middle the work, at the right the panel of the moment.

On a narrow screen (1366 × 768 at 125 % is 1,093 logical pixels) the left column folds to a strip; its button
opens it over the work and closes it again.
"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.button import Button, Role
from desktop.ui.icons import Icon
from desktop.ui.look import Look
from desktop.ui.speech import tr

_FOLDS_BELOW = 1280
_LEFT, _RIGHT, _STRIP, _MOST = 272, 284, 44, 360


class Columns(QWidget):
    """The body of a screen with its columns; left and right grow a little with the window."""

    def __init__(
        self, look: Look, left: QWidget, centre: QWidget, right: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._left, self._right = QFrame(self), right
        self._centre = centre
        self._opened = False
        self._left.setProperty("role", "panel")
        inner = QVBoxLayout(self._left)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(left)
        self._strip = QFrame()
        self._strip.setProperty("role", "panel")
        self._toggle = Button(look, "", mark=Icon.LIST, role=Role.QUIET, name=tr("展开或收起左栏"))
        self._toggle.clicked.connect(self._turn)
        strip = QVBoxLayout(self._strip)
        strip.setContentsMargins(0, look.theme.px(8), 0, 0)
        strip.addWidget(self._toggle, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._space = QWidget()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(1)
        row.addWidget(self._strip)
        row.addWidget(self._space)
        row.addWidget(centre, 1)
        row.addWidget(right)
        look.changed.connect(self._arrange)
        self._arrange()

    @property
    def folded(self) -> bool:
        """Whether there is no room for the left column beside the work."""
        return self.width() < self._look.theme.px(_FOLDS_BELOW)

    def open_left(self, *, opened: bool) -> None:
        """Show or hide the left column over the work while it is folded."""
        self._opened = opened
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Return the least width, folded: what the wide columns take now does not count."""
        px = self._look.theme.px
        least = super().minimumSizeHint()
        width = px(_STRIP) + self._centre.minimumSizeHint().width() + px(_RIGHT) + 2
        return QSize(width, least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold for the new width."""
        super().resizeEvent(event)
        self._arrange()

    def _turn(self) -> None:
        self.open_left(opened=not self._opened)

    def _arrange(self) -> None:
        px = self._look.theme.px
        left = min(max(px(_LEFT), self.width() * 19 // 100), px(_MOST))
        self._right.setFixedWidth(min(max(px(_RIGHT), self.width() * 20 // 100), px(_MOST)))
        self._strip.setVisible(self.folded)
        self._strip.setFixedWidth(px(_STRIP))
        self._space.setFixedWidth(left)
        self._space.setVisible(not self.folded)
        start = px(_STRIP) + 1 if self.folded else 0
        self._left.setGeometry(start, 0, left, self.height())
        self._left.setVisible(self._opened or not self.folded)
        self._left.raise_()
