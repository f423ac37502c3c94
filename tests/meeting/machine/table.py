"""The table at which the steps are drawn: what is there to choose from, and how a refusal is met."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random
from typing import TypeVar

from hypothesis import note
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine

from desktop.meeting.acts import SpeechKind
from desktop.meeting.ids import FindingId, ItemId, PersonId, Seq
from desktop.meeting.refusal import Intent, Refusal
from desktop.meeting.rules import attendance, ballots, motions, opening, procedure, speech
from desktop.meeting.state import Motion, Phase
from tests.meeting.machine.recorder import Recorder
from tests.meeting.machine.room import CALLER, CHAIR, RESPONDENT, SCRUTINEER, TELLERS

T = TypeVar("T")
GROUND = "理由"
CHANCE = st.randoms(use_true_random=True)
"""One number decides everything within a meeting: drawn one by one, choices would come out alike far too often."""


class Table(RuleBasedStateMachine):
    """What all steps share; the recorder comes with the first of them."""

    desk: Recorder
    chance: Random

    def put(self, intent: Intent) -> tuple[Seq, ...] | Refusal:
        """The intent is tried."""
        found = self.desk.put(intent)
        note((intent.name, found if isinstance(found, Refusal) else [self.desk.book.raw[seq - 1].act for seq in found]))
        return found

    def pick(self, things: Iterable[T]) -> T:
        """One of the things."""
        return self.chance.choice(list(things))

    def one_in(self, of: int) -> bool:
        """True once in so many times."""
        return self.chance.randrange(of) == 0

    def people(self) -> list[PersonId]:
        """Everybody on the list."""
        return list(self.desk.meeting.attendance.people)

    def standing(self, *phases: Phase) -> list[Motion]:
        """The motions in one of those phases, the newest first."""
        found = [each for each in self.desk.meeting.motions.all.values() if not phases or each.phase in phases]
        return found[::-1]

    def has(self, *phases: Phase) -> bool:
        """Whether a motion stands in one of those phases."""
        return bool(self.standing(*phases))

    def elect(self) -> None:
        """Scrutineer, caller and tellers are there."""
        self.put(attendance.elect_officers(SCRUTINEER, CALLER, TELLERS))

    def order(self) -> None:
        """The chair is in his place and the meeting in order."""
        self.put(attendance.arrive(CHAIR))
        self.put(attendance.change_chair(CHAIR, GROUND, acting=False))
        self.put(procedure.resume())
        self.put(opening.call_to_order())

    def hear(self, finding: FindingId, item: ItemId) -> None:
        """Everybody has been heard on the matter, the chair last."""
        meeting = self.desk.meeting
        if item and meeting.current_item() != item:
            self.put(procedure.open_item(item, ground=GROUND))
        for party in meeting.plan.parties:
            self.put(speech.waive_speech(party=party.id, finding=finding))
        for each in () if meeting.plan.parties else meeting.attendance.voters():
            said = speech.speak(
                "同意", kind=SpeechKind.DISCUSSION, speaker=each.seat.person, finding=finding, item=item
            )
            self.put(said)
        self.put(speech.conclude_as_chair("按多数意见", finding=finding))

    def meet(self, refusal: Refusal, motion: Motion) -> None:
        """What the refusal asks for is done, where it can be."""
        other = self.desk.meeting.motions.open()
        match refusal.rule:
            case "parties.heard" | "chair.speaks-last" if motion.put.finding or motion.put.item:
                self.hear(motion.put.finding, motion.put.item)
            case "vote.defer-on-disagreement":
                self.put(motions.decline_deferral(motion.seq, GROUND))
            case "secret.officers":
                self.elect()
            case "room.respondent-present":
                self.put(attendance.leave_room(RESPONDENT))
            case "quorum.at-vote" | "quorum.at-opening":
                self.put(attendance.arrive(*(each.seat.person for each in self.desk.meeting.attendance.voters())))
            case "vote.another-open" if other is not None:
                self.put(ballots.void_vote(other.seq, GROUND))
            case "meeting.on-break" | "meeting.not-in-order" | "chair.vacant" | "chair.delegated":
                self.order()
            case rule:
                self.put(procedure.override_procedure(rule, GROUND, motion=motion.seq))

    def open_vote(self, motion: Motion, tries: int) -> bool:
        """Whether the vote runs, after meeting so many refusals."""
        for _ in range(tries):
            opened = self.put(motions.open_vote(motion.seq))
            if not isinstance(opened, Refusal):
                return True
            if opened.rule in ("meeting.closed", "record.sealed"):
                return False
            self.meet(opened, motion)
        return False
