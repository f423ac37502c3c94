"""The page the program opens with: the meeting to go on with, the latest ones, what is due, and every way in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from desktop.app.due import matters, unfinished
from desktop.app.shelf import ShelfLine
from desktop.ui.actions import ActionSpec, ActionTable, Scope
from desktop.ui.bulletin import Bulletin
from desktop.ui.button import Button, Role
from desktop.ui.button_rows import ButtonRows
from desktop.ui.errand import Errand
from desktop.ui.home.first_run import FirstRun
from desktop.ui.home.go_on_card import GoOnCard
from desktop.ui.home.row_list import RowList
from desktop.ui.home.rows import matter_row, meeting_row
from desktop.ui.icons import Icon
from desktop.ui.lasting import while_alive
from desktop.ui.panel import Panel
from desktop.ui.screen import Screen
from desktop.ui.session import Session
from desktop.ui.shelf.lines import ZONE
from desktop.ui.shelf.reading import ShelfReading
from desktop.ui.speech import tr

LATEST = 40
"""Meetings on the start page; all of them stand on the shelf."""
MINUTE_MS = 60_000


class HomeScreen(Screen):
    """The start page. ``opened`` carries id and status of a meeting, ``wanted`` an action of the window."""

    opened = Signal(str, str)
    wanted = Signal(str)
    shown = Signal()
    """The shelf was read and is shown."""

    def __init__(self, session: Session, bulletin: Bulletin, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._lines: tuple[ShelfLine, ...] = ()
        self._mended = False
        self._reading = ShelfReading(session, self, self._show)
        self._at_first = True
        look = session.look
        self.card = GoOnCard(look)
        self.latest = RowList(look, tr("最近的会议"))
        self.due = RowList(look, tr("要办的事"))
        self.nothing_due = QLabel(tr("近期没有到期的事。"))
        self.nothing_due.setProperty("role", "meta")
        self.nothing_due.setMargin(look.theme.px(16))
        self.nothing_due.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._matters = QStackedWidget()
        for widget in (self.due, self.nothing_due):
            self._matters.addWidget(widget)
        self.card.opened.connect(self.opened)
        self.latest.opened.connect(self.opened)
        self.due.opened.connect(self.opened)
        self.table = self.acts = ActionTable(look, self, self._specs())
        self.first_run = FirstRun(look, self._ways_in(first=True))
        self._latest_panel = Panel(look, tr("最近的会议"))
        self._due_panel = Panel(look, tr("要办的事"), "side")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._lay_out())
        self._stack.addWidget(self.first_run)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        bulletin.recorded.connect(self._note)
        tick = QTimer(self)
        tick.setInterval(MINUTE_MS)
        tick.timeout.connect(self._show_card)
        tick.start()

    def heading(self) -> tuple[str, str]:
        """Return which store is open."""
        folder = self._session.office.folder
        if self._session.office.rehearsal:
            return tr("首页"), tr("演练库：{folder}", folder=folder)
        return tr("首页"), tr("会议库：{folder}", folder=folder)

    def hints(self) -> Sequence[tuple[str, str]]:
        """Return the keys of the page."""
        return (("Enter", tr("打开")), ("Tab", tr("下一栏")), ("Ctrl+N", tr("新建")), ("Ctrl+L", tr("会议列表")))

    def enter(self) -> None:
        """Read the shelf again, and go to what is likeliest to be wanted."""
        self._at_first = True
        self.refresh()
        self._focus()

    def leave(self) -> None:
        """What is still being read takes no focus any more."""
        self._at_first = False

    def refresh(self) -> None:
        """Read the shelf; asked while it is being read, once more afterwards."""
        self._reading.ask()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the matters two fifths of the width, never more than they need."""
        super().resizeEvent(event)
        px = self._session.look.theme.px
        self._due_panel.setFixedWidth(min(max(px(320), self.width() * 2 // 5), px(640)))

    def _lay_out(self) -> QWidget:
        px = self._session.look.theme.px
        page = QWidget()
        left = QFrame()
        left.setProperty("role", "panel")
        work = QVBoxLayout(left)
        work.setContentsMargins(0, 0, 0, 0)
        work.setSpacing(0)
        self._card_room = QWidget()
        room = QVBoxLayout(self._card_room)
        room.setContentsMargins(px(16), px(16), px(16), px(4))
        room.addWidget(self.card)
        self._latest_panel.add(self.latest, 1)
        work.addWidget(self._card_room)
        work.addWidget(self._latest_panel, 1)
        work.addWidget(self._foot())
        self._due_panel.add(self._matters, 1)
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left, 1)
        row.addWidget(self._due_panel)
        return page

    def _foot(self) -> QWidget:
        px = self._session.look.theme.px
        foot = QFrame()
        foot.setProperty("role", "strip")
        row = QHBoxLayout(foot)
        row.setContentsMargins(px(16), px(8), px(16), px(8))
        row.addWidget(ButtonRows(self._session.look, self._ways_in()))
        return foot

    def _ways_in(self, *, first: bool = False) -> tuple[Button, ...]:
        """A button for each way in, made anew: a widget stands in one place. On the ``first`` run the sample leads."""
        sample, new = (tr("看一个样本会议"), "sample", Icon.PLAY), (tr("新建会议"), "new", Icon.PLUS)
        ways = [sample, new] if first else [new, (tr("会议列表"), "shelf", Icon.INBOX), sample]
        if not self._session.office.rehearsal:
            ways.append((tr("演练…"), "rehearse", Icon.DRAMA))
            ways.append((tr("其他会议库…"), "other", Icon.FOLDER_OPEN))
        made = []
        for place, (text, action, mark) in enumerate(ways):
            role = Role.PRIMARY if first and place == 0 else Role.PLAIN
            made.append(Button(self._session.look, text, mark=mark, role=role))
            made[-1].stand_for(self.acts.action(f"home.{action}"))
        return tuple(made)

    def _show(self, lines: tuple[ShelfLine, ...]) -> None:
        self._lines = lines
        today = self._session.office.clock.now().astimezone(ZONE).date()
        going = unfinished(lines)
        first = going[0].meeting if going else ""
        latest = [line for line in lines if line.meeting != first]
        self.latest.show_rows([meeting_row(line) for line in latest[:LATEST]])
        self._latest_panel.say(tr("最近的会议"), tr("共 {n} 次", n=len(lines)))
        found = matters(lines, today)
        self.due.show_rows([matter_row(matter) for matter in found])
        self._matters.setCurrentWidget(self.due if found else self.nothing_due)
        self._due_panel.say(tr("要办的事"), tr("{n} 件", n=len(found)) if found else "")
        self._show_card()
        self._stack.setCurrentIndex(0 if lines else 1)
        if self._at_first:
            self._at_first = False
            self._focus()
        self._mend()
        self.shown.emit()

    def _show_card(self) -> None:
        going = unfinished(self._lines)
        self._card_room.setVisible(bool(going))
        if going:
            self.card.show_meeting(going[0], self._session.office.clock.now())

    def _focus(self) -> None:
        """Go to the meeting that waits, else to the latest, else to the first way in."""
        if not self._lines:
            self.first_run.take_focus()
        elif unfinished(self._lines):
            self.card.back.setFocus()
        else:
            self.latest.setFocus()

    def _mend(self) -> None:
        """Have lines of an older program say what is outstanding; once, and read again when it is done."""
        old = any(line.upto and line.outstanding is None for line in self._lines)
        if self._mended or not old:
            return
        self._mended = True
        shelf, lines = self._session.office.shelf, self._lines
        self._session.errands.send(
            Errand(
                tr("正在整理会议目录"),
                lambda _report: shelf.mend(lines),
                while_alive(self, lambda _n: self.refresh()),
            )
        )

    def _note(self, _meeting: str, _upto: int) -> None:
        if self.isVisible():
            self.refresh()

    def _specs(self) -> tuple[ActionSpec, ...]:
        menu = tr("开始(&S)")

        def spec(name: str, text: str, key: str, mark: Icon, group: str = "") -> ActionSpec:
            return ActionSpec(
                f"home.{name}",
                text,
                lambda: self.wanted.emit(name),
                (key,) if key else (),
                menu,
                group,
                mark,
                scope=Scope.PANEL,
            )

        return (
            spec("new", tr("新建会议…"), "Ctrl+N", Icon.PLUS),
            spec("shelf", tr("会议列表"), "Ctrl+L", Icon.INBOX),
            spec("sample", tr("看一个样本会议"), "", Icon.PLAY, "ways"),
            spec("rehearse", tr("演练…"), "", Icon.DRAMA, "ways"),
            spec("other", tr("打开其他会议库…"), "", Icon.FOLDER_OPEN, "ways"),
            ActionSpec("home.refresh", tr("重新读取"), self.refresh, ("F5",), menu, "refresh", scope=Scope.PANEL),
        )
