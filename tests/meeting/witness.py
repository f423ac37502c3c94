"""A witness who reads a journal his own way: nothing here asks the meeting's state, its rules or its tally."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from desktop.meeting.acts import (
    Act,
    AnnouncementCorrected,
    Arrived,
    BallotCast,
    BallotsCounted,
    BallotsIssued,
    CastingVoteGiven,
    ChairChanged,
    Choice,
    Corrected,
    CountReported,
    Departed,
    DissentNoted,
    EnteredRoom,
    LeaveGranted,
    LeftRoom,
    MarkedAbsent,
    MeetingOpened,
    Method,
    MotionPut,
    Outcome,
    ProcedureOverridden,
    ProxyAttended,
    ReconsiderationMoved,
    RecusalSettled,
    Recused,
    ResultAnnounced,
    StruckOut,
    VoteDeferred,
    VoteOpened,
    VoteVoided,
    VotingClosed,
)
from desktop.meeting.ballots import BallotCount
from desktop.meeting.codec import decode, encode
from desktop.meeting.ids import PersonId, Seq
from desktop.meeting.journal import Entry
from desktop.meeting.plan import Role, Seat
from desktop.meeting.profile import Electorate
from desktop.meeting.threshold import Base, BlankBallot, Casting, Comparison, RecusalEffect

Told = dict[Seq, Act]


def told(entries: Iterable[Entry]) -> Told:
    """What stands, by number: corrections written into the acts' own form, struck entries gone."""
    acts: Told = {}
    for entry in entries:
        acts[entry.seq] = entry.act
        match entry.act:
            case Corrected(of=of, field=part, value=value) if of in acts:
                kind, version, body = encode(acts[of])
                form = json.loads(body)
                worded = isinstance(form[part], str | None)
                form[part] = (value or (None if part == "due" else "")) if worded else json.loads(value)
                acts[of] = decode(kind, version, json.dumps(form).encode())
            case StruckOut(of=of):
                acts.pop(of, None)
            case _:
                pass
    return acts


@dataclass
class Poll:
    """One round of voting as the witness wrote it down."""

    seq: Seq
    opened: VoteOpened
    ballots: dict[PersonId, Choice] = field(default_factory=dict)
    dissents: dict[PersonId, str] = field(default_factory=dict)
    sheets: list[BallotsCounted] = field(default_factory=list)
    issued: int = 0
    returned: int = 0
    casting: Choice | None = None
    ended: str = ""
    """What ended the voting: closed, reported, void, deferred; empty while it is open."""

    @property
    def count(self) -> BallotCount | None:
        """The sheet on which the two newest tellers agree."""
        newest = {each.teller: each.count for each in self.sheets}
        order = [each.teller for each in reversed(self.sheets)]
        last = list(dict.fromkeys(order))[:2]
        agree = len(last) == 2 and newest[last[0]] == newest[last[1]]
        return newest[last[0]] if agree and self.returned <= self.issued else None


@dataclass
class Witness:
    """The journal up to now, read once."""

    acts: Told

    @classmethod
    def of(cls, entries: Sequence[Entry]) -> Witness:
        """What the witness makes of these entries."""
        return cls(told(entries))

    @property
    def opening(self) -> MeetingOpened:
        act = self.acts[Seq(1)]
        assert isinstance(act, MeetingOpened)
        return act

    @property
    def seats(self) -> dict[PersonId, Seat]:
        return {seat.person: seat for seat in self.opening.plan.seats}

    def presence(self) -> dict[PersonId, str]:
        """Where everybody is: expected, present, out, gone, leave, absent."""
        words = {Departed: "gone", LeftRoom: "out", LeaveGranted: "leave", MarkedAbsent: "absent"}
        where = dict.fromkeys(self.seats, "expected")
        for act in self.acts.values():
            if isinstance(act, Arrived | EnteredRoom | ProxyAttended):
                where[act.person] = "present"
            elif isinstance(act, Departed | LeftRoom | LeaveGranted | MarkedAbsent):
                where[act.person] = words[type(act)]
        return where

    def wrote(self) -> set[PersonId]:
        """Whose newest leave came with a written opinion."""
        leaves = {act.person: act.written_opinion for act in self.acts.values() if isinstance(act, LeaveGranted)}
        return {person for person, written in leaves.items() if written}

    def chair(self) -> PersonId:
        chair = next(seat.person for seat in self.opening.plan.seats if seat.role is Role.CHAIR)
        for act in self.acts.values():
            chair = act.chair if isinstance(act, ChairChanged) else chair
        return chair

    def holds(self, rule: str, motion: Seq) -> bool:
        """Whether the guard is on and nobody set it aside."""
        on = any(guard.rule == rule and guard.on for guard in self.opening.profile.guards)
        aside = (act for act in self.acts.values() if isinstance(act, ProcedureOverridden) and act.rule == rule)
        return on and all(act.motion not in (0, motion) for act in aside)

    def recused(self, put: MotionPut) -> dict[PersonId, bool]:
        """Who withdrew from the matter and was not turned down; whether the chair granted it."""
        settled = {act.recusal: act.granted for act in self.acts.values() if isinstance(act, RecusalSettled)}
        return {
            act.person: settled.get(seq, False)
            for seq, act in self.acts.items()
            if isinstance(act, Recused) and settled.get(seq, True)
            if (act.finding and act.finding == put.finding) or (act.item and act.item == put.item)
        }

    def base_stays(self, put: MotionPut) -> bool:
        """Whether those who withdrew stay in the base."""
        settled = {act.recusal: act for act in self.acts.values() if isinstance(act, RecusalSettled) and act.granted}
        words = [
            settled[seq].stays_in_base
            for seq, act in self.acts.items()
            if isinstance(act, Recused) and seq in settled
            if (act.finding and act.finding == put.finding) or (act.item and act.item == put.item)
        ]
        kind = self.opening.profile.motion(put.kind)
        assert kind is not None
        return all(words) if words else kind.rule.recusal is RecusalEffect.STAYS

    def entitled(self) -> list[PersonId]:
        """应到 in roster order, voting proxies in their principals' places."""
        where, proxies = self.presence(), dict[PersonId, PersonId]()
        stands = {act.person: act.stands_for for act in self.acts.values() if isinstance(act, ProxyAttended)}
        for person, seat in self.seats.items():
            principal = self.seats.get(stands.get(person, PersonId("")))
            fit = not seat.votes and seat.role not in (Role.RESPONDENT, Role.STAFF)
            if fit and principal is not None and principal.votes and where[principal.person] not in ("present", "out"):
                proxies.setdefault(principal.person, person)
        if not self.opening.profile.proxies_vote:
            proxies = {}
        return [
            each
            for each, seat in self.seats.items()
            if each in proxies.values() or (seat.votes and each not in proxies)
        ]

    def electors(self, put: MotionPut) -> tuple[list[PersonId], list[PersonId]]:
        """应到 on the matter, and those of them who can vote now."""
        where, recused = self.presence(), self.recused(put)
        entitled = self.entitled()
        if self.opening.profile.electorate is Electorate.PARTIES:
            able = [each for each in entitled if where[each] == "present" and each not in recused]
            first = {}
            for each in (*able, *entitled):
                first.setdefault(self.seats[each].party, each)
            entitled = [first[party.id] for party in self.opening.plan.parties if party.id in first]
        written = self.wrote() if self.opening.profile.written_counted else set()
        able = [each for each in entitled if each not in recused and (where[each] == "present" or each in written)]
        kind = self.opening.profile.motion(put.kind)
        assert kind is not None
        only_on_tie = kind.rule.casting is Casting.CHAIR_ONLY_ON_TIE
        return entitled, [each for each in able if not (only_on_tie and each == self.chair())]

    def motion(self, seq: Seq) -> MotionPut:
        act = self.acts[seq]
        assert isinstance(act, MotionPut)
        return act

    def polls(self, motion: Seq) -> list[Poll]:
        """Every round of the motion."""
        rounds: list[Poll] = []
        for seq, act in self.acts.items():
            if isinstance(act, VoteOpened) and act.motion == motion:
                rounds.append(Poll(seq, act))
            elif rounds and getattr(act, "motion", None) == motion:
                _note(rounds[-1], act)
        return rounds

    def phase(self, motion: Seq) -> str:
        """How far the motion has come."""
        at = "put"
        for act in self.acts.values():
            if getattr(act, "motion", None) != motion:
                continue
            match act:
                case VoteOpened():
                    at = "open"
                case VotingClosed():
                    at = "closed"
                case CountReported():
                    at = "reported"
                case VoteVoided():
                    at = "void"
                case VoteDeferred():
                    at = "deferred"
                case ReconsiderationMoved():
                    at = "put"
                case ResultAnnounced(slip=True):
                    at = "reported"
                case ResultAnnounced() | AnnouncementCorrected():
                    at = "void" if act.announced is Outcome.VOID else "announced"
                case _:
                    pass
        return at

    def motions(self) -> list[Seq]:
        return [seq for seq, act in self.acts.items() if isinstance(act, MotionPut)]


def _note(poll: Poll, act: Act) -> None:
    match act:
        case BallotCast(voter=voter, choice=choice):
            poll.ballots[voter] = choice
        case DissentNoted(voter=voter, text=text):
            poll.dissents[voter] = text
        case BallotsIssued(number=number):
            poll.issued = number
        case BallotsCounted():
            poll.sheets.append(act)
        case CastingVoteGiven(choice=choice):
            poll.casting = choice
        case VotingClosed():
            poll.ended = "closed"
        case CountReported(returned=returned):
            poll.ended, poll.returned = "reported", returned
        case VoteVoided():
            poll.ended = "void"
        case VoteDeferred():
            poll.ended = "deferred"
        case _:
            pass


def outcome(poll: Poll) -> str:
    """What the round comes to, by shares and not by lines; empty while a count is missing."""
    rule, heads = poll.opened.rule, poll.opened.headcount
    stays = rule.recusal is RecusalEffect.STAYS
    if poll.returned > poll.issued:
        return "void"
    count = poll.count
    if poll.opened.method is Method.SECRET and count is None:
        return ""
    if rule.quorum is not None:
        whole = heads.component if rule.quorum.base is Base.COMPONENT else heads.entitled - (not stays) * heads.recused
        if not heads.present or not _reaches(heads.present, rule.quorum.fraction, rule.quorum.comparison, whole):
            return "void"
    if count is not None and count.returned > count.issued:
        return "void"
    cast = list(poll.ballots.values())
    for_, against = cast.count(Choice.FOR), cast.count(Choice.AGAINST)
    others, invalid = len(cast) - for_ - against, 0
    if count is not None:
        blank_invalid = rule.blank is BlankBallot.INVALID
        for_, against, invalid = count.for_, count.against, count.invalid + blank_invalid * count.blank
        others = count.abstain + count.defer + (not blank_invalid) * count.blank

    def passes(more_for: int, more_against: int) -> bool:
        bases = {
            Base.ENTITLED: heads.entitled - (not stays) * heads.recused,
            Base.PRESENT: heads.present + stays * heads.recused_present,
            Base.COMPONENT: heads.component,
            Base.VOTING: for_ + against + others + invalid + more_for + more_against,
            Base.VALID: for_ + against + others + more_for + more_against,
            Base.FOR_AND_AGAINST: for_ + against + more_for + more_against,
        }
        line = rule.threshold
        return for_ + more_for > 0 and _reaches(for_ + more_for, line.fraction, line.comparison, bases[line.base])

    if passes(0, 0):
        return "carried"
    due = rule.casting is not Casting.NONE and for_ == against > 0 and passes(1, 0)
    if due and poll.casting is None:
        return "tied"
    return "carried" if due and poll.casting is Choice.FOR else "lost"


def _reaches(number: int, share: Fraction, comparison: Comparison, whole: int) -> bool:
    return number > share * whole if comparison is Comparison.MORE_THAN else number >= share * whole
