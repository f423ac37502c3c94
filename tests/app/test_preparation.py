"""A plan may be changed and undone until the record is opened; then it is history."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from db.trouble import StalePlan
from desktop.app.preparation import NoSuchPlan
from desktop.meeting.ids import MeetingId
from desktop.meeting.plan import Plan
from desktop.meeting.refusal import Refusal
from tests.app.offices import office_at, small_plan

if TYPE_CHECKING:
    from pathlib import Path


def test_a_change_can_be_undone_and_done_again(tmp_path: Path) -> None:
    with office_at(tmp_path / "store", tmp_path) as office:
        first = office.preparations.new("rectification-review", small_plan()).result()
        second = office.preparations.change(first, lambda plan: replace(plan, place="二号会议室")).result()
        assert second.plan.place == "二号会议室"
        back = office.preparations.undo(second).result()
        assert back.plan.place == ""
        assert back.can_redo
        assert office.preparations.redo(back).result().plan.place == "二号会议室"


def test_a_new_review_begins_with_the_parties_of_its_kind_and_keeps_those_given(tmp_path: Path) -> None:
    with office_at(tmp_path / "store", tmp_path) as office:
        empty = office.preparations.new("rectification-review", Plan("示例会审")).result()
        given = office.preparations.new("rectification-review", small_plan()).result()
        none = office.preparations.new("collective-decision", Plan("示例会议")).result()
    assert [party.called for party in empty.plan.parties] == ["纪委监委", "组织部", "巡察办", "巡察组"]
    assert given.plan.parties == small_plan().parties
    assert none.plan.parties == ()


def test_whoever_saves_over_a_newer_plan_is_told(tmp_path: Path) -> None:
    with office_at(tmp_path / "store", tmp_path) as office:
        old = office.preparations.new("rectification-review", small_plan()).result()
        office.preparations.change(old, lambda plan: replace(plan, place="甲")).result()
        with pytest.raises(StalePlan):
            office.preparations.change(old, lambda plan: replace(plan, place="乙")).result()


def test_a_plan_without_a_chair_does_not_open(tmp_path: Path) -> None:
    with office_at(tmp_path / "store", tmp_path) as office:
        plan = replace(small_plan(), seats=small_plan().seats[1:])
        prepared = office.preparations.new("rectification-review", plan).result()
        outcome = office.preparations.open(prepared.meeting).result()
        assert isinstance(outcome, Refusal)
        assert outcome.rule == "plan.one-chair"
        assert office.shelf.lines().result()[0].status == "preparing"


def test_a_dropped_preparation_is_gone_from_the_shelf(tmp_path: Path) -> None:
    with office_at(tmp_path / "store", tmp_path) as office:
        prepared = office.preparations.new("collective-decision", small_plan()).result()
        office.preparations.drop(prepared.meeting).result()
        assert office.shelf.lines().result() == ()
        with pytest.raises(NoSuchPlan):
            office.preparations.get(MeetingId(prepared.meeting)).result()
