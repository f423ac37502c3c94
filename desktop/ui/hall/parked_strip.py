"""The strip of parked lines above the entry bar: when it began, who speaks, the first words."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QLabel, QSizePolicy

from desktop.ui import ink
from desktop.ui.look import Look
from desktop.ui.scale import META
from desktop.ui.speech import tr


@dataclass(frozen=True, slots=True)
class ParkedWords:
    """What is shown of one parked line; ``chosen`` marks the one that comes back next."""

    slot: int
    time: str
    speaker: str
    text: str
    chosen: bool = False


class ParkedChip(QAbstractButton):
    """One parked line; pressing it brings it back."""

    def __init__(self, look: Look, words: ParkedWords) -> None:
        super().__init__()
        self._look = look
        self.words = words
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(look.theme.px(300))
        whole = f"{words.time} {words.speaker}：{words.text}"
        self.setAccessibleName(tr("暂存 {line}，按下取回", line=whole))
        self.setToolTip(whole)

    def sizeHint(self) -> QSize:
        """Return room for the time and a few words."""
        px = self._look.theme.px
        return QSize(px(120), px(28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint time, speaker and as many words as there is room for."""
        theme = self._look.theme
        px, tokens = theme.px, theme.tokens
        chosen = self.words.chosen
        with QPainter(self) as painter:
            ink.box(
                painter,
                self.rect(),
                fill=tokens.selected if chosen or self.underMouse() else tokens.surface,
                line=tokens.primary if chosen else tokens.line_strong,
                radius=px(6),
            )
            left, right = px(8), self.width() - px(8)
            for text, font, colour in (
                (self.words.time, theme.font(META, figures=True), tokens.text_second),
                (self.words.speaker, theme.font(META, bold=True), tokens.text),
                (self.words.text, theme.font(META), tokens.text),
            ):
                area = QRect(left, 0, max(0, right - left), self.height())
                left += ink.words(painter, area, text, font, colour) + px(6)
            if self.hasFocus():
                ink.ring(painter, self.rect(), theme, px(6))


class ParkedStrip(QFrame):
    """The strip, hidden while nothing is parked. ``wanted`` carries the slot of a line pressed."""

    wanted = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._chips: list[ParkedChip] = []
        self._count, keys = QLabel(), QLabel(tr("Ctrl+↑ 取回"))
        self._count.setProperty("role", "heading")
        keys.setProperty("role", "hint")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(look.theme.px(6))
        self._row.addWidget(self._count)
        self._row.addStretch()
        self._row.addWidget(keys)
        self.setAccessibleName(tr("暂存的记录"))
        self.hide()

    def show_lines(self, lines: tuple[ParkedWords, ...]) -> None:
        """Show ``lines``; the strip goes when there is none."""
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips = [ParkedChip(self._look, line) for line in lines]
        for at, chip in enumerate(self._chips, 1):
            chip.clicked.connect(lambda _checked=False, slot=chip.words.slot: self.wanted.emit(slot))
            self._row.insertWidget(at, chip, 4)
        self._count.setText(tr("暂存 {count}", count=len(lines)))
        self.setVisible(bool(lines))

    @property
    def shown(self) -> tuple[ParkedWords, ...]:
        """What is shown, in order."""
        return tuple(chip.words for chip in self._chips)
