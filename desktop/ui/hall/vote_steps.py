"""What can be done about a motion now: one next step, and the few others, each with the key that does it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop.meeting.acts import Choice, Method
from desktop.meeting.ids import Seq
from desktop.meeting.refusal import Refusal
from desktop.meeting.rules import ballots, motions
from desktop.meeting.rules.hands import SHOWN
from desktop.meeting.state import Meeting, Motion, Phase, Round
from desktop.meeting.tally import Outcome as Computed
from desktop.ui.hall.hand import Hand
from desktop.ui.hall.secret_ballot import SecretBallot
from desktop.ui.hall.vote_forms import VoteForms
from desktop.ui.speech import tr


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do: ``id`` for tests and tables, the word on its button, what pressing it does."""

    id: str
    word: str
    do: Callable[[], None]


class VoteSteps:
    """The steps of all motions; forms are asked and intents put through one hand."""

    def __init__(self, hand: Hand, language: str) -> None:
        self._hand = hand
        self._forms = VoteForms(hand, language)
        self._secret = SecretBallot(hand)

    def next(self, meeting: Meeting, motion: Motion) -> Step | None:
        """Return the step that usually follows, None when the motion is done with."""
        secret = motion.put.method is Method.SECRET
        match motion.phase:
            case Phase.PUT | Phase.VOID:
                if secret and meeting.attendance.officers is None:
                    return Step("elect", tr("推选监计票人"), lambda: self._secret.elect(meeting, motion))
                again = motion.phase is Phase.VOID
                return Step("open", tr("重新表决") if again else tr("开始表决"), lambda: self._forms.open(motion.seq))
            case Phase.OPEN:
                return self._while_open(meeting, motion)
            case Phase.CLOSED if secret:
                return self._counting(meeting, motion)
            case Phase.CLOSED | Phase.REPORTED:
                return self._to_announce(meeting, motion)
            case Phase.ANNOUNCED if secret and motion.round is not None and not motion.round.strip:
                return self._seal_step(motion)
            case _:
                return None

    def others(self, meeting: Meeting, motion: Motion) -> tuple[Step, ...]:
        """Return the other steps that make sense now."""
        secret = motion.put.method is Method.SECRET
        found: list[Step] = []
        if motion.phase is Phase.PUT:
            found += self._before(meeting, motion)
        if motion.phase is Phase.OPEN and motion.round is not None:
            found += self._in_the_box(meeting, motion, motion.round)
        if motion.phase is Phase.CLOSED and secret:
            found += self._sheets(meeting, motion)
        if motion.phase in {Phase.CLOSED, Phase.REPORTED} and motions.undecided_deferral(meeting, motion) is not None:
            found.append(Step("defer", tr("暂缓表决"), lambda: self._forms.defer(motion)))
        if motion.phase in {Phase.OPEN, Phase.CLOSED, Phase.REPORTED}:
            found.append(Step("void", tr("表决无效"), lambda: self._forms.void(motion)))
        if motion.phase is Phase.VOID and secret:
            found.append(Step("spares", tr("收缴备用票"), lambda: self._secret.secure(motion.seq)))
        if secret and motion.rounds and motion.phase not in {Phase.OPEN, Phase.PUT}:
            found.append(self._seal_step(motion))
        if motion.phase is Phase.ANNOUNCED:
            found.append(self._correct_step(meeting, motion))
        if motion.phase in {Phase.ANNOUNCED, Phase.DEFERRED}:
            found.append(Step("reconsider", tr("复议"), lambda: self._forms.reconsider(motion)))
        next_ = self.next(meeting, motion)
        return tuple(each for each in found if next_ is None or each.id != next_.id)

    def all_for(self, motion: Motion) -> None:
        """Everybody whose ballot is missing voted for."""
        current = motion.round
        if current is not None:
            missing = [each for each in current.opened.eligible if current.choice(each) is None]
            if missing:
                self._hand.do(
                    ballots.cast_ballots(motion.seq, [(each, Choice.FOR) for each in missing]), motion=motion.seq
                )

    def _before(self, meeting: Meeting, motion: Motion) -> list[Step]:
        found = [
            Step("defer", tr("暂缓表决"), lambda: self._forms.defer(motion)),
            Step("reword", tr("改写"), lambda: self._forms.reword(motion)),
        ]
        if motions.undecided_deferral(meeting, motion) is not None:
            found.append(Step("decline", tr("不予暂缓"), lambda: self._forms.decline(motion)))
        return found

    def _while_open(self, meeting: Meeting, motion: Motion) -> Step:
        current = motion.round
        if motion.put.method is Method.SECRET and current is not None and not current.issued:
            if current.box is None:
                return Step("box", tr("验箱"), lambda: self._secret.check_box(meeting, motion))
            return Step("issue", tr("发票"), lambda: self._secret.issue(motion))
        return Step("close", tr("投票截止"), lambda: self._close(motion.seq))

    def _in_the_box(self, meeting: Meeting, motion: Motion, current: Round) -> list[Step]:
        if current.opened.method is Method.SECRET:
            # Who forgot the box is let through; it is seen on the panel and in the record.
            if not current.issued:
                return [Step("issue", tr("发票"), lambda: self._secret.issue(motion))]
            # Nor does anybody always say that the voting ends before the box is carried off and counted.
            return [self._counting(meeting, motion), self._excess_step(meeting, motion)]
        found: list[Step] = []
        if current.hands is None:
            found.append(Step("all-for", tr("其余赞成"), lambda: self.all_for(motion)))
        if current.opened.method in SHOWN and not current.ballots:
            found.append(Step("hands", tr("只记总数"), lambda: self._forms.hands(meeting, motion)))
        found.append(Step("close-short", tr("缺票截止"), lambda: self._close(motion.seq, short=True)))
        return found

    def _counting(self, meeting: Meeting, motion: Motion) -> Step:
        current = motion.round
        if current is not None and len(current.counts) < 2:
            word = tr("登记第二份计票单") if current.counts else tr("登记第一份计票单")
            return Step("count", word, lambda: self._secret.count(meeting, motion))
        if current is not None and current.sheet is None:
            return Step("recount", tr("两份不一致，更正计票单"), lambda: self._secret.recount(meeting, motion))
        return Step("report", tr("监票人报告"), lambda: self._secret.report(meeting, motion))

    def _sheets(self, meeting: Meeting, motion: Motion) -> list[Step]:
        found: list[Step] = []
        if motion.round is not None and motion.round.counts:
            found.append(Step("recount", tr("更正计票单"), lambda: self._secret.recount(meeting, motion)))
        return [*found, self._excess_step(meeting, motion)]

    def _excess_step(self, meeting: Meeting, motion: Motion) -> Step:
        return Step("excess", tr("收回多于发出"), lambda: self._secret.report_excess(meeting, motion))

    def _close(self, motion: Seq, *, short: bool = False) -> None:
        self._hand.do(ballots.close_vote(motion, accept_missing=short), motion=motion)

    def _to_announce(self, meeting: Meeting, motion: Motion) -> Step:
        if motion.round is not None and motion.round.returned > motion.round.issued:
            return Step("void", tr("宣布表决无效"), lambda: self._forms.void(motion))
        result = motion.result
        if result is not None and result.outcome is Computed.TIED_NEEDS_CASTING:
            return Step("casting", tr("主持人决定票"), lambda: self._forms.casting(meeting, motion))
        if motion.announcements:
            return self._correct_step(meeting, motion)
        if isinstance(motions.undecided_deferral(meeting, motion), Refusal):
            return Step(
                "rule-deferral", tr("主持人裁定是否暂缓"), lambda: self._forms.rule_on_deferral(meeting, motion)
            )
        return Step("announce", tr("宣布结果"), lambda: self._forms.announce(meeting, motion, again=False))

    def _correct_step(self, meeting: Meeting, motion: Motion) -> Step:
        return Step("correct", tr("更正宣布"), lambda: self._forms.announce(meeting, motion, again=True))

    def _seal_step(self, motion: Motion) -> Step:
        return Step("seal", tr("表决票封存"), lambda: self._secret.seal(motion))
