"""The journal as lines that can be read and filtered; made in small steps, for a long meeting has ten thousand."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import get_args

from desktop.meeting import acts
from desktop.meeting.history import finding_of, people_of
from desktop.meeting.ids import NOTHING, FindingId, PersonId, Seq
from desktop.meeting.journal import Reading
from desktop.meeting.state import Meeting
from desktop.ui.card_chip import CardChip
from desktop.ui.hall.journal_words import happened
from desktop.ui.hall.times import local
from desktop.ui.icons import Icon
from desktop.ui.record_card import RecordCard
from desktop.ui.speech import tr
from desktop.ui.tokens import Hue


class Family(StrEnum):
    """Kinds of act one may want to see alone."""

    SPEECH = "speech"
    VOTING = "voting"
    ATTENDANCE = "attendance"
    PROCEDURE = "procedure"
    OVERRIDE = "override"
    PAPERS = "papers"
    CORRECTION = "correction"


FAMILIES = {
    Family.SPEECH: frozenset((*get_args(acts.Speech), *get_args(acts.Floor))),
    Family.VOTING: frozenset(get_args(acts.Voting)),
    Family.ATTENDANCE: frozenset(get_args(acts.Attendance)),
    Family.PROCEDURE: frozenset(get_args(acts.Procedure)) - {acts.ProcedureOverridden},
    Family.OVERRIDE: frozenset({acts.ProcedureOverridden}),
    Family.PAPERS: frozenset(get_args(acts.Papers)),
    Family.CORRECTION: frozenset(get_args(acts.Correction)),
}
BETWEEN = r"-\u2014\u2013~\u81f3\u5230"
"""What may stand between two times: dashes of every length and the Chinese words for “to”."""
TURNING = (acts.Corrected, acts.StruckOut, acts.LateEntered)
"""Acts after which the line of another entry reads otherwise."""


@dataclass(frozen=True, slots=True)
class JournalLine:
    """One act: its card, and what it may be looked for by."""

    card: RecordCard
    family: Family
    people: frozenset[PersonId]
    finding: FindingId
    minute: int
    """Minutes since midnight in the zone of the meeting."""
    spoken: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """What one wants to see; what is left empty lets everything through."""

    text: str = ""
    family: Family | None = None
    person: PersonId = PersonId("")
    finding: FindingId = FindingId("")
    span: tuple[int, int] | None = None

    def lets(self, line: JournalLine) -> bool:
        """Whether the line is wanted."""
        return (
            (self.family is None or line.family is self.family)
            and (not self.person or self.person in line.people)
            and (not self.finding or line.finding == self.finding)
            and (self.span is None or self.span[0] <= line.minute <= self.span[1])
            and (not self.text or self.text in line.spoken)
        )


class JournalLines:
    """The lines of one meeting, kept; only what is new or was put right is made again."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._lines: dict[int, JournalLine] = {}
        self._upto = NOTHING
        """Newest entry looked at."""
        self._behind = NOTHING
        """Entries up to this number still have no line."""

    def begin(self, meeting: Meeting, number: int) -> None:
        """The newest ``number`` entries have their lines; ``step`` makes the others."""
        self._lines = {}
        self._upto = meeting.upto
        self._behind = Seq(max(0, meeting.upto - number))
        for seq in range(self._behind + 1, meeting.upto + 1):
            self._make(meeting, Seq(seq))

    def step(self, meeting: Meeting, number: int) -> bool:
        """``number`` older entries have their lines as well; return whether any are left."""
        first = max(0, self._behind - number)
        for seq in range(first + 1, self._behind + 1):
            self._make(meeting, Seq(seq))
        self._behind = Seq(first)
        return first > 0

    def follow(self, meeting: Meeting) -> None:
        """Entries that came since have their lines, and those they put right are made again."""
        for seq in range(self._upto + 1, meeting.upto + 1):
            reading = meeting.readings[Seq(seq)]
            act = reading.original.act
            if isinstance(act, TURNING) and act.of > self._behind:
                self._make(meeting, act.of)
            self._make(meeting, Seq(seq))
        self._upto = meeting.upto

    def all(self) -> tuple[JournalLine, ...]:
        """Return the lines there are, in order of entry."""
        return tuple(map(self._lines.__getitem__, range(self._behind + 1, self._upto + 1)))

    def _make(self, meeting: Meeting, seq: Seq) -> None:
        self._lines[seq] = journal_line(meeting, meeting.readings[seq], self._language)


def journal_line(meeting: Meeting, reading: Reading, language: str) -> JournalLine:
    """Return the line of one act."""
    entry = reading.entry
    said = happened(meeting, reading, language)
    at = local(meeting, entry.occurred_at)
    name = meeting.name(said.speaker) or said.label
    chips = _chips(meeting, reading)
    number = tr("第{number}号", number=entry.seq)
    headed = bool(name or chips)
    card = RecordCard(
        id=str(entry.seq),
        time=at.time().isoformat("seconds"),
        kind=said.kind,
        hue=said.hue,
        text=said.text if headed else f"{said.text}〔{number}〕",
        speaker=name,
        reference=number if headed else "",
        chips=chips,
        struck=reading.struck is not None,
        quiet=said.quiet,
    )
    about = _subject(meeting, reading)
    return JournalLine(
        card,
        next(family for family, kinds in FAMILIES.items() if type(entry.act) in kinds),
        people_of(meeting, entry.act) | people_of(meeting, about),
        finding_of(meeting, entry.act) or finding_of(meeting, about),
        at.hour * 60 + at.minute,
        f"{number} {card.spoken}",
    )


def _subject(meeting: Meeting, reading: Reading) -> acts.Act:
    """The act an act about another entry is about; itself for every other."""
    act = reading.entry.act
    known = meeting.readings.get(act.of) if isinstance(act, TURNING) else None
    return known.entry.act if known is not None else act


def _chips(meeting: Meeting, reading: Reading) -> tuple[CardChip, ...]:
    chips: list[CardChip] = []
    if reading.late is not None:
        entered = local(meeting, reading.entry.recorded_at).strftime("%H:%M")
        chips.append(CardChip(tr("补录 {time} 记入", time=entered), Hue.VIOLET, Icon.HISTORY))
    if reading.corrections:
        numbers = "、".join(str(each.seq) for each in reading.corrections)
        chips.append(CardChip(tr("已更正，见第{numbers}号", numbers=numbers), Hue.VIOLET, Icon.PENCIL))
    if reading.struck is not None:
        chips.append(CardChip(tr("已删去，见第{number}号", number=reading.struck.seq), Hue.RED, Icon.X))
    return tuple(chips)


def span_of(typed: str) -> tuple[int, int] | None:
    """Return the minutes of the day from and to, typed as 9:30-10:15, 0930—1015 or 9:30 (from then on).

    None for nothing; a span nothing lies in, (1, 0), for what is no time.
    """
    plain = unicodedata.normalize("NFKC", typed).strip()
    if not plain:
        return None
    ends = [_minute(part) for part in re.split(rf"\s*[{BETWEEN}]+\s*", plain) if part]
    if len(ends) not in {1, 2} or None in ends:
        return 1, 0
    first, last = ends[0] or 0, ends[-1] if len(ends) == 2 else 24 * 60
    return first, last or 0


def _minute(typed: str) -> int | None:
    found = re.fullmatch(r"(\d{1,2}):?(\d{2})", typed)
    if found is None or int(found[1]) > 24 or int(found[2]) > 59:
        return None
    return int(found[1]) * 60 + int(found[2])


def family_word(family: Family) -> str:
    """Return what the kinds of act of that family are called."""
    return {
        Family.SPEECH: tr("发言、质询"),
        Family.VOTING: tr("表决"),
        Family.ATTENDANCE: tr("出席"),
        Family.PROCEDURE: tr("程序"),
        Family.OVERRIDE: tr("突破程序"),
        Family.PAPERS: tr("文书"),
        Family.CORRECTION: tr("更正、补录"),
    }[family]
