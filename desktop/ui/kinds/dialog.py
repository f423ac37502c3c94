"""The dialog 会议类型: the shipped kinds and the office's own, read out, copied, changed, brought and taken."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.app.files import FolderTrouble, NoRoom
from desktop.app.profiles import Kind, short_digest
from desktop.app.shelf import ShelfLine
from desktop.meeting.profile import Profile
from desktop.meeting.profile_file import ProfileFault
from desktop.ui.actions import ActionSpec, ActionTable, Scope
from desktop.ui.button import Button, Role
from desktop.ui.card_chip import CardChip
from desktop.ui.errand import Errand
from desktop.ui.hall.outline import Outline, Row
from desktop.ui.icons import Icon
from desktop.ui.kinds.editor import KindEditor
from desktop.ui.kinds.told_page import Reading
from desktop.ui.lasting import while_alive
from desktop.ui.session import Session
from desktop.ui.speech import tr
from desktop.ui.telling import Question
from desktop.ui.tokens import Hue
from desktop.ui.troubles import troubled


class KindsDialog(QDialog):
    """The kinds of meeting of this machine."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("会议类型"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self._profiles = session.office.profiles
        self._kinds: tuple[Kind, ...] = ()
        self._folder = Path.home()
        look = session.look
        self.list = Outline(look, tr("会议类型"))
        self.list.picked.connect(lambda _name: self._load())
        self.reading = Reading(look)
        self.told = QLabel()
        self.told.setProperty("role", "meta")
        self.told.setWordWrap(True)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.fault = QLabel()
        self.fault.setProperty("role", "fault")
        self.fault.setWordWrap(True)
        self.fault.hide()
        self.table = ActionTable(look, self, self._specs())
        self.list.opened.connect(lambda _name: self.edit() if self._own() else self.copy())
        self._build()
        self.refresh()
        self.list.setFocus()

    @property
    def chosen(self) -> Kind | None:
        """The kind that is chosen."""
        return next((kind for kind in self._kinds if kind.id == self.list.chosen), None)

    def refresh(self, pick: str = "") -> None:
        """Read the kinds again and choose ``pick``, or the one chosen before."""
        self._kinds = self._profiles.kinds()
        self.list.show_rows(tuple(_row(kind) for kind in self._kinds))
        self.list.pick(pick or self.list.chosen or self._kinds[0].id)
        self._load()

    def copy(self) -> None:
        """Begin a kind of the office's own from the chosen one."""
        kind = self.chosen
        if kind is not None and kind.profile is not None:
            name = self._free_name(kind.profile.name)
            self._change(self._profiles.copy(kind.profile, name), fresh=True)

    def edit(self) -> None:
        """Change the chosen kind of the office's own."""
        kind = self.chosen
        if kind is not None and kind.profile is not None:
            self._change(kind.profile, fresh=False)

    def remove(self) -> None:
        """Ask how many meetings are prepared as the chosen kind, then whether it is to go."""
        kind = self.chosen
        if kind is None:
            return
        shelf = self._session.office.shelf
        self._session.errands.send(
            Errand(
                tr("正在查看用到它的会议"),
                lambda _report: shelf.lines(),
                while_alive(self, lambda lines: self._ask(kind, lines)),
            )
        )

    def bring(self) -> None:
        """Ask for a file somebody brought."""
        dialog = QFileDialog(self, tr("导入会议类型"), str(self._folder), f"{tr('会议类型')} (*.toml)")
        dialog.fileSelected.connect(lambda name: self.bring_file(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def bring_file(self, file: Path) -> None:
        """Show what that file holds and take it on yes."""
        self._folder = file.parent
        try:
            profile = self._profiles.read(file)
        except ProfileFault as why:
            self._tell(tr("这个文件不能用：{fault}。", fault=_said(why)))
            return
        detail = tr("校验码 {digest}，请与给您文件的人核对。", digest=short_digest(profile))
        question = Question(tr("导入会议类型“{name}”？", name=profile.name), detail, tr("导入"), tr("不导入"))
        self._session.teller.ask(question, lambda: self._try(lambda: self._brought(profile)))

    def take(self) -> None:
        """Ask for the folder, a stick perhaps, the chosen kind is to go to."""
        dialog = QFileDialog(self, tr("导出到哪个文件夹"), str(self._folder))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda name: self.take_to(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take_to(self, folder: Path) -> None:
        """Leave the chosen kind in that folder."""
        kind = self.chosen
        if kind is None or kind.profile is None:
            return
        profile, self._folder = kind.profile, folder

        def work() -> None:
            file = self._profiles.take(profile, folder)
            self.told.setText(tr("已导出：{file}。校验码 {digest}。", file=file, digest=short_digest(profile)))

        self._try(work)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc; Enter belongs to the list."""
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)

    def _change(self, profile: Profile, *, fresh: bool) -> None:
        self.editor = KindEditor(self._session.look, self._session.teller, profile, self, fresh=fresh)
        self.editor.saved.connect(lambda made: self._try(lambda: self._keep(made)))
        self.editor.open()

    def _keep(self, profile: Profile) -> None:
        kept = self._profiles.keep(profile)
        self.refresh(kept.id)
        self.told.setText(tr("已保存。以后新建和正在准备的这种会议照此执行；已经开启记录的不变。"))

    def _brought(self, profile: Profile) -> None:
        self.refresh(self._profiles.bring(profile).id)

    def _ask(self, kind: Kind, lines: tuple[ShelfLine, ...]) -> None:
        number = sum(line.profile == kind.id and line.status == "preparing" for line in lines)
        used = tr("有 {n} 次正在准备的会议用到它，删除后要给它们换一种会议类型。", n=number) if number else ""
        detail = used + tr("已经开启记录的会议不受影响。")
        question = Question(tr("删除会议类型“{name}”？", name=kind.name), detail, tr("删除"), tr("不删除"), grave=True)

        def work() -> None:
            self._profiles.remove(kind.id)
            self.refresh(self._kinds[0].id)

        self._session.teller.ask(question, lambda: self._try(work))

    def _try(self, work: Callable[[], None]) -> None:
        """Do what touches files; what the world does to it is said here, over the window it would be hidden."""
        try:
            work()
        except (FolderTrouble, NoRoom, OSError, ProfileFault) as why:
            said = troubled(why, self._session.language)
            self._tell(f"{said.sentence}{said.advice}" if said else str(why))
        else:
            self._tell("")

    def _tell(self, sentence: str) -> None:
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))

    def _load(self) -> None:
        kind = self.chosen
        self.reading.setVisible(kind is not None and kind.profile is not None)
        if kind is None:
            return
        if kind.profile is None:
            fault = _said(kind.fault) if kind.fault else ""
            self.told.setText(tr("这个文件不能用：{fault}。可以删除它，或者改正文件后重新打开这里。", fault=fault))
        else:
            whose = tr("随程序提供，不能修改；要改请先另存。") if kind.shipped else tr("本单位的会议类型。")
            self.told.setText(tr("{whose}校验码 {digest}", whose=whose, digest=kind.digest))
            self.reading.show_profile(kind.profile)
        self.table.refresh()

    def _free_name(self, name: str) -> str:
        taken = {kind.name for kind in self._kinds}
        tries = (tr("{name}（本单位{n}）", name=name, n=n if n > 1 else "") for n in range(1, len(taken) + 2))
        return next(made for made in tries if made not in taken)

    def _own(self) -> bool:
        return self.chosen is not None and not self.chosen.shipped

    def _sound(self) -> bool:
        return self.chosen is not None and self.chosen.profile is not None

    def _specs(self) -> tuple[ActionSpec, ...]:
        def spec(name: str, text: str, keys: tuple[str, ...], icon: Icon, when: Callable[[], bool]) -> ActionSpec:
            work: Callable[[], None] = getattr(self, name)
            return ActionSpec(f"kinds.{name}", text, work, keys, icon=icon, enabled_when=when, scope=Scope.PANEL)

        return (
            spec("copy", tr("另存为本单位的会议类型…"), ("Ctrl+N",), Icon.PLUS, self._sound),
            spec("edit", tr("修改…"), ("F2",), Icon.PENCIL, lambda: self._own() and self._sound()),
            spec("bring", tr("导入…"), ("Ctrl+I",), Icon.FILE_UP, lambda: True),
            spec("take", tr("导出…"), ("Ctrl+E",), Icon.FILE_DOWN, self._sound),
            spec("remove", tr("删除…"), ("Ctrl+Delete",), Icon.TRASH_2, self._own),
        )

    def _build(self) -> None:
        look = self._session.look
        px = look.theme.px
        tools = QHBoxLayout()
        tools.setSpacing(px(8))
        for spec in self.table.specs:
            role = Role.PRIMARY if spec.id == "kinds.copy" else Role.PLAIN
            button = Button(look, spec.text, mark=spec.icon, role=role)
            button.stand_for(self.table.action(spec.id))
            tools.addWidget(button)
        tools.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(px(8))
        for widget in (self.told, self.fault):
            right.addWidget(widget)
        right.addWidget(self.reading, 1)
        middle = QHBoxLayout()
        middle.setSpacing(px(16))
        self.list.setFixedWidth(px(300))
        middle.addWidget(self.list)
        middle.addLayout(right, 1)
        shut = Button(look, tr("关闭"))
        shut.clicked.connect(self.accept)
        foot = QHBoxLayout()
        hint = QLabel(tr("Enter 修改或另存 · Ctrl+N 另存 · Esc 关闭"))
        hint.setProperty("role", "hint")
        foot.addWidget(hint)
        foot.addStretch(1)
        foot.addWidget(shut)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(16), px(20), px(14))
        column.setSpacing(px(10))
        column.addLayout(tools)
        column.addLayout(middle, 1)
        column.addLayout(foot)
        self.resize(px(1000), px(540))


def _row(kind: Kind) -> Row:
    if kind.profile is None:
        return Row(kind.id, kind.name, tr("文件不能用"), icon=Icon.TRIANGLE_ALERT, hue=Hue.AMBER, lines=2)
    chip = CardChip(tr("自带"), Hue.GREY) if kind.shipped else CardChip(tr("本单位"), Hue.BLUE)
    return Row(kind.id, kind.name, chips=(chip,), lines=2)


def _said(why: ProfileFault) -> str:
    return f"{why.path} {why.fault}".strip()
