"""How far the meeting has come: its stage, what is still missing before the next one, who must not be in the room."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desktop.meeting.acts import Paper, SpeechKind
from desktop.meeting.forecast import forecast
from desktop.meeting.plan import Role
from desktop.meeting.profile import Stage
from desktop.meeting.state import Attendee, Meeting, Phase, Presence


class Want(StrEnum):
    """What a stage may still lack."""

    PEOPLE = "people"
    """Too few are present to open."""
    ORDER = "order"
    """The meeting was not called to order."""
    DISCIPLINE = "discipline"
    REPORT = "report"
    REVIEWS = "reviews"
    """Parties that have not told what they found."""
    ANSWERS = "answers"
    """Questions without an answer."""
    STATEMENT = "statement"
    SIGNATURES = "signatures"
    """Respondents who were questioned and have neither signed nor refused to."""
    OPINIONS = "opinions"
    """Findings on which a party has no opinion."""
    RESULTS = "results"
    """Motions without an announced result."""
    RECEIPTS = "receipts"
    """The reviewed unit has not signed for the problem list."""


@dataclass(frozen=True)
class Lack:
    """One thing that is missing: how many, and of whom where that can be said."""

    want: Want
    count: int = 1
    names: tuple[str, ...] = ()


def following(meeting: Meeting) -> Stage | None:
    """The stage after the present one, None after the last; before the first was entered it is the second."""
    stages = meeting.profile.stages
    at = place(meeting) + 1
    return stages[at] if at < len(stages) else None


def place(meeting: Meeting) -> int:
    """The place of the present stage among the profile's, from 0; 0 before any was entered."""
    ids = [each.id for each in meeting.profile.stages]
    return ids.index(meeting.agenda.stage) if meeting.agenda.stage in ids else 0


def barred(meeting: Meeting, stage: Stage) -> tuple[Attendee, ...]:
    """Who is in the room now and must not be there in that stage, in roster order."""
    return tuple(
        each
        for each in meeting.attendance.people.values()
        if each.seat.role.value in stage.bars and each.presence is Presence.PRESENT
    )


def lacking(meeting: Meeting, stage: str) -> tuple[Lack, ...]:
    """What is still missing in the stage of that id, as far as the record can tell; nothing for an unknown id."""
    found = {
        "sign-in": _sign_in,
        "discipline": _discipline,
        "report": _report,
        "review": _reviews,
        "questioning": _answers,
        "statement": _statement,
        "signing": _signatures,
        "deliberation": _opinions,
        "voting": _results,
        "feedback": _receipts,
    }.get(stage)
    return () if found is None else found(meeting)


def _sign_in(meeting: Meeting) -> tuple[Lack, ...]:
    if meeting.agenda.ordered_at is not None:
        return ()
    missing = forecast(meeting).missing
    return (Lack(Want.PEOPLE, missing),) if missing else (Lack(Want.ORDER),)


def _discipline(meeting: Meeting) -> tuple[Lack, ...]:
    return () if meeting.heard.discipline else (Lack(Want.DISCIPLINE),)


def _report(meeting: Meeting) -> tuple[Lack, ...]:
    return () if meeting.heard.speakers(SpeechKind.REPORT) else (Lack(Want.REPORT),)


def _reviews(meeting: Meeting) -> tuple[Lack, ...]:
    told = {meeting.party_of(each) for each in meeting.heard.speakers(SpeechKind.REVIEW)}
    silent = tuple(party.called for party in meeting.plan.parties if party.id not in told)
    return (Lack(Want.REVIEWS, len(silent), silent),) if silent else ()


def _answers(meeting: Meeting) -> tuple[Lack, ...]:
    waiting = sum(not chain.answered for chain in meeting.questioning.chains.values())
    return (Lack(Want.ANSWERS, waiting),) if waiting else ()


def _statement(meeting: Meeting) -> tuple[Lack, ...]:
    return () if meeting.heard.speakers(SpeechKind.STATEMENT) else (Lack(Want.STATEMENT),)


def _signatures(meeting: Meeting) -> tuple[Lack, ...]:
    asked = {chain.put.respondent for chain in meeting.questioning.chains.values()}
    signed = {each.signed.person for each in meeting.papers.signatures if each.signed.paper is Paper.QUESTIONING}
    refused = {act.person for _, act in meeting.papers.refusals if act.paper is Paper.QUESTIONING}
    names = tuple(seat.name for seat in meeting.plan.seats if seat.person in asked - signed - refused)
    return (Lack(Want.SIGNATURES, len(names), names),) if names else ()


def _opinions(meeting: Meeting) -> tuple[Lack, ...]:
    missing = sum(None in meeting.opinions.verdicts(each).values() for each in meeting.agenda.findings)
    return (Lack(Want.OPINIONS, missing),) if missing else ()


def _results(meeting: Meeting) -> tuple[Lack, ...]:
    done = (Phase.ANNOUNCED, Phase.DEFERRED)
    waiting = sum(each.phase not in done for each in meeting.motions.all.values())
    return (Lack(Want.RESULTS, waiting),) if waiting else ()


def _receipts(meeting: Meeting) -> tuple[Lack, ...]:
    asked = any(seat.role is Role.RESPONDENT for seat in meeting.plan.seats)
    return (Lack(Want.RECEIPTS),) if asked and not meeting.papers.receipts else ()
