"""Reads the published truth sets of votes from every single ballot, and writes them without names or topics.

`python tests/cases/rollcalls.py CASES > tests/data/rollcalls.csv` makes the committed file anew.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter, defaultdict
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from python_calamine import CalamineWorkbook

CHOICES = {
    "Aye": "for",
    "Yea": "for",
    "yes": "for",
    "No": "against",
    "Nay": "against",
    "no": "against",
    "Present": "abstain",
    "abstain": "abstain",
    "Not Voting": "not-voting",
}
DECLARED = {"Passed": "carried", "Agreed to": "carried", "Failed": "lost"}
TITLE_ROWS = 4


@dataclass(frozen=True)
class Rollcall:
    """One vote: counted ballot by ballot, with what its publisher says about it."""

    number: int
    body: str
    requires: str
    for_: int
    against: int
    abstain: int
    not_voting: int
    members: int
    dissents: int
    declared: str


@dataclass(frozen=True)
class Published:
    """The totals the publisher printed beside the ballots: for, against, abstain, not voting, members."""

    totals: tuple[int, ...]


def house(cases: Path) -> list[tuple[Rollcall, Published]]:
    """The roll-calls of a chamber; `abstain` are those who answered Present."""
    ballots = _ballots(cases / "votes/house_ballots.csv", "vote_id", "choice_raw")
    found = []
    for number, row in enumerate(_rows(cases / "votes/house_rollcalls.csv"), 1):
        counted = ballots[row["vote_id"]]
        names = ("yes", "no", "present_abstain", "not_voting", "roll_size")
        published = Published(tuple(int(row[name]) for name in names))
        vote = _rollcall(number, ("chamber", row["requires"]), counted, declared=DECLARED[row["result"]])
        found.append((vote, published))
    return found


def assembly(cases: Path) -> list[tuple[Rollcall, Published]]:
    """The roll-calls of an assembly of states, of which only totals were published."""
    ballots = _ballots(cases / "votes/unga_ballots.csv", "rcid", "vote")
    found = []
    for number, row in enumerate(_rows(cases / "votes/unga_rollcalls.csv"), 1):
        totals = [int(row[name]) for name in ("yes_official", "no_official", "abstain_official")]
        published = Published((*totals, 0, sum(totals)))
        found.append((_rollcall(number, ("assembly", ""), ballots[row["rcid"]]), published))
    return found


def committee(cases: Path) -> list[tuple[Rollcall, Published]]:
    """The votes of a committee: those against are counted by the names of the dissenters."""
    book = CalamineWorkbook.from_path(cases / "votes/FOMC_Dissents_Data.xlsx")
    rows = book.get_sheet_by_name("Data").to_python()[TITLE_ROWS:]
    found = []
    for number, row in enumerate((row for row in rows if isinstance(row[0], float)), 1):
        members, for_, against, *by_rank = (_whole(cell) for cell in row[4:9])
        dissenters = [name for cell in row[13:16] for name in str(cell).replace(" and ", ",").split(",")]
        named = sum(1 for name in dissenters if name.strip())
        counted = Counter({"for": members - named, "against": named})
        vote = _rollcall(number, ("committee", ""), counted, dissents=sum(by_rank))
        found.append((vote, Published((for_, against, 0, 0, members))))
    return found


def everything(cases: Path) -> list[tuple[Rollcall, Published]]:
    """All three sets, in the order of the committed file."""
    return house(cases) + assembly(cases) + committee(cases)


def as_rows(rollcalls: list[Rollcall]) -> list[list[str]]:
    """The lines of the committed file, its header first."""
    header = [field.name.rstrip("_") for field in fields(Rollcall)]
    return [header, *([str(cell) for cell in astuple(each)] for each in rollcalls)]


def _rollcall(
    number: int, kind: tuple[str, str], counted: Counter[str], *, declared: str = "", dissents: int = 0
) -> Rollcall:
    body, share = kind
    return Rollcall(
        number=number,
        body=body,
        requires=share,
        for_=counted["for"],
        against=counted["against"],
        abstain=counted["abstain"],
        not_voting=counted["not-voting"],
        members=counted.total(),
        dissents=dissents,
        declared=declared,
    )


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _ballots(path: Path, vote: str, choice: str) -> dict[str, Counter[str]]:
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for row in _rows(path):
        counted[row[vote]][CHOICES[row[choice]]] += 1
    return counted


def _whole(cell: object) -> int:
    return int(cell) if isinstance(cell, float) else 0


if __name__ == "__main__":
    votes = [vote for vote, _ in everything(Path(sys.argv[1]))]
    csv.writer(sys.stdout, lineterminator="\n").writerows(as_rows(votes))
