"""The states against the second reading, against their own replay, and against a journal written right at once."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

from desktop.meeting import acts
from desktop.meeting.codec import decode, encode
from desktop.meeting.journal import Entry
from desktop.meeting.state import Meeting, replay
from tests.meeting.machine.book import Book, Matter, settled

PARTS = ("attendance", "agenda", "questioning", "opinions", "motions", "papers", "floor")
PLACES = {"here": "present", "out": "out", "gone": "departed", "leave": "on-leave", "absent": "absent"}


def projections(meeting: Meeting) -> dict[str, Any]:
    """Every public field of every part of the meeting."""
    return {
        f"{part}.{name}": tuple(value) if isinstance(value, list) else value
        for part in PARTS
        for name, value in vars(getattr(meeting, part)).items()
        if not name.startswith("_")
    }


def assert_same(meeting: Meeting, other: Meeting, how: str) -> None:
    """Both meetings stand alike in every part."""
    first, second = projections(meeting), projections(other)
    odd = {name: (value, second[name]) for name, value in first.items() if value != second[name]}
    assert not odd, f"{how}: {odd}"


def written_right(raw: list[Entry]) -> list[Entry]:
    """The journal with every correction done in place; what only said so, or was struck out, says nothing instead."""
    right = {entry.seq: entry for entry in settled(raw)}
    nothing = acts.PromptGiven("")
    return [
        replace(entry, act=nothing)
        if entry.seq not in right or isinstance(entry.act, acts.Corrected | acts.StruckOut)
        else right[entry.seq]
        for entry in raw
    ]


def assert_replays(meeting: Meeting, raw: list[Entry]) -> None:
    """The meeting is what its journal says, stored and read again, and what one without slips would have said."""
    stored = [replace(entry, act=decode(*encode(entry.act))) for entry in raw]
    assert stored == raw
    assert_same(meeting, replay(stored), "replayed")
    assert_same(meeting, replay(written_right(raw)), "written right at once")
    read = {entry.seq: entry for entry in settled(raw)}
    for entry in raw:
        reading = meeting.readings[entry.seq]
        assert reading.original == entry, "no original is lost"
        assert reading.struck is not None or reading.entry == read[entry.seq], "every correction is read"
    assert len(meeting.readings) == len(raw)
    times = [each.entry.occurred_at for each in meeting.readings.in_order_of_time()]
    assert times == sorted(times), "what was said is told at its time"


def assert_agrees(meeting: Meeting, book: Book) -> None:
    """Motions and attendance of the meeting are those of the second reading."""
    assert len(book.open()) <= 1, f"more than one vote runs: {book.open()}"
    assert meeting.attendance.chair == book.chair
    _assert_one_floor(meeting)
    stands = {who: each.presence.value for who, each in meeting.attendance.people.items()}
    assert stands == {who: PLACES.get(where, where) for who, where in book.where.items()}
    assert meeting.motions.all.keys() == book.matters.keys()
    for seq, matter in book.matters.items():
        motion = meeting.motions.all[seq]
        assert motion.phase.value == matter.phase, f"motion {seq} is {matter.phase}, not {motion.phase}"
        assert motion.text == matter.text
        assert [(each.computed, each.announced) for each in motion.announcements] == matter.told, f"told of {seq}"
        past = [[(said.computed, said.announced) for said in each.announcements] for each in motion.history]
        assert past == matter.past, f"what was taken back of {seq}"
        assert dict(motion.declined) == matter.declined, f"reasons declined on {seq}"
        assert _who(motion.box) == matter.boxed, f"the box of {seq}"
        assert motion.not_deferred == matter.put_to_vote, f"ruled before the vote on {seq}"
        dissents = {each.seq: (each.voter, each.text) for each in motion.dissents}
        assert dissents == matter.dissents, f"dissents on {seq}"
        assert len(motion.rounds) == len(matter.votes)
        for current, vote in zip(motion.rounds, matter.votes, strict=True):
            assert current.opened == vote.opened
            cast = {each.voter: each.choice for each in current.ballots}
            assert cast == vote.ballots, f"ballots of {vote.seq}"
            assert current.issued == vote.issued
            assert {each.teller: each.count for each in current.counts} == vote.sheets
            assert [(each.teller, each.count) for each in current.recounted] == vote.recounted
            assert (current.hands is None) == (vote.hands is None), f"hands of {vote.seq}"
            assert _who(current.box) == vote.boxed, f"the box of {vote.seq}"
            assert current.not_deferred == vote.let_stand, f"ruled on the result of {vote.seq}"
        _assert_fitting(matter)


def _who(box: acts.BoxChecked | None) -> str | None:
    return None if box is None else box.scrutineer


def _assert_one_floor(meeting: Meeting) -> None:
    """Turns follow each other without overlap, only the newest lasts, and nobody waits twice for the same turn."""
    turns = meeting.floor.turns
    for turn, following in pairwise(turns):
        assert turn.until is not None
        assert turn.since <= turn.until <= following.since, "two people have the floor"
    asked = [(each.asked.person, each.asked.turn) for each in meeting.floor.queue.values()]
    late = {each.asked for each in meeting.floor.queue.values() if meeting.readings[each.seq].corrections}
    assert late or len(set(asked)) == len(asked), "somebody waits twice"


def _assert_fitting(matter: Matter) -> None:
    """Whatever was corrected, the ballots of each round are those of its voters, and secret rounds hold none."""
    for vote in matter.votes:
        assert vote.ballots.keys() <= set(vote.opened.eligible)
        assert not (vote.secret and vote.ballots)
