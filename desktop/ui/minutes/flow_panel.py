"""The panel 纪要流程: each stage with what is known about it and the button that does it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from desktop.app.desk import Recorded
from desktop.meeting.ids import MeetingId, PersonId
from desktop.meeting.plan import Role as Capacity
from desktop.meeting.refusal import Refusal
from desktop.meeting.rules.papers import (
    approve_minutes,
    countersign,
    draft_minutes,
    number_minutes,
    review_draft,
)
from desktop.meeting.state import Meeting
from desktop.ui.button import Button
from desktop.ui.errand import Errand
from desktop.ui.field import Field, Kind
from desktop.ui.hall.hand import Hand
from desktop.ui.icons import Icon
from desktop.ui.look import Look
from desktop.ui.minutes.flow import Stage, Station, stage_word, stations
from desktop.ui.panel import Panel
from desktop.ui.pill import Pill
from desktop.ui.refusals import refused
from desktop.ui.session import Session
from desktop.ui.speech import tr
from desktop.ui.telling import Question
from desktop.ui.tokens import Hue


class StationLine:
    """The widgets of one stage."""

    def __init__(self, look: Look, stage: Stage, work: Callable[[], None]) -> None:
        self.name = QLabel(stage_word(stage))
        self.name.setProperty("role", "heading")
        self.state = Pill(look, tr("已完成"), Hue.GREEN, Icon.CHECK)
        self.told = QLabel()
        self.told.setProperty("role", "meta")
        self.told.setWordWrap(True)
        self.button = Button(look, stage_word(stage))
        self.button.setMinimumWidth(look.theme.px(104))
        self.button.clicked.connect(work)

    def show(self, station: Station) -> None:
        """Show how far the stage is."""
        self.state.setVisible(station.done)
        self.told.setText(station.told)
        self.told.setVisible(bool(station.told))
        self.button.setEnabled(station.open)


class FlowPanel(QFrame):
    """The way of the minutes of one meeting."""

    def __init__(self, session: Session, meeting: MeetingId, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "side")
        self._session = session
        self._id = meeting
        self._meeting: Meeting | None = None
        self._hand = Hand(session, meeting, self)
        look = session.look
        px = look.theme.px
        self._panel = Panel(look, tr("纪要流程"))
        works = {
            Stage.DRAFT: self.draft,
            Stage.REVIEW: self.review,
            Stage.COUNTERSIGN: self.countersign,
            Stage.APPROVE: self.approve,
            Stage.NUMBER: self.number,
            Stage.SEAL: self.ask_to_seal,
        }
        self.lines = {stage: StationLine(look, stage, work) for stage, work in works.items()}
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(8))
        grid.setVerticalSpacing(px(6))
        grid.setColumnStretch(0, 1)
        for at, line in enumerate(self.lines.values()):
            grid.addWidget(line.name, at * 3, 0)
            grid.addWidget(line.state, at * 3, 1)
            grid.addWidget(line.button, at * 3, 2)
            grid.addWidget(line.told, at * 3 + 1, 0, 1, 3)
            grid.setRowMinimumHeight(at * 3 + 2, px(4))
        self._panel.add(body, inset=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.addWidget(self._panel, 0, Qt.AlignmentFlag.AlignTop)

    def show_meeting(self, meeting: Meeting) -> None:
        """Show how far the minutes of the meeting are."""
        self._meeting = meeting
        found = stations(meeting)
        self._panel.say(tr("纪要流程"), f"{sum(each.done for each in found)}/{len(found)}")
        for station in found:
            self.lines[station.stage].show(station)

    def draft(self) -> None:
        """Take the minutes as drafted up to the newest entry."""
        note = tr("按现在的记录拟稿；以前的核稿、会签和签发随之作废。")
        self._hand.ask(tr("拟稿"), (self._who(),), lambda said: draft_minutes(person=_person(said)), note=note)

    def review(self) -> None:
        """Put the review on record."""
        fields = (
            self._who(),
            Field("accepted", tr("通过(&A)"), Kind.TICK),
            Field("remark", tr("意见(&R)"), Kind.TEXT),
        )
        self._hand.ask(
            tr("核稿"),
            fields,
            lambda said: review_draft(_person(said), accepted=bool(said["accepted"]), remark=str(said["remark"])),
            load={"accepted": True},
        )

    def countersign(self) -> None:
        """Put one countersignature on record."""
        fields = (self._who(), Field("remark", tr("意见(&R)"), Kind.TEXT))
        self._hand.ask(tr("会签"), fields, lambda said: countersign(_person(said), str(said["remark"])))

    def approve(self) -> None:
        """Put the approval on record."""
        self._hand.ask(tr("签发"), (self._who(Capacity.CHAIR),), lambda said: approve_minutes(_person(said)))

    def number(self) -> None:
        """Give the minutes their number."""
        field = Field("number", tr("纪要编号(&N)"), needed=True, hint=tr("例如：示例审纪〔2026〕3号"))
        dialog = self._hand.ask(tr("编号"), (field,), lambda said: number_minutes(str(said["number"])))
        if self._meeting is not None and self._meeting.papers.number:
            dialog.form.load({"number": self._meeting.papers.number})

    def ask_to_seal(self) -> None:
        """Ask before the record ends for good."""
        self._session.teller.ask(
            Question(
                tr("定稿封存这次会议的记录？"),
                tr("封存后记录到此为止，不能再增加或更正，只能另作“封存后更正”。请先完成签名、签发和编号。"),
                tr("封存"),
                tr("不封存"),
                grave=True,
            ),
            self._seal,
        )

    def _seal(self) -> None:
        desk = self._session.office.desk
        self._session.errands.send(Errand(tr("正在封存"), lambda _report: desk.seal(self._id), self._sealed))

    def _sealed(self, outcome: Recorded | Refusal) -> None:
        if isinstance(outcome, Refusal):
            self._session.teller.refuse(refused(outcome, self._session.language))
        else:
            self._session.teller.done(tr("记录已封存，已记录 第{n}号。", n=outcome.upto))

    def _who(self, first: Capacity = Capacity.STAFF) -> Field:
        """Return the field that asks who did it; those in the ``first`` capacity are offered first."""
        people = [known.seat for known in self._meeting.attendance.people.values()] if self._meeting else []
        seats = [seat for seat in people if seat.role is not Capacity.RESPONDENT]
        seats.sort(key=lambda seat: seat.role is not first)
        choices = tuple((str(seat.person), f"{seat.name}　{seat.duty or seat.post}".strip()) for seat in seats)
        return Field("person", tr("人员(&P)"), Kind.CHOICE, choices=choices)


def _person(said: dict[str, str | int | bool]) -> PersonId:
    return PersonId(str(said["person"]))
