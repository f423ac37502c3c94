"""A second reading of the journal: plain dictionaries, filled act by act, sharing nothing with the states."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from desktop.meeting import acts
from desktop.meeting.acts import Act, Choice, Method, Outcome
from desktop.meeting.ballots import BallotCount, Headcount
from desktop.meeting.codec import decode, encode
from desktop.meeting.ids import FindingId, ItemId, PersonId, Seq
from desktop.meeting.journal import Entry
from desktop.meeting.plan import Role
from desktop.meeting.profile import Electorate
from desktop.meeting.threshold import Casting, RecusalEffect, VoteRule
from tests.meeting.machine import oracle

COMINGS = (
    acts.Arrived
    | acts.EnteredRoom
    | acts.ProxyAttended
    | acts.LeftRoom
    | acts.Departed
    | acts.LeaveGranted
    | acts.MarkedAbsent
)


@dataclass
class Vote:
    """One round as the journal tells it."""

    opened: acts.VoteOpened
    seq: Seq
    words: dict[PersonId, str]
    ballots: dict[PersonId, Choice] = field(default_factory=dict)
    sheets: dict[PersonId, BallotCount] = field(default_factory=dict)
    recounted: list[tuple[PersonId, BallotCount]] = field(default_factory=list)
    """Sheets another one of the same teller has taken the place of."""
    hands: Counter[str] | None = None
    """The room's hands in totals, where they were counted so."""
    boxed: PersonId | None = None
    let_stand: str = ""
    """Why the chair let a close result stand."""
    issued: int = 0
    returned: int = 0
    casting: Choice | None = None
    voided: bool = False

    @property
    def secret(self) -> bool:
        return self.opened.method is Method.SECRET

    def sheet(self) -> BallotCount | None:
        """What the two last tellers found alike, or None."""
        last = list(self.sheets.values())[-2:]
        return last[0] if len(last) == 2 and last[0] == last[1] else None

    def outcome(self) -> str:
        """carried, lost, tied, void, or nothing while a count is missing."""
        rule, sheet = self.opened.rule, self.sheet()
        if self.returned > self.issued:
            return "void"
        if self.secret and sheet is None:
            return ""
        if sheet is not None and sheet.returned > sheet.issued:
            return "void"
        votes = oracle.secret(sheet, rule.blank) if sheet else self.cast()
        return oracle.outcome(rule, self.words, self.opened.headcount.component, votes, self.casting)

    def cast(self) -> Counter[str]:
        """The votes of a round that is not secret."""
        return oracle.named(self.ballots.values()) if self.hands is None else self.hands

    def close(self, limit: Fraction) -> bool:
        """Whether the two sides are at most that part of all the votes apart."""
        sheet = self.sheet()
        if self.secret and sheet is None:
            return False
        votes = self.cast() if sheet is None else Counter(_papers(sheet))
        apart, cast = abs(votes["for"] - votes["against"]), sum(votes.values())
        return cast > 0 and apart * limit.denominator <= cast * limit.numerator


def _papers(sheet: BallotCount) -> dict[str, int]:
    votes = {"for": sheet.for_, "against": sheet.against, "abstain": sheet.abstain, "defer": sheet.defer}
    return {**votes, "invalid": sheet.invalid, "blank": sheet.blank}


@dataclass
class Matter:
    """A motion as the journal tells it."""

    put: acts.MotionPut
    text: str
    phase: str = "put"
    votes: list[Vote] = field(default_factory=list)
    dissents: dict[Seq, tuple[PersonId, str]] = field(default_factory=dict)
    told: list[tuple[Outcome, Outcome]] = field(default_factory=list)
    """Computed and announced, of each announcement on the newest round."""
    past: list[list[tuple[Outcome, Outcome]]] = field(default_factory=list)
    """What was told before it was taken back, each time by itself."""
    declined: dict[PersonId, str] = field(default_factory=dict)
    boxed: PersonId | None = None
    put_to_vote: str = ""
    """Why the chair put it to the vote although deferral was due."""

    def take_back(self, *, always: bool = False) -> None:
        """Nothing is told any more; what was goes to the past."""
        if self.told or always:
            self.past.append(self.told)
        self.told = []


class Book:
    """Everything the grammar asks about; `note` takes the entries in turn."""

    def __init__(self, opening: acts.MeetingOpened) -> None:
        self.profile, self.plan = opening.profile, opening.plan
        self.raw: list[Entry] = []
        self.frozen: dict[Seq, dict[PersonId, str]] = {}
        """Who was where when a vote opened: later corrections of attendance leave it as it was."""
        self.clear()

    def clear(self) -> None:
        chair = next(seat.person for seat in self.plan.seats if seat.role is Role.CHAIR)
        self.where = dict.fromkeys((seat.person for seat in self.plan.seats), "expected")
        self.came: set[PersonId] = set()
        self.written: set[PersonId] = set()
        self.sits_for: dict[PersonId, PersonId] = {}
        self.recusals: dict[Seq, tuple[acts.Recused, bool | None, bool]] = {}
        self.chair = chair
        self.waived: set[tuple[str, Seq]] = set()
        self.matters: dict[Seq, Matter] = {}
        self.closed = self.sealed = False

    def note(self, entry: Entry) -> None:
        """The book holds the entry; corrections are read into a clean copy from the first page on."""
        self.raw.append(entry)
        if isinstance(entry.act, acts.Corrected | acts.StruckOut):
            self.clear()
            for each in settled(self.raw):
                self.take(each.seq, each.act)
        else:
            self.take(entry.seq, entry.act)

    def holds(self, rule: str, motion: Seq) -> bool:
        """Whether the profile applies the rule and nobody set it aside."""
        on = any(guard.rule == rule and guard.on for guard in self.profile.guards)
        return on and not {(rule, motion), (rule, Seq(0))} & self.waived

    def recused(self, put: acts.MotionPut) -> list[tuple[PersonId, bool, bool]]:
        """Who takes no part in the matter, whether that is settled, and whether he stays in the base; by entry."""
        return [
            (act.person, bool(granted), stays)
            for act, granted, stays in self.recusals.values()
            if granted is not False and (act.finding in findings(put) or (put.item and act.item == put.item))
        ]

    def withdrawn(self, put: acts.MotionPut) -> set[PersonId]:
        """Who takes no part in the matter."""
        return {person for person, _, _ in self.recused(put)}

    def holders(self) -> list[PersonId]:
        """One person for each seat with a vote: its own, or a proxy where those have votes; by the roster."""
        held: list[PersonId] = []
        for seat in self.plan.seats:
            if seat.votes:
                away = self.where[seat.person] not in ("here", "out")
                proxies = [each for each in self.where if self.sits_for.get(each) == seat.person and self.may_sit(each)]
                held.append(proxies[0] if away and proxies and self.profile.proxies_vote else seat.person)
        roster = list(self.where)
        return sorted(held, key=roster.index)

    def may_sit(self, person: PersonId) -> bool:
        seat = self.plan.seat(person)
        return seat is not None and not seat.votes and seat.role not in (Role.RESPONDENT, Role.STAFF)

    def electors(self, put: acts.MotionPut) -> dict[PersonId, str]:
        """One word for everybody who counts on that matter now."""
        recused, people = self.withdrawn(put), self.holders()
        if self.profile.electorate is Electorate.PARTIES:
            able = [each for each in people if self.where[each] == "here" and each not in recused]
            party = {seat.person: seat.party for seat in self.plan.seats}
            first = [[each for each in (*able, *people) if party[each] == known.id][:1] for known in self.plan.parties]
            people = [each for found in first for each in found]
        return {each: self.word(each, each in recused) for each in people}

    def word(self, person: PersonId, recused: bool) -> str:  # noqa: FBT001 - one of two kinds of people
        where = self.where[person]
        if recused:
            return "recused here" if person in self.came and where != "gone" else "recused away"
        if where != "here" and person in self.written and self.profile.written_counted:
            return "written"
        return "gone" if where == "out" else where

    def rule(self, motion: Seq) -> VoteRule:
        """The rule a vote on the matter must be held by if it opened now."""
        put = self.matters[motion].put
        kind = next(each for each in self.profile.motions if each.id == put.kind)
        settled_ = [stays for _, granted, stays in self.recused(put) if granted]
        recusal = kind.rule.recusal
        if settled_:
            recusal = RecusalEffect.STAYS if all(settled_) else RecusalEffect.LEAVES
        quorum = kind.rule.quorum or self.profile.opening.quorum
        return replace(kind.rule, recusal=recusal, quorum=quorum if self.holds("quorum.at-vote", motion) else None)

    def eligible(self, rule: VoteRule, words: dict[PersonId, str]) -> set[PersonId]:
        """Who may cast a ballot."""
        able = {each for each, word in words.items() if word in ("here", "written")}
        return able - {self.chair} if rule.casting is Casting.CHAIR_ONLY_ON_TIE else able

    def headcount(self, words: dict[PersonId, str]) -> Headcount:
        """The numbers a vote must freeze for those words."""
        number = Counter(words.values())
        return Headcount(
            component=max(self.plan.component, len(words)),
            entitled=len(words),
            present=number["here"],
            written=number["written"],
            on_leave=number["leave"],
            absent=number["absent"],
            not_arrived=number["expected"],
            recused=number["recused here"] + number["recused away"],
            recused_present=number["recused here"],
            departed=number["gone"],
        )

    def voted(self, person: PersonId) -> bool:
        """Whether a ballot of that person is in any round."""
        return any(person in vote.ballots for matter in self.matters.values() for vote in matter.votes)

    def open(self) -> list[Seq]:
        """The motions on which a vote runs."""
        return [seq for seq, matter in self.matters.items() if matter.phase == "open"]

    def take(self, seq: Seq, act: Act) -> None:
        if isinstance(act, COMINGS) and act.person not in self.where:
            return
        match act:
            case acts.Arrived(person=person) | acts.EnteredRoom(person=person) | acts.ProxyAttended(person=person):
                self.where[person] = "here"
                self.came.add(person)
                if isinstance(act, acts.ProxyAttended):
                    self.sits_for[person] = act.stands_for
            case acts.LeftRoom(person=person):
                self.where[person] = "out"
            case acts.Departed(person=person):
                self.where[person] = "gone"
            case acts.LeaveGranted(person=person):
                self.where[person] = "leave"
                (self.written.add if act.written_opinion else self.written.discard)(person)
            case acts.MarkedAbsent(person=person):
                self.where[person] = "absent"
            case acts.Recused():
                self.recusals[seq] = (act, None, True)
            case acts.RecusalSettled(recusal=recusal) if recusal in self.recusals:
                self.recusals[recusal] = (self.recusals[recusal][0], act.granted, act.stays_in_base)
            case acts.ChairChanged(chair=chair):
                self.chair = chair
            case acts.ProcedureOverridden():
                self.waived.add((act.rule, act.motion))
            case acts.MeetingClosed():
                self.closed = True
            case acts.RecordSealed():
                self.sealed = True
            case acts.MotionPut():
                self.matters[seq] = Matter(act, act.text)
            case _:
                matter = self.matters.get(getattr(act, "motion", Seq(0)))
                if matter is not None:
                    self.move(matter, seq, act)

    def move(self, matter: Matter, seq: Seq, act: Act) -> None:
        vote = matter.votes[-1] if matter.votes else None
        match act:
            case acts.VoteOpened():
                words = self.frozen.setdefault(seq, self.electors(matter.put))
                matter.take_back()
                matter.votes.append(Vote(act, seq, words, boxed=matter.boxed))
                matter.phase, matter.declined, matter.boxed = "open", {}, None
            case acts.MotionReworded(text=text):
                matter.text = text
            case acts.VotingClosed():
                matter.phase = "closed"
            case acts.VoteVoided():
                matter.take_back()
                matter.phase = "void"
                matter.votes[-1].voided = True
            case acts.VoteDeferred():
                matter.take_back()
                matter.phase = "deferred"
            case acts.ReconsiderationMoved():
                matter.take_back(always=True)
                matter.phase = "put"
            case acts.DeferralDeclined(ground=ground):
                if vote is not None and matter.phase in ("closed", "reported"):
                    vote.let_stand = ground
                else:
                    matter.put_to_vote = ground
            case acts.DissentDeclined(voter=voter, words=said):
                matter.declined[voter] = said
            case acts.BoxChecked(scrutineer=scrutineer) if matter.phase != "open":
                matter.boxed = scrutineer
            case acts.ResultAnnounced() | acts.AnnouncementCorrected():
                matter.told.append((act.computed, act.announced))
                waits = isinstance(act, acts.ResultAnnounced) and act.slip
                final = "void" if act.announced is Outcome.VOID else "announced"
                matter.phase = "reported" if waits else final
            case acts.DissentNoted(voter=voter, text=text):
                since = vote.seq if vote else Seq(0)
                matter.dissents = {
                    number: each for number, each in matter.dissents.items() if number < since or each[0] != voter
                }
                matter.dissents[seq] = (voter, text)
            case _ if vote is not None:
                self.fill(matter, vote, act)

    def fill(self, matter: Matter, vote: Vote, act: Act) -> None:
        match act:
            case acts.BallotCast(voter=voter, choice=choice):
                vote.ballots.pop(voter, None)
                vote.ballots[voter] = choice
            case acts.BallotsIssued(number=number):
                vote.issued = number
            case acts.BoxChecked(scrutineer=scrutineer):
                vote.boxed = scrutineer
            case acts.HandsCounted():
                hands = {"for": act.for_, "against": act.against, "abstain": act.abstain, "defer": act.defer}
                vote.hands = Counter(hands)
            case acts.BallotsCounted(teller=teller, count=count):
                if teller in vote.sheets:
                    vote.recounted.append((teller, vote.sheets.pop(teller)))
                vote.sheets[teller] = count
            case acts.CountReported(returned=returned):
                vote.returned = returned
                matter.phase = "reported"
            case acts.CastingVoteGiven(choice=choice):
                vote.casting = choice


def settled(raw: list[Entry]) -> list[Entry]:
    """The journal as if it had been written right at once: corrected parts rewritten, struck entries left out."""
    read = {entry.seq: entry for entry in raw}
    struck = {entry.act.of for entry in raw if isinstance(entry.act, acts.StruckOut)}
    for entry in raw:
        if isinstance(entry.act, acts.Corrected):
            about = read[entry.act.of]
            read[about.seq] = replace(about, act=rewritten(about.act, entry.act.field, entry.act.value))
    return [entry for entry in read.values() if entry.seq not in struck]


def rewritten(act: Act, part: str, value: str) -> Act:
    """The act with that part written anew in its own stored form."""
    kind, version, body = encode(act)
    form: dict[str, Any] = json.loads(body)
    parsed = isinstance(form[part], int | bool | list)
    form[part] = json.loads(value) if parsed else value
    return decode(kind, version, json.dumps(form).encode())


def findings(put: acts.MotionPut) -> list[FindingId]:
    """Every finding a motion is about."""
    return [each for each in (put.finding, *put.others) if each]


def about(put: acts.MotionPut) -> FindingId | ItemId:
    """What a motion is about."""
    return put.finding or put.item
