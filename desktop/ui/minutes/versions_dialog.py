"""The dialog 比较稿本: two versions of one paper, paragraph by paragraph, with the words that came and went."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.app.versions import Step, Version
from desktop.meeting.acts import Paper
from desktop.meeting.ids import MeetingId
from desktop.meeting.state import Meeting
from desktop.minutes.differences import compare, marked
from desktop.minutes.document import Document
from desktop.ui.actions import ActionSpec, ActionTable, Scope
from desktop.ui.button import Button
from desktop.ui.errand import Errand
from desktop.ui.icons import Icon
from desktop.ui.lasting import while_alive
from desktop.ui.minutes.difference_view import DifferenceView
from desktop.ui.minutes.papers import paper_name
from desktop.ui.minutes.version_words import version_words
from desktop.ui.session import Session
from desktop.ui.speech import tr


class VersionsDialog(QDialog):
    """Two versions of a paper; the later is how it is now, the earlier the one before, until others are chosen."""

    def __init__(
        self,
        session: Session,
        meeting: MeetingId,
        paper: Paper,
        standing: Meeting | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("比较稿本：{paper}", paper=paper_name(paper)))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._id, self._paper, self._standing = session, meeting, paper, standing
        self._versions: tuple[Version, ...] = ()
        look = session.look
        self.earlier, self.later = QComboBox(), QComboBox()
        self.earlier.setAccessibleName(tr("较早的稿本"))
        self.later.setAccessibleName(tr("较晚的稿本"))
        self.all = QCheckBox(tr("没有变的段落也显示"))
        self.view = DifferenceView(look)
        self.count = QLabel()
        self.count.setProperty("role", "meta")
        self.table = ActionTable(look, self, self._specs())
        self._build()
        for box in (self.earlier, self.later):
            box.activated.connect(lambda _at: self._compare())
        self.all.toggled.connect(lambda on: self.view.show_kept(kept=on))
        self.view.setFocus()
        self._read()

    def next(self) -> None:
        """Go to the next difference."""
        self.view.step(1)
        self._say()

    def previous(self) -> None:
        """Go to the difference before."""
        self.view.step(-1)
        self._say()

    def copy(self) -> None:
        """Put every difference onto the clipboard as text."""
        QGuiApplication.clipboard().setText(marked(self.view.found))
        self.count.setText(tr("已复制 {n} 处不同。", n=self.view.number))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc; Enter alone does nothing here."""
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)

    def _read(self) -> None:
        versions = self._session.office.versions
        self._session.errands.send(
            Errand(
                tr("正在查找稿本"),
                lambda _report: versions.of(self._id, self._paper),
                while_alive(self, self._offer),
            )
        )

    def _offer(self, found: tuple[Version, ...]) -> None:
        self._versions = found
        for box in (self.earlier, self.later):
            for version in found:
                box.addItem(version_words(version, self._standing))
        self.earlier.setCurrentIndex(_before(found))
        if len(found) < 2:
            self.view.setPlaceholderText(tr("只有现在这一稿。拟稿、修改段落或者印发之后，这里可以比较。"))
            self.earlier.setEnabled(False)
            self.later.setEnabled(False)
            return
        self._compare()

    def _compare(self) -> None:
        wanted = (self._versions[self.earlier.currentIndex()], self._versions[self.later.currentIndex()])
        versions = self._session.office.versions
        self._session.errands.send(
            Errand(
                tr("正在比较"),
                lambda _report: versions.documents(self._id, self._paper, wanted),
                while_alive(self, self._show),
            )
        )

    def _show(self, documents: tuple[Document, ...]) -> None:
        self.view.show_found(compare(*documents), kept=self.all.isChecked())
        self._say()

    def _say(self) -> None:
        at, number = self.view.at, self.view.number
        if not number:
            self.count.setText(tr("两稿没有不同。"))
            self.view.setPlaceholderText(self.count.text())
        else:
            self.count.setText(tr("第 {at} 处，共 {n} 处不同", at=at + 1, n=number))
        self.table.refresh()

    def _specs(self) -> tuple[ActionSpec, ...]:
        def some() -> bool:
            return self.view.number > 0

        return (
            ActionSpec("difference.previous", tr("上一处"), self.previous, ("Shift+F3",), icon=Icon.CHEVRON_UP,
                       enabled_when=some, scope=Scope.PANEL),
            ActionSpec("difference.next", tr("下一处"), self.next, ("F3",), icon=Icon.CHEVRON_DOWN,
                       enabled_when=some, scope=Scope.PANEL),
            ActionSpec("difference.copy", tr("复制全部不同"), self.copy, ("Ctrl+Shift+C",),
                       enabled_when=some, scope=Scope.PANEL),
        )  # fmt: skip

    def _build(self) -> None:
        look = self._session.look
        px = look.theme.px
        choice = QHBoxLayout()
        choice.setSpacing(px(8))
        for text, box in ((tr("从(&A)"), self.earlier), (tr("到(&B)"), self.later)):
            label = QLabel(text)
            label.setBuddy(box)
            choice.addWidget(label)
            choice.addWidget(box, 1)
        tools = QHBoxLayout()
        tools.setSpacing(px(8))
        for spec in self.table.specs:
            button = Button(look, spec.text, mark=spec.icon)
            button.stand_for(self.table.action(spec.id))
            tools.addWidget(button)
        tools.addWidget(self.all)
        tools.addStretch(1)
        tools.addWidget(self.count)
        hint = QLabel(tr("下划线：增加的字；删除线：删去的字。F3 下一处 · Shift+F3 上一处 · Esc 关闭"))
        hint.setProperty("role", "hint")
        shut = Button(look, tr("关闭"))
        shut.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addWidget(hint)
        foot.addStretch(1)
        foot.addWidget(shut)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(14), px(16), px(12))
        column.setSpacing(px(8))
        column.addLayout(choice)
        column.addLayout(tools)
        column.addWidget(self.view, 1)
        column.addLayout(foot)
        self.resize(px(980), px(560))


def _before(found: tuple[Version, ...]) -> int:
    """Return the place of the version most worth comparing with: the last the office saw, else the one before."""
    seen = (at for at, each in enumerate(found) if each.step not in {Step.NOW, Step.REWORDED})
    return next(seen, min(1, len(found) - 1))
