"""The course of the meeting as blocks of a record: everything said and done, in order of time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from desktop.meeting.acts import (
    BallotCast,
    Corrected,
    DissentDeclined,
    DissentNoted,
    DissentReadBack,
    LateEntered,
    OpinionGiven,
    SpeechMade,
    StruckOut,
)
from desktop.meeting.ids import NOTHING, Seq
from desktop.meeting.journal import Reading
from desktop.minutes import words
from desktop.minutes.compose import changes
from desktop.minutes.compose.gates import GATES
from desktop.minutes.compose.said import Said
from desktop.minutes.compose.tell_attendance import tell_attendance
from desktop.minutes.compose.tell_procedure import tell_procedure
from desktop.minutes.compose.tell_speech import tell_speech
from desktop.minutes.compose.tell_voting import tell_voting
from desktop.minutes.compose.view import View, sentence
from desktop.minutes.compose.votes import cast, named_table, round_at
from desktop.minutes.document import Block, Note, Speech
from desktop.minutes.parts import Part


@dataclass(frozen=True)
class Line:
    """One line to be printed: which entry, when, what it says, whether it may flow together with the next."""

    seq: Seq
    time: str
    said: Said
    flows: bool = False
    upto: Seq = NOTHING
    """The last entry that flowed into it; NOTHING: only its own."""


def flow(view: View, readings: Iterable[Reading]) -> Iterator[Block]:
    """The blocks of those entries; lines of one speaker in a row are one, the ballots of a round are a table."""
    pending: Line | None = None
    for reading in readings:
        for told in _tell(view, reading):
            if isinstance(told, Line):
                merged = _merged(pending, told) if pending else None
                if merged is None and pending is not None:
                    yield _speech(pending)
                pending = merged or told
                continue
            if pending is not None:
                yield _speech(pending)
                pending = None
            yield told
    if pending is not None:
        yield _speech(pending)


def _tell(view: View, reading: Reading) -> Iterator[Line | Block]:
    entry = reading.entry
    act = entry.act
    gate = GATES.get(type(act))
    if gate is None or not view.shows(*gate):
        return
    time = view.clock(entry.occurred_at)
    if reading.struck is not None:
        said = _struck(view, reading)
        if said is not None:
            yield Line(entry.seq, time, said)
        return
    if isinstance(act, BallotCast):
        yield from _ballots(view, entry.seq, act)
        return
    said = _said(view, reading)
    if said is None:
        return
    notes = changes.notes(view, reading)
    late = reading.late is not None and view.shows(Part.LATE)
    marked = replace(said, label=f"{said.label}（补录）" if late else said.label, notes=(*said.notes, *notes))
    yield Line(entry.seq, time, marked, flows=isinstance(act, SpeechMade))


def _said(view: View, reading: Reading) -> Said | None:
    entry = reading.entry
    act = entry.act
    match act:
        case Corrected():
            return _correction(view, act)
        case StruckOut():
            return None if act.misrecorded else Said("撤销", sentence(f"第{act.of}号记录，理由：{act.ground}"))
        case LateEntered():
            return None
        case OpinionGiven(after=False) if not reading.corrections and reading.late is None:
            return None  # written opinions stand in their own table
        case DissentNoted() | DissentReadBack() | DissentDeclined() if _beside_ballot(view, entry.seq, act):
            return None
        case _:
            return (
                tell_speech(view, entry.seq, act)
                or tell_voting(view, entry.seq, act)
                or tell_attendance(view, entry)
                or tell_procedure(view, act)
            )


def _correction(view: View, act: Corrected) -> Said | None:
    reading = view.meeting.readings.get(act.of)
    if reading is None or changes.is_silent(view, reading, act):
        return None
    gate = GATES.get(type(reading.original.act))
    if gate is None or not view.shows(*gate):
        return None
    by = f"，经{view.person(act.confirmed_by)}确认" if act.confirmed_by else ""
    return Said(words.act(act), f"第{act.of}号记录{by}，原记和更正后内容见该号附注。")


def _struck(view: View, reading: Reading) -> Said | None:
    """A struck line says that it was struck and where the ground stands; its words are gone from paper."""
    struck = reading.struck
    if struck is None or not isinstance(struck.act, StruckOut) or struck.act.misrecorded:
        return None
    if not view.shows(Part.CORRECTIONS):
        return None
    return Said(words.act(reading.original.act), f"（本条已撤销，见第{struck.seq}号）")


def _ballots(view: View, seq: Seq, act: BallotCast) -> Iterator[Block]:
    """The whole round stands where its first ballot was cast."""
    motion = view.meeting.motions.all.get(act.motion)
    current = round_at(motion, seq) if motion else None
    if motion is None or current is None:
        return
    votes = cast(view, motion, current)
    if not votes:
        return
    first = min(votes, key=lambda each: (view.meeting.readings[each.seq].entry.occurred_at, each.seq))
    if first.seq != seq:
        return
    key = f"{view.paper.value}.motion{motion.number}.round{current.opened.round}"
    yield named_table(view, motion, current, f"{key}.votes")
    for vote in votes:
        entries = [vote.seq, *([vote.dissent.seq] if vote.dissent and view.shows(Part.DISSENT) else [])]
        for each in entries:
            for n, note in enumerate(changes.notes(view, view.meeting.readings[each])):
                yield Note(f"{key}.note{each}.{n}", f"{view.meeting.name(vote.voter)}：{note}")


def _beside_ballot(view: View, seq: Seq, act: DissentNoted | DissentReadBack | DissentDeclined) -> bool:
    """Whether the dissent already stands beside its named ballot."""
    if not view.shows(Part.NAMED_VOTES):
        return False
    if isinstance(act, DissentReadBack):
        found = view.meeting.motions.dissent(act.dissent)
        return found is not None and _has_ballot(view, found[0].seq, found[1].seq, found[1].voter)
    if isinstance(act, DissentNoted) and view.meeting.motions.dissent(seq) is None:
        return False  # replaced by a newer word of the same person: both were said
    if isinstance(act, DissentDeclined) and act.words:
        return False
    return _has_ballot(view, act.motion, seq, act.voter)


def _has_ballot(view: View, motion: Seq, seq: Seq, voter: str) -> bool:
    about = view.meeting.motions.all.get(motion)
    current = round_at(about, seq) if about else None
    return current is not None and any(each.voter == voter for each in current.ballots)


def _merged(before: Line, after: Line) -> Line | None:
    """Both as one line: one speaker going on, or several people doing the same thing; None where they differ."""
    one, two = before.said, after.said
    if one.label != two.label or one.speaker != two.speaker or one.verbatim != two.verbatim or one.notes or two.notes:
        return None
    if one == two and not one.people and before.time == after.time and not before.flows:
        return replace(before, upto=after.seq)
    if one.people and two.people and one.text == two.text and before.time == after.time:
        return replace(before, said=replace(one, people=(*one.people, *two.people)), upto=after.seq)
    if before.flows and after.flows and one.speaker:
        return replace(before, said=replace(one, text=one.text + two.text), upto=after.seq)
    return None


def _speech(line: Line) -> Speech:
    said = line.said
    notes = said.notes
    if line.upto:
        notes = (*notes, f"第{line.seq}号至第{line.upto}号合并记录。")
    return Speech(
        f"record.entry{line.seq}", line.seq, line.time, said.speaker, said.label, said.told, said.verbatim, notes
    )
