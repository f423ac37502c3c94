"""One line of the readiness list."""

from dataclasses import dataclass
from enum import StrEnum


class Weight(StrEnum):
    """How much a point matters."""

    STOPS = "stops"
    """The record cannot be opened."""
    LOOK = "look"
    """Something is missing; the record can be opened all the same."""
    FINE = "fine"
    """A fact worth knowing, such as how many must come."""


@dataclass(frozen=True, slots=True)
class Point:
    """One line of the readiness list.

    ``step`` is where it can be mended: a step of the preparation, "settings", or "" where it is outside the program.
    ``row`` is the id of the row meant there, "" for the step as a whole.
    """

    id: str
    weight: Weight
    sentence: str
    step: str
    row: str = ""
