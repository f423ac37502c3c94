"""Attendance (出席): sign-in, coming and going, leave, recusal, and whether there are enough, now and next."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from desktop.meeting.forecast import Forecast, forecast
from desktop.meeting.ids import FindingId, PersonId
from desktop.meeting.rules import attendance as rules
from desktop.meeting.rules.opening import call_to_order
from desktop.meeting.state import Meeting, Presence
from desktop.ui.button import Role
from desktop.ui.hall.attendance_forms import AttendanceForms
from desktop.ui.hall.attendance_list import GROUP, AttendanceList, groups
from desktop.ui.hall.forecast_words import forecast_words, matter_words
from desktop.ui.hall.hand import Hand
from desktop.ui.hall.people import speakers
from desktop.ui.hall.side_panel import SidePanel
from desktop.ui.icons import Icon
from desktop.ui.quorum_bar import Quorum, QuorumBar
from desktop.ui.session import Session
from desktop.ui.speech import tr


def quorum_of(meeting: Meeting) -> Quorum:
    """Return the count of this moment against what the profile asks for."""
    return _quorum(forecast(meeting))


def _quorum(seen: Forecast) -> Quorum:
    return Quorum(seen.present, seen.entitled, seen.needed, seen.on_leave, seen.absent)


class AttendancePanel(SidePanel):
    """The panel. Typing finds a person, Enter signs in, digits on a row do the rest; on a group's row for all of it."""

    def __init__(self, session: Session, hand: Hand) -> None:
        super().__init__(session, hand, tr("出席"))
        self._finding = FindingId("")
        self._forms = AttendanceForms(session, hand)
        look = session.look
        self.quorum = QuorumBar(look, Quorum(0, 0, 0))
        self.add(self.quorum)
        self.forecast = self.say("")
        self.matter = self.say("")
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("拼音、姓名、座位号，Enter 签到"))
        self.search.setAccessibleName(tr("查找签到人员"))
        self.search.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.search.textChanged.connect(lambda _text: self._show())
        self.search.returnPressed.connect(self._sign_in_found)
        self.add(self.search)
        self.list = AttendanceList(look)
        self.list.pressed_digit.connect(self._change)
        self.add(self.list, 1)
        self.keys = self.say(tr("1到会入场 2退场 3离会 4请假 5缺席 6回避 7代会 8按时间登记 9撤销"), "hint")
        self.all = self.button(tr("其余签到"), mark=Icon.USERS)
        self.all.clicked.connect(self.sign_in_rest)
        self.count = self.button(tr("清点"))
        self.count.clicked.connect(self.count_heads)
        self.add_buttons((self.all, self.count), columns=2)
        self.order = self.button(tr("宣布开会"), role=Role.PRIMARY)
        self.order.clicked.connect(self.call_to_order)
        self.add(self.order)

    def refresh(self, meeting: Meeting) -> None:
        """Show who is where, and what the next one who comes or goes would mean."""
        super().refresh(meeting)
        seen = forecast(meeting)
        self.quorum.show_quorum(_quorum(seen))
        self.forecast.setText(forecast_words(meeting, seen))
        self.forecast.setVisible(bool(self.forecast.text()))
        self._show_matter(meeting)
        self.order.setVisible(meeting.agenda.ordered_at is None)
        self._show()

    def follow_finding(self, finding: FindingId) -> None:
        """Take ``finding`` as what a recusal is about."""
        self._finding = finding
        if self.meeting is not None:
            self._show_matter(self.meeting)

    def take_focus(self) -> None:
        """Go to the search, where signing in begins."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def choose(self, person: PersonId) -> None:
        """Go to the row of that person."""
        self.search.clear()
        self.list.pick(person)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def sign_in_rest(self) -> None:
        """Sign in every voter who is still expected."""
        if self.meeting is not None:
            people = self.meeting.attendance.having(Presence.EXPECTED)
            self.hand.do(rules.arrive(*(each.seat.person for each in people)))

    def count_heads(self) -> None:
        """Put the numbers of this moment on record."""
        self.hand.do(rules.count_heads())

    def call_to_order(self) -> None:
        """Declare the meeting open, or hear how many are missing."""
        self.hand.do(call_to_order())

    def _show_matter(self, meeting: Meeting) -> None:
        said = matter_words(meeting, self._finding)
        self.matter.setText(said)
        self.matter.setVisible(bool(said))

    def _show(self) -> None:
        if self.meeting is not None:
            typed = self.search.text().strip()
            self.list.refresh(self.meeting, typed)
            if typed and self.list.rows:
                self.list.pick(self.list.rows[0].id)

    def _sign_in_found(self) -> None:
        if self.search.text().strip() and self.list.rows:
            self._change(self.list.chosen or self.list.rows[0].id, 1)
            self.search.clear()

    def _change(self, row: str, digit: int) -> None:
        meeting = self.meeting
        if meeting is None:
            return
        if row.startswith(GROUP):
            self._change_group(meeting, row.removeprefix(GROUP), digit)
            return
        who = PersonId(row)
        match digit:
            case 1:
                came = meeting.attendance.people[who].arrived_at is not None
                self.hand.do(rules.enter_room(who) if came else rules.arrive(who))
            case 2:
                self.hand.do(rules.leave_room(who))
            case 3:
                self._forms.departure(meeting, who)
            case 4:
                self._forms.leave(meeting, who)
            case 5:
                self._forms.absence(meeting, who)
            case 6:
                self._forms.recusal(meeting, who, self._finding)
            case 7:
                self._forms.proxy(meeting, who)
            case 8:
                self._forms.at_another_time(meeting, who)
            case _:
                self._forms.take_back(meeting, who)

    def _change_group(self, meeting: Meeting, name: str, digit: int) -> None:
        """Sign in everybody of the group who is expected, let in who waits outside, or send out who is inside."""
        group = next(each for each in groups(meeting, speakers(meeting)) if each.id == name)
        people = {each.person: meeting.attendance.people[each.person].presence for each in group.people}
        expected = [who for who, where in people.items() if where is Presence.EXPECTED]
        outside = [who for who, where in people.items() if where is Presence.OUT]
        if digit == 2:
            self.hand.do(rules.leave_room(*(who for who, where in people.items() if where is Presence.PRESENT)))
        elif digit == 1 and (expected or not outside):
            self.hand.do(rules.arrive(*expected))
        elif digit == 1:
            self.hand.do(rules.enter_room(*outside))
