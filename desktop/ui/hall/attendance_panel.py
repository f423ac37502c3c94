"""Attendance (出席): sign-in, coming and going, leave, recusal, and whether there are enough to open."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from desktop.meeting.ids import NOBODY, FindingId, PersonId, Seq
from desktop.meeting.rules import attendance as rules
from desktop.meeting.rules.headcount import electors
from desktop.meeting.rules.opening import call_to_order
from desktop.meeting.state import Meeting, Presence
from desktop.meeting.tally import quorum_line
from desktop.ui.button import Role
from desktop.ui.field import Field, Kind
from desktop.ui.hall.attendance_list import AttendanceList
from desktop.ui.hall.hand import Hand
from desktop.ui.hall.side_panel import SidePanel
from desktop.ui.icons import Icon
from desktop.ui.quorum_bar import Quorum, QuorumBar
from desktop.ui.session import Session
from desktop.ui.speech import tr


def quorum_of(meeting: Meeting) -> Quorum:
    """Return the count of this moment against what the profile asks for."""
    who = electors(meeting, meeting.profile.opening)
    count = who.headcount
    needed = quorum_line(who.rule.quorum, who.rule.recusal, count) if who.rule.quorum is not None else 0
    return Quorum(count.present, count.entitled, needed, count.on_leave, count.absent)


class AttendancePanel(SidePanel):
    """The panel. Typing finds a person, Enter signs in, digits on a row do the rest."""

    def __init__(self, session: Session, hand: Hand) -> None:
        super().__init__(session, hand, tr("出席"))
        self._finding = FindingId("")
        look = session.look
        self.quorum = QuorumBar(look, Quorum(0, 0, 0))
        self.add(self.quorum)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("拼音、姓名、座位号，Enter 签到"))
        self.search.setAccessibleName(tr("查找签到人员"))
        self.search.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.search.textChanged.connect(lambda _text: self._show())
        self.search.returnPressed.connect(self._sign_in_found)
        self.add(self.search)
        self.list = AttendanceList(look)
        self.list.wanted.connect(self._change)
        self.add(self.list, 1)
        self.keys = self.say(tr("1到会入场 2退场 3离会 4请假 5缺席 6回避 7代会"), "hint")
        self.all = self.button(tr("其余签到"), mark=Icon.USERS)
        self.all.clicked.connect(self.sign_in_rest)
        self.count = self.button(tr("清点"))
        self.count.clicked.connect(self.count_heads)
        self.add_buttons((self.all, self.count), columns=2)
        self.order = self.button(tr("宣布开会"), role=Role.PRIMARY)
        self.order.clicked.connect(self.call_to_order)
        self.add(self.order)

    def refresh(self, meeting: Meeting) -> None:
        """Show who is where."""
        super().refresh(meeting)
        self.quorum.show_quorum(quorum_of(meeting))
        self.order.setVisible(meeting.agenda.ordered_at is None)
        self._show()

    def follow_finding(self, finding: FindingId) -> None:
        """Take ``finding`` as what a recusal is about."""
        self._finding = finding

    def take_focus(self) -> None:
        """Go to the search, where signing in begins."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

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

    def _change(self, person: str, digit: int) -> None:
        meeting, who = self.meeting, PersonId(person)
        if meeting is None:
            return
        match digit:
            case 1:
                came = meeting.attendance.people[who].arrived_at is not None
                self.hand.do(rules.enter_room(who) if came else rules.arrive(who))
            case 2:
                self.hand.do(rules.leave_room(who))
            case 3:
                self._ask_departure(meeting, who)
            case 4:
                self._ask_leave(meeting, who)
            case 5:
                self._ask_absence(meeting, who)
            case 6:
                self._recuse(meeting, who)
            case _:
                self._ask_proxy(meeting, who)

    def _ask_departure(self, meeting: Meeting, who: PersonId) -> None:
        fields = (Field("ground", tr("事由(&R)")), Field("approved", tr("主持人已批准(&A)"), Kind.TICK))
        self.hand.ask(
            tr("{name}离会", name=meeting.name(who)),
            fields,
            lambda said: rules.depart(
                who, ground=str(said["ground"]), approved_by=meeting.chair() if said["approved"] else NOBODY
            ),
        )

    def _ask_leave(self, meeting: Meeting, who: PersonId) -> None:
        fields = (
            Field("ground", tr("事由(&R)"), needed=True),
            Field("approved", tr("主持人已批准(&A)"), Kind.TICK),
            Field("written", tr("有书面意见存卷(&W)"), Kind.TICK),
        )
        self.hand.ask(
            tr("{name}请假", name=meeting.name(who)),
            fields,
            lambda said: rules.grant_leave(
                who,
                str(said["ground"]),
                approved_by=meeting.chair() if said["approved"] else NOBODY,
                written_opinion=bool(said["written"]),
            ),
            load={"approved": True},
        )

    def _ask_absence(self, meeting: Meeting, who: PersonId) -> None:
        self.hand.ask(
            tr("{name}缺席", name=meeting.name(who)),
            (Field("ground", tr("事由(&R)")),),
            lambda said: rules.mark_absent(who, str(said["ground"])),
        )

    def _recuse(self, meeting: Meeting, who: PersonId) -> None:
        """Ask for the ground of a recusal; on somebody whose recusal waits, ask for the chair's word on it."""
        waiting = [
            each for each in meeting.attendance.recusals.values() if each.act.person == who and each.granted is None
        ]
        if waiting:
            self._settle(meeting, waiting[-1].seq, who)
            return
        finding = meeting.finding(self._finding)
        about = tr("问题 {number}", number=finding.number) if finding else tr("当前议题")
        fields = (
            Field("ground", tr("理由(&R)"), Kind.TEXT, needed=True),
            Field("about", tr("回避事项(&A)"), Kind.CHOICE, choices=_matters(meeting, self._finding)),
        )
        self.hand.ask(
            tr("{name}回避（{about}）", name=meeting.name(who), about=about),
            fields,
            lambda said: rules.recuse(who, str(said["ground"]), finding=FindingId(str(said["about"]))),
        )

    def _settle(self, meeting: Meeting, recusal: Seq, who: PersonId) -> None:
        fields = (
            Field(
                "granted",
                tr("主持人意见(&A)"),
                Kind.CHOICE,
                choices=(("yes", tr("同意回避")), ("no", tr("不同意回避"))),
            ),
            Field("ground", tr("依据(&R)")),
        )
        self.hand.ask(
            tr("{name}的回避申请", name=meeting.name(who)),
            fields,
            lambda said: rules.settle_recusal(recusal, granted=said["granted"] == "yes", ground=str(said["ground"])),
        )

    def _ask_proxy(self, meeting: Meeting, who: PersonId) -> None:
        absent = [
            each.seat for each in meeting.attendance.people.values() if each.seat.votes and each.arrived_at is None
        ]
        fields = (
            Field("other", tr("代谁到会(&F)"), Kind.CHOICE, choices=tuple((each.person, each.name) for each in absent)),
            Field("authority", tr("书面委托(&W)")),
        )
        self.hand.ask(
            tr("{name}代会", name=meeting.name(who)),
            fields,
            lambda said: rules.attend_as_proxy(who, PersonId(str(said["other"])), str(said["authority"])),
        )


def _matters(meeting: Meeting, current: FindingId) -> tuple[tuple[str, str], ...]:
    findings = [(each.id, tr("问题 {number}", number=each.number)) for each in meeting.agenda.findings.values()]
    findings.sort(key=lambda pair: pair[0] != current)
    whole = ("", tr("当前议题"))
    return (*findings, whole) if current else (whole, *findings)
