"""The foot of the window: the keys that work now, and what is saved."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.ui import ink
from desktop.ui.icons import Icon
from desktop.ui.look import Look
from desktop.ui.scale import META
from desktop.ui.tokens import Hue

GAP = 20
"""Between two hints, in grid pixels."""


class StatusLine(QLabel):
    """Hints at the left as far as there is room, the state of saving at the right, always."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._hints: tuple[tuple[str, str], ...] = ()
        self._saved = ""
        self._waiting = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_hints(self, hints: Sequence[tuple[str, str]]) -> None:
        """Show pairs of key and what it does, the most useful first; the last is shown whatever the room."""
        self._hints = tuple(hints)
        self._speak()

    def show_saved(self, sentence: str, *, waiting: bool = False) -> None:
        """Show what was saved last, or with ``waiting`` that it is still being saved."""
        self._saved, self._waiting = sentence, waiting
        self._speak()

    def sizeHint(self) -> QSize:
        """Return room for one line."""
        px = self._look.theme.px
        return QSize(px(320), px(26))

    def minimumSizeHint(self) -> QSize:
        """Return a line that may be as narrow as the window."""
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, hints and state."""
        theme = self._look.theme
        px, tokens, font = theme.px, theme.tokens, theme.font(META)
        middle = self.height() // 2
        with QPainter(self) as painter:
            ink.box(painter, self.rect(), fill=tokens.subtle)
            ink.box(painter, QRect(0, 0, self.width(), 1), fill=tokens.line)
            right = self.width() - px(16)
            if self._saved:
                hue = tokens.hue(Hue.AMBER if self._waiting else Hue.GREEN)
                wide = ink.wide(font, self._saved)
                area = QRect(right - wide, middle - px(9), wide + 1, px(18))
                ink.words(painter, area, self._saved, font, tokens.text_second)
                right -= wide + px(18)
                sign = Icon.LOADER if self._waiting else Icon.CHECK
                ink.mark(painter, right, middle, sign, hue.ink, px(14))
                right -= px(16)
            left = px(16)
            for hint in self._fitting(right - left):
                wide = ink.wide(font, hint)
                area = QRect(left, middle - px(9), wide + 1, px(18))
                ink.words(painter, area, hint, font, tokens.text_second)
                left += wide + px(GAP)

    def _fitting(self, room: int) -> list[str]:
        """Return the hints there is room for: the first ones, and always the last, which leads to all keys."""
        theme = self._look.theme
        font, gap = theme.font(META), theme.px(GAP)
        said = [f"{key} {word}" for key, word in self._hints]
        room -= ink.wide(font, said[-1]) if said else 0
        shown: list[str] = []
        for hint in said[:-1]:
            room -= ink.wide(font, hint) + gap
            if room < 0:
                break
            shown.append(hint)
        return [*shown, *said[-1:]]

    def _speak(self) -> None:
        hints = "，".join(f"{key} {word}" for key, word in self._hints)
        self.setAccessibleName("；".join(part for part in (self._saved, hints) if part))
        self.update()
