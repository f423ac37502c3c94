"""Commitments (承诺) and what waits to be read back (待核读), one key each: no dialog stands in the way."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from desktop.meeting.ids import NOTHING, FindingId, Seq
from desktop.meeting.rules.ballots import confirm_dissent
from desktop.meeting.rules.speech import read_back
from desktop.meeting.state import Commitment, Meeting
from desktop.meeting.unread import Unread, unread
from desktop.ui.button import Role
from desktop.ui.card_chip import CardChip
from desktop.ui.hall.ballot_words import numbered
from desktop.ui.hall.hand import Act, Hand
from desktop.ui.hall.outline import Outline, Row
from desktop.ui.hall.read_back_form import ReadBackForm
from desktop.ui.hall.side_panel import SidePanel
from desktop.ui.hall.times import short_date
from desktop.ui.icons import Icon
from desktop.ui.look import Look
from desktop.ui.session import Session
from desktop.ui.speech import tr
from desktop.ui.tokens import Hue


class ReadBackList(Outline):
    """The list. ``declined`` (N) and ``detailed`` (E) come from the keyboard; Enter is ``opened``."""

    declined = Signal()
    detailed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, tr("承诺和待核读"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer for the selected words with one key."""
        if event.modifiers() != Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_N:
            self.declined.emit()
        elif event.key() == Qt.Key.Key_E:
            self.detailed.emit()
        else:
            super().keyPressEvent(event)


class CommitmentPanel(SidePanel):
    """Promises and dissents, those still to be read back first. ``jump`` carries a number."""

    jump = Signal(int)

    def __init__(self, session: Session, hand: Hand) -> None:
        super().__init__(session, hand, tr("承诺"))
        self._finding = FindingId("")
        self._waiting: tuple[Unread, ...] = ()
        self._count = self.say("")
        self.list = ReadBackList(session.look)
        self.list.picked.connect(lambda _name: self._show_chosen())
        self.list.opened.connect(lambda _name: self.confirm())
        self.list.declined.connect(self.decline)
        self.list.detailed.connect(self.detail)
        self.add(self.list, 1)
        self._words = self.say("")
        self.form = ReadBackForm(session.look)
        self.form.entered.connect(self.confirm)
        self.add(self.form)
        self.say(tr("Enter 本人确认，N 未获确认，E 填期限；休会前或散会前核读完"), "hint")
        self.yes = self.button(tr("已核读，本人确认"), mark=Icon.CHECK, role=Role.PRIMARY)
        self.yes.clicked.connect(self.confirm)
        self.no = self.button(tr("未获确认"))
        self.no.clicked.connect(self.decline)
        self.show_line = self.button(tr("看记录"), mark=Icon.LINK, name=tr("到记录中查看"))
        self.show_line.clicked.connect(lambda: self.jump.emit(int(self.list.chosen or 0)))
        self.add(self.yes)
        self.add_buttons((self.no, self.show_line), columns=2)

    def refresh(self, meeting: Meeting) -> None:
        """Show promises and dissents as they stand; after one was read back the next is at hand."""
        chosen, before = self.chosen, self._waiting
        super().refresh(meeting)
        self._waiting = unread(meeting)
        promises = meeting.questioning.commitments
        read = [each for each in promises.values() if each.confirmed is True]
        self.list.show_rows(
            (*(self._waiting_row(meeting, each) for each in self._waiting), *(_row(meeting, each) for each in read))
        )
        seqs = {each.seq for each in self._waiting}
        if self._waiting and chosen not in seqs and (not chosen or chosen in {each.seq for each in before}):
            self.list.pick(str(self._waiting[0].seq))
        self._count.setText(tr("承诺 {count} 项，待核读 {waiting} 项", count=len(promises), waiting=len(self._waiting)))
        self._show_chosen()

    def follow_finding(self, finding: FindingId) -> None:
        """Take note of the finding everything is about."""
        self._finding = finding

    def take_focus(self) -> None:
        """Go to the list."""
        if not self.list.currentIndex().isValid() and self.list.rows:
            self.list.pick(self.list.rows[0].id)
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def chosen(self) -> Seq:
        """The number of the selected promise or dissent, NOTHING for none."""
        return Seq(int(self.list.chosen or NOTHING))

    def confirm(self) -> None:
        """Put on record that the words were read back and confirmed, with what the fields say."""
        promise = self._promise
        if promise is not None:
            intent = self.form.intent(promise, self.hand.today)
        else:
            intent = confirm_dissent(self.chosen) if self.chosen else None
        if intent is not None:
            self.hand.put(Act(intent, then=lambda _upto: self._go_on()))

    def decline(self) -> None:
        """Put on record that the words were read back and not confirmed."""
        if self._promise is not None:
            self.hand.do(read_back(self.chosen, confirmed=False))
        elif self.chosen:
            self.hand.do(confirm_dissent(self.chosen, confirmed=False))

    def detail(self) -> None:
        """Put the cursor into the fields of the selected promise."""
        if self._promise is not None:
            self.form.begin()

    def _go_on(self) -> None:
        """Back from the fields to the list, unless the cursor went elsewhere meanwhile."""
        field = QApplication.focusWidget()
        if field is not None and self.isAncestorOf(field):
            self.take_focus()

    @property
    def _promise(self) -> Commitment | None:
        return self.meeting.questioning.commitments.get(self.chosen) if self.meeting else None

    def _show_chosen(self) -> None:
        meeting, chosen, promise = self.meeting, self.chosen, self._promise
        found = meeting.motions.dissent(chosen) if meeting and chosen and promise is None else None
        text = promise.made.text if promise else found[1].text if found else ""
        self._words.setText(f"“{text}”" if text else "")
        self._words.setVisible(bool(text))
        self.form.setVisible(promise is not None)
        if promise is not None:
            self.form.show_promise(promise)
        for button in (self.yes, self.no, self.show_line):
            button.setEnabled(bool(chosen))

    def _waiting_row(self, meeting: Meeting, each: Unread) -> Row:
        promise = meeting.questioning.commitments.get(each.seq)
        if promise is not None:
            return _row(meeting, promise)
        motion = meeting.motions.all[each.motion]
        meta = tr("{motion} {name}的不同意见", motion=numbered(motion), name=meeting.name(each.speaker))
        return Row(
            str(each.seq), each.text, meta, icon=Icon.CIRCLE_ALERT, hue=Hue.ORANGE, chips=(_state(each),), lines=2
        )


def _state(each: Unread) -> CardChip:
    return CardChip(tr("未获确认") if each.refused else tr("待核读"), Hue.AMBER)


def _row(meeting: Meeting, promise: Commitment) -> Row:
    finding = meeting.finding(promise.finding)
    due = tr("{day}前", day=short_date(promise.due)) if promise.due else tr("未定期限")
    about = tr("问题 {number}", number=finding.number) if finding else ""
    meta = " · ".join(part for part in (due, promise.owner, about) if part)
    read = promise.confirmed is True
    icon, hue = (Icon.CIRCLE_CHECK, Hue.GREEN) if read else (Icon.CIRCLE_ALERT, Hue.AMBER)
    state = tr("未获确认") if promise.confirmed is False else tr("待核读")
    chips = () if read else (CardChip(state, Hue.AMBER),)
    return Row(str(promise.seq), promise.made.text, meta, str(promise.number), icon, hue, chips, lines=2)
