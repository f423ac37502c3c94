"""What is asked about a motion before it goes on record: announcing, deferring, voiding, counting hands."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.meeting.acts import Choice, Outcome
from desktop.meeting.catalogue import word
from desktop.meeting.ids import Seq
from desktop.meeting.refusal import Intent, Refusal
from desktop.meeting.rules import announcing, ballots, hands, motions
from desktop.meeting.rules.procedure import override_procedure
from desktop.meeting.state import Meeting, Motion, Phase
from desktop.ui.field import Field, Kind
from desktop.ui.hall.ballot_words import choice_word, choices, numbered
from desktop.ui.hall.form_dialog import Answers
from desktop.ui.hall.hand import Act, Hand
from desktop.ui.hall.result_words import counted_words, result_words
from desktop.ui.hall.times import date_fault, read_date
from desktop.ui.speech import tr

_DEFER = "vote.defer-on-disagreement"


class VoteForms:
    """The forms of motions of every method; what only a secret ballot asks stands beside them."""

    def __init__(self, hand: Hand, language: str) -> None:
        self._hand = hand
        self._language = language

    def open(self, motion: Seq) -> None:
        """Open the vote; the chair may set a rule aside or decline a deferral on a written ground."""
        intent = motions.open_vote(motion)
        self._hand.do(intent, motion=motion, way_out=lambda refusal, ground: _way_out(motion, refusal, ground, intent))

    def announce(self, meeting: Meeting, motion: Motion, *, again: bool) -> None:
        """Ask what the chair declared; where deferral is due he rules on it first, on a written ground."""
        found = announcing.computed(motion)
        computed = found if isinstance(found, Outcome) else None
        outcomes = tuple(
            (each.value, word(each.value, self._language)) for each in (Outcome.CARRIED, Outcome.LOST, Outcome.VOID)
        )
        fields = [
            Field("announced", tr("主持人宣布(&A)"), Kind.CHOICE, choices=outcomes),
            Field("decision", tr("会议决定(&D)"), hint=tr("同意、原则同意、退回补充完善……")),
            Field("ground", tr("更正的理由(&G)") if again else tr("与计算不一致的理由(&G)")),
        ]
        if not again:
            fields.append(Field("spoken", tr("口误照录，随后更正(&S)"), Kind.TICK))

        def act(values: Answers) -> Act:
            announced, decision = Outcome(str(values["announced"])), str(values["decision"])
            ground = str(values["ground"])
            if again:
                return Act(announcing.correct_announcement(motion.seq, announced, decision=decision, ground=ground))
            intent = announcing.announce_result(
                motion.seq, announced, decision=decision, ground=ground, as_spoken=bool(values["spoken"])
            )
            return Act(
                intent,
                motion=motion.seq,
                way_out=lambda refusal, said: _way_out(motion.seq, refusal, said, intent),
            )

        title = (
            tr("{motion}：更正宣布", motion=numbered(motion))
            if again
            else tr("{motion}：宣布结果", motion=numbered(motion))
        )
        now = motion.announcements[-1] if again and motion.announcements else None
        self._hand.ask_act(
            title,
            fields,
            act,
            note=result_words(meeting, motion, self._language),
            word=tr("宣布"),
            load={
                "announced": (computed or Outcome.LOST).value,
                "decision": now.decision if now else "",
            },
        )

    def casting(self, meeting: Meeting, motion: Motion) -> None:
        """Ask how the chair decided the tie."""
        options = tuple(
            (each.value, choice_word(meeting, motion, each)) for each in (Choice.FOR, Choice.AGAINST, Choice.ABSTAIN)
        )
        self._hand.ask(
            tr("{motion}：票数相等，主持人决定", motion=numbered(motion)),
            (Field("choice", tr("主持人(&C)"), Kind.CHOICE, choices=options),),
            lambda said: ballots.give_casting_vote(motion.seq, Choice(str(said["choice"]))),
            note=counted_words(meeting, motion),
        )

    def rule_on_deferral(self, meeting: Meeting, motion: Motion) -> None:
        """Ask what the chair decides where the trigger to defer is met: to put it off, or to go on."""
        counted = motion.phase in (Phase.CLOSED, Phase.REPORTED)
        go_on = tr("不暂缓，宣布结果") if counted else tr("不暂缓，付表决")

        def intent(said: Answers) -> Intent:
            ground = str(said["ground"])
            if said["ruling"] == "defer":
                due = read_date(str(said["due"]), self._hand.today)
                return motions.defer_vote(motion.seq, ground, charged=str(said["charged"]), due=due)
            return motions.decline_deferral(motion.seq, ground)

        self._hand.ask(
            tr("{motion}：主持人裁定是否暂缓", motion=numbered(motion)),
            (
                Field("ruling", tr("主持人(&C)"), Kind.CHOICE, choices=(("go-on", go_on), ("defer", tr("暂缓表决")))),
                Field("ground", tr("理由(&G)"), Kind.TEXT, needed=True),
                *_afterwards(),
            ),
            intent,
            note=counted_words(meeting, motion) if counted else tr("各方意见分歧，达到暂缓表决的提示条件。"),
        )

    def defer(self, motion: Motion) -> None:
        """Ask why the vote is put off, who looks into it and by when."""
        self._hand.ask(
            tr("{motion}：暂缓表决", motion=numbered(motion)),
            (Field("ground", tr("理由(&G)"), Kind.TEXT, needed=True), *_afterwards()),
            lambda said: motions.defer_vote(
                motion.seq,
                str(said["ground"]),
                charged=str(said["charged"]),
                due=read_date(str(said["due"]), self._hand.today),
            ),
        )

    def reword(self, motion: Motion) -> None:
        """Ask for the new words of a motion nobody voted on."""
        self._hand.ask(
            tr("{motion}：改写", motion=numbered(motion)),
            (Field("text", tr("表决内容(&T)"), Kind.TEXT, needed=True), Field("ground", tr("理由(&G)"))),
            lambda said: motions.reword_motion(motion.seq, str(said["text"]), str(said["ground"])),
            load={"text": motion.text},
        )

    def decline(self, motion: Motion) -> None:
        """Ask why it is put to the vote although deferral is due."""
        self._hand.ask_why(
            tr("{motion}：不予暂缓", motion=numbered(motion)),
            lambda ground: motions.decline_deferral(motion.seq, ground),
        )

    def void(self, motion: Motion) -> None:
        """Ask why the round does not count."""
        self._hand.ask_why(
            tr("{motion}：表决无效", motion=numbered(motion)), lambda ground: ballots.void_vote(motion.seq, ground)
        )

    def reconsider(self, motion: Motion) -> None:
        """Ask why the matter is taken up again."""
        self._hand.ask_why(
            tr("{motion}：复议", motion=numbered(motion)), lambda ground: motions.reconsider(motion.seq, ground)
        )

    def hands(self, meeting: Meeting, motion: Motion) -> None:
        """Ask how many hands went up for what; nobody is named."""
        current = motion.round
        if current is None:
            return
        voters = len(current.opened.eligible)
        again = current.hands
        held = (
            {"for": again.for_, "against": again.against, "abstain": again.abstain, "defer": again.defer}
            if again
            else {}
        )
        fields = [
            Field(each.value, choice_word(meeting, motion, each), Kind.NUMBER, most=max(1, voters * 2))
            for each in choices(meeting, motion)
        ]
        if again:
            fields.append(Field("ground", tr("重新清点的理由(&G)"), needed=True))
        self._hand.ask(
            tr("{motion}：清点举手", motion=numbered(motion)),
            fields,
            lambda said: hands.count_hands(
                motion.seq,
                for_=int(said["for"]),
                against=int(said["against"]),
                abstain=int(said.get("abstain", 0)),
                defer=int(said.get("defer", 0)),
                ground=str(said.get("ground", "")),
            ),
            note=tr("可表决 {voters} 人。只记总数，不记姓名；合计不足的，投票截止时另行确认。", voters=voters),
            load={each.key: held.get(each.key, 0) for each in fields if each.key in held},
        )


def _afterwards() -> tuple[Field, Field]:
    return (
        Field("charged", tr("由谁核实(&W)")),
        Field("due", tr("何时前(&D)"), check=date_fault, hint=tr("2027-04-30 或 4月30日")),
    )


def _way_out(motion: Seq, refusal: Refusal, ground: str, intent: Intent) -> Sequence[Intent]:
    """A deferral that is due is declined, any other rule set aside, before what was asked for is done."""
    if refusal.rule == _DEFER:
        return motions.decline_deferral(motion, ground), intent
    return override_procedure(refusal.rule, ground, motion=motion), intent
