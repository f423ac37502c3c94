"""A promise picked from the record: the words of one speaker out of the lines that were selected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.meeting import acts
from desktop.meeting.ids import NOTHING, PersonId, Seq
from desktop.meeting.plan import Role
from desktop.meeting.state import Meeting
from desktop.ui.hall.record_cards import speaker_of


@dataclass(frozen=True, slots=True)
class Promised:
    """What was promised, by whom, and the question it answers (NOTHING for none)."""

    text: str
    speaker: PersonId
    question: Seq = NOTHING


def promised(meeting: Meeting, lines: Sequence[Seq]) -> Promised | None:
    """Return the promise in ``lines``, None where nobody says anything in them.

    The newest line of a respondent names the speaker, else the newest line of anybody; what others said in
    between is left out.
    """
    said = [
        (seq, speaker_of(reading.entry.act), text)
        for seq in lines
        if (reading := meeting.readings.get(seq)) is not None
        and reading.struck is None
        and (text := _words(reading.entry.act))
    ]
    if not said:
        return None
    owed = [each for each in said if (seat := meeting.seat(each[1])) is not None and seat.role is Role.RESPONDENT]
    speaker = (owed or said)[-1][1]
    own = [(seq, text) for seq, person, text in said if person == speaker]
    root = next((found for seq, _ in reversed(own) if (found := meeting.questioning.root(seq))), NOTHING)
    return Promised("".join(_ended(text) for _, text in own), speaker, root)


def _words(act: acts.Act) -> str:
    spoken = acts.SpeechMade | acts.AnswerGiven | acts.EvidenceChecked | acts.CommitmentMade | acts.AnswerDeferred
    return act.text if isinstance(act, spoken) else ""


def _ended(text: str) -> str:
    """The words with a mark at their end, so that the next line does not run into them."""
    return text if text.endswith(tuple("。！？；，…”")) else f"{text}。"
