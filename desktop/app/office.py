"""One open store with all its use cases: what a window and the command line both stand on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop.app.accept import Acceptance
from desktop.app.clock import Clock, SystemClock
from desktop.app.desk import Desk
from desktop.app.drafts import Drafts
from desktop.app.interim import InterimPress
from desktop.app.phrases import Phrases
from desktop.app.places import Places, here
from desktop.app.preparation import Preparations
from desktop.app.profiles import Profiles
from desktop.app.proof import Proof
from desktop.app.publish import Publisher
from desktop.app.search import Search
from desktop.app.settings import Settings
from desktop.app.shelf import Shelf
from desktop.app.store_thread import StoreThread
from desktop.app.vault import open_, open_or_create
from desktop.app.versions import Versions
from desktop.app.wordings import Wordings


@dataclass(frozen=True)
class Office:
    """The use cases of one store. Close it when done: the lock is held until then."""

    folder: Path
    places: Places
    clock: Clock
    thread: StoreThread
    desk: Desk
    shelf: Shelf
    profiles: Profiles
    preparations: Preparations
    drafts: Drafts
    acceptance: Acceptance
    wordings: Wordings
    versions: Versions
    publisher: Publisher
    interim: InterimPress
    settings: Settings
    phrases: Phrases
    search: Search
    proof: Proof
    rehearsal: bool = False
    """Whether everything in it is 演练: the store says so itself."""

    def close(self) -> None:
        """Everything posted is done and the store is free; a second call changes nothing."""
        self.interim.close()
        self.publisher.close()
        self.search.close()
        self.thread.close()


def open_office(
    folder: Path | None = None,
    *,
    create: bool = True,
    places: Places | None = None,
    clock: Clock | None = None,
    rehearsal: bool = False,
) -> Office:
    """The store of that folder (the user's own, if not said) is open, made new where there is none and `create`.

    Raises `KeyMissing`, `KeyUnreadable`, a trouble of the store, and `ForRehearsals` or `ForRealMeetings` where the
    store is not of the sort wanted.
    """
    where, time = places or here(), clock or SystemClock()
    store = folder or (where.rehearsal if rehearsal else where.store)
    thread = (open_or_create if create else open_)(store, where, time, rehearsal=rehearsal)
    desk = Desk(thread, time)
    settings = Settings(desk)
    profiles = Profiles(where.profiles)
    wordings = Wordings(settings)
    publisher = Publisher(desk)
    return Office(
        store,
        where,
        time,
        thread,
        desk,
        Shelf(desk),
        profiles,
        Preparations(desk, profiles),
        Drafts(desk),
        Acceptance(desk),
        wordings,
        Versions(desk),
        publisher,
        InterimPress(desk, publisher),
        settings,
        Phrases(settings),
        Search(desk),
        Proof(desk),
        rehearsal,
    )
