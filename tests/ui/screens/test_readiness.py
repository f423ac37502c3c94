"""What stands between a plan and its opening, and what may be missed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from desktop.app.machine import Power
from desktop.meeting.ids import FindingId, ItemId, PartyId, PersonId
from desktop.meeting.plan import AgendaItem, Finding, Party, Plan, Role, Seat
from desktop.meeting.profile_file import load
from desktop.ui.prepare.machine import ENOUGH_ROOM, Machine, machine_points
from desktop.ui.prepare.moments import NotADate, parse_day, parse_moment, show_moment
from desktop.ui.prepare.points import Point, Weight
from desktop.ui.prepare.readiness import points

REVIEW = load("rectification-review")
COUNCIL = load("collective-decision")


WELL = Power(battery=True, percent=100, mains=True)


def well(free: int = ENOUGH_ROOM) -> Machine:
    """A machine with nothing to say against it."""
    return Machine(free, WELL, printers=1, screens=2)


def ids(plan: Plan, free: int = ENOUGH_ROOM) -> dict[str, Weight]:
    return {
        point.id: point.weight for point in points(REVIEW, plan, well(free), "zh") if point.weight is not Weight.FINE
    }


def seat(name: str, role: Role = Role.MEMBER, *, votes: bool = True) -> Seat:
    return Seat(PersonId(name), name, role=role, votes=votes)


def owned(plan: Plan) -> Plan:
    return replace(plan, findings=tuple(replace(each, owner="温子谦") for each in plan.findings))


def test_a_sample_plan_is_ready_once_its_findings_have_owners(plan: Plan) -> None:
    assert ids(plan) == {"owners": Weight.LOOK}
    assert ids(owned(plan)) == {}


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
    (fine,) = [point for point in points(REVIEW, plan, well(), "zh") if point.id == "quorum"]
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
    found = {point.id for point in points(COUNCIL, Plan("会", agenda=(item,)), well(), "zh")}
    assert {"circulated", "consulted"} <= found
    done = replace(item, circulated=date(2027, 3, 1), consulted=True)
    found = {point.id for point in points(COUNCIL, Plan("会", agenda=(done,)), well(), "zh")}
    assert not {"circulated", "consulted"} & found


def points_of(plan: Plan) -> dict[str, Point]:
    return {point.id: point for point in points(REVIEW, plan, well(), "zh")}


def test_a_row_without_its_words_is_gone_to(plan: Plan) -> None:
    assert not {"untitled", "wordless", "nameless", "papers"} & points_of(plan).keys()
    broken = replace(
        plan,
        agenda=(*plan.agenda, AgendaItem(ItemId("leer"), "九", " ")),
        findings=(*plan.findings, Finding(FindingId("f99"), "99", "")),
        seats=(*plan.seats, seat("")),
        papers=(),
    )
    found = points_of(broken)
    assert (found["untitled"].step, found["untitled"].row) == ("agenda", "leer")
    assert (found["wordless"].step, found["wordless"].row) == ("findings", "f99")
    assert found["nameless"].step == "seats"
    assert found["papers"].step == "papers"


def test_one_person_twice_is_told_from_two_people_of_one_name(plan: Plan) -> None:
    known = next(each for each in plan.seats if each.party)
    again = replace(known, person=PersonId("again"))
    assert points_of(replace(plan, seats=(*plan.seats, again)))["twice"].row == "again"
    other = next(party.id for party in plan.parties if party.id != known.party)
    elsewhere = replace(known, person=PersonId("other"), post="另一职务", party=other)
    found = points_of(replace(plan, seats=(*plan.seats, elsewhere)))
    assert "twice" not in found
    assert found["namesakes"].row == "other"
    same_party = replace(elsewhere, party=known.party)
    assert not {"twice", "namesakes"} & points_of(replace(plan, seats=(*plan.seats, same_party))).keys()


def said_of(
    *,
    power: Power | None = WELL,
    printers: int | None = 1,
    screens: int = 2,
    now: datetime | None = None,
    last_record: datetime | None = None,
    backed_up: datetime | None = None,
    worth_backing_up: bool = False,
) -> dict[str, Point]:
    machine = Machine(ENOUGH_ROOM, power, printers, screens, now, last_record, backed_up, worth_backing_up)
    return {point.id: point for point in machine_points(machine)}


@pytest.mark.parametrize(
    ("power", "weight", "word"),
    [
        (None, Weight.LOOK, "没有说明"),
        (Power(battery=True, percent=80, mains=True), Weight.FINE, "80%"),
        (Power(battery=False, percent=None, mains=True), Weight.FINE, "已接电源。"),
        (Power(battery=True, percent=80, mains=False), Weight.FINE, "80%"),
        (Power(battery=True, percent=79, mains=False), Weight.LOOK, "接上电源"),
        (Power(battery=True, percent=None, mains=False), Weight.LOOK, "电量不明"),
    ],
)
def test_the_battery_is_told_and_what_is_unknown_is_said(power: Power | None, weight: Weight, word: str) -> None:
    point = said_of(power=power)["power"]
    assert (point.weight, word in point.sentence) == (weight, True)


def test_printer_and_second_screen_are_looked_for() -> None:
    assert {said_of()[name].weight for name in ("printer", "screen")} == {Weight.FINE}
    assert said_of(printers=0)["printer"].weight is Weight.LOOK
    assert said_of(screens=1)["screen"].weight is Weight.LOOK
    assert "printer" not in said_of(printers=None), "not asked yet is not missing"


NOW = datetime(2027, 3, 16, 1, 0, tzinfo=UTC)


def test_a_clock_behind_the_last_record_is_doubted_beyond_five_minutes() -> None:
    assert "clock" not in said_of(now=NOW, last_record=NOW + timedelta(minutes=5))
    assert "clock" in said_of(now=NOW, last_record=NOW + timedelta(minutes=5, seconds=1))
    assert "clock" not in said_of(now=NOW, last_record=None)


def test_a_backup_is_asked_for_where_there_is_a_record_and_after_a_week() -> None:
    assert "backup" not in said_of(now=NOW)
    assert said_of(now=NOW, worth_backing_up=True)["backup"].weight is Weight.LOOK
    week = said_of(now=NOW, worth_backing_up=True, backed_up=NOW - timedelta(days=7))["backup"]
    assert (week.weight, week.step) == (Weight.FINE, "settings")
    older = said_of(now=NOW, worth_backing_up=True, backed_up=NOW - timedelta(days=7, seconds=1))
    assert older["backup"].weight is Weight.LOOK


def test_english_readers_get_english() -> None:
    (stop,) = [each for each in points(REVIEW, Plan(""), well(), "en") if each.weight is Weight.STOPS]
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
