"""公文用语: the office's own set phrases, kept in the store with the day they came into force.

They lie in the store and not in a file of this machine because papers are made again from it: a backup that is
restored elsewhere composes every earlier draft with the phrases it was composed with.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime

from db import Store
from desktop.app.clock import moment, stamp
from desktop.app.settings import Settings
from desktop.minutes.wording import PhraseFault, Wording, check_phrase, digest, own_phrases, phrases, reworded, wording

_NAME = "wording"


@dataclass(frozen=True, slots=True)
class InForce:
    """The phrases that applied from a moment on."""

    since: datetime
    own: Mapping[str, str]

    @property
    def wording(self) -> Wording:
        """All phrases: the office's own as far as this edition of the program can fill them in, else the program's."""
        return reworded({name: text for name, text in self.own.items() if _fits(name, text)})


@dataclass(frozen=True, slots=True)
class WordingBook:
    """Every set of phrases the office ever had, the oldest first; before the first those of the program applied."""

    history: tuple[InForce, ...] = ()

    @property
    def now(self) -> Wording:
        """The phrases papers are made with from now on."""
        return self.history[-1].wording if self.history else wording()

    @property
    def own(self) -> Mapping[str, str]:
        """The office's own phrases as it wrote them, those this edition cannot fill in among them."""
        return self.history[-1].own if self.history else {}

    def at(self, when: datetime) -> Wording:
        """The phrases a paper made at that moment was made with."""
        before = [each for each in self.history if each.since <= when]
        return before[-1].wording if before else wording()

    def called(self, name: str) -> Wording | None:
        """The phrases with that digest; None where this store never had them."""
        known = [wording(), *(each.wording for each in self.history)]
        return next((each for each in known if digest(each) == name), None)


class Wordings:
    """The phrases of one store."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def book(self) -> Future[WordingBook]:
        """All phrases there are and were."""
        return self._settings.read((_NAME,), lambda kept: read_book(kept[0]))

    def keep(self, changed: Wording, at: datetime) -> Future[WordingBook]:
        """Papers are made with these phrases from that moment on; `PhraseFault` for one that cannot be filled in."""
        own = own_phrases(changed)
        for name, text in own.items():
            check_phrase(name, text)

        def add(kept: str) -> str:
            book = read_book(kept)
            if book.own == own:
                return kept
            return _written((*book.history, InForce(at, own)))

        return self._settings.change(_NAME, add, read_book)


def book_in(store: Store) -> WordingBook:
    """On the store thread: the phrases of that store."""
    return read_book(store.setting(_NAME) or "")


def read_book(kept: str) -> WordingBook:
    """The book that setting says; an empty one where nothing was kept."""
    if not kept:
        return WordingBook()
    return WordingBook(tuple(InForce(moment(each["since"]), each["own"]) for each in json.loads(kept)))


def _written(history: tuple[InForce, ...]) -> str:
    told = [{"since": stamp(each.since), "own": dict(each.own)} for each in history]
    return json.dumps(told, ensure_ascii=False)


def _fits(name: str, text: str) -> bool:
    """Whether this edition of the program has that phrase and can fill it in."""
    if name not in phrases(wording()):
        return False
    try:
        check_phrase(name, text)
    except PhraseFault:
        return False
    return True
