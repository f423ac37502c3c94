"""Search (查找): every record of the store, asked at every key; Enter opens the meeting at that line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.app.search import FIRST, Answer, Hit
from desktop.ui.actions import ActionSpec, ActionTable, Scope
from desktop.ui.card_list import CardList
from desktop.ui.empty_state import EmptyState
from desktop.ui.errand import Errand
from desktop.ui.icons import Icon
from desktop.ui.ime import Composition
from desktop.ui.lasting import while_alive
from desktop.ui.ledger_model import Column, LedgerModel
from desktop.ui.screen import Screen
from desktop.ui.search.lines import MORE, HitCard, cards, count_words, hits
from desktop.ui.search.painter import HitPainter
from desktop.ui.session import Session
from desktop.ui.speech import tr

STEP = 100
"""So many more hits are shown at a time."""
AGAIN_MS = 1000
"""While older meetings are still being taken into the index, what was asked is asked again after this."""

_TO_LIST = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class SearchScreen(Screen):
    """Search over all meetings. ``opened`` carries the Hit that was chosen, ``left`` that the page is done with.

    The cursor stays in the field: arrows move in the list, Enter opens what is selected there.
    """

    opened = Signal(object)
    left = Signal()
    answered = Signal()
    """An answer is shown."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._hits: dict[str, Hit] = {}
        self._count = FIRST
        self._answer: Answer | None = None
        look = session.look
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("人名、问题、说过的话；几个词用空格分开"))
        self.field.setAccessibleName(tr("查找全部会议记录"))
        self.field.setClearButtonEnabled(True)
        self.field.installEventFilter(self)
        self._composition = Composition(self.field)
        self.former = QCheckBox(tr("也查已撤销和更正前的文字"))
        self._said = QLabel()
        self._said.setProperty("role", "meta")
        self._model: LedgerModel[HitCard] = LedgerModel(
            (Column(tr("查到的记录"), lambda card: card.spoken),),
            lambda card: card.id,
            lambda hue: look.theme.tokens.hue(hue).ink,
            self,
        )
        self.list = CardList(look, self._model, HitPainter(look), tr("查到的记录"))
        self._begin = EmptyState(
            look,
            Icon.SEARCH,
            tr("在全部会议记录里查找"),
            tr("打一个字就开始查，最近的在前。全角半角、大小写和空格不区分；几个词都要出现在同一条里。"),
        )
        self._nothing = EmptyState(
            look,
            Icon.SEARCH,
            tr("没有查到"),
            tr("少打几个字，或者换一个词。撤销的、更正前的文字，勾选右上角后才查；误录撤回的不查。"),
        )
        self._pages = QStackedWidget()
        for widget in (self._begin, self._nothing, self.list):
            self._pages.addWidget(widget)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self._ask_again)
        self.table = self.actions_table = ActionTable(look, self, self._specs())
        self._lay_out()
        self.field.textChanged.connect(lambda _text: self._ask())
        self.former.toggled.connect(lambda _on: self._ask())
        self.list.opened.connect(self.open)

    def heading(self) -> tuple[str, str]:
        """Return what is searched."""
        return tr("查找"), tr("全部会议记录")

    def hints(self) -> Sequence[tuple[str, str]]:
        """Return the keys of the page."""
        return (("↑ ↓", tr("选择")), ("Enter", tr("打开会议到这一条")), ("Ctrl+T", tr("撤销的")), ("Esc", tr("返回")))

    def enter(self) -> None:
        """Go to the field with its words selected; the record may have grown meanwhile."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        if self.field.text():
            self._send()

    def leave(self) -> None:
        """Keep the word being composed."""
        self._composition.flush()
        self._again.stop()

    def seek(self, words: str) -> None:
        """Look for the words."""
        self.field.setText(words)

    @property
    def shown(self) -> tuple[HitCard, ...]:
        """The cards being shown."""
        return self._model.rows

    def open(self, name: str) -> None:
        """Open the hit of the card with that id; the last card of a long list shows more."""
        if name == MORE:
            self._count += STEP
            self._send()
        elif name in self._hits:
            self.opened.emit(self._hits[name])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the list and open from it while the cursor stays in the field."""
        if watched is not self.field or not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        if self._composition.preedit or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if event.key() in _TO_LIST and self._model.rows:
            QApplication.sendEvent(self.list, event)
            return True
        if event.key() in _ENTER:
            self.open(self._model.id_at(self.list.currentIndex()))
            return True
        return False

    def _ask(self) -> None:
        """Ask for what now stands in the field; an answer to older words is not shown any more."""
        self._count = FIRST
        self._send()

    def _ask_again(self) -> None:
        if self.isVisible():
            self._send()

    def _send(self) -> None:
        self._again.stop()
        asked, former, count = self.field.text(), self.former.isChecked(), self._count
        if not asked.strip():
            self._show_nothing_asked()
            return
        search = self._session.office.search

        def then(answer: Answer) -> None:
            if (self.field.text(), self.former.isChecked(), self._count) == (asked, former, count):
                self._show(answer)

        self._session.errands.send(
            Errand(
                tr("正在查找"),
                lambda _report: search.ask(asked, former=former, count=count),
                while_alive(self, then),
            )
        )

    def _show(self, answer: Answer) -> None:
        same = self._answer is not None and self._answer.asked == answer.asked
        chosen = self._model.id_at(self.list.currentIndex()) if same else ""
        row = self.list.currentIndex().row()
        self._answer, self._hits = answer, hits(answer)
        rows = cards(answer)
        self._model.show(rows)
        self._pages.setCurrentWidget(self.list if rows else self._nothing)
        if rows:
            keeps = chosen if chosen in self._hits else rows[min(row, len(rows) - 1) if chosen == MORE else 0].id
            self.list.pick(keeps)
            if keeps == rows[0].id:
                self.list.verticalScrollBar().setValue(0)
        said = count_words(answer)
        if not answer.mended.finished:
            self._again.start()
            done, all_ = answer.mended.done, answer.mended.wanting
            said = " · ".join(
                part for part in (said, tr("旧会议正在编入（{done}/{all}）", done=done, all=all_)) if part
            )
        self._said.setText(said)
        self.answered.emit()

    def _show_nothing_asked(self) -> None:
        self._answer, self._hits = None, {}
        self._model.show(())
        self._said.setText("")
        self._pages.setCurrentWidget(self._begin)

    def _lay_out(self) -> None:
        px = self._session.look.theme.px
        bar = QFrame()
        bar.setProperty("role", "bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(px(16), px(8), px(16), px(8))
        row.setSpacing(px(12))
        self.field.setMinimumWidth(px(240))
        self.field.setMaximumWidth(px(420))
        row.addWidget(self.field, 3)
        row.addWidget(self._said, 2)
        row.addWidget(self.former)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self._pages, 1)

    def _open_current(self) -> None:
        self.open(self._model.id_at(self.list.currentIndex()))

    def _back(self) -> None:
        """Clear the field first; with nothing in it go back to where one came from."""
        if self.field.text():
            self.field.clear()
            self.field.setFocus()
        else:
            self.left.emit()

    def _specs(self) -> tuple[ActionSpec, ...]:
        menu = tr("查找(&S)")
        return (
            ActionSpec(
                "search.open",
                tr("打开会议到这一条"),
                self._open_current,
                ("Ctrl+O",),
                menu,
                icon=Icon.FOLDER_OPEN,
                enabled_when=lambda: bool(self._hits),
                scope=Scope.PANEL,
            ),
            ActionSpec("search.field", tr("回到查找栏"), self.enter, ("Ctrl+F",), menu, scope=Scope.PANEL),
            ActionSpec(
                "search.former",
                tr("也查已撤销和更正前的文字"),
                self.former.toggle,
                ("Ctrl+T",),
                menu,
                "what",
                checked_when=self.former.isChecked,
                scope=Scope.PANEL,
            ),
            ActionSpec("search.back", tr("清空或返回"), self._back, ("Esc",), menu, "back", scope=Scope.PANEL),
        )
