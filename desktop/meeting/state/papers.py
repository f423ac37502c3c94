"""What has left the room on paper, who signed, and how far the minutes are."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop.meeting.acts import (
    Amended,
    Countersigned,
    DraftReviewed,
    InterimPrinted,
    MinutesApproved,
    MinutesDrafted,
    MinutesNumbered,
    ObjectionRaised,
    ObjectionSettled,
    PaperIssued,
    PaperSigned,
    ParagraphReworded,
    ReceiptSigned,
    RecordSealed,
    SigningRefused,
)
from desktop.meeting.ids import NOBODY, PersonId, Seq
from desktop.meeting.journal import Entry


@dataclass(frozen=True)
class Objection:
    """An objection and what became of it; `settled` is None until it was dealt with."""

    seq: Seq
    raised: ObjectionRaised
    settled: ObjectionSettled | None = None


@dataclass(frozen=True)
class Standing:
    """A signature, and the newest entry its pages show; later corrections of those pages call for a new one."""

    seq: Seq
    signed: PaperSigned
    upto: Seq


class Papers:
    """All papers of the meeting; only `take` changes them."""

    def __init__(self) -> None:
        self.interim: list[tuple[Seq, InterimPrinted]] = []
        self.signatures: list[Standing] = []
        self.refusals: list[tuple[Seq, SigningRefused]] = []
        self.objections: dict[Seq, Objection] = {}
        self.receipts: list[tuple[Seq, ReceiptSigned]] = []
        self.wording: dict[str, str] = {}
        """Reworded narrative paragraphs by block key."""
        self.reworded_over: dict[str, str] = {}
        """The composed text each of them was written over, "" where that is not known."""
        self.drafted: Seq | None = None
        self.reviewed: DraftReviewed | None = None
        self.countersigned: tuple[PersonId, ...] = ()
        self.approved: PersonId | None = None
        self.number = ""
        self.issued: list[tuple[Seq, PaperIssued]] = []
        self.sealed: RecordSealed | None = None
        self.amendments: list[tuple[Seq, Amended]] = []

    def take(self, entry: Entry) -> None:
        """The papers follow the entry."""
        act, seq = entry.act, entry.seq
        match act:
            case InterimPrinted():
                self.interim.append((seq, act))
            case PaperSigned():
                shown = [
                    each.upto
                    for _, each in self.interim
                    if act.paper in each.papers and each.person in (NOBODY, act.person)
                ]
                self.signatures.append(Standing(seq, act, shown[-1] if shown else seq))
            case SigningRefused():
                self.refusals.append((seq, act))
            case ObjectionRaised():
                self.objections[seq] = Objection(seq, act)
            case ObjectionSettled(objection=about) if about in self.objections:
                self.objections[about] = replace(self.objections[about], settled=act)
            case ReceiptSigned():
                self.receipts.append((seq, act))
            case ParagraphReworded(block=block, text=""):
                self.wording.pop(block, None)
                self.reworded_over.pop(block, None)
            case ParagraphReworded(block=block, text=text, composed=composed):
                self.wording[block] = text
                self.reworded_over[block] = composed
            case MinutesDrafted(upto=upto):
                self.drafted = upto
                self.reviewed, self.countersigned, self.approved = None, (), None
            case DraftReviewed():
                self.reviewed = act
            case Countersigned(person=person):
                self.countersigned = (*self.countersigned, person)
            case MinutesApproved(person=person):
                self.approved = person
            case MinutesNumbered(number=number):
                self.number = number
            case PaperIssued():
                self.issued.append((seq, act))
            case RecordSealed():
                self.sealed = act
            case Amended():
                self.amendments.append((seq, act))
            case _:
                pass
