"""Audits of a record: each a pure function over the meeting, none of which raises or changes anything.

They are shown before closing and in `huishen check`. A concern is something to look at, not a refusal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from desktop.meeting.acts import (
    Act,
    AnswerDeferred,
    AnswerGiven,
    AnswerJudged,
    Choice,
    CommitmentMade,
    DecidedByOpinions,
    EvidenceChecked,
    FollowUpPut,
    Method,
    OpinionGiven,
    QuestionPut,
    SpeechKind,
    SpeechMade,
)
from desktop.meeting.agreement import Agreement
from desktop.meeting.ids import NOBODY, NOTHING, Seq
from desktop.meeting.profile import OpinionNeed
from desktop.meeting.reconcile import reconcile
from desktop.meeting.refusal import Refusal
from desktop.meeting.rules.announcing import computed
from desktop.meeting.rules.ballots import unreasoned
from desktop.meeting.rules.motions import rule_kind
from desktop.meeting.signing import outdated
from desktop.meeting.state import Meeting, Phase
from desktop.meeting.tally import Outcome, quorum_met


class Weight(StrEnum):
    """How much a concern matters before closing."""

    WRONG = "wrong"
    """The record contradicts itself or a rule: put it right or say why."""
    OPEN = "open"
    """待核: something is missing or still to come."""


class Place(StrEnum):
    """What a concern is about, so that one can be taken there."""

    LINE = "line"
    QUESTION = "question"
    COMMITMENT = "commitment"
    FINDING = "finding"
    OPINION = "opinion"
    MOTION = "motion"
    PERSON = "person"
    PAPER = "paper"


@dataclass(frozen=True)
class Concern:
    """One thing to look at."""

    check: str
    """Name of the check, a key of the catalogue of concerns."""
    weight: Weight
    seq: Seq
    """The entry to jump to; NOTHING where it concerns no single entry."""
    facts: tuple[tuple[str, str], ...] = ()
    about: str = ""
    """Id of the finding or the person it is about; empty where `seq` says enough."""

    @property
    def place(self) -> Place:
        """What kind of thing it is about."""
        return PLACES[self.check]


PLACES = {
    "speech.unsorted": Place.LINE,
    "question.loose-end": Place.LINE,
    "question.unanswered": Place.QUESTION,
    "answer.no-date": Place.QUESTION,
    "answer.owed": Place.QUESTION,
    "commitment.no-date": Place.COMMITMENT,
    "commitment.no-owner": Place.COMMITMENT,
    "commitment.not-read-back": Place.COMMITMENT,
    "opinion.missing": Place.OPINION,
    "opinion.bare": Place.OPINION,
    "finding.unsettled": Place.FINDING,
    "opinion.not-agreed": Place.OPINION,
    "vote.unfinished": Place.MOTION,
    "vote.deferred": Place.MOTION,
    "vote.outcome-differs": Place.MOTION,
    "vote.unreconciled": Place.MOTION,
    "vote.box-unchecked": Place.MOTION,
    "vote.without-quorum": Place.MOTION,
    "dissent.no-reason": Place.MOTION,
    "dissent.not-read-back": Place.LINE,
    "dissent.voted-for": Place.LINE,
    "attendance.heads-differ": Place.LINE,
    "recusal.open": Place.PERSON,
    "signature.outdated": Place.PAPER,
    "objection.open": Place.PAPER,
    "refusal.witnesses": Place.PAPER,
}
"""What each check is about; a check that is not here is a mistake of ours, found by a test."""


def _concern(check: str, weight: Weight, seq: Seq, about: str = "", /, **facts: object) -> Concern:
    return Concern(check, weight, seq, tuple((name, str(fact)) for name, fact in facts.items()), about)


def speech_unsorted(meeting: Meeting) -> Iterator[Concern]:
    """Lines without speaker or kind, and those that belong to no question."""
    for entry in meeting.readings.standing():
        act = entry.act
        if _unsorted(act):
            yield _concern("speech.unsorted", Weight.OPEN, entry.seq, number=entry.seq)
        if isinstance(act, AnswerGiven | AnswerDeferred | AnswerJudged | FollowUpPut | EvidenceChecked):
            if not meeting.questioning.root(act.question):
                yield _concern("question.loose-end", Weight.OPEN, entry.seq, number=entry.seq)


def _unsorted(act: Act) -> bool:
    match act:
        case SpeechMade(kind=kind, speaker=speaker):
            return kind is SpeechKind.UNSORTED or speaker == NOBODY
        case QuestionPut(asker=speaker) | FollowUpPut(asker=speaker):
            return speaker == NOBODY
        case AnswerGiven(speaker=speaker) | CommitmentMade(speaker=speaker):
            return speaker == NOBODY
        case AnswerJudged(party=party):
            return not party
        case _:
            return False


def question_unanswered(meeting: Meeting) -> Iterator[Concern]:
    """Questions whose newest link is a question."""
    for chain in meeting.questioning.chains.values():
        if not chain.answered:
            yield _concern("question.unanswered", Weight.OPEN, chain.seq, number=chain.number)


def answer_owed(meeting: Meeting) -> Iterator[Concern]:
    """Written answers promised; those without a date are worse."""
    for chain in meeting.questioning.chains.values():
        deferred = chain.deferred
        if deferred is not None and deferred.due is None:
            yield _concern("answer.no-date", Weight.WRONG, chain.seq, number=chain.number)
        elif deferred is not None:
            yield _concern("answer.owed", Weight.OPEN, chain.seq, number=chain.number, due=deferred.due)


def commitment_incomplete(meeting: Meeting) -> Iterator[Concern]:
    """Promises without date or owner, or not read back."""
    for each in meeting.questioning.commitments.values():
        if each.due is None:
            yield _concern("commitment.no-date", Weight.OPEN, each.seq, number=each.number)
        if not each.owner:
            yield _concern("commitment.no-owner", Weight.OPEN, each.seq, number=each.number)
        if each.confirmed is not True:
            yield _concern("commitment.not-read-back", Weight.OPEN, each.seq, number=each.number)


def opinion_missing(meeting: Meeting) -> Iterator[Concern]:
    """Findings on which a party has given no opinion at all."""
    if not meeting.plan.parties:
        return
    for finding in meeting.agenda.findings.values():
        silent = [party for party, verdict in meeting.opinions.verdicts(finding.id).items() if verdict is None]
        if silent:
            names = "、".join(meeting.party_name(party) for party in silent)
            yield _concern("opinion.missing", Weight.OPEN, NOTHING, finding.id, number=finding.number, names=names)


def lacking(meeting: Meeting, opinion: OpinionGiven) -> tuple[OpinionNeed, ...]:
    """What the kind of meeting asks an opinion given in the room to say, and this one does not."""
    said = {OpinionNeed.EVIDENCE: opinion.evidence, OpinionNeed.STANDARD: opinion.standard}
    return tuple(each for each in meeting.profile.opinion_needs if opinion.after and not said[each].strip())


def opinion_bare(meeting: Meeting) -> Iterator[Concern]:
    """Opinions given in the room without the evidence or the standard this kind of meeting asks for."""
    for held in meeting.opinions.after.values():
        known = meeting.finding(held.opinion.finding)
        for need in lacking(meeting, held.opinion):
            party = meeting.party_name(held.opinion.party)
            number, about = (known.number, known.id) if known else ("", "")
            yield _concern("opinion.bare", Weight.OPEN, held.seq, about, number=number, name=party, need=need.value)


def finding_unsettled(meeting: Meeting) -> Iterator[Concern]:
    """Findings without verdict on which no vote was lost or put off either."""
    for finding in meeting.agenda.findings.values():
        verdict = meeting.verdict(finding.id)
        if not verdict.word and verdict.outcome is None:
            yield _concern(
                "finding.unsettled", Weight.OPEN, verdict.motion or NOTHING, finding.id, number=finding.number
            )


def opinion_decided_wrongly(meeting: Meeting) -> Iterator[Concern]:
    """Findings adopted by opinions which, read today, do not agree."""
    for reading in meeting.readings.in_order_of_entry():
        act = reading.entry.act
        if reading.struck is None and isinstance(act, DecidedByOpinions):
            for finding in act.findings:
                known = meeting.finding(finding)
                if meeting.opinions.agreed(finding) in (Agreement.SPLIT, Agreement.INCOMPLETE) and known is not None:
                    yield _concern("opinion.not-agreed", Weight.WRONG, reading.entry.seq, known.id, number=known.number)


def outcome_differs(meeting: Meeting) -> Iterator[Concern]:
    """Announced results that are not what the ballots say today, without a ground."""
    for motion in meeting.motions.all.values():
        if motion.announced is None:
            continue
        result = computed(motion)
        last = motion.announcements[-1]
        if result is not motion.announced and not last.ground:
            yield _concern(
                "vote.outcome-differs",
                Weight.WRONG,
                motion.seq,
                number=motion.number,
                computed=Outcome.TIED_NEEDS_CASTING.value if isinstance(result, Refusal) else result.value,
                announced=motion.announced.value,
            )


def vote_unfinished(meeting: Meeting) -> Iterator[Concern]:
    """Motions put, open, closed or reported without an announcement, and void ones not repeated."""
    for motion in meeting.motions.all.values():
        if motion.phase not in (Phase.ANNOUNCED, Phase.DEFERRED):
            yield _concern("vote.unfinished", Weight.OPEN, motion.seq, number=motion.number, phase=motion.phase.value)
        if motion.phase is Phase.DEFERRED:
            yield _concern("vote.deferred", Weight.OPEN, motion.seq, number=motion.number)


def vote_unreconciled(meeting: Meeting) -> Iterator[Concern]:
    """Rounds that count although their numbers do not add up."""
    for motion in meeting.motions.all.values():
        current = motion.round
        if current is None or current.void or motion.phase not in (Phase.REPORTED, Phase.ANNOUNCED):
            continue
        opened = current.opened
        secret = opened.method is Method.SECRET
        count = current.sheet if secret else current.count()
        if count is None:
            continue
        for odd in reconcile(opened.rule, opened.headcount, count):
            numbers = f"{odd.number.value} {odd.stated}{odd.relation.value}{odd.computed}"
            yield _concern("vote.unreconciled", Weight.WRONG, current.seq, number=motion.number, numbers=numbers)


def box_unchecked(meeting: Meeting) -> Iterator[Concern]:
    """Secret rounds that count, whose box nobody showed empty before the papers went out."""
    for motion in meeting.motions.all.values():
        for current in motion.rounds:
            if current.opened.method is Method.SECRET and current.issued and current.box is None and not current.void:
                yield _concern("vote.box-unchecked", Weight.OPEN, current.seq, number=motion.number)


def vote_without_quorum(meeting: Meeting) -> Iterator[Concern]:
    """Rounds opened with too few present; a written ground makes it a matter to look at, not a wrong."""
    guard = meeting.profile.guard("quorum.at-vote")
    if guard is None or not guard.on:
        return
    for motion in meeting.motions.all.values():
        quorum = rule_kind(meeting, motion).rule.quorum or meeting.profile.opening.quorum
        for current in motion.rounds:
            if not quorum_met(quorum, current.opened.rule.recusal, current.opened.headcount):
                weight = Weight.OPEN if meeting.agenda.waived("quorum.at-vote", motion.seq) else Weight.WRONG
                yield _concern("vote.without-quorum", weight, current.seq, number=motion.number)


def dissent_open(meeting: Meeting) -> Iterator[Concern]:
    """Votes against without reason, dissents not read back, or of one whose ballot now reads for."""
    for motion in meeting.motions.all.values():
        current = motion.round
        if current is None:
            continue
        for voter in unreasoned(motion, current):
            yield _concern("dissent.no-reason", Weight.OPEN, motion.seq, number=motion.number, name=meeting.name(voter))
        for dissent in motion.dissents:
            facts = {"number": motion.number, "name": meeting.name(dissent.voter)}
            if dissent.confirmed is not True:
                yield _concern("dissent.not-read-back", Weight.OPEN, dissent.seq, **facts)
            if dissent.seq > current.seq and current.choice(dissent.voter) is Choice.FOR:
                yield _concern("dissent.voted-for", Weight.WRONG, dissent.seq, **facts)


def heads_differ(meeting: Meeting) -> Iterator[Concern]:
    """Heads told to the room that do not add up to those entitled."""
    for seq, told in meeting.attendance.counted:
        if told.entitled != told.present + told.on_leave + told.missing:
            yield _concern("attendance.heads-differ", Weight.WRONG, seq, number=seq)


def recusal_open(meeting: Meeting) -> Iterator[Concern]:
    """Recusals the chair has not settled."""
    for recusal in meeting.attendance.recusals.values():
        if recusal.granted is None:
            person = recusal.act.person
            yield _concern("recusal.open", Weight.OPEN, recusal.seq, person, name=meeting.name(person))


def signature_outdated(meeting: Meeting) -> Iterator[Concern]:
    """Signatures under pages of which an entry was corrected or struck out afterwards: they must be given again."""
    for standing, seq in outdated(meeting):
        name = meeting.name(standing.signed.person)
        yield _concern("signature.outdated", Weight.OPEN, standing.seq, name=name, number=seq)


def objection_open(meeting: Meeting) -> Iterator[Concern]:
    """Objections nobody dealt with, refusals to sign with fewer than two witnesses."""
    for objection in meeting.papers.objections.values():
        if objection.settled is None:
            yield _concern("objection.open", Weight.OPEN, objection.seq, number=objection.seq)
    for seq, refusal in meeting.papers.refusals:
        if len(refusal.witnesses) < 2:
            yield _concern("refusal.witnesses", Weight.OPEN, seq, name=meeting.name(refusal.person))


CHECKS: tuple[Callable[[Meeting], Iterator[Concern]], ...] = (
    speech_unsorted,
    question_unanswered,
    answer_owed,
    commitment_incomplete,
    opinion_missing,
    opinion_bare,
    finding_unsettled,
    opinion_decided_wrongly,
    vote_unfinished,
    outcome_differs,
    vote_unreconciled,
    box_unchecked,
    vote_without_quorum,
    dissent_open,
    heads_differ,
    recusal_open,
    signature_outdated,
    objection_open,
)
"""Every check, in the order their concerns are listed."""


def concerns(meeting: Meeting) -> tuple[Concern, ...]:
    """Everything to look at before closing, check by check, each check in order of entry."""
    return tuple(concern for check in CHECKS for concern in check(meeting))
