"""One line of a scene taken apart, and what a kind word asks of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeVar

from desktop.meeting.ids import NOBODY, NOTHING, FindingId, ItemId, PersonId, Seq
from desktop.meeting.refusal import Intent, Refusal
from desktop.meeting.scene.cast import Cast
from desktop.meeting.scene.fault import Unclear
from desktop.meeting.scene.values import date_in
from desktop.meeting.state import Meeting

T = TypeVar("T")

MENTION = re.compile(r"第\[(\w+)\]号")
"""“第[A35]号” in spoken text: becomes the number under which the labelled entry stands."""


@dataclass(frozen=True)
class Room:
    """What a line finds when its turn comes: the meeting as it stands, and the entries the labels stand for."""

    meeting: Meeting
    labels: Mapping[str, Seq]

    def seq(self, label: str) -> Seq:
        """The entry of that label; NOTHING for the empty label."""
        return self.labels[label] if label else NOTHING

    def tried(self, intent: Intent, kind: type[T]) -> tuple[T, ...]:
        """The acts of that kind the intent would bring now; none where it would be refused, which is said later."""
        acts = intent(self.meeting)
        return () if isinstance(acts, Refusal) else tuple(act for act in acts if isinstance(act, kind))

    def told(self, line: Line) -> Line:
        """The line with every mention of a label turned into the number the entry has in this record."""
        return replace(
            line,
            text=self._told(line.text),
            fields=tuple((name, self._told(value)) for name, value in line.fields),
        )

    def _told(self, text: str) -> str:
        return MENTION.sub(lambda found: f"第{self.labels[found[1]]}号", text)


Resolve = Callable[[Room], Intent]
"""An intent that waits for its turn; raises `Unclear` where the line contradicts the meeting as it stands."""


@dataclass(frozen=True)
class Line:
    """A line of the record, its references looked up as far as the scene alone can."""

    number: int
    day: date
    """The local day; dates without a year are of its year."""
    occurred_at: datetime
    written_at: datetime
    word: str
    text: str
    speaker: PersonId = NOBODY
    label: str = ""
    """The label this line sets."""
    labels: tuple[str, ...] = ()
    """Labels it refers to."""
    findings: tuple[FindingId, ...] = ()
    items: tuple[ItemId, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()

    def field(self, name: str) -> str:
        """What was written after ｜ and that name; empty where nothing was."""
        return dict(self.fields).get(name, "")

    def has(self, name: str) -> bool:
        """Whether ｜ and that name were written."""
        return name in dict(self.fields)

    def date(self, name: str) -> date | None:
        """The date of that field, or None where it was not written."""
        return date_in(self.field(name), self.day.year) if self.has(name) else None

    @property
    def about(self) -> str:
        """The label referred to, empty for none; `Unclear` for more than one."""
        if len(self.labels) > 1:
            raise Unclear(f"只能指向一处，现在写了{'、'.join(self.labels)}")
        return self.labels[0] if self.labels else ""

    @property
    def finding(self) -> FindingId:
        """The finding referred to, empty for none; `Unclear` for more than one."""
        if len(self.findings) > 1:
            raise Unclear("只能指向一个问题")
        return self.findings[0] if self.findings else FindingId("")

    @property
    def item(self) -> ItemId:
        """The agenda item referred to, empty for none; `Unclear` for more than one."""
        if len(self.items) > 1:
            raise Unclear("只能指向一个议题")
        return self.items[0] if self.items else ItemId("")

    def need(self) -> str:
        """The one label referred to; `Unclear` where there is none."""
        if not self.labels:
            raise Unclear(f"“{self.word}”要用[标签]指明说的是哪一条")
        return self.about

    def said(self) -> str:
        """The text; `Unclear` where nothing was written."""
        if not self.text:
            raise Unclear(f"“{self.word}”后面没有内容")
        return self.text


Build = Callable[[Line, Cast], tuple[Resolve, ...]]
"""From a line to its intents; raises `Unclear`."""


@dataclass(frozen=True)
class Word:
    """A kind word and what may stand in its line."""

    build: Build
    labels: frozenset[str] = frozenset()
    """Words whose labels it may refer to; ANY: every one."""
    matters: bool = False
    """Whether it may refer to findings and agenda items."""
    fields: tuple[str, ...] = ()
    """Names that may stand after ｜."""


ANY = frozenset({"*"})


def once(intent: Intent) -> tuple[Resolve, ...]:
    """An intent for which the line alone says everything."""
    return (lambda _room: intent,)
