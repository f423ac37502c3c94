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
from desktop.meeting.profile import Electorate, Reason
from desktop.meeting.reconcile import reconcile
from desktop.meeting.refusal import Outcome, Refusal, refuse
from desktop.meeting.rules.guards import holds, intent, stop
from desktop.meeting.rules.hands import dissent_among_hands
from desktop.meeting.rules.motions import known, running, unknown_choice
from desktop.meeting.state import Meeting, Motion, Phase, Presence, Round
from desktop.meeting.tally import Outcome as Computed
from desktop.meeting.threshold import Casting


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
    if current.hands is not None:
        return refuse("hands.counted", number=about.number)
    if not ballots:
        return _missing(meeting, current)
    chair = meeting.chair()
    given = sorted(ballots, key=lambda each: each[0] == chair)
    done = {each.voter for each in current.ballots}
    for voter, choice in given:
        if refusal := _barred(meeting, about, current, voter, choice, done):
            return refusal
        done.add(voter)
    acts = [BallotCast(motion, voter, choice, written=not meeting.attendance.inside(voter)) for voter, choice in given]
    if reason.strip() and given[0][1] is not Choice.FOR:
        return (*acts, DissentNoted(motion, given[0][0], reason))
    return tuple(acts)


def _barred(
    meeting: Meeting, motion: Motion, current: Round, voter: PersonId, choice: Choice, done: set[PersonId]
) -> Refusal | None:
    name = meeting.name(voter) or voter
    if voter not in current.opened.eligible:
        return _why_not(meeting, motion, voter)
    # What is struck out or overridden while the vote is open changes no list, but nobody votes who may not.
    if voter in meeting.recused(motion.put):
        return refuse("ballot.recused", name=name)
    away = meeting.attendance.people[voter]
    written = meeting.profile.written_counted and away.written_opinion
    if away.presence is not Presence.PRESENT and not written:
        return refuse("ballot.not-present", name=name)
    if voter in done:
        return refuse("ballot.already-cast", name=name)
    if refusal := unknown_choice(meeting, motion, choice):
        return refusal
    waiting = [each for each in current.opened.eligible if each not in done and each != voter]
    if voter == meeting.chair() and waiting and holds(meeting, "chair.casts-last", motion.seq):
        names = "、".join(meeting.name(each) for each in waiting)
        return stop(meeting, "chair.casts-last", name=name, waiting=names)
    return None


def _short(meeting: Meeting, motion: Motion, current: Round) -> Refusal | None:
    """Why the vote is not closed without a word: somebody's ballot, or a hand, is missing."""
    voters = len(current.opened.eligible)
    if current.hands is not None:
        if current.hands.cast == voters:
            return None
        return refuse("hands.missing", number=motion.number, counted=current.hands.cast, voters=voters)
    if all(current.choice(each) is not None for each in current.opened.eligible):
        return None
    return _missing(meeting, current)


def _missing(meeting: Meeting, current: Round) -> Refusal:
    missing = [meeting.name(each) for each in current.opened.eligible if current.choice(each) is None]
    return refuse("vote.ballots-missing", names="、".join(missing))


def _why_not(meeting: Meeting, motion: Motion, voter: PersonId) -> Refusal:
    known_voter = meeting.attendance.people.get(voter)
    if known_voter is None:
        return refuse("person.unknown", person=voter)
    name = known_voter.seat.name
    if voter in meeting.recused(motion.put):
        return refuse("ballot.recused", name=name)
    if voter not in {each.seat.person for each in meeting.attendance.voters()}:
        return refuse("ballot.not-entitled", name=name)
    if known_voter.presence is not Presence.PRESENT and known_voter.written_opinion:
        return refuse("ballot.written-not-counted", name=name)
    opened = motion.round.opened if motion.round else None
    if opened is not None and opened.rule.casting is Casting.CHAIR_ONLY_ON_TIE and voter == meeting.chair():
        return refuse("ballot.only-on-tie", name=name)
    if meeting.profile.electorate is Electorate.PARTIES and known_voter.presence is Presence.PRESENT:
        return refuse("ballot.represented", name=name)
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
    if cast[0].choice is choice:
        return refuse("correction.changes-nothing", number=cast[0].seq)
    if refusal := unknown_choice(meeting, about, choice):
        return refusal
    if about.phase is Phase.ANNOUNCED and not ground.strip():
        return refuse("procedure.ground-missing")
    # Whose ballot it is confirms how it reads.
    nature = Nature.SUBSTANTIVE if about.phase is Phase.ANNOUNCED else Nature.CLERICAL
    return (Corrected(cast[0].seq, "choice", choice.value, nature, ground, voter),)


@intent
def note_dissent(meeting: Meeting, motion: Seq, voter: PersonId, text: str) -> Outcome:
    """The voter's words of dissent stand beside the ballot, to be read back."""
    about = known(meeting, motion)
    if isinstance(about, Refusal):
        return about
    current = about.round
    if current is not None and current.opened.method is Method.SECRET:
        return refuse("dissent.secret-ballot", number=about.number)
    if not text.strip():
        return refuse("dissent.reason-missing", names=meeting.name(voter))
    if current is not None and current.hands is not None:
        return dissent_among_hands(meeting, about, current, voter) or (DissentNoted(motion, voter, text),)
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
    """So many papers are out, never more than there are voters; the newest number holds."""
    at = running(meeting, motion, Phase.OPEN)
    if isinstance(at, Refusal):
        return at
    about, current = at
    if current.opened.method is not Method.SECRET:
        return refuse("ballot.not-secret", number=about.number)
    voters = len(current.opened.eligible)
    if not 0 < number <= voters:
        return refuse("ballot.issued-not-voters", issued=number, voters=voters)
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
    if not accept_missing and (refusal := _short(meeting, about, current)):
        return refusal
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
    spoken = {each.voter for each in motion.dissents if each.seq > current.seq} | motion.declined.keys()
    return tuple(each.voter for each in current.ballots if each.choice is Choice.AGAINST and each.voter not in spoken)


@intent
def count_ballots(meeting: Meeting, motion: Seq, teller: PersonId, count: BallotCount, *, ground: str = "") -> Outcome:
    """One teller's sheet is in; until the count is reported another one may take its place, on a ground."""
    at = running(meeting, motion, Phase.OPEN, Phase.CLOSED)
    if isinstance(at, Refusal):
        return at
    about, current = at
    if current.opened.method is not Method.SECRET:
        return refuse("ballot.not-secret", number=about.number)
    officers = meeting.attendance.officers
    if officers is not None and teller not in officers.tellers:
        return refuse("count.not-a-teller", name=meeting.name(teller))
    if not current.issued:
        return refuse("ballot.none-issued", number=about.number)
    if count.issued != current.issued:
        return refuse("count.issued-differs", counted=count.issued, issued=current.issued)
    if count.defer and (refusal := unknown_choice(meeting, about, Choice.DEFER)):
        return refusal
    if not ground.strip() and any(each.teller == teller for each in current.counts):
        return refuse("count.ground-missing", name=meeting.name(teller))
    return (BallotsCounted(motion, teller, count, ground),)


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
    if first.count.issued != current.issued:
        return refuse("count.issued-differs", counted=first.count.issued, issued=current.issued)
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
    if not 0 <= round_ <= len(about.rounds) or not about.rounds:
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
    # A ballot corrected after the announcement may bring about a tie.
    at = running(meeting, motion, Phase.CLOSED, Phase.REPORTED, Phase.ANNOUNCED)
    if isinstance(at, Refusal):
        return at
    result = at[1].result()
    if result is None or result.outcome is not Computed.TIED_NEEDS_CASTING:
        return refuse("ballot.no-tie", number=at[0].number)
    chair = meeting.chair()
    if not meeting.attendance.inside(chair):
        return refuse("chair.vacant")
    if chair in meeting.recused(at[0].put):
        return refuse("ballot.recused", name=meeting.name(chair))
    if not meeting.attendance.people[chair].seat.votes:
        return refuse("ballot.not-entitled", name=meeting.name(chair))
    return (CastingVoteGiven(motion, chair, choice),)
