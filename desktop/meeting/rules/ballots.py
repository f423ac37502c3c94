"""Casting, closing and counting ballots, and what a voter says against."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.meeting.acts import (
    BallotCast,
    BallotsCounted,
    BallotsIssued,
    BallotsSealed,
    BoxChecked,
    CastingVoteGiven,
    Choice,
    Corrected,
    CountReported,
    DissentDeclined,
    DissentNoted,
    DissentReadBack,
    Method,
    Nature,
    SpareBallotsSecured,
    VoteVoided,
    VotingClosed,
)
from desktop.meeting.ballots import BallotCount, compare_counts
from desktop.meeting.ids import NOBODY, PersonId, Seq
from desktop.meeting.profile import BallotWords, Reason
from desktop.meeting.reconcile import reconcile
from desktop.meeting.refusal import Outcome, Refusal, refuse
from desktop.meeting.rules.guards import holds, intent, stop
from desktop.meeting.rules.motions import known, rule_kind
from desktop.meeting.state import Meeting, Motion, Phase, Round
from desktop.meeting.tally import Outcome as Computed


def running(meeting: Meeting, motion: Seq, *phases: Phase) -> tuple[Motion, Round] | Refusal:
    """The motion and its newest round where it stands in one of the phases, or the refusal that it does not."""
    about = known(meeting, motion)
    if isinstance(about, Refusal):
        return about
    if about.phase not in phases or about.round is None:
        return refuse("vote.wrong-phase", number=about.number, phase=about.phase.value)
    return about, about.round


@intent
def cast_ballot(meeting: Meeting, motion: Seq, voter: PersonId, choice: Choice, *, reason: str = "") -> Outcome:
    """One voter's ballot stands, with the dissent given along with it."""
    return _cast(meeting, motion, ((voter, choice),), reason)


@intent
def cast_ballots(meeting: Meeting, motion: Seq, ballots: Sequence[tuple[PersonId, Choice]]) -> Outcome:
    """Several ballots stand at once, the chair's last whatever the order given."""
    return _cast(meeting, motion, ballots, "")


def _cast(meeting: Meeting, motion: Seq, ballots: Sequence[tuple[PersonId, Choice]], reason: str) -> Outcome:
    at = running(meeting, motion, Phase.OPEN)
    if isinstance(at, Refusal):
        return at
    about, current = at
    if current.opened.method is Method.SECRET:
        return refuse("ballot.secret", number=about.number)
    chair = meeting.chair()
    given = sorted(ballots, key=lambda each: each[0] == chair)
    done = {each.voter for each in current.ballots}
    for voter, choice in given:
        if refusal := _barred(meeting, about, current, voter, choice, done):
            return refusal
        done.add(voter)
    absent = {person for person in current.opened.eligible if meeting.attendance.people[person].arrived_at is None}
    acts = [BallotCast(motion, voter, choice, written=voter in absent) for voter, choice in given]
    if reason.strip() and given[0][1] is not Choice.FOR:
        return (*acts, DissentNoted(motion, given[0][0], reason))
    return tuple(acts)


def _barred(
    meeting: Meeting, motion: Motion, current: Round, voter: PersonId, choice: Choice, done: set[PersonId]
) -> Refusal | None:
    name = meeting.name(voter) or voter
    if voter not in current.opened.eligible:
        return _why_not(meeting, motion, voter)
    if voter in done:
        return refuse("ballot.already-cast", name=name)
    words = rule_kind(meeting, motion).words
    if choice is Choice.DEFER and words is not BallotWords.PERSONNEL:
        return refuse("ballot.choice-unknown", choice=choice.value)
    waiting = [each for each in current.opened.eligible if each not in done and each != voter]
    if voter == meeting.chair() and waiting and holds(meeting, "chair.casts-last", motion.seq):
        names = "、".join(meeting.name(each) for each in waiting)
        return stop(meeting, "chair.casts-last", name=name, waiting=names)
    return None


def _why_not(meeting: Meeting, motion: Motion, voter: PersonId) -> Refusal:
    known_voter = meeting.attendance.people.get(voter)
    if known_voter is None:
        return refuse("person.unknown", person=voter)
    name = known_voter.seat.name
    if voter in meeting.attendance.recused_from(motion.put.finding, motion.put.item):
        return refuse("ballot.recused", name=name)
    if not known_voter.seat.votes and not known_voter.stands_for:
        return refuse("ballot.not-entitled", name=name)
    if known_voter.written_opinion:
        return refuse("ballot.written-not-counted", name=name)
    return refuse("ballot.not-present", name=name)


@intent
def change_ballot(meeting: Meeting, motion: Seq, voter: PersonId, choice: Choice, ground: str) -> Outcome:
    """The voter's ballot reads otherwise; the first entry stays in the record."""
    about = known(meeting, motion)
    if isinstance(about, Refusal):
        return about
    cast = [each for each in (about.round.ballots if about.round else ()) if each.voter == voter]
    if not cast:
        return refuse("ballot.not-cast", name=meeting.name(voter))
    if about.phase is Phase.ANNOUNCED and not ground.strip():
        return refuse("procedure.ground-missing")
    nature = Nature.SUBSTANTIVE if about.phase is Phase.ANNOUNCED else Nature.CLERICAL
    return (Corrected(cast[0].seq, "choice", choice.value, nature, ground),)


@intent
def note_dissent(meeting: Meeting, motion: Seq, voter: PersonId, text: str) -> Outcome:
    """The voter's words of dissent stand beside the ballot, to be read back."""
    about = known(meeting, motion)
    if isinstance(about, Refusal):
        return about
    current = about.round
    if current is not None and current.opened.method is Method.SECRET:
        return refuse("dissent.secret-ballot", number=about.number)
    choice = current.choice(voter) if current is not None else None
    if choice is None:
        return refuse("dissent.no-ballot", name=meeting.name(voter))
    if choice is Choice.FOR:
        return refuse("dissent.voted-for", name=meeting.name(voter))
    return (DissentNoted(motion, voter, text),)


@intent
def confirm_dissent(meeting: Meeting, dissent: Seq, *, confirmed: bool = True) -> Outcome:
    """核读: the speaker heard the words again and confirmed them, or did not."""
    if meeting.motions.dissent(dissent) is None:
        return refuse("dissent.unknown", number=dissent)
    return (DissentReadBack(dissent, confirmed),)


@intent
def decline_dissent(meeting: Meeting, motion: Seq, voter: PersonId, words: str = "") -> Outcome:
    """The voter was asked for a reason and gave none."""
    about = known(meeting, motion)
    if isinstance(about, Refusal):
        return about
    if about.round is None or about.round.choice(voter) in (None, Choice.FOR):
        return refuse("dissent.no-ballot", name=meeting.name(voter))
    return (DissentDeclined(motion, voter, words),)


@intent
def check_box(meeting: Meeting, motion: Seq, scrutineer: PersonId) -> Outcome:
    """The ballot box was shown empty and sealed."""
    about = known(meeting, motion)
    return about if isinstance(about, Refusal) else (BoxChecked(motion, scrutineer),)


@intent
def issue_ballots(meeting: Meeting, motion: Seq, number: int, note: str = "") -> Outcome:
    """So many papers are out, never more than there are voters."""
    at = running(meeting, motion, Phase.OPEN)
    if isinstance(at, Refusal):
        return at
    about, current = at
    if current.opened.method is not Method.SECRET:
        return refuse("ballot.not-secret", number=about.number)
    if not 0 < number <= current.opened.headcount.voters:
        return refuse("ballot.issued-not-voters", issued=number, voters=current.opened.headcount.voters)
    return (BallotsIssued(motion, number, note),)


@intent
def secure_spares(meeting: Meeting, motion: Seq, text: str) -> Outcome:
    """Stray papers are collected and out of the way."""
    about = known(meeting, motion)
    return about if isinstance(about, Refusal) else (SpareBallotsSecured(motion, text),)


@intent
def close_vote(meeting: Meeting, motion: Seq, *, accept_missing: bool = False, text: str = "") -> Outcome:
    """投票截止: nobody votes any more; those who did not are on record as 在场未表决."""
    at = running(meeting, motion, Phase.OPEN)
    if isinstance(at, Refusal):
        return at
    about, current = at
    if current.opened.method is Method.SECRET:
        return (VotingClosed(motion, text),) if current.issued else refuse("ballot.none-issued", number=about.number)
    missing = [each for each in current.opened.eligible if current.choice(each) is None]
    if missing and not accept_missing:
        return refuse("vote.ballots-missing", names="、".join(meeting.name(each) for each in missing))
    if refusal := _reason_missing(meeting, about, current):
        return refusal
    return (VotingClosed(motion, text),)


def _reason_missing(meeting: Meeting, motion: Motion, current: Round) -> Refusal | None:
    silent = [meeting.name(each) for each in unreasoned(motion, current)]
    if silent and meeting.profile.reason is Reason.REQUIRED and holds(meeting, "dissent.reason-missing", motion.seq):
        return stop(meeting, "dissent.reason-missing", names="、".join(silent))
    return None


def unreasoned(motion: Motion, current: Round) -> tuple[PersonId, ...]:
    """Voters against who neither gave a reason nor declined to, in order of voting."""
    spoken = {each.voter for each in motion.dissents} | set(motion.declined)
    return tuple(each.voter for each in current.ballots if each.choice is Choice.AGAINST and each.voter not in spoken)


@intent
def count_ballots(meeting: Meeting, motion: Seq, teller: PersonId, count: BallotCount) -> Outcome:
    """One teller's sheet is in; it may be handed in again until the count is reported."""
    at = running(meeting, motion, Phase.OPEN, Phase.CLOSED)
    if isinstance(at, Refusal):
        return at
    about, current = at
    if current.opened.method is not Method.SECRET:
        return refuse("ballot.not-secret", number=about.number)
    officers = meeting.attendance.officers
    if officers is not None and teller not in officers.tellers:
        return refuse("count.not-a-teller", name=meeting.name(teller))
    if count.issued != current.issued:
        return refuse("count.issued-differs", counted=count.issued, issued=current.issued)
    return (BallotsCounted(motion, teller, count),)


@intent
def report_count(meeting: Meeting, motion: Seq, scrutineer: PersonId, *, returned: int = 0, text: str = "") -> Outcome:
    """The scrutineer's report stands: two sheets that agree and add up, or more papers back than were issued."""
    at = running(meeting, motion, Phase.OPEN, Phase.CLOSED)
    if isinstance(at, Refusal):
        return at
    about, current = at
    if returned > current.issued > 0:
        return (CountReported(motion, scrutineer, returned, text),)
    if len(current.counts) < 2:
        return refuse("count.two-tellers", number=about.number, sheets=len(current.counts))
    first, second = current.counts[-2:]
    if differences := compare_counts(first.count, second.count):
        facts = "；".join(f"{each.number.value} {each.first}≠{each.second}" for each in differences)
        return refuse("count.tellers-differ", differences=facts)
    opened = current.opened
    odd = reconcile(opened.rule, opened.headcount, first.count)
    if odd and first.count.returned <= first.count.issued:
        facts = "；".join(f"{each.number.value} {each.stated}{each.relation.value}{each.computed}" for each in odd)
        return refuse("count.unreconciled", numbers=facts)
    return (CountReported(motion, scrutineer, 0, text),)


@intent
def seal_ballots(meeting: Meeting, motion: Seq, strip: str, *, round_: int = 0) -> Outcome:
    """表决票封存: the papers of the round lie under the numbered strip."""
    about = known(meeting, motion)
    if isinstance(about, Refusal):
        return about
    if not about.rounds:
        return refuse("vote.wrong-phase", number=about.number, phase=about.phase.value)
    return (BallotsSealed(motion, round_ or len(about.rounds), strip),)


@intent
def void_vote(meeting: Meeting, motion: Seq, ground: str, speaker: PersonId = NOBODY) -> Outcome:
    """表决无效: the newest round does not count; a new one may be opened."""
    at = running(meeting, motion, Phase.OPEN, Phase.CLOSED, Phase.REPORTED)
    if isinstance(at, Refusal):
        return at
    if not ground.strip():
        return refuse("procedure.ground-missing")
    return (VoteVoided(motion, at[1].opened.round, ground, speaker or meeting.chair()),)


@intent
def give_casting_vote(meeting: Meeting, motion: Seq, choice: Choice) -> Outcome:
    """The chair decided the tie, or declined to (弃权)."""
    at = running(meeting, motion, Phase.CLOSED, Phase.REPORTED)
    if isinstance(at, Refusal):
        return at
    result = at[1].result()
    if result is None or result.outcome is not Computed.TIED_NEEDS_CASTING:
        return refuse("ballot.no-tie", number=at[0].number)
    return (CastingVoteGiven(motion, meeting.chair(), choice),)
