"""The gaps of a phrase: filled with what the meeting knows, the others left to be typed over."""

from __future__ import annotations

import re
from datetime import datetime

from desktop.meeting.ids import FindingId, PersonId
from desktop.meeting.state import Meeting
from desktop.ui.hall.on_record import recorded
from desktop.ui.hall.people import respondent
from desktop.ui.hall.times import local

GAP = re.compile(r"\{[^{}\n]+\}")
"""A gap: its name in braces, on one line."""


def gaps(text: str) -> tuple[str, ...]:
    """Return the names of the gaps in ``text``, in order, each once."""
    return tuple(dict.fromkeys(found[1:-1] for found in GAP.findall(text)))


def known(meeting: Meeting, speaker: PersonId, finding: FindingId, now: datetime) -> dict[str, str]:
    """Return what the meeting knows, by the name of the gap it fills; nothing for what is not known now.

    Names of gaps are Chinese like the phrases and the record themselves, whatever the window speaks.
    """
    state = meeting.agenda.items.get(meeting.current_item())
    about = meeting.finding(finding) if finding else None
    units = meeting.plan.units
    unit = next((each for each in units if about and each.id == about.unit), units[0] if len(units) == 1 else None)
    facts = {
        "speaker": meeting.name(speaker),
        "unit": unit.name if unit else "",
        "respondent": meeting.name(respondent(meeting)),
        "finding": recorded("finding", number=about.number) if about else "",
        "item": state.item.title if state else "",
        "time": local(meeting, now).strftime("%H:%M"),
        "chair": meeting.name(meeting.chair()),
    }
    return {recorded(f"gap-{name}"): said for name, said in facts.items() if said}


def filled(text: str, facts: dict[str, str]) -> str:
    """Return ``text`` with every gap filled that ``facts`` know; the others stay as they are."""
    return GAP.sub(lambda found: facts.get(found[0][1:-1], found[0]), text)
