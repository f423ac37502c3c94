"""The words offices use in lists of people, as data."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from desktop.meeting.plan import Role


@dataclass(frozen=True, slots=True)
class RosterWords:
    """``roles`` are pairs of a word and what it means, tried in order; ``recorder`` marks the recorder's duty."""

    roles: tuple[tuple[str, Role], ...]
    recorder: str

    def role(self, text: str) -> Role | None:
        """Return the capacity ``text`` names, None where it names none."""
        return next((role for word, role in self.roles if word in text), None)


@cache
def roster_words() -> RosterWords:
    """Return the words that come with the program."""
    told = tomllib.loads((files("resources") / "catalogue" / "roster.toml").read_text("utf-8"))
    return RosterWords(tuple((word, Role(role)) for word, role in told["roles"]), told["recorder"])
