"""Which composer makes which paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.meeting.acts import Paper
from desktop.meeting.ids import NOBODY, NOTHING, PersonId, Seq, UnitId
from desktop.meeting.state import Meeting
from desktop.minutes.compose.feedback import addressee, demand, demand_key, feedback
from desktop.minutes.compose.frame import document, paper_title
from desktop.minutes.compose.interim import commitments_paper, count, questioning, votes
from desktop.minutes.compose.matters import of_unit
from desktop.minutes.compose.minutes import minutes
from desktop.minutes.compose.record import record
from desktop.minutes.compose.view import View
from desktop.minutes.document import Block, Document, Paragraph
from desktop.minutes.wording import Wording
from desktop.minutes.wording import wording as shipped


@dataclass(frozen=True)
class About:
    """What a paper is about, where it is not about the whole meeting."""

    person: PersonId = NOBODY
    """质询记录单, 承诺清单: whose; NOBODY: everybody's."""
    motion: Seq = NOTHING
    """表决情况表, 计票单: the entry that put the motion; NOTHING: all of them."""
    unit: UnitId = UnitId("")
    """会审情况反馈: to which unit; may stay empty where the meeting reviews one only."""


WHOLE = About()
"""The whole meeting."""


@dataclass(frozen=True)
class Narrative:
    """A paragraph that may be reworded (修改段落): its key for the act, what it is, how it reads now."""

    key: str
    place: str
    text: str
    composed: str
    """How it would read had nobody reworded it."""
    over: str = ""
    """The composed text it was reworded over; empty where it was not reworded or that is not known."""

    @property
    def overtaken(self) -> bool:
        """Whether the composed text has changed since it was reworded: whoever reworded it has not seen it so."""
        return bool(self.over) and self.over != self.composed


def compose(
    meeting: Meeting,
    paper: Paper,
    *,
    check: str,
    draft: bool,
    about: About = WHOLE,
    wording: Wording | None = None,
) -> Document:
    """The paper as the meeting stands, showing only what the meeting's profile lets that paper show.

    `wording` are the office's set phrases, those of the program where none are given.
    `check` is the check value of the journal's newest entry, printed in the footer. Raises NoSuchUnit where a feedback
    does not say to which of several units it goes, NoSuchPaper for a motion that is none, ValueError for the workbook.
    """
    view = View(meeting, paper, wording or shipped())
    blocks = _blocks(view, about)
    number = meeting.papers.number if paper is Paper.MINUTES else ""
    return document(
        view,
        _title(view, about),
        blocks,
        check=check,
        draft=draft,
        number=number or meeting.plan.number,
    )


def narratives(
    meeting: Meeting, paper: Paper, about: About = WHOLE, wording: Wording | None = None
) -> tuple[Narrative, ...]:
    """Every paragraph of the paper that may be reworded, in order of the paper; facts are never among them."""
    view = View(meeting, paper, wording or shipped(), plain=True)
    texts = [
        (block.key, "段落", block.text)
        for block in _blocks(view, about)
        if isinstance(block, Paragraph) and ".text." in block.key
    ]
    if paper is Paper.FEEDBACK:
        to = addressee(view, about.unit)
        texts += [
            (demand_key(each.id), f"{view.number(each.id)}整改要求", demand(view, each))
            for each in of_unit(view, to.id if to else UnitId(""))
        ]
    papers = meeting.papers
    return tuple(
        Narrative(key, place, papers.wording.get(key, text), text, papers.reworded_over.get(key, ""))
        for key, place, text in texts
    )


def _title(view: View, about: About) -> str:
    if view.paper is Paper.FEEDBACK:
        unit = addressee(view, about.unit)
        return (unit.name if unit else "") + view.wording.title_feedback
    return paper_title(view, view.paper)


def _blocks(view: View, about: About) -> Iterator[Block]:
    match view.paper:
        case Paper.RECORD:
            return record(view)
        case Paper.MINUTES:
            return minutes(view)
        case Paper.FEEDBACK:
            return feedback(view, about.unit)
        case Paper.QUESTIONING:
            return questioning(view, about.person)
        case Paper.COMMITMENTS:
            return commitments_paper(view, about.person)
        case Paper.VOTES:
            return votes(view, about.motion)
        case Paper.COUNT:
            return count(view, about.motion)
        case Paper.WORKBOOK:
            raise ValueError("the workbook is no document: compose_workbook makes it")
