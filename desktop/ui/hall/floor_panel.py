"""The floor (发言): who waits, in which order and for what; who has used how much time."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget

from desktop.meeting.ids import Seq
from desktop.meeting.state import Meeting, Request
from desktop.ui.button import Role
from desktop.ui.card_chip import CardChip
from desktop.ui.empty_state import EmptyState
from desktop.ui.hall.floor_hand import FloorHand
from desktop.ui.hall.floor_words import turn_word
from desktop.ui.hall.hand import Hand
from desktop.ui.hall.outline import Outline, Row
from desktop.ui.hall.remembered import AUTO_TIME, BEEP, Remembered
from desktop.ui.hall.side_panel import SidePanel
from desktop.ui.hall.time_table import TimeTable
from desktop.ui.hall.times import clock
from desktop.ui.icons import Icon
from desktop.ui.session import Session
from desktop.ui.speech import tr


class QueueList(Outline):
    """Who waits. Enter gives the floor; ``withdrawn`` carries the request on which Delete was pressed."""

    withdrawn = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the selected request back on Delete."""
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and self.chosen:
            self.withdrawn.emit(self.chosen)
            return
        super().keyPressEvent(event)


class FloorPanel(SidePanel):
    """The queue and the times; everything it does is done by one ``FloorHand``."""

    def __init__(self, session: Session, hand: Hand, floor: FloorHand, remembered: Remembered) -> None:
        super().__init__(session, hand, tr("发言"))
        self._floor, self._remembered = floor, remembered
        look = session.look
        self.list = QueueList(look, tr("等候发言的人"))
        self.list.opened.connect(lambda name: floor.give(Seq(int(name))))
        self.list.withdrawn.connect(lambda name: floor.withdraw(Seq(int(name))))
        self.empty = EmptyState(
            look, Icon.USERS, tr("没有人排队"), tr("选好发言人和类型，Ctrl+Shift+J 登记；Ctrl+U 直接计时。")
        )
        self._pages = QStackedWidget()
        self._pages.addWidget(self.list)
        self._pages.addWidget(self.empty)
        self._pages.setMinimumHeight(look.theme.px(56))
        self.add(self._pages, 1)
        self.times = TimeTable(session)
        self.add(self.times)
        self.say(tr("Enter 请他发言 · Delete 取消登记"), "hint")
        self.next = self.button(tr("请下一位"), mark=Icon.PLAY, role=Role.PRIMARY, name=tr("请下一位（Ctrl+Shift+N）"))
        self.next.clicked.connect(floor.next)
        self.stop = self.button(tr("停止计时"), mark=Icon.SQUARE)
        self.stop.clicked.connect(floor.stop)
        self.request = self.button(tr("登记…"))
        self.request.clicked.connect(floor.ask_request)
        self.beep = self.button(tr("声音提醒"), name=tr("快到时限和超时的时候响一声"))
        self.beep.setCheckable(True)
        self.beep.clicked.connect(lambda: remembered.turn(BEEP))
        self.auto = self.button(tr("自动计时"), name=tr("质询和答复打第一个字时自动开始计时"))
        self.auto.setCheckable(True)
        self.auto.clicked.connect(lambda: remembered.turn(AUTO_TIME))
        self.add_buttons((self.next, self.stop), columns=2)
        self.add_buttons((self.request, self.beep, self.auto))
        remembered.changed.connect(self._show_choices)
        self._show_choices()

    def refresh(self, meeting: Meeting) -> None:
        """Show the queue and the times as they stand."""
        super().refresh(meeting)
        waiting = list(meeting.floor.queue.values())
        self.list.show_rows(tuple(_row(meeting, at, each) for at, each in enumerate(waiting, 1)))
        self._pages.setCurrentWidget(self.list if waiting else self.empty)
        self.times.refresh(meeting)
        self.next.setEnabled(bool(waiting))
        self.stop.setEnabled(self._floor.running)

    def take_focus(self) -> None:
        """Go to the queue, else to registering somebody."""
        if not self.list.rows:
            self.request.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        if not self.list.chosen:
            self.list.pick(self.list.rows[0].id)
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_choices(self) -> None:
        self.beep.setChecked(self._remembered.on(BEEP))
        self.auto.setChecked(self._remembered.on(AUTO_TIME))


def _row(meeting: Meeting, place: int, waiting: Request) -> Row:
    asked = waiting.asked
    word, hue, icon = turn_word(asked.turn)
    finding = meeting.finding(asked.finding)
    about = tr("问题 {number}", number=finding.number) if finding else ""
    party = meeting.party_name(meeting.party_of(asked.person))
    meta = " · ".join(part for part in (clock(meeting, waiting.at)[:5], about, party) if part)
    return Row(str(waiting.seq), meeting.name(asked.person), meta, str(place), icon, hue, (CardChip(word, hue),))
