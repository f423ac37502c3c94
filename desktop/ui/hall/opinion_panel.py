"""Opinions (会审意见): findings by parties in one grid, one key a verdict, agreement row by row."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from desktop.meeting.agreement import Agreement
from desktop.meeting.catalogue import word
from desktop.meeting.ids import FindingId, PartyId, PersonId
from desktop.meeting.profile import OpinionNeed
from desktop.meeting.rules.announcing import decide_by_opinions
from desktop.meeting.rules.speech import give_opinion, reserve_opinion
from desktop.meeting.state import Meeting
from desktop.ui.button import Button, Role
from desktop.ui.field import Field, Kind
from desktop.ui.hall.hand import Hand
from desktop.ui.hall.opinion_marks import OpinionGrid, opinion_line, verdict_values
from desktop.ui.hall.side_panel import SidePanel
from desktop.ui.icons import Icon
from desktop.ui.matrix_model import Line, MatrixModel
from desktop.ui.matrix_view import MatrixView
from desktop.ui.session import Session
from desktop.ui.speech import tr

ONE_KEY, EVERY_KEY, MOMENT_KEY, RESERVE_KEY = "Shift+F6", "Shift+F7", "Ctrl+Shift+T", "Ctrl+Shift+M"
"""Keys of the panel's buttons: adopt this finding, adopt all that agree, before or after, a person's own view."""


class MatrixPage(QFrame):
    """The page of the grid; ``appeared`` when it comes on screen."""

    appeared = Signal()

    def showEvent(self, event: QShowEvent) -> None:
        """Say that the page is seen now."""
        super().showEvent(event)
        self.appeared.emit()


class OpinionPanel(SidePanel):
    """The detail at the right; ``matrix_page`` is the grid, which stands in the middle while this panel is shown."""

    def __init__(self, session: Session, hand: Hand) -> None:
        super().__init__(session, hand, tr("意见"))
        self._place: tuple[FindingId, PartyId] | None = None
        self._after = True
        self._grid = OpinionGrid(session.language.value)
        self._stale = True
        self._waiting = FindingId("")
        self._model: MatrixModel | None = None
        self.matrix: MatrixView | None = None
        look = session.look
        self.matrix_page = MatrixPage()
        self.matrix_page.appeared.connect(self._show)
        self.matrix_page.setProperty("role", "panel")
        self._page = QVBoxLayout(self.matrix_page)
        self._page.setContentsMargins(0, 0, 0, 0)
        self._page.setSpacing(0)
        self.moment = Button(
            look, tr("会上意见  {key}", key=MOMENT_KEY), mark=Icon.HISTORY, name=tr("现在填会上意见；按下改填会前意见")
        )
        self.moment.setCheckable(True)
        self.moment.toggled.connect(self._turn)
        self._title = self.say("", "heading")
        self._detail = self.say("")
        self.comment = self.button(tr("理由、标准与佐证  Enter"), mark=Icon.PENCIL)
        self.comment.clicked.connect(self.ask_comment)
        self.reserve = self.button(tr("个人保留意见  {key}", key=RESERVE_KEY))
        self.reserve.clicked.connect(self.ask_reservation)
        self.add_buttons((self.comment, self.reserve), columns=1)
        self.column.addStretch(1)
        self._ready = self.say("")
        self.one = self.button(tr("按意见认定本问题  {key}", key=ONE_KEY))
        self.one.clicked.connect(lambda: self.decide(only_current=True))
        self.every = self.button(tr("认定一致的  {key}", key=EVERY_KEY), role=Role.PRIMARY)
        self.every.setToolTip(tr("认定全部一致、多数一致的"))
        self.every.clicked.connect(lambda: self.decide(only_current=False))
        self.add_buttons((self.one, self.every), columns=1)

    def refresh(self, meeting: Meeting) -> None:
        """Show who holds what."""
        super().refresh(meeting)
        if self._model is None:
            self._make(meeting)
        self._show()

    def follow_finding(self, finding: FindingId) -> None:
        """Put the grid's cursor on ``finding``."""
        if self.matrix is not None and self.meeting is not None and self.meeting.plan.parties and finding:
            if self._stale:
                self._waiting = finding
                return
            party = self._place[1] if self._place else self.meeting.plan.parties[0].id
            self.matrix.go_to(finding, party)

    def take_focus(self) -> None:
        """Go to the grid."""
        if self.matrix is not None:
            self.matrix.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def decide(self, *, only_current: bool) -> None:
        """Adopt what the parties agree on without a vote."""
        meeting = self.meeting
        if meeting is None:
            return
        current = (self._place[0],) if self._place else ()
        findings = current if only_current else self.agreed_on(meeting)
        if findings:
            self.hand.do(decide_by_opinions(findings))

    def ask_comment(self) -> None:
        """Ask for ground, standard and speaker of the opinion under the cursor."""
        meeting = self.meeting
        if meeting is None or self._place is None:
            return
        finding, party = self._place
        known = meeting.finding(finding)
        held = (meeting.opinions.after if self._after else meeting.opinions.before).get(self._place)
        verdicts = tuple((each, each) for each in meeting.profile.verdicts)
        members = tuple((seat.person, seat.name) for seat in meeting.plan.seats if seat.party == party)
        current = meeting.opinions.verdicts(finding).get(party)
        self.hand.ask(
            tr("问题 {number}：{party}的意见", number=known.number if known else "", party=meeting.party_name(party)),
            (
                Field("verdict", tr("意见(&V)"), Kind.CHOICE, choices=verdicts),
                Field("speaker", tr("发言人(&P)"), Kind.CHOICE, choices=(("", tr("未记明")), *members)),
                Field("ground", tr("理由(&G)"), Kind.TEXT),
                Field("standard", tr("认定标准(&S)"), hint=self._asked(meeting, OpinionNeed.STANDARD)),
                Field("evidence", tr("佐证材料(&E)"), hint=self._asked(meeting, OpinionNeed.EVIDENCE)),
                Field("reserved", tr("本人另有保留(&R)"), Kind.TICK),
            ),
            lambda said: give_opinion(
                party,
                finding,
                str(said["verdict"]),
                after=self._after,
                speaker=PersonId(str(said["speaker"])),
                ground=str(said["ground"]),
                standard=str(said["standard"]),
                reserved=bool(said["reserved"]),
                evidence=str(said["evidence"]),
            ),
            load={
                "verdict": held.opinion.verdict if held else current or meeting.profile.verdicts[0],
                "speaker": held.opinion.speaker if held else "",
                "ground": held.opinion.ground if held else "",
                "standard": held.opinion.standard if held else "",
                "evidence": held.opinion.evidence if held else "",
            },
        )

    def ask_reservation(self) -> None:
        """Ask for a person's own view beside the decision."""
        meeting = self.meeting
        if meeting is None or self._place is None:
            return
        finding = self._place[0]
        people = tuple((seat.person, seat.name) for seat in meeting.plan.seats if seat.votes)
        self.hand.ask(
            tr("个人保留意见"),
            (
                Field("speaker", tr("谁(&P)"), Kind.CHOICE, choices=people),
                Field("text", tr("原话(&T)"), Kind.TEXT, needed=True),
            ),
            lambda said: reserve_opinion(PersonId(str(said["speaker"])), finding, str(said["text"])),
        )

    # Showing

    def _make(self, meeting: Meeting) -> None:
        values = verdict_values(meeting.profile.verdicts)
        self._model = MatrixModel(values)
        look, px = self.session.look, self.session.look.theme.px
        view = MatrixView(look, self._model, tr("会审意见"))
        view.chosen.connect(self._give)
        view.comment_wanted.connect(lambda _row, _column: self.ask_comment())
        view.moved.connect(self._move)
        head = QHBoxLayout()
        head.setContentsMargins(px(16), px(6), px(12), px(6))
        title = QLabel(tr("会审意见"))
        title.setProperty("role", "heading")
        keys = "  ".join(f"{value.keys} {value.word}" for value in values)
        hint = QLabel(tr("{keys}  Enter 写理由", keys=keys))
        hint.setProperty("role", "hint")
        head.setSpacing(px(12))
        head.addWidget(title)
        head.addWidget(hint, 1)
        head.addWidget(self.moment)
        self._page.addLayout(head)
        self._page.addWidget(view, 1)
        self.matrix = view
        self._show()
        view.setCurrentIndex(self._model.index(0, 0))

    def _show(self) -> None:
        meeting, model = self.meeting, self._model
        if meeting is None or model is None:
            return
        if not self.matrix_page.isVisible():
            self._stale = True  # five hundred rows are not laid out behind what is typed elsewhere
            return
        self._stale = False
        waiting, self._waiting = self._waiting, FindingId("")
        rows = self._grid.rows(meeting, after=self._after)
        columns = [Line(each.id, each.called, full=each.name) for each in meeting.plan.parties]
        model.show(rows, columns, self._grid.marks, tr("一致程度"))
        self._show_detail(meeting)
        if waiting:
            self.follow_finding(waiting)

    def _show_detail(self, meeting: Meeting) -> None:
        ready = self.agreed_on(meeting)
        numbers = "、".join(known.number for each in ready if (known := meeting.finding(each)))
        self._ready.setText(tr("可按意见认定：{numbers}", numbers=numbers) if ready else tr("没有可按意见认定的问题"))
        self.every.setEnabled(bool(ready))
        finding = meeting.finding(self._place[0]) if self._place else None
        if finding is None:
            self._title.setText(tr("没有问题"))
            self._detail.setText("")
            return
        self._title.setText(f"{finding.number}  {finding.text}")
        agreed = word(meeting.opinions.agreed(finding.id).value, self.session.language.value)
        parts = [tr("单位自评：{claimed}", claimed=finding.claimed)] if finding.claimed else []
        parts.append(tr("一致程度：{agreed}", agreed=agreed))
        parts += [
            opinion_line(meeting, finding.id, party.id, self.session.language.value) for party in meeting.plan.parties
        ]
        if settled := meeting.verdict(finding.id).word:
            parts.append(tr("认定：{word}", word=settled))
        self._detail.setText("\n".join(parts))

    @staticmethod
    def _asked(meeting: Meeting, need: OpinionNeed) -> str:
        return tr("本类会议要求写明") if need in meeting.profile.opinion_needs else ""

    @staticmethod
    def agreed_on(meeting: Meeting) -> tuple[FindingId, ...]:
        """The findings nothing was decided about on which the parties agree enough."""
        enough = {Agreement.UNANIMOUS, Agreement.MAJORITY}
        voted = {each for motion in meeting.motions.all.values() for each in motion.put.findings}
        return tuple(
            each
            for each in meeting.agenda.findings
            if meeting.opinions.agreed(each) in enough and not meeting.verdict(each).word and each not in voted
        )

    def _give(self, finding: str, party: str, verdict: str) -> None:
        if verdict:
            self.hand.do(give_opinion(PartyId(party), FindingId(finding), verdict, after=self._after))

    def _move(self, finding: str, party: str) -> None:
        self._place = (FindingId(finding), PartyId(party))
        if self.meeting is not None:
            self._show_detail(self.meeting)

    def _turn(self, before: bool) -> None:  # noqa: FBT001 - a Qt signal's bare argument
        self._after = not before
        said = tr("会前意见  {key}", key=MOMENT_KEY) if before else tr("会上意见  {key}", key=MOMENT_KEY)
        self.moment.setText(said)
        self._show()
