"""Bugs planted into the engine, one at a time; the machine must stumble over each of them.

Every plant is one sentence about a meeting, said in the first line of its function.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from desktop.meeting import tally
from desktop.meeting.acts import BallotCast, Choice, Corrected, DissentNoted, HandsCounted, MotionReworded, VoteOpened
from desktop.meeting.ballots import Headcount, Number
from desktop.meeting.ids import PersonId, Seq
from desktop.meeting.journal import Entry
from desktop.meeting.plan import Role
from desktop.meeting.refusal import Intent, Outcome, Refusal
from desktop.meeting.rules import announcing, attendance, ballots, guards, hands, headcount, motions
from desktop.meeting.settle import Readings
from desktop.meeting.state import Attendance, Attendee, Meeting, Motion, Motions, Phase

Patch = pytest.MonkeyPatch


def half_is_enough(patch: Patch) -> None:
    """Half of the votes carries where more than half is asked for."""

    def line(demand: tally.Quorum, base: int) -> int:
        return max(1, -(-base * demand.fraction.numerator // demand.fraction.denominator))

    patch.setattr(tally, "passing_line", line)


def recused_may_vote(patch: Patch) -> None:
    """Who is recused stays on the list of voters."""
    patch.setattr(Meeting, "recusals", lambda *_: ())


def absent_may_vote(patch: Patch) -> None:
    """Who is absent or on leave stays on the list of voters."""
    kind = headcount._kind

    def generous(meeting: Meeting, attendee: Attendee) -> Number:
        found = kind(meeting, attendee)
        return Number.PRESENT if found in (Number.ABSENT, Number.ON_LEAVE) else found

    patch.setattr(headcount, "_kind", generous)


def second_sheet_ignored(patch: Patch) -> None:
    """The second teller's sheet is not compared with the first."""
    patch.setattr(ballots, "compare_counts", lambda *_: ())


def dissent_of_another(patch: Patch) -> None:
    """A dissent is bound to the voter who cast first."""
    moved = Motions._moved

    def misbound(self: Motions, motion: Motion, entry: Entry) -> Motion:
        if isinstance(entry.act, DissentNoted) and motion.round and motion.round.ballots:
            entry = replace(entry, act=replace(entry.act, voter=motion.round.ballots[0].voter))
        return moved(self, motion, entry)

    patch.setattr(Motions, "_moved", misbound)


def correction_not_read(patch: Patch) -> None:
    """A correction stands in the journal and changes nothing."""
    take = Readings.take

    def deaf(self: Readings, entry: Entry) -> bool:
        if isinstance(entry.act, Corrected):
            return take(self, replace(entry, act=replace(entry.act, of=Seq(0))))
        return take(self, entry)

    patch.setattr(Readings, "take", deaf)


def chair_may_cast_first(patch: Patch) -> None:
    """The chair casts while others are still waiting."""

    def holds(meeting: Meeting, rule: str, motion: Seq = Seq(0)) -> bool:  # noqa: B008 - a plain number
        return rule != "chair.casts-last" and guards.holds(meeting, rule, motion)

    patch.setattr(ballots, "holds", holds)


def recused_make_a_quorum(patch: Patch) -> None:
    """Those recused count towards the quorum."""
    met = motions.quorum_met

    def lenient(quorum: tally.Quorum | None, recusal: tally.RecusalEffect, heads: Headcount) -> bool:
        return met(quorum, recusal, replace(heads, present=heads.present + heads.recused))

    patch.setattr(motions, "quorum_met", lenient)


def void_ballots_counted(patch: Patch) -> None:
    """The ballots of a void round are carried over into the next one."""
    moved = Motions._moved

    def kept(self: Motions, motion: Motion, entry: Entry) -> Motion:
        after = moved(self, motion, entry)
        if isinstance(entry.act, VoteOpened) and motion.round and after.round:
            fresh = replace(after.round, ballots=motion.round.ballots)
            return replace(after, rounds=(*after.rounds[:-1], fresh))
        return after

    patch.setattr(Motions, "_moved", kept)


def reworded_while_voting(patch: Patch) -> None:
    """A motion gets new words after its vote was opened."""

    plain = motions.reword_motion

    def opened_up(meeting: Meeting, motion: Seq, text: str) -> Outcome:
        found = plain(motion, text)(meeting)
        frozen = isinstance(found, Refusal) and found.rule == "vote.settings-frozen"
        return (MotionReworded(motion, text),) if frozen else found

    def reword(motion: Seq, text: str) -> Intent:
        return Intent("reword_motion", lambda meeting: opened_up(meeting, motion, text))

    patch.setattr(motions, "reword_motion", reword)


def secret_choice_stored(patch: Patch) -> None:
    """A secret ballot is recorded with its voter and choice."""
    cast = ballots.cast_ballot

    def telling(motion: Seq, voter: PersonId, choice: Choice, **parts: str) -> Intent:
        def decide(meeting: Meeting) -> Outcome:
            found = cast(motion, voter, choice, **parts)(meeting)
            secret = isinstance(found, Refusal) and found.rule == "ballot.secret"
            return (BallotCast(motion, voter, choice),) if secret else found

        return Intent("cast_ballot", decide)

    patch.setattr(ballots, "cast_ballot", telling)


def respondent_may_vote(patch: Patch) -> None:
    """A person of the reviewed unit is on the list of voters."""
    voters = Attendance.voters

    def more(self: Attendance) -> tuple[Attendee, ...]:
        return (*voters(self), *(each for each in self.people.values() if each.seat.role is Role.RESPONDENT))

    patch.setattr(Attendance, "voters", more)


def two_votes_at_once(patch: Patch) -> None:
    """A vote opens while another one runs."""
    patch.setattr(Motions, "open", lambda _: None)


def voter_set_absent(patch: Patch) -> None:
    """Somebody who has come or voted is set absent."""
    patch.setattr(attendance, "_has_acted", lambda *_: None)


def tie_is_lost(patch: Patch) -> None:
    """A tie is lost although the chair's vote is still due."""
    patch.setattr(tally, "_casting_due", lambda *_: False)


def ballots_after_the_close(patch: Patch) -> None:
    """A ballot is taken after the vote was closed."""
    running = ballots.running

    def ever(meeting: Meeting, motion: Seq, *phases: Phase) -> Any:  # noqa: ANN401 - as the rule it replaces
        return running(meeting, motion, *phases, Phase.CLOSED)

    patch.setattr(ballots, "running", ever)


def late_entries_by_number(patch: Patch) -> None:
    """What was entered late is told in the order of numbers."""
    patch.setattr(Readings, "in_order_of_time", lambda readings: list(readings.in_order_of_entry()))


def seal_is_no_end(patch: Patch) -> None:
    """Speech and arrivals are recorded after the seal."""
    patch.setattr(guards, "AFTER_THE_SEAL", guards.AFTER_THE_SEAL | {"speak", "arrive", "put_question"})


def announcements_forgotten(patch: Patch) -> None:
    """What was announced is forgotten when the matter is taken up again."""
    patch.setattr("desktop.meeting.state.motions._taken_back", lambda motion, _by: replace(motion, announcements=()))


def close_result_announced(patch: Patch) -> None:
    """A close result is announced without the chair's word on deferral."""
    patch.setattr(announcing, "undecided_deferral", lambda *_: None)


def verdict_voted_twice(patch: Patch) -> None:
    """A finding with a verdict is voted on again without reconsideration."""
    patch.setattr(motions, "_decided_beside", lambda *_: None)


def hands_beyond_the_room(patch: Patch) -> None:
    """More hands are counted than there are voters."""
    plain = hands.count_hands

    def more(motion: Seq, *, for_: int, against: int, **rest: Any) -> Intent:  # noqa: ANN401 - as the rule it replaces
        def decide(meeting: Meeting) -> Outcome:
            found = plain(motion, for_=for_, against=against, **rest)(meeting)
            many = isinstance(found, Refusal) and found.rule == "hands.too-many"
            return (HandsCounted(motion, for_, against, rest["abstain"]),) if many else found

        return Intent("count_hands", decide)

    patch.setattr(hands, "count_hands", more)


PLANTS: tuple[tuple[Callable[[Patch], None], str], ...] = (
    (half_is_enough, "outcome is|no vote without quorum|cast on a tie alone"),
    (recused_may_vote, "eligible are those|headcount is that"),
    (absent_may_vote, "eligible are those|headcount is that"),
    (second_sheet_ignored, "two tellers found the same"),
    (dissent_of_another, "dissents"),
    (correction_not_read, "correction is read|written right"),
    (chair_may_cast_first, "chair casts last"),
    (recused_make_a_quorum, "no vote without quorum"),
    (void_ballots_counted, "ballots"),
    (reworded_while_voting, "no new words"),
    (secret_choice_stored, "nobody's choice"),
    (respondent_may_vote, "eligible are those|headcount is that"),
    (two_votes_at_once, "one vote at a time"),
    (voter_set_absent, "set absent"),
    (tie_is_lost, "outcome is tied"),
    (ballots_after_the_close, "after its round closed"),
    (late_entries_by_number, "told at its time"),
    (seal_is_no_end, "only amendments after the seal"),
    (announcements_forgotten, "what was taken back"),
    (close_result_announced, "waits for the chair"),
    (verdict_voted_twice, "one vote on one matter|no verdict is voted on twice"),
    (hands_beyond_the_room, "no more hands than voters|hands"),
)
"""Every plant in the order in which they are told, and what the machine says of it."""
