"""Questions and commitments as the room may see them."""

from __future__ import annotations

from desktop.app.room.sight import Sight
from desktop.app.room.slides import Answered, Judged, Promise, Promises, Question, Timer
from desktop.meeting.acts import AnswerDeferred, EvidenceChecked, FollowUpPut, QuestionPut
from desktop.meeting.state import Chain, Commitment, Link
from desktop.minutes.parts import Part


def question(sight: Sight, chain: Chain) -> Question:
    """The newest question of the chain, who asks whom, and how the answer was received; never the answer itself."""
    newest = next(link for link in reversed(chain.links) if link.seq == chain.asked)
    protected = sight.protected(chain.seq)
    finding = None if protected else sight.meeting.finding(chain.put.finding)
    act = newest.act
    follow_up = isinstance(act, FollowUpPut)
    asker = act.asker if isinstance(act, FollowUpPut | QuestionPut) else chain.put.asker
    text = act.text if follow_up else sight.words(chain.seq, chain.put)
    return Question(
        chain.number,
        finding.number if finding else "",
        finding.text if finding else "",
        sight.speaker(asker),
        sight.speaker(chain.put.respondent),
        follow_up,
        text,
        _state(chain),
        chain.deferred.due if _state(chain) is Answered.DEFERRED and chain.deferred else None,
        _judgements(sight, chain) if sight.shows(Part.JUDGEMENTS) else (),
        timer(sight, chain, newest),
    )


def timer(sight: Sight, chain: Chain, asked: Link) -> Timer | None:
    """The clock of the question and its answers while somebody has the floor, else how long the question waits."""
    clock = sight.meeting.floor.exchange
    if clock is not None:
        who = sight.speaker(clock.person)
        return Timer("", who.name, who.origin, clock.since, clock.limit_seconds, clock.warn_seconds, clock.stopped)
    who = sight.speaker(chain.put.respondent)
    return None if chain.answered else Timer("", who.name, who.origin, asked.at)


def promises(sight: Sight) -> Promises:
    """Every commitment, the newest first."""
    return Promises(tuple(_promise(sight, each) for each in reversed(sight.meeting.questioning.commitments.values())))


def _promise(sight: Sight, promise: Commitment) -> Promise:
    root = sight.meeting.questioning.root(promise.made.question)
    protected = bool(root) and sight.protected(root)
    finding = None if protected else sight.meeting.finding(promise.finding)
    return Promise(
        promise.number,
        finding.number if finding else "",
        sight.speaker(promise.made.speaker),
        promise.made.text,
        promise.owner if sight.shows(Part.NAMES) else "",
        promise.due,
        promise.evidence,
        promise.confirmed,
    )


def _state(chain: Chain) -> Answered:
    if not chain.answered:
        return Answered.WAITING
    said = next(link.act for link in reversed(chain.links) if not _checked(link))
    return Answered.DEFERRED if isinstance(said, AnswerDeferred) else Answered.GIVEN


def _checked(link: Link) -> bool:
    return isinstance(link.act, EvidenceChecked)


def _judgements(sight: Sight, chain: Chain) -> tuple[Judged, ...]:
    """One place for each party, in the order of the plan; empty before the first word."""
    words = {act.party: act.judgement for _, act in chain.judgements if act.judgement}
    if not words:
        return ()
    pleased = {each.word for each in sight.meeting.profile.judgements if each.satisfied}
    return tuple(
        Judged(party.called, word, word in pleased)
        for party in sight.meeting.plan.parties
        for word in (words.get(party.id, ""),)
    )
