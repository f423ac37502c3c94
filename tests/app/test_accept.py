"""An accepted import joins the meeting as one batch."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.app.accept import known_rows, take
from desktop.app.desk import Recorded
from desktop.intake import Accepted, Decision, compare, propose, read_file, settle
from desktop.meeting.ids import Seq
from desktop.meeting.refusal import Refusal
from tests.app.offices import office_at, opened, small_plan

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.meeting.plan import Plan

LEDGER = """序号,被巡察单位,问题类别,具体问题,完成情况,完成时限,追回或挽回金额（万元）
1,示例市园林养护中心,采购,苗木入库17笔无两人签字,已完成,2027.6.30,23.6
2,示例市园林养护中心,人事,6名中层岗位超期未轮岗,持续推进,6月底,
"""


def accepted(plan: Plan, text: str = LEDGER, decision: Decision = Decision.STOP) -> Accepted:
    proposal = propose(read_file(text.encode(), "台账.csv"), reference=date(2027, 3, 16))
    return settle(proposal, compare(proposal, known_rows(plan)), {}, decision)


def ids(number: int) -> list[str]:
    return [f"id-{each}" for each in range(number)]


def test_rows_become_findings_with_dates_units_and_figures() -> None:
    taken = take(small_plan(), accepted(small_plan()), ids(10))
    third, fourth = taken.plan.findings[2:]
    assert third.text == "苗木入库17笔无两人签字"
    assert third.due == date(2027, 6, 30)
    assert (fourth.due, fourth.due_text) == (None, "6月底")
    (unit,) = taken.plan.units
    assert third.unit == fourth.unit == unit.id
    assert unit.name == "示例市园林养护中心"
    assert third.figures.recovered == Decimal("23.6")
    assert (third.figures + fourth.figures).recovered == Decimal("23.6")


def test_the_same_ledger_again_changes_nothing() -> None:
    once = take(small_plan(), accepted(small_plan()), ids(10)).plan
    again = accepted(once)
    assert again.added == ()
    assert again.updated == ()


def test_an_update_takes_the_files_words_and_keeps_the_findings_id() -> None:
    once = take(small_plan(), accepted(small_plan()), ids(10)).plan
    changed = LEDGER.replace("持续推进", "已完成")
    taken = take(once, accepted(once, changed, Decision.UPDATE), ids(10))
    assert [finding.id for finding in taken.plan.findings] == [finding.id for finding in once.findings]
    assert taken.plan.findings[3].claimed == "已完成"
    assert taken.updated == (once.findings[3].id,)


def test_an_import_into_an_open_meeting_is_acts_and_can_be_taken_back_as_one(tmp_path: Path) -> None:
    with office_at(tmp_path / "store", tmp_path) as office:
        meeting = opened(office)
        done = office.acceptance.add(meeting, accepted(small_plan())).result()
        assert isinstance(done, Recorded)
        assert len(office.desk.meeting(meeting).result().agenda.findings) == 4
        batch = [Seq(entry.seq) for entry in done.entries]
        office.acceptance.take_back(meeting, batch, "导错文件").result()
        assert len(office.desk.meeting(meeting).result().agenda.findings) == 2


def test_rows_that_would_change_embedded_findings_are_refused_once_open(tmp_path: Path) -> None:
    plan = take(small_plan(), accepted(small_plan()), ids(10)).plan
    with office_at(tmp_path / "store", tmp_path) as office:
        meeting = opened(office, plan)
        update = accepted(plan, LEDGER.replace("持续推进", "已完成"), Decision.UPDATE)
        outcome = office.acceptance.add(meeting, update).result()
        assert isinstance(outcome, Refusal)
