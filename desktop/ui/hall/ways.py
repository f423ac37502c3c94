"""Ways through the hall that touch more than one of its parts: to a concern, into the journal, to the printing pad."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from desktop.meeting.checks import Concern, Place
from desktop.meeting.ids import FindingId, MeetingId, PersonId, Seq
from desktop.meeting.plan import Role
from desktop.meeting.rules.procedure import note_interruption
from desktop.meeting.state import Meeting
from desktop.ui.errand import Errand
from desktop.ui.hall.hand import Act
from desktop.ui.hall.late_sheet import LateSheet
from desktop.ui.hall.outline import Outline
from desktop.ui.hall.return_point import LEAST, MOST, gap
from desktop.ui.hall.times import local, short_date
from desktop.ui.lasting import while_alive
from desktop.ui.speech import tr

if TYPE_CHECKING:
    from desktop.ui.hall.screen import HallScreen

PANELS = {
    Place.QUESTION: "questioning",
    Place.COMMITMENT: "commitments",
    Place.OPINION: "opinions",
    Place.MOTION: "vote",
    Place.PERSON: "attendance",
    Place.PAPER: "papers",
}
"""The panel in which each kind of concern is put right; lines and findings have their own columns."""


class Ways(QObject):
    """The ways of one hall."""

    def __init__(self, hall: HallScreen) -> None:
        super().__init__(hall)
        self._hall = hall
        self._pad_from: tuple[str, QWidget | None] = (hall.side, None)
        hall.closing.wanted.connect(self.go_to)
        hall.closing.unsent_wanted.connect(hall.entry.bring_back)
        hall.stage_line.wanted.connect(hall.procedure.enter_stage)
        for jump in (hall.commitments.jump, hall.journal.jump, hall.papers.jump):
            jump.connect(lambda number: hall.jump(Seq(number)))
        hall.papers.pad.wanted.connect(hall.interim.make)
        hall.papers.pad.signer_wanted.connect(self._ask_signer)
        hall.papers.pad.left.connect(self._leave_pad)

    def show_journal(self) -> None:
        """Show what happened in place of the running record, until Esc or a jump into it."""
        hall = self._hall
        if hall.meeting is not None:
            hall.show_middle(hall.journal)
            hall.journal.begin(hall.meeting)

    def open_late_sheet(self) -> None:
        """Open the sheet on which several lines are written down after their time."""
        hall = self._hall
        if hall.meeting is not None:
            LateSheet(hall.session, hall.hand, hall.meeting, hall.finding, hall).open()

    def go_to(self, concern: Concern) -> None:
        """Take the cursor to where the concern is put right: its line, finding, motion, promise, person or paper."""
        hall = self._hall
        if concern.place in (Place.FINDING, Place.OPINION) and concern.about:
            hall.choose_finding(FindingId(concern.about))
        panel = PANELS.get(concern.place)
        if panel is None:
            if concern.seq:
                hall.jump(Seq(concern.seq))
            return
        if concern.seq:
            hall.show_middle(hall.record)
            hall.record.jump(Seq(concern.seq))
        hall.go_to_side(panel)
        if concern.place is Place.PERSON:
            hall.attendance.choose(PersonId(concern.about))
        elif concern.place is Place.MOTION and hall.meeting and concern.seq in hall.meeting.motions.all:
            hall.vote.show_motion(Seq(concern.seq))
        else:
            for outline in hall.side_panel(panel).findChildren(Outline):
                outline.pick(str(concern.seq))

    def restore(self, meeting: MeetingId) -> None:
        """Put what was being typed when the last screen ended back to its place, then go to that place."""
        hall, drafts = self._hall, self._hall.session.office.drafts

        def put_back(kept: dict[str, str]) -> None:
            hall.entry.restore(kept)
            hall.vote.dissent.restore(kept)
            hall.questioning.restore(kept)
            hall.return_point.recall(self.come_back)

        read = while_alive(hall, put_back)
        hall.session.errands.send(Errand(tr("正在恢复草稿"), lambda _report: drafts.of(meeting), read))

    def come_back(self, side: str, finding: FindingId) -> None:
        """Go to the panel and the finding of last time, say how long nothing could be recorded, and be ready."""
        hall, meeting = self._hall, self._hall.meeting
        if meeting is None:
            return
        if meeting.finding(finding) is not None:
            hall.choose_finding(finding)
        if hall.has_side(side):
            hall.show_side(side)
        if meeting.agenda.ordered_at is None:
            hall.attendance.take_focus()
        else:
            hall.entry.take_focus()
        self.tell_gap(meeting)
        hall.ready.emit()

    def tell_gap(self, meeting: Meeting) -> None:
        """Put it on record that nothing could be recorded for a while; a gap of days is only told."""
        office = self._hall.session.office
        now = office.clock.now()
        dark = gap(meeting, office.desk.began, now)
        if dark is None or dark < LEAST:
            return
        last = meeting.upto
        if dark > MOST:
            at = local(meeting, now - dark)
            said = tr(
                "上次记到第{number}号（{day} {time}）。", number=last, day=short_date(at), time=at.strftime("%H:%M")
            )
            self._hall.session.teller.done(said + tr("如属延期续开，请按 Ctrl+B 登记续会或在“会议”菜单登记延期。"))
            return
        minutes = -(-int(dark.total_seconds()) // 60)
        said = tr("中断{minutes}分钟，最后一条第{number}号；已回到原处。", minutes=minutes, number=last)
        told = partial(self._hall.session.teller.done, said)
        self._hall.hand.put(Act(note_interruption(minutes), then=lambda _upto: told()))

    def print_interim(self) -> None:
        """Ask by one letter which paper is printed now; the cursor goes back to its place right after."""
        hall = self._hall
        focus = QApplication.focusWidget()
        if focus is not hall.papers.pad:
            self._pad_from = hall.side, focus
        hall.show_side("papers")
        hall.papers.pad.begin()

    def _ask_signer(self) -> None:
        """Ask for whom everything is printed that he signs before he leaves."""
        hall = self._hall
        if hall.meeting is None:
            return
        seats = [seat for seat in hall.meeting.plan.seats if seat.role is Role.RESPONDENT]
        people = tuple((seat.person, f"{seat.name} {seat.post}") for seat in seats)
        hall.hand.choose(tr("打印谁的签名材料"), people, lambda who: hall.interim.make_for(PersonId(who)))

    def _leave_pad(self) -> None:
        side, focus = self._pad_from
        self._hall.show_side(side)
        if focus is not None and isValid(focus) and focus.isVisible():
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._hall.back_to_entry()
