"""常用语: set phrases with gaps, shipped with the program, changed by the secretary, kept in the store."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files

from desktop.app.settings import Settings

_PHRASES, _RECENT = "phrases", "phrases.recent"
REMEMBERED = 12
"""How many phrases used last stand in front of the others."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase: its title to find it by, its text with gaps in braces, the kind of entry it is usually for."""

    title: str
    text: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class PhraseBook:
    """The office's phrases in its own order, and the titles of those used last, the newest first."""

    phrases: tuple[Phrase, ...]
    recent: tuple[str, ...] = ()

    def in_order_of_use(self) -> tuple[Phrase, ...]:
        """Every phrase: those used last in front, the others as the office ordered them."""
        known = {phrase.title: phrase for phrase in self.phrases}
        used = [known[title] for title in self.recent if title in known]
        return (*used, *(phrase for phrase in self.phrases if phrase not in used))

    def with_phrases(self, phrases: Sequence[Phrase]) -> PhraseBook:
        """The book with these phrases; what was used last stays in mind."""
        return PhraseBook(tuple(phrases), self.recent)

    def used(self, title: str) -> PhraseBook:
        """The book after that phrase was used once more."""
        rest = tuple(each for each in self.recent if each != title)
        return PhraseBook(self.phrases, (title, *rest)[:REMEMBERED])


@cache
def shipped() -> tuple[Phrase, ...]:
    """The phrases the program ships; a wrong one is a fault of the package and raises TypeError."""
    source = files("resources") / "wording" / "phrases.toml"
    return tuple(Phrase(**each) for each in tomllib.loads(source.read_text(encoding="utf-8"))["phrase"])


class Phrases:
    """The phrase book of one store."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def book(self) -> Future[PhraseBook]:
        """The book as it was kept last; the shipped phrases where the office never changed them."""
        return self._settings.read(
            (_PHRASES, _RECENT),
            lambda kept: PhraseBook(
                tuple(Phrase(**each) for each in json.loads(kept[0])) if kept[0] else shipped(),
                tuple(json.loads(kept[1])) if kept[1] else (),
            ),
        )

    def keep(self, phrases: Sequence[Phrase]) -> Future[None]:
        """These are the office's phrases from now on; exactly the shipped ones follow the program again."""
        changed = tuple(phrases) != shipped()
        written = json.dumps([asdict(each) for each in phrases], ensure_ascii=False) if changed else ""
        return self._settings.keep(_PHRASES, written)

    def keep_recent(self, titles: Sequence[str]) -> Future[None]:
        """These were used last, the newest first."""
        return self._settings.keep(_RECENT, json.dumps(list(titles), ensure_ascii=False))
