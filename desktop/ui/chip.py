"""A button with a key cap: a speaker to choose by F-key, a kind of entry to choose by digit."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.ui import ink
from desktop.ui.look import Look, Theme
from desktop.ui.scale import HINT, SPEAKER
from desktop.ui.speech import tr

LONGEST = 6
"""A word of more Chinese characters than this is shortened on its chip; the tool tip has it whole."""


@dataclass(frozen=True, slots=True)
class ChipSpec:
    """One thing to choose: ``id``, the word on it, the key shown before it, and a fuller name for the ear.

    ``whole_key`` is the key in full where ``key`` is only what stands on the chip, such as 1 for Ctrl+1.
    """

    id: str
    word: str
    key: str = ""
    name: str = ""
    whole_key: str = ""

    @property
    def spoken_key(self) -> str:
        """The key as it is pressed, "" for none."""
        return self.whole_key or self.key


class ChipStyle(StrEnum):
    """CHIP stands by itself with a line around it; SEGMENT is a part of one strip."""

    CHIP = "chip"
    SEGMENT = "segment"


class Chip(QAbstractButton):
    """One choice; checked when it is the one that counts."""

    def __init__(self, look: Look, spec: ChipSpec, style: ChipStyle, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._style = style
        self.spec = spec
        self._room: tuple[Theme, QSize] | None = None
        self.setText(spec.word)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        name = spec.name or spec.word
        key = spec.spoken_key
        self.setAccessibleName(tr("{name}，快捷键 {key}", name=name, key=key) if key else name)
        self.setToolTip(f"{name}  {key}" if key else name)

    def sizeHint(self) -> QSize:
        """Return room for cap and word."""
        theme = self._look.theme
        if self._room is None or self._room[0] is not theme:
            px = theme.px
            word = ink.wide(theme.font(SPEAKER, bold=True), self.spec.word)
            cap = ink.wide(theme.font(HINT), self.spec.key) + px(14) if self.spec.key else 0
            segment = self._style is ChipStyle.SEGMENT
            self._room = theme, QSize(word + cap + px(14 if segment else 20), px(28 if segment else 32))
        return self._room[1]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, cap, word and focus ring."""
        theme = self._look.theme
        px, tokens = theme.px, theme.tokens
        with QPainter(self) as painter:
            if self._style is ChipStyle.SEGMENT:
                self._paint_segment(painter)
            else:
                self._paint_chip(painter)
            if self.hasFocus():
                inner = self.rect().adjusted(2, 2, -2, -2) if self.isChecked() else self.rect()
                ring = tokens.on_primary if self._is_filled() else tokens.focus
                ink.box(painter, inner, line=ring, radius=px(5), width=2)

    def _is_filled(self) -> bool:
        return self._style is ChipStyle.CHIP and self.isChecked()

    def _paint_chip(self, painter: QPainter) -> None:
        theme = self._look.theme
        px, tokens = theme.px, theme.tokens
        ground, line, colour = tokens.surface, tokens.line_strong, tokens.text
        if self.isChecked():
            ground, line, colour = tokens.primary, tokens.primary, tokens.on_primary
        elif self.underMouse():
            ground, line = tokens.subtle, tokens.outline
        if not self.isEnabled():
            colour = tokens.text_disabled
        ink.box(painter, self.rect(), fill=ground, line=line, radius=px(6))
        middle = self.height() // 2
        left = px(6)
        faint = colour if self.isChecked() else tokens.text_third
        if self.spec.key:
            left += ink.cap(painter, left, middle, self.spec.key, theme, faint) + px(5)
        area = QRect(left, 0, self.width() - left - px(3), self.height())
        ink.words(painter, area, self.spec.word, theme.font(SPEAKER, bold=self.isChecked()), colour)

    def _paint_segment(self, painter: QPainter) -> None:
        theme = self._look.theme
        px, tokens = theme.px, theme.tokens
        colour = tokens.text if self.isEnabled() else tokens.text_disabled
        if self.isChecked():
            ink.box(painter, self.rect(), fill=tokens.surface, line=tokens.outline, radius=px(6))
        elif self.underMouse():
            ink.box(painter, self.rect(), fill=tokens.selected, radius=px(6))
        font = theme.font(SPEAKER, bold=self.isChecked())
        wide = ink.wide(theme.font(SPEAKER, bold=True), self.spec.word)
        left = px(8)
        ink.words(painter, QRect(left, 0, wide + px(2), self.height()), self.spec.word, font, colour)
        left += wide + px(5)
        area = QRect(left, 0, self.width() - left, self.height())
        ink.words(painter, area, self.spec.key, theme.font(HINT), tokens.text_third)
