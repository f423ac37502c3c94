"""Who was in the room, in what capacity, from when to when."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.meeting.ids import NOBODY, FindingId, ItemId, PersonId, Seq


@dataclass(frozen=True)
class Arrived:
    """签到／到会: a person of the list is present from now on."""

    person: PersonId


@dataclass(frozen=True)
class Departed:
    """离会: a person left for the rest of the meeting."""

    person: PersonId
    ground: str = ""
    approved_by: PersonId = NOBODY


@dataclass(frozen=True)
class LeaveGranted:
    """请假: a person is excused; a written opinion may lie in the file."""

    person: PersonId
    ground: str
    approved_by: PersonId = NOBODY
    written_opinion: bool = False


@dataclass(frozen=True)
class MarkedAbsent:
    """缺席: a person did not come and was not excused."""

    person: PersonId
    ground: str = ""


@dataclass(frozen=True)
class ProxyAttended:
    """代会人到会: a person sits in for another, with written authority; votes only if the profile says so."""

    person: PersonId
    stands_for: PersonId
    authority: str = ""


@dataclass(frozen=True)
class HeadsCounted:
    """清点: the numbers as told to the room; a check compares them with the record."""

    entitled: int
    present: int
    on_leave: int
    missing: int
    note: str = ""


@dataclass(frozen=True)
class EnteredRoom:
    """入场／回场／回席: a person came (back) into the room."""

    person: PersonId
    note: str = ""


@dataclass(frozen=True)
class LeftRoom:
    """退场: a person left the room for a while, or was asked to wait outside."""

    person: PersonId
    note: str = ""


@dataclass(frozen=True)
class Recused:
    """回避: a person takes no part in a matter; a status before the discussion, never a vote."""

    person: PersonId
    ground: str
    finding: FindingId = FindingId("")
    item: ItemId = ItemId("")
    """The matter, where it is a whole agenda item."""


@dataclass(frozen=True)
class RecusalSettled:
    """同意回避: the chair agreed; whether the person stays in the base is settled and printed."""

    recusal: Seq
    granted: bool
    stays_in_base: bool
    ground: str = ""


@dataclass(frozen=True)
class ChairChanged:
    """主持人变更: another person chairs from now on, for a while or for good."""

    chair: PersonId
    """Empty: nobody chairs for the moment."""
    ground: str
    acting: bool = True
    """True: only until the chair is back; nothing is put to the vote meanwhile where the profile says so."""


@dataclass(frozen=True)
class RecorderChanged:
    """记录人变更."""

    recorder: PersonId
    ground: str = ""


@dataclass(frozen=True)
class OfficersElected:
    """推选监票人、唱票人、计票人, with how the room agreed."""

    scrutineer: PersonId
    caller: PersonId
    tellers: tuple[PersonId, ...]
    """Two persons who count independently."""
    agreed: str = ""
