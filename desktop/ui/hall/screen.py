"""The hall (会场): the screen in which a meeting is taken down while it runs, by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from desktop.meeting.ids import NOTHING, FindingId, ItemId, MeetingId, Seq
from desktop.meeting.plan import Role
from desktop.meeting.rules.procedure import open_item
from desktop.meeting.state import Meeting
from desktop.ui.actions import ActionTable
from desktop.ui.columns import Columns
from desktop.ui.current_stack import CurrentStack
from desktop.ui.follower import Follower
from desktop.ui.hall.actions import SIDES, hall_actions, hints
from desktop.ui.hall.agenda_panel import AgendaPanel
from desktop.ui.hall.attendance_panel import AttendancePanel
from desktop.ui.hall.closing_panel import ClosingPanel
from desktop.ui.hall.commitment_panel import CommitmentPanel
from desktop.ui.hall.correction import Corrections
from desktop.ui.hall.counting_strip import CountingStrip, Counts
from desktop.ui.hall.entry_bar import EntryBar
from desktop.ui.hall.floor_hand import FloorHand
from desktop.ui.hall.floor_panel import FloorPanel
from desktop.ui.hall.floor_strip import FloorStrip
from desktop.ui.hall.hand import Act, Hand
from desktop.ui.hall.head import HallHead
from desktop.ui.hall.interim_run import InterimRun
from desktop.ui.hall.journal_page import JournalPage
from desktop.ui.hall.opinion_panel import OpinionPanel
from desktop.ui.hall.papers_panel import PapersPanel
from desktop.ui.hall.phrases import PhrasesAtHand
from desktop.ui.hall.procedure import Procedure
from desktop.ui.hall.promise import promised
from desktop.ui.hall.questioning_panel import QuestioningPanel
from desktop.ui.hall.record_panel import RecordPanel
from desktop.ui.hall.remembered import Remembered
from desktop.ui.hall.return_point import ReturnPoint
from desktop.ui.hall.side_column import SideColumn
from desktop.ui.hall.side_follow import SideFollow
from desktop.ui.hall.side_panel import SidePanel, get_ready
from desktop.ui.hall.side_tabs import SideTabs
from desktop.ui.hall.stages import stages
from desktop.ui.hall.vote_panel import VotePanel
from desktop.ui.hall.ways import Ways
from desktop.ui.room.control import RoomControl
from desktop.ui.room.pane import RoomPane, light_note
from desktop.ui.session import Session
from desktop.ui.speech import tr
from desktop.ui.stage_line import StageLine
from desktop.ui.status_line import StatusLine


class HallScreen(QWidget):
    """One meeting being taken down. ``ready`` says that it was read and is shown; ``shown_upto`` how far it is shown.

    ``folder`` tells where papers made meanwhile are saved.

    It has its own head, foot and actions: the window hides its own while the hall is on screen. ``table`` fills
    the window's menus.
    """

    ready = Signal()
    shown_upto = Signal(int)

    def __init__(
        self,
        session: Session,
        meeting: MeetingId,
        parent: QWidget | None = None,
        *,
        folder: Callable[[], Path] = Path.home,
    ) -> None:
        super().__init__(parent)
        self.session, self._id = session, meeting
        self._finding = FindingId("")
        self._is_ready = False
        self.follower = Follower(session, meeting, self)  # the record is read while the rest is made
        look, language = session.look, session.language.value
        self.hand = Hand(session, meeting, self)
        self.hand.moved.connect(self._show_saved)
        self.head = HallHead(session)
        self.stage_line, self.counting = StageLine(look), CountingStrip(look)
        self.record = RecordPanel(look, language)
        self.agenda = AgendaPanel(look, language)
        centre = QFrame()
        centre.setProperty("role", "panel")
        self.entry = EntryBar(session, meeting, self.hand, centre)
        self.remembered = Remembered(session, self)
        self.floor_hand = FloorHand(session, self.hand, self.entry, self.remembered)
        self.floor_strip = FloorStrip(session, self.remembered)
        self.floor = FloorPanel(session, self.hand, self.floor_hand, self.remembered)
        self.phrases = PhrasesAtHand(session, self.entry, self)
        self.attendance = AttendancePanel(session, self.hand)
        self.questioning = QuestioningPanel(session, self.hand)
        self.opinions = OpinionPanel(session, self.hand)
        self.vote = VotePanel(session, meeting, self.hand)
        self.commitments = CommitmentPanel(session, self.hand)
        self.closing = ClosingPanel(session, self.hand)
        self.papers = PapersPanel(session, meeting, self.hand)
        self.interim = InterimRun(session, meeting, folder, self)
        self.corrections = Corrections(session, self.hand)
        self.procedure = Procedure(session, self.hand)
        self._sides: dict[str, SidePanel] = {
            "attendance": self.attendance,
            "questioning": self.questioning,
            "opinions": self.opinions,
            "vote": self.vote,
            "commitments": self.commitments,
            "closing": self.closing,
            "papers": self.papers,
            "floor": self.floor,
        }
        self._middle = CurrentStack()
        self._middle.addWidget(self.record)
        self._middle.addWidget(self.opinions.matrix_page)
        self.journal = JournalPage(look, language)
        self._middle.addWidget(self.journal)
        self._tabs = SideTabs(look)
        self._side = QStackedWidget()
        self._side_follow = SideFollow(self, self._side, self.remembered)
        self.status = StatusLine(look)
        self.room = RoomControl(session, self)
        self._build(centre)
        self.room_pane = RoomPane(look, self.room, language, self)
        self._connect()
        self.ways, self.counts = Ways(self), Counts(self)
        self.table = ActionTable(look, self, hall_actions(self))
        self.follower.changed.connect(self._follow)
        self.return_point = ReturnPoint(session, meeting, self)
        self.show_side("attendance")

    def _build(self, centre: QFrame) -> None:
        middle = QVBoxLayout(centre)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self._middle, 1)
        middle.addWidget(self.floor_strip)
        middle.addWidget(self.entry)
        side = QFrame()
        side.setProperty("role", "side")
        right = QVBoxLayout(side)
        right.setContentsMargins(1, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self._tabs)
        right.addWidget(self._side, 1)
        for name, key in SIDES:
            self._side.addWidget(SideColumn(self._sides[name]))
            self._tabs.add(name, self._sides[name].title, key)
        self._columns = Columns(self.session.look, self.agenda, centre, side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.stage_line)
        column.addWidget(self.counting)
        column.addWidget(self._columns, 1)
        column.addWidget(self.status)

    def _connect(self) -> None:
        self.ready.connect(partial(get_ready, self._sides, partial(self.session.office.desk.get_ready, self._id)))
        self._tabs.chosen.connect(self.go_to_side)
        self._tabs.looked.connect(self.show_side)
        self.agenda.item_opened.connect(self._open_item)
        self.agenda.finding_chosen.connect(lambda name: self.choose_finding(FindingId(name)))
        self.record.opened.connect(lambda number: self.correct(Seq(number)))
        self.entry.moved.connect(self._show_hints)
        self.questioning.about.connect(lambda name: self.choose_finding(FindingId(name)))
        self.entry.repair.moved.connect(self._show_repair)
        self.entry.parked.changed.connect(self._show_parked)
        self.questioning.offered.connect(self.entry.offer)
        self.questioning.judged.connect(self.back_to_entry)
        self.room.changed.connect(self._show_air)
        self.room_pane.left.connect(self.back_to_entry)
        self.head.air.clicked.connect(self.room_pane.open)

    # What is shown

    @property
    def meeting(self) -> Meeting | None:
        """The meeting as it is shown; None until it was read."""
        return self.follower.meeting

    @property
    def finding(self) -> FindingId:
        """The finding everything is about at present, "" for none."""
        return self._finding

    @property
    def side(self) -> str:
        """The id of the panel of the moment."""
        return self._tabs.current

    def show_side(self, name: str) -> None:
        """Show the panel ``name`` without moving the cursor."""
        self._sides[name].catch_up()
        self._side.setCurrentIndex(tuple(self._sides).index(name))
        self._tabs.choose(name)
        self._note_place()
        self._middle.setCurrentIndex(1 if name == "opinions" else 0)
        self._show_hints()

    def side_title(self, name: str) -> str:
        """Return the title of the panel ``name``."""
        return self._sides[name].title

    def go_to_side(self, name: str) -> None:
        """Show the panel ``name`` and put the cursor into it."""
        self.show_side(name)
        self._sides[name].take_focus()

    def has_side(self, name: str) -> bool:
        """Return whether this meeting has the panel ``name``."""
        return self._tabs.has(name)

    def go_to_prepared(self) -> None:
        """Put the cursor on the prepared questions."""
        self.show_side("questioning")
        self.questioning.go_to_prepared()

    def jump(self, seq: Seq) -> None:
        """Show the line of the record with that number."""
        if self.side == "opinions":
            self.show_side("attendance")
        self.show_middle(self.record)
        self.record.jump(seq)

    def side_panel(self, name: str) -> SidePanel:
        """Return the panel ``name``."""
        return self._sides[name]

    def show_middle(self, page: QWidget) -> None:
        """Show ``page`` in the middle column until another panel or Esc is asked for."""
        self._middle.setCurrentWidget(page)

    def open_left(self) -> None:
        """Put the cursor into agenda and findings, unfolding them where they are folded."""
        if self._columns.folded:
            self._columns.open_left(opened=True)
        self.agenda.take_focus()

    def back_to_entry(self) -> None:
        """Put the cursor where the words go, whatever was open."""
        if self._columns.folded:
            self._columns.open_left(opened=False)
        self.entry.repair.leave()
        self.attendance.search.clear()
        if self._middle.currentWidget() is self.journal:
            self.show_side(self.side)
        self.entry.take_focus()

    # What is done

    def park(self) -> None:
        """Park the line being typed; the cursor is in the empty one."""
        self.entry.park()
        self.entry.take_focus()

    def repair(self) -> None:
        """Put the speaker or kind of the line selected in the record right, else of the last one."""
        self.entry.repair.begin(self.record.current if self.record.list.hasFocus() else NOTHING)
        self.entry.take_focus()

    def promise(self) -> None:
        """Ask for a promise in the words of the lines selected in the record, else in those of the newest answer."""
        self.questioning.ask_commitment(promised(self.meeting, self.record.selected) if self.meeting else None)

    def choose_finding(self, finding: FindingId) -> None:
        """Make ``finding`` what lines, questions, motions and recusals are about."""
        self._finding = finding
        self._note_place()
        self.agenda.choose_finding(finding)
        self.entry.link(finding)
        for panel in (self.attendance, self.questioning, self.opinions, self.vote, self.commitments):
            panel.turn_to(finding, seen=panel is self._sides[self.side])
        self.procedure.follow_finding(finding)
        self.room.follow_finding(finding)
        self.floor_hand.follow_finding(finding)
        if self._columns.folded:
            self._columns.open_left(opened=False)
        self.entry.take_focus()

    def step_finding(self, by: int) -> None:
        """Go to the next or the last finding."""
        self.choose_finding(self.agenda.step(by))

    def correct(self, seq: Seq) -> None:
        """Ask how the line is to be put right."""
        if self.meeting is not None:
            self.corrections.ask(self.meeting, seq)

    def correct_selected(self) -> None:
        """Ask how the selected line, else the last one, is to be put right."""
        self.correct(self.record.current)

    def ask_late(self) -> None:
        """Ask for a line that was said earlier and not written down."""
        if self.meeting is not None:
            self.corrections.ask_late(self.meeting, self._finding)

    def ask_motion(self) -> None:
        """Show the vote and ask for the words of a motion."""
        self.show_side("vote")
        self.vote.ask_motion()

    def filter_record(self) -> None:
        """Put the cursor into the filter of the record."""
        self._middle.setCurrentIndex(0)
        self.record.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.record.filter.selectAll()

    def _open_item(self, name: str) -> None:
        item = ItemId(name)
        self.hand.put(Act(open_item(item), way_out=lambda _refusal, ground: (open_item(item, ground=ground),)))

    # Following the record

    def _follow(self, upto: int) -> None:
        meeting = self.meeting
        if meeting is None:
            return
        self.head.refresh(meeting)
        self.stage_line.show_stages(stages(meeting))
        self.record.refresh(meeting)
        self.journal.refresh(meeting)
        self.agenda.refresh(meeting)
        self.entry.refresh(meeting)
        self.floor_hand.refresh(meeting)
        self.floor_strip.refresh(meeting)
        self.phrases.refresh(meeting)
        for panel in self._sides.values():
            panel.follow(meeting, seen=panel is self._sides[self.side])
        self.procedure.refresh(meeting)
        self.room.refresh(meeting)
        self.table.refresh()
        self._show_saved()
        if not self._is_ready:
            self._is_ready = True
            asked = any(seat.role is Role.RESPONDENT for seat in meeting.plan.seats)
            self._tabs.offer("questioning", there=asked or bool(meeting.profile.judgements))
            self._tabs.offer("opinions", there=bool(meeting.plan.parties))
            self.ways.restore(self._id)
        self._side_follow.refresh(meeting)
        self.shown_upto.emit(upto)

    def _note_place(self) -> None:
        if self._is_ready:
            self.return_point.note(self.side, self._finding)

    def _show_saved(self) -> None:
        upto = max(self.hand.upto, self.meeting.upto if self.meeting else 0)
        waiting = self.hand.waiting > 0
        sentence = tr("保存中…") if waiting else tr("已记录 第{number}号", number=upto)
        self.head.show_saved(sentence, waiting=waiting)
        self.status.show_saved(sentence, waiting=waiting)

    def _show_air(self) -> None:
        room = self.room
        self.head.air.say(room.light, waiting=bool(room.projector.waiting_for), note=light_note(room))

    def _show_repair(self) -> None:
        """Mark the line being put right in the record."""
        if self.entry.repair.seq:
            self.record.list.pick(str(self.entry.repair.seq))
        else:
            self.record.forget()

    def _show_parked(self) -> None:
        self.closing.mind_unsent(tuple(line.text for _slot, line in self.entry.parked.lines))

    def _show_hints(self) -> None:
        self.status.show_hints(hints(self.side))

    def showEvent(self, event: QShowEvent) -> None:
        """Take the cursor into the entry bar when the hall comes on screen again."""
        super().showEvent(event)
        if self._is_ready:
            self.entry.editor.setFocus(Qt.FocusReason.ActiveWindowFocusReason)
