"""How entries are to be read today: corrections applied, misrecorded ones struck out, late ones marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from desktop.meeting.acts import Corrected, LateEntered, StruckOut
from desktop.meeting.codec import with_part
from desktop.meeting.ids import Seq
from desktop.meeting.journal import Entry, Reading


class Readings:
    """Every entry as it is to be read, by number; only `take` changes it."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._entries: dict[Seq, Entry] = {}
        self._changed: dict[Seq, Reading] = {}
        """Only of the entries to which something was done: most stand as they were entered."""
        for entry in entries:
            self.take(entry)

    def __getitem__(self, seq: Seq) -> Reading:
        return self._reading(self._entries[seq])

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, seq: Seq) -> Reading | None:
        """The reading of that entry, or None where there is no such number."""
        return self[seq] if seq in self._entries else None

    def _reading(self, entry: Entry) -> Reading:
        return self._changed.get(entry.seq) or Reading(entry, entry)

    def take(self, entry: Entry) -> bool:
        """The entry joins; True when it changes how an earlier one is read, so that states must be replayed."""
        self._entries[entry.seq] = entry
        match entry.act:
            case Corrected(of=of) | StruckOut(of=of) if of in self._entries:
                self._changed[of] = reread(self[of], entry)
                return True
            case LateEntered(of=of) if of in self._entries:
                self._changed[of] = reread(self[of], entry)
                return False
            case _:
                return False

    def in_order_of_entry(self) -> Iterator[Reading]:
        """All readings, struck ones included, by number."""
        return map(self._reading, self._entries.values())

    def standing(self) -> Iterator[Entry]:
        """The entries that still stand, corrections applied, by number."""
        for seq, entry in self._entries.items():
            known = self._changed.get(seq)
            if known is None:
                yield entry
            elif known.struck is None:
                yield known.entry

    def newest_first(self) -> Iterator[Reading]:
        """The readings that still stand, the last one entered first."""
        return (each for each in map(self._reading, reversed(self._entries.values())) if each.struck is None)

    def in_order_of_time(self) -> list[Reading]:
        """All readings as minutes tell them: by when it happened, entries of one moment by number."""
        return sorted(self.in_order_of_entry(), key=lambda each: (each.entry.occurred_at, each.entry.seq))


def reread(known: Reading, by: Entry) -> Reading:
    """The reading as the correction, the strike or the late mark `by`, which is about it, leaves it."""
    match by.act:
        case Corrected(field=field, value=value):
            corrected = replace(known.entry, act=with_part(known.entry.act, field, value))
            return replace(known, entry=corrected, corrections=(*known.corrections, by))
        case StruckOut():
            return replace(known, struck=by)
        case _:
            return replace(known, late=by)
