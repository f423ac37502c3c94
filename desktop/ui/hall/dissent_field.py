"""The dissent field (不同意见): a voter's own words beside his ballot, drafted, recorded, read back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QVBoxLayout

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
        self._noted = NOTHING
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
        self.confirm = Button(look, tr("已核读，本人确认"), mark=Icon.CHECK, role=Role.PRIMARY)
        self.confirm.clicked.connect(self._confirm)
        self.decline = Button(look, tr("不述理由"))
        self.decline.clicked.connect(self._decline)
        row = QHBoxLayout()
        row.addWidget(self.decline)
        row.addWidget(self.confirm, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(10), px(8), px(10), px(8))
        column.setSpacing(px(6))
        for widget in (self._head, self.editor, self._words):
            column.addWidget(widget)
        column.addLayout(row)
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
        if choice in (None, Choice.FOR):
            self.close_field()
            return
        said = choice_word(meeting, motion, choice) if choice else ""
        self._head.setText(tr("{name}　{choice}", name=meeting.name(self._voter), choice=said))
        noted = next((each for each in motion.dissents if each.voter == self._voter), None)
        self._show(noted, declined=self._voter in motion.declined)

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

    def _forget(self, motion: Seq, voter: PersonId) -> None:
        self._drafts.pop(field_of(motion, voter), None)
        if (motion, voter) == (self._motion, self._voter):
            self._keeper.spend()
            self.editor.clear()

    def _show(self, noted: Dissent | None, *, declined: bool) -> None:
        inside = self.isAncestorOf(QApplication.focusWidget())  # who went on to type elsewhere is not called back
        self._noted = noted.seq if noted else NOTHING
        waits = noted is not None and noted.confirmed is not True
        self.editor.setVisible(noted is None)
        self.decline.setVisible(noted is None and not declined)
        self.confirm.setVisible(waits)
        self._words.setVisible(noted is not None or declined)
        if noted is not None:
            state = tr("待核读") if noted.confirmed is None else tr("已核读") if noted.confirmed else tr("未获确认")
            self._words.setText(f"“{noted.text}”\n{state}")
        elif declined:
            self._words.setText(tr("问过理由，本人不述。"))
        if waits and inside:
            self.confirm.setFocus()

    def _confirm(self) -> None:
        if self._noted:
            self._hand.put(Act(confirm_dissent(self._noted), then=lambda _upto: self.done.emit()))

    def _decline(self) -> None:
        self._hand.put(Act(decline_dissent(self._motion, self._voter), then=lambda _upto: self.done.emit()))

    def _leave(self) -> None:
        if self._voter:
            self._keeper.keep()
            self._drafts[field_of(self._motion, self._voter)] = self.editor.composition.text()
