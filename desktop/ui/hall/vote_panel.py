"""The vote (表决): one motion at a time, from its words to what the chair declared."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget

from desktop.meeting.acts import Choice, Method
from desktop.meeting.catalogue import sentence
from desktop.meeting.ids import NOBODY, NOTHING, FindingId, MeetingId, PersonId, Seq
from desktop.meeting.refusal import Refusal
from desktop.meeting.rules.ballots import cast_ballot, cast_ballots, change_ballot
from desktop.meeting.rules.motions import open_vote
from desktop.meeting.rules.standing import roll
from desktop.meeting.state import Meeting, Motion, Phase, Round
from desktop.ui.button import Role
from desktop.ui.chip import ChipSpec
from desktop.ui.chip_bar import ChipBar
from desktop.ui.hall import motion_form
from desktop.ui.hall.ballot_pad import BallotPad
from desktop.ui.hall.ballot_words import numbered, phase_word, tally_of
from desktop.ui.hall.count_sheets import CountSheets
from desktop.ui.hall.dissent_field import DissentField
from desktop.ui.hall.hand import Act, Hand
from desktop.ui.hall.on_record import recorded
from desktop.ui.hall.result_words import history_words, result_words
from desktop.ui.hall.roll_view import RollView
from desktop.ui.hall.side_panel import SidePanel
from desktop.ui.hall.step_box import StepBox
from desktop.ui.hall.vote_lines import BEFORE, missing_line, rule_line, short_rule_line, who_line
from desktop.ui.hall.vote_steps import Step, VoteSteps
from desktop.ui.icons import Icon
from desktop.ui.session import Session
from desktop.ui.speech import tr
from desktop.ui.tally import Tally
from desktop.ui.tally_bar import TallyBar, TallyTiles

OTHERS_KEY = "Ctrl+Shift+Return"
"""The key that goes to the other steps; there a digit does one."""


class VotePanel(SidePanel):
    """The panel. It follows the newest motion that is not settled until another one is chosen.

    ``turned`` says that the motion shown changed, or came on screen or left it.
    """

    turned = Signal()

    def __init__(self, session: Session, meeting: MeetingId, hand: Hand) -> None:
        super().__init__(session, hand, tr("表决"))
        self._finding = FindingId("")
        self._chosen = NOTHING
        self._pads: dict[Seq, BallotPad] = {}
        self._language = session.language.value
        self._steps = VoteSteps(hand, self._language)
        look = session.look
        self.strip = ChipBar(look, tr("表决事项"))
        self.strip.chosen.connect(lambda name: self.show_motion(Seq(int(name))))
        self.add(self.strip)
        self._text = self.say("", "heading")
        self._rule, self._who = self.say(""), self.say("")
        self._history = self.say("")
        self._tiles, self._bar = TallyTiles(look, Tally((), 0)), TallyBar(look, Tally((), 0), bare=True)
        self.add(self._tiles)
        self.add(self._bar)
        self._hint = self.say("", "hint")
        self.sheets = CountSheets(look, self._language)
        self.add(self.sheets)
        self._stack = QStackedWidget()
        self._stack.addWidget(QWidget())
        self.roll = RollView(look, self._language)
        self._stack.addWidget(self.roll)
        self.add(self._stack, 1)
        self._awaited = NOBODY
        self._queue: list[PersonId] = []
        self._known = 0
        self._counted = False
        self._opening = False
        self.dissent = DissentField(session, meeting, hand)
        self.dissent.done.connect(self._back_to_ballots)
        self.dissent.turned.connect(self._make_room)
        self.add(self.dissent)
        self._result = self.say("", "heading")
        self._obstacle = self.say("", "fault")
        self._box = StepBox(look)
        self.add_below(self._box)
        self.go = self.button("", role=Role.PRIMARY)
        self.go.clicked.connect(self.step)
        self.add_below(self.go)
        self.put = self.button(tr("提出表决  {key}", key="Ctrl+M"), mark=Icon.PLUS)
        self.put.clicked.connect(self.ask_motion)
        self.add_below(self.put)

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

    @property
    def said(self) -> tuple[str, ...]:
        """The lines of words that are shown, from the top down."""
        labels = (
            self._text,
            self._rule,
            self._who,
            self._history,
            self._hint,
            self._result,
            self._obstacle,
        )
        return tuple(each.text() for each in labels if not each.isHidden() and each.text())

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
        self.turned.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Show the roll, which is not kept up to date out of sight."""
        super().showEvent(event)
        self._show()
        self.turned.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Say that nothing is shown any more."""
        super().hideEvent(event)
        self.turned.emit()

    def follow_finding(self, finding: FindingId) -> None:
        """Take ``finding`` as what the next motion is about."""
        self._finding = finding

    def show_motion(self, motion: Seq) -> None:
        """Show another motion."""
        self._chosen = motion
        self._awaited, self._queue = NOBODY, []
        self.dissent.close_field()
        self._show()
        self.turned.emit()

    def take_focus(self) -> None:
        """Go to the ballots while there are any to cast, else to the next step."""
        pad = self._pad
        if pad is not None:
            pad.take_focus()
        elif self.go.isVisible():
            self.go.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.put.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_others(self) -> None:
        """Go to the other steps, where a digit does one."""
        self._box.take_focus()

    def ask_motion(self) -> None:
        """Ask for the words of a new motion."""
        if self.meeting is not None:
            motion_form.ask(self.hand, self.meeting, self._finding, self._language, self._put)

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
        steps = (*self._other_steps(meeting, motion), *filter(None, [self._next()]))
        found = next((each for each in steps if each.id == name), None)
        if found is not None:
            found.do()
        return found is not None

    def decline_reason(self) -> None:
        """Put on record that the voter whose field is open gave no reason."""
        self.dissent.decline_reason()

    # Showing

    @property
    def _pad(self) -> BallotPad | None:
        pad = self._stack.currentWidget()
        return pad if isinstance(pad, BallotPad) else None

    def _put(self, upto: int) -> None:
        self._chosen = Seq(upto)

    def _next(self) -> Step | None:
        meeting, motion, pad = self.meeting, self.motion, self._pad
        if meeting is None or motion is None:
            return None
        if pad is not None and pad.plan is not None:
            word = tr("登记 {all} 票，{count} 人例外", all=len(pad.plan), count=len(pad.exceptions))
            return Step("record-plan", word, lambda: self._record_plan(motion, pad))
        return self._steps.next(meeting, motion)

    def _other_steps(self, meeting: Meeting, motion: Motion) -> tuple[Step, ...]:
        pad = self._pads.get(motion.seq)
        if pad is not None and pad.plan is not None:
            return (Step("drop-plan", tr("放弃挑选"), pad.give_up),)
        found = list(self._steps.others(meeting, motion))
        current = motion.round
        if pad is not None and any(each.id == "all-for" for each in found):
            found.insert(0, Step("except", tr("先挑例外"), pad.pick_exceptions))
        if current is not None and current.hands is not None and motion.phase is not Phase.VOID:
            found.append(Step("dissent", tr("记不同意见"), lambda: self._ask_dissenter(meeting, motion, current)))
        return tuple(found)

    def _show(self) -> None:
        meeting, motion = self.meeting, self.motion
        if meeting is None:
            return
        self.strip.show_chips(
            [
                ChipSpec(str(each.seq), numbered(each), name=f"{phase_word(each, self._language)}：{each.text}")
                for each in reversed(meeting.motions.all.values())
            ]
        )
        self.strip.setVisible(bool(meeting.motions.all))
        self.strip.choose(str(motion.seq) if motion else "")
        self.sheets.refresh(meeting, motion)
        if motion is None:
            self._stack.setCurrentIndex(0)
            self._text.setText(tr("还没有表决事项。Ctrl+M 提出表决。"))
            self._counted = False
            for label in (self._rule, self._who, self._history, self._hint, self._result, self._obstacle):
                label.hide()
            for widget in (self._bar, self._box, self.go):
                widget.hide()
            self._make_room()
            return
        self._text.setText(motion.text)
        self._show_rule(meeting, motion)
        self._show_votes(meeting, motion)
        self._show_steps(meeting, motion)
        self.dissent.refresh(meeting, motion)
        self._make_room()

    def _show_steps(self, meeting: Meeting, motion: Motion) -> None:
        step = self._next()
        self.go.setVisible(step is not None)
        self.go.setText(f"{step.word}  Ctrl+Enter" if step else "")
        self._box.show_steps(self._other_steps(meeting, motion))
        refused = open_vote(motion.seq)(meeting) if motion.phase in BEFORE and self.isVisible() else None
        obstacle = sentence(refused, self._language).text if isinstance(refused, Refusal) else ""
        _say(self._obstacle, tr("现在还不能开始：{why}", why=obstacle) if obstacle else "")
        done = result_words(meeting, motion, self._language) if motion.phase not in (Phase.OPEN, *BEFORE) else ""
        _say(self._result, done)

    def _show_rule(self, meeting: Meeting, motion: Motion) -> None:
        said = short_rule_line if motion.phase is Phase.OPEN else rule_line
        _say(self._rule, said(meeting, motion))
        _say(self._who, who_line(meeting, motion, self._language))
        _say(self._history, history_words(motion, self._language))

    def _show_votes(self, meeting: Meeting, motion: Motion) -> None:
        tally = tally_of(meeting, motion, self._language)
        self._counted = tally is not None
        self._bar.setVisible(tally is not None)
        if tally is not None:
            self._tiles.show_tally(tally)
            self._bar.show_tally(tally)
        current = motion.round
        if motion.phase in BEFORE:
            self._stack.setCurrentWidget(self.roll)
            if self.isVisible():
                self.roll.show_roll(roll(meeting, motion))
        elif current is None or current.opened.method is Method.SECRET or current.hands is not None:
            self._stack.setCurrentIndex(0)
        else:
            self._show_pad(meeting, motion)
        _say(self._hint, self._missing(meeting, current) if current and motion.phase is Phase.OPEN else "")

    def _missing(self, meeting: Meeting, current: Round) -> str:
        pad, said = self._pad, missing_line(meeting, current)
        if pad is None:
            return said
        if pad.plan is not None:
            said = tr("挑出不赞成的，其余按赞成一次登记")
        return tr("{missing} · {keys}  Enter 理由", missing=said, keys=pad.hint)

    def _show_pad(self, meeting: Meeting, motion: Motion) -> None:
        pad = self._pads.get(motion.seq)
        if pad is None:
            self._put_pads_away(meeting)
            pad = self._pads[motion.seq] = BallotPad(self.session.look, meeting, motion)
            pad.cast.connect(lambda voter, value, seq=motion.seq: self._cast(seq, PersonId(voter), Choice(value)))
            pad.reason_wanted.connect(lambda voter: self._ask_reasons(PersonId(voter)))
            pad.picked.connect(self._show)
            self._stack.addWidget(pad)
        pad.refresh(meeting, motion)
        self._stack.setCurrentWidget(pad)

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
        then = (lambda _upto: self._ask_reasons(voter)) if choice is Choice.AGAINST else None
        held = motion.round.choice(voter)
        if held is choice:
            return
        if held is None:
            self.hand.put(Act(cast_ballot(seq, voter, choice), motion=seq, then=then))
        elif motion.phase is Phase.OPEN:
            self.hand.put(Act(change_ballot(seq, voter, choice, recorded("slip")), motion=seq, then=then))
        else:
            self.hand.ask_why(tr("更正已登记的表决"), lambda ground: change_ballot(seq, voter, choice, ground))

    def _record_plan(self, motion: Motion, pad: BallotPad) -> None:
        """All ballots at once, the exceptions as picked; then the reasons of those against, one after another."""
        planned = dict(pad.plan or {})
        against = [who for who, choice in planned.items() if choice is Choice.AGAINST]

        def stand(_upto: int) -> None:
            pad.plan = None
            self._ask_reasons(*against)

        self.hand.put(Act(cast_ballots(motion.seq, tuple(planned.items())), motion=motion.seq, then=stand))

    def _ask_dissenter(self, meeting: Meeting, motion: Motion, current: Round) -> None:
        people = tuple((each, meeting.name(each)) for each in current.opened.eligible)
        motion_form.ask_person(self.hand, numbered(motion), people, lambda who: self.dissent.open(meeting, motion, who))

    def _ask_reasons(self, *voters: PersonId) -> None:
        """Open the dissent field on the first voter as soon as his ballot is seen here, then on the others."""
        if voters:
            self._awaited, self._queue = voters[0], list(voters[1:])
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
        for label in (self._hint, self._result):
            label.setVisible(bool(label.text()) and motion is not None and not writing)
        self._box.setVisible(self._box.filled and motion is not None and not writing)
        self.put.setVisible(not writing and (motion is None or motion.phase is not Phase.OPEN))

    def _back_to_ballots(self) -> None:
        self.dissent.close_field()
        if self._queue:
            self._ask_reasons(*self._queue)
        else:
            self.take_focus()


def _say(label: QLabel, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))
