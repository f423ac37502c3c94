"""The dialog in which one kind of meeting is changed: pages of forms and tables over a copy, kept as one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from desktop.meeting.profile import Profile
from desktop.meeting.profile_file import ProfileFault
from desktop.ui.actions import ActionSpec, ActionTable, Scope
from desktop.ui.button import Button, Role
from desktop.ui.hall.outline import Outline, Row
from desktop.ui.icons import Icon
from desktop.ui.kinds import rows
from desktop.ui.kinds.draft import ProfileDraft
from desktop.ui.kinds.forms import basics, limits
from desktop.ui.kinds.page import KindPage
from desktop.ui.kinds.rows_page import RowsPage
from desktop.ui.kinds.told_page import ToldPage
from desktop.ui.kinds.votes_page import VotesPage
from desktop.ui.look import Look
from desktop.ui.speech import tr
from desktop.ui.telling import Question, Teller


class KindEditor(QDialog):
    """Changes a copy. ``saved`` carries the sound kind; Esc asks first where something was changed.

    A ``fresh`` kind is not kept anywhere yet.
    """

    saved = Signal(object)

    def __init__(
        self, look: Look, teller: Teller, profile: Profile, parent: QWidget | None = None, *, fresh: bool = False
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._look, self._teller = look, teller
        self.draft = ProfileDraft(profile, self, fresh=fresh)
        self.pages = _pages(look, self.draft)
        self.list = Outline(look, tr("会议类型的各部分"))
        self.list.show_rows(tuple(Row(str(at), page.title) for at, page in enumerate(self.pages)))
        self.list.picked.connect(lambda name: self._show(int(name)))
        self._stack = QStackedWidget()
        for page in self.pages:
            self._stack.addWidget(page)
        self._state = QLabel()
        self._state.setProperty("role", "hint")
        self.table = ActionTable(look, self, self._specs())
        self._build()
        self.draft.changed.connect(self._refresh)
        self._refresh()
        self.list.pick("0")
        self.list.setFocus()

    @property
    def page(self) -> KindPage:
        """The page being shown."""
        return self.pages[self._stack.currentIndex()]

    def save(self) -> None:
        """Hand the kind over, or go to what the engine would not read."""
        fault = self.draft.fault()
        if fault is not None:
            self._go_to(fault)
            return
        self.saved.emit(self.draft.now)
        self.accept()

    def reject(self) -> None:
        """Close; ask first where something was changed."""
        if not self.draft.dirty:
            super().reject()
            return
        question = Question(
            tr("放弃对“{name}”的修改？", name=self.draft.now.name),
            tr("改过的内容还没有保存。"),
            tr("放弃修改"),
            tr("接着改"),
            grave=True,
        )
        self._teller.ask(question, super().reject)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc; Enter alone does nothing here."""
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)

    def turn(self, by: int) -> None:
        """Show the next page or the one before, and go to it."""
        at = min(max(self._stack.currentIndex() + by, 0), len(self.pages) - 1)
        self.list.pick(str(at))
        self.page.enter()

    def add_row(self) -> None:
        """Add a row to the page shown."""
        if isinstance(self.page, RowsPage | VotesPage):
            self.page.add_row()

    def remove_row(self) -> None:
        """Take the chosen row of the page away."""
        if isinstance(self.page, RowsPage | VotesPage):
            self.page.remove_row()

    def move_row(self, by: int) -> None:
        """Move the chosen row of the page."""
        if isinstance(self.page, RowsPage | VotesPage):
            self.page.move_row(by)

    def _grows(self) -> bool:
        return isinstance(self.page, VotesPage) or (isinstance(self.page, RowsPage) and self.page.grows)

    def _show(self, at: int) -> None:
        self._stack.setCurrentIndex(at)
        self.page.refresh()
        self.table.refresh()

    def _go_to(self, fault: ProfileFault) -> None:
        at = next((at for at, page in enumerate(self.pages) if _belongs(page, fault.path)), 0)
        self.list.pick(str(at))
        self._stack.setCurrentIndex(at)
        self.page.tell(fault.fault)
        self.page.go_to(fault.path)

    def _refresh(self) -> None:
        self.setWindowTitle(tr("修改会议类型：{name}", name=self.draft.now.name))
        for page in self.pages:
            page.tell("")
        self.page.refresh()
        self._state.setText(tr("有修改未保存") if self.draft.dirty else tr("没有修改"))
        self.table.refresh()

    def _specs(self) -> tuple[ActionSpec, ...]:
        def spec(
            name: str, text: str, work: Callable[[], None], keys: tuple[str, ...], icon: Icon | None = None,
            when: Callable[[], bool] = lambda: True,
        ) -> ActionSpec:  # fmt: skip
            return ActionSpec(f"kind.{name}", text, work, keys, icon=icon, enabled_when=when, scope=Scope.PANEL)

        draft, grows = self.draft, self._grows
        return (
            spec("undo", tr("撤销"), draft.undo, ("Ctrl+Z",), Icon.UNDO_2, lambda: draft.can_undo),
            spec("redo", tr("重做"), draft.redo, ("Ctrl+Y", "Ctrl+Shift+Z"), None, lambda: draft.can_redo),
            spec("add", tr("加一行"), self.add_row, ("Insert", "Ctrl+N"), Icon.PLUS, grows),
            spec("remove", tr("删除这一行"), self.remove_row, ("Ctrl+Delete",), Icon.TRASH_2, grows),
            spec("up", tr("上移"), lambda: self.move_row(-1), ("Alt+Up",), Icon.CHEVRON_UP, grows),
            spec("down", tr("下移"), lambda: self.move_row(1), ("Alt+Down",), Icon.CHEVRON_DOWN, grows),
            spec("next", tr("下一步"), lambda: self.turn(1), ("Ctrl+PgDown",)),
            spec("back", tr("上一步"), lambda: self.turn(-1), ("Ctrl+PgUp",)),
            spec("save", tr("保存"), self.save, ("Ctrl+S", "Ctrl+Return"), Icon.SAVE),
        )

    def _build(self) -> None:
        look = self._look
        px = look.theme.px
        tools = QHBoxLayout()
        tools.setSpacing(px(6))
        for name in ("add", "remove", "up", "down", "undo", "redo"):
            tools.addWidget(self._button(name, bare=name in {"up", "down"}))
        tools.addStretch(1)
        tools.addWidget(self._state)
        middle = QHBoxLayout()
        self.list.setFixedWidth(px(150))
        middle.addWidget(self.list)
        middle.addWidget(self._stack, 1)
        hint = QLabel(tr("Ctrl+PgDn 下一页 · 空格打勾 · F2 改文字 · Ctrl+S 保存 · Esc 关闭"))
        hint.setProperty("role", "hint")
        cancel = Button(look, tr("取消"))
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.addWidget(hint)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self._button("save"))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(14), px(20), px(14))
        column.setSpacing(px(10))
        column.addLayout(tools)
        column.addLayout(middle, 1)
        column.addLayout(foot)
        self.resize(px(1040), px(560))

    def _button(self, name: str, *, bare: bool = False) -> Button:
        spec = next(each for each in self.table.specs if each.id == f"kind.{name}")
        role = Role.PRIMARY if name == "save" else Role.PLAIN
        button = Button(self._look, "" if bare else spec.text, mark=spec.icon, role=role, name=spec.text)
        button.stand_for(self.table.action(spec.id))
        return button


def _pages(look: Look, draft: ProfileDraft) -> tuple[KindPage, ...]:
    return (
        basics(look, draft),
        RowsPage(
            look, draft, tr("会审各方"), tr("新建这种会议时先列出这些会审方，会前准备时还可以改。"), rows.parties()
        ),
        RowsPage(look, draft, tr("会议阶段"), tr("按先后排列；打勾的人在该阶段不得在场。"), rows.stages()),
        RowsPage(look, draft, tr("认定词"), tr("从最好的写起；汇总表按右边一栏计数。"), rows.verdicts()),
        RowsPage(
            look, draft, tr("评价词"), tr("各方对答复的评价；没有打勾的，列入没有答清的质询。"), rows.judgements()
        ),
        VotesPage(look, draft),
        RowsPage(look, draft, tr("程序规则"), tr("只有打勾的规则适用；其余的只记录，不阻止。"), rows.guards()),
        limits(look, draft),
        RowsPage(look, draft, tr("材料内容"), tr("没有打勾的内容，那份材料一律不出现。"), rows.visibility()),
        ToldPage(look, draft),
    )


def _belongs(page: KindPage, path: str) -> bool:
    first = path.partition(".")[0].partition("[")[0]
    alias = {"closed_verdicts": "verdicts", "partial_verdicts": "verdicts"}
    return alias.get(first, first) in page.paths or (first == "limits" and "question" in page.paths)
