"""Papers, signatures, objections, the way of the minutes, the seal."""

from __future__ import annotations

from collections.abc import Sequence

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
    Paper,
    PaperIssued,
    PaperSigned,
    ParagraphReworded,
    ReceiptSigned,
    RecordSealed,
    SigningRefused,
)
from desktop.meeting.ids import NOBODY, NOTHING, PersonId, Seq, UnitId
from desktop.meeting.refusal import Outcome, Refusal, refuse
from desktop.meeting.rules.guards import holds, intent, stop
from desktop.meeting.state import Meeting


@intent
def print_interim(
    meeting: Meeting,
    papers: Sequence[Paper],
    pages: int,
    *,
    upto: Seq = NOTHING,
    person: PersonId = NOBODY,
    code: str = "",
) -> Outcome:
    """会中打印: papers that show the record up to the entry named, or up to now."""
    return (InterimPrinted(tuple(papers), upto or meeting.upto, pages, person, code),)


def printable(meeting: Meeting, paper: Paper) -> Refusal | None:
    """Why there is nothing to print on that paper yet; None for one that has something to show."""
    there: dict[Paper, bool] = {
        Paper.QUESTIONING: bool(meeting.questioning.chains),
        Paper.COMMITMENTS: bool(meeting.questioning.commitments),
        Paper.VOTES: any(motion.rounds for motion in meeting.motions.all.values()),
        Paper.COUNT: any(each.counts for motion in meeting.motions.all.values() for each in motion.rounds),
    }
    return None if there.get(paper, True) else refuse("interim.nothing")


@intent
def sign_paper(_meeting: Meeting, paper: Paper, person: PersonId, *, pages: str = "", words: str = "") -> Outcome:
    """签名."""
    return (PaperSigned(paper, person, pages, words),)


@intent
def raise_objection(_meeting: Meeting, person: PersonId, text: str, *, about: Seq = NOTHING) -> Outcome:
    """提出异议, in the person's words."""
    return (ObjectionRaised(person, text, about),)


@intent
def settle_objection(meeting: Meeting, objection: Seq, ground: str, *, changed: bool) -> Outcome:
    """Whether the entry was changed for it, and why."""
    if objection not in meeting.papers.objections:
        return refuse("objection.unknown", number=objection)
    return (ObjectionSettled(objection, changed, ground),)


@intent
def refuse_signing(
    _meeting: Meeting, paper: Paper, person: PersonId, reason: str, witnesses: Sequence[str] = ()
) -> Outcome:
    """拒签, with reason and two witnesses; fewer are 待核."""
    return (SigningRefused(paper, person, reason, tuple(witnesses)),)


@intent
def sign_receipt(
    _meeting: Meeting,
    person: PersonId,
    *,
    copies: int = 2,
    unit: UnitId = UnitId(""),
    code: str = "",
    text: str = "",
) -> Outcome:
    """签收 of the problem list."""
    return (ReceiptSigned(person, copies, unit, code, text),)


@intent
def reword_paragraph(_meeting: Meeting, block: str, text: str, composed: str = "") -> Outcome:
    """A narrative paragraph of the minutes reads otherwise than composed; with an empty text as composed again."""
    return (ParagraphReworded(block, text, composed),)


@intent
def draft_minutes(meeting: Meeting, *, person: PersonId = NOBODY) -> Outcome:
    """拟稿 of everything up to now; an earlier review or approval falls."""
    return (MinutesDrafted(meeting.upto, person),)


@intent
def review_draft(meeting: Meeting, person: PersonId, *, accepted: bool, remark: str = "") -> Outcome:
    """核稿."""
    if meeting.papers.drafted is None:
        return refuse("minutes.not-drafted")
    return (DraftReviewed(person, accepted, remark),)


@intent
def countersign(meeting: Meeting, person: PersonId, remark: str = "") -> Outcome:
    """会签."""
    if meeting.papers.drafted is None:
        return refuse("minutes.not-drafted")
    return (Countersigned(person, remark),)


@intent
def approve_minutes(meeting: Meeting, person: PersonId) -> Outcome:
    """签发, after 核稿; a rehearsal has nothing to approve."""
    if meeting.plan.rehearsal:
        return refuse("minutes.rehearsal")
    if meeting.papers.drafted is None:
        return refuse("minutes.not-drafted")
    if meeting.papers.reviewed is None or not meeting.papers.reviewed.accepted:
        return refuse("minutes.not-reviewed")
    return (MinutesApproved(person),)


@intent
def number_minutes(_meeting: Meeting, number: str) -> Outcome:
    """编号."""
    return (MinutesNumbered(number),)


@intent
def issue_paper(
    meeting: Meeting,
    paper: Paper,
    upto: Seq,
    digest: str,
    name: str,
    *,
    scope: Sequence[str] = (),
    recipient: str = "",
    medium: str = "",
    draft: bool = False,
    wording: str = "",
) -> Outcome:
    """印发: these bytes left the room; minutes only after 签发 where the profile says so."""
    waits = paper is Paper.MINUTES and not draft and meeting.papers.approved is None
    if waits and holds(meeting, "minutes.not-approved"):
        return stop(meeting, "minutes.not-approved")
    return (PaperIssued(paper, upto, digest, name, tuple(scope), recipient, medium, draft, wording),)


@intent
def seal_record(meeting: Meeting, digest: str, *, person: PersonId = NOBODY) -> Outcome:
    """定稿封存: the record ends with the newest entry; refused before the meeting is closed."""
    if meeting.agenda.closed_at is None:
        return refuse("meeting.not-closed")
    return (RecordSealed(meeting.upto, digest, person),)


@intent
def amend(meeting: Meeting, of: Seq, text: str, ground: str, *, person: PersonId = NOBODY) -> Outcome:
    """更正 after the seal: the sealed entry stays, and this says what is right."""
    if meeting.papers.sealed is None:
        return refuse("record.not-sealed")
    if meeting.readings.get(of) is None:
        return refuse("entry.unknown", number=of)
    if not ground.strip():
        return refuse("procedure.ground-missing")
    return (Amended(of, text, ground, person),)
