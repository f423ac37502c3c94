"""The differences of two drafts as text: what came is underlined, what went is struck through, both on a tint."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from desktop.minutes.differences import Comparison, Fate
from desktop.ui.look import Look
from desktop.ui.scale import SPEAKER
from desktop.ui.speech import tr
from desktop.ui.tokens import Hue


class DifferenceView(QTextEdit):
    """Read-only text of the passages; the cursor stands at one difference after another."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._found: tuple[Comparison, ...] = ()
        self._kept = False
        self._places: list[int] = []
        self._at = 0
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(tr("两稿的不同"))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        look.changed.connect(self._write)

    @property
    def found(self) -> tuple[Comparison, ...]:
        """The passages compared."""
        return self._found

    @property
    def number(self) -> int:
        """How many passages differ."""
        return len(self._places)

    @property
    def at(self) -> int:
        """At which of them the cursor stands, from 0."""
        return self._at

    def show_found(self, found: Sequence[Comparison], *, kept: bool) -> None:
        """Show the passages that differ, and with ``kept`` those that do not."""
        self._found, self._kept, self._at = tuple(found), kept, 0
        self._write()

    def show_kept(self, *, kept: bool) -> None:
        """Show or hide the passages that do not differ; the place stays."""
        self._kept = kept
        self._write()

    def step(self, by: int) -> None:
        """Go to another difference; behind the last one comes the first."""
        if self._places:
            self._at = (self._at + by) % len(self._places)
            self._go()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, and a bar beside the difference the keys stand at."""
        super().paintEvent(event)
        if not self._places:
            return
        block = self.document().findBlock(self._places[self._at])
        area = self.document().documentLayout().blockBoundingRect(block)
        theme = self._look.theme
        top = int(area.top()) - self.verticalScrollBar().value()
        bar = QRect(theme.px(3), top, theme.px(4), int(area.height()))
        with QPainter(self.viewport()) as painter:
            painter.fillRect(bar, QColor(theme.tokens.primary))

    def _write(self) -> None:
        self.clear()
        self.document().setDocumentMargin(self._look.theme.px(14))
        self._places = []
        cursor = QTextCursor(self.document())
        px = self._look.theme.px
        block = QTextBlockFormat()
        block.setBottomMargin(px(10))
        block.setLineHeight(145, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.setBlockFormat(block)
        written = False
        skipped = False
        for each in self._found:
            if not each.differs and not self._kept:
                skipped = True
                continue
            if written:
                cursor.insertBlock(block)
            if skipped and written:
                cursor.insertText("……", self._dress(Fate.KEPT, faint=True))
                cursor.insertBlock(block)
            written, skipped = True, False
            if each.differs:
                self._places.append(cursor.position())
            for run in each.runs:
                cursor.insertText(run.text, self._dress(run.fate, faint=not each.differs))
        self._at = min(self._at, max(0, len(self._places) - 1))
        self._go()

    def _go(self) -> None:
        cursor = self.textCursor()
        cursor.setPosition(self._places[self._at] if self._places else 0)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self.viewport().update()

    def _dress(self, fate: Fate, *, faint: bool) -> QTextCharFormat:
        theme = self._look.theme
        dress = QTextCharFormat()
        dress.setFont(theme.font(SPEAKER))
        dress.setForeground(QColor(theme.tokens.text_second if faint else theme.tokens.text))
        if fate is Fate.KEPT:
            return dress
        tone = theme.tokens.hue(Hue.GREEN if fate is Fate.ADDED else Hue.RED)
        dress.setForeground(QColor(tone.ink))
        dress.setBackground(QColor(tone.tint))
        dress.setFontUnderline(fate is Fate.ADDED)
        dress.setFontStrikeOut(fate is Fate.REMOVED)
        return dress
