"""What can be done about a motion now: one next step, and the few others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop.meeting.acts import Choice, Method, Outcome
from desktop.meeting.catalogue import word
from desktop.meeting.ids import Seq
from desktop.meeting.refusal import Intent, Refusal
from desktop.meeting.rules import announcing, ballots, motions
from desktop.meeting.rules.procedure import override_procedure
from desktop.meeting.state import Meeting, Motion, Phase
from desktop.meeting.tally import Outcome as Computed
from desktop.ui.field import Field, Kind
from desktop.ui.hall.ballot_words import choice_word, numbered
from desktop.ui.hall.form_dialog import Answers
from desktop.ui.hall.hand import Hand
from desktop.ui.hall.secret_ballot import SecretBallot
from desktop.ui.hall.times import date_fault, read_date
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
        self._language = language
        self._secret = SecretBallot(hand)

    def next(self, meeting: Meeting, motion: Motion) -> Step | None:
        """Return the step that usually follows, None when the motion is done with."""
        secret = motion.put.method is Method.SECRET
        match motion.phase:
            case Phase.PUT | Phase.VOID:
                if secret and meeting.attendance.officers is None:
                    return Step("elect", tr("推选监计票人"), lambda: self._secret.elect(meeting, motion))
                again = motion.phase is Phase.VOID
                return Step("open", tr("重新表决") if again else tr("开始表决"), lambda: self.open(motion.seq))
            case Phase.OPEN:
                current = motion.round
                if secret and current is not None and not current.issued:
                    return Step("issue", tr("发票"), lambda: self._secret.issue(motion))
                return Step("close", tr("投票截止"), lambda: self._close(motion.seq))
            case Phase.CLOSED if secret:
                if motion.round is not None and len(motion.round.counts) < 2:
                    return Step("count", tr("登记计票单"), lambda: self._secret.count(meeting, motion))
                return Step("report", tr("监票人报告"), lambda: self._secret.report(meeting, motion))
            case Phase.CLOSED | Phase.REPORTED:
                return self._announce_step(meeting, motion)
            case Phase.ANNOUNCED if secret and motion.round is not None and not motion.round.strip:
                return self._seal_step(motion)
            case _:
                return None

    def others(self, meeting: Meeting, motion: Motion) -> tuple[Step, ...]:
        """Return the other steps that make sense now."""
        secret = motion.put.method is Method.SECRET
        found: list[Step] = []
        if motion.phase is Phase.PUT:
            found += [
                Step("defer", tr("暂缓表决"), lambda: self._ask_deferral(motion)),
                Step("reword", tr("改写"), lambda: self._ask_words(motion)),
            ]
            if motions.defer_triggered(meeting, motion) and not motion.not_deferred:
                found.append(Step("decline", tr("不予暂缓"), lambda: self._ask_decline(motion)))
        if motion.phase is Phase.OPEN and secret:
            found.append(Step("box", tr("验箱"), lambda: self._secret.check_box(meeting, motion)))
        if motion.phase is Phase.OPEN and not secret:
            found += [
                Step("all-for", tr("其余全部赞成"), lambda: self.all_for(motion)),
                Step("close-short", tr("缺票截止"), lambda: self._close(motion.seq, short=True)),
            ]
        if motion.phase is Phase.CLOSED and secret:
            if motion.round is not None and motion.round.counts:
                found.append(Step("recount", tr("重填计票单"), lambda: self._secret.count(meeting, motion)))
            found.append(Step("excess", tr("收回多于发出"), lambda: self._secret.report(meeting, motion)))
        if motion.phase in {Phase.OPEN, Phase.CLOSED, Phase.REPORTED}:
            found.append(Step("void", tr("表决无效"), lambda: self._ask_void(motion)))
        if motion.phase is Phase.VOID and secret:
            found.append(Step("spares", tr("收缴备用票"), lambda: self._secret.secure(motion.seq)))
        if secret and motion.rounds and motion.phase not in {Phase.OPEN, Phase.PUT}:
            found.append(self._seal_step(motion))
        if motion.phase is Phase.ANNOUNCED:
            found.append(Step("correct", tr("更正宣布"), lambda: self._ask_announcement(meeting, motion, again=True)))
        if motion.phase in {Phase.ANNOUNCED, Phase.DEFERRED}:
            found.append(Step("reconsider", tr("复议"), lambda: self._ask_reconsideration(motion)))
        return tuple(found)

    def open(self, motion: Seq) -> None:
        """Open the vote; the chair may set a rule aside or decline a deferral on a written ground."""

        def way_out(refusal: Refusal, ground: str) -> Sequence[Intent]:
            if refusal.rule == "vote.defer-on-disagreement":
                return motions.decline_deferral(motion, ground), motions.open_vote(motion)
            return override_procedure(refusal.rule, ground, motion=motion), motions.open_vote(motion)

        self._hand.do(motions.open_vote(motion), motion=motion, way_out=way_out)

    def all_for(self, motion: Motion) -> None:
        """Everybody whose ballot is missing voted for."""
        current = motion.round
        if current is not None:
            missing = [each for each in current.opened.eligible if current.choice(each) is None]
            if missing:
                self._hand.do(
                    ballots.cast_ballots(motion.seq, [(each, Choice.FOR) for each in missing]), motion=motion.seq
                )

    def _close(self, motion: Seq, *, short: bool = False) -> None:
        self._hand.do(ballots.close_vote(motion, accept_missing=short), motion=motion)

    def _announce_step(self, meeting: Meeting, motion: Motion) -> Step:
        if motion.round is not None and motion.round.returned > motion.round.issued:
            return Step("void", tr("宣布表决无效"), lambda: self._ask_void(motion))
        result = motion.result
        if result is not None and result.outcome is Computed.TIED_NEEDS_CASTING:
            return Step("casting", tr("主持人决定票"), lambda: self._ask_casting(meeting, motion))
        if motion.announcements:
            return Step("correct", tr("更正宣布"), lambda: self._ask_announcement(meeting, motion, again=True))
        return Step("announce", tr("宣布结果"), lambda: self._ask_announcement(meeting, motion, again=False))

    def _seal_step(self, motion: Motion) -> Step:
        return Step("seal", tr("表决票封存"), lambda: self._secret.seal(motion))

    def _ask_announcement(self, meeting: Meeting, motion: Motion, *, again: bool) -> None:
        found = announcing.computed(motion)
        computed = found if isinstance(found, Outcome) else None
        said = word(computed.value, self._language) if computed else tr("未能计算")
        outcomes = tuple(
            (each.value, word(each.value, self._language)) for each in (Outcome.CARRIED, Outcome.LOST, Outcome.VOID)
        )
        fields = [
            Field("announced", tr("主持人宣布(&A)"), Kind.CHOICE, choices=outcomes),
            Field("decision", tr("会议决定(&D)"), hint=tr("同意、原则同意、退回补充完善……")),
            Field("ground", tr("与计算不一致的理由(&G)")),
        ]
        if not again:
            fields.append(Field("spoken", tr("口误照录，随后更正(&S)"), Kind.TICK))

        def intent(values: Answers) -> Intent:
            announced, decision, ground = (
                Outcome(str(values["announced"])),
                str(values["decision"]),
                str(values["ground"]),
            )
            if again:
                return announcing.correct_announcement(motion.seq, announced, decision=decision, ground=ground)
            return announcing.announce_result(
                motion.seq, announced, decision=decision, ground=ground, as_spoken=bool(values["spoken"])
            )

        self._hand.ask(
            tr("{motion}：更正宣布", motion=numbered(motion))
            if again
            else tr("{motion}：宣布结果", motion=numbered(motion)),
            fields,
            intent,
            note=tr("计算结果：{computed}。{counts}", computed=said, counts=self._counts(meeting, motion)),
            word=tr("宣布"),
            load={"announced": (computed or Outcome.LOST).value},
        )

    def _counts(self, meeting: Meeting, motion: Motion) -> str:
        current, result = motion.round, motion.result
        if current is None or result is None:
            return ""
        secret = current.opened.method is Method.SECRET
        count = current.counts[-1].count.as_count(current.opened.headcount.voters) if secret else current.count()
        return tr(
            "{for_word} {for_} 票，{against_word} {against} 票，弃权或缓议 {other} 票；通过线 {needed} 票。",
            for_word=choice_word(meeting, motion, Choice.FOR),
            for_=result.for_,
            against_word=choice_word(meeting, motion, Choice.AGAINST),
            against=result.against,
            other=count.abstain + count.defer,
            needed=result.needed,
        )

    def _ask_casting(self, meeting: Meeting, motion: Motion) -> None:
        options = tuple(
            (each.value, choice_word(meeting, motion, each)) for each in (Choice.FOR, Choice.AGAINST, Choice.ABSTAIN)
        )
        self._hand.ask(
            tr("{motion}：票数相等，主持人决定", motion=numbered(motion)),
            (Field("choice", tr("主持人(&C)"), Kind.CHOICE, choices=options),),
            lambda said: ballots.give_casting_vote(motion.seq, Choice(str(said["choice"]))),
        )

    def _ask_deferral(self, motion: Motion) -> None:
        self._hand.ask(
            tr("{motion}：暂缓表决", motion=numbered(motion)),
            (
                Field("ground", tr("理由(&G)"), Kind.TEXT, needed=True),
                Field("charged", tr("由谁核实(&W)")),
                Field("due", tr("何时前(&D)"), check=date_fault, hint=tr("2027-04-30 或 4月30日")),
            ),
            lambda said: motions.defer_vote(
                motion.seq,
                str(said["ground"]),
                charged=str(said["charged"]),
                due=read_date(str(said["due"]), self._hand.today),
            ),
        )

    def _ask_words(self, motion: Motion) -> None:
        self._hand.ask(
            tr("{motion}：改写", motion=numbered(motion)),
            (Field("text", tr("表决内容(&T)"), Kind.TEXT, needed=True), Field("ground", tr("理由(&G)"))),
            lambda said: motions.reword_motion(motion.seq, str(said["text"]), str(said["ground"])),
            load={"text": motion.text},
        )

    def _ask_decline(self, motion: Motion) -> None:
        self._hand.ask_why(
            tr("{motion}：不予暂缓", motion=numbered(motion)),
            lambda ground: motions.decline_deferral(motion.seq, ground),
        )

    def _ask_void(self, motion: Motion) -> None:
        self._hand.ask_why(
            tr("{motion}：表决无效", motion=numbered(motion)), lambda ground: ballots.void_vote(motion.seq, ground)
        )

    def _ask_reconsideration(self, motion: Motion) -> None:
        self._hand.ask_why(
            tr("{motion}：复议", motion=numbered(motion)), lambda ground: motions.reconsider(motion.seq, ground)
        )
