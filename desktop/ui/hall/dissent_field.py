"""The dissent field (不同意见): a voter's own words beside his ballot, drafted, recorded, read back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QVBoxLayout

from desktop.meeting.acts import Choice
from desktop.meeting.ids import NOBODY, NOTHING, MeetingId, PersonId, Seq
from desktop.meeting.rules.ballots import confirm_dissent, decline_dissent, note_dissent
from desktop.meeting.state import Dissent, Meeting, Motion
from desktop.ui.button import Button, Role
from desktop.ui.hall.ballot_words import choice_word
from desktop.ui.hall.draft_keeper import DraftKeeper
from desktop.ui.hall.entry_edit import EntryEdit
from desktop.ui.hall.hand import Act, Hand
from desktop.ui.icons import Icon
from desktop.ui.session import Session
from desktop.ui.speech import tr

DECLINE_KEY = "Ctrl+Shift+R"
"""The key by which a voter who gives no reason is put on record; what was typed is kept as what he said instead."""


def field_of(motion: Seq, voter: PersonId) -> str:
    """Return the draft field of a voter's reason; there is none for a secret ballot, whose voters are not known."""
    return f"{motion}/{voter}/reason"


class DissentField(QFrame):
    """The field of one voter at a time. ``done`` says that the cursor may go back to the ballots.

    ``turned`` says that the field was opened or put away.
    """

    done = Signal()
    turned = Signal()

    def __init__(self, session: Session, meeting: MeetingId, hand: Hand) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._hand, self._session = hand, session
        self._motion, self._voter = NOTHING, NOBODY
        self._drafts: dict[str, str] = {}
        self._noted, self._text = NOTHING, ""
        self._rewriting = False
        look, px = session.look, session.look.theme.px
        self._head = QLabel()
        self._head.setProperty("role", "heading")
        self._head.setWordWrap(True)
        self.editor = EntryEdit()
        self.editor.setAccessibleName(tr("不同意见原话"))
        self.editor.setPlaceholderText(tr("照原话记，Enter 记入"))
        self.editor.setFixedHeight(px(64))
        self.editor.submitted.connect(self.record)
        self._keeper = DraftKeeper(session, meeting, "", self.editor, self.editor.composition.text)
        self.editor.textChanged.connect(self._keeper.touch)
        self._words = QLabel()
        self._words.setWordWrap(True)
        self.confirm = Button(look, tr("已核读，本人确认  Enter"), mark=Icon.CHECK, role=Role.PRIMARY)
        self.confirm.clicked.connect(self._confirm)
        self.again = Button(look, tr("有出入，重记  Backspace"))
        self.again.clicked.connect(self.write_again)
        self.decline = Button(look, tr("不述理由  {key}", key=DECLINE_KEY))
        self.decline.clicked.connect(self.decline_reason)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(10), px(8), px(10), px(8))
        column.setSpacing(px(6))
        for widget in (self._head, self.editor, self._words, self.decline, self.again, self.confirm):
            column.addWidget(widget)
        self.hide()

    def restore(self, drafts: dict[str, str]) -> None:
        """Take note of what was being typed when the last screen ended."""
        self._drafts.update(drafts)

    def open(self, meeting: Meeting, motion: Motion, voter: PersonId) -> None:
        """Show the field for ``voter`` and take the cursor; a reason half typed is there again."""
        self._leave()
        self._motion, self._voter = motion.seq, voter
        self._keeper.move(field_of(motion.seq, voter))
        self.editor.setPlainText(self._drafts.get(field_of(motion.seq, voter), ""))
        self.refresh(meeting, motion)
        self.show()
        self.turned.emit()
        (self.editor if self.editor.isVisibleTo(self) else self.confirm).setFocus()

    def close_field(self) -> None:
        """Put the field away; what was typed is kept."""
        self._leave()
        self._motion, self._voter = NOTHING, NOBODY
        self.hide()
        self.turned.emit()

    def refresh(self, meeting: Meeting, motion: Motion) -> None:
        """Show how far the voter's reason is: being typed, waiting to be read back, confirmed."""
        if motion.seq != self._motion or motion.round is None:
            return
        choice = motion.round.choice(self._voter)
        if motion.round.hands is None and choice in (None, Choice.FOR):
            self.close_field()
            return
        said = choice_word(meeting, motion, choice) if choice else tr("未投赞成")
        self._head.setText(tr("{name}　{choice}", name=meeting.name(self._voter), choice=said))
        since = motion.round.seq
        noted = next((each for each in motion.dissents if each.voter == self._voter and each.seq > since), None)
        self._show(noted, motion.declined.get(self._voter))

    def record(self) -> None:
        """Put the words on record; an empty field goes back to the ballots."""
        self.editor.composition.flush()
        text = self.editor.toPlainText().strip()
        if not text:
            self.done.emit()
            return
        motion, voter = self._motion, self._voter
        self._hand.put(
            Act(
                note_dissent(motion, voter, text),
                spent=(self._keeper.place,),
                motion=motion,
                then=lambda _upto: self._forget(motion, voter),
                lost=self._keeper.touch,
            )
        )

    def write_again(self) -> None:
        """The speaker does not stand by the words as read: that is recorded, and they are there to be put right."""
        if not self._noted:
            return
        text = self._text

        def go_on(_upto: int) -> None:
            self._rewriting = True
            self.editor.setPlainText(text)
            self.editor.show()
            self.editor.setFocus()

        self._hand.put(Act(confirm_dissent(self._noted, confirmed=False), then=go_on))

    def decline_reason(self) -> None:
        """Put on record that the voter gave no reason; what was typed stands as what he said instead."""
        if not self._voter or not self.decline.isVisibleTo(self):
            return
        self.editor.composition.flush()
        motion, voter, words = self._motion, self._voter, self.editor.toPlainText().strip()

        def go_on(_upto: int) -> None:
            self._forget(motion, voter)
            self.done.emit()

        spent = (self._keeper.place,) if words else ()
        self._hand.put(Act(decline_dissent(motion, voter, words), spent=spent, motion=motion, then=go_on))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Backspace on the read-back says that the words are not right yet."""
        if event.key() == Qt.Key.Key_Backspace and self.again.isVisibleTo(self):
            self.write_again()
            return
        super().keyPressEvent(event)

    def _forget(self, motion: Seq, voter: PersonId) -> None:
        self._drafts.pop(field_of(motion, voter), None)
        if (motion, voter) == (self._motion, self._voter):
            self._keeper.spend()
            self.editor.clear()

    def _show(self, noted: Dissent | None, declined: str | None) -> None:
        field = QApplication.focusWidget()  # who went on to type elsewhere is not called back
        inside = field is not None and self.isAncestorOf(field)
        if noted is None or noted.seq != self._noted:
            self._rewriting = False  # other words stand now
        self._noted, self._text = (noted.seq, noted.text) if noted else (NOTHING, "")
        waits = noted is not None and noted.confirmed is not True and not self._rewriting
        self.editor.setVisible(noted is None or self._rewriting)
        self.decline.setVisible(noted is None and declined is None)
        for widget in (self.confirm, self.again):
            widget.setVisible(waits)
        self._words.setVisible(noted is not None or declined is not None)
        if noted is not None:
            state = tr("待核读") if noted.confirmed is None else tr("已核读") if noted.confirmed else tr("未获确认")
            self._words.setText(f"“{noted.text}”\n{state}")
        elif declined is not None:
            said = tr("问过理由，本人不述。")
            self._words.setText(f"{said}“{declined}”" if declined else said)
        if waits and inside:
            self.confirm.setFocus()

    def _confirm(self) -> None:
        if self._noted:
            self._hand.put(Act(confirm_dissent(self._noted), then=lambda _upto: self.done.emit()))

    def _leave(self) -> None:
        if self._voter:
            self._keeper.keep()
            self._drafts[field_of(self._motion, self._voter)] = self.editor.composition.text()
