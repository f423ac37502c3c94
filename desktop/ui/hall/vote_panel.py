"""The vote (表决): one motion at a time, from its words to what the chair declared."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.meeting.acts import Choice, Method
from desktop.meeting.catalogue import word
from desktop.meeting.ids import NOBODY, NOTHING, FindingId, MeetingId, PersonId, Seq
from desktop.meeting.rules.ballots import cast_ballot, change_ballot
from desktop.meeting.rules.headcount import electors
from desktop.meeting.state import Meeting, Motion, Phase, Presence
from desktop.ui.button import Role
from desktop.ui.chip import ChipSpec
from desktop.ui.chip_bar import ChipBar
from desktop.ui.hall import motion_form
from desktop.ui.hall.attendance_list import presence_word
from desktop.ui.hall.ballot_pad import BallotPad
from desktop.ui.hall.ballot_words import numbered, phase_word, rule_words, tally_of
from desktop.ui.hall.dissent_field import DissentField
from desktop.ui.hall.hand import Act, Hand
from desktop.ui.hall.on_record import recorded
from desktop.ui.hall.side_panel import SidePanel
from desktop.ui.hall.step_box import StepBox
from desktop.ui.hall.vote_steps import Step, VoteSteps
from desktop.ui.icons import Icon
from desktop.ui.session import Session
from desktop.ui.speech import tr
from desktop.ui.tally import Tally
from desktop.ui.tally_bar import TallyBar, TallyTiles

MOST = 6
"""More names than this would push the ballots off the panel."""


class VotePanel(SidePanel):
    """The panel. It follows the newest motion that is not settled until another one is chosen."""

    def __init__(self, session: Session, meeting: MeetingId, hand: Hand) -> None:
        super().__init__(session, hand, tr("表决"))
        self._finding = FindingId("")
        self._chosen = NOTHING
        self._pads: dict[Seq, BallotPad] = {}
        self._steps = VoteSteps(hand, session.language.value)
        look = session.look
        self.strip = ChipBar(look, tr("表决事项"))
        self.strip.chosen.connect(lambda name: self.show_motion(Seq(int(name))))
        self.add(self.strip)
        self._text = self.say("", "heading")
        self._rule = self.say("")
        self._who = self.say("")
        self._tiles, self._bar = TallyTiles(look, Tally((), 0)), TallyBar(look, Tally((), 0), bare=True)
        self.add(self._tiles)
        self.add(self._bar)
        self._hint = self.say("", "hint")
        self._stack = QStackedWidget()
        self._stack.addWidget(QWidget())
        self.add(self._stack, 1)
        self._awaited = NOBODY
        self._known = 0
        self._counted = False
        self._opening = False
        self._missing = ""
        self.dissent = DissentField(session, meeting, hand)
        self.dissent.done.connect(self._back_to_ballots)
        self.dissent.turned.connect(self._make_room)
        self.add(self.dissent)
        self._box = StepBox(look)
        self.add(self._box)
        self.go = self.button("", role=Role.PRIMARY)
        self.go.clicked.connect(self.step)
        self.add(self.go)
        self.put = self.button(tr("提出表决"), mark=Icon.PLUS)
        self.put.clicked.connect(self.ask_motion)
        self.add(self.put)

    @property
    def motion(self) -> Motion | None:
        """The motion being shown."""
        if self.meeting is None:
            return None
        every = self.meeting.motions.all
        if self._chosen in every:
            return every[self._chosen]
        unsettled = [each for each in every.values() if each.phase not in {Phase.ANNOUNCED, Phase.DEFERRED}]
        return self.meeting.motions.open() or next(iter(reversed(unsettled or list(every.values()))), None)

    def refresh(self, meeting: Meeting) -> None:
        """Show the motion as it stands."""
        super().refresh(meeting)
        if len(meeting.motions.all) > self._known:
            self._known, self._chosen = len(meeting.motions.all), NOTHING
        self._show()
        if self._opening and meeting.motions.open() is not None:
            self._opening = False
            self.take_focus()
        self._open_awaited()

    def follow_finding(self, finding: FindingId) -> None:
        """Take ``finding`` as what the next motion is about."""
        self._finding = finding

    def show_motion(self, motion: Seq) -> None:
        """Show another motion."""
        self._chosen = motion
        self.dissent.close_field()
        self._show()

    def take_focus(self) -> None:
        """Go to the ballots while there are any to cast, else to the next step."""
        pad = self._stack.currentWidget()
        if isinstance(pad, BallotPad):
            pad.take_focus()
        elif self.go.isVisible():
            self.go.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.put.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def ask_motion(self) -> None:
        """Ask for the words of a new motion."""
        meeting = self.meeting
        if meeting is not None:
            self.hand.ask(
                tr("提出表决"),
                motion_form.fields(meeting, self.session.language.value),
                motion_form.intent_of,
                load=motion_form.proposed(meeting, self._finding),
                act=Act(motion_form.intent_of({"kind": "", "text": "", "method": ""}), then=self._put),
            )

    def step(self) -> None:
        """Do what usually comes next; once a vote is open the cursor stands on its ballots."""
        if (step := self._next()) is not None:
            self._opening = step.id == "open"
            step.do()

    def do(self, name: str) -> bool:
        """Do the step with id ``name`` if it makes sense now; return whether it did."""
        meeting, motion = self.meeting, self.motion
        if meeting is None or motion is None:
            return False
        found = next((each for each in self._steps.others(meeting, motion) if each.id == name), None)
        if found is not None:
            found.do()
        return found is not None

    # Showing

    def _put(self, upto: int) -> None:
        self._chosen = Seq(upto)

    def _next(self) -> Step | None:
        meeting, motion = self.meeting, self.motion
        return None if meeting is None or motion is None else self._steps.next(meeting, motion)

    def _show(self) -> None:
        meeting, motion = self.meeting, self.motion
        if meeting is None:
            return
        language = self.session.language.value
        self.strip.show_chips(
            [
                ChipSpec(str(each.seq), f"{numbered(each)} {phase_word(each, language)}", name=each.text)
                for each in reversed(meeting.motions.all.values())
            ]
        )
        self.strip.setVisible(bool(meeting.motions.all))
        self.strip.choose(str(motion.seq) if motion else "")
        for widget in (self._rule, self._who):
            widget.setVisible(motion is not None)
        step = self._next()
        self.go.setVisible(step is not None)
        self.go.setText(f"{step.word}  Ctrl+Enter" if step else "")
        self._box.show_steps(self._steps.others(meeting, motion) if motion else ())
        if motion is None:
            self._stack.setCurrentIndex(0)
            self._text.setText(tr("还没有表决事项。Ctrl+M 提出表决。"))
            self._counted = False
            for widget in (self._bar, self._hint):
                widget.hide()
            self._make_room()
            return
        self._text.setText(motion.text)
        self._show_rule(meeting, motion)
        self._show_votes(meeting, motion)
        self.dissent.refresh(meeting, motion)
        self._make_room()

    def _show_rule(self, meeting: Meeting, motion: Motion) -> None:
        language = self.session.language.value
        kind = meeting.profile.motion(motion.put.kind)
        if kind is None:
            return
        current = motion.round
        who = electors(meeting, kind.rule, motion.put.finding, motion.put.item)
        frozen = current is not None and motion.phase is not Phase.VOID
        count = current.opened.headcount if current and frozen else who.headcount
        method, rule = word(motion.put.method.value, language), rule_words(kind.rule)
        if motion.phase is Phase.OPEN:  # the ballots need the room, and what is put to the vote is known by now
            self._rule.setText(f"{method} · {rule}")
        else:
            self._rule.setText(f"{kind.name} · {method} · {phase_word(motion, language)}\n{rule}")
        parts = [tr("应到 {entitled}，有表决权在场 {voters}", entitled=count.entitled, voters=count.voters)]
        if current and frozen and current.opened.needed:
            parts.append(tr("须 {needed} 票", needed=current.opened.needed))
        absent = self._why_not(meeting, motion, current.opened.eligible if current and frozen else who.eligible)
        self._who.setText("，".join(parts) + (tr("；不投票：{names}", names=absent) if absent else ""))

    @staticmethod
    def _why_not(meeting: Meeting, motion: Motion, eligible: tuple[PersonId, ...]) -> str:
        recused = meeting.attendance.recused_from(motion.put.finding, motion.put.item)
        said = []
        for each in meeting.attendance.voters():
            if each.seat.person not in eligible:
                why = tr("回避") if each.seat.person in recused else presence_word(each.presence)[0]
                if each.presence is not Presence.PRESENT or each.seat.person in recused:
                    said.append(f"{each.seat.name}（{why}）")
        return listed(said)

    def _show_votes(self, meeting: Meeting, motion: Motion) -> None:
        language = self.session.language.value
        tally = tally_of(meeting, motion, language)
        self._counted = tally is not None
        self._bar.setVisible(tally is not None)
        if tally is not None:
            self._tiles.show_tally(tally)
            self._bar.show_tally(tally)
        current = motion.round
        named = current is not None and current.opened.method is not Method.SECRET
        missing = (
            [each for each in current.opened.eligible if current.choice(each) is None] if named and current else []
        )
        if named:
            names = "、".join(meeting.name(each) for each in missing)
            self._missing = tr("缺 {count} 票", count=len(missing)) if missing else tr("全部已表决")
            self._hint.setToolTip(names)
        elif current is not None:
            issued = current.issued
            self._missing = tr("已发票 {issued} 张", issued=issued) if issued else tr("尚未发票")
        self._show_pad(meeting, motion, named=named)

    def _show_pad(self, meeting: Meeting, motion: Motion, *, named: bool) -> None:
        self._hint.setVisible(motion.phase is Phase.OPEN)
        self._hint.setText(self._missing)
        if not named:
            self._stack.setCurrentIndex(0)
            return
        pad = self._pads.get(motion.seq)
        if pad is None:
            self._put_pads_away(meeting)
            pad = self._pads[motion.seq] = BallotPad(self.session.look, meeting, motion)
            pad.cast.connect(lambda voter, value, seq=motion.seq: self._cast(seq, PersonId(voter), Choice(value)))
            pad.reason_wanted.connect(self._ask_reason)
            self._stack.addWidget(pad)
        pad.refresh(meeting, motion)
        self._stack.setCurrentWidget(pad)
        self._hint.setText(tr("{missing} · {keys}  Enter 理由", missing=self._missing, keys=pad.hint))

    def _put_pads_away(self, meeting: Meeting) -> None:
        """The ballots of votes that are over are made again when somebody looks: a long meeting has a hundred."""
        for seq in [each for each in self._pads if meeting.motions.all[each].phase is not Phase.OPEN]:
            pad = self._pads.pop(seq)
            self._stack.removeWidget(pad)
            pad.deleteLater()

    # Ballots

    def _cast(self, seq: Seq, voter: PersonId, choice: Choice) -> None:
        meeting = self.meeting
        motion = meeting.motions.all.get(seq) if meeting else None
        if motion is None or motion.round is None:
            return
        then = (lambda _upto: self._ask_reason(voter)) if choice is Choice.AGAINST else None
        held = motion.round.choice(voter)
        if held is choice:
            return
        if held is None:
            self.hand.put(Act(cast_ballot(seq, voter, choice), motion=seq, then=then))
        elif motion.phase is Phase.OPEN:
            self.hand.put(Act(change_ballot(seq, voter, choice, recorded("slip")), motion=seq, then=then))
        else:
            self.hand.ask_why(tr("更正已登记的表决"), lambda ground: change_ballot(seq, voter, choice, ground))

    def _ask_reason(self, voter: str) -> None:
        """Open the dissent field on the voter, as soon as his ballot is seen here."""
        self._awaited = PersonId(voter)
        self._open_awaited()

    def _open_awaited(self) -> None:
        meeting, motion = self.meeting, self.motion
        if not self._awaited or meeting is None or motion is None or motion.round is None:
            return
        if motion.round.choice(self._awaited) not in {None, Choice.FOR}:
            voter, self._awaited = self._awaited, NOBODY
            self.dissent.open(meeting, motion, voter)

    def _make_room(self) -> None:
        """What is not needed while words of dissent are taken down gives way to them."""
        writing = not self.dissent.isHidden()
        motion = self.motion
        self._tiles.setVisible(self._counted and not writing)
        self._hint.setVisible(motion is not None and motion.phase is Phase.OPEN and not writing)
        self._box.setVisible(self._box.filled and not writing)
        self.put.setVisible(not writing and (motion is None or motion.phase is not Phase.OPEN))

    def _back_to_ballots(self) -> None:
        self.dissent.close_field()
        self.take_focus()


def listed(names: list[str]) -> str:
    """Return the names in one line, the first few of them where there are many."""
    if len(names) <= MOST:
        return "、".join(names)
    return tr("{names}等 {count} 人", names="、".join(names[:MOST]), count=len(names))
