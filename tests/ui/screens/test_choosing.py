"""Which lines of the shelf are shown, and in which order."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from time import perf_counter

import pytest

from desktop.app.shelf import ShelfLine
from desktop.meeting.ids import MeetingId
from desktop.ui.shelf.choosing import Choice, chosen, kinds, read_choice, write_choice, years

BEGIN = datetime(2027, 1, 1, 1, 0, tzinfo=UTC)


def line(title: str, number: str = "", *, day: int | None = 0, status: str = "closed", kind: str = "a") -> ShelfLine:
    held = None if day is None else BEGIN + timedelta(days=day)
    return ShelfLine(MeetingId(title), number, title, kind, status, held, BEGIN, 0, 0, "二号会议室", sample=False)


PARK, LIGHT, COUNCIL = (
    line("园林养护中心四方会审", "审9号", day=0),
    line("城市照明管理处会审", "审10号", day=-400, status="open"),
    line("党组会", "", day=None, kind="b", status="preparing"),
)
ALL = (PARK, LIGHT, COUNCIL)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ALL),
        ("照明", (LIGHT,)),
        ("ylyh", (PARK,)),
        ("YLYH", (PARK,)),
        ("zmgl", (LIGHT,)),
        ("ehhys", ALL),
        ("ylzm", ()),
        ("审9", (PARK,)),
        ("照明 审10", (LIGHT,)),
        ("照明 审9", ()),
    ],
)
def test_meetings_are_found_by_parts_and_by_initials(typed: str, found: tuple[ShelfLine, ...]) -> None:
    assert chosen(ALL, typed, Choice()) == found


def test_state_year_and_kind_narrow_the_list_together() -> None:
    assert (years(ALL), kinds(ALL)) == (("2027", "2025"), ("a", "b"))
    assert chosen(ALL, "", Choice(year="2025")) == (LIGHT,)
    assert chosen(ALL, "", Choice(kind="b")) == (COUNCIL,)
    assert chosen(ALL, "", Choice(status="open", kind="b")) == ()


def test_the_order_is_by_day_or_by_the_figures_of_the_number() -> None:
    assert chosen(ALL, "", Choice(order="held")) == (COUNCIL, PARK, LIGHT)
    assert chosen(ALL, "", Choice(order="number")) == (PARK, LIGHT, COUNCIL)


def test_a_choice_is_remembered_and_nonsense_is_as_if_nothing_were() -> None:
    choice = Choice("open", "2027", "a", "number")
    assert read_choice(write_choice(choice)) == choice
    for told in ("", "{", "[]", '{"order": "colour"}', '{"colour": "red"}', '{"year": 3}'):
        assert read_choice(told) == Choice()


def test_a_thousand_meetings_are_searched_while_typing() -> None:
    many = tuple(line(f"示例市第{n}园林养护中心巡察整改四方会审", f"审{n}号", day=n) for n in range(1000))
    chosen(many, "q", Choice())  # the initials are looked up once
    began = perf_counter()
    assert len(chosen(many, "ylyhzx", Choice(order="number"))) == 1000
    assert perf_counter() - began < 0.5
