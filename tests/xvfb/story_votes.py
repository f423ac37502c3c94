"""The story's votes: motions, named and secret ballots, dissents, results."""

from __future__ import annotations

from desktop.meeting.journal import Entry
from tests.xvfb.driver import Story
from tests.xvfb.stage import Stage


class Votes(Stage):
    """Everything about motions."""

    def vote(self, told: tuple[Entry, ...]) -> Story | None:
        """The keys that put the act on record; None for another sort of act."""
        return None
