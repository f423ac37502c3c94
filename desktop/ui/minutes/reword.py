"""The dialog 修改段落: narrative paragraphs read otherwise; names, numbers, votes and times never do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.meeting.acts import Paper
from desktop.meeting.ids import MeetingId
from desktop.meeting.rules.papers import reword_paragraph
from desktop.meeting.state import Meeting
from desktop.minutes.compose import Narrative, narratives
from desktop.ui.button import Button, Role
from desktop.ui.hall.hand import Act, Hand
from desktop.ui.icons import Icon
from desktop.ui.ime import Composition
from desktop.ui.ledger_model import Column, LedgerModel
from desktop.ui.ledger_view import LedgerView
from desktop.ui.session import Session
from desktop.ui.speech import tr
from desktop.ui.telling import Refused
from desktop.ui.tokens import Hue


class Reword(QDialog):
    """The paragraphs of one paper that may be reworded. ``reworded`` carries the key of one that was."""

    reworded = Signal(str)

    def __init__(
        self, session: Session, name: MeetingId, meeting: Meeting, paper: Paper, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._meeting = meeting
        self._paper = paper
        self._hand = Hand(session, name, self)
        self.setWindowTitle(tr("修改段落"))
        self.finished.connect(self.deleteLater)
        look = session.look
        px = look.theme.px
        self.model = LedgerModel(
            (
                Column[Narrative](tr("段落"), lambda each: each.place, width=110),
                Column[Narrative](tr("现在的文字"), lambda each: each.text.replace("\n", " ")),
                Column[Narrative](
                    tr("改过"),
                    lambda each: tr("改过") if each.key in self._meeting.papers.wording else "",
                    hue=lambda _each: Hue.BLUE,
                    width=64,
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
        self._fault = QLabel()
        self._fault.setProperty("role", "fault")
        self.keep = Button(look, tr("记入修改"), mark=Icon.CHECK, role=Role.PRIMARY)
        self.keep.clicked.connect(self._keep)
        shut = Button(look, tr("关闭"))
        shut.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(self._fault, 1)
        row.addWidget(shut)
        row.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(16), px(16), px(12))
        column.setSpacing(px(8))
        column.addWidget(note)
        column.addWidget(self.view, 1)
        column.addWidget(self.text, 1)
        column.addLayout(row)
        self.resize(px(820), px(560))
        self.text.textChanged.connect(self._judge)
        self.show_meeting(meeting)
        self.view.setFocus()

    def show_meeting(self, meeting: Meeting) -> None:
        """Show the paragraphs as they read now."""
        self._meeting = meeting
        rows = narratives(meeting, self._paper)
        self.model.show(rows)
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

    def _keep(self) -> None:
        row = self._row()
        if row is None:
            return
        self._composition.flush()
        text = self.text.toPlainText().strip()
        self._fault.setText("")
        self._hand.put(Act(reword_paragraph(row.key, text), then=lambda _n: self._kept(row.key), refused=self._refused))

    def _kept(self, key: str) -> None:
        self._fault.setText("")
        self.reworded.emit(key)

    def _refused(self, refused: Refused) -> None:
        self._fault.setText(f"{refused.sentence}{refused.remedy}")
