"""The list of papers at the left."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QRect, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from desktop.meeting.acts import Paper
from desktop.ui import ink
from desktop.ui.ledger_model import Column, Index, LedgerModel
from desktop.ui.look import Look
from desktop.ui.minutes.papers import PREVIEWED, paper_for, paper_icon, paper_name
from desktop.ui.panel import Panel
from desktop.ui.scale import META, SPEAKER
from desktop.ui.speech import tr


class PaperRow(QStyledItemDelegate):
    """Draws one paper: its name, and who may have it."""

    def __init__(self, look: Look, model: LedgerModel[Paper], view: QListView) -> None:
        super().__init__(view)
        self._look = look
        self._papers = model
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the room of a row."""
        px = self._look.theme.px
        return QSize(px(160), px(56))

    def paint(self, painter: QPainter, _option: QStyleOptionViewItem, index: Index) -> None:
        """Draw sign, name and audience."""
        paper = self._papers.row_at(index)
        if paper is None:
            return
        theme = self._look.theme
        px, tokens = theme.px, theme.tokens
        area = self._view.visualRect(index)
        chosen = index == self._view.currentIndex()
        if chosen:
            ink.box(painter, area, fill=tokens.selected)
            ink.box(painter, QRect(area.left(), area.top(), px(3), area.height()), fill=tokens.primary)
        colour = tokens.primary if chosen else tokens.text_second
        ink.mark(painter, area.left() + px(16), area.top() + px(20), paper_icon(paper), colour, px(18))
        words = QRect(area.left() + px(44), area.top() + px(8), area.width() - px(54), px(22))
        ink.words(painter, words, paper_name(paper), theme.font(SPEAKER, bold=chosen), tokens.text)
        below = words.translated(0, px(20))
        ink.words(painter, below, paper_for(paper), theme.font(META), tokens.text_third)
        if chosen and self._view.hasFocus():
            ink.ring(painter, area.adjusted(1, 1, -1, -1), theme, px(3))


class PaperList(QWidget):
    """The papers. ``chosen`` carries the one to show."""

    chosen = Signal(object)

    def __init__(self, look: Look, papers: Sequence[Paper] = PREVIEWED, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = LedgerModel[Paper](
            [Column(tr("材料目录"), lambda paper: f"{paper_name(paper)}，{paper_for(paper)}")],
            lambda paper: paper.value,
            lambda hue: look.theme.tokens.hue(hue).ink,
            self,
        )
        self.model.show(papers)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(PaperRow(look, self.model, self.view))
        self.view.setAccessibleName(tr("材料目录"))
        self.view.setProperty("role", "flush")
        self.view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.view.setCurrentIndex(self.model.index(0, 0))
        self.view.selectionModel().currentChanged.connect(self._note)
        panel = Panel(look, tr("材料目录"))
        panel.add(self.view, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(panel)

    def _note(self, current: QModelIndex) -> None:
        paper = self.model.row_at(current)
        if paper is not None:
            self.chosen.emit(paper)
