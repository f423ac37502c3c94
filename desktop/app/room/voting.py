"""Opinions, votes and results as the room may see them."""

from __future__ import annotations

from desktop.app.room.sight import Sight
from desktop.app.room.slides import (
    Grade,
    Named,
    Opinions,
    Result,
    Said,
    Settled,
    Share,
    Verdicts,
    View,
    Vote,
    Word,
)
from desktop.meeting.acts import Choice, Method, Outcome
from desktop.meeting.ids import FindingId
from desktop.meeting.profile import BallotWords
from desktop.meeting.state import Motion, Phase, Round
from desktop.minutes.parts import Part

PUBLIC = frozenset({Phase.ANNOUNCED})
"""How far a secret ballot must be before its numbers may be seen."""


def opinions(sight: Sight, finding: FindingId) -> Opinions:
    """What each party holds of the finding, before and after, and how far all agree; never why, never who spoke."""
    meeting, held = sight.meeting, sight.meeting.opinions
    known = meeting.agenda.findings[finding]
    views = []
    for party in meeting.plan.parties:
        before, after = held.before.get((finding, party.id)), held.after.get((finding, party.id))
        views.append(
            View(
                party.called,
                _word(sight, before.opinion.verdict if before else ""),
                _word(sight, after.opinion.verdict if after else ""),
            )
        )
    verdict = meeting.verdict(finding).word if sight.shows(Part.VERDICTS) else ""
    return Opinions(
        known.number,
        known.text,
        known.claimed,
        tuple(views),
        held.agreed_before(finding),
        held.agreed(finding),
        _word(sight, verdict),
    )


def vote(sight: Sight, motion: Motion) -> Vote:
    """The motion as it stands. Of a secret ballot nothing is counted before its result was announced."""
    meeting = sight.meeting
    current = None if motion.phase is Phase.PUT else motion.round  # what is taken up again is not yet voted again
    kind = meeting.profile.motion(motion.put.kind)
    words = kind.words if kind else BallotWords.MOTION
    method = current.opened.method if current else motion.put.method
    counted = current is not None and sight.shows(Part.COUNTS)
    open_ = method is not Method.SECRET or motion.phase in PUBLIC
    stands = motion.phase is not Phase.VOID
    shares = _shares(current, words) if current and counted and open_ and stands else ()
    named = sight.shows(Part.NAMED_VOTES, Part.COUNTS, Part.NAMES) and method is not Method.SECRET
    return Vote(
        number=motion.number,
        text=motion.text,
        words=words,
        method=method,
        phase=motion.phase,
        rule=current.opened.rule if current else kind.rule if kind else None,
        heads=current.opened.headcount if current and counted else None,
        needed=_needed(motion, current, known=bool(shares)) if current and counted else 0,
        total=_total(current, shares) if current and shares else 0,
        shares=shares,
        cast=current.count().cast if current and shares else 0,
        named=_named(sight, current) if current and named and shares else (),
        papers=current.sheet if current and method is Method.SECRET and shares else None,
    )


def result(sight: Sight, motion: Motion) -> Result:
    """What was announced on the motion, in the layers the profile shows."""
    shown = vote(sight, motion)
    deferral = motion.deferral if motion.phase is Phase.DEFERRED else None
    words = sight.shows(Part.DISSENT) and shown.method is not Method.SECRET
    last = motion.announcements[-1] if motion.announcements else None
    outcome = motion.announced or (Outcome.DEFERRED if deferral else Outcome.VOID)
    pending = deferral if sight.shows(Part.PENDING) else None
    void = motion.round.void if motion.round and outcome is Outcome.VOID else ""
    return Result(
        shown,
        outcome,
        last.decision if last is not None and sight.shows(Part.DECISIONS) else "",
        void or (pending.ground if pending else ""),
        pending.charged if pending else "",
        pending.due if pending else None,
        tuple(Said(sight.speaker(each.voter), each.text) for each in motion.dissents if words and each.confirmed),
    )


def verdicts(sight: Sight) -> Verdicts:
    """The findings on which something was settled, in the order of the register."""
    rows = []
    for finding in sight.meeting.agenda.findings.values():
        stands = sight.meeting.verdict(finding.id)
        if stands.word or stands.outcome is not None:
            word = _word(sight, stands.word)
            rows.append(Settled(finding.number, finding.text, word, None if stands.word else stands.outcome))
    return Verdicts(tuple(rows))


def _word(sight: Sight, text: str) -> Word:
    profile = sight.meeting.profile
    if text in profile.closed_verdicts:
        return Word(text, Grade.DONE)
    return Word(text, Grade.PARTLY if text in profile.partial_verdicts else Grade.OPEN)


def _shares(current: Round, words: BallotWords) -> tuple[Share, ...]:
    count = current.count()
    third = (Choice.DEFER, count.defer) if words is BallotWords.PERSONNEL else (Choice.ABSTAIN, count.abstain)
    return (
        Share(Choice.FOR, count.for_),
        Share(Choice.AGAINST, count.against),
        Share(*third),
    )


def _needed(motion: Motion, current: Round, *, known: bool) -> int:
    """The line fixed at the opening; one that depends on the votes cast only where those may be seen."""
    computed = motion.result if known else None
    return current.opened.needed or (computed.needed if computed else 0)


def _total(current: Round, shares: tuple[Share, ...]) -> int:
    opened = current.opened
    return max(opened.base, opened.headcount.voters, sum(share.count for share in shares))


def _named(sight: Sight, current: Round) -> tuple[Named, ...]:
    return tuple(Named(sight.speaker(each).name, current.choice(each)) for each in current.opened.eligible)
