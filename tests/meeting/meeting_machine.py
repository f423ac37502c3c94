"""A machine that holds meetings: whatever is wanted is drawn from the meeting as it stands, sensible or not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import Any, ClassVar, TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from desktop.meeting.acts import Choice, Method, Nature, Outcome, Paper, SpeechKind, VoteOpened
from desktop.meeting.catalogue import sentence
from desktop.meeting.ids import FindingId, ItemId, PersonId, Seq
from desktop.meeting.refusal import Intent, Refusal
from desktop.meeting.rules import (
    announcing,
    attendance,
    ballots,
    correction,
    motions,
    opening,
    papers,
    procedure,
    speech,
)
from desktop.meeting.rules.guards import GUARDS
from desktop.meeting.state import Motion, Phase
from desktop.meeting.threshold import BlankBallot, Casting
from tests.meeting.grammar import may_follow, reads_alike, seen, stands
from tests.meeting.profile_variants import Office, offices
from tests.meeting.table import DECISION, PLAN, VOTERS, Table, sheet
from tests.meeting.witness import Witness, outcome

T = TypeVar("T")
LATE = timedelta(minutes=45)
STEPS = (
    *("a_matter_is_voted",) * 3,
    *("ballots_are_cast",) * 2,
    *("voting_ends",) * 2,
    *("papers_are_counted",) * 3,
    *("the_chair_decides",) * 4,
    *("something_is_put_right",) * 2,
    "a_voter_speaks_up",
    "somebody_comes_or_goes",
    "something_is_said",
    *("somebody_withdraws",) * 2,
    "somebody_wants_what_is_not_due",
    "the_course_is_changed",
    "the_meeting_ends",
)
CLOSING_TIME = 15
"""Steps before somebody may end the meeting: most are to see a vote or two."""


class MeetingMachine(RuleBasedStateMachine):
    """One meeting: every act is held against the grammar, and the meeting against its journal."""

    visited: ClassVar[set[str]] = set()

    def __init__(self) -> None:
        super().__init__()
        self.table: Table
        self.frozen: dict[Seq, VoteOpened] = {}
        self.dice = Random(0)  # noqa: S311
        self.steps = 0
        self.checked = 0

    @initialize(office=offices(), here=st.sets(st.sampled_from(VOTERS), min_size=3), seed=st.integers(0, 2**16))
    def opens(self, office: Office, here: set[PersonId], seed: int) -> None:
        self.dice = Random(seed)  # noqa: S311
        self.table = Table(office.profile, PLAN if office.profile.parties else DECISION)
        self.wants(attendance.arrive(*(each for each in VOTERS if each in here)))
        for person in VOTERS:
            if person not in here and self.flip():
                self.wants(attendance.grant_leave(person, "病", written_opinion=self.flip()))
            if person not in here and self.flip():
                self.wants(attendance.attend_as_proxy(self.draw(["lu", "su", "he"]), person))
        self.wants(opening.call_to_order())
        self.wants(procedure.open_item(ItemId("i1")))
        self.table.elects()

    @property
    def at(self) -> Witness:
        return Witness.of(self.table.entries)

    def draw(self, of: Iterable[T]) -> T:
        return self.dice.choice(list(of))

    def flip(self) -> bool:
        return self.dice.random() < 0.5

    def person(self) -> PersonId:
        seats = list(self.table.meeting.attendance.people)
        return self.draw((*VOTERS, *VOTERS, *seats))

    def away(self) -> PersonId:
        """A voter who is not there, if there is one."""
        where = self.at.presence()
        return self.draw([each for each in VOTERS if where[each] not in ("present", "out")] or VOTERS)

    def motion(self, *phases: str) -> Seq:
        """A motion in one of the phases, any other if there is none, or none at all."""
        witness = self.at
        fitting = [each for each in witness.motions() if witness.phase(each) in phases]
        return self.draw(fitting or witness.motions() or [Seq(1)])

    def wants(self, intent: Intent, *, late: bool = False) -> bool:
        """It is tried; what it brings is held against the grammar, act by act, and recorded."""
        acts = intent(self.table.meeting)
        if isinstance(acts, Refusal):
            assert sentence(acts).text
            return False
        assert acts, intent.name
        now = self.table.now
        self.table.now = now - LATE if late else now + timedelta(minutes=1)
        for act in acts:
            may_follow(self.at, act)
            self.table._record([act])
        self.table.now = max(now, self.table.now)
        return True

    @rule(step=st.sampled_from(STEPS), seed=st.integers(0, 2**16))
    def goes_on(self, step: str, seed: int) -> None:
        """The step, or where it is not due the next of a vote; the seed decides who and what."""
        self.dice = Random(seed)  # noqa: S311 - dice, no secret
        due = {
            "a_matter_is_voted": self.voting() is None and self.table.meeting.running,
            "ballots_are_cast": self.voting() is not None,
            "voting_ends": self.voting() is not None,
            "papers_are_counted": any(each.round and each.round.issued for each in self.counting()),
            "the_chair_decides": bool(self.table.meeting.motions.all),
            "somebody_wants_what_is_not_due": bool(self.table.meeting.motions.all),
            "a_voter_speaks_up": bool(self.table.meeting.motions.all),
            "the_meeting_ends": self.steps > CLOSING_TIME,
        }
        if not due.get(step, True):
            step = "a_matter_is_voted" if self.voting() is None else "voting_ends"
        getattr(self, step)()

    def somebody_comes_or_goes(self) -> None:
        who = self.person()
        ways: Sequence[Callable[[], Intent]] = (
            lambda: attendance.arrive(who),
            lambda: attendance.enter_room(who),
            lambda: attendance.arrive(*VOTERS),
            lambda: attendance.leave_room(who),
            lambda: attendance.depart(who),
            lambda: attendance.grant_leave(who, "病", written_opinion=self.flip()),
            lambda: attendance.mark_absent(who),
            lambda: attendance.attend_as_proxy(self.draw(["lu", "su", "he"]), self.away()),
            lambda: attendance.attend_as_proxy(self.draw(["lu", "su", "he"]), self.away()),
            lambda: attendance.change_chair(who, "委托", acting=self.flip()),
            lambda: attendance.change_chair(PersonId("zhou"), "回席"),
            attendance.count_heads,
        )
        self.wants(self.draw(ways)())

    def something_is_said(self) -> None:
        who, finding = self.person(), self.finding()
        ways: Sequence[Callable[[], Intent]] = (
            lambda: speech.speak("话", kind=self.draw(SpeechKind), speaker=who, finding=finding),
            lambda: speech.put_question("问", asker=who, finding=finding),
            lambda: speech.answer("答", speaker=who),
            lambda: speech.follow_up("追问", asker=who),
            lambda: speech.commit("承诺", speaker=who),
            lambda: speech.give_opinion(self.draw(PLAN.parties).id, finding, self.draw(["到位", "未到位"])),
            lambda: speech.conclude_as_chair("末位", finding=finding),
        )
        late = self.flip()
        intent = self.draw(ways)()
        self.wants(correction.enter_late(intent) if late else intent, late=late)

    def finding(self) -> FindingId:
        known = list(self.table.meeting.agenda.findings)
        return self.draw([*known[:1], *known, FindingId("")])

    def somebody_withdraws(self) -> None:
        before = self.table.meeting.next_seq
        waiting = [self.at.motion(each).finding for each in self.at.motions() if self.at.phase(each) in ("put", "void")]
        finding = self.draw([*waiting, self.finding()])
        if self.wants(attendance.recuse(self.draw(VOTERS), "亲属", finding=finding)):
            stays = self.draw([None, True, False])
            self.wants(attendance.settle_recusal(before, granted=self.draw([True, True, False]), stays_in_base=stays))

    def free(self) -> FindingId:
        """A finding nobody is voting on, mostly."""
        taken = {self.at.motion(each).finding for each in self.at.motions() if self.at.phase(each) != "announced"}
        known = [each for each in self.table.meeting.agenda.findings if each not in taken]
        return self.draw([*known, self.finding()])

    def voting(self) -> Motion | None:
        return self.table.meeting.motions.open()

    def a_matter_is_voted(self) -> None:
        witness = self.at
        void = [each for each in witness.motions() if witness.phase(each) == "void"]
        waiting = void or [each for each in witness.motions() if witness.phase(each) == "put"]
        if not waiting or self.draw([False, False, True]):
            kind = self.draw(self.table.meeting.profile.motions)
            method = self.draw([*Method, Method.SECRET])
            waiting = [self.table.meeting.next_seq]
            if not self.wants(motions.put_motion(kind.id, "同意", method=method, finding=self.free())):
                return
        motion = self.draw(waiting)
        wanted = motions.open_vote(motion)
        refusal = wanted(self.table.meeting)
        match refusal.rule if isinstance(refusal, Refusal) else "":
            case "vote.defer-on-disagreement":
                self.wants(motions.decline_deferral(motion, "急"))
            case "quorum.at-vote" | "chair.vacant" | "chair.delegated":
                self.wants(attendance.arrive(*VOTERS))
                self.wants(attendance.change_chair(VOTERS[0], "回席"))
            case "vote.one-matter" | "item.circulated" | "room.respondent-present" as rule:
                self.wants(procedure.override_procedure(rule, "紧急", motion=motion))
            case _:
                pass
        self.wants(wanted)

    def ballots_are_cast(self) -> None:
        motion = self.motion("open")
        for _ in range(self.dice.randint(1, 3)):
            self.wants(ballots.cast_ballot(motion, self.person(), self.draw(Choice), reason=self.draw(["", "理由"])))

    def voting_ends(self) -> None:
        motion = self.motion("open")
        current = self.table.round(motion)
        if current.opened.method is Method.SECRET:
            self.wants(ballots.issue_ballots(motion, self.draw([len(current.opened.eligible), 2, 9])))
        elif self.draw([True, True, False]):
            side = self.dice.choices([*Choice][:3], weights=(3, 2, 1), k=9)
            even = [Choice.FOR, Choice.AGAINST, Choice.FOR, Choice.AGAINST, Choice.ABSTAIN]
            side = self.draw([side, even, even] if current.opened.rule.casting is not Casting.NONE else [side])
            waiting = [each for each in current.opened.eligible if current.choice(each) is None]
            self.wants(ballots.cast_ballots(motion, list(zip(waiting, side, strict=False))))
            for person in waiting:
                answer = ballots.decline_dissent if self.flip() else ballots.note_dissent
                self.wants(answer(motion, person, "不"))
        if self.draw([True, True, True, False]):
            self.wants(ballots.close_vote(motion, accept_missing=self.flip()))
        else:
            self.wants(ballots.void_vote(motion, "作废"))
        if self.draw([True, True, False]):
            self.a_tie_is_broken(motion)

    def a_tie_is_broken(self, motion: Seq) -> None:
        if motion in self.at.motions() and any(outcome(each) == "tied" for each in self.at.polls(motion)[-1:]):
            self.wants(ballots.give_casting_vote(motion, self.draw(Choice)))

    def papers_are_counted(self) -> None:
        motion = self.draw(each for each in self.counting() if each.round and each.round.issued)
        current = self.table.round(motion.seq)
        issued = current.issued
        yes = self.dice.randint(0, issued)
        no = self.draw([0, min(yes, issued - yes), issued - yes])
        blank = self.draw([0, issued - yes - no])
        first = sheet(issued, yes, no, issued - yes - no - blank, blank=blank)
        if current.opened.rule.blank is BlankBallot.INVALID:
            first = replace(first, valid=first.valid - blank)
        second = self.draw([first, first, sheet(issued, issued)])
        for teller, count in (("deng", first), ("meng", second)):
            self.wants(ballots.count_ballots(motion.seq, PersonId(teller), count))
        back = self.draw([0, 0, 0, issued + 1])
        self.wants(ballots.report_count(motion.seq, PersonId("han"), returned=back))

    def counting(self) -> list[Motion]:
        phases = (Phase.OPEN, Phase.CLOSED)
        return [each for each in self.table.meeting.motions.all.values() if each.phase in phases]

    def somebody_wants_what_is_not_due(self) -> None:
        motion, who = self.motion(), self.person()
        ways: Sequence[Callable[[], Intent]] = (
            lambda: motions.open_vote(motion),
            lambda: motions.put_motion("verdict", "同意", finding=self.finding()),
            lambda: ballots.cast_ballot(motion, who, self.draw(Choice)),
            lambda: ballots.close_vote(motion),
            lambda: ballots.issue_ballots(motion, 3),
            lambda: ballots.count_ballots(motion, PersonId("deng"), sheet(3, 3)),
            lambda: ballots.report_count(motion, PersonId("han"), returned=9),
            lambda: ballots.void_vote(motion, "作废"),
            lambda: announcing.announce_result(motion, Outcome.CARRIED),
            lambda: motions.reconsider(motion, "再议"),
        )
        self.wants(self.draw(ways)())

    def the_chair_decides(self) -> None:
        counted = self.motion("closed", "reported")
        result, word = self.draw(Outcome), self.draw(["", "理由"])
        self.a_tie_is_broken(counted)
        ways: Sequence[Callable[[], Intent]] = (
            lambda: announcing.announce_result(counted, result, ground=word, as_spoken=self.flip()),
            lambda: announcing.announce_result(counted, self.told(counted)),
            lambda: announcing.announce_result(counted, self.told(counted)),
            lambda: announcing.announce_result(counted, self.told(counted)),
            lambda: announcing.correct_announcement(self.motion("announced", "reported"), result, ground=word),
            lambda: ballots.give_casting_vote(counted, self.draw(Choice)),
            lambda: ballots.void_vote(self.motion("open", "closed", "reported"), "作废"),
            lambda: motions.defer_vote(self.motion("put", "open", "closed"), "再议"),
            lambda: motions.reconsider(self.motion("announced", "deferred"), "新材料"),
            lambda: announcing.decide_by_opinions([self.finding()]),
        )
        self.wants(self.draw(ways)())

    def told(self, motion: Seq) -> Outcome:
        known = self.table.meeting.motions.all.get(motion)
        result = announcing.computed(known) if known else Outcome.LOST
        return Outcome.LOST if isinstance(result, Refusal) else result

    def a_voter_speaks_up(self) -> None:
        motion, who = self.motion("open", "closed", "announced"), self.draw(VOTERS)
        ways = (
            ballots.note_dissent(motion, who, "为时过早"),
            ballots.decline_dissent(motion, who),
            ballots.change_ballot(motion, who, self.draw(Choice), "更正"),
            ballots.confirm_dissent(self.table.meeting.upto, confirmed=self.flip()),
        )
        self.wants(self.draw(ways))

    def something_is_put_right(self) -> None:
        entry = self.draw(self.table.entries[-12:])
        if self.flip():
            self.wants(correction.strike_out(entry.seq, "误录", misrecorded=self.flip()))
            return
        parts = [name for name in vars(entry.act) if name != "profile"]
        if parts:
            value = self.draw(
                ["改", "", "true", "false", "1", *VOTERS, "he", "f1", "for", "against", "secret", "2027-04-30"]
            )
            how = (Nature.CLERICAL, "误")
            self.wants(correction.correct(entry.seq, self.draw(parts), value, *how))

    def the_course_is_changed(self) -> None:
        ways: Sequence[Callable[[], Intent]] = (
            lambda: procedure.override_procedure(
                self.draw(sorted(GUARDS)), "紧急", motion=self.draw([Seq(0), self.motion("put")])
            ),
            lambda: procedure.take_break(5),
            procedure.resume,
            lambda: procedure.open_item(ItemId(self.draw(["i1", "i2"])), ground="顺序"),
            opening.call_to_order,
            lambda: papers.sign_paper(Paper.QUESTIONING, self.person()),
        )
        self.wants(self.draw(ways)())
        self.wants(procedure.resume())

    def the_meeting_ends(self) -> None:
        open_now = self.voting()
        if open_now is not None:
            self.wants(ballots.void_vote(open_now.seq, "散会"))
        if not self.wants(procedure.close_meeting()):
            self.wants(procedure.override_procedure("meeting.result-pending", "另行宣布"))
        if self.wants(procedure.close_meeting()) and self.flip():
            self.wants(papers.seal_record("ab" * 32))
            for after in (speech.speak("话"), attendance.arrive(*VOTERS), papers.amend(Seq(1), "应为", "误")):
                self.wants(after)

    @invariant()
    def the_meeting_is_what_its_journal_says(self) -> None:
        self.steps += 1
        if len(self.table.entries) != self.checked:
            self.checked = len(self.table.entries)
            type(self).visited |= seen(stands(self.table, self.frozen))

    def teardown(self) -> None:
        if hasattr(self, "table"):
            reads_alike(self.table)


def machine(**patches: Any) -> type[MeetingMachine]:  # noqa: ANN401
    """A machine of its own, so that what one run visited is not credited to another."""
    return type("FreshMachine", (MeetingMachine,), {"visited": set(), **patches})
