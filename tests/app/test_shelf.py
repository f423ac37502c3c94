"""A meeting is found by what people call it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.app.shelf import AmbiguousMeeting, NoSuchMeeting
from desktop.meeting.rules.procedure import close_meeting
from tests.app.offices import in_order, office_at, opened, small_plan

if TYPE_CHECKING:
    from pathlib import Path


def test_a_meeting_is_found_by_number_and_by_how_its_title_begins(tmp_path: Path) -> None:
    with office_at(tmp_path / "store", tmp_path) as office:
        meeting = opened(office)
        assert office.shelf.find("示例会审〔2027〕9号").result().meeting == meeting
        assert office.shelf.find("示例市园林").result().meeting == meeting


def test_a_beginning_that_fits_two_meetings_names_both(tmp_path: Path) -> None:
    with office_at(tmp_path / "store", tmp_path) as office:
        opened(office, small_plan("示例〔1〕"))
        opened(office, small_plan("示例〔2〕"))
        with pytest.raises(AmbiguousMeeting) as told:
            office.shelf.find("示例〔").result()
        assert set(told.value.numbers) == {"示例〔1〕", "示例〔2〕"}


@pytest.mark.parametrize("wanted", ["", "没有的会"])
def test_what_fits_nothing_is_said_to_fit_nothing(tmp_path: Path, wanted: str) -> None:
    with office_at(tmp_path / "store", tmp_path) as office:
        opened(office)
        with pytest.raises(NoSuchMeeting):
            office.shelf.find(wanted).result()


def test_the_shelf_follows_a_meeting_to_its_end(tmp_path: Path) -> None:
    with office_at(tmp_path / "store", tmp_path) as office:
        meeting = in_order(office)
        assert office.shelf.lines().result()[0].status == "open"
        office.desk.put(meeting, close_meeting()).result()
        assert office.shelf.lines().result()[0].status == "closed"
