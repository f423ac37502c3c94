"""The machine: meetings drawn step by step, each step held against the grammar of the journal."""

from __future__ import annotations

from random import Random

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import initialize, run_state_machine_as_test

from desktop.meeting.rules import attendance
from tests.meeting.machine.recorder import Recorder
from tests.meeting.machine.room import CHAIR, MEMBERS, RESPONDENT, room
from tests.meeting.machine.room_steps import RoomSteps
from tests.meeting.machine.sameness import assert_replays
from tests.meeting.machine.table import CHANCE, GROUND
from tests.meeting.machine.vote_steps import VoteSteps


class MeetingMachine(RoomSteps, VoteSteps):
    """One meeting; `reached` gathers over all of them what was visited."""

    def __init__(self, reached: set[str]) -> None:
        super().__init__()
        self.reached = reached

    @initialize(chance=CHANCE)
    def begin(self, chance: Random) -> None:
        self.chance = chance
        drawn = room(chance)
        self.desk = Recorder(drawn, self.reached)
        if not self.one_in(8):
            late = chance.sample(MEMBERS, self.pick((0, 0, 1, 2)))
            voters = [seat.person for seat in drawn.plan.seats if seat.votes and seat.person not in late]
            self.put(attendance.arrive(CHAIR, RESPONDENT, *voters))
            for who in late:
                written = self.one_in(2)
                excused = attendance.grant_leave(who, GROUND, written_opinion=written)
                self.put(self.pick((excused, attendance.mark_absent(who))))
            self.order()
            self.elect()

    def teardown(self) -> None:
        if hasattr(self, "desk"):
            assert_replays(self.desk.meeting, self.desk.book.raw)


def run(meetings: int, steps: int, *, shrink: bool = True) -> set[str]:
    """What was reached in so many meetings of so many steps, the same ones every time; raises at the first fault."""
    reached: set[str] = set()
    of_ten = settings(
        max_examples=10,
        stateful_step_count=steps,
        phases=(Phase.generate, Phase.shrink) if shrink else (Phase.generate,),
        database=None,
        deadline=None,
        print_blob=False,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    # After ten examples hypothesis begins to vary those it has instead of drawing new ones: it is begun anew.
    for number in range(meetings // 10):
        run_state_machine_as_test(seed(number)(lambda: MeetingMachine(reached)), settings=of_ten)
    return reached
