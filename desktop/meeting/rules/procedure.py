"""The course of the meeting: stages, agenda, rulings, breaks, closing."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.meeting.acts import (
    Adjourned,
    AgendaItemClosed,
    AgendaItemOpened,
    AgendaReordered,
    BreakTaken,
    FindingAdded,
    ImprovisedItemRaised,
    ImprovisedItemRuled,
    Interrupted,
    MeetingClosed,
    PaperPresented,
    ProcedureOverridden,
    ProcedureRuled,
    PromptGiven,
    ReadyToClose,
    Resumed,
    StageEntered,
)
from desktop.meeting.ids import NOBODY, NOTHING, ItemId, PersonId, Seq
from desktop.meeting.plan import Finding
from desktop.meeting.refusal import Outcome, Refusal, refuse
from desktop.meeting.rules import motions
from desktop.meeting.rules.guards import holds, intent, stop
from desktop.meeting.state import ItemStatus, Meeting


@intent
def enter_stage(meeting: Meeting, stage: str, *, speaker: PersonId = NOBODY, text: str = "") -> Outcome:
    """The meeting is in that stage; refused while somebody is in the room who must not be there."""
    known = next((each for each in meeting.profile.stages if each.id == stage), None)
    if known is None:
        return refuse("stage.unknown", stage=stage)
    inside = [
        each.seat.name
        for each in meeting.attendance.people.values()
        if each.seat.role.value in known.bars and each.presence.value == "present"
    ]
    if inside and holds(meeting, "room.stage-barred"):
        return stop(meeting, "room.stage-barred", stage=known.name, names="、".join(inside))
    return (StageEntered(stage, speaker or meeting.chair(), text),)


@intent
def open_item(meeting: Meeting, item: ItemId, *, ground: str = "", speaker: PersonId = NOBODY) -> Outcome:
    """议题开始; returning to a closed item or taking one out of turn says why."""
    known = meeting.agenda.items.get(item)
    if known is None:
        return refuse("item.unknown", item=item)
    if known.status is ItemStatus.REJECTED:
        return refuse("item.rejected", title=known.item.title)
    waiting = [each for each in meeting.agenda.items.values() if each.status is ItemStatus.WAITING]
    out_of_turn = known.status is ItemStatus.CLOSED or (waiting and waiting[0].item.id != item)
    if out_of_turn and known.status is not ItemStatus.OPEN and not ground.strip():
        if holds(meeting, "item.out-of-turn"):
            return stop(meeting, "item.out-of-turn", title=known.item.title)
    return (AgendaItemOpened(item, speaker or meeting.chair(), ground),)


@intent
def close_item(meeting: Meeting, item: ItemId) -> Outcome:
    """议题结束."""
    known = meeting.agenda.items.get(item)
    if known is None or known.status is not ItemStatus.OPEN:
        return refuse("item.not-open", title=known.item.title if known else item)
    return (AgendaItemClosed(item),)


@intent
def reorder_agenda(meeting: Meeting, order: Sequence[ItemId], ground: str) -> Outcome:
    """调整议题顺序: the waiting items stand in that order."""
    waiting = {each.item.id for each in meeting.agenda.items.values() if each.status is ItemStatus.WAITING}
    if set(order) != waiting or len(order) != len(waiting):
        return refuse("agenda.order-incomplete")
    if not ground.strip():
        return refuse("procedure.ground-missing")
    return (AgendaReordered(tuple(order), ground),)


@intent
def raise_improvised_item(meeting: Meeting, item: ItemId, title: str, *, speaker: PersonId = NOBODY) -> Outcome:
    """临时动议: the matter is on record; it reaches no vote before the chair let it in."""
    if item in meeting.agenda.items:
        return refuse("item.already-known", title=title)
    return (ImprovisedItemRaised(item, title, speaker),)


@intent
def rule_improvised_item(
    meeting: Meeting, item: ItemId, ground: str, *, admitted: bool, speaker: PersonId = NOBODY
) -> Outcome:
    """The chair let the improvised item in or turned it away, and said why."""
    known = meeting.agenda.items.get(item)
    if known is None or not known.improvised:
        return refuse("item.unknown", item=item)
    if not ground.strip():
        return refuse("procedure.ground-missing")
    return (ImprovisedItemRuled(item, admitted, ground, speaker or meeting.chair()),)


@intent
def add_finding(meeting: Meeting, finding: Finding) -> Outcome:
    """The finding is in the register from now on."""
    if meeting.finding(finding.id) is not None:
        return refuse("finding.already-known", number=finding.number)
    return (FindingAdded(finding),)


@intent
def present_paper(meeting: Meeting, title: str, note: str = "", *, item: ItemId = ItemId("")) -> Outcome:
    """出示材料."""
    return (PaperPresented(title, note, item or meeting.current_item()),)


@intent
def rule_procedure(meeting: Meeting, text: str, *, speaker: PersonId = NOBODY, about: Seq = NOTHING) -> Outcome:
    """程序处理: a ruling stands."""
    return (ProcedureRuled(speaker or meeting.chair(), text, about),)


@intent
def override_procedure(
    meeting: Meeting, rule: str, ground: str, *, motion: Seq = NOTHING, speaker: PersonId = NOBODY
) -> Outcome:
    """The rule is set aside for that motion (or the meeting), on a ground that is printed."""
    guard = meeting.profile.guard(rule)
    if guard is None or not guard.overridable:
        return refuse("procedure.not-overridable", rule=rule)
    if motion and isinstance(about := motions.known(meeting, motion), Refusal):
        return about
    if not ground.strip():
        return refuse("procedure.ground-missing")
    return (ProcedureOverridden(rule, ground, speaker or meeting.chair(), motion),)


@intent
def prompt(_meeting: Meeting, text: str, *, about: Seq = NOTHING) -> Outcome:
    """提示: what did not fit was shown to the room."""
    return (PromptGiven(text, about),)


@intent
def take_break(meeting: Meeting, minutes: int, *, speaker: PersonId = NOBODY) -> Outcome:
    """休会; refused while a vote is open."""
    if meeting.agenda.on_break:
        return refuse("meeting.on-break")
    return _still_voting(meeting) or (BreakTaken(minutes, speaker or meeting.chair()),)


@intent
def resume(meeting: Meeting, *, speaker: PersonId = NOBODY, text: str = "") -> Outcome:
    """续会."""
    if not meeting.agenda.on_break:
        return refuse("meeting.not-on-break")
    return (Resumed(speaker or meeting.chair(), text),)


@intent
def adjourn(meeting: Meeting, ground: str, *, until: str = "", speaker: PersonId = NOBODY) -> Outcome:
    """延期续开: this sitting ends; the same meeting goes on another day."""
    return _still_voting(meeting) or (Adjourned(ground, until, speaker or meeting.chair()),)


@intent
def note_interruption(meeting: Meeting, minutes: int) -> Outcome:
    """中断: the machine was dark for so long after the newest entry."""
    return (Interrupted(minutes, meeting.upto),)


@intent
def get_ready_to_close(_meeting: Meeting, text: str) -> Outcome:
    """会前核对: what was still open was told to the room."""
    return (ReadyToClose(text),)


@intent
def close_meeting(meeting: Meeting, *, speaker: PersonId = NOBODY, text: str = "") -> Outcome:
    """散会; refused while a vote is open, counted or reported without being announced."""
    if meeting.agenda.closed_at is not None:
        return refuse("meeting.closed")
    if refusal := _still_voting(meeting):
        return refusal
    pending = [each for each in meeting.motions.all.values() if each.phase.value in ("closed", "reported")]
    if pending and holds(meeting, "meeting.result-pending"):
        numbers = "、".join(str(each.number) for each in pending)
        return stop(meeting, "meeting.result-pending", numbers=numbers)
    return (MeetingClosed(speaker or meeting.chair(), text),)


def _still_voting(meeting: Meeting) -> Refusal | None:
    motion = meeting.motions.open()
    return refuse("vote.another-open", number=motion.number) if motion else None
