"""The whole sample review in the real window, by keyboard alone: every act of its scene, in order, at its time.

    python -m tests.xvfb.story STORE [PICTURES]

The plan of the scene is prepared in the store before the window opens it; the record is opened and every act is made
by keys. What is typed comes from the journal the scene plays to, so that nothing is said twice.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QMessageBox

from desktop.app.clock import SystemClock
from desktop.app.office import open_office
from desktop.app.places import here
from desktop.cli.playing import sample
from desktop.meeting.acts import Act, BallotCast
from desktop.meeting.journal import Entry
from desktop.meeting.scene.play import Company, Memory, opening, profile_of
from desktop.meeting.scene.script import Scene
from desktop.meeting.state import replay
from desktop.ui.hall.screen import HallScreen
from desktop.ui.ledger_view import LedgerView
from desktop.ui.opening import open_aside
from desktop.ui.prepare.screen import PrepareScreen
from desktop.ui.shelf.screen import ShelfScreen
from desktop.ui.start import Program, make
from tests.xvfb.driver import Story, asked, focus, press, wait
from tests.xvfb.stage import tell
from tests.xvfb.story_course import Course
from tests.xvfb.story_talk import Talk
from tests.xvfb.story_votes import Votes


class SceneClock(SystemClock):
    """A clock that stands until it is set."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        """The time of the scene."""
        return self.at


def told(scene: Scene) -> Iterator[tuple[Entry, ...]]:
    """The journal the scene plays to, intent by intent."""
    memory = Memory(actor=scene.recorder)
    memory.now = scene.opened_at
    company = Company(replay(memory.open(opening(scene, profile_of(scene)), scene.opened_at)))
    for step in scene.steps:
        memory.now = step.written_at
        for played in company.perform(step, memory.put):
            yield played.entries


class Sample(Talk, Course, Votes):
    """The secretary of the sample review."""

    def __init__(self, program: Program, clock: SceneClock, scene: Scene, pictures: Path | None) -> None:
        super().__init__(program, pictures)
        self.clock, self.scene = clock, scene

    def story(self) -> Story:
        """The whole review."""
        yield from self.open_record()
        for entries in together(told(self.scene)):
            self.clock.at = max(self.clock.at, entries[0].recorded_at)
            story = self.talk(entries) or self.course(entries) or self.vote(entries)
            assert story is not None, entries[0].act
            yield from story
            if entries[-1].seq in SHOWN:
                yield from self.show(f"at-{entries[-1].seq:03}")
        yield press("ctrl+q")

    def open_record(self) -> Story:
        """Open the record of the prepared meeting."""
        window = self.program.window
        yield wait("a first page", lambda: window.can_go("shelf") and window.isMaximized())
        yield press("ctrl+shift+1", lambda: self.at(ShelfScreen)() and _has_rows())
        yield press("Return", lambda: self.at(PrepareScreen)() and focus() is not None)
        yield press("ctrl+shift+o", asked(QMessageBox))
        yield press("Return", lambda: self.at(HallScreen)() and self.hall.meeting is not None)


def _has_rows() -> bool:
    """Whether a row is chosen in the list with the cursor."""
    view = focus()
    return isinstance(view, LedgerView) and view.currentIndex().isValid()


SHOWN = (56, 76, 91, 114, 136, 146, 178, 198, 215)


def together(told: Iterator[tuple[Entry, ...]]) -> Iterator[tuple[Entry, ...]]:
    """What is done in one go: the ballots of a vote, the two parts of a correction."""
    held: tuple[Entry, ...] = ()
    for entries in told:
        if held and _joins(held[-1].act, entries[0].act):
            held += entries
            continue
        if held:
            yield held
        held = entries
    if held:
        yield held


def _joins(last: Act, following: Act) -> bool:
    return isinstance(last, BallotCast) and isinstance(following, BallotCast)


def main(store: str, pictures: str = "") -> int:
    """The story was told in a window of its own: 0; 1 where it came to no end, said on standard error."""
    scene, places = sample(), here()
    with closing(open_office(Path(store), places=places)) as office:
        office.preparations.new(scene.profile, scene.plan).result()
    clock = SceneClock(scene.opened_at)
    application = make(places)
    program = Program(application.qt, application.look, places, partial(open_aside, places=places, clock=clock))
    application.crash_hook.show = program.show_bug
    teller = Sample(program, clock, scene, Path(pictures) if pictures else None)
    return tell(teller.story(), application.qt, program, Path(store))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
