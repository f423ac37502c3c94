"""A meeting as one paper may see it: what the paper shows, how its people, times and findings are called."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from desktop.meeting.acts import Corrected, Paper, QuestionPut
from desktop.meeting.ids import FindingId, PersonId, Seq, UnitId
from desktop.meeting.numerals import numeral
from desktop.meeting.plan import Finding, Role, Seat, Unit
from desktop.meeting.profile import BallotWords
from desktop.meeting.state import Meeting, Motion
from desktop.minutes import words
from desktop.minutes.parts import Part
from desktop.minutes.wording import Wording, wording

PENDING = "（待核）"
"""Stands where a speaker or another part was not chosen in time."""

_WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True)
class View:
    """What one paper may see of a meeting; every word that depends on who reads it is asked for here."""

    meeting: Meeting
    paper: Paper
    wording: Wording = field(default_factory=wording)
    """The office's set phrases."""
    plain: bool = False
    """Whether paragraphs read as composed, whatever they were reworded to."""

    def shows(self, *parts: Part) -> bool:
        """Whether the paper may show all of those parts."""
        return all(self.meeting.profile.shows(self.paper.value, part.value) for part in parts)

    def reworded(self, key: str, text: str) -> str:
        """The narrative as it was reworded under that key, else the text."""
        return text if self.plain else self.meeting.papers.wording.get(key, text)

    def local(self, at: datetime) -> datetime:
        """The moment in the meeting's zone."""
        return at.astimezone(ZoneInfo(self.meeting.opened.zone))

    @property
    def begin(self) -> datetime:
        """When the meeting began, local: as called to order, else as announced, else as the record was opened."""
        meeting = self.meeting
        return self.local(meeting.agenda.ordered_at or meeting.plan.starts or meeting.opening.occurred_at)

    @property
    def end(self) -> datetime | None:
        """When it was closed, local; None while it runs."""
        closed = self.meeting.agenda.closed_at
        return None if closed is None else self.local(closed)

    def clock(self, at: datetime) -> str:
        """The time of day, “9:31”; on another day than the meeting's first with the date before it."""
        here = self.local(at)
        time = f"{here.hour}:{here.minute:02d}"
        same = here.date() == self.begin.date()
        return time if same else f"{here.month}月{here.day}日{time}"

    def span(self) -> str:
        """When the meeting took place: “2027年3月16日（星期二）9:00—11:51”."""
        start = self.begin
        day = f"{long_date(start.date())}（星期{_WEEKDAYS[start.weekday()]}）{start.hour}:{start.minute:02d}"
        return f"{day}—{self.clock(self.end)}" if self.end is not None else f"{day}开始"

    def person(self, person: PersonId) -> str:
        """The name as printed; where names of reviewers are withheld, the party stands, or 主持人; 待核 for nobody."""
        seat = self.meeting.seat(person)
        if seat is None:
            return PENDING
        reviewer = seat.role not in (Role.RESPONDENT, Role.STAFF)
        if reviewer and not self.shows(Part.NAMES):
            chair = self.meeting.profile.presiding if seat.role is Role.CHAIR else ""
            return chair or self.meeting.party_name(seat.party) or words.word(seat.role)
        return seat.name

    def post(self, seat: Seat) -> str:
        """Where the person comes from and as what: “市委巡察办主任”."""
        party = self.meeting.plan.party(seat.party)
        unit = self.unit(seat.unit)
        origin = party.name if party else unit.name if unit else ""
        post = seat.post or seat.duty
        # “…党组” and “党组书记” share two characters; “巡察组” and “组长” share one by chance.
        shared = max((n for n in range(2, len(post) + 1) if origin.endswith(post[:n])), default=0)
        return post if origin and post.startswith(origin) else origin + post[shared:]

    def unit(self, unit: UnitId) -> Unit | None:
        """The reviewed unit of that id, or None."""
        return next((each for each in self.meeting.plan.units if each.id == unit), None)

    def number(self, finding: FindingId) -> str:
        """How the finding is called: “问题02”; empty for none."""
        known = self.meeting.finding(finding)
        return f"{self.meeting.profile.subject}{known.number}" if known else ""

    def findings(self) -> tuple[Finding, ...]:
        """All findings, in the order of the register."""
        return tuple(self.meeting.agenda.findings.values())

    def ballot(self, motion: Motion) -> BallotWords:
        """The words on the ballots of that motion."""
        kind = self.meeting.profile.motion(motion.put.kind)
        return kind.words if kind else BallotWords.MOTION

    def called(self, motion: Motion) -> str:
        """How the motion is called: 表决一."""
        return f"表决{numeral(motion.number)}"

    def withheld_source(self, seq: Seq) -> bool:
        """Whether the entry is a question from a protected source, or was ever recorded or corrected as one."""
        reading = self.meeting.readings.get(seq)
        if reading is None or not isinstance(reading.original.act, QuestionPut):
            return False
        touched = (entry.act for entry in reading.corrections)
        return reading.original.act.source_withheld or any(
            isinstance(act, Corrected) and act.field == "source_withheld" for act in touched
        )


def long_date(day: date) -> str:
    """The day as papers write it: “2027年3月16日”."""
    return f"{day.year}年{day.month}月{day.day}日"


def optional_date(day: date | None) -> str:
    """The day as papers write it, empty where there is none."""
    return "" if day is None else long_date(day)


def sentence(text: str) -> str:
    """The text with a full stop where it has no end of its own; empty stays empty."""
    bare = text.rstrip()
    ended = bare.rstrip("”’")[-1:] in "。！？…；："
    return bare if ended else f"{bare}。"


def unquoted(text: str) -> str:
    """The words without the one pair of quotation marks that was typed around all of them."""
    words = text.strip()
    inner = words[1:-1]
    return inner if words[:1] == "“" and words[-1:] == "”" and "“" not in inner and "”" not in inner else words


def joined(*parts: str, by: str = "，") -> str:
    """The parts that are not empty, with that mark between them, each without its own full stop."""
    return by.join(part.strip().rstrip("。；，") for part in parts if part.strip())


def once(*parts: str, by: str = "，") -> str:
    """The parts joined, without those that another part says already in the same words: a note often repeats."""
    bare = list(dict.fromkeys(part.strip().rstrip("。；，") for part in parts if part.strip()))
    return by.join(part for part in bare if not any(part in other for other in bare if other != part))
