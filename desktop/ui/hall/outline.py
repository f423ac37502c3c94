"""Rows of two lines with a mark in front: agenda items, findings, questions, promises, motions."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView

from desktop.ui import ink
from desktop.ui.card_chip import CardChip, chip_width, paint_chip
from desktop.ui.card_list import CardList, CardState
from desktop.ui.icons import Icon
from desktop.ui.ledger_model import Column, LedgerModel
from desktop.ui.look import Look
from desktop.ui.scale import META, UI
from desktop.ui.tokens import Hue


@dataclass(frozen=True, slots=True)
class Row:
    """One row: ``number`` in front of the title, ``meta`` below it, a mark with its hue, small chips at the end.

    ``now`` marks the row everything is about at present. ``lines`` is how many lines the title may take.
    """

    id: str
    title: str
    meta: str = ""
    number: str = ""
    icon: Icon | None = None
    hue: Hue = Hue.GREY
    chips: tuple[CardChip, ...] = ()
    now: bool = False
    lines: int = 1
    faint: bool = False

    @property
    def spoken(self) -> str:
        """The row as one sentence for those who hear the screen."""
        return "，".join(part for part in (self.number, self.title, self.meta, *(c.word for c in self.chips)) if part)


class RowPainter:
    """Draws Rows."""

    def __init__(self, look: Look) -> None:
        self._look = look

    def estimate(self, card: Row, width: int) -> int:
        """Return the height if every sign of the title were as wide as a Chinese one."""
        px = self._look.theme.px
        room = max(px(60), width - px(24) - (px(24) if card.icon else 0) - (px(32) if card.number else 0))
        return self._height(card, min(card.lines, max(1, -(-len(card.title) * px(UI) // room))))

    def measure(self, card: Row, width: int) -> int:
        """Return the height of the row with its title broken into lines."""
        return self._height(card, len(self._broken(card, width)))

    def _height(self, card: Row, lines: int) -> int:
        px = self._look.theme.px
        return px(14) + lines * px(20) + (px(20) if card.meta or card.chips else 0)

    def paint(self, painter: QPainter, rect: QRect, card: Row, state: CardState) -> None:
        """Draw mark, title, what stands below."""
        theme = self._look.theme
        px, tokens = theme.px, theme.tokens
        if state.selected or card.now:
            ink.box(painter, rect, fill=tokens.selected)
        if card.now:
            ink.box(painter, QRect(rect.left(), rect.top(), px(3), rect.height()), fill=tokens.primary)
        left = rect.left() + px(14)
        middle = rect.top() + px(17)
        if card.icon is not None:
            ink.mark(painter, left, middle, card.icon, tokens.hue(card.hue).ink, px(16))
            left += px(24)
        if card.number:
            font = theme.font(UI, bold=True, figures=True)
            area = QRect(left, middle - px(10), px(44), px(20))
            left += ink.words(painter, area, card.number, font, tokens.text_second) + px(8)
        colour = tokens.text_third if card.faint else tokens.text
        font = theme.font(UI, bold=card.now)
        lines = self._broken(card, rect.width())
        for at, line in enumerate(lines):
            area = QRect(left, middle - px(10) + at * px(20), rect.right() - left - px(10), px(20))
            ink.words(painter, area, line, font, colour)
        low = middle + len(lines) * px(20)
        for chip in card.chips:
            if left + chip_width(chip, theme) < rect.right() - px(8):
                left += paint_chip(painter, left, low, chip, theme) + px(6)
        area = QRect(left, low - px(9), rect.right() - left - px(10), px(18))
        ink.words(painter, area, card.meta, theme.font(META), tokens.text_second)
        if state.focused:
            ink.ring(painter, rect.adjusted(2, 1, -2, -1), theme, px(6))

    def _broken(self, card: Row, width: int) -> list[str]:
        """The title in as many lines as it may take; what does not fit stays in the last one and is shortened."""
        if card.lines == 1:
            return [card.title]
        theme = self._look.theme
        font = theme.font(UI, bold=card.now)
        taken = theme.px(24) + (theme.px(24) if card.icon else 0)
        if card.number:
            taken += min(
                theme.px(44), QFontMetrics(theme.font(UI, bold=True, figures=True)).horizontalAdvance(card.number)
            ) + theme.px(8)
        layout = QTextLayout(card.title, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        starts: list[int] = []
        while len(starts) < card.lines and (line := layout.createLine()).isValid():
            line.setLineWidth(max(theme.px(60), width - taken))
            starts.append(line.textStart())
        layout.endLayout()
        ends = [*starts[1:], len(card.title)]
        return [card.title[start:end] for start, end in zip(starts, ends, strict=True)] or [""]


class Outline(CardList[Row]):
    """A list of Rows; ``show_rows`` shows others and keeps the place."""

    def __init__(self, look: Look, name: str) -> None:
        model: LedgerModel[Row] = LedgerModel(
            (Column("", lambda row: row.spoken),), lambda row: row.id, lambda hue: look.theme.tokens.hue(hue).ink
        )
        super().__init__(look, model, RowPainter(look), name)
        self._rows = model
        self._at_end = False

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show ``rows``; the row selected before stays selected while it is among them."""
        chosen = self.chosen
        self._rows.show(rows)
        if chosen and not self.chosen:
            self.pick(chosen)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Begin at the top, where the record begins at its end."""
        if not self.currentIndex().isValid() and self.rows:
            return self._rows.index(0, 0)
        return super().moveCursor(action, modifiers)

    @property
    def chosen(self) -> str:
        """The id of the selected row, "" when none is."""
        return self._rows.id_at(self.currentIndex())

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows being shown."""
        return self._rows.rows
