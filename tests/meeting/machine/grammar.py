"""The grammar of a journal: what must be true of an entry, given everything that stands before it."""

from __future__ import annotations

from desktop.meeting import acts
from desktop.meeting.acts import Choice, Method, Outcome
from desktop.meeting.ids import PersonId, Seq
from desktop.meeting.journal import Entry
from desktop.meeting.plan import Role
from desktop.meeting.profile import BallotWords
from tests.meeting.machine import oracle
from tests.meeting.machine.book import Book, Matter, Vote, findings

SETTINGS = ("kind", "method", "finding", "item", "verdict")


class Ungrammatical(AssertionError):
    """An entry stands where it must not."""


def require(holds: bool, rule: str, entry: Entry) -> None:  # noqa: FBT001 - it is the whole question
    """The rule holds; `Ungrammatical` otherwise."""
    if not holds:
        raise Ungrammatical(f"{rule}: no. {entry.seq} {entry.act}")


def judge(book: Book, entry: Entry) -> None:
    """The entry may stand after what is in the book; `Ungrammatical` otherwise."""
    act = entry.act
    require(entry.seq == len(book.raw) + 1, "numbers without gaps", entry)
    after_seal = isinstance(act, acts.Amended | acts.PaperIssued)
    require(not book.sealed or after_seal, "only amendments after the seal", entry)
    match act:
        case acts.MarkedAbsent(person=person) | acts.LeaveGranted(person=person):
            require(not book.voted(person), "nobody who voted is set absent", entry)
            require(person not in book.came, "nobody who came is set absent", entry)
        case acts.Recused():
            require(_touches_no_open_vote(book, act), "no recusal while the vote runs", entry)
        case acts.Corrected(of=of, field=part):
            matter = book.matters.get(of)
            frozen = matter is not None and bool(matter.votes) and part in SETTINGS
            require(not frozen, "settings of an opened vote are frozen", entry)
        case acts.LateEntered(of=of):
            late = 0 < of < entry.seq and not isinstance(book.raw[of - 1].act, acts.LateEntered)
            require(late, "what is marked late stands before its mark", entry)
        case acts.MeetingClosed():
            pending = [seq for seq, each in book.matters.items() if each.phase in ("closed", "reported")]
            unheld = not any(book.holds("meeting.result-pending", Seq(0)) for _ in pending)
            require(not book.open() and unheld, "no vote is pending when the meeting closes", entry)
        case acts.FloorRequested() | acts.FloorGiven():
            require(not book.closed, "nobody gets the floor after the close", entry)
        case acts.RecordSealed():
            require(book.closed, "sealed after the close", entry)
        case _:
            matter = book.matters.get(getattr(act, "motion", Seq(0)))
            if matter is not None:
                _judge_move(book, matter, entry)


def _touches_no_open_vote(book: Book, act: acts.Recused) -> bool:
    puts = [book.matters[seq].put for seq in book.open()]
    return not any(act.finding in findings(put) or (act.item and put.item == act.item) for put in puts)


def _judge_move(book: Book, matter: Matter, entry: Entry) -> None:
    act, phase = entry.act, matter.phase
    match act:
        case acts.MotionReworded():
            counts = any(not vote.voided for vote in matter.votes)
            require(phase == "put" and not counts, "no new words after a vote was opened", entry)
        case acts.VoteOpened():
            _judge_opening(book, matter, act, entry)
        case acts.VoteDeferred():
            nothing_cast = phase == "open" and not matter.votes[-1].ballots and not matter.votes[-1].issued
            close = phase in ("closed", "reported") and book.profile.defer_margin is not None
            require(phase in ("put", "void") or nothing_cast or close, "nothing voted is deferred", entry)
        case acts.ReconsiderationMoved():
            require(phase in ("announced", "deferred"), "only what is settled is taken up again", entry)
        case _:
            if matter.votes:
                _judge_in_round(book, matter, matter.votes[-1], entry)
            else:
                quiet = isinstance(act, acts.DeferralDeclined | acts.BoxChecked | acts.SpareBallotsSecured)
                override = isinstance(act, acts.ProcedureOverridden)
                require(quiet or override, "nothing of a vote before it opens", entry)


def _judge_opening(book: Book, matter: Matter, act: acts.VoteOpened, entry: Entry) -> None:
    motion, put = act.motion, matter.put
    words, rule = book.electors(put), book.rule(motion)
    require(matter.phase in ("put", "void"), "a vote opens on what is put or void", entry)
    require(not book.open(), "one vote at a time", entry)
    require(act.round == len(matter.votes) + 1, "rounds are numbered", entry)
    require(act.method is put.method, "the method is that of the motion", entry)
    require(book.where.get(book.chair) == "here", "no vote without a chair", entry)
    require(len(set(act.eligible)) == len(act.eligible), "nobody is eligible twice", entry)
    require(set(act.eligible) == book.eligible(rule, words), "eligible are those who may vote", entry)
    require(act.headcount == book.headcount(words), "the headcount is that of the room", entry)
    require(act.rule == rule, "the rule is that of the kind", entry)
    body = act.headcount.component
    require(oracle.quorate(rule.quorum, rule.recusal, words, body), "no vote without quorum", entry)
    whole = oracle.people_in_base(rule, words, body)
    require(act.base == (whole or 0), "the base is that of the rule", entry)
    fits = act.needed == 0 if whole is None else _is_line(act, whole)
    require(fits, "the pass line is the first number that is enough", entry)
    unit = [seat.person for seat in book.plan.seats if seat.role is Role.RESPONDENT]
    inside = any(book.where[each] == "here" for each in unit)
    require(not (inside and book.holds("room.respondent-present", motion)), "the unit waits outside", entry)
    on_agenda = bool(findings(put) or put.item) or not book.plan.agenda
    require(on_agenda or not book.holds("item.improvised", motion), "nothing is voted that is on no agenda", entry)
    _judge_beside(book, matter, motion, entry)


def _judge_beside(book: Book, matter: Matter, motion: Seq, entry: Entry) -> None:
    """What other motions on the same findings say."""
    put = matter.put
    for seq, other in book.matters.items():
        if seq == motion or not set(findings(other.put)) & set(findings(put)):
            continue
        waits = other.phase in ("put", "open", "closed", "reported")
        together = (other.put.linked or seq) == (put.linked or motion)
        free = together or not book.holds("vote.one-matter", motion)
        require(free or not waits, "one vote on one matter", entry)
        carried = bool(other.told) and other.told[-1][1] is Outcome.CARRIED
        asked = bool(other.put.verdict) and (bool(put.verdict) or put.kind == other.put.kind)
        again = carried and asked and book.holds("vote.decided-before", motion)
        require(not again, "no verdict is voted on twice", entry)


def _is_line(act: acts.VoteOpened, whole: int) -> bool:
    demand = act.rule.threshold
    below = act.needed == 1 or not oracle.enough(act.needed - 1, whole, demand)
    return oracle.enough(act.needed, whole, demand) and below


def _judge_in_round(book: Book, matter: Matter, vote: Vote, entry: Entry) -> None:
    act, phase = entry.act, matter.phase
    match act:
        case acts.BallotCast():
            require(phase == "open", "no ballot after its round closed", entry)
            _judge_ballot(book, matter, vote, act, entry)
        case acts.VotingClosed() | acts.BallotsIssued():
            require(phase == "open", "only a running vote is closed", entry)
        case acts.HandsCounted():
            require(phase == "open", "no hands after the round closed", entry)
            require(act_method(vote) and not vote.ballots, "hands are shown, and nobody was named", entry)
            hands = act.for_ + act.against + act.abstain + act.defer
            require(hands <= len(vote.opened.eligible), "no more hands than voters", entry)
            require(vote.hands is None or bool(act.ground), "hands counted again have a ground", entry)
        case acts.BallotsCounted():
            require(act.teller not in vote.sheets or bool(act.ground), "a sheet is changed with a ground", entry)
            require(vote.secret and phase in ("open", "closed"), "only secret ballots are counted by tellers", entry)
            require(act.count.issued == vote.issued > 0, "only issued ballots are counted", entry)
        case acts.CountReported(returned=returned):
            excess = returned > vote.issued > 0
            require(vote.secret and phase in ("open", "closed"), "a secret count is reported once", entry)
            require(excess or vote.sheet() is not None, "two tellers found the same", entry)
        case acts.DissentNoted(voter=voter) if vote.hands is not None:
            require(voter in vote.opened.eligible, "dissent is a voter's", entry)
            spoken = {who for number, (who, _) in matter.dissents.items() if number > vote.seq} | {voter}
            unlike = sum(vote.hands.values()) - vote.hands["for"]
            require(len(spoken) <= unlike, "no more dissents than hands against", entry)
        case acts.DissentNoted(voter=voter) | acts.DissentDeclined(voter=voter):
            require(not vote.secret, "secret rounds carry nobody's choice", entry)
            require(vote.ballots.get(voter, Choice.FOR) is not Choice.FOR, "dissent belongs to its ballot", entry)
        case acts.CastingVoteGiven(voter=voter):
            # A ballot corrected after the announcement may bring about a tie.
            decided = phase in ("closed", "reported", "announced")
            require(decided and vote.outcome() == "tied", "cast on a tie alone", entry)
            require(voter == book.chair and _may_vote(book, matter, voter), "only a chair with a vote decides", entry)
        case acts.VoteVoided():
            require(phase in ("open", "closed", "reported") and bool(act.ground), "void with a ground", entry)
        case acts.ResultAnnounced():
            ready = ("reported",) if vote.secret else ("closed", "reported")
            require(phase in ready, "announced when counted, and once", entry)
            limit, decides = book.profile.defer_margin, act.announced in (Outcome.CARRIED, Outcome.LOST)
            asked = decides and limit is not None and book.holds("vote.defer-on-disagreement", act.motion)
            due = limit is not None and vote.returned <= vote.issued and vote.close(limit)
            require(not (asked and due) or bool(vote.let_stand), "a close result waits for the chair", entry)
            _judge_result(vote, act, entry, waits=act.slip)
        case acts.AnnouncementCorrected():
            require(bool(matter.told), "only an announcement is corrected", entry)
            _judge_result(vote, act, entry, waits=False)
        case _:
            pass


def act_method(vote: Vote) -> bool:
    """Whether the room answers as a whole."""
    return vote.opened.method in (Method.HANDS, Method.ORAL)


def _judge_result(
    vote: Vote, act: acts.ResultAnnounced | acts.AnnouncementCorrected, entry: Entry, *, waits: bool
) -> None:
    require(act.computed.value == vote.outcome(), f"the outcome is {vote.outcome()}", entry)
    same = act.announced is act.computed
    require(same or bool(act.ground) or waits, "what differs has a ground", entry)


def _may_vote(book: Book, matter: Matter, person: PersonId) -> bool:
    seat = book.plan.seat(person)
    known = seat is not None and seat.votes and seat.role not in (Role.RESPONDENT, Role.STAFF)
    return known and book.where[person] == "here" and person not in book.withdrawn(matter.put)


def _judge_ballot(book: Book, matter: Matter, vote: Vote, act: acts.BallotCast, entry: Entry) -> None:
    voter, eligible = act.voter, set(vote.opened.eligible)
    seat = book.plan.seat(voter)
    require(not vote.secret, "secret rounds carry nobody's choice", entry)
    require(vote.hands is None, "hands and names are not mixed", entry)
    require(voter in eligible, "only the eligible vote", entry)
    require(seat is not None and seat.role not in (Role.RESPONDENT, Role.STAFF), "the unit never votes", entry)
    require(voter not in book.withdrawn(matter.put), "the recused do not vote", entry)
    require(voter not in vote.ballots, "one ballot each", entry)
    here = book.where[voter] == "here"
    require(here or (voter in book.written and book.profile.written_counted), "the absent do not vote", entry)
    require(act.written is not here, "a ballot of an absentee is marked as written", entry)
    kind = next(each for each in book.profile.motions if each.id == matter.put.kind)
    known = act.choice is not Choice.DEFER or kind.words is BallotWords.PERSONNEL
    require(known, "ballots say what the kind knows", entry)
    waiting = eligible - set(vote.ballots) - {voter}
    early = voter == book.chair and waiting and book.holds("chair.casts-last", act.motion)
    require(not early, "the chair casts last", entry)
