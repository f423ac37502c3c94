"""The sample review: played into the store that is open, because somebody asked for it."""

from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from datetime import datetime
from importlib.resources import files
from threading import Event

from desktop.app.office import Office
from desktop.meeting.catalogue import sentence
from desktop.meeting.ids import MeetingId
from desktop.meeting.journal import Entry
from desktop.meeting.refusal import Intent, Refusal
from desktop.meeting.scene import Scene, SceneFault, parse_scene, play
from desktop.ui.aside import aside

SAMPLE = "rectification-review"
FINISHED = ("closed", "sealed")


def sample_scene() -> Scene:
    """The shipped sample."""
    return parse_scene((files("resources") / "samples" / f"{SAMPLE}.scene").read_text("utf-8"))


def finished_sample(office: Office) -> Future[MeetingId | None]:
    """The future holds the sample meeting that was taken down to its end, None where the store holds none."""

    def search() -> MeetingId | None:
        lines = office.shelf.lines().result()
        whole = (line for line in lines if line.sample and line.profile == SAMPLE and line.status in FINISHED)
        return next((line.meeting for line in whole), None)

    return aside(search)


def place_sample(office: Office, stop: Event, told: Callable[[int, int], None]) -> Future[MeetingId]:
    """The future holds the sample meeting once all of it is on record.

    ``told`` hears how many lines of the scene are done, and of how many.

    After ``stop`` is set no further line is recorded; what was recorded stays.
    """
    return aside(lambda: _take_down(office, stop, told))


def _take_down(office: Office, stop: Event, told: Callable[[int, int], None]) -> MeetingId:
    scene = sample_scene()
    prepared = office.preparations.new(scene.profile, scene.plan).result()
    opened = office.preparations.open(prepared.meeting, at=scene.opened_at).result()
    if isinstance(opened, Refusal):
        raise SceneFault(1, str(sentence(opened)), opened)

    def put(intent: Intent, at: datetime) -> tuple[Entry, ...] | Refusal:
        outcome = office.desk.put(prepared.meeting, intent, at=at).result()
        if isinstance(outcome, Refusal):
            return outcome
        return outcome.entries

    for done, _ in enumerate(play(scene, opened.entries, put), 1):
        told(min(done, len(scene.steps)), len(scene.steps))
        if stop.is_set():
            raise CancelledError
    return prepared.meeting
