"""The floor: who has it, who waits for it, and what the clocks say, to the second."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from desktop.meeting.acts import (
    FloorEnded,
    FloorGiven,
    FloorRequested,
    FloorWithdrawn,
    LateEntered,
    Nature,
    PromptGiven,
    Turn,
)
from desktop.meeting.ids import NOBODY, PersonId
from desktop.meeting.journal import Entry
from desktop.meeting.profile import Limits
from desktop.meeting.refusal import Intent
from desktop.meeting.rules.correction import correct, enter_late, strike_out
from desktop.meeting.rules.floor import end_floor, give_floor, request_floor, withdraw_request
from desktop.meeting.rules.procedure import adjourn, close_meeting, resume, take_break
from desktop.meeting.state import Level, Meeting, Quota
from desktop.meeting.state.floor import Floor
from tests.meeting.table import F1, FENG, HAN, HE, JI, OFFICE, PLAN, REVIEW, START, TANG, TEAM, ZHOU, Table

LIMITS = Limits(question=60, answer=120, exchange=240, speech=0, warn=30)
STRANGER = PersonId("stranger")


def table(limits: Limits = LIMITS) -> Table:
    return Table(replace(REVIEW, limits=limits), PLAN)


def put(on: Table, *intents: Intent) -> Meeting:
    """Each happens a minute after the one before."""
    for each in intents:
        on.does(each)
    return on.meeting


def after(on: Table, seconds: float) -> datetime:
    return on.now + timedelta(seconds=seconds)


# The queue


def test_who_asks_for_the_floor_waits_in_the_order_of_asking() -> None:
    meeting = put(table(), request_floor(HAN, Turn.QUESTION, finding=F1), request_floor(HE, Turn.ANSWER))
    assert [each.asked for each in meeting.floor.queue.values()] == [
        FloorRequested(HAN, Turn.QUESTION, F1),
        FloorRequested(HE, Turn.ANSWER),
    ]
    assert (meeting.floor.speaking, meeting.floor.running) == (None, None)


def test_one_waits_once_for_the_same_kind_of_turn() -> None:
    on = table()
    put(on, request_floor(HAN, Turn.QUESTION))
    assert on.refuses(request_floor(HAN, Turn.QUESTION)).rule == "floor.already-waiting"
    assert on.refuses(request_floor(HAN, Turn.QUESTION)).fact("name") == "韩　立"
    put(on, request_floor(HAN, Turn.SPEECH), request_floor(FENG, Turn.QUESTION))
    assert len(on.meeting.floor.queue) == 3


def test_who_takes_the_request_back_waits_no_longer() -> None:
    on = table()
    first = on.does(request_floor(HAN))
    put(on, withdraw_request(first))
    assert on.last == FloorWithdrawn(first)
    assert not on.meeting.floor.queue
    assert on.refuses(withdraw_request(first)).rule == "floor.not-waiting"


def test_a_request_brings_its_own_person_and_turn() -> None:
    on = table()
    first = on.does(request_floor(HAN, Turn.QUESTION))
    put(on, give_floor(request=first))
    assert on.last == FloorGiven(HAN, Turn.QUESTION, first, 60)
    assert not on.meeting.floor.queue
    assert on.refuses(give_floor(request=first)).rule == "floor.not-waiting"


def test_who_gets_the_floor_unasked_waits_no_longer_for_that_turn() -> None:
    on = table()
    question, speech = on.does(request_floor(HAN, Turn.QUESTION)), on.does(request_floor(HAN))
    put(on, give_floor(HAN, Turn.QUESTION))
    assert on.last == FloorGiven(HAN, Turn.QUESTION, question, 60)
    assert list(on.meeting.floor.queue) == [speech]


@pytest.mark.parametrize("person", [NOBODY, STRANGER])
def test_nobody_unknown_waits_or_speaks(person: PersonId) -> None:
    assert table().refuses(request_floor(person)).rule == "floor.person-unknown"
    assert table().refuses(give_floor(person)).rule == "floor.person-unknown"


def test_nobody_waits_or_speaks_when_the_meeting_is_over() -> None:
    on = table()
    put(on, request_floor(HAN), give_floor(HE, Turn.ANSWER), close_meeting())
    assert (on.meeting.floor.speaking, dict(on.meeting.floor.queue)) == (None, {})
    assert on.refuses(request_floor(HAN)).rule == "meeting.closed"
    assert on.refuses(give_floor(HAN)).rule == "meeting.closed"


def test_nobody_gets_the_floor_while_the_meeting_rests_but_may_ask_for_it() -> None:
    on = table()
    put(on, take_break(10), request_floor(HAN))
    assert on.refuses(give_floor(HAN)).rule == "meeting.on-break"
    put(on, resume(), give_floor(HAN))


def test_the_floor_is_given_up_once() -> None:
    on = table()
    assert on.refuses(end_floor()).rule == "floor.nobody-speaking"
    put(on, give_floor(HAN), end_floor())
    assert on.last == FloorEnded(HAN)
    assert on.refuses(end_floor()).rule == "floor.nobody-speaking"


# Limits of a turn


@pytest.mark.parametrize(
    ("turn", "seconds"), [(Turn.QUESTION, 60), (Turn.FOLLOW_UP, 60), (Turn.ANSWER, 120), (Turn.SPEECH, 0)]
)
def test_a_turn_lasts_as_long_as_its_kind_may(turn: Turn, seconds: int) -> None:
    on = table()
    put(on, give_floor(HE, turn))
    assert on.last == FloorGiven(HE, turn, 0, seconds)
    running = on.meeting.floor.running
    assert running is not None
    assert running.limit_seconds == (seconds or None)


@pytest.mark.parametrize(("given", "kept"), [(45, 45), (0, 0), (-1, 0)])
def test_the_chair_may_allow_another_time(given: int, kept: int) -> None:
    on = table()
    put(on, give_floor(HE, Turn.ANSWER, seconds=given))
    assert on.last == FloorGiven(HE, Turn.ANSWER, 0, kept)


@pytest.mark.parametrize(
    ("seconds", "used", "left", "level"),
    [
        (-5, 0, 120, Level.CALM),
        (0, 0, 120, Level.CALM),
        (0.999999, 0, 120, Level.CALM),
        (89.999999, 89, 31, Level.CALM),
        (90, 90, 30, Level.WARN),
        (119.999999, 119, 1, Level.WARN),
        (120, 120, 0, Level.OVER),
        (180, 180, -60, Level.OVER),
    ],
)
def test_the_clock_warns_before_the_limit_and_says_when_it_is_passed(
    seconds: float, used: int, left: int, level: Level
) -> None:
    on = table()
    put(on, give_floor(HE, Turn.ANSWER))
    running = on.meeting.floor.running
    assert running is not None
    now = after(on, seconds)
    assert (running.used(now), running.left(now), running.level(now)) == (used, left, level)
    assert (running.turn, running.person, running.name, running.party) == (Turn.ANSWER, HE, "贺春", "")


def test_without_a_limit_the_clock_runs_and_never_warns() -> None:
    on = table()
    put(on, give_floor(HAN))
    running = on.meeting.floor.running
    assert running is not None
    now = after(on, 10_000)
    assert (running.used(now), running.left(now), running.level(now)) == (10_000, None, Level.CALM)


def test_whoever_gets_the_floor_takes_it_from_the_one_before() -> None:
    on = table()
    meeting = put(on, give_floor(HAN, Turn.QUESTION), give_floor(HE, Turn.ANSWER))
    first, second = meeting.floor.turns
    assert first.until == second.since == START + timedelta(minutes=2)
    assert meeting.floor.speaking == second
    assert meeting.floor.used(after(on, 30)) == {HAN: 60, HE: 30}


# Rests


def test_no_time_runs_while_the_meeting_rests() -> None:
    on = table()
    put(on, give_floor(HE, Turn.ANSWER), take_break(10))
    running = on.meeting.floor.running
    assert running is not None
    assert running.stopped == on.now
    assert running.used(after(on, 3600)) == 60
    put(on, resume())
    running = on.meeting.floor.running
    assert running is not None
    assert running.stopped is None
    assert running.used(after(on, 15)) == 75
    put(on, end_floor())
    assert on.meeting.floor.used(after(on, 999)) == {HE: 120}


def test_a_second_rest_in_the_first_changes_nothing() -> None:
    on = table()
    put(on, give_floor(HE), take_break(10), adjourn("另日续开"), resume())
    assert on.meeting.floor.used(on.now) == {HE: 60}


def test_resuming_what_did_not_rest_changes_nothing() -> None:
    on = table()
    put(on, take_break(5), resume(), give_floor(HE))
    assert on.meeting.floor.used(after(on, 7)) == {HE: 7}


def test_a_turn_given_up_in_a_rest_ended_when_the_rest_began() -> None:
    on = table()
    put(on, give_floor(HE), take_break(10), end_floor())
    (turn,) = on.meeting.floor.turns
    assert (turn.until, turn.length(on.now)) == (START + timedelta(minutes=2), timedelta(minutes=1))


# Exchange and quotas


def test_a_question_with_its_answers_and_follow_ups_is_one_exchange() -> None:
    on = table()
    put(on, give_floor(HAN, Turn.QUESTION), give_floor(HE, Turn.ANSWER))
    exchange = on.meeting.floor.exchange
    assert exchange is not None
    assert (exchange.used(after(on, 5)), exchange.limit_seconds) == (65, 240)
    put(on, give_floor(ZHOU))
    assert on.meeting.floor.exchange is None
    put(on, give_floor(HAN, Turn.FOLLOW_UP))
    exchange = on.meeting.floor.exchange
    assert exchange is not None
    assert exchange.used(after(on, 5)) == 125, "the speech in between is none of it"
    put(on, end_floor())
    assert on.meeting.floor.exchange is None


def test_another_question_begins_another_exchange() -> None:
    on = table()
    put(on, give_floor(HAN, Turn.QUESTION), give_floor(HE, Turn.ANSWER), give_floor(TANG, Turn.QUESTION))
    exchange = on.meeting.floor.exchange
    assert exchange is not None
    assert exchange.used(after(on, 3)) == 3


def test_an_answer_to_no_timed_question_is_no_exchange() -> None:
    on = table()
    put(on, give_floor(HE, Turn.ANSWER))
    assert on.meeting.floor.exchange is None


def test_an_exchange_may_have_no_limit() -> None:
    on = table(Limits())
    put(on, give_floor(HAN, Turn.QUESTION))
    exchange = on.meeting.floor.exchange
    assert exchange is not None
    assert exchange.limit_seconds is None


def test_a_party_has_one_quota_for_all_its_people() -> None:
    on = table(Limits(party=150, speech=120))
    put(on, give_floor(TANG), give_floor(ZHOU), give_floor(FENG))
    running = on.meeting.floor.running
    assert running is not None
    assert running.limit_seconds == 90, "what is left of the quota is less than the turn may last"
    quotas = on.meeting.floor.parties(after(on, 10))
    assert quotas == {TEAM: Quota(70, 150), OFFICE: Quota(60, 150)}


def test_a_quota_used_up_leaves_nothing_and_stops_nobody() -> None:
    on = table(Limits(party=60))
    put(on, give_floor(TANG), give_floor(FENG))
    running = on.meeting.floor.running
    assert running is not None
    assert (running.limit_seconds, running.level(on.now)) == (0, Level.OVER)


def test_a_respondent_has_a_quota_of_his_own() -> None:
    on = table(Limits(respondent=90, answer=120, party=1))
    put(on, give_floor(HE, Turn.ANSWER), end_floor(), give_floor(HE, Turn.ANSWER))
    running = on.meeting.floor.running
    assert running is not None
    assert running.limit_seconds == 30
    assert on.meeting.floor.respondents(after(on, 10)) == {HE: Quota(70, 90)}
    assert on.meeting.floor.parties(on.now) == {}


def test_who_speaks_for_nobody_has_no_quota() -> None:
    on = table(Limits(party=10, respondent=10))
    put(on, give_floor(JI))
    running = on.meeting.floor.running
    assert running is not None
    assert running.limit_seconds is None
    assert on.meeting.floor.respondents(on.now) == {}


def test_without_quotas_what_was_used_is_still_counted() -> None:
    on = table(Limits())
    put(on, give_floor(TANG), give_floor(HE, Turn.ANSWER))
    assert on.meeting.floor.parties(on.now) == {TEAM: Quota(60, None)}
    assert on.meeting.floor.respondents(after(on, 5)) == {HE: Quota(5, None)}
    running = on.meeting.floor.running
    assert running is not None
    assert running.limit_seconds is None


# Corrections and late entries


def test_a_turn_struck_out_never_was() -> None:
    on = table()
    put(on, give_floor(HAN))
    second = on.does(give_floor(HE, Turn.ANSWER))
    put(on, strike_out(second, "按错"))
    speaking = on.meeting.floor.speaking
    assert speaking is not None
    assert speaking.given.person == HAN
    assert on.meeting.floor.used(after(on, 0)) == {HAN: 120}


def test_a_turn_of_somebody_else_is_put_right() -> None:
    on = table()
    turn = on.does(give_floor(HAN))
    put(on, correct(turn, "person", FENG, Nature.CLERICAL, "登记有误"))
    assert on.meeting.floor.parties(on.now) == {TEAM: Quota(60, None)}
    assert on.refuses(correct(turn, "seconds", "-1", Nature.CLERICAL, "")).rule == "correction.does-not-fit"
    put(on, correct(turn, "seconds", "90", Nature.CLERICAL, "登记有误"))
    running = on.meeting.floor.running
    assert running is not None
    assert running.limit_seconds == 90


def test_what_is_entered_late_moves_the_turns_after_it() -> None:
    on = table()
    put(on, give_floor(HAN, Turn.QUESTION), give_floor(HE, Turn.ANSWER))
    acts = enter_late(give_floor(TANG, Turn.QUESTION))(on.meeting)
    assert isinstance(acts, tuple)
    at = START + timedelta(seconds=90)
    for act in acts:
        on.meeting.take(Entry(on.meeting.next_seq, at, on.now, "", act))
    assert isinstance(acts[1], LateEntered)
    assert on.meeting.floor.used(after(on, 10)) == {HAN: 30, TANG: 30, HE: 10}
    speaking = on.meeting.floor.speaking
    assert speaking is not None
    assert speaking.given.person == HE


def test_what_is_no_concern_of_the_floor_leaves_it_alone() -> None:
    floor = Floor(PLAN, LIMITS)
    floor.take(Entry(2, START, START, "", PromptGiven("提示")))
    assert (floor.turns, dict(floor.queue)) == ([], {})


def test_a_person_nobody_listed_can_be_timed_in_an_old_journal() -> None:
    floor = Floor(PLAN, LIMITS)
    floor.take(Entry(2, START, START, "", FloorGiven(STRANGER, Turn.ANSWER)))
    running = floor.running
    assert running is not None
    assert (running.name, running.party, running.limit_seconds) == ("", "", None)
