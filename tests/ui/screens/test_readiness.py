"""What stands between a plan and its opening, and what may be missed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.meeting.ids import ItemId, PartyId, PersonId
from desktop.meeting.plan import AgendaItem, Party, Plan, Role, Seat
from desktop.meeting.profile_file import load
from desktop.ui.prepare.moments import NotADate, parse_day, parse_moment, show_moment
from desktop.ui.prepare.readiness import ENOUGH_ROOM, Weight, points

REVIEW = load("rectification-review")
COUNCIL = load("collective-decision")


def ids(plan: Plan, free: int = ENOUGH_ROOM) -> dict[str, Weight]:
    return {point.id: point.weight for point in points(REVIEW, plan, free, "zh")}


def seat(name: str, role: Role = Role.MEMBER, *, votes: bool = True) -> Seat:
    return Seat(PersonId(name), name, role=role, votes=votes)


def test_a_sample_plan_is_ready(plan: Plan) -> None:
    assert ids(plan) == {"quorum": Weight.FINE}


def test_an_empty_plan_is_stopped_and_says_what_is_missing() -> None:
    found = ids(Plan(""))
    assert found["open"] is Weight.STOPS
    assert {"number", "starts", "place", "recorder", "findings", "agenda"} <= found.keys()


def test_room_on_the_disk_is_asked_for_at_its_limit(plan: Plan) -> None:
    assert "disk" not in ids(plan, ENOUGH_ROOM)
    assert "disk" in ids(plan, ENOUGH_ROOM - 1)


@pytest.mark.parametrize(("voters", "needed", "spare"), [(1, 1, 0), (8, 4, 4), (9, 5, 4)])
def test_the_forecast_says_how_many_must_come(voters: int, needed: int, spare: int) -> None:
    plan = Plan("会", seats=tuple(seat(f"甲{n}") for n in range(voters)))
    (fine,) = [point for point in points(REVIEW, plan, ENOUGH_ROOM, "zh") if point.id == "quorum"]
    assert f"应到 {voters} 人，到会 {needed} 人即可开会，最多可缺 {spare} 人" in fine.sentence


def test_people_without_party_and_parties_without_people_are_named(plan: Plan) -> None:
    lonely = replace(plan, parties=(*plan.parties, Party(PartyId("x"), "市审计局")))
    assert "lonely" in ids(lonely)
    stray = replace(plan, seats=(*plan.seats, seat("邵一帆")))
    assert "stray" in ids(stray)


def test_missing_opinions_and_findings_outside_the_agenda_are_counted(plan: Plan) -> None:
    assert "opinions" in ids(replace(plan, opinions=plan.opinions[1:]))
    item = replace(plan.agenda[0], findings=plan.agenda[0].findings[1:])
    assert "outside" in ids(replace(plan, agenda=(item,)))


def test_matters_that_need_their_papers_beforehand_are_named_until_they_have_them() -> None:
    subject = next(subject for kind in COUNCIL.motions if kind.needs_circulated for subject in kind.subjects or ("",))
    item = AgendaItem(ItemId("1"), "1", "大额资金使用", subject)
    found = {point.id for point in points(COUNCIL, Plan("会", agenda=(item,)), ENOUGH_ROOM, "zh")}
    assert {"circulated", "consulted"} <= found
    done = replace(item, circulated=date(2027, 3, 1), consulted=True)
    found = {point.id for point in points(COUNCIL, Plan("会", agenda=(done,)), ENOUGH_ROOM, "zh")}
    assert not {"circulated", "consulted"} & found


def test_english_readers_get_english() -> None:
    (stop,) = [each for each in points(REVIEW, Plan(""), ENOUGH_ROOM, "en") if each.weight is Weight.STOPS]
    assert stop.sentence.isascii()


@pytest.mark.parametrize("text", ["2027-03-16", "2027.3.16", "2027/3/16", "2027年3月16日", " 2027 - 3 - 16 "])
def test_a_day_is_read_however_it_is_written(text: str) -> None:
    assert parse_day(text) == date(2027, 3, 16)


@pytest.mark.parametrize("text", ["2027-3-16 9:05", "2027年3月16日9时05分", "2027年3月16日 09：05"])
def test_a_moment_is_read_with_its_time(text: str) -> None:
    assert show_moment(parse_moment(text, "Asia/Shanghai"), "Asia/Shanghai") == "2027-03-16 09:05"


def test_a_day_alone_begins_at_nine_and_nothing_is_nothing() -> None:
    assert show_moment(parse_moment("2027-03-16", "Asia/Shanghai"), "Asia/Shanghai") == "2027-03-16 09:00"
    assert parse_moment("", "Asia/Shanghai") is None
    assert parse_day("  ") is None
    assert show_moment(None, "Asia/Shanghai") == ""


@pytest.mark.parametrize("text", ["下周二", "2027-02-30", "2027-13-01", "2027", "20270316", "2027-3-16 9:05"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(NotADate):
        parse_day(text)


@pytest.mark.parametrize("text", ["2027-3-16 25:00", "2027-3-16 9", "2027-3-16 9:60"])
def test_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(NotADate):
        parse_moment(text, "Asia/Shanghai")
