"""Enough people, now and after the next one comes or goes: said exactly, and equal to what a replay would say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.meeting.forecast import forecast
from desktop.meeting.ids import NOBODY, PersonId
from desktop.meeting.profile import Electorate
from desktop.meeting.rules.attendance import (
    arrive,
    attend_as_proxy,
    grant_leave,
    leave_room,
    mark_absent,
    recuse,
    settle_recusal,
)
from tests.meeting.table import F1, FENG, HAN, LU, QIN, REVIEW, TANG, VOTERS, ZHOU, Table, review

BY_PARTY = replace(REVIEW, electorate=Electorate.PARTIES)


def present(*people: PersonId, table: Table | None = None) -> Table:
    table = table or review()
    if people:
        table.does(arrive(*people))
    return table


@pytest.mark.parametrize(("people", "missing", "spare"), [(VOTERS[:2], 1, 0), (VOTERS[:3], 0, 0), (VOTERS[:4], 0, 1)])
def test_how_many_must_come_or_may_go_is_said_on_both_sides_of_the_line(
    people: tuple[PersonId, ...], missing: int, spare: int
) -> None:
    seen = forecast(present(*people).meeting)
    assert (seen.missing, seen.spare, seen.met, seen.needed) == (missing, spare, missing == 0, 3)


def test_only_at_the_line_is_everybody_present_needed() -> None:
    assert forecast(present(*VOTERS[:2]).meeting).pivotal == ()
    assert forecast(present(*VOTERS[:3]).meeting).pivotal == VOTERS[:3]
    assert forecast(present(*VOTERS[:4]).meeting).pivotal == ()


def test_who_waits_outside_may_come_and_who_is_excused_or_absent_may_not() -> None:
    table = present(ZHOU, HAN)
    table.does(leave_room(HAN))
    table.does(grant_leave(QIN, "出差", approved_by=ZHOU))
    table.does(mark_absent(TANG))
    seen = forecast(table.meeting)
    assert seen.comers == (HAN, FENG)
    assert (seen.present, seen.on_leave, seen.absent) == (1, 1, 1)
    assert seen.reachable
    table.does(mark_absent(FENG))
    assert not forecast(table.meeting).reachable


def test_one_of_two_of_a_party_may_go_where_parties_vote() -> None:
    table = present(TANG, FENG, table=review(BY_PARTY))
    seen = forecast(table.meeting)
    assert (seen.present, seen.needed, seen.missing) == (1, 2, 1)
    assert seen.comers == (HAN, QIN, ZHOU)
    table.does(arrive(HAN))
    seen = forecast(table.meeting)
    assert seen.met
    assert seen.pivotal == (HAN,)


def test_a_recusal_counts_for_its_matter_only() -> None:
    table = present(*VOTERS[:3])
    table.does(arrive(*VOTERS[3:]))
    recusal = table.does(recuse(HAN, "亲属", finding=F1))
    table.does(settle_recusal(recusal))
    seen = forecast(table.meeting, F1)
    assert (seen.present, seen.entitled) == (4, 5)
    assert HAN not in seen.comers
    assert HAN in forecast(table.meeting).comers


def test_nothing_is_needed_where_no_rule_asks_for_anybody() -> None:
    free = replace(REVIEW, opening=replace(REVIEW.opening, quorum=None))
    seen = forecast(review(free).meeting)
    assert (seen.needed, seen.met, seen.pivotal, seen.reachable) == (0, True, (), True)


def test_a_proxy_with_a_vote_fills_the_place_of_his_principal() -> None:
    table = present(ZHOU, HAN, table=review(replace(REVIEW, proxies_vote=True)))
    table.does(grant_leave(QIN, "出差", approved_by=NOBODY))
    table.does(attend_as_proxy(LU, QIN, "委托书"))
    assert forecast(table.meeting).pivotal == (ZHOU, HAN, LU)


@pytest.mark.parametrize("profile", [REVIEW, BY_PARTY])
@pytest.mark.parametrize("count", range(6))
def test_the_forecast_agrees_with_sending_each_one_out(profile: object, count: int) -> None:
    def room() -> Table:
        return present(*VOTERS[:count], table=review(profile))

    seen = forecast(room().meeting)
    short = []
    for person in VOTERS[:count]:
        table = room()
        table.does(leave_room(person))
        if not forecast(table.meeting).met:
            short.append(person)
    assert set(seen.pivotal) == (set(short) if seen.met else set())
