"""Preparing a meeting in steps, with what is still missing always in sight."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QLabel, QStackedWidget, QVBoxLayout, QWidget

from desktop.app.desk import Recorded
from desktop.meeting.ids import MeetingId
from desktop.meeting.profile_file import ProfileFault
from desktop.meeting.refusal import Refusal
from desktop.ui.actions import ActionSpec, ActionTable, Scope
from desktop.ui.button import Button, Role
from desktop.ui.columns import Columns
from desktop.ui.errand import Errand
from desktop.ui.icons import Icon
from desktop.ui.importing.dialog import ImportDialog
from desktop.ui.importing.target import PlanTarget
from desktop.ui.lasting import while_alive
from desktop.ui.prepare.keeper import PlanKeeper
from desktop.ui.prepare.lost_kind import LostKind
from desktop.ui.prepare.paste_people import PastePeople
from desktop.ui.prepare.points import Point, Weight
from desktop.ui.prepare.probe import Probe
from desktop.ui.prepare.readiness import points
from desktop.ui.prepare.readiness_panel import ReadinessPanel
from desktop.ui.prepare.roster import Candidate, seated
from desktop.ui.prepare.step_list import StepList
from desktop.ui.prepare.step_page import StepPage
from desktop.ui.prepare.steps import make_pages
from desktop.ui.prepare.table_page import TablePage
from desktop.ui.refusals import refused
from desktop.ui.screen import Screen
from desktop.ui.session import Session
from desktop.ui.speech import tr
from desktop.ui.telling import Question


class PrepareScreen(Screen):
    """One meeting being prepared. ``record_opened`` carries its id once the record is open."""

    record_opened = Signal(str)
    page_wanted = Signal(str)
    """Another page of the window, where something about the machine or the store can be mended."""
    ready = Signal()
    """The plan was read and is shown."""

    def __init__(self, session: Session, meeting: MeetingId, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.keeper = PlanKeeper(session, meeting, self)
        self._pages: dict[str, StepPage] = {}
        self.lost: LostKind | None = None
        """What stands in place of the steps while the kind of meeting is gone."""
        look = session.look
        self.steps = StepList(look)
        self.steps.chosen.connect(self.show_step)
        self.steps.view.activated.connect(lambda _index: self.enter())
        self._stack = QStackedWidget()
        centre = QFrame()
        centre.setProperty("role", "panel")
        inner = QVBoxLayout(centre)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self._stack)
        self.readiness = ReadinessPanel(look)
        self.readiness.wanted.connect(self.go_to)
        self.probe = Probe(session, meeting, self)
        self.probe.changed.connect(self._show_points)
        self.table = self.acts = ActionTable(look, self, self._specs())
        self.open_button = Button(look, tr("开启记录"), mark=Icon.PLAY, role=Role.PRIMARY)
        self.open_button.stand_for(self.acts.action("plan.open"))
        self.readiness.add_foot(self.open_button)
        self._columns = Columns(look, self.steps, centre, self.readiness)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._columns)
        self.keeper.changed.connect(self._refresh)
        self.keeper.saved.connect(self._refresh)
        self.keeper.kind_lost.connect(self._ask_for_kind)
        self._loading = QLabel(tr("正在读取…"))
        self._stack.addWidget(self._loading)
        self.keeper.read()

    def heading(self) -> tuple[str, str]:
        """Return the meeting's title, and whether everything is saved."""
        plan = self.keeper.plan
        state = tr("会前准备 · 已保存") if self.keeper.clean else tr("会前准备 · 保存中…")
        return plan.title or tr("会前准备"), f"{plan.number}　{state}".strip()

    def hints(self) -> Sequence[tuple[str, str]]:
        """Return the keys of preparing."""
        return (
            ("Ctrl+PgDown", tr("下一步")),
            ("Insert", tr("加一行")),
            ("F2", tr("改单元格")),
            ("Alt+↑↓", tr("移动")),
            ("Ctrl+Z", tr("撤销")),
        )

    def enter(self) -> None:
        """Go on where the work was left."""
        self.probe.begin()
        page = self._pages.get(self.steps.current)
        if page is not None:
            page.enter()

    def leave(self) -> None:
        """Save what was typed."""
        self.probe.rest()
        self.keeper.finish()

    def show_step(self, step: str) -> None:
        """Show that step and go to it."""
        page = self._pages.get(step)
        if page is None:
            return
        self.steps.choose(step)
        page.refresh()
        self._stack.setCurrentWidget(page)
        if not self.steps.view.hasFocus():
            self._columns.open_left(opened=False)
            page.enter()
        self.acts.refresh()

    def go_to(self, place: str, row: str = "") -> None:
        """Go where something can be mended: to a row of a step, or to another page of the window."""
        if place not in self._pages:
            self.page_wanted.emit(place)
            return
        self.show_step(place)
        page = self._pages[place]
        if row and isinstance(page, TablePage):
            page.view.pick(row)
            page.view.setFocus()

    def look_at_readiness(self) -> None:
        """Ask the machine anew and go to the list of what is missing."""
        self.probe.begin()
        self.readiness.take_focus()

    @property
    def page(self) -> StepPage | None:
        """The step being shown."""
        return self._pages.get(self.steps.current)

    def import_findings(self) -> None:
        """Open the import of findings into this plan."""
        self.keeper.then(lambda: ImportDialog(self._session, PlanTarget(self.keeper), self).open())

    def paste_people(self) -> None:
        """Offer the people on the clipboard for the list."""
        clipboard = QGuiApplication.clipboard().text()
        dialog = PastePeople(self._session, self.keeper.plan, clipboard, self)
        dialog.confirmed.connect(self._seat)
        dialog.open()

    def _seat(self, chosen: tuple[Candidate, ...]) -> None:
        self.keeper.change(lambda plan: replace(plan, seats=seated(plan, chosen)))
        self.show_step("seats")

    def _refresh(self) -> None:
        if not self.keeper.loaded:
            return
        if not self._pages:
            self._build()
        if (page := self.page) is not None:
            page.refresh()
        self._show_points()
        self.acts.refresh()
        self.heading_changed.emit()

    def _ask_for_kind(self, kind: str, fault: ProfileFault) -> None:
        """The kind it was prepared as is not there: say so in place of the steps, and offer the kinds there are."""
        self.lost = LostKind(self._session, kind, fault)
        self.lost.chosen.connect(self.keeper.turn_to)
        self._stack.addWidget(self.lost)
        self._stack.setCurrentWidget(self.lost)
        self.acts.refresh()

    def _show_points(self) -> None:
        if not self.keeper.loaded:
            return
        found = self._points()
        self.readiness.show_points(found)
        stopping = {point.step for point in found if point.weight is Weight.STOPS}
        self.steps.show_counts(self.keeper.plan, stopping)

    def _points(self) -> tuple[Point, ...]:
        return points(self.keeper.profile, self.keeper.plan, self.probe.machine, self._session.language)

    def _build(self) -> None:
        self._pages = make_pages(self._session, self.keeper, self.import_findings, self.paste_people)
        for page in self._pages.values():
            self._stack.addWidget(page)
        self.steps.show_steps(tuple(self._pages))
        self.show_step("basics")
        self.enter()
        self.ready.emit()

    def _ask_to_open(self) -> None:
        if self.keeper.loaded:
            self.keeper.then(self._ask_now)
        else:  # the key came before the plan
            self.ready.connect(self._ask_to_open, Qt.ConnectionType.SingleShotConnection)

    def _ask_now(self) -> None:
        found = self._points()
        stops = [point for point in found if point.weight is Weight.STOPS]
        if stops:
            self.show_step(stops[0].step)
            self._open()
            return
        open_points = [point.sentence for point in found if point.weight is Weight.LOOK]
        said = "\n".join(f"· {sentence}" for sentence in open_points[:6])
        detail = tr("开启后，会前准备整体写入会议记录，不能再改；之后的变化都作为记录中的一条。")
        self._session.teller.ask(
            Question(
                tr("开启“{title}”的会议记录？", title=self.keeper.plan.title),
                f"{detail}\n\n{tr('还可以留意：')}\n{said}" if said else detail,
                tr("开启记录"),
                tr("再看看"),
            ),
            self._open,
        )

    def _open(self) -> None:
        office, meeting = self._session.office, self.keeper.meeting
        self._session.errands.send(
            Errand(
                tr("正在开启记录"), lambda _report: office.preparations.open(meeting), while_alive(self, self._opened)
            )
        )

    def _opened(self, outcome: Recorded | Refusal) -> None:
        if isinstance(outcome, Refusal):
            self._session.teller.refuse(refused(outcome, self._session.language))
            return
        self._session.teller.done(tr("会议记录已开启，已记录 第{n}号。", n=outcome.upto))
        self.record_opened.emit(self.keeper.meeting)

    def _on_table(self, work: Callable[[TablePage[object]], None]) -> Callable[[], None]:
        def act() -> None:
            if isinstance(self.page, TablePage):
                work(self.page)

        return act

    def _is_table(self) -> bool:
        return isinstance(self.page, TablePage)

    def _specs(self) -> tuple[ActionSpec, ...]:
        menu, rows = tr("会前准备(&P)"), tr("行(&R)")

        def spec(name: str, text: str, work: Callable[[], None], keys: tuple[str, ...], group: str) -> ActionSpec:
            return ActionSpec(f"plan.{name}", text, work, keys, menu, group, scope=Scope.PANEL)

        def row(name: str, text: str, work: Callable[[TablePage[object]], None], keys: tuple[str, ...]) -> ActionSpec:
            act = self._on_table(work)
            return ActionSpec(f"row.{name}", text, act, keys, rows, enabled_when=self._is_table, scope=Scope.PANEL)

        undo = spec("undo", tr("撤销"), self.keeper.undo, ("Ctrl+Z",), "undo")
        redo = spec("redo", tr("重做"), self.keeper.redo, ("Ctrl+Y", "Ctrl+Shift+Z"), "undo")
        return (
            replace(undo, icon=Icon.UNDO_2, enabled_when=lambda: self.keeper.can_undo),
            replace(redo, enabled_when=lambda: self.keeper.can_redo),
            spec("next", tr("下一步"), lambda: self.steps.turn(1), ("Ctrl+PgDown",), "step"),
            spec("back", tr("上一步"), lambda: self.steps.turn(-1), ("Ctrl+PgUp",), "step"),
            spec("import", tr("导入问题台账…"), self.import_findings, ("Ctrl+I",), "take"),
            spec("paste", tr("粘贴人员名单…"), self.paste_people, ("Ctrl+Shift+V",), "take"),
            spec("ready", tr("看是否就绪"), self.look_at_readiness, ("Ctrl+R",), "open"),
            replace(spec("open", tr("开启记录…"), self._ask_to_open, ("Ctrl+Shift+O",), "open"), icon=Icon.PLAY),
            row("add", tr("加一行"), lambda page: page.add_row(), ("Insert", "Ctrl+N")),
            row("remove", tr("删除这一行"), lambda page: page.remove_row(), ("Ctrl+Delete",)),
            row("up", tr("上移"), lambda page: page.move_row(-1), ("Alt+Up",)),
            row("down", tr("下移"), lambda page: page.move_row(1), ("Alt+Down",)),
        )
