"""What is prepared before the meeting; embedded whole when the meeting opens, and history from then on."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from desktop.meeting.ids import FindingId, ItemId, PaperId, PartyId, PersonId, UnitId


class Role(StrEnum):
    """In what capacity a person sits in the room."""

    CHAIR = "chair"
    """主持人"""
    MEMBER = "member"
    """会审成员"""
    PROXY = "proxy"
    """代会人: sits for another, with written authority"""
    ATTENDANT = "attendant"
    """列席人员"""
    RESPONDENT = "respondent"
    """被质询人, of the reviewed unit"""
    STAFF = "staff"
    """工作人员: recorder, caller, tellers; not counted"""


@dataclass(frozen=True)
class Party:
    """One of the reviewing authorities (会审方)."""

    id: PartyId
    name: str
    short: str = ""
    """What the room calls it (“组织部”); empty: the name."""

    @property
    def called(self) -> str:
        """The short name, or the name where there is none."""
        return self.short or self.name


@dataclass(frozen=True)
class Seat:
    """A person's place in this meeting."""

    person: PersonId
    name: str
    post: str = ""
    party: PartyId = PartyId("")
    """The authority the person speaks for; empty for respondents and staff."""
    role: Role = Role.MEMBER
    votes: bool = False
    """Whether the person counts among those entitled (应到) and may vote."""
    unit: UnitId = UnitId("")
    """The reviewed unit a respondent belongs to."""
    duty: str = ""
    """What a member of staff does: 记录人, 唱票人, 计票人 …"""
    initials: str = ""
    """First letters of the name as somebody put them right, lower case; empty: as the signs are read."""


@dataclass(frozen=True)
class Figures:
    """What a unit reports beside its findings, for the summary the superior adds up."""

    recovered: Decimal = Decimal(0)
    """追回或挽回金额, in 万元."""
    rules_made: int = 0
    """建章立制, 项."""
    disciplined: int = 0
    """党纪政务处分, 人."""
    organisational: int = 0
    """组织处理, 人."""
    reminded: int = 0
    """谈话提醒, 人."""
    clues: int = 0
    """移交线索, 件: a count and nothing else."""
    clues_closed: int = 0
    """移交线索办结, 件."""

    def __add__(self, other: Figures) -> Figures:
        """Both together."""
        return Figures(*(getattr(self, each.name) + getattr(other, each.name) for each in fields(self)))


@dataclass(frozen=True)
class Unit:
    """A reviewed unit (被巡察单位); its `figures` are those that belong to no single finding."""

    id: UnitId
    name: str
    head: str = ""
    grade: str = ""
    """Class A to D where the office keeps one."""
    figures: Figures = Figures()


@dataclass(frozen=True)
class Finding:
    """One finding of the inspection (反馈问题) as the office's ledger has it."""

    id: FindingId
    number: str
    text: str
    unit: UnitId = UnitId("")
    category: str = ""
    target: str = ""
    measures: str = ""
    progress: str = ""
    """整改情况, as the unit reports it."""
    claimed: str = ""
    """单位自评, the unit's own status in its own word."""
    owner: str = ""
    department: str = ""
    due: date | None = None
    due_text: str = ""
    """The time limit as written, where it is not a date (“6月底”)."""
    evidence: str = ""
    remark: str = ""
    figures: Figures = Figures()
    """What the ledger counts beside this finding."""


@dataclass(frozen=True)
class AgendaItem:
    """A matter announced for this meeting (议题)."""

    id: ItemId
    number: str
    title: str
    subject: str = ""
    """What kind of matter it is, in the profile's words (personnel, funds …); decides rule and method there."""
    presenter: str = ""
    findings: tuple[FindingId, ...] = ()
    attendants: tuple[PersonId, ...] = ()
    circulated: date | None = None
    """When its papers reached the members."""
    consulted: bool = False
    """会前沟通: whether the matter was talked over beforehand, where the profile asks for it."""


@dataclass(frozen=True)
class Paper:
    """A paper before the meeting (材料)."""

    id: PaperId
    title: str
    item: ItemId = ItemId("")
    circulated: date | None = None
    digest: str = ""
    """SHA-256 of the attached file in hexadecimal; empty when only the paper exists."""


@dataclass(frozen=True)
class PreparedQuestion:
    """A question written down beforehand, for one party to put."""

    text: str
    party: PartyId = PartyId("")
    finding: FindingId = FindingId("")
    respondent: PersonId = PersonId("")


@dataclass(frozen=True)
class PriorOpinion:
    """A party's written opinion on a finding from before the meeting."""

    party: PartyId
    finding: FindingId
    verdict: str
    ground: str = ""


@dataclass(frozen=True)
class Plan:
    """The whole preparation of one meeting; every sequence is in the order it will be shown."""

    title: str
    number: str = ""
    sitting: str = ""
    """第×次会议, as printed."""
    marking: str = ""
    """密级 or internal marking, set by the office and never guessed."""
    place: str = ""
    starts: datetime | None = None
    """Announced start, with the meeting's zone."""
    sample: bool = False
    """An invented sample: every paper carries 样张."""
    rehearsal: bool = False
    """演练 of a meeting: every paper carries 演练, and no minutes of it are approved. Set by the store, never typed."""
    units: tuple[Unit, ...] = ()
    parties: tuple[Party, ...] = ()
    seats: tuple[Seat, ...] = ()
    findings: tuple[Finding, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    papers: tuple[Paper, ...] = ()
    questions: tuple[PreparedQuestion, ...] = ()
    opinions: tuple[PriorOpinion, ...] = ()
    component: int = 0
    """Constituted body (组成人员) where it is larger than those invited; 0: those entitled."""
    reporting_unit: str = ""
    """填报单位 of the workbook."""
    reporter: str = ""
    reviewer: str = ""
    telephone: str = ""

    def seat(self, person: PersonId) -> Seat | None:
        """The person's place, or None for somebody who is not on the list."""
        return next((seat for seat in self.seats if seat.person == person), None)

    def party(self, party: PartyId) -> Party | None:
        """The party of that id, or None."""
        return next((each for each in self.parties if each.id == party), None)

    def finding(self, finding: FindingId) -> Finding | None:
        """The finding of that id, or None."""
        return next((each for each in self.findings if each.id == finding), None)
