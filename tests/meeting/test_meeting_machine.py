"""Meetings drawn at random, step by step, whose journals must keep their grammar whatever was tried.

What the machine once found stays below as a plain test, so that it is found again at once.
"""

from __future__ import annotations

from random import Random

import pytest

from desktop.meeting.acts import Choice, Method, Outcome
from desktop.meeting.refusal import Intent, Refusal
from desktop.meeting.rules import announcing, attendance, ballots, motions, opening
from tests.meeting.machine.machine import run
from tests.meeting.machine.recorder import Recorder
from tests.meeting.machine.room import ITEMS, SHIPPED, prepared

REACHED = {"carried", "lost", "tied", "deferred", "void", "corrected", "late", "sealed"}


def test_a_few_meetings_keep_the_grammar() -> None:
    assert "carried" in run(meetings=20, steps=20)


@pytest.mark.slow
def test_meetings_keep_the_grammar_and_reach_every_end() -> None:
    assert run(meetings=200, steps=40) >= REACHED


def test_a_motion_of_which_every_round_was_void_may_have_new_words() -> None:
    desk = Recorder(prepared(SHIPPED[0], Random(1)), set())  # noqa: S311 - any company will do
    voters = [each.seat.person for each in desk.meeting.attendance.voters()]
    for intent in (attendance.arrive(*voters), opening.call_to_order()):
        assert not isinstance(desk.put(intent), Refusal)
    motion = desk.meeting.next_seq
    for intent in (
        motions.put_motion("proposal", "是否提请督办", method=Method.HANDS, item=ITEMS[0]),
        motions.open_vote(motion),
        ballots.void_vote(motion, "发错材料"),
        motions.defer_vote(motion, "先核实"),
        motions.reconsider(motion, "已经核实"),
        motions.reword_motion(motion, "是否同意提请督办"),
    ):
        assert not isinstance(desk.put(intent), Refusal)
    assert desk.meeting.motions.all[motion].text == "是否同意提请督办"


def test_a_motion_taken_up_again_keeps_the_words_that_were_voted_on() -> None:
    desk = Recorder(prepared(SHIPPED[0], Random(1)), set())  # noqa: S311 - any company will do
    voters = [each.seat.person for each in desk.meeting.attendance.voters()]

    def put(intent: Intent) -> int:
        numbers = desk.put(intent)
        assert not isinstance(numbers, Refusal), numbers
        return numbers[0]

    put(attendance.arrive(*voters))
    put(opening.call_to_order())
    motion = desk.meeting.next_seq
    put(motions.put_motion("proposal", "是否提请督办", method=Method.HANDS, item=ITEMS[0]))
    put(motions.reword_motion(motion, "是否同意提请督办"))
    put(motions.open_vote(motion))
    put(ballots.cast_ballots(motion, [(each, Choice.FOR) for each in voters]))
    put(ballots.close_vote(motion))
    put(announcing.announce_result(motion, Outcome.CARRIED))
    put(motions.reconsider(motion, "有新的材料"))
    refused = desk.put(motions.reword_motion(motion, "是否不再提请督办"))
    assert isinstance(refused, Refusal)
    assert refused.rule == "vote.settings-frozen"
