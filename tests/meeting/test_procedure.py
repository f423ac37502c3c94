"""The course of the meeting: stages, agenda, rulings, breaks, closing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desktop.meeting.acts import (
    Adjourned,
    AgendaItemOpened,
    BreakTaken,
    FindingAdded,
    Interrupted,
    MeetingClosed,
    Outcome,
    PaperPresented,
    ProcedureOverridden,
    ProcedureRuled,
    PromptGiven,
    ReadyToClose,
    Resumed,
    StageEntered,
)
from desktop.meeting.ids import FindingId, ItemId
from desktop.meeting.plan import Finding
from desktop.meeting.refusal import Intent
from desktop.meeting.rules.announcing import announce_result
from desktop.meeting.rules.attendance import arrive, leave_room
from desktop.meeting.rules.ballots import void_vote
from desktop.meeting.rules.motions import put_motion
from desktop.meeting.rules.procedure import (
    add_finding,
    adjourn,
    close_item,
    close_meeting,
    enter_stage,
    get_ready_to_close,
    note_interruption,
    open_item,
    override_procedure,
    present_paper,
    prompt,
    raise_improvised_item,
    reorder_agenda,
    resume,
    rule_improvised_item,
    rule_procedure,
    take_break,
)
from desktop.meeting.state import ItemStatus
from tests.meeting.table import (
    DECISION,
    F1,
    HAN,
    HE,
    I1,
    I2,
    I3,
    REVIEW,
    ZHOU,
    Table,
    decision,
    guarded,
    overrides,
    review,
    without,
)

NEW = ItemId("new")


def status(table: Table, item: ItemId) -> ItemStatus:
    return table.meeting.agenda.items[item].status


def test_a_stage_waits_until_those_it_bars_are_outside() -> None:
    table = review()
    table.does(enter_stage("report", text="请汇报"))
    assert table.last == StageEntered("report", ZHOU, "请汇报")
    table.does(arrive(HE))
    refusal = table.refuses(enter_stage("deliberation"))
    assert (refusal.rule, refusal.fact("stage"), refusal.fact("names")) == ("room.stage-barred", "闭门合议", "贺春")
    table.does(leave_room(HE))
    table.does(enter_stage("deliberation", speaker=HAN))
    assert table.meeting.agenda.stage == "deliberation"
    assert table.refuses(enter_stage("dance")).fact("stage") == "dance"


def test_a_stage_bars_nobody_where_the_guard_is_off_or_set_aside() -> None:
    for table in (review(without("room.stage-barred")), review()):
        table.does(arrive(HE))
        if table.meeting.profile == REVIEW:
            table.does(overrides("room.stage-barred"))
        table.does(enter_stage("deliberation"))


def test_items_are_taken_in_turn_or_with_a_ground() -> None:
    table = decision()
    refusal = table.refuses(open_item(I2))
    assert (refusal.rule, refusal.fact("title")) == ("item.out-of-turn", "中层干部任免")
    table.does(open_item(I1))
    table.does(open_item(I2))
    assert (status(table, I1), status(table, I2), table.meeting.current_item()) == (
        ItemStatus.CLOSED,
        ItemStatus.OPEN,
        I2,
    )
    assert table.refuses(open_item(I1)).rule == "item.out-of-turn"
    table.does(open_item(I1, ground="补充材料已到", speaker=HAN))
    assert table.last == AgendaItemOpened(I1, HAN, "补充材料已到")
    assert table.refuses(open_item(NEW)).rule == "item.unknown"


def test_a_profile_may_take_items_in_any_order() -> None:
    decision(without("item.out-of-turn", profile=decision().meeting.profile)).does(open_item(I3))


def test_an_item_is_closed_once() -> None:
    table = decision()
    assert table.refuses(close_item(I1)).fact("title") == "大额资金使用"
    assert table.refuses(close_item(NEW)).fact("title") == NEW
    table.does(open_item(I1))
    table.does(close_item(I1))
    assert table.meeting.agenda.items[I1].closed_at == table.now
    assert table.meeting.current_item() == ""
    assert table.refuses(close_item(I1)).rule == "item.not-open"


def test_the_waiting_items_are_put_in_another_order() -> None:
    table = decision()
    table.does(open_item(I1))
    for order in ((I2,), (I3, I2, I1), (I2, I2)):
        assert table.refuses(reorder_agenda(order, "人员未到")).rule == "agenda.order-incomplete"
    assert table.refuses(reorder_agenda((I3, I2), " ")).rule == "procedure.ground-missing"
    table.does(reorder_agenda((I3, I2), "人员未到"))
    assert list(table.meeting.agenda.items) == [I1, I3, I2]
    table.does(open_item(I3))


def test_an_improvised_item_waits_for_the_chairs_word() -> None:
    table = decision()
    table.does(raise_improvised_item(NEW, "另一名干部", speaker=HAN))
    assert table.meeting.agenda.items[NEW].admitted is None
    assert table.refuses(raise_improvised_item(NEW, "另一名干部")).rule == "item.already-known"
    assert table.refuses(rule_improvised_item(I1, "不议", admitted=False)).rule == "item.unknown"
    assert table.refuses(rule_improvised_item(I3 + "x", "不议", admitted=False)).rule == "item.unknown"
    assert table.refuses(rule_improvised_item(NEW, "", admitted=False)).rule == "procedure.ground-missing"
    table.does(rule_improvised_item(NEW, "未送材料", admitted=False))
    assert status(table, NEW) is ItemStatus.REJECTED
    assert table.refuses(open_item(NEW, ground="再议")).rule == "item.rejected"
    table.does(rule_improvised_item(NEW, "情况紧急", admitted=True))
    assert (status(table, NEW), table.meeting.agenda.items[NEW].admitted) == (ItemStatus.WAITING, True)


@pytest.mark.parametrize(
    ("admitted", "after", "current"), [(True, ItemStatus.OPEN, NEW), (False, ItemStatus.REJECTED, "")]
)
def test_a_ruling_on_the_item_at_hand_leaves_it_open_or_ends_it(
    *, admitted: bool, after: ItemStatus, current: str
) -> None:
    table = decision()
    table.does(raise_improvised_item(NEW, "另一名干部"))
    table.does(open_item(NEW, ground="先听一听"))
    table.does(rule_improvised_item(NEW, "主持人裁定", admitted=admitted))
    assert (status(table, NEW), table.meeting.current_item()) == (after, current)


def test_a_finding_joins_the_register_once() -> None:
    table = review()
    added = Finding(FindingId("f9"), "09", "现场发现的问题")
    table.does(add_finding(added))
    assert table.last == FindingAdded(added)
    assert table.meeting.finding(added.id) == added
    assert table.refuses(add_finding(added)).fact("number") == "09"


def test_a_paper_is_shown_under_the_item_at_hand() -> None:
    table = review()
    table.does(present_paper("整改台账", "3月5日送达"))
    assert table.last == PaperPresented("整改台账", "3月5日送达")
    table.does(open_item(I1))
    table.does(present_paper("整改台账"))
    assert table.last == PaperPresented("整改台账", item=I1)
    table.does(present_paper("整改台账", item=I2))
    assert table.last == PaperPresented("整改台账", item=I2)


def test_rulings_prompts_and_the_list_before_closing_are_taken_down() -> None:
    table = review()
    for intent, act in (
        (rule_procedure("会后按程序办理"), ProcedureRuled(ZHOU, "会后按程序办理")),
        (rule_procedure("附记", speaker=HAN, about=1), ProcedureRuled(HAN, "附记", 1)),
        (prompt("与宣布不一致", about=1), PromptGiven("与宣布不一致", 1)),
        (get_ready_to_close("待核1项"), ReadyToClose("待核1项")),
        (note_interruption(7), Interrupted(7, 5)),
    ):
        table.does(intent)
        assert table.last == act


@pytest.mark.parametrize("rule", ["quorum.at-vote", "vote.another-open"])
def test_some_rules_are_never_set_aside(rule: str) -> None:
    refusal = review().refuses(overrides(rule))
    assert (refusal.rule, refusal.fact("rule")) == ("procedure.not-overridable", rule)


def test_a_rule_is_set_aside_with_a_ground_for_one_motion_or_for_all() -> None:
    table = review().gathers()
    motion = table.puts()
    assert table.refuses(overrides("parties.heard", " ")).rule == "procedure.ground-missing"
    assert table.refuses(overrides("parties.heard", motion=99)).rule == "motion.unknown"
    table.does(override_procedure("parties.heard", "紧急", motion=motion, speaker=HAN))
    assert table.last == ProcedureOverridden("parties.heard", "紧急", HAN, motion)
    assert table.meeting.agenda.waived("parties.heard", motion)
    assert not table.meeting.agenda.waived("parties.heard")
    assert not table.meeting.agenda.waived("parties.heard", motion + 1)
    table.does(overrides("chair.speaks-last"))
    assert table.meeting.agenda.waived("chair.speaks-last", motion + 1)


def test_while_the_meeting_rests_nothing_is_put_to_the_room() -> None:
    table = review().gathers()
    assert table.refuses(resume()).rule == "meeting.not-on-break"
    table.does(take_break(12))
    assert table.last == BreakTaken(12, ZHOU)
    assert table.refuses(take_break(5)).rule == "meeting.on-break"
    assert table.refuses(put_motion("verdict", "同意", finding=F1)).rule == "meeting.on-break"
    table.does(resume(text="续会"))
    assert table.last == Resumed(ZHOU, "续会")
    table.puts()


def test_a_sitting_that_was_put_off_goes_on_another_day() -> None:
    table = review().gathers()
    table.does(adjourn("时间不够", until="明天上午", speaker=HAN))
    assert table.last == Adjourned("时间不够", "明天上午", HAN)
    assert table.meeting.agenda.adjourned
    assert table.refuses(put_motion("verdict", "同意", finding=F1)).rule == "meeting.on-break"
    table.does(resume(speaker=HAN))
    assert not table.meeting.agenda.adjourned


@pytest.mark.parametrize("intent", [take_break(5), adjourn("晚了"), close_meeting()], ids=lambda each: each.name)
def test_no_break_and_no_end_while_a_vote_is_open(intent: Intent) -> None:
    table = review().gathers()
    motion = table.opens()
    refusal = table.refuses(intent)
    assert (refusal.rule, refusal.fact("number")) == ("vote.another-open", "1")
    table.does(void_vote(motion, "停电"))
    table.does(intent)


def test_the_meeting_ends_once_every_result_was_announced() -> None:
    table = review().gathers()
    table.does(open_item(I1))
    motion = table.opens()
    table.votes(motion)
    refusal = table.refuses(close_meeting())
    assert (refusal.rule, refusal.fact("numbers")) == ("meeting.result-pending", "1")
    table.does(announce_result(motion, Outcome.CARRIED))
    table.does(close_meeting(text="散会"))
    assert table.last == MeetingClosed(ZHOU, "散会")
    assert (status(table, I1), table.meeting.running) == (ItemStatus.CLOSED, False)
    assert table.refuses(close_meeting()).rule == "meeting.closed"
    assert table.refuses(put_motion("verdict", "同意", finding=F1)).rule == "meeting.closed"


def test_a_meeting_may_end_with_a_result_pending_where_a_ground_says_why() -> None:
    table = review(guarded(REVIEW, "meeting.result-pending")).gathers()
    table.votes(table.opens())
    table.does(overrides("meeting.result-pending", "另行宣布"))
    table.does(close_meeting(speaker=HAN))


def test_nothing_is_put_before_the_meeting_is_in_order() -> None:
    assert review().refuses(put_motion("verdict", "同意")).rule == "meeting.not-in-order"


def test_items_of_a_preparation_stand_in_its_order() -> None:
    assert [each.item for each in decision().meeting.agenda.items.values()] == list(DECISION.agenda)


def test_a_break_says_when_it_ends_and_an_adjournment_when_the_meeting_goes_on() -> None:
    table = review().gathers()
    table.does(take_break(10))
    began = table.meeting.readings[table.meeting.upto].entry.occurred_at
    assert table.meeting.agenda.rest_ends == began + timedelta(minutes=10)
    table.does(adjourn("时间已晚", until="3月18日9时"))
    assert (table.meeting.agenda.rest_ends, table.meeting.agenda.until) == (None, "3月18日9时")
    table.does(resume())
    assert (table.meeting.agenda.until, table.meeting.agenda.on_break) == ("", False)
