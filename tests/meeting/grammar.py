"""The grammar of a journal: what may follow what, and what the meeting must make of it."""

from __future__ import annotations

from fractions import Fraction

from desktop.meeting.acts import (
    Act,
    Amended,
    AnnouncementCorrected,
    BallotCast,
    BallotsCounted,
    BallotsIssued,
    CastingVoteGiven,
    Choice,
    CountReported,
    DissentNoted,
    LeaveGranted,
    MarkedAbsent,
    MeetingClosed,
    Method,
    OfficersElected,
    PaperIssued,
    RecordSealed,
    ResultAnnounced,
    VoteOpened,
    VotingClosed,
)
from desktop.meeting.ids import Seq
from desktop.meeting.plan import Role
from desktop.meeting.state import Meeting, Phase, replay
from desktop.meeting.threshold import Base, Comparison, RecusalEffect
from tests.meeting.table import Table
from tests.meeting.witness import Poll, Witness, outcome

NEVER = (Role.RESPONDENT, Role.STAFF)


def may_follow(before: Witness, act: Act) -> None:
    """The act may stand after what stood before it."""
    if any(isinstance(each, RecordSealed) for each in before.acts.values()):
        assert isinstance(act, Amended | PaperIssued), "after the seal only amendments"
    match act:
        case VoteOpened():
            _opening(before, act)
        case BallotCast():
            _ballot(before, act)
        case DissentNoted():
            poll = _open_or_over(before, act.motion)
            assert poll.opened.method is not Method.SECRET, "no name beside a secret ballot"
            assert poll.ballots.get(act.voter, Choice.FOR) is not Choice.FOR, "who dissents did not vote for"
        case BallotsIssued() | BallotsCounted():
            assert _open_or_over(before, act.motion).opened.method is Method.SECRET, "papers are for secret ballots"
        case VotingClosed():
            assert before.phase(act.motion) == "open", "only an open vote is closed"
        case CountReported(returned=0):
            poll = _open_or_over(before, act.motion)
            assert poll.count is not None, "two tellers found the same"
        case CastingVoteGiven():
            poll = _open_or_over(before, act.motion)
            assert outcome(poll) == "tied", "a casting vote breaks a tie"
            assert act.voter == before.chair(), "the casting vote is the chair's"
        case ResultAnnounced() | AnnouncementCorrected():
            poll = _open_or_over(before, act.motion)
            assert poll.ended, "nothing is announced before voting ended"
            assert act.computed == outcome(poll), "the computed result is what the ballots say"
            slip = isinstance(act, ResultAnnounced) and act.slip
            assert act.computed is act.announced or act.ground.strip() or slip, "a difference has its ground"
        case LeaveGranted(person=person) | MarkedAbsent(person=person):
            polls = [poll for motion in before.motions() for poll in before.polls(motion)]
            assert all(person not in poll.ballots for poll in polls), "nobody who voted is set absent"
            assert before.presence()[person] in ("expected", "leave", "absent"), "nobody who came is set absent"
        case MeetingClosed():
            assert all(before.phase(motion) != "open" for motion in before.motions()), "no end while a vote is open"
        case _:
            pass


def _open_or_over(before: Witness, motion: Seq) -> Poll:
    polls = before.polls(motion)
    assert polls, "no vote was opened on it"
    return polls[-1]


def _opening(before: Witness, act: VoteOpened) -> None:
    put, profile = before.motion(act.motion), before.opening.profile
    assert all(before.phase(each) != "open" for each in before.motions()), "one vote at a time"
    polls = before.polls(act.motion)
    assert act.round == len(polls) + 1, "rounds are numbered"
    assert before.phase(act.motion) in ("put", "void"), "only what was put or void is voted"
    assert before.presence().get(before.chair()) == "present", "somebody chairs"
    entitled, able = before.electors(put)
    heads, recused = act.headcount, before.recused(put)
    assert list(act.eligible) == able, "those who can vote, and nobody else"
    assert heads.entitled == len(entitled), "应到"
    assert heads.recused == len(set(recused) & set(entitled)), "回避"
    where, written = before.presence(), before.wrote() if profile.written_counted else set()
    there = [each for each in entitled if where[each] == "present" and each not in recused]
    assert heads.present == len(there), "在场"
    assert heads.written == sum(
        each in written and where[each] != "present" and each not in recused for each in entitled
    ), "书面"
    assert heads.present + heads.written + heads.recused + heads.away + heads.departed == heads.entitled, "应到 adds up"
    assert (act.rule.recusal is RecusalEffect.STAYS) == before.base_stays(put), "the base as it was settled"
    kind = profile.motion(put.kind)
    assert kind is not None
    quorum = kind.rule.quorum or profile.opening.quorum
    if quorum is not None and before.holds("quorum.at-vote", act.motion):
        whole = heads.component if quorum.base is Base.COMPONENT else heads.entitled
        if quorum.base is Base.ENTITLED and not before.base_stays(put):
            whole -= heads.recused
        share = Fraction(len(there), 1) / whole if whole else Fraction(0)
        met = share > quorum.fraction if quorum.comparison is Comparison.MORE_THAN else share >= quorum.fraction
        assert met, "enough are there who can vote"
    inside = [each for each, seat in before.seats.items() if seat.role is Role.RESPONDENT and where[each] == "present"]
    assert not inside or not before.holds("room.respondent-present", act.motion), "the reviewed unit waits outside"
    officers = any(isinstance(each, OfficersElected) for each in before.acts.values())
    secret = put.method is Method.SECRET and before.holds("secret.officers", act.motion)
    assert officers or not secret, "a secret ballot has its officers"


def _ballot(before: Witness, act: BallotCast) -> None:
    put, poll = before.motion(act.motion), _open_or_over(before, act.motion)
    assert before.phase(act.motion) == "open", "no ballot after its round was closed"
    assert poll.opened.method is not Method.SECRET, "a secret ballot names nobody"
    assert act.voter in poll.opened.eligible, "on the list"
    assert act.voter not in poll.ballots, "one ballot each"
    assert act.voter not in before.recused(put), "who withdrew does not vote"
    assert before.seats[act.voter].role not in NEVER, "respondents and staff never vote"
    here = before.presence()[act.voter] == "present"
    written = before.opening.profile.written_counted and act.voter in before.wrote()
    assert here or written, "absent people do not vote"
    assert act.written != here, "written votes are marked"
    if act.voter == before.chair() and before.holds("chair.casts-last", act.motion):
        assert set(poll.opened.eligible) <= {*poll.ballots, act.voter}, "the chair votes last"


def stands(table: Table, frozen: dict[Seq, VoteOpened]) -> Witness:
    """The meeting is what the journal says, by number, by vote and by reading; brings the witness who saw it."""
    meeting, entries = table.meeting, table.entries
    assert [each.seq for each in entries] == list(range(1, len(entries) + 1)), "numbers have no gaps"
    witness = Witness.of(entries)
    open_now = [motion for motion in witness.motions() if witness.phase(motion) == "open"]
    assert len(open_now) <= 1, "at most one vote is open"
    assert list(meeting.motions.all) == witness.motions(), "every motion that stands"
    for seq, motion in meeting.motions.all.items():
        polls = witness.polls(seq)
        assert motion.phase.value == witness.phase(seq), "how far the motion has come"
        assert [each.opened for each in motion.rounds] == [each.opened for each in polls], "its rounds"
        for held, poll in zip(motion.rounds, polls, strict=True):
            frozen.setdefault(poll.seq, poll.opened)
            assert frozen[poll.seq] == poll.opened, "settings stay frozen"
            assert {each.voter: each.choice for each in held.ballots} == poll.ballots, "its ballots"
            bound = {each.voter: each.text for each in motion.dissents if held.seq < each.seq < _next(polls, poll)}
            assert bound == poll.dissents, "dissents by their own voters"
        if polls and motion.phase in (Phase.CLOSED, Phase.REPORTED, Phase.ANNOUNCED):
            result = motion.result
            told = {"tied-needs-casting": "tied"}.get(result.outcome, result.outcome) if result else ""
            assert (told or outcome(polls[-1])) == outcome(polls[-1]), "the outcome of the newest round"
    where = witness.presence()
    held_presence = {person: each.presence.value for person, each in meeting.attendance.people.items()}
    words = {"gone": "departed", "leave": "on-leave"}
    assert held_presence == {person: words.get(word, word) for person, word in where.items()}, "who is where"
    assert [each.seat.person for each in meeting.attendance.voters()] == witness.entitled(), "who is entitled"
    return witness


def _next(polls: list[Poll], poll: Poll) -> int:
    later = [each.seq for each in polls if each.seq > poll.seq]
    return later[0] if later else 10**9


def reads_alike(table: Table) -> None:
    """A fresh replay is the meeting in every field; every original is kept; minutes tell it by time."""
    fresh, meeting = replay(table.entries), table.meeting
    assert fields_of(fresh) == fields_of(meeting), "replay equals what was followed"
    readings = list(meeting.readings.in_order_of_entry())
    assert [each.original for each in readings] == table.entries, "no original is lost"
    standing = {each.seq: each.act for each in meeting.readings.standing()}
    assert standing == Witness.of(table.entries).acts, "corrections are read"
    times = [each.entry.occurred_at for each in meeting.readings.in_order_of_time()]
    assert times == sorted(times), "late entries stand where they were said"


def fields_of(meeting: Meeting) -> dict[str, object]:
    """Everything the meeting holds, part by part; of registers also the order."""
    parts = ("attendance", "agenda", "questioning", "opinions", "motions", "papers")
    return {
        f"{part}.{name}": list(value.items()) if isinstance(value, dict) else value
        for part in parts
        for name, value in vars(getattr(meeting, part)).items()
    }


def seen(witness: Witness) -> set[str]:
    """Which of the states worth reaching the journal has been in."""
    states = {type(act).__name__ for act in witness.acts.values()}
    for motion in witness.motions():
        states.add(f"phase {witness.phase(motion)}")
        for poll in witness.polls(motion):
            if poll.ended:
                states.add(f"outcome {outcome(poll)}")
            choices = list(poll.ballots.values())
            if poll.ended and 0 < choices.count(Choice.FOR) == choices.count(Choice.AGAINST):
                states.add("even votes")
    return states
