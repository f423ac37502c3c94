"""The dialog 修改段落: narrative paragraphs read otherwise; names, numbers, votes and times never do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.meeting.acts import Paper
from desktop.meeting.ids import MeetingId
from desktop.meeting.rules.papers import reword_paragraph
from desktop.meeting.state import Meeting
from desktop.minutes.compose import Narrative, narratives
from desktop.minutes.wording import Wording
from desktop.ui.actions import ActionSpec, ActionTable, Scope
from desktop.ui.button import Button, Role
from desktop.ui.hall.hand import Act, Hand
from desktop.ui.icons import Icon
from desktop.ui.ime import Composition
from desktop.ui.ledger_model import Column, LedgerModel
from desktop.ui.ledger_view import LedgerView
from desktop.ui.look import Look
from desktop.ui.session import Session
from desktop.ui.speech import tr
from desktop.ui.telling import Refused
from desktop.ui.tokens import Hue


class Reword(QDialog):
    """The paragraphs of one paper that may be reworded. ``reworded`` carries the key of one that was."""

    reworded = Signal(str)

    def __init__(
        self,
        session: Session,
        name: MeetingId,
        meeting: Meeting,
        paper: Paper,
        wording: Wording,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._meeting = meeting
        self._paper = paper
        self._wording = wording
        self._hand = Hand(session, name, self)
        self.setWindowTitle(tr("修改段落"))
        self.finished.connect(self.deleteLater)
        look = session.look
        self.model = LedgerModel(
            (
                Column[Narrative](tr("段落"), lambda each: each.place, width=110),
                Column[Narrative](tr("现在的文字"), lambda each: each.text.replace("\n", " ")),
                Column[Narrative](
                    tr("改过"),
                    self._state_of,
                    hue=lambda each: Hue.AMBER if each.overtaken else Hue.BLUE,
                    width=96,
                ),
            ),
            lambda each: each.key,
            lambda hue: look.theme.tokens.hue(hue).ink,
            self,
        )
        self.view = LedgerView(look, self.model, tr("可以修改的段落"))
        self.view.picked.connect(self._load)
        note = QLabel(
            tr("只能改叙述性的段落。姓名、数字、表决结果和时间由记录生成，不在这里改。每次修改都记入会议记录。")
        )
        note.setProperty("role", "meta")
        note.setWordWrap(True)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(tr("段落文字"))
        self.text.setTabChangesFocus(True)
        self.view.opened.connect(lambda _key: self.text.setFocus())
        self._composition = Composition(self.text)
        self.over = QLabel()
        self.over.setWordWrap(True)
        self.over.setTextFormat(Qt.TextFormat.PlainText)
        self.over.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.over.setProperty("role", "meta")
        self.count = QLabel()
        self.count.setProperty("role", "hint")
        self._fault = QLabel()
        self._fault.setProperty("role", "fault")
        self.keep = Button(look, tr("记入修改"), mark=Icon.CHECK, role=Role.PRIMARY)
        self.keep.clicked.connect(self._keep)
        self.table = ActionTable(look, self, self._specs())
        self._build(look, note)
        self.text.textChanged.connect(self._judge)
        self.show_meeting(meeting)
        self.view.setFocus()

    def _build(self, look: Look, note: QLabel) -> None:
        px = look.theme.px
        self.revert = Button(look, tr("恢复原稿"), mark=Icon.UNDO_2)
        self.revert.stand_for(self.table.action("reword.revert"))
        self.stay = Button(look, tr("仍用修改稿"), mark=Icon.CHECK)
        self.stay.stand_for(self.table.action("reword.stay"))
        shut = Button(look, tr("关闭"))
        shut.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(self.count)
        row.addWidget(self._fault, 1)
        row.addWidget(self.stay)
        row.addWidget(self.revert)
        row.addWidget(shut)
        row.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(16), px(16), px(12))
        column.setSpacing(px(8))
        column.addWidget(note)
        column.addWidget(self.view, 1)
        column.addWidget(self.over)
        column.addWidget(self.text, 1)
        column.addLayout(row)
        self.resize(px(860), px(560))

    def show_meeting(self, meeting: Meeting) -> None:
        """Show the paragraphs as they read now."""
        self._meeting = meeting
        rows = narratives(meeting, self._paper, wording=self._wording)
        self.model.show(rows)
        edited, old = sum(self._edited(row) for row in rows), sum(row.overtaken for row in rows)
        said = tr("{all} 段，改过 {n} 段", all=len(rows), n=edited)
        self.count.setText(tr("{said}，其中 {old} 段的原稿后来变了", said=said, old=old) if old else said)
        if rows and not self.view.current_id:
            self.view.pick(rows[0].key)
        self._judge()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Enter from closing the dialog; Esc closes it."""
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)

    def _row(self) -> Narrative | None:
        return next((row for row in self.model.rows if row.key == self.view.current_id), None)

    def _load(self, _key: str) -> None:
        row = self._row()
        self.text.setPlainText(row.text if row else "")

    def _judge(self) -> None:
        row = self._row()
        text = self.text.toPlainText().strip()
        self.text.setEnabled(row is not None)
        self.keep.setEnabled(row is not None and bool(text) and text != row.text)
        shown = row is not None and self._edited(row)
        self.over.setVisible(shown)
        self.revert.setVisible(shown)
        self.stay.setVisible(row is not None and row.overtaken)
        if row is not None and shown:
            now = tr("现在的原稿：{text}", text=row.composed)
            self.over.setText(
                tr("改这一段时的原稿：{old}\n后来记录变了。{now}", old=row.over, now=now) if row.overtaken else now
            )
        self.table.refresh()

    def _edited(self, row: Narrative) -> bool:
        return row.key in self._meeting.papers.wording

    def _state_of(self, row: Narrative) -> str:
        if row.overtaken:
            return tr("原稿已变")
        return tr("改过") if self._edited(row) else ""

    def _specs(self) -> tuple[ActionSpec, ...]:
        def edited() -> bool:
            row = self._row()
            return row is not None and self._edited(row)

        def overtaken() -> bool:
            row = self._row()
            return row is not None and row.overtaken

        return (
            ActionSpec(
                "reword.keep", tr("记入修改"), self._keep, ("Ctrl+Return", "Ctrl+Enter"),
                enabled_when=self.keep.isEnabled, scope=Scope.PANEL,
            ),
            ActionSpec(
                "reword.stay", tr("仍用修改稿"), self.stay_with_it, ("Ctrl+K",), icon=Icon.CHECK,
                enabled_when=overtaken, scope=Scope.PANEL,
            ),
            ActionSpec(
                "reword.revert", tr("恢复原稿"), self.compose_again, ("Ctrl+R",), icon=Icon.UNDO_2,
                enabled_when=edited, scope=Scope.PANEL,
            ),
        )  # fmt: skip

    def compose_again(self) -> None:
        """Let the chosen paragraph read as it is composed; on record like every change."""
        if (row := self._row()) is not None:
            self._put(row, "", "")

    def stay_with_it(self) -> None:
        """Keep the chosen paragraph as it was reworded, over the composed text as it is now."""
        if (row := self._row()) is not None:
            self._put(row, row.text, row.composed)

    def _keep(self) -> None:
        row = self._row()
        if row is None:
            return
        self._composition.flush()
        text = self.text.toPlainText().strip()
        self._put(row, text, row.composed)

    def _put(self, row: Narrative, text: str, over: str) -> None:
        self._fault.setText("")
        act = reword_paragraph(row.key, text, over)
        self._hand.put(Act(act, then=lambda _n: self._kept(row.key), refused=self._refused))

    def _kept(self, key: str) -> None:
        self._fault.setText("")
        self._load(key)
        self.reworded.emit(key)

    def _refused(self, refused: Refused) -> None:
        self._fault.setText(f"{refused.sentence}{refused.remedy}")
