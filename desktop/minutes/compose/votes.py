"""Votes as tables: who voted how with the dissent beside it, what the tellers counted, what came of every motion."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.meeting.acts import Choice, Method
from desktop.meeting.ballots import Number
from desktop.meeting.ids import PersonId, Seq
from desktop.meeting.numerals import numeral
from desktop.meeting.profile import BallotWords
from desktop.meeting.state import Dissent, Motion, Phase, Round
from desktop.minutes import words
from desktop.minutes.compose.view import View, unquoted
from desktop.minutes.document import Align, Column, Table
from desktop.minutes.parts import Part


@dataclass(frozen=True)
class Vote:
    """One named ballot with the dissent that belongs to it."""

    seq: Seq
    voter: PersonId
    choice: str
    dissent: Dissent | None
    declined: bool


def round_at(motion: Motion, seq: Seq) -> Round | None:
    """The round that was the newest when the entry was made, or None before the first."""
    return next((each for each in reversed(motion.rounds) if each.seq <= seq), None)


def cast(view: View, motion: Motion, current: Round) -> tuple[Vote, ...]:
    """The named ballots of the round in order of voting, each with its dissent."""
    ballot = view.ballot(motion)
    own = {each.voter: each for each in motion.dissents if round_at(motion, each.seq) == current}
    return tuple(
        Vote(
            each.seq,
            each.voter,
            words.choice(each.choice, ballot) + ("（书面）" if each.written else ""),
            own.get(each.voter),
            each.voter in motion.declined and each.voter not in own and each.choice is not Choice.FOR,
        )
        for each in current.ballots
    )


def casting_words(choice: Choice, ballot: BallotWords) -> str:
    """The chair's deciding vote in words."""
    if choice in (Choice.FOR, Choice.AGAINST):
        return f"票数相等，主持人投决定票：{words.choice(choice, ballot)}"
    return "票数相等，主持人不投决定票"


def dissent_words(vote: Vote) -> str:
    """The dissent word for word with whether it was read back; empty where there is none."""
    if vote.dissent is None:
        return "不述理由" if vote.declined else ""
    heard = {True: "已核读确认", False: "核读未予确认", None: "待核读"}[vote.dissent.confirmed]
    return f"“{unquoted(vote.dissent.text)}”（{heard}）"


def named_table(view: View, motion: Motion, current: Round, key: str) -> Table:
    """Who voted how in the round; with a column of dissent where the paper shows it."""
    dissent = view.shows(Part.DISSENT)
    parties = bool(view.meeting.plan.parties)
    columns = [
        Column("姓名", 3, Align.CENTRE),
        Column("单位" if parties else "职务", 5),
        Column("表决", 3, Align.CENTRE),
    ]
    if dissent:
        columns.append(Column("不同意见", 9))
    rows = [
        (
            view.meeting.name(vote.voter),
            _origin(view, vote.voter),
            vote.choice,
            *((dissent_words(vote),) if dissent else ()),
        )
        for vote in cast(view, motion, current)
    ]
    if current.casting is not None:
        person = current.casting.voter
        told = casting_words(current.casting.choice, view.ballot(motion)).removeprefix("票数相等，")
        rows.append((view.meeting.name(person), _origin(view, person), told, *(("",) if dissent else ())))
    caption = f"{view.called(motion)}{_nth(motion, current)}{words.word(current.opened.method)}表决情况"
    return Table(key, caption, tuple(columns), tuple(rows))


def _origin(view: View, person: PersonId) -> str:
    """The party the person speaks for, or where the meeting has none, the post."""
    seat = view.meeting.seat(person)
    if seat is None:
        return ""
    return view.meeting.party_name(seat.party) if view.meeting.plan.parties else seat.post


def sheet_table(view: View, motion: Motion, current: Round, key: str) -> Table:
    """What the tellers counted independently, side by side."""
    ballot = view.ballot(motion)
    tellers = [view.person(each.teller) for each in current.counts]
    columns = (
        Column("项目", 3, Align.CENTRE),
        *(Column(f"计票人{name}" if name else "计票人", 4, Align.CENTRE) for name in tellers),
    )
    rows = tuple(
        (_item(number, ballot), *(str(each.count.numbers()[number]) for each in current.counts))
        for number in (current.counts[0].count.numbers() if current.counts else ())
        if _counts(number, ballot, current)
    )
    return Table(key, f"{view.called(motion)}{_nth(motion, current)}计票情况", columns, rows)


def _counts(number: Number, ballot: BallotWords, current: Round) -> bool:
    usual = Number.ABSTAIN if ballot is BallotWords.PERSONNEL else Number.DEFER
    if number in (usual, Number.BLANK):
        return any(each.count.numbers()[number] for each in current.counts)
    return True


def _item(number: Number, ballot: BallotWords) -> str:
    choices = {each.value for each in Choice}
    return words.choice(Choice(number.value), ballot) if number.value in choices else words.word(number)


def _nth(motion: Motion, current: Round) -> str:
    return f"第{numeral(current.opened.round)}次投票" if len(motion.rounds) > 1 else ""


def outcome(motion: Motion) -> str:
    """What came of the motion: as announced, put off, void, or how far it is."""
    if motion.phase is Phase.DEFERRED:
        return "暂缓表决"
    if motion.announced is not None:
        return words.word(motion.announced)
    return "表决无效" if motion.phase is Phase.VOID else words.word(motion.phase)


def computed(view: View, motion: Motion) -> str:
    """The computed result of the newest round with its numbers; empty before any vote."""
    return "" if motion.round is None else words.result_sentence(motion.round, view.ballot(motion))


def is_secret(motion: Motion) -> bool:
    """Whether nobody may know who chose what."""
    current = motion.round
    return (current.opened.method if current else motion.put.method) is Method.SECRET
