"""Who has spoken in what kind of speech, and whether the rules of the room were read out."""

from __future__ import annotations

from desktop.meeting.acts import DisciplineRead, SpeechKind, SpeechMade
from desktop.meeting.ids import PersonId
from desktop.meeting.journal import Entry


class Heard:
    """What was heard; only `take` changes it."""

    def __init__(self) -> None:
        self._speakers: dict[SpeechKind, set[PersonId]] = {}
        self.discipline = False
        """宣布纪律 is on record."""

    def take(self, entry: Entry) -> None:
        """What was heard follows the entry."""
        match entry.act:
            case SpeechMade(kind=kind, speaker=speaker):
                self._speakers.setdefault(kind, set()).add(speaker)
            case DisciplineRead():
                self.discipline = True
            case _:
                pass

    def speakers(self, kind: SpeechKind) -> frozenset[PersonId]:
        """The people who spoke so, NOBODY for a line without a speaker."""
        return frozenset(self._speakers.get(kind, ()))
