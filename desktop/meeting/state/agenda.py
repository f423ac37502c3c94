"""Where the meeting stands: opened, in order, in which stage, at which item, closed, sealed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from desktop.meeting.acts import (
    Adjourned,
    AgendaItemClosed,
    AgendaItemOpened,
    AgendaReordered,
    BreakTaken,
    CalledToOrder,
    FindingAdded,
    ImprovisedItemRaised,
    ImprovisedItemRuled,
    MeetingClosed,
    ProcedureOverridden,
    Resumed,
    StageEntered,
)
from desktop.meeting.ids import NOTHING, FindingId, ItemId, Seq
from desktop.meeting.journal import Entry
from desktop.meeting.plan import AgendaItem, Finding, Plan


class ItemStatus(StrEnum):
    """How far an agenda item has come."""

    WAITING = "waiting"
    OPEN = "open"
    CLOSED = "closed"
    REJECTED = "rejected"
    """An improvised item that was turned away."""


@dataclass(frozen=True)
class ItemState:
    """An agenda item and how far it has come."""

    item: AgendaItem
    status: ItemStatus = ItemStatus.WAITING
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    improvised: bool = False
    admitted: bool | None = None
    """For an improvised item: None until the chair ruled."""
    ground: str = ""


class Agenda:
    """The course of the meeting; only `take` changes it."""

    def __init__(self, plan: Plan) -> None:
        self.items: dict[ItemId, ItemState] = {item.id: ItemState(item) for item in plan.agenda}
        self.findings: dict[FindingId, Finding] = {finding.id: finding for finding in plan.findings}
        self.current: ItemId = ItemId("")
        self.stage = ""
        self.ordered_at: datetime | None = None
        """When the chair called the meeting to order, or None."""
        self.on_break = False
        self.rest_ends: datetime | None = None
        """When the break was to end, as announced; None while there is none, or it has no end."""
        self.until = ""
        """When an adjourned meeting goes on, in the chair's words."""
        self.closed_at: datetime | None = None
        self.adjourned = False
        self.overridden: dict[tuple[str, Seq], str] = {}
        """Rules set aside, by (rule, motion or NOTHING), with their ground."""

    def take(self, entry: Entry) -> None:
        """The course follows the entry."""
        act, at = entry.act, entry.occurred_at
        match act:
            case CalledToOrder():
                self.ordered_at = self.ordered_at or at
            case StageEntered(stage=stage):
                self.stage = stage
            case FindingAdded(finding=finding):
                self.findings[finding.id] = finding
            case AgendaItemOpened(item=item):
                self._close(self.current, at)
                self._set(item, status=ItemStatus.OPEN, opened_at=at, closed_at=None)
                self.current = item
            case AgendaItemClosed(item=item):
                self._close(item, at)
            case AgendaReordered(order=order):
                moved = {item: self.items.pop(item) for item in order if item in self.items}
                self.items.update(moved)
            case ImprovisedItemRaised():
                raised = AgendaItem(act.item, "", act.title)
                self.items[act.item] = ItemState(raised, improvised=True)
            case ImprovisedItemRuled():
                self._set(act.item, admitted=act.admitted, ground=act.ground)
                self._let_in(act.item, at, admitted=act.admitted)
            case ProcedureOverridden(rule=rule, ground=ground, motion=motion):
                self.overridden[(rule, motion)] = ground
            case BreakTaken(minutes=minutes):
                self.on_break = True
                self.rest_ends = at + timedelta(minutes=minutes)
            case Resumed():
                self.on_break = self.adjourned = False
                self.rest_ends, self.until = None, ""
            case Adjourned(until=until):
                self.on_break = self.adjourned = True
                self.rest_ends, self.until = None, until
            case MeetingClosed():
                self._close(self.current, at)
                self.closed_at = at
            case _:
                pass

    def _let_in(self, item: ItemId, at: datetime, *, admitted: bool) -> None:
        known = self.items.get(item)
        if not admitted:
            self._close(item, at)
            self._set(item, status=ItemStatus.REJECTED)
        elif known is not None and known.status is ItemStatus.REJECTED:
            self._set(item, status=ItemStatus.WAITING)

    def _close(self, item: ItemId, at: datetime) -> None:
        if item in self.items and self.items[item].status is ItemStatus.OPEN:
            self._set(item, status=ItemStatus.CLOSED, closed_at=at)
        if self.current == item:
            self.current = ItemId("")

    def _set(self, item: ItemId, **parts: Any) -> None:  # noqa: ANN401 - parts of a frozen value
        known = self.items.get(item)
        if known is not None:
            self.items[item] = replace(known, **parts)

    def waived(self, rule: str, motion: Seq = NOTHING) -> bool:
        """Whether the rule was set aside for that motion, or for the whole meeting."""
        return (rule, motion) in self.overridden or (rule, NOTHING) in self.overridden
