"""How the meeting ran: opening, stages, agenda, rulings, breaks, closing."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.meeting.ids import NOBODY, NOTHING, FindingId, ItemId, PersonId, Seq
from desktop.meeting.plan import Finding, Plan
from desktop.meeting.profile import Profile


@dataclass(frozen=True)
class MeetingOpened:
    """开启记录: the record begins; kind of meeting and preparation are embedded whole and are history from now on."""

    profile: Profile
    plan: Plan
    zone: str = "Asia/Shanghai"
    """IANA zone in which every time of this meeting is shown and printed."""
    recorder: PersonId = NOBODY


@dataclass(frozen=True)
class CalledToOrder:
    """宣布开会."""

    speaker: PersonId
    text: str = ""


@dataclass(frozen=True)
class StageEntered:
    """阶段: the meeting passed to another stage of its profile."""

    stage: str
    speaker: PersonId = NOBODY
    text: str = ""


@dataclass(frozen=True)
class FindingAdded:
    """A finding joined the register after the opening (an import, or one found in the room)."""

    finding: Finding


@dataclass(frozen=True)
class AgendaItemOpened:
    """议题开始; returning to an item or taking it out of turn gives its ground."""

    item: ItemId
    speaker: PersonId = NOBODY
    ground: str = ""


@dataclass(frozen=True)
class AgendaItemClosed:
    """议题结束."""

    item: ItemId


@dataclass(frozen=True)
class AgendaReordered:
    """调整议题顺序: the items still to come, in their new order."""

    order: tuple[ItemId, ...]
    ground: str


@dataclass(frozen=True)
class ImprovisedItemRaised:
    """临时动议: a matter nobody had announced."""

    item: ItemId
    title: str
    speaker: PersonId = NOBODY


@dataclass(frozen=True)
class ImprovisedItemRuled:
    """The chair let an improvised item in (with its ground) or turned it away."""

    item: ItemId
    admitted: bool
    ground: str
    speaker: PersonId = NOBODY


@dataclass(frozen=True)
class PaperPresented:
    """出示材料."""

    title: str
    note: str = ""
    item: ItemId = ItemId("")


@dataclass(frozen=True)
class ProcedureRuled:
    """程序处理: a ruling of the chair, or what the recorder did about procedure."""

    speaker: PersonId
    text: str
    about: Seq = NOTHING


@dataclass(frozen=True)
class ProcedureOverridden:
    """突破程序: a rule was set aside for one matter, on a written ground that is itself printed."""

    rule: str
    """Name of the refusal that was set aside."""
    ground: str
    speaker: PersonId = NOBODY
    motion: Seq = NOTHING
    """The matter; NOTHING: the meeting as a whole."""


@dataclass(frozen=True)
class PromptGiven:
    """提示: the record showed the room that something does not fit."""

    text: str
    about: Seq = NOTHING


@dataclass(frozen=True)
class BreakTaken:
    """休会."""

    minutes: int
    speaker: PersonId = NOBODY


@dataclass(frozen=True)
class Resumed:
    """续会."""

    speaker: PersonId = NOBODY
    text: str = ""


@dataclass(frozen=True)
class Adjourned:
    """延期续开: the sitting ends here and goes on another day."""

    ground: str
    until: str = ""
    speaker: PersonId = NOBODY


@dataclass(frozen=True)
class Interrupted:
    """中断: the machine was dark for a while; the last entry before it is named."""

    minutes: int
    last: Seq


@dataclass(frozen=True)
class ReadyToClose:
    """会前核对: what was still open when the chair was asked to close, as told to the room."""

    text: str


@dataclass(frozen=True)
class MeetingClosed:
    """散会."""

    speaker: PersonId
    text: str = ""


@dataclass(frozen=True)
class DecidedByOpinions:
    """按会审意见认定，不另表决: the findings on which the parties agree enough to need no vote."""

    findings: tuple[FindingId, ...]
    verdicts: tuple[str, ...]
    """The verdict adopted for each finding, in the same order."""
    speaker: PersonId = NOBODY
    text: str = ""
