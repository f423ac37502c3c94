"""The list of meetings: search as you type, filter by status, open with Enter."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from threading import Event

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from desktop.app.preparation import Prepared
from desktop.app.shelf import ShelfLine
from desktop.meeting.ids import MeetingId
from desktop.ui.actions import ActionSpec, ActionTable, Scope
from desktop.ui.bulletin import Bulletin
from desktop.ui.button import Button, Role
from desktop.ui.chip import ChipSpec, ChipStyle
from desktop.ui.chip_bar import ChipBar
from desktop.ui.empty_state import EmptyState
from desktop.ui.errand import Errand, Progress
from desktop.ui.icons import Icon
from desktop.ui.lasting import while_alive
from desktop.ui.ledger_model import LedgerModel
from desktop.ui.ledger_view import LedgerView
from desktop.ui.screen import Screen
from desktop.ui.session import Session
from desktop.ui.shelf.lines import STATUSES, columns, counts, fitting, status_word
from desktop.ui.shelf.new_meeting import NewMeeting, Wanted
from desktop.ui.shelf.sample import place_sample
from desktop.ui.speech import tr
from desktop.ui.telling import Question


class ShelfScreen(Screen):
    """Every meeting of the store. ``opened`` carries id and status of the one chosen, ``dropped`` an id."""

    opened = Signal(str, str)
    dropped = Signal(str)
    search_wanted = Signal(str)
    """What was typed is to be looked for in the records themselves."""
    shown = Signal()
    """The list was read again."""

    def __init__(self, session: Session, bulletin: Bulletin, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._lines: tuple[ShelfLine, ...] = ()
        self._status = ""
        self._wanted = ""
        self._playing = self._reading = self._stale = False
        look = session.look
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("查找名称、编号、地点"))
        self.search.setAccessibleName(tr("查找会议"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self._to_list)
        self.filter = ChipBar(look, tr("按状态筛选"), ChipStyle.SEGMENT)
        self.filter.chosen.connect(self._choose_status)
        self.model = LedgerModel(columns(), lambda line: line.meeting, lambda hue: look.theme.tokens.hue(hue).ink, self)
        self.view = LedgerView(look, self.model, tr("会议列表"))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.opened.connect(self._open)
        self.actions_table = ActionTable(look, self, self._specs())
        self.table = self.actions_table
        self.view.picked.connect(lambda _name: self.actions_table.refresh())
        self._none = EmptyState(
            look,
            Icon.INBOX,
            tr("还没有会议"),
            tr("先新建一次会议，填好会审方、人员和问题；也可以放入样本会议，看看一次完整的会审是什么样子。"),
            self.actions_table.action("shelf.new"),
        )
        sample = Button(look, tr("放入样本会议"), mark=Icon.PLAY)
        sample.stand_for(self.actions_table.action("shelf.sample"))
        layout = self._none.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(layout.count() - 1, sample, 0, Qt.AlignmentFlag.AlignHCenter)
        self._nowhere = EmptyState(
            look,
            Icon.SEARCH,
            tr("没有符合的会议"),
            tr("换一个词，或者按 Esc 清空查找。"),
            self.actions_table.action("shelf.search"),
        )
        self._stack = QStackedWidget()
        for widget in (self.view, self._none, self._nowhere):
            self._stack.addWidget(widget)
        self._lay_out(look.theme.px(8))
        bulletin.recorded.connect(self._note)

    def heading(self) -> tuple[str, str]:
        """Return the store's name and how many meetings it holds."""
        return tr("会议列表"), tr("共 {n} 次会议 · {folder}", n=len(self._lines), folder=self._session.office.folder)

    def hints(self) -> Sequence[tuple[str, str]]:
        """Return the keys of the list."""
        return (("Ctrl+N", tr("新建")), ("Enter", tr("打开")), ("Ctrl+F", tr("查找")), ("Delete", tr("删除准备")))

    def enter(self) -> None:
        """Read the list again and go to it."""
        self.view.setFocus()
        self.refresh()

    def refresh(self) -> None:
        """Read the list from the store; what is asked for while it is being read is one more reading afterwards."""
        self._stale = self._reading
        if self._reading:
            return
        self._reading = True
        office = self._session.office
        errand = Errand(tr("正在读取会议列表"), lambda _report: office.shelf.lines(), while_alive(self, self._show))
        self._session.errands.send(errand).ended.connect(self._read)

    def _lay_out(self, gap: int) -> None:
        look = self._session.look
        bar = QFrame()
        bar.setProperty("role", "bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(gap * 2, gap, gap * 2, gap)
        row.setSpacing(gap)
        self.search.setFixedWidth(look.theme.px(260))
        row.addWidget(self.search)
        row.addWidget(self.filter, 1)
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
        column.addWidget(self._stack, 1)

    def _show(self, lines: tuple[ShelfLine, ...]) -> None:
        self._lines = lines
        self._name_filters()
        self._filter()
        if self._wanted:
            self.view.pick(self._wanted)
            self._wanted = ""
        elif not self.view.current_id and self.model.rows:
            self.view.pick(self.model.rows[0].meeting)
        self.actions_table.refresh()
        self.heading_changed.emit()
        self.shown.emit()

    def _read(self) -> None:
        self._reading = False
        if self._stale:
            self.refresh()

    def _name_filters(self) -> None:
        number = counts(self._lines)
        words = (("", tr("全部")), *((status, status_word(status)) for status in STATUSES))
        self.filter.show_chips(
            [ChipSpec(status or "all", f"{word} {number(status)}", "", word) for status, word in words]
        )
        self.filter.choose(self._status or "all")

    def _filter(self) -> None:
        rows = fitting(self._lines, self.search.text(), self._status)
        self.model.show(rows)
        self._stack.setCurrentWidget(self.view if rows else self._nowhere if self._lines else self._none)

    def _choose_status(self, status: str) -> None:
        self._status = "" if status == "all" else status
        self._filter()

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
        if self.isVisible() and not self._playing:
            self.refresh()

    def _new(self) -> None:
        dialog = NewMeeting(self._session.look, self._lines, self._taken, self)
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

    def _ask_for_sample(self) -> None:
        self._session.teller.ask(
            Question(
                tr("把样本会议放入当前会议库？"),
                tr("样本是虚构的一次完整会审，所有材料带“样张”字样。放入后不能删除；正式使用的会议库建议不要放入。"),
                tr("放入"),
                tr("不放入"),
            ),
            self._place_sample,
        )

    def _place_sample(self) -> None:
        stop = Event()
        self._playing = True
        office = self._session.office

        def then(meeting: MeetingId) -> None:
            self._wanted = meeting
            self._session.teller.done(tr("样本会议已放入，按 Enter 打开。"))

        run = self._session.errands.send(
            Errand(
                tr("正在放入样本会议"),
                lambda report: place_sample(office, stop, lambda seq: report(Progress(0, 0, tr("第{n}号", n=seq)))),
                while_alive(self, then),
                stop.set,
            )
        )
        run.ended.connect(self._sample_ended)

    def _sample_ended(self) -> None:
        self._playing = False
        self.refresh()

    def _clear(self) -> None:
        self.search.clear()
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
            spec("clear", tr("清空查找"), self._clear, "Esc", None, ""),
            spec("refresh", tr("重新读取"), self.refresh, "F5", None, ""),
            spec("sample", tr("放入样本会议…"), self._ask_for_sample, "", Icon.PLAY, "drop"),
            replace(drop, enabled_when=self._may_drop),
        )

    def _to_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _search_records(self) -> None:
        self.search_wanted.emit(self.search.text())

    def _has_line(self) -> bool:
        return self._line() is not None

    def _may_drop(self) -> bool:
        line = self._line()
        return line is not None and line.status == "preparing"
