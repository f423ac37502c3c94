"""Steps of a vote, from the motion to its announcement."""

from __future__ import annotations

from hypothesis.stateful import precondition, rule

from desktop.meeting.acts import Choice, Method, Outcome
from desktop.meeting.ballots import BallotCount
from desktop.meeting.ids import FindingId, ItemId, Seq
from desktop.meeting.refusal import Intent, Refusal
from desktop.meeting.rules import announcing, attendance, ballots, hands, motions
from desktop.meeting.state import Motion, Phase, Round
from desktop.meeting.threshold import BlankBallot
from tests.meeting.machine.room import CALLER, CHAIR, FINDINGS, ITEMS, MEMBERS, SCRUTINEER, TELLERS
from tests.meeting.machine.table import GROUND, Table

SIDES = (Choice.FOR, Choice.AGAINST, Choice.ABSTAIN)
RUNNING = (Phase.OPEN, Phase.CLOSED, Phase.REPORTED)


class VoteSteps(Table):
    """Single steps, in and out of turn, and whole votes at one go."""

    @rule()
    def put_motion(self) -> None:
        self._put()

    def _put(self) -> None:
        kind = self.pick(self.desk.meeting.profile.motions)
        finding = self.pick((*FINDINGS, FindingId("")))
        item = ItemId("") if finding or self.one_in(3) else self.pick(ITEMS)
        method = Method(self.pick(kind.methods))
        verdicts = self.desk.meeting.profile.verdicts
        verdict = self.pick(verdicts) if finding and verdicts and self.one_in(2) else ""
        others = FINDINGS if finding and kind.block and self.one_in(3) else ()
        linked = self.pick(list(self.desk.meeting.motions.all)) if self.has() and self.one_in(4) else Seq(0)
        self.put(
            motions.put_motion(
                kind.id,
                "是否同意",
                method=method,
                finding=finding,
                item=item,
                verdict=verdict,
                others=others,
                linked=linked,
            )
        )

    @precondition(lambda self: self.has(Phase.PUT, Phase.VOID))
    @rule()
    def open_a_vote(self) -> None:
        motion = self.pick(self.standing(Phase.PUT, Phase.VOID))
        self.open_vote(motion, self.pick((1, 8)))

    @precondition(lambda self: self.has(Phase.OPEN, Phase.CLOSED))
    @rule()
    def cast(self) -> None:
        motion = self.standing(Phase.OPEN, Phase.CLOSED)[0]
        eligible = list(motion.round.opened.eligible) if motion.round else []
        anybody = self.one_in(3) or not eligible
        voter = self.pick(self.people() if anybody else eligible)
        reason = self.pick(("", "整改不实"))
        self.put(ballots.cast_ballot(motion.seq, voter, self.pick(Choice), reason=reason))

    @precondition(lambda self: self.has(Phase.OPEN))
    @rule()
    def cast_the_rest(self) -> None:
        self._everybody_votes(self.standing(Phase.OPEN)[0])

    def _everybody_votes(self, motion: Motion) -> None:
        current = self._round(motion)
        waiting = [each for each in current.opened.eligible if current.choice(each) is None]
        even = [Choice.FOR, Choice.AGAINST] * (len(waiting) // 2) + [Choice.ABSTAIN]
        free = [self.pick(SIDES) for _ in waiting]
        choices = self.pick((even, even, free, free[:-2], [Choice.FOR] * len(waiting)))
        self.put(ballots.cast_ballots(motion.seq, list(zip(waiting, choices, strict=False))))

    def _round(self, motion: Motion) -> Round:
        current = self.desk.meeting.motions.all[motion.seq].round
        assert current is not None
        return current

    @precondition(lambda self: self.has(*RUNNING))
    @rule()
    def dissent(self) -> None:
        motion = self.pick(self.standing(*RUNNING))
        voter = self.pick(self._round(motion).opened.eligible or (CALLER,))
        dissents = [each.seq for each in motion.dissents] or [motion.seq]
        intents: tuple[Intent, ...] = (
            ballots.note_dissent(motion.seq, voter, "材料不全"),
            ballots.decline_dissent(motion.seq, voter),
            ballots.confirm_dissent(self.pick(dissents)),
            ballots.change_ballot(motion.seq, voter, self.pick(SIDES), GROUND),
        )
        self.put(self.pick(intents))

    @precondition(lambda self: self.has(Phase.OPEN))
    @rule()
    def count_hands(self) -> None:
        self._show_hands(self.standing(Phase.OPEN)[0])

    def _show_hands(self, motion: Motion) -> None:
        voters = len(self._round(motion).opened.eligible) + self.pick((0, 0, 0, 1))
        for_ = self.chance.randint(0, voters)
        against = self.chance.randint(0, voters - for_)
        ground = self.pick(("", GROUND))
        self.put(
            hands.count_hands(motion.seq, for_=for_, against=against, abstain=voters - for_ - against, ground=ground)
        )

    @precondition(lambda self: self.has(Phase.OPEN, Phase.CLOSED))
    @rule()
    def count(self) -> None:
        motion = self.standing(Phase.OPEN, Phase.CLOSED)[0]
        self._count(motion, honest=not self.one_in(3))

    def _count(self, motion: Motion, *, honest: bool) -> None:
        motion = self.desk.meeting.motions.all[motion.seq]
        voters = len(self._round(motion).opened.eligible)
        if motion.phase is Phase.OPEN:
            self.put(ballots.issue_ballots(motion.seq, voters))
        sheets = [self._sheet(motion, voters)] * 2
        if not honest:
            sheets[1] = self._sheet(motion, voters)
        for teller, sheet in zip(TELLERS, sheets, strict=True):
            self.put(ballots.count_ballots(motion.seq, teller, sheet, ground=self.pick(("", GROUND, GROUND))))
        excess = voters + 1 if self.one_in(8) else 0
        self.put(ballots.report_count(motion.seq, SCRUTINEER, returned=excess))

    def _sheet(self, motion: Motion, voters: int) -> BallotCount:
        blank_counts = self._round(motion).opened.rule.blank is BlankBallot.ABSTAIN
        votes = [0, 0, 0, 0, 0]
        if self.one_in(2):
            votes[0] = votes[1] = voters // 2
        else:
            for _ in range(voters):
                votes[self.chance.randrange(5)] += 1
        for_, against, abstain, invalid, blank = votes
        return BallotCount(
            issued=voters,
            returned=sum(votes),
            valid=for_ + against + abstain + (blank if blank_counts else 0),
            invalid=invalid,
            for_=for_,
            against=against,
            abstain=abstain,
            blank=blank,
        )

    @precondition(lambda self: self.has(Phase.OPEN))
    @rule()
    def close_vote(self) -> None:
        self.put(ballots.close_vote(self.standing(Phase.OPEN)[0].seq, accept_missing=self.one_in(2)))

    @precondition(lambda self: self.has())
    @rule()
    def take_a_turn(self) -> None:
        motion = self.pick(self.standing()).seq
        intents = [
            ballots.void_vote(motion, GROUND),
            motions.defer_vote(motion, GROUND),
            motions.decline_deferral(motion, GROUND),
            motions.reconsider(motion, GROUND),
            motions.reword_motion(motion, "改写后的表述"),
            ballots.give_casting_vote(motion, self.pick(SIDES)),
            ballots.seal_ballots(motion, "封条一"),
            ballots.check_box(motion, SCRUTINEER),
        ]
        # One of those that fit the moment, and now and then one that does not.
        self.chance.shuffle(intents)
        next((each for each in intents if not isinstance(self.put(each), Refusal)), None)

    @precondition(lambda self: self.has(Phase.CLOSED, Phase.REPORTED, Phase.ANNOUNCED))
    @rule()
    def announce(self) -> None:
        waiting = self.standing(Phase.CLOSED, Phase.REPORTED)
        self._announce(self.pick(waiting or self.standing(Phase.ANNOUNCED)))

    def _announce(self, motion: Motion) -> None:
        motion = self.desk.meeting.motions.all[motion.seq]
        found = announcing.computed(motion)
        if isinstance(found, Refusal) and found.rule == "announce.casting-due":
            self.put(ballots.give_casting_vote(motion.seq, self.pick(SIDES)))
            found = announcing.computed(self.desk.meeting.motions.all[motion.seq])
        if motion.phase in (Phase.CLOSED, Phase.REPORTED) and not self.one_in(3):
            self.put(motions.decline_deferral(motion.seq, GROUND))
        said = self.pick(Outcome) if isinstance(found, Refusal) or self.one_in(4) else found
        ground = self.pick(("", GROUND))
        if motion.announcements:
            if said is motion.announced:
                return
            self.put(announcing.correct_announcement(motion.seq, said, ground=ground))
        else:
            slip = self.one_in(2)
            self.put(announcing.announce_result(motion.seq, said, ground=ground, as_spoken=slip))

    @rule()
    def vote_through(self) -> None:
        if not self.has(Phase.PUT, Phase.VOID):
            self._put()
        for motion in self.standing(Phase.PUT, Phase.VOID)[:1]:
            self._vote_on(motion)

    @rule()
    def vote_again(self) -> None:
        for motion in self.standing(Phase.ANNOUNCED, Phase.DEFERRED, *RUNNING)[:1]:
            self.put(motions.reconsider(motion.seq, GROUND))
            self.put(ballots.void_vote(motion.seq, GROUND))
            self._vote_on(motion)

    def _vote_on(self, motion: Motion) -> None:
        self._thin_out(motion)
        if self.open_vote(motion, self.pick((3, 8))):
            self._stray(motion)
            if motion.put.method is Method.SECRET:
                self._count(motion, honest=not self.one_in(3))
                self._stray(motion)
                self._count(motion, honest=True)
            else:
                if self.one_in(3):
                    self._show_hands(motion)
                self._stray(motion)
                self._everybody_votes(motion)
                self._give_reasons(motion)
                self.put(ballots.close_vote(motion.seq, accept_missing=True))
                self._stray(motion)
                self._stray(motion)
            self._announce(motion)

    def _thin_out(self, motion: Motion) -> None:
        """Somebody is recused, leaves or is sent for before the vote, as often as not."""
        for _ in range(self.pick((0, 0, 1, 2, 3))):
            who, put = self.pick((CHAIR, *MEMBERS)), motion.put
            if self.one_in(2):
                recused = self.put(attendance.recuse(who, GROUND, finding=put.finding, item=put.item))
                if not isinstance(recused, Refusal) and not self.one_in(4):
                    self.put(attendance.settle_recusal(recused[0], stays_in_base=self.pick((None, True, False))))
            else:
                self.put(self.pick((attendance.leave_room, attendance.depart, attendance.arrive))(who))

    def _stray(self, motion: Motion) -> None:
        """Anybody tries to vote, early, late or without the right to."""
        if self.one_in(2):
            waiting = [each for each in self._round(motion).opened.eligible if not self.desk.book.voted(each)]
            voter = self.pick(self.pick((waiting or [CHAIR], [CHAIR], self.people())))
            self.put(ballots.cast_ballot(motion.seq, voter, self.pick(Choice), reason=self.pick(("", "整改不实"))))

    def _give_reasons(self, motion: Motion) -> None:
        for ballot in self._round(motion).ballots:
            if ballot.choice is Choice.AGAINST:
                said = ballots.note_dissent(motion.seq, ballot.voter, "材料不全")
                self.put(self.pick((said, ballots.decline_dissent(motion.seq, ballot.voter))))
