"""A line that is not on record yet: what stands in the entry bar, or was parked beside it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime

from desktop.meeting.ids import NOBODY, NOTHING, FindingId, PersonId, Seq
from desktop.ui.hall.dialogue import Offered


@dataclass(frozen=True, slots=True)
class Unsent:
    """Words with everything chosen for them so far.

    ``at`` is when the first of them was typed; ``about`` the question a promise answers; ``interrupted`` the turn
    an interjection broke into; ``resumes`` says that the line comes back by itself once that was recorded; ``asked``
    who is to answer a question.
    """

    text: str = ""
    said: Offered = field(default_factory=Offered)
    finding: FindingId = FindingId("")
    verbatim: bool = False
    at: datetime | None = None
    about: Seq = NOTHING
    interrupted: Offered = field(default_factory=Offered)
    resumes: bool = False
    asked: PersonId = NOBODY

    def written(self) -> str:
        """Return the line as a draft keeps it, "" for one without words."""
        if not self.text:
            return ""
        return json.dumps(
            {
                "text": self.text,
                "speaker": self.said.speaker,
                "kind": self.said.kind,
                "finding": self.finding,
                "verbatim": self.verbatim,
                "at": self.at.isoformat() if self.at else "",
                "about": self.about,
                "interrupted": [self.interrupted.speaker, self.interrupted.kind],
                "resumes": self.resumes,
                "asked": self.asked,
            },
            ensure_ascii=False,
        )


def read(kept: str) -> Unsent:
    """Return the line a draft kept; one of an earlier edition lacks what was not kept then."""
    parts = json.loads(kept)
    person, kind = parts.get("interrupted", ("", ""))
    return Unsent(
        parts["text"],
        Offered(PersonId(parts["speaker"]), parts["kind"]),
        FindingId(parts["finding"]),
        parts["verbatim"],
        datetime.fromisoformat(parts["at"]) if parts["at"] else None,
        Seq(parts.get("about", NOTHING)),
        Offered(PersonId(person), kind),
        parts.get("resumes", False),
        PersonId(parts.get("asked", NOBODY)),
    )
