"""Who is to sign which paper: those whose words stand on it, and again once their pages were corrected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.meeting.acts import Paper
from desktop.meeting.ids import NOBODY, NOTHING, PersonId, Seq
from desktop.meeting.state import Meeting, Standing


@dataclass(frozen=True)
class Due:
    """A signature still to be given."""

    paper: Paper
    person: PersonId
    corrected: Seq = NOTHING
    """The first entry of the pages that was corrected or struck out after the person signed; NOTHING: never signed."""


def outdated(meeting: Meeting) -> Iterator[tuple[Standing, Seq]]:
    """Newest signatures, each with every entry of its pages that was corrected or struck out afterwards."""
    newest = {(each.signed.paper, each.signed.person): each for each in meeting.papers.signatures}
    changed = [
        (reading.entry.seq, max(each.seq for each in (*reading.corrections, reading.struck) if each is not None))
        for reading in meeting.readings.in_order_of_entry()
        if newest and (reading.corrections or reading.struck is not None)
    ]
    for standing in newest.values():
        for seq, latest in changed:
            if latest > standing.seq and seq <= standing.upto:
                yield standing, seq


def signatures_due(meeting: Meeting) -> tuple[Due, ...]:
    """Everybody questioned for the 质询记录单 and everybody who promised for the 承诺清单, in roster order.

    Who signed or refused is left out; who signed pages that were corrected since stands here again.
    """
    asked = {chain.put.respondent for chain in meeting.questioning.chains.values()}
    promised = {each.made.speaker for each in meeting.questioning.commitments.values()}
    settled = {(each.signed.paper, each.signed.person) for each in meeting.papers.signatures}
    settled |= {(act.paper, act.person) for _, act in meeting.papers.refusals}
    due = [
        Due(paper, seat.person)
        for paper, people in ((Paper.QUESTIONING, asked), (Paper.COMMITMENTS, promised))
        for seat in meeting.plan.seats
        if seat.person in people - {NOBODY} and (paper, seat.person) not in settled
    ]
    again: dict[tuple[Paper, PersonId], Due] = {}
    for standing, seq in outdated(meeting):
        signed = standing.signed
        again.setdefault((signed.paper, signed.person), Due(signed.paper, signed.person, seq))
    return (*again.values(), *due)
