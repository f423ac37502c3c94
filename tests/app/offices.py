"""Offices with a small prepared review, for tests of the use cases."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING

from desktop.app.office import Office, open_office
from desktop.app.places import Places
from desktop.meeting.ids import FindingId, ItemId, MeetingId, PartyId, PersonId
from desktop.meeting.plan import AgendaItem, Finding, Party, Plan, PriorOpinion, Role, Seat
from desktop.meeting.refusal import Refusal
from desktop.meeting.rules.attendance import arrive
from desktop.meeting.rules.opening import call_to_order

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BEGIN = datetime(2027, 3, 16, 1, 0, tzinfo=UTC)


class Sundial:
    """A clock that moves a second with every look, and ids that count."""

    def __init__(self, begin: datetime = BEGIN) -> None:
        self._looks = count()
        self._ids = count(1)
        self._begin = begin

    def now(self) -> datetime:
        return self._begin + timedelta(seconds=next(self._looks))

    def new_id(self) -> str:
        return f"01890000-0000-7000-8000-{next(self._ids):012d}"


def small_plan(number: str = "示例会审〔2027〕9号") -> Plan:
    """Two parties, four voters, one respondent, two findings."""
    jw, zzb = PartyId("jw"), PartyId("zzb")
    seats = (
        Seat(PersonId("gu"), "顾明川", "主任", jw, Role.CHAIR, votes=True),
        Seat(PersonId("luo"), "罗　珺", "副主任", jw, votes=True),
        Seat(PersonId("shen"), "沈䶮", "科长", zzb, votes=True),
        Seat(PersonId("qiu"), "邱望舒", "副科长", zzb, votes=True),
        Seat(PersonId("wen"), "温子谦", "主任", role=Role.RESPONDENT),
        Seat(PersonId("si"), "文思远", role=Role.STAFF, duty="记录人"),
    )
    findings = (
        Finding(FindingId("f1"), "01", "以碰头会代替集体研究"),
        Finding(FindingId("f2"), "02", "合同拆分2份"),
    )
    return Plan(
        title="示例市园林养护中心整改会审",
        number=number,
        sample=True,
        parties=(Party(jw, "市纪委监委", "纪委监委"), Party(zzb, "市委组织部", "组织部")),
        seats=seats,
        findings=findings,
        agenda=(AgendaItem(ItemId("i1"), "一", "会审整改情况", findings=(FindingId("f1"), FindingId("f2"))),),
        opinions=(PriorOpinion(jw, FindingId("f1"), "到位"), PriorOpinion(zzb, FindingId("f1"), "到位")),
    )


@contextmanager
def office_at(folder: Path, home: Path) -> Iterator[Office]:
    """The office of that folder, open for the block; keys lie below the home."""
    office = open_office(folder, places=Places(home / "config", home / "data"), clock=Sundial())
    try:
        yield office
    finally:
        office.close()


def opened(office: Office, plan: Plan | None = None) -> MeetingId:
    """A prepared and opened meeting."""
    prepared = office.preparations.new("rectification-review", plan or small_plan()).result()
    outcome = office.preparations.open(prepared.meeting).result()
    assert not isinstance(outcome, Refusal), outcome
    return prepared.meeting


def in_order(office: Office) -> MeetingId:
    """A meeting with everybody entitled present, called to order."""
    meeting = opened(office)
    for intent in (arrive(*(PersonId(each) for each in ("gu", "luo", "shen", "qiu"))), call_to_order()):
        outcome = office.desk.put(meeting, intent).result()
        assert not isinstance(outcome, Refusal), outcome
    return meeting
