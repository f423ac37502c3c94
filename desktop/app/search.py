"""Search over the records of all meetings, fast enough to be asked at every key."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime

from db import Phrase, SearchHit, Store
from desktop.app.desk import Desk
from desktop.app.folding import composed, marks, phrase, words
from desktop.app.mending import GENTLE, Mended, Mending, Pace
from desktop.app.searchable import found_in, line_of
from desktop.meeting.ids import FindingId, MeetingId, Seq

FIRST = 50
"""So many hits are shown at first."""
MOST = 400
"""So many are shown at the most: who needs more, needs another word."""
COUNTED = 1000
"""So far hits are counted."""
SHOWN = 90
"""The most signs of a line that are shown around what was found."""

Marks = tuple[tuple[int, int], ...]
_SENTENCE = re.compile(r"[^。！？；!?;\n]*[。！？；!?;\n]*[”’」』）)]*")


@dataclass(frozen=True)
class Hit:
    """One line of a record in which everything asked for stands."""

    meeting: MeetingId
    seq: Seq
    place: int
    """Tells hits of one entry apart."""
    kind: str
    """Name of the act; of a speech its own kind; Finding for a line of the register."""
    at: datetime
    """When it happened, by the meeting's own clock, without a zone."""
    who: str
    about: str
    said: str
    """The sentence in which it stands, as the record words it; … where a long one was cut."""
    marks: Marks
    """What to mark in `said`: start and end of each stretch."""
    who_marks: Marks
    about_marks: Marks
    finding: FindingId
    former: bool
    """Struck out, or worded so before it was corrected."""


@dataclass(frozen=True)
class Group:
    """The hits of one meeting, newest first."""

    meeting: MeetingId
    number: str
    title: str
    status: str
    """open, closed or sealed."""
    sample: bool
    hits: tuple[Hit, ...]


@dataclass(frozen=True)
class Answer:
    """What was found."""

    asked: str
    groups: tuple[Group, ...]
    """The meeting of the newest hit first."""
    shown: int
    total: int
    """How many hits there are, counted up to 1,000."""
    mended: Mended
    """Whether every meeting could be searched yet."""

    @property
    def counted(self) -> bool:
        """Whether `total` is the whole number, not only the least there are."""
        return self.total < COUNTED


class Search:
    """Search in one store. Ask from one thread."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._mending = Mending(desk)
        self._asked: Future[Answer] | None = None

    def ask(self, asked: str, *, former: bool = False, count: int = FIRST) -> Future[Answer]:
        """Where every word asked for stands, newest first; lines that no longer stand only when `former`.

        A question asked before and not yet being answered is given up: its future is cancelled.
        """
        if self._asked is not None:
            self._asked.cancel()
        self._asked = self._desk.thread.post(lambda store: self._answer(store, asked, former, min(count, MOST)))
        return self._asked

    def complete(self, pace: Pace = GENTLE) -> Future[Mended]:
        """The index is being completed in the background; the future says when it is."""
        return self._mending.begin(pace)

    def close(self) -> None:
        """Nothing goes on in the background any more."""
        self._mending.close()

    def _answer(self, store: Store, asked: str, former: bool, count: int) -> Answer:  # noqa: FBT001 - passed on
        mended = self._mending.progress()
        wanted = words(asked)
        phrases = [Phrase(*phrase(word)) for word in wanted]
        if not phrases:
            return Answer(asked, (), 0, 0, mended)
        fresh = [hit for hit in store.fresh(former=former) if found_in(hit.body, asked)]
        known = store.find(phrases, former=former, count=count)
        known_total = len(known) if len(known) < count else store.count_found(phrases, former=former, most=COUNTED)
        newest = sorted((*fresh, *known), key=lambda hit: hit.id, reverse=True)[:count]
        total = min(len(fresh) + known_total, COUNTED)
        return Answer(asked, _groups(store, newest, wanted), len(newest), total, mended)


def _groups(store: Store, found: Sequence[SearchHit], wanted: Sequence[str]) -> tuple[Group, ...]:
    meetings: dict[str, list[Hit]] = {}
    for each in found:
        meetings.setdefault(each.journal_id, []).append(_hit(each, wanted))
    groups = []
    for journal, hits in meetings.items():
        row = store.shelf_row(journal)
        if row is not None:
            sample = bool(json.loads(row.facts)["sample"])
            groups.append(Group(MeetingId(journal), row.number, row.title, row.status, sample, tuple(hits)))
    return tuple(groups)


def _hit(found: SearchHit, wanted: Sequence[str]) -> Hit:
    line = line_of(found.body)
    who, about, said = composed(line.who), composed(line.about), excerpt(composed(line.said), wanted)
    return Hit(
        meeting=MeetingId(found.journal_id),
        seq=Seq(found.seq),
        place=found.id,
        kind=line.kind,
        at=datetime.fromisoformat(line.at),
        who=who,
        about=about,
        said=said,
        marks=marks(said, wanted),
        who_marks=marks(who, wanted),
        about_marks=marks(about, wanted),
        finding=FindingId(line.finding),
        former=found.former,
    )


def excerpt(said: str, wanted: Sequence[str]) -> str:
    """The sentence in which what was asked for first stands, cut around it where it is long; one line."""
    if len(said) <= SHOWN and "\n" not in said:
        return said
    places = marks(said, wanted)
    at = places[0][0] if places else 0
    start, end = next((m.span() for m in _SENTENCE.finditer(said) if m.end() > at), (0, len(said)))
    if end - start > SHOWN:
        first = max(start, min(at - SHOWN // 3, end - SHOWN))
        last = min(end, first + SHOWN)
        cut = said[first:last].strip()
        return ("…" if first > start else "") + cut + ("…" if last < end else "")
    return said[start:end].strip()
