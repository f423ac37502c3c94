"""The head of the hall: which meeting, since when it runs, whether it is being recorded, quorum, what is saved."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLabel

from desktop.meeting.state import Meeting
from desktop.meeting.unread import unread
from desktop.ui.button import Button, Role
from desktop.ui.hall.attendance_panel import quorum_of
from desktop.ui.hall.times import local
from desktop.ui.header_bar import HeaderBar
from desktop.ui.icons import Icon
from desktop.ui.pill import Pill
from desktop.ui.room.air_button import AirButton
from desktop.ui.session import Session
from desktop.ui.speech import tr
from desktop.ui.tokens import Hue

WIDE = 1280
"""From this width on, in grid pixels, the head has room for the key of the way out."""


class HallHead(HeaderBar):
    """The head; its clock moves by itself, everything else when the record does."""

    def __init__(self, session: Session) -> None:
        super().__init__(session.look)
        self._session = session
        self._meeting: Meeting | None = None
        self._quorum = Pill(session.look, "", Hue.GREY)
        self._saved = Pill(session.look, "", Hue.GREEN, Icon.CHECK)
        self._saved.hide()
        self.clock = QLabel()
        self.clock.setProperty("role", "heading")
        self.clock.setAccessibleName(tr("会议时间"))
        self.air = AirButton(session.look)
        self._unread = Pill(session.look, "", Hue.AMBER)
        self._unread.hide()
        self._back: Button | None = None
        self._back_words = ("", "")
        for widget in (self.air, self._unread, self._quorum, self._saved, self.clock):
            self.add_tool(widget)
        tick = QTimer(self)
        tick.setInterval(1000)
        tick.timeout.connect(self._tick)
        tick.start()

    def lead_back(self, action: QAction) -> None:
        """Show the way out of the hall, which does what ``action`` does, with its key where there is room."""
        self._back = Button(self._session.look, action.text(), mark=Icon.CHEVRON_LEFT, role=Role.QUIET)
        self._back.stand_for(action)
        name = action.text().replace("&", "")
        key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self._back.setAccessibleName(f"{name} {key}")
        self._back_words = (f"{name}  {key}", name)
        self.lead_with(self._back)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the key of the way out to its tool tip where the head is narrow."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._back is not None:
            wide = self.width() >= self._session.look.theme.px(WIDE)
            self._back.setText(self._back_words[0 if wide else 1])

    def refresh(self, meeting: Meeting) -> None:
        """Show the meeting as it stands."""
        self._meeting = meeting
        plan = meeting.plan
        unreal = tr("样张") if plan.sample else tr("演练") if plan.rehearsal else ""
        title = f"{unreal}　{plan.title}" if unreal else plan.title
        at = local(meeting, meeting.agenda.ordered_at or meeting.opening.occurred_at)
        day = tr("{date} 星期{day}", date=at.strftime("%Y-%m-%d"), day=tr("一 二 三 四 五 六 日").split()[at.weekday()])
        chair = meeting.name(meeting.chair()) or tr("空缺")
        self.say(title, " · ".join(part for part in (day, plan.place, tr("主持：{name}", name=chair)) if part))
        quorum = quorum_of(meeting)
        said = tr("在场 {present}／应到 {entitled}", present=quorum.present, entitled=quorum.entitled)
        self._quorum.say(said, Hue.GREEN if quorum.met else Hue.AMBER, Icon.USERS)
        waiting = len(unread(meeting))
        self._unread.say(tr("待核读 {count}", count=waiting), Hue.AMBER, Icon.HANDSHAKE)
        self._unread.setVisible(waiting > 0)
        self._tick()
        self.state.show()

    def show_saved(self, sentence: str, *, waiting: bool) -> None:
        """Show what was saved last, or that something is still on its way."""
        self._saved.say(sentence, Hue.AMBER if waiting else Hue.GREEN, Icon.LOADER if waiting else Icon.CHECK)
        self._saved.show()

    def _tick(self) -> None:
        meeting = self._meeting
        if meeting is None:
            return
        now = self._session.office.clock.now()
        self.clock.setText(local(meeting, now).strftime("%H:%M:%S"))
        agenda = meeting.agenda
        if agenda.closed_at is not None:
            self.state.say(tr("已散会"), Hue.GREY, Icon.CHECK)
        elif agenda.on_break:
            self.state.say(rest_words(meeting, now), Hue.AMBER, Icon.PAUSE)
        elif agenda.ordered_at is None:
            self.state.say(tr("尚未开会"), Hue.AMBER, Icon.CIRCLE)
        else:
            self.state.say(tr("记录中 {time}", time=_length(agenda.ordered_at, now)), Hue.RED, Icon.CIRCLE_DOT)


def rest_words(meeting: Meeting, now: datetime) -> str:
    """Return how long the break still takes, by how much it is over, or when an adjourned meeting goes on."""
    agenda = meeting.agenda
    if agenda.adjourned:
        return tr("延期续开：{until}", until=agenda.until) if agenda.until else tr("延期续开")
    if agenda.rest_ends is None:
        return tr("休会中")
    left = int((agenda.rest_ends - now).total_seconds())
    if left < 0:
        return tr("休会已超时 {minutes} 分", minutes=-left // 60)
    at = local(meeting, agenda.rest_ends).strftime("%H:%M")
    return tr("休会中 还有 {minutes} 分（{time} 续会）", minutes=-(-left // 60), time=at)


def _length(since: datetime, now: datetime) -> str:
    seconds = max(0, int((now - since).total_seconds()))
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
