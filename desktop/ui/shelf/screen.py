"""The list of meetings: search as you type, filter by status, open with Enter."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from desktop.app.preparation import Prepared
from desktop.app.shelf import ShelfLine
from desktop.meeting.ids import MeetingId
from desktop.ui.actions import ActionSpec, ActionTable, Scope
from desktop.ui.bulletin import Bulletin
from desktop.ui.button import Button, Role
from desktop.ui.empty_state import EmptyState
from desktop.ui.errand import Errand
from desktop.ui.icons import Icon
from desktop.ui.lasting import while_alive
from desktop.ui.ledger_model import LedgerModel
from desktop.ui.ledger_view import LedgerView
from desktop.ui.screen import Screen
from desktop.ui.session import Session
from desktop.ui.shelf.choosing import chosen, read_choice, write_choice
from desktop.ui.shelf.filter_bar import FilterBar
from desktop.ui.shelf.fitting import fit
from desktop.ui.shelf.lines import GIVING_WAY, columns
from desktop.ui.shelf.new_meeting import NewMeeting, Wanted
from desktop.ui.shelf.reading import ShelfReading
from desktop.ui.speech import tr
from desktop.ui.telling import Question

REMEMBERED = "shelf.choice"


class ShelfScreen(Screen):
    """Every meeting of the store. ``opened`` carries id and status of the one chosen, the others an id or nothing."""

    opened = Signal(str, str)
    dropped = Signal(str)
    search_wanted = Signal(str)
    """What was typed is to be looked for in the records themselves."""
    rehearse_wanted = Signal(str)
    sample_wanted = Signal()
    shown = Signal()
    """The list was read again."""

    def __init__(self, session: Session, bulletin: Bulletin, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._lines: tuple[ShelfLine, ...] = ()
        self._reading = ShelfReading(session, self, self._show)
        self._asked_for_new = self._entered = False
        look = session.look
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("名称、编号、地点或拼音首字母"))
        self.search.setAccessibleName(tr("查找会议"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self._to_list)
        self.filters = FilterBar(look, session.office.profiles.name)
        self.filter = self.filters.states
        self.filters.changed.connect(self._choose)
        self.model = LedgerModel(columns(), lambda line: line.meeting, lambda hue: look.theme.tokens.hue(hue).ink, self)
        self.view = LedgerView(look, self.model, tr("会议列表"))
        self.view.setProperty("role", "flush")
        self.view.opened.connect(self._open)
        self.actions_table = ActionTable(look, self, self._specs())
        self.table = self.actions_table
        self.view.picked.connect(lambda _name: self.actions_table.refresh())
        self._none = EmptyState(
            look,
            Icon.INBOX,
            tr("还没有会议"),
            tr("先新建一次会议，填好会审方、人员和问题；也可以先看样本会议，看看一次完整的会审是什么样子。"),
            self.actions_table.action("shelf.new"),
        )
        sample = Button(look, tr("看一个样本会议"), mark=Icon.PLAY)
        sample.stand_for(self.actions_table.action("shelf.sample"))
        layout = self._none.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(layout.count() - 1, sample, 0, Qt.AlignmentFlag.AlignHCenter)
        self._nowhere = EmptyState(
            look,
            Icon.SEARCH,
            tr("没有符合的会议"),
            tr("换一个词，或者按 Esc 清空查找和筛选。"),
            self.actions_table.action("shelf.search"),
        )
        self._stack = QStackedWidget()
        for widget in (self.view, self._none, self._nowhere):
            self._stack.addWidget(widget)
        self._lay_out(look.theme.px(8))
        bulletin.recorded.connect(self._note)
        self._recall()

    def heading(self) -> tuple[str, str]:
        """Return the store's name and how many meetings it holds."""
        return tr("会议列表"), tr("共 {n} 次会议 · {folder}", n=len(self._lines), folder=self._session.office.folder)

    def hints(self) -> Sequence[tuple[str, str]]:
        """Return the keys of the list."""
        return (("Ctrl+N", tr("新建")), ("Enter", tr("打开")), ("Ctrl+F", tr("查找")), ("Delete", tr("删除准备")))

    def enter(self) -> None:
        """Read the list again and go to it."""
        (self.view if self.model.rows else self.search).setFocus()
        self._entered = True
        self.refresh()

    def refresh(self) -> None:
        """Read the list from the store; what is asked for while it is being read is one more reading afterwards."""
        self._reading.ask()

    def _lay_out(self, gap: int) -> None:
        look = self._session.look
        bar = QFrame()
        bar.setProperty("role", "bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(gap * 2, gap, gap * 2, gap)
        row.setSpacing(gap)
        self.search.setFixedWidth(look.theme.px(300))
        row.addWidget(self.search)
        row.addStretch(1)  # the search through all records stands here
        drop = Button(look, "", mark=Icon.TRASH_2, role=Role.QUIET)
        drop.stand_for(self.actions_table.action("shelf.drop"))
        new = Button(look, tr("新建会议"), mark=Icon.PLUS, role=Role.PRIMARY)
        new.stand_for(self.actions_table.action("shelf.new"))
        row.addWidget(drop)
        row.addWidget(new)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.filters)
        column.addWidget(self._stack, 1)

    def _show(self, lines: tuple[ShelfLine, ...]) -> None:
        self._lines = lines
        self.filters.show_lines(lines)
        self._filter()
        self._fit()
        if not self.view.current_id and self.model.rows:
            self.view.pick(self.model.rows[0].meeting)
        if self._entered and self.model.rows and self.search.hasFocus() and not self.search.text():
            self.view.setFocus()
        self._entered = False
        self.actions_table.refresh()
        self.heading_changed.emit()
        self.shown.emit()
        if self._asked_for_new:
            self._asked_for_new = False
            self._new()

    def _filter(self) -> None:
        rows = chosen(self._lines, self.search.text(), self.filters.choice)
        self.model.show(rows)
        # Where the list gives way to a message, the keys of the page must not leave with it.
        leaving = not rows and self.view.hasFocus()
        self._stack.setCurrentWidget(self.view if rows else self._nowhere if self._lines else self._none)
        if leaving:
            self.search.setFocus()

    def _fit(self) -> None:
        """Fit the columns to all lines, not to those found: they would dance at every key."""
        fit(self.view, self.model, self._lines, self._session.look, GIVING_WAY)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns the new room."""
        super().resizeEvent(event)
        self._fit()

    def _choose(self) -> None:
        """Show what was chosen, and remember it in the store."""
        self._filter()
        settings, told = self._session.office.settings, write_choice(self.filters.choice)
        self._session.errands.send(
            Errand(tr("正在保存"), lambda _report: settings.keep(REMEMBERED, told), lambda _none: None)
        )

    def _recall(self) -> None:
        settings = self._session.office.settings

        def then(told: str) -> None:
            self.filters.show_choice(read_choice(told))
            if self._lines:
                self._show(self._lines)

        self._session.errands.send(
            Errand(tr("正在读取设置"), lambda _report: settings.get(REMEMBERED), while_alive(self, then))
        )

    def _to_list(self) -> None:
        """Go from the search to the first line found."""
        if self.model.rows:
            self.view.pick(self.model.rows[0].meeting)
            self.view.setFocus()

    def _line(self) -> ShelfLine | None:
        return next((line for line in self.model.rows if line.meeting == self.view.current_id), None)

    def _open(self, meeting: str) -> None:
        if (line := next((each for each in self._lines if each.meeting == meeting), None)) is not None:
            self.opened.emit(line.meeting, line.status)

    def _open_current(self) -> None:
        self._open(self.view.current_id)

    def _note(self, _meeting: str, _upto: int) -> None:
        """Read again once the list is looked at: what is not seen need not be fresh."""
        if self.isVisible():
            self.refresh()

    def new_meeting(self) -> None:
        """Ask for a new meeting, as soon as it is known which numbers are taken."""
        self._asked_for_new = True
        self.refresh()

    def _new(self) -> None:
        dialog = NewMeeting(self._session.look, self._session.office.profiles.usable(), self._lines, self._taken, self)
        dialog.wanted.connect(self._make)
        dialog.open()

    def _taken(self, number: str) -> bool:
        return any(line.number == number for line in self._lines)

    def _make(self, wanted: Wanted) -> None:
        office = self._session.office
        if not wanted.source:
            self._send_new(wanted, None)
            return
        self._session.errands.send(
            Errand(
                tr("正在读取沿用的会议"),
                lambda _report: office.preparations.get(MeetingId(wanted.source)),
                while_alive(self, lambda known: self._send_new(wanted, known)),
            )
        )

    def _send_new(self, wanted: Wanted, known: Prepared | None) -> None:
        plan = wanted.plan()
        if known is not None:
            old = known.plan
            plan = replace(plan, parties=old.parties, seats=old.seats, place=old.place, marking=old.marking)
        office = self._session.office
        self._session.errands.send(
            Errand(
                tr("正在新建会议"),
                lambda _report: office.preparations.new(wanted.profile, plan),
                while_alive(self, lambda made: self.opened.emit(made.meeting, "preparing")),
            )
        )

    def _ask_to_drop(self) -> None:
        line = self._line()
        if line is not None:
            self._session.teller.ask(
                Question(
                    tr("删除“{title}”的会前准备？", title=line.title),
                    tr("这次会议没有开启记录。准备好的人员、问题和意见将一并删除，不能恢复。"),
                    tr("删除"),
                    tr("不删除"),
                    grave=True,
                ),
                lambda: self._drop(line),
            )

    def _drop(self, line: ShelfLine) -> None:
        office = self._session.office

        def then(_none: None) -> None:
            self._session.teller.done(tr("已删除：{title}", title=line.title))
            self.dropped.emit(line.meeting)
            self.refresh()

        self._session.errands.send(
            Errand(tr("正在删除"), lambda _report: office.preparations.drop(line.meeting), while_alive(self, then))
        )

    def _rehearse(self) -> None:
        if self._may_drop():
            self.rehearse_wanted.emit(self.view.current_id)

    def _clear(self) -> None:
        self.search.clear()
        self.filters.clear()
        self.view.setFocus()

    def _specs(self) -> tuple[ActionSpec, ...]:
        menu = tr("会议(&M)")

        def spec(
            name: str, text: str, handler: Callable[[], None], key: str, mark: Icon | None, group: str
        ) -> ActionSpec:
            return ActionSpec(
                f"shelf.{name}", text, handler, (key,) if key else (), menu, group, mark, scope=Scope.PANEL
            )

        has_line = self._has_line
        drop = spec("drop", tr("删除会前准备…"), self._ask_to_drop, "Delete", Icon.TRASH_2, "drop")
        return (
            spec("new", tr("新建会议…"), self._new, "Ctrl+N", Icon.PLUS, ""),
            replace(
                spec("open", tr("打开"), self._open_current, "Ctrl+O", Icon.FOLDER_OPEN, ""), enabled_when=has_line
            ),
            spec("find", tr("查找"), self._to_search, "Ctrl+F", Icon.SEARCH, ""),
            spec("search", tr("在会议记录里查找"), self._search_records, "", Icon.SEARCH, ""),
            spec("clear", tr("清空查找和筛选"), self._clear, "Esc", None, ""),
            spec("refresh", tr("重新读取"), self.refresh, "F5", None, ""),
            spec("sample", tr("看一个样本会议"), self.sample_wanted.emit, "", Icon.PLAY, "try"),
            replace(
                spec("rehearse", tr("演练这次会议…"), self._rehearse, "", Icon.DRAMA, "try"),
                enabled_when=self._may_rehearse,
            ),
            replace(drop, enabled_when=self._may_drop),
        )

    def _to_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _search_records(self) -> None:
        self.search_wanted.emit(self.search.text())

    def _has_line(self) -> bool:
        return self._line() is not None

    def _may_rehearse(self) -> bool:
        return self._may_drop() and not self._session.office.rehearsal

    def _may_drop(self) -> bool:
        line = self._line()
        return line is not None and line.status == "preparing"
