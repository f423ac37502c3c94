"""Motions from proposal to announcement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from desktop.meeting.acts import (
    AnnouncementCorrected,
    BallotCast,
    BallotsCounted,
    BallotsIssued,
    BallotsSealed,
    BoxChecked,
    CastingVoteGiven,
    CountReported,
    DeferralDeclined,
    DissentDeclined,
    DissentNoted,
    DissentReadBack,
    HandsCounted,
    Method,
    MotionPut,
    MotionReworded,
    ReconsiderationMoved,
    ResultAnnounced,
    VoteDeferred,
    VoteOpened,
    VoteVoided,
    VotingClosed,
)
from desktop.meeting.acts.voting import Choice, Outcome
from desktop.meeting.ballots import BallotCount, Count
from desktop.meeting.ids import NOTHING, FindingId, PersonId, Seq
from desktop.meeting.journal import Entry
from desktop.meeting.state.changed import changed
from desktop.meeting.tally import CastingVote, Tally, tally


class Phase(StrEnum):
    """How far a motion has come (表决状态)."""

    PUT = "put"
    """提出"""
    OPEN = "open"
    """投票中"""
    CLOSED = "closed"
    """投票截止（计票中）"""
    REPORTED = "reported"
    """已报告"""
    ANNOUNCED = "announced"
    """已宣布"""
    VOID = "void"
    """无效"""
    DEFERRED = "deferred"
    """暂缓"""


@dataclass(frozen=True)
class Dissent:
    """Words of dissent, bound to a ballot."""

    seq: Seq
    voter: PersonId
    text: str
    confirmed: bool | None = None
    """None: not yet read back."""


@dataclass(frozen=True)
class Ballot:
    """A named ballot and the entry that holds it."""

    seq: Seq
    voter: PersonId
    choice: Choice
    written: bool = False


@dataclass(frozen=True)
class Round:
    """One round of voting on a motion; a void one is kept."""

    opened: VoteOpened
    seq: Seq
    at: datetime
    ballots: tuple[Ballot, ...] = ()
    """In order of voting; named methods only."""
    issued: int = 0
    counts: tuple[BallotsCounted, ...] = ()
    """The tellers' sheets, the newest of each teller."""
    returned: int = 0
    """Ballots reported as come back where they exceeded those issued."""
    casting: CastingVoteGiven | None = None
    closed: bool = False
    reported: CountReported | None = None
    strip: str = ""
    void: str = ""
    """Ground on which it was declared void; empty otherwise."""
    box: BoxChecked | None = None
    """验箱: who showed the box empty before the papers went out; None where nobody has yet."""
    hands: HandsCounted | None = None
    """The room's hands in totals, where nobody's ballot was written down by name."""
    recounted: tuple[BallotsCounted, ...] = ()
    """Sheets another one of the same teller has taken the place of, oldest first."""
    not_deferred: str = ""
    """Ground on which the chair let a close result stand; empty where he was not asked, or has not said yet."""

    def choice(self, voter: PersonId) -> Choice | None:
        """How the person voted, or None."""
        return next((each.choice for each in self.ballots if each.voter == voter), None)

    def result(self) -> Tally | None:
        """The computed result, from the frozen rule and head-count; None while a secret count is missing."""
        casting = None if self.casting is None else _casting(self.casting.choice)
        if self.opened.method is Method.SECRET:
            sheet = self.sheet
            return None if sheet is None else tally(self.opened.rule, self.opened.headcount, sheet, casting)
        return tally(self.opened.rule, self.opened.headcount, self.count(), casting)

    @property
    def sheet(self) -> BallotCount | None:
        """The count of a secret ballot, as soon as two tellers found the same; None before, or with too many papers."""
        if self.returned > self.issued:
            return None
        last = [each.count for each in self.counts[-2:]]
        return last[0] if len(last) == 2 and last[0] == last[1] else None

    def count(self) -> Count:
        """The named ballots, counted; the hands of the room; the two tellers' count of a secret ballot."""
        voters = self.opened.headcount.voters
        if self.sheet is not None:
            return self.sheet.as_count(voters)
        if self.hands is not None:
            up = self.hands
            return Count(
                for_=up.for_,
                against=up.against,
                abstain=up.abstain,
                defer=up.defer,
                not_voted=max(0, voters - up.cast),
            )
        cast = [each.choice for each in self.ballots]
        return Count(
            for_=cast.count(Choice.FOR),
            against=cast.count(Choice.AGAINST),
            abstain=cast.count(Choice.ABSTAIN),
            defer=cast.count(Choice.DEFER),
            not_voted=max(0, voters - len(cast)),
        )


def _casting(choice: Choice) -> CastingVote:
    known = {Choice.FOR: CastingVote.FOR, Choice.AGAINST: CastingVote.AGAINST}
    return known.get(choice, CastingVote.DECLINED)


@dataclass(frozen=True)
class Overtaken:
    """What the chair had declared on a round, and what took it back: 复议, 无效, 暂缓, or a vote held anew."""

    round: int
    announcements: tuple[ResultAnnounced | AnnouncementCorrected, ...]
    """Oldest first; empty where a motion put off is taken up again."""
    by: ReconsiderationMoved | VoteVoided | VoteDeferred | VoteOpened


@dataclass(frozen=True)
class Motion:
    """A motion as it stands."""

    seq: Seq
    number: int
    """1 for the first motion of the meeting (表决一)."""
    put: MotionPut
    text: str
    """The wording as it stands now."""
    phase: Phase = Phase.PUT
    rounds: tuple[Round, ...] = ()
    dissents: tuple[Dissent, ...] = ()
    """Of all rounds; a voter's words in one round never stand for another."""
    declined: Mapping[PersonId, str] = field(default_factory=dict)
    """Voters who gave no reason when asked in the newest round, with what they said instead."""
    box: BoxChecked | None = None
    """验箱 before the vote was opened: it counts for the round to come."""
    announcements: tuple[ResultAnnounced | AnnouncementCorrected, ...] = ()
    """What the chair declared on the newest round, oldest first; the last one holds."""
    history: tuple[Overtaken, ...] = ()
    """What he had declared before it was taken back, oldest first."""
    deferral: VoteDeferred | None = None
    not_deferred: str = ""
    """Ground on which the chair put it to the vote although the opinions were split."""

    @property
    def round(self) -> Round | None:
        """The newest round, or None before the first."""
        return self.rounds[-1] if self.rounds else None

    @property
    def announced(self) -> Outcome | None:
        """What the chair's last word on it was, or None."""
        return self.announcements[-1].announced if self.announcements else None

    @property
    def result(self) -> Tally | None:
        """The computed result of the newest round, or None."""
        return None if self.round is None else self.round.result()

    @property
    def slipped(self) -> bool:
        """Whether the last announcement differs from the computation and nobody has put it right."""
        last = self.announcements[-1] if self.announcements else None
        return isinstance(last, ResultAnnounced) and last.slip


class Motions:
    """All motions; only `take` changes them."""

    def __init__(self) -> None:
        self.all: dict[Seq, Motion] = {}
        self._on: dict[FindingId, list[Seq]] = {}

    def about(self, finding: FindingId) -> Motion | None:
        """The newest motion that judges the finding, else the newest about it, or None.

        What else is put on the same finding, such as a proposal, says nothing of its verdict.
        """
        found = [self.all[seq] for seq in self._on.get(finding, ())]
        judging = {each.put.kind for each in found if each.put.verdict}
        return next((each for each in reversed(found) if not judging or each.put.kind in judging), None)

    def open(self) -> Motion | None:
        """The motion in 投票中, or None: there is at most one."""
        return next((each for each in self.all.values() if each.phase is Phase.OPEN), None)

    def dissent(self, seq: Seq) -> tuple[Motion, Dissent] | None:
        """The dissent of that entry with its motion, or None."""
        pairs = ((motion, each) for motion in self.all.values() for each in motion.dissents)
        return next((pair for pair in pairs if pair[1].seq == seq), None)

    def take(self, entry: Entry) -> None:
        """The motions follow the entry."""
        act = entry.act
        match act:
            case MotionPut():
                self.all[entry.seq] = Motion(entry.seq, len(self.all) + 1, act, act.text)
                for finding in act.findings:
                    self._on.setdefault(finding, []).append(entry.seq)
            case DissentReadBack():
                found = self.dissent(act.dissent)
                if found is not None:
                    self._read_back(found[0], act)
            case _:
                motion = self.all.get(getattr(act, "motion", NOTHING))
                if motion is not None:
                    self.all[motion.seq] = self._moved(motion, entry)

    def _read_back(self, motion: Motion, act: DissentReadBack) -> None:
        dissents = tuple(
            changed(each, confirmed=act.confirmed) if each.seq == act.dissent else each for each in motion.dissents
        )
        self.all[motion.seq] = changed(motion, dissents=dissents)

    def _moved(self, motion: Motion, entry: Entry) -> Motion:
        act = entry.act
        match act:
            case MotionReworded(text=text):
                return changed(motion, text=text)
            case VoteOpened():
                fresh = Round(act, entry.seq, entry.occurred_at, box=motion.box)
                anew = _taken_back(motion, act)
                return changed(anew, rounds=(*motion.rounds, fresh), phase=Phase.OPEN, declined={}, box=None)
            case VotingClosed():
                return changed(_in_round(motion, closed=True), phase=Phase.CLOSED)
            case CountReported():
                done = _in_round(motion, reported=act, returned=act.returned, closed=True)
                return changed(done, phase=Phase.REPORTED)
            case VoteVoided(ground=ground):
                return changed(_in_round(_taken_back(motion, act), void=ground, closed=True), phase=Phase.VOID)
            case ResultAnnounced() | AnnouncementCorrected():
                return changed(motion, announcements=(*motion.announcements, act), phase=_after(act))
            case VoteDeferred():
                put_off = _in_round(_taken_back(motion, act), closed=True)
                return changed(put_off, deferral=act, phase=Phase.DEFERRED)
            case DeferralDeclined(ground=ground):
                counted = motion.phase in (Phase.CLOSED, Phase.REPORTED)
                return _in_round(motion, not_deferred=ground) if counted else changed(motion, not_deferred=ground)
            case ReconsiderationMoved():
                return changed(_taken_back(motion, act), phase=Phase.PUT)
            case DissentNoted(voter=voter, text=text):
                since = NOTHING if motion.round is None else motion.round.seq
                others = tuple(each for each in motion.dissents if each.voter != voter or each.seq < since)
                return changed(motion, dissents=(*others, Dissent(entry.seq, voter, text)))
            case DissentDeclined(voter=voter, words=words):
                return changed(motion, declined={**motion.declined, voter: words})
            case BoxChecked() if motion.phase is not Phase.OPEN:
                return changed(motion, box=act)
            case _:
                return _in_ballot_box(motion, entry)


def _after(act: ResultAnnounced | AnnouncementCorrected) -> Phase:
    """A slip waits to be put right; a result declared void may be voted again."""
    if isinstance(act, ResultAnnounced) and act.slip:
        return Phase.REPORTED
    return Phase.VOID if act.announced is Outcome.VOID else Phase.ANNOUNCED


def _taken_back(motion: Motion, by: ReconsiderationMoved | VoteVoided | VoteDeferred | VoteOpened) -> Motion:
    """Nothing is announced any more; what was stands in the history."""
    if not motion.announcements and not isinstance(by, ReconsiderationMoved):
        return motion
    told = Overtaken(len(motion.rounds), motion.announcements, by)
    return changed(motion, announcements=(), history=(*motion.history, told))


def _in_ballot_box(motion: Motion, entry: Entry) -> Motion:
    act, current = entry.act, motion.round
    match act:
        case BoxChecked():
            return _in_round(motion, box=act)
        case HandsCounted():
            return _in_round(motion, hands=act)
        case BallotsIssued(number=number):
            return _in_round(motion, issued=number)
        case BallotCast(voter=voter) if current is not None:
            others = [each for each in current.ballots if each.voter != voter]
            ballot = Ballot(entry.seq, voter, act.choice, act.written)
            return _in_round(motion, ballots=(*others, ballot))
        case BallotsCounted(teller=teller) if current is not None:
            sheets = tuple(each for each in current.counts if each.teller != teller)
            earlier = tuple(each for each in current.counts if each.teller == teller)
            return _in_round(motion, counts=(*sheets, act), recounted=(*current.recounted, *earlier))
        case CastingVoteGiven():
            return _in_round(motion, casting=act)
        case BallotsSealed(strip=strip):
            rounds = tuple(
                changed(each, strip=strip) if each.opened.round == act.round else each for each in motion.rounds
            )
            return changed(motion, rounds=rounds)
        case _:
            return motion


def _in_round(motion: Motion, **parts: Any) -> Motion:  # noqa: ANN401 - parts of a frozen value
    if motion.round is None:
        return motion
    return changed(motion, rounds=(*motion.rounds[:-1], changed(motion.round, **parts)))
