"""The superior's workbook: which sheets it has, by profile and chosen scope."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from desktop.meeting.acts import Paper
from desktop.meeting.figures import Rounding
from desktop.meeting.state import Meeting
from desktop.minutes.compose.frame import REHEARSAL, meeting_title, record_line, unreal
from desktop.minutes.compose.scope import USUAL, Scope
from desktop.minutes.compose.sheets import questioning, review, voting
from desktop.minutes.compose.view import View
from desktop.minutes.parts import Part
from desktop.minutes.workbook import Sheet, Workbook

NOT_REAL = "本表出自演练，不得报送。"
"""Stands above every sheet of a rehearsal: a printed header is not seen on a screen."""


def compose_workbook(
    meeting: Meeting,
    scope: Scope = USUAL,
    *,
    check: str = "",
    today: datetime | None = None,
    rounding: Rounding = Rounding.HALF_UP,
    draft: bool = False,
) -> Workbook:
    """The workbook as the meeting stands, showing only what its profile and the chosen scope let it show.

    `today` is the moment of filing, of which 填报日期 is the local day, left open where not given; `rounding` is
    how this superior wants percentages, and is printed beside each of them.
    """
    view = View(meeting, Paper.WORKBOOK)
    line = record_line(view, check, draft=draft)
    filed = None if today is None else view.local(today).date()
    sheets = tuple(_sheets(view, scope, line, filed, rounding))
    if meeting.plan.rehearsal:
        sheets = tuple(replace(sheet, above=((REHEARSAL, NOT_REAL), *sheet.above)) for sheet in sheets)
    return Workbook(
        title=meeting_title(view),
        marking=meeting.plan.marking,
        sheets=sheets,
        watermark=unreal(meeting.plan),
    )


def _sheets(view: View, scope: Scope, line: str, filed: date | None, rounding: Rounding) -> Iterator[Sheet]:
    meeting = view.meeting
    yield review.summary(view, filed, rounding)
    yield review.information(view, line)
    if meeting.agenda.findings:
        yield review.ledger(view)
    if scope.opinions and view.shows(Part.OPINIONS) and meeting.plan.parties:
        yield review.opinions(view)
    if view.shows(Part.QUESTIONING):
        yield questioning.questioning(view)
    if view.shows(Part.RESULTS):
        yield voting.summary(view)
    if scope.votes and view.shows(Part.NAMED_VOTES):
        yield voting.named(view)
    if scope.dissents and view.shows(Part.DISSENT):
        yield voting.dissents(view)
    if view.shows(Part.COMMITMENTS):
        yield questioning.promised(view)
