"""The sign-in list: one row a person, one key a change."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent

from desktop.meeting.plan import Role
from desktop.meeting.state import Attendee, Meeting, Presence
from desktop.ui.card_chip import CardChip
from desktop.ui.hall.outline import Outline, Row
from desktop.ui.hall.people import Speaker, found, speakers
from desktop.ui.hall.times import clock
from desktop.ui.icons import Icon
from desktop.ui.look import Look
from desktop.ui.speech import tr
from desktop.ui.tokens import Hue


class AttendanceList(Outline):
    """The list. ``wanted`` carries a person and the digit pressed on it; Enter counts as 1."""

    wanted = Signal(str, int)

    def __init__(self, look: Look) -> None:
        super().__init__(look, tr("签到名单"))
        self._shown: tuple[object, ...] = ()
        self.opened.connect(lambda person: self.wanted.emit(person, 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand digits on with the person they were pressed on."""
        sign = unicodedata.normalize("NFKC", event.text())
        if self.chosen and len(sign) == 1 and sign in "1234567":
            self.wanted.emit(self.chosen, int(sign))
            return
        super().keyPressEvent(event)

    def refresh(self, meeting: Meeting, typed: str) -> None:
        """Show everybody meant by ``typed``, everybody for nothing."""
        there = meeting.attendance
        state = (meeting, typed, meeting.chair(), *there.people.values(), *there.recusals.values())
        if state == self._shown:
            return  # most acts move nobody
        self._shown = state
        people = found(speakers(meeting), typed) if typed else speakers(meeting)
        self.show_rows(tuple(_row(meeting, each, there.people[each.person]) for each in people))


def presence_word(presence: Presence) -> tuple[str, Hue, Icon]:
    """Return word, hue and icon of where a person stands."""
    return {
        Presence.EXPECTED: (tr("未到"), Hue.AMBER, Icon.CIRCLE),
        Presence.PRESENT: (tr("到会"), Hue.GREEN, Icon.CIRCLE_CHECK),
        Presence.OUT: (tr("场外"), Hue.SLATE, Icon.MOVE_HORIZONTAL),
        Presence.ON_LEAVE: (tr("请假"), Hue.SLATE, Icon.CALENDAR),
        Presence.ABSENT: (tr("缺席"), Hue.RED, Icon.USER_X),
        Presence.DEPARTED: (tr("离会"), Hue.SLATE, Icon.USER_X),
    }[presence]


def _row(meeting: Meeting, speaker: Speaker, attendee: Attendee) -> Row:
    said, hue, icon = presence_word(attendee.presence)
    seat = attendee.seat
    parts = [said]
    if attendee.presence is Presence.PRESENT and attendee.arrived_at is not None:
        parts = [clock(meeting, attendee.arrived_at)[:5]]
    chips: list[CardChip] = []
    if seat.person == meeting.chair():
        chips.append(CardChip(tr("主持"), Hue.BLUE))
    role = {Role.RESPONDENT: tr("被质询"), Role.ATTENDANT: tr("列席"), Role.STAFF: tr("工作"), Role.PROXY: tr("代会")}
    if seat.role in role:
        chips.append(CardChip(role[seat.role], Hue.GREY))
    if any(
        each.act.person == seat.person and each.granted is not False for each in meeting.attendance.recusals.values()
    ):
        chips.append(CardChip(tr("回避"), Hue.VIOLET, Icon.BAN))
    meta = " · ".join([*parts, f"{speaker.party}{speaker.post}"])
    return Row(seat.person, f"{seat.name}", meta, str(speaker.number), icon, hue, tuple(chips))
