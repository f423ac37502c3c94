"""The running record in the middle of the hall, filtered as one types."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QLabel, QLineEdit, QStackedWidget, QVBoxLayout

from desktop.meeting.ids import Seq
from desktop.meeting.state import Meeting
from desktop.ui.card_list import CardList
from desktop.ui.empty_state import EmptyState
from desktop.ui.hall.record_cards import RecordCards
from desktop.ui.hall.record_filter import RecordFilter
from desktop.ui.icons import Icon
from desktop.ui.ledger_model import Column, LedgerModel
from desktop.ui.look import Look
from desktop.ui.record_card import RecordCard
from desktop.ui.record_painter import RecordPainter
from desktop.ui.speech import tr

FIRST, STEP = 120, 120
"""Of a long record the newest entries are shown at once; the others follow, so many between two looks at the keys."""


class RecordPanel(QFrame):
    """The record. ``opened`` carries the number of a line on Enter, for 更正.

    A long record read for the first time shows its end at once and is whole a moment later.
    """

    opened = Signal(int)

    def __init__(self, look: Look, language: str) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self._cards = RecordCards(language)
        self._filter = RecordFilter()
        self._all: tuple[RecordCard, ...] = ()
        self._meeting: Meeting | None = None
        self._rest = QTimer(self)
        self._rest.setInterval(0)
        self._rest.timeout.connect(self._go_on)
        self._title, self._count = QLabel(), QLabel()
        self._title.setProperty("role", "heading")
        self._count.setProperty("role", "meta")
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(tr("筛选记录 Ctrl+F"))
        self.filter.setAccessibleName(tr("筛选记录"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(lambda _text: self._look_for())
        model: LedgerModel[RecordCard] = LedgerModel(
            (Column("", lambda card: card.spoken),), lambda card: card.id, lambda hue: look.theme.tokens.hue(hue).ink
        )
        self._model = model
        self.list = CardList(look, model, RecordPainter(look), tr("会议记录"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.opened.connect(lambda name: self.opened.emit(int(name)))
        empty = EmptyState(
            look,
            Icon.MESSAGE_SQUARE_TEXT,
            tr("还没有记录"),
            tr("先在右侧签到、宣布开会；也可以直接在下方输入，缺什么会前核对时再补。"),
        )
        self._pages = QStackedWidget()
        self._pages.addWidget(empty)
        self._pages.addWidget(self.list)
        px = look.theme.px
        head = QHBoxLayout()
        head.setContentsMargins(px(16), px(6), px(12), px(6))
        head.setSpacing(px(8))
        head.addWidget(self._title)
        head.addWidget(self._count, 1)
        head.addWidget(self.filter)
        self.filter.setFixedWidth(px(180))
        rule = QFrame()
        rule.setProperty("role", "rule")
        rule.setFixedHeight(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(rule)
        column.addWidget(self._pages, 1)

    def refresh(self, meeting: Meeting) -> None:
        """Show the record as it stands."""
        first, self._meeting = self._meeting is None, meeting
        if self._rest.isActive() or (first and meeting.upto > 2 * FIRST):
            self._all = self._cards.begin(meeting, FIRST)
            self._rest.start()
        else:
            self._all = self._cards.cards(meeting)
        state = meeting.agenda.items.get(meeting.current_item())
        self._title.setText(f"{state.item.number} {state.item.title}".strip() if state else tr("会议记录"))
        self._show()

    def jump(self, seq: Seq) -> None:
        """Select the line with that number and take the focus; the filter gives way to it."""
        self._finish()
        if self._model.index_of(str(seq)).row() < 0:
            self.filter.clear()
        self.list.pick(str(seq))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Select no line any more."""
        self.list.setCurrentIndex(QModelIndex())
        self.list.clearSelection()

    @property
    def current(self) -> Seq:
        """The number of the selected line, else of the last one."""
        name = self._model.id_at(self.list.currentIndex()) or (self._all[-1].id if self._all else "0")
        return Seq(int(name))

    @property
    def selected(self) -> tuple[Seq, ...]:
        """The numbers of the selected lines in order, none while the cursor is elsewhere."""
        chosen = sorted(index.row() for index in self.list.selectedIndexes()) if self.list.hasFocus() else ()
        return tuple(Seq(int(self._model.rows[row].id)) for row in chosen)

    @property
    def shown(self) -> tuple[RecordCard, ...]:
        """The lines in sight of the filter."""
        return self._model.rows

    def _look_for(self) -> None:
        self._finish()
        self._show()

    def _go_on(self) -> None:
        """Make some more of the cards not shown yet; the last step shows all."""
        if self._meeting is not None:
            self._filter.learn(self._cards.go_on(self._meeting, STEP))
        if not self._cards.behind:
            self._finish()

    def _finish(self) -> None:
        """Show the whole record now, if a part of it was still to come."""
        if self._rest.isActive() and self._meeting is not None:
            self._rest.stop()
            self._all = self._cards.cards(self._meeting)
            self._show()

    def _show(self) -> None:
        wanted = self.filter.text().strip()
        cards = self._filter.fitting(self._all, wanted)
        self._model.show(cards)
        self._pages.setCurrentIndex(1 if self._all else 0)
        count = tr("{shown}／{all} 条", shown=len(cards), all=len(self._all)) if wanted else ""
        self._count.setText(count or tr("{all} 条", all=len(self._all)))
