"""A review in which every text somebody typed is a marker naming the act and the field it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from typing import get_type_hints

from desktop.meeting import acts as A  # noqa: N812 - the acts of the room, many times a line
from desktop.meeting.acts import Act, Choice, Method, Outcome, SpeechKind
from desktop.meeting.ballots import BallotCount
from desktop.meeting.ids import FindingId, ItemId, PersonId, Seq
from desktop.meeting.journal import Entry
from desktop.meeting.plan import Role, Seat
from desktop.meeting.profile import Profile
from desktop.meeting.state import Meeting
from desktop.minutes.document import Block, Document
from desktop.minutes.parts import Part
from desktop.minutes.workbook import Workbook
from tests.minutes.compose_room import (
    BAI,
    CLERK,
    F1,
    F2,
    F4,
    FINDINGS,
    GU,
    HE,
    ITEM1,
    ITEM2,
    JW,
    LEI,
    LUO,
    PLAN,
    SEATS,
    SHEN,
    TELLER1,
    WEI,
    WEN,
    XCZ,
    XU,
    ZZB,
    Room,
    profile,
    small_review,
)

WORDS = {"kind", "verdict", "stage", "rule", "field", "value", "block", "digest", "name", "recipient", "medium", "zone"}
"""Text fields that hold a word of the profile or of the program, not something typed."""

ABSENTEE, PROXY = PersonId("p-absentee"), PersonId("p-proxy")
EXTRA = FindingId("finding-extra")
IMPROVISED = ItemId("item-improvised")


def marked(act: Act, aside: str = "") -> Act:
    """The act with a marker in every text that somebody typed."""
    hints = get_type_hints(type(act))
    typed = [each.name for each in fields(act) if hints[each.name] is str and each.name not in WORDS]
    return replace(act, **{name: marker(type(act).__name__, name, aside) for name in typed})


def marker(kind: str, name: str, aside: str = "") -> str:
    """The marker of that field; `aside` tells acts of one kind apart."""
    return f"⟦{kind}.{name}{'.' + aside if aside else ''}⟧"


def marked_review(*shown: Part) -> Meeting:
    """Everything that can happen, all texts marked; every paper shows exactly those parts."""
    kind: Profile = profile(**{paper.value: tuple(shown) for paper in A.Paper})
    extra = (
        Seat(ABSENTEE, "缺席者", "委员", XCZ, votes=True),
        Seat(PROXY, "代会者", "干部", XCZ, Role.PROXY),
    )
    findings = tuple(replace(each, remark=f"⟦Finding.remark⟧{each.number}") for each in FINDINGS)
    plan = replace(PLAN, seats=(*SEATS, *extra), findings=findings)
    source = small_review(kind, plan)
    _more(source)
    meeting = source.meeting
    fresh = Meeting(meeting.opening)
    for reading in list(meeting.readings.in_order_of_entry())[1:]:
        entry = reading.original
        fresh.take(replace(entry, act=marked(entry.act, _aside(meeting, entry))))
    return fresh


def _aside(meeting: Meeting, entry: Entry) -> str:
    act = entry.act
    struck = meeting.readings[entry.seq].struck
    if struck is not None:
        return "misrecorded" if isinstance(struck.act, A.StruckOut) and struck.act.misrecorded else "struck"
    if isinstance(act, A.StruckOut) and act.misrecorded:
        return "misrecorded"
    if isinstance(act, A.SpeechMade) and act.kind is SpeechKind.SUMMARY:
        return "summary"
    if isinstance(act, A.QuestionPut) and act.source_withheld:
        return "withheld"
    if isinstance(act, A.MotionPut):
        return {F2: "carried", F4: "deferred"}.get(act.finding, "") or ("lost" if act.finding else "secret")
    if isinstance(act, A.Corrected) and act.nature is A.Nature.CLERICAL:
        return "clerical"
    return ""


def _more(room: Room) -> None:
    """Every kind of act the small review does without, one after the other, after its end."""
    _more_course(room)
    _more_speech(room)
    _more_votes(room)
    _more_counts(room)
    _more_papers(room)


def _more_course(room: Room) -> None:
    room.at(
        "12:00",
        A.MarkedAbsent(ABSENTEE, "x"),
        A.ProxyAttended(PROXY, BAI, "x"),
        A.FindingAdded(replace(FINDINGS[0], id=EXTRA, number="05")),
        A.ImprovisedItemRaised(IMPROVISED, "x", SHEN),
        A.ImprovisedItemRuled(IMPROVISED, admitted=False, ground="x", speaker=GU),
        A.AgendaReordered((ITEM2,), "x"),
        A.ProcedureRuled(GU, "x"),
        A.ProcedureOverridden("vote.one-matter", "x", GU),
        A.Interrupted(5, Seq(3)),
        A.Adjourned("x", "x", GU),
        A.Resumed(GU, "x"),
        A.ReadyToClose("x"),
        A.ChairChanged(HE, "x"),
        A.ChairChanged(GU, "x", acting=False),
        A.RecorderChanged(CLERK, "x"),
    )
    waiting = room.at("12:05", A.FloorRequested(SHEN, A.Turn.QUESTION, F1))
    room.at("12:05", A.FloorWithdrawn(waiting), A.FloorGiven(WEN, A.Turn.ANSWER), A.FloorEnded(WEN))


def _more_speech(room: Room) -> None:
    first = next(iter(room.meeting.questioning.chains))
    room.at(
        "12:10",
        A.SpeechWaived(ZZB, SHEN, F1),
        A.SpeechMade(SpeechKind.CHAIR_REMARK, GU, "x"),
        A.EvidenceChecked(first, "x", CLERK),
        A.ReservationMade(XU, F2, "x"),
        A.OpinionGiven(JW, F1, "到位", True, LUO, "x", "x", evidence="x"),
    )


def _more_votes(room: Room) -> None:
    motion = room.at("12:20", A.MotionPut("verdict", "x", Method.NAMED, F1, ITEM1, "到位", GU))
    room.at("12:20", A.MotionReworded(motion, "x", "x"), A.DeferralDeclined(motion, "x", GU))
    room.vote("12:21", motion)
    room.ballots("12:21", motion, for_="gu", against="xu")
    room.at(
        "12:22",
        A.DissentDeclined(motion, XU, "x"),
        A.VotingClosed(motion, "x"),
        A.CastingVoteGiven(motion, GU, Choice.FOR),
        A.ResultAnnounced(motion, Outcome.LOST, Outcome.CARRIED, GU, "x", "x"),
        A.ReconsiderationMoved(motion, "x", LEI),
    )


def _more_counts(room: Room) -> None:
    shown = room.at("12:23", A.MotionPut("proposal", "x", Method.HANDS, F2, ITEM1, "", GU))
    room.vote("12:23", shown)
    room.at("12:24", A.HandsCounted(shown, 4, 1, 0, ground="x"), A.VotingClosed(shown, "x"))
    secret = room.at("12:25", A.MotionPut("proposal", "x", Method.SECRET, F2, ITEM1, "", GU))
    room.vote("12:25", secret)
    sheet = BallotCount(issued=5, returned=5, valid=5, invalid=0, for_=5, against=0, abstain=0)
    room.at("12:26", A.BallotsIssued(secret, 5, "x"), A.VotingClosed(secret, "x"))
    room.at("12:26", A.BallotsCounted(secret, TELLER1, sheet, "x"))


def _more_papers(room: Room) -> None:
    questioning = A.Paper.QUESTIONING
    room.at(
        "12:30",
        A.InterimPrinted((questioning,), Seq(9), 3, WEN, "x"),
        A.SigningRefused(questioning, WEI, "x", ("⟦SigningRefused.witnesses⟧",)),
        A.ParagraphReworded("minutes.text.lead", "x"),
        A.ParagraphReworded("feedback.text.lead", "x"),
        A.MinutesDrafted(Seq(9), CLERK),
        A.DraftReviewed(HE, accepted=True, remark="x"),
        A.Countersigned(XU, "x"),
        A.MinutesApproved(GU),
        A.MinutesNumbered("x"),
        A.PaperIssued(A.Paper.MINUTES, Seq(9), "00", "x"),
        A.RecordSealed(Seq(9), "00", GU),
        A.Amended(Seq(9), "x", "x", GU, date(2027, 4, 1)),
    )


def texts(paper: Document | Workbook) -> str:
    """Everything the paper says, in whatever block or cell."""
    if isinstance(paper, Document):
        head = (paper.title, paper.number, paper.marking, paper.record_line)
        return "\n".join((*head, *(said for block in paper.blocks for said in _said(block))))
    sheets = (
        [sheet.title, *(column.title for column in sheet.columns), *(str(cell) for row in sheet.rows for cell in row)]
        + [said for pair in (*sheet.above, *sheet.below) for said in pair]
        for sheet in paper.sheets
    )
    return "\n".join(said for sheet in sheets for said in sheet)


def _said(block: Block) -> Iterator[str]:
    for each in fields(block):
        if each.name != "key":
            yield repr(getattr(block, each.name))
