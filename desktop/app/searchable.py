"""Which acts are found by search, and under which words.

What is listed here is found; everything else is not. Left out on purpose: what was asked not to be recorded, whatever
belongs to a ballot or its counting, what the program itself told the room, and lines taken back as misrecorded. A
question from a protected source is found under the words that are printed, and under nothing that leads further.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from db import SearchRow
from desktop.app.folding import holds, terms
from desktop.meeting import acts
from desktop.meeting.acts import Act, Corrected, MeetingOpened, QuestionPut, StruckOut
from desktop.meeting.codec import canonical, read, with_part
from desktop.meeting.ids import FindingId, ItemId, PartyId, PersonId, Seq
from desktop.meeting.journal import Entry, Reading
from desktop.meeting.plan import Finding
from desktop.meeting.state import Meeting
from desktop.minutes.wording import wording

FORM = "1"
"""Grows when acts are found otherwise than before: the index of an older form is made anew."""
FORM_SETTING = "search.form"
"""The store's setting that says of which form its index is; set with the first entry of a store."""

TEXTS: Mapping[type[Act], tuple[str, ...]] = {
    acts.SpeechMade: ("text",),
    acts.ChairConcluded: ("text",),
    acts.DisciplineRead: ("text",),
    acts.QuestionPut: ("text",),
    acts.FollowUpPut: ("text",),
    acts.AnswerGiven: ("text",),
    acts.AnswerDeferred: ("text", "to"),
    acts.AnswerJudged: ("judgement", "remark"),
    acts.EvidenceChecked: ("text",),
    acts.CommitmentMade: ("text", "owner", "evidence"),
    acts.OpinionGiven: ("verdict", "ground", "standard"),
    acts.ReservationMade: ("text",),
    acts.Departed: ("ground",),
    acts.LeaveGranted: ("ground",),
    acts.MarkedAbsent: ("ground",),
    acts.ProxyAttended: ("authority",),
    acts.EnteredRoom: ("note",),
    acts.LeftRoom: ("note",),
    acts.Recused: ("ground",),
    acts.RecusalSettled: ("ground",),
    acts.ChairChanged: ("ground",),
    acts.RecorderChanged: ("ground",),
    acts.MeetingOpened: (),
    acts.CalledToOrder: ("text",),
    acts.StageEntered: ("text",),
    acts.FindingAdded: (),
    acts.AgendaItemOpened: ("ground",),
    acts.AgendaReordered: ("ground",),
    acts.ImprovisedItemRaised: ("title",),
    acts.ImprovisedItemRuled: ("ground",),
    acts.PaperPresented: ("title", "note"),
    acts.ProcedureRuled: ("text",),
    acts.ProcedureOverridden: ("ground",),
    acts.Resumed: ("text",),
    acts.Adjourned: ("ground", "until"),
    acts.MeetingClosed: ("text",),
    acts.DecidedByOpinions: ("text",),
    acts.MotionPut: ("text",),
    acts.MotionReworded: ("text", "ground"),
    acts.DissentNoted: ("text",),
    acts.DissentDeclined: ("words",),
    acts.VoteVoided: ("ground",),
    acts.ResultAnnounced: ("decision", "ground"),
    acts.AnnouncementCorrected: ("decision", "ground"),
    acts.VoteDeferred: ("ground", "charged"),
    acts.DeferralDeclined: ("ground",),
    acts.ReconsiderationMoved: ("ground",),
    acts.PaperSigned: ("words",),
    acts.ObjectionRaised: ("text",),
    acts.ObjectionSettled: ("ground",),
    acts.SigningRefused: ("reason",),
    acts.ReceiptSigned: ("text",),
    acts.ParagraphReworded: ("text",),
    acts.DraftReviewed: ("remark",),
    acts.Countersigned: ("remark",),
    acts.MinutesNumbered: ("number",),
    acts.Amended: ("text", "ground"),
}
"""The parts of each act that are its words."""

KINDS = frozenset(kind.__name__ for kind in TEXTS)
"""The kinds, by their names in the journal, of which search knows every entry."""

_PEOPLE = ("speaker", "asker", "voter", "person", "chair", "recorder")
"""The parts that may say whose act it is."""


@dataclass(frozen=True)
class Line:
    """What a hit shows of its entry; kept with the index."""

    kind: str
    """Name of the act; of a speech, its own kind."""
    at: str
    """When it happened, in the meeting's zone: 2027-03-16T09:31:05."""
    who: str
    about: str
    """The finding as the room calls it, or the number of a meeting."""
    said: str
    finding: str = ""
    """Id of the finding."""


HIDDEN = SearchRow(canonical(Line("", "", "", "", "")))
"""Stands for an act that is known to search and never found."""


def line_of(body: bytes) -> Line:
    """The line a row of search holds."""
    return read(Line, body)


def terms_of(body: bytes) -> str:
    """The terms by which a row of search is found."""
    line = line_of(body)
    return terms((line.who, line.about, line.said))


def found_in(body: bytes, asked: str) -> bool:
    """Whether a row of search is found by what is asked for, as the index would tell once it knows the row."""
    line = line_of(body)
    return holds((line.who, line.about, line.said), asked)


def rows(meeting: Meeting, reading: Reading) -> tuple[SearchRow, ...]:
    """What the entry is found by, as it is to be read today; nothing for an act of which search knows nothing.

    Former words, of a line that was struck out or corrected, come after those that stand and are marked.
    """
    if type(reading.entry.act) not in TEXTS:
        return ()
    struck = reading.struck
    if struck is not None and isinstance(struck.act, StruckOut) and struck.act.misrecorded:
        return (HIDDEN,)
    lines = list(dict.fromkeys(_lines(meeting, reading, reading.entry.act)))
    current = [_row(line, former=struck is not None) for line in lines]
    before = [_row(line, former=True) for line in _former(meeting, reading) if line not in lines]
    return (*(current or [HIDDEN]), *before)


def touched(meeting: Meeting, new: Iterable[Entry]) -> Iterator[Reading]:
    """The readings of the new entries, which the meeting has followed, and of the earlier ones that they change."""
    changed: dict[Seq, None] = {}
    for entry in new:
        changed[entry.seq] = None
        if isinstance(entry.act, Corrected | StruckOut):
            changed[entry.act.of] = None
    yield from (known for seq in changed if (known := meeting.readings.get(seq)) is not None)


def _former(meeting: Meeting, reading: Reading) -> Iterator[Line]:
    """What a corrected entry said before; of a question from a protected source nothing."""
    act = reading.original.act
    if not reading.corrections or _withheld(reading):
        return
    for entry in reading.corrections:
        yield from _lines(meeting, reading, act)
        if isinstance(entry.act, Corrected):
            act = with_part(act, entry.act.field, entry.act.value)


def _lines(meeting: Meeting, reading: Reading, act: Act) -> Iterator[Line]:
    at = reading.entry.occurred_at.astimezone(ZoneInfo(meeting.opened.zone))
    moment = at.replace(tzinfo=None).isoformat(timespec="seconds")
    if isinstance(act, MeetingOpened):
        plan = act.plan
        number = "　".join(part for part in (plan.number, plan.sitting, plan.place) if part)
        yield Line("MeetingOpened", moment, "", number, plan.title)
        for finding in plan.findings:
            yield _register(meeting, moment, finding)
    elif isinstance(act, acts.FindingAdded):
        yield _register(meeting, moment, act.finding)
    else:
        said = _joined(*_said(meeting, reading, act))
        if said:
            about = FindingId("" if _withheld(reading) else getattr(act, "finding", ""))
            yield Line(_kind(act), moment, _who(meeting, act), _number(meeting, about), said, about)


def _register(meeting: Meeting, moment: str, finding: Finding) -> Line:
    said = _joined(finding.text, finding.category, finding.measures, finding.progress)
    return Line("Finding", moment, "", f"{meeting.profile.subject}{finding.number}", said, finding.id)


def _joined(*parts: str) -> str:
    """One text of several; one alone stands as it is worded."""
    there = [part for part in parts if part]
    return "；".join([*(part.rstrip("。；") for part in there[:-1]), *there[-1:]])


def _said(meeting: Meeting, reading: Reading, act: Act) -> Iterator[str]:
    if isinstance(act, acts.AgendaItemOpened):
        known = meeting.agenda.items.get(ItemId(act.item))
        yield f"{known.item.number} {known.item.title}".strip() if known else ""
    for name in TEXTS[type(act)]:
        text: str = getattr(act, name)
        hearsay = wording().hearsay
        if isinstance(act, QuestionPut) and _withheld(reading) and not text.startswith(hearsay.rstrip("，")):
            text = hearsay + text
        yield text


def _withheld(reading: Reading) -> bool:
    """Whether it is a question from a protected source, or was ever recorded or corrected as one."""
    act = reading.original.act
    return isinstance(act, QuestionPut) and (
        act.source_withheld
        or any(isinstance(each.act, Corrected) and each.act.field == "source_withheld" for each in reading.corrections)
    )


def _kind(act: Act) -> str:
    return act.kind.value if isinstance(act, acts.SpeechMade) else type(act).__name__


def _who(meeting: Meeting, act: Act) -> str:
    for name in _PEOPLE:
        if found := meeting.name(PersonId(getattr(act, name, ""))):
            return found
    return meeting.party_name(PartyId(getattr(act, "party", "")))


def _number(meeting: Meeting, finding: FindingId) -> str:
    known = meeting.finding(finding)
    return f"{meeting.profile.subject}{known.number}" if known else ""


def _row(line: Line, *, former: bool) -> SearchRow:
    return SearchRow(canonical(line), former=former)
