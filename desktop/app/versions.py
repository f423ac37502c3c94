"""How a paper read before: every draft, review, approval and issue on record, composed again as it stood then."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from db import Store
from desktop.app.desk import Desk, to_entry
from desktop.app.wordings import WordingBook, book_in
from desktop.meeting.acts import (
    DraftReviewed,
    InterimPrinted,
    MinutesApproved,
    MinutesDrafted,
    Paper,
    PaperIssued,
    ParagraphReworded,
)
from desktop.meeting.ids import NOBODY, MeetingId, PersonId, Seq
from desktop.meeting.journal import Entry
from desktop.meeting.state import replay
from desktop.minutes.compose import WHOLE, About, compose
from desktop.minutes.document import Document
from desktop.minutes.wording import Wording


class Step(StrEnum):
    """What made a paper worth remembering as it stood."""

    NOW = "now"
    DRAFTED = "drafted"
    REVIEWED = "reviewed"
    RETURNED = "returned"
    APPROVED = "approved"
    REWORDED = "reworded"
    INTERIM = "interim"
    ISSUED_DRAFT = "issued-draft"
    ISSUED = "issued"


@dataclass(frozen=True, slots=True)
class Version:
    """A paper as it stood: after which entry, when, by whom; `wording` is the digest it was issued with, or empty."""

    step: Step
    upto: Seq
    at: datetime
    person: PersonId = NOBODY
    wording: str | None = None
    """None: whatever applied then."""


class Versions:
    """The earlier versions of the papers of one store."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def of(self, meeting: MeetingId, paper: Paper) -> Future[tuple[Version, ...]]:
        """Every version of that paper on record, the newest first; how it is composed now stands in front."""
        return self._desk.thread.post(lambda store: versions(_entries(store, meeting), paper))

    def documents(
        self, meeting: MeetingId, paper: Paper, wanted: Sequence[Version], about: About = WHOLE
    ) -> Future[tuple[Document, ...]]:
        """The paper as each of those versions read, without check value; raises what `compose` raises."""

        def job(store: Store) -> tuple[Document, ...]:
            entries, book = _entries(store, meeting), book_in(store)
            return tuple(_document(entries, book, paper, each, about) for each in wanted)

        return self._desk.thread.post(job)


def versions(entries: Sequence[Entry], paper: Paper) -> tuple[Version, ...]:
    """Every version of that paper among the entries, the newest first, how it is composed now in front of them."""
    found: list[Version] = []
    for entry in entries:
        made = _version(entry, paper)
        if made is None:
            continue
        if made.step is Step.REWORDED and found and found[-1].step is Step.REWORDED:
            found.pop()  # paragraphs changed one after another are one sitting; how it ended counts
        found.append(made)
    last = entries[-1]
    return (Version(Step.NOW, last.seq, last.occurred_at), *reversed(found))


def _version(entry: Entry, paper: Paper) -> Version | None:
    minutes = paper is Paper.MINUTES
    match entry.act:
        case MinutesDrafted(person=person) if minutes:
            return Version(Step.DRAFTED, entry.seq, entry.occurred_at, person)
        case DraftReviewed(person=person, accepted=accepted) if minutes:
            return Version(Step.REVIEWED if accepted else Step.RETURNED, entry.seq, entry.occurred_at, person)
        case MinutesApproved(person=person) if minutes:
            return Version(Step.APPROVED, entry.seq, entry.occurred_at, person)
        case ParagraphReworded(block=block) if block.startswith(f"{paper.value}."):
            return Version(Step.REWORDED, entry.seq, entry.occurred_at)
        case InterimPrinted(papers=papers, upto=upto) if paper in papers:
            return Version(Step.INTERIM, upto, entry.occurred_at)
        case PaperIssued(paper=issued, upto=upto, draft=draft, wording=wording) if issued is paper:
            step = Step.ISSUED_DRAFT if draft else Step.ISSUED
            return Version(step, upto, entry.occurred_at, wording=wording)
    return None


def _document(entries: Sequence[Entry], book: WordingBook, paper: Paper, version: Version, about: About) -> Document:
    meeting = replay(entries[: version.upto])
    return compose(meeting, paper, check="", draft=False, about=about, wording=_wording(book, version))


def _wording(book: WordingBook, version: Version) -> Wording:
    if version.step is Step.NOW:
        return book.now
    known = book.called(version.wording) if version.wording is not None else None
    return known or book.at(version.at)


def _entries(store: Store, meeting: MeetingId) -> tuple[Entry, ...]:
    return tuple(to_entry(line) for line in store.entries(meeting))
