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
        self._all: dict[Seq, Reading] = {}
        for entry in entries:
            self.take(entry)

    def __getitem__(self, seq: Seq) -> Reading:
        return self._all[seq]

    def __len__(self) -> int:
        return len(self._all)

    def get(self, seq: Seq) -> Reading | None:
        """The reading of that entry, or None where there is no such number."""
        return self._all.get(seq)

    def take(self, entry: Entry) -> bool:
        """The entry joins; True when it changes how an earlier one is read, so that states must be replayed."""
        self._all[entry.seq] = Reading(entry, entry)
        act = entry.act
        match act:
            case Corrected(of=of) if of in self._all:
                known = self._all[of]
                changed = replace(known.entry, act=with_part(known.entry.act, act.field, act.value))
                self._all[of] = replace(known, entry=changed, corrections=(*known.corrections, entry))
                return True
            case StruckOut(of=of) if of in self._all:
                self._all[of] = replace(self._all[of], struck=entry)
                return True
            case LateEntered(of=of) if of in self._all:
                self._all[of] = replace(self._all[of], late=entry)
                return False
            case _:
                return False

    def in_order_of_entry(self) -> Iterator[Reading]:
        """All readings, struck ones included, by number."""
        return iter(self._all.values())

    def standing(self) -> Iterator[Entry]:
        """The entries that still stand, corrections applied, by number."""
        return (reading.entry for reading in self._all.values() if reading.struck is None)

    def in_order_of_time(self) -> list[Reading]:
        """All readings as minutes tell them: by when it happened, entries of one moment by number."""
        return sorted(self._all.values(), key=lambda each: (each.entry.occurred_at, each.entry.seq))
