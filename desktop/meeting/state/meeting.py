"""The meeting as it stands after its newest entry: everything a rule, a screen or a paper may ask."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import get_args

from desktop.meeting import acts
from desktop.meeting.acts import DecidedByOpinions, MeetingOpened, MotionPut, Outcome
from desktop.meeting.ids import NOBODY, FindingId, ItemId, PartyId, PersonId, Seq
from desktop.meeting.journal import Entry
from desktop.meeting.plan import Finding, Plan, Seat
from desktop.meeting.profile import Profile
from desktop.meeting.settle import Readings
from desktop.meeting.state.agenda import Agenda
from desktop.meeting.state.attendance import Attendance, Recusal
from desktop.meeting.state.floor import Floor
from desktop.meeting.state.heard import Heard
from desktop.meeting.state.motions import Motions, Phase
from desktop.meeting.state.opinions import Opinions
from desktop.meeting.state.papers import Papers
from desktop.meeting.state.questioning import Questioning

SPEECH = frozenset(get_args(acts.Speech))
ATTENDANCE = frozenset(get_args(acts.Attendance))
PROCEDURE = frozenset(get_args(acts.Procedure))
VOTING = frozenset(get_args(acts.Voting))
PAPERS = frozenset(get_args(acts.Papers))
FLOOR = frozenset(get_args(acts.Floor))


class NotAJournal(ValueError):
    """The entries do not begin with an opening, or their numbers have a gap."""


@dataclass(frozen=True)
class Verdict:
    """会审认定 of a finding as it stands now."""

    word: str
    """In the profile's words; empty while nothing was settled."""
    motion: Seq | None = None
    """The motion it rests on, or was put off or lost with."""
    by_opinions: bool = False
    outcome: Outcome | None = None
    """What became of that motion."""


class Meeting:
    """A replayed journal. Only `take` changes it, and only by entries that are already safely stored."""

    def __init__(self, opening: Entry) -> None:
        if not isinstance(opening.act, MeetingOpened) or opening.seq != 1:
            raise NotAJournal(f"entry {opening.seq} is no opening")
        self.opening = opening
        self.opened: MeetingOpened = opening.act
        self.readings = Readings([opening])
        self.upto: Seq = opening.seq
        self._begin()

    def _begin(self) -> None:
        self.attendance = Attendance(self.profile, self.plan, self.opened.recorder)
        self.agenda = Agenda(self.plan)
        self.floor = Floor(self.plan, self.profile.limits)
        self.questioning = Questioning()
        self.heard = Heard()
        self.opinions = Opinions(self.plan)
        self.motions = Motions()
        self.papers = Papers()

    @property
    def profile(self) -> Profile:
        """The kind of meeting as embedded at opening; never today's file."""
        return self.opened.profile

    @property
    def plan(self) -> Plan:
        """The preparation as embedded at opening."""
        return self.opened.plan

    @property
    def next_seq(self) -> Seq:
        """The number the next entry will get."""
        return Seq(self.upto + 1)

    def take(self, entry: Entry) -> None:
        """The meeting follows the entry, which must be the next one; raises `NotAJournal` otherwise."""
        self.take_all((entry,))

    def take_all(self, entries: Iterable[Entry]) -> None:
        """The meeting follows the entries, replayed at most once however many corrections are among them."""
        changed = False
        try:
            for entry in entries:
                if entry.seq != self.next_seq:
                    raise NotAJournal(f"entry {entry.seq} after {self.upto}")
                changed = self.readings.take(entry) or changed
                self.upto = entry.seq
                if not changed:
                    self._follow(entry)
        finally:
            if changed:
                self._replay()

    def _replay(self) -> None:
        self._begin()
        for entry in self.readings.standing():
            self._follow(entry)

    def _follow(self, entry: Entry) -> None:
        # Each part hears of its own family of acts only: asking all six costs more than everything else in a replay.
        kind = type(entry.act)
        if kind in SPEECH:
            self.opinions.take(entry, self.agenda.current)
            self.questioning.take(entry)
            self.heard.take(entry)
        elif kind in VOTING:
            self.motions.take(entry)
        elif kind in ATTENDANCE:
            self.attendance.take(entry)
        elif kind in PROCEDURE:
            self.agenda.take(entry)
            self.floor.take(entry)
            if kind is DecidedByOpinions:
                self.opinions.take(entry, self.agenda.current)
        elif kind in PAPERS:
            self.papers.take(entry)
        elif kind in FLOOR:
            self.floor.take(entry)

    @property
    def running(self) -> bool:
        """Whether the record is open: neither closed nor sealed."""
        return self.agenda.closed_at is None and self.papers.sealed is None

    def seat(self, person: PersonId) -> Seat | None:
        """The person's place, or None for somebody who is not on the list."""
        known = self.attendance.people.get(person)
        return known.seat if known else None

    def name(self, person: PersonId) -> str:
        """The person's name as printed; empty for nobody."""
        known = self.seat(person)
        return known.name if known else ""

    def party_of(self, person: PersonId) -> PartyId:
        """The authority the person speaks for; empty for none."""
        known = self.seat(person)
        return known.party if known else PartyId("")

    def party_name(self, party: PartyId) -> str:
        """What the room calls the party; empty for none."""
        known = self.plan.party(party)
        return known.called if known else ""

    def finding(self, finding: FindingId) -> Finding | None:
        """The finding, added ones included, or None."""
        return self.agenda.findings.get(finding)

    def recused(self, put: MotionPut) -> dict[PersonId, Recusal]:
        """Who takes no part in what the motion is about, with the newest recusal that says so."""
        return {each.act.person: each for each in self.recusals(put)}

    def recusals(self, put: MotionPut) -> tuple[Recusal, ...]:
        """Every recusal from what the motion is about that was not turned down, in order of entry."""
        matters = put.findings or (FindingId(""),)
        known = self.attendance.recusals.values()
        return tuple(each for each in known if any(each.covers(finding, put.item) for finding in matters))

    def verdict(self, finding: FindingId) -> Verdict:
        """会审认定 of the finding: adopted by opinions, by a carried vote, put off, lost, or not yet settled."""
        last = self.motions.about(finding)
        decided = self.opinions.decided.get(finding)
        if decided is not None and (last is None or decided[0] > last.seq):
            return Verdict(decided[1], by_opinions=True)
        if last is None:
            return Verdict("")
        if last.phase is Phase.DEFERRED:
            return Verdict("", last.seq, outcome=Outcome.DEFERRED)
        if last.phase is Phase.ANNOUNCED and last.announced is not None:
            word = last.put.verdict if last.announced is Outcome.CARRIED else ""
            return Verdict(word, last.seq, outcome=last.announced)
        return Verdict("", last.seq)

    def current_item(self) -> ItemId:
        """The agenda item that is open; empty between items."""
        return self.agenda.current

    def chair(self) -> PersonId:
        """Who chairs now; NOBODY while the chair is empty."""
        return self.attendance.chair or NOBODY


def replay(entries: Iterable[Entry]) -> Meeting:
    """The meeting as those entries, from the opening on, leave it; `NotAJournal` where they are none."""
    rest = iter(entries)
    first = next(rest, None)
    if first is None:
        raise NotAJournal("no entries")
    meeting = Meeting(first)
    meeting.take_all(rest)
    return meeting
