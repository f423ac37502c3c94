"""The names by which a meeting's things are known inside the record; people never see them."""

from __future__ import annotations

from typing import NewType

MeetingId = NewType("MeetingId", str)
PersonId = NewType("PersonId", str)
PartyId = NewType("PartyId", str)
UnitId = NewType("UnitId", str)
FindingId = NewType("FindingId", str)
ItemId = NewType("ItemId", str)
PaperId = NewType("PaperId", str)

Seq = NewType("Seq", int)
"""The number of an entry in its meeting's journal (第n号), from 1; other acts refer to an act by it."""

NOBODY = PersonId("")
"""Stands where a speaker or target was not chosen in time: 待核, listed before closing."""

NOTHING = Seq(0)
"""Stands where a reference to an earlier entry was not chosen in time, or does not apply."""


def normalised(name: str) -> str:
    """The name without the spaces official lists put into two-character names; for matching, never for print."""
    return "".join(name.split())
