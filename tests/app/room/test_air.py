"""What is on air: following, leading, blank, frozen — and what no freeze may keep on the screen."""

from __future__ import annotations

import pytest

from desktop.app.room.air import Air, Mode, Signal
from desktop.app.room.slides import Cue, Opinions, Page, Question, Shield, Vote
from desktop.meeting.acts import Choice
from desktop.meeting.rules import attendance, correction, procedure, speech
from tests.meeting.table import F1, HAN, HE, TEAM, Table, opened, review, without

ON = Air().switched(on=True)


@pytest.fixture
def table() -> Table:
    made = review(without("room.stage-barred", "room.respondent-present", "attendance.leaves-open-vote")).gathers()
    made.does(procedure.enter_stage("questioning"))
    return made


def page(air: Air, table: Table) -> Page:
    return air.showing(table.meeting).cue.page


def ask(table: Table, text: str = "为何拆分？") -> int:
    return table.does(speech.put_question(text, asker=HAN, respondent=HE, finding=F1))


def test_it_follows_the_meeting_by_itself(table: Table) -> None:
    assert page(ON, table) is Page.ITEM
    ask(table)
    assert page(ON, table) is Page.QUESTION


def test_a_led_screen_stays_until_the_next_page_is_shown(table: Table) -> None:
    led = ON.led(table.meeting)
    ask(table)
    assert page(led, table) is Page.ITEM
    assert led.coming(table.meeting).cue.page is Page.QUESTION
    assert page(led.shown_next(table.meeting), table) is Page.QUESTION


def test_a_held_page_goes_on_counting(table: Table) -> None:
    motion = opened(table)[1]
    led = ON.led(table.meeting)
    table.casts(motion, han=Choice.FOR)
    body = led.showing(table.meeting).body
    assert isinstance(body, Vote)
    assert body.cast == 1


def test_a_chosen_page_waits_until_it_is_shown_and_then_stays(table: Table) -> None:
    ask(table)
    waiting = ON.choosing(Cue(Page.ITEM))
    assert page(waiting, table) is Page.QUESTION
    shown = waiting.shown_next(table.meeting)
    ask(table, "还有呢？")
    assert (page(shown, table), shown.mode, shown.chosen) == (Page.ITEM, Mode.LED, None)


def test_showing_next_with_nothing_chosen_goes_on_following(table: Table) -> None:
    air = ON.blanked().shown_next(table.meeting)
    assert (air.mode, air.blank) == (Mode.FOLLOW, False)


def test_following_again_takes_the_meeting_up_where_it_is(table: Table) -> None:
    led = ON.led(table.meeting)
    ask(table)
    assert page(led.following(), table) is Page.QUESTION


def test_blank_shows_the_title_and_nothing_else(table: Table) -> None:
    ask(table)
    blank = ON.blanked()
    assert blank.showing(table.meeting).body == Shield()
    assert blank.signal(table.meeting) is Signal.BLANK
    assert page(blank.blanked(), table) is Page.QUESTION


def test_a_frozen_page_stands_still_while_the_meeting_goes_on(table: Table) -> None:
    ask(table)
    frozen = ON.stilled(table.meeting)
    ask(table, "还有呢？")
    body = frozen.showing(table.meeting).body
    assert isinstance(body, Question)
    assert body.text == "为何拆分？"
    assert frozen.signal(table.meeting) is Signal.FROZEN
    moving = frozen.stilled(table.meeting).showing(table.meeting).body
    assert isinstance(moving, Question)
    assert moving.text == "还有呢？"


def test_frozen_opinions_are_gone_as_soon_as_the_reviewed_unit_comes_in(table: Table) -> None:
    table.does(speech.give_opinion(TEAM, F1, "未到位", after=True))
    frozen = ON.stilled(table.meeting)
    assert isinstance(frozen.showing(table.meeting).body, Opinions)
    table.does(attendance.enter_room(HE))
    assert frozen.showing(table.meeting).body == Shield()
    assert frozen.signal(table.meeting) is Signal.BARRED
    table.does(attendance.leave_room(HE))
    assert isinstance(frozen.showing(table.meeting).body, Opinions)


def test_a_frozen_question_is_gone_once_it_is_struck_out(table: Table) -> None:
    question = ask(table)
    frozen = ON.stilled(table.meeting)
    table.does(correction.strike_out(question, "误录"))
    assert frozen.showing(table.meeting).body == Shield()


def test_a_held_vote_is_shielded_while_the_reviewed_unit_is_inside(table: Table) -> None:
    opened(table)
    led = ON.led(table.meeting)
    assert page(led, table) is Page.VOTE
    table.does(attendance.enter_room(HE))
    assert (page(led, table), led.signal(table.meeting)) == (Page.SHIELD, Signal.BARRED)


def test_a_barring_stage_blanks_whatever_mode_the_screen_is_in(table: Table) -> None:
    table.does(attendance.enter_room(HE))
    airs = (ON, ON.led(table.meeting), ON.stilled(table.meeting))
    table.does(procedure.enter_stage("deliberation"))
    for air in airs:
        assert (page(air, table), air.signal(table.meeting)) == (Page.SHIELD, Signal.BARRED)


def test_turning_it_off_forgets_blank_and_freeze(table: Table) -> None:
    off = ON.blanked().stilled(table.meeting).switched(on=False)
    assert off.signal(table.meeting) is Signal.OFF
    again = off.switched(on=True)
    assert (again.blank, again.frozen, again.signal(table.meeting)) == (False, None, Signal.ON)
