"""One list of a plan: how its rows are found, put back and made, and how each column is read and written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import Qt

from desktop.meeting.plan import Plan
from desktop.ui.ledger_model import LEFT

R = TypeVar("R")


@dataclass(frozen=True)
class Cell(Generic[R]):
    """One column.

    ``write`` returns the row with the text in it, or the sentence why it cannot stand there; None: not editable.
    ``choices`` gives the words to choose among. ``width`` is in grid pixels, 0 takes what is left.
    """

    title: str
    text: Callable[[R, Plan], str]
    write: Callable[[R, str, Plan], R | str] | None = None
    choices: Callable[[Plan], Sequence[str]] | None = None
    width: int = 0
    align: Qt.AlignmentFlag = LEFT
    bold: bool = False


@dataclass(frozen=True)
class Part(Generic[R]):
    """One list of the plan; ``name`` is what a row of it is called in sentences."""

    name: str
    rows: Callable[[Plan], Sequence[R]]
    put: Callable[[Plan, tuple[R, ...]], Plan]
    id_of: Callable[[R], str]
    make: Callable[[Plan, str], R]
    cells: tuple[Cell[R], ...]
    needed_by: Callable[[Plan, R], str] = lambda _plan, _row: ""
    """Why a row cannot be taken away, "" when it can."""


def changed(part: Part[R], plan: Plan, row: R, new: R) -> Plan:
    """Return the plan with ``new`` in the place of ``row``."""
    return part.put(plan, tuple(new if part.id_of(each) == part.id_of(row) else each for each in part.rows(plan)))


def without(part: Part[R], plan: Plan, name: str) -> Plan:
    """Return the plan without the row of that id."""
    return part.put(plan, tuple(each for each in part.rows(plan) if part.id_of(each) != name))


def moved(part: Part[R], plan: Plan, name: str, by: int) -> Plan:
    """Return the plan with the row of that id moved by so many places, as far as there are places."""
    rows = list(part.rows(plan))
    at = next((place for place, each in enumerate(rows) if part.id_of(each) == name), -1)
    to = at + by
    if at < 0 or not 0 <= to < len(rows):
        return plan
    rows.insert(to, rows.pop(at))
    return part.put(plan, tuple(rows))
