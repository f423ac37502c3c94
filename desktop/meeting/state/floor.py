"""Who has the floor and since when, who waits for it, how much time each person and party has used.

Times are those at which things happened, whatever the order in which they were entered. While the meeting rests no
time runs. Everything here is a function of the journal and of the present moment.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TypeVar

from desktop.meeting.acts import (
    Adjourned,
    BreakTaken,
    FloorEnded,
    FloorGiven,
    FloorRequested,
    FloorWithdrawn,
    MeetingClosed,
    Resumed,
    Turn,
)
from desktop.meeting.ids import PartyId, PersonId, Seq
from desktop.meeting.journal import Entry
from desktop.meeting.plan import Plan, Role
from desktop.meeting.profile import Limits

Moment = FloorGiven | FloorEnded | BreakTaken | Adjourned | Resumed | MeetingClosed
K = TypeVar("K", bound=Hashable)
_SECOND = timedelta(seconds=1)
_NONE = timedelta()


class Level(StrEnum):
    """How near a limit is."""

    CALM = "calm"
    WARN = "warn"
    """The warning has begun."""
    OVER = "over"
    """The limit is reached or passed."""


@dataclass(frozen=True)
class Request:
    """Somebody who waits for the floor."""

    seq: Seq
    at: datetime
    asked: FloorRequested


@dataclass(frozen=True)
class TurnTaken:
    """One turn: whose, from when until when; `rested` is how long the meeting rested meanwhile."""

    seq: Seq
    given: FloorGiven
    party: PartyId
    since: datetime
    until: datetime | None = None
    """None: he has the floor."""
    rested: timedelta = _NONE
    paused: datetime | None = None
    """When the meeting went to rest during this turn; None while it goes on."""

    def length(self, now: datetime) -> timedelta:
        """How long the turn lasted, or lasts as of `now`; rests left out, never less than nothing."""
        end = self.until or self.paused or now
        return max(_NONE, end - self.since - self.rested)


@dataclass(frozen=True)
class Running:
    """A clock that a window can paint without knowing any rule.

    `since` is when it began to run, moved on by every rest and back by what was used before: what is used is the
    time from `since` to now, or to `stopped` while it rests.
    """

    turn: Turn
    person: PersonId
    name: str
    party: PartyId
    since: datetime
    limit_seconds: int | None = None
    """None: no limit; 0: nothing was left when the turn began."""
    warn_seconds: int = 0
    stopped: datetime | None = None

    def used(self, now: datetime) -> int:
        """Whole seconds used as of `now`."""
        return max(_NONE, (self.stopped or now) - self.since) // _SECOND

    def left(self, now: datetime) -> int | None:
        """Whole seconds left as of `now`, negative when over; None without a limit."""
        return None if self.limit_seconds is None else self.limit_seconds - self.used(now)

    def level(self, now: datetime) -> Level:
        """How near the limit is as of `now`."""
        left = self.left(now)
        if left is None or left > self.warn_seconds:
            return Level.CALM
        return Level.WARN if left > 0 else Level.OVER


@dataclass(frozen=True)
class Quota:
    """What a party, or a respondent, has used of its time."""

    used_seconds: int
    limit_seconds: int | None
    """None: no limit."""


class Floor:
    """The floor; only `take` changes it."""

    def __init__(self, plan: Plan, limits: Limits) -> None:
        self.limits = limits
        self.queue: dict[Seq, Request] = {}
        """Who waits, in the order of asking."""
        self.turns: list[TurnTaken] = []
        """Every turn, in order of time."""
        self._seats = {seat.person: seat for seat in plan.seats}
        self._moments: list[tuple[datetime, Seq, Moment]] = []
        self._resting: datetime | None = None

    def take(self, entry: Entry) -> None:
        """The floor follows the entry."""
        act = entry.act
        match act:
            case FloorRequested():
                self.queue[entry.seq] = Request(entry.seq, entry.occurred_at, act)
            case FloorWithdrawn(request=request):
                self.queue.pop(request, None)
            case FloorGiven() | FloorEnded() | BreakTaken() | Adjourned() | Resumed() | MeetingClosed():
                if isinstance(act, FloorGiven):
                    self.queue.pop(act.request, None)
                self._join(entry.occurred_at, entry.seq, act)
            case _:
                pass

    def _join(self, at: datetime, seq: Seq, act: Moment) -> None:
        """The turns are those of all moments; one entered late moves those after it."""
        late = bool(self._moments) and (at, seq) < self._moments[-1][:2]
        insort(self._moments, (at, seq, act), key=lambda each: each[:2])
        if late:
            self.turns, self._resting = [], None
            for moment in self._moments:
                self._follow(*moment)
        else:
            self._follow(at, seq, act)

    def _follow(self, at: datetime, seq: Seq, act: Moment) -> None:
        match act:
            case FloorGiven(person=person):
                self._end(at)
                self.turns.append(TurnTaken(seq, act, self._party(person), at, paused=at if self._resting else None))
            case FloorEnded():
                self._end(at)
            case MeetingClosed():
                self._end(at)
                self.queue.clear()
            case BreakTaken() | Adjourned():
                self._resting = self._resting or at
                turn = self.speaking
                if turn is not None and turn.paused is None:
                    self.turns[-1] = replace(turn, paused=at)
            case _:
                self._resting = None
                turn = self.speaking
                if turn is not None and turn.paused is not None:
                    self.turns[-1] = replace(turn, rested=turn.rested + (at - turn.paused), paused=None)

    def _end(self, at: datetime) -> None:
        turn = self.speaking
        if turn is not None:
            self.turns[-1] = replace(turn, until=turn.paused or at, paused=None)

    @property
    def speaking(self) -> TurnTaken | None:
        """The turn of whoever has the floor, None where nobody has it."""
        return self.turns[-1] if self.turns and self.turns[-1].until is None else None

    @property
    def running(self) -> Running | None:
        """The clock of whoever has the floor: his turn's limit, or what is left of his quota where that is less."""
        turn = self.speaking
        if turn is None:
            return None
        person = turn.given.person
        limits = [turn.given.seconds] if turn.given.seconds else []
        quota = self._quota(person)
        if quota is not None:
            account = self._account(person)
            earlier = [each for each in self.turns[:-1] if self._account(each.given.person) == account]
            limits.append(max(0, quota - _whole(earlier, turn.since)))
        return self._clock(turn, turn.since + turn.rested, min(limits, default=None))

    @property
    def exchange(self) -> Running | None:
        """The clock of the question being put or answered, from its beginning on; None outside of one."""
        turns = self._exchange()
        if not turns:
            return None
        turn = turns[-1]
        before = sum((each.length(turn.since) for each in turns[:-1]), _NONE)
        return self._clock(turn, turn.since + turn.rested - before, self.limits.exchange or None)

    def used(self, now: datetime) -> dict[PersonId, int]:
        """Whole seconds every person who had the floor has used as of `now`."""
        return {person: _whole(turns, now) for person, turns in self._by(lambda turn: turn.given.person).items()}

    def parties(self, now: datetime) -> dict[PartyId, Quota]:
        """What every party that had the floor has used as of `now`, and of how much."""
        limit = self.limits.party or None
        used = self._by(lambda turn: turn.party)
        return {party: Quota(_whole(turns, now), limit) for party, turns in used.items() if party}

    def respondents(self, now: datetime) -> dict[PersonId, Quota]:
        """What every respondent who had the floor has used as of `now`, and of how much."""
        limit = self.limits.respondent or None
        return {person: Quota(used, limit) for person, used in self.used(now).items() if self._responds(person)}

    def _by(self, whose: Callable[[TurnTaken], K]) -> dict[K, list[TurnTaken]]:
        found: dict[K, list[TurnTaken]] = {}
        for turn in self.turns:
            found.setdefault(whose(turn), []).append(turn)
        return found

    def _exchange(self) -> list[TurnTaken]:
        """The turns since the question that is being put or answered; speeches in between are none of them."""
        speaking = self.speaking
        if speaking is None or speaking.given.turn is Turn.SPEECH:
            return []
        found: list[TurnTaken] = []
        for turn in reversed(self.turns):
            if turn.given.turn is not Turn.SPEECH:
                found.append(turn)
            if turn.given.turn is Turn.QUESTION:
                return found[::-1]
        return []

    def _clock(self, turn: TurnTaken, since: datetime, limit: int | None) -> Running:
        given = turn.given
        seat = self._seats.get(given.person)
        name = seat.name if seat else ""
        return Running(given.turn, given.person, name, turn.party, since, limit, self.limits.warn, turn.paused)

    def _party(self, person: PersonId) -> PartyId:
        seat = self._seats.get(person)
        return seat.party if seat else PartyId("")

    def _responds(self, person: PersonId) -> bool:
        seat = self._seats.get(person)
        return seat is not None and seat.role is Role.RESPONDENT

    def _account(self, person: PersonId) -> str:
        """Whose time the person uses: his party's, or his own where he speaks for none."""
        return self._party(person) or person

    def _quota(self, person: PersonId) -> int | None:
        """Seconds that whoever the person speaks for has in all; None without limit."""
        if self._responds(person):
            return self.limits.respondent or None
        return (self.limits.party or None) if self._party(person) else None


def _whole(turns: Iterable[TurnTaken], now: datetime) -> int:
    """Whole seconds of all those turns together."""
    return sum((each.length(now) for each in turns), _NONE) // _SECOND
