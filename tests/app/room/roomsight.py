"""The marked review as its room sees it, entry by entry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from desktop.app.room.following import followed, offered
from desktop.app.room.slide import slide
from desktop.app.room.slides import Slide
from desktop.meeting.acts import MeetingOpened
from desktop.meeting.ids import FindingId
from desktop.meeting.profile import ROOM, Visible
from desktop.meeting.state import Meeting
from desktop.minutes.parts import Part
from tests.minutes.compose_markers import marked_review


def told(*parts: Part) -> Iterator[Meeting]:
    """The marked review after each of its entries; its room may see exactly those parts."""
    whole = marked_review()
    act = whole.opening.act
    assert isinstance(act, MeetingOpened)
    others = tuple(each for each in act.profile.visibility if each.paper != ROOM)
    seen = (*others, Visible(ROOM, tuple(part.value for part in parts)))
    meeting = Meeting(replace(whole.opening, act=replace(act, profile=replace(act.profile, visibility=seen))))
    yield meeting
    for reading in list(whole.readings.in_order_of_entry())[1:]:
        meeting.take(reading.original)
        yield meeting


def pages(meeting: Meeting) -> Iterator[Slide]:
    """Every page that could be on the screen now, of every finding."""
    yield slide(meeting, followed(meeting))
    for finding in meeting.agenda.findings or (FindingId(""),):
        for cue in offered(meeting, finding):
            yield slide(meeting, cue)


@cache
def markers(*parts: Part) -> frozenset[str]:
    """Every marker the room sees at any moment, by act and field."""
    found = {mark for meeting in told(*parts) for page in pages(meeting) for mark in re.findall("⟦[^⟧]*⟧", repr(page))}
    return frozenset(mark.strip("⟦⟧") for mark in found)
