"""Buttons in rows: as many side by side as there is room for, the rest below; none is cut off."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.look import Look

GAP = 6
"""Between two buttons, in grid pixels."""


class ButtonRows(QWidget):
    """``buttons`` in rows of at most ``columns``, all of one width; with ``columns`` 0 each keeps its own width.

    A row holds fewer where their words need more room. Hidden buttons leave no hole.
    """

    def __init__(self, look: Look, buttons: Sequence[QWidget], columns: int = 0) -> None:
        super().__init__()
        self._look, self._columns = look, columns
        self._buttons = tuple(buttons)
        for button in self._buttons:
            button.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Return True: the narrower, the more rows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the rows at that width, in pixels."""
        return max((place.bottom() + 1 for _button, place in self._places(width)), default=0)

    def sizeHint(self) -> QSize:
        """Return the width of one whole row, and the height that goes with it."""
        sizes = [each.sizeHint().width() for each in self._shown()]
        gap = self._look.theme.px(GAP)
        across = min(self._columns or len(sizes), len(sizes))
        wide = across * max(sizes, default=0) if self._columns else sum(sizes)
        wide += gap * max(0, across - 1)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """Return room for the widest button alone, as high as the rows are now."""
        least = max((each.minimumSizeHint().width() for each in self._shown()), default=0)
        return QSize(least, self.heightForWidth(max(least, self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the buttons for the new width."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Place the buttons anew when one of them changed its words or came into sight."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._arrange()
            self.updateGeometry()
        return super().event(event)

    def _shown(self) -> list[QWidget]:
        return [each for each in self._buttons if not each.isHidden()]

    def _arrange(self) -> None:
        for button, place in self._places(self.width()):
            button.setGeometry(place)

    def _places(self, width: int) -> list[tuple[QWidget, QRect]]:
        shown, gap = self._shown(), self._look.theme.px(GAP)
        high = max((each.sizeHint().height() for each in shown), default=0)
        if not self._columns:
            return _flowing(shown, width, high, gap)
        widest = max((each.minimumSizeHint().width() for each in shown), default=0)
        across = max(1, min(self._columns, (width + gap) // max(1, widest + gap)))
        places = []
        for at, button in enumerate(shown):
            row, column = divmod(at, across)
            left, right = (width + gap) * column // across, (width + gap) * (column + 1) // across - gap
            places.append((button, QRect(left, row * (high + gap), right - left, high)))
        return places


def _flowing(shown: Sequence[QWidget], width: int, high: int, gap: int) -> list[tuple[QWidget, QRect]]:
    places: list[tuple[QWidget, QRect]] = []
    left = top = 0
    for button in shown:
        wide = button.sizeHint().width()
        if left and left + wide > width:
            left, top = 0, top + high + gap
        places.append((button, QRect(left, top, min(wide, max(width, 1)), high)))
        left += wide + gap
    return places
