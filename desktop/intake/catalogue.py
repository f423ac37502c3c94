"""The names offices give to columns, and their words for a finding's status, as data."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from functools import cache
from importlib import resources

from desktop.intake.width import squeezed

_LONGEST_HEADING = 24  # a longer cell is somebody's sentence, not a heading
_BRACKETS = re.compile(r"[(（\[【〔][^)）\]】〕]*[)）\]】〕]")
_JOINTS = re.compile(r"[/、,，;；及和与或]|\n")
_UNSURE = re.compile(r"[未不没无待拟将难]|预计|计划|\d%")
_COUNTED = re.compile(r"(?:数|数量|率|比例|占比)$")
_EDGES = re.compile(r"^[\d.、*＊:：]+|[*＊:：]+$")


class Kind(StrEnum):
    """How the cells of a field are read."""

    TEXT = "text"
    DATE = "date"
    STATUS = "status"
    COUNT = "count"
    MONEY = "money"


class Match(IntEnum):
    """How surely a heading names a field; more is surer."""

    NONE = 0
    PART = 1
    WHOLE = 2


@dataclass(frozen=True)
class Field:
    """A field a column can hold."""

    id: str
    title: str  # our own name for it
    kind: Kind
    above: bool  # a blank means "as in the row above"
    names: tuple[str, ...]  # squeezed


@dataclass(frozen=True)
class Status:
    """A way for a unit to say how far it is."""

    id: str
    title: str
    words: tuple[str, ...]  # squeezed


@dataclass(frozen=True)
class Vocabulary:
    """The fields one kind of sheet can hold."""

    fields: tuple[Field, ...]

    def field(self, field_id: str) -> Field:
        """Return the field; KeyError when there is none of this id."""
        for known in self.fields:
            if known.id == field_id:
                return known
        raise KeyError(field_id)

    def match(self, heading: str) -> tuple[Field | None, Match]:
        """Return the field a heading names and how surely; (None, NONE) for none."""
        plain = _EDGES.sub("", squeezed(heading))
        if not plain or len(plain) > _LONGEST_HEADING:
            return None, Match.NONE
        bare = _BRACKETS.sub("", plain)
        for candidate in (plain, bare):
            for known in self.fields:
                if candidate in known.names:
                    return known, Match.WHOLE
        for part in _JOINTS.split(bare):
            for known in self.fields:
                if part in known.names:
                    return known, Match.PART
        return self._inside(bare)

    def _inside(self, bare: str) -> tuple[Field | None, Match]:
        best: Field | None = None
        longest = 2  # one character is no evidence, and two are too little inside a longer word
        counted = bool(_COUNTED.search(bare))  # 反馈问题数 holds numbers, not findings
        for known in self.fields:
            if counted and known.kind is not Kind.COUNT:
                continue
            for name in known.names:
                if len(name) > longest and not name.isascii() and name in bare:
                    best, longest = known, len(name)
        return best, Match.PART if best else Match.NONE


@dataclass(frozen=True)
class Catalogue:
    """Everything the catalogue file says."""

    ledger: Vocabulary
    people: Vocabulary
    statuses: tuple[Status, ...]

    def status(self, text: str) -> tuple[Status, ...]:
        """Return the statuses whose words stand in the text; one means clear, none or more means unclear.

        A word inside a longer one that was found does not count: 未完成 is not 完成. A denial, a plan
        or a percentage beside the words (未能按期完成, 计划完成, 完成80%) makes the text unclear.
        """
        rest = squeezed(text)
        words = sorted(
            ((word, status) for status in self.statuses for word in status.words),
            key=lambda pair: -len(pair[0]),
        )
        found: list[Status] = []
        for word, status in words:
            if (word in rest) if len(word) > 1 else (word == rest):
                rest = rest.replace(word, "\n")
                if status not in found:
                    found.append(status)
        return () if _UNSURE.search(rest) else tuple(found)


class CatalogueError(Exception):
    """The catalogue file is wrong; the text names the key path."""


def _text(value: object, path: str) -> str:
    if not isinstance(value, str) or not value:
        raise CatalogueError(f"{path}: a text is wanted")
    return value


def _texts(value: object, path: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not value:
        raise CatalogueError(f"{path}: a list of texts is wanted")
    return tuple(squeezed(_text(item, f"{path}[{at}]")) for at, item in enumerate(value))


def _tables(document: dict[str, object], key: str, allowed: frozenset[str]) -> list[dict[str, object]]:
    tables = document.get(key)
    if not isinstance(tables, list):
        raise CatalogueError(f"{key}: a list of tables is wanted")
    for at, table in enumerate(tables):
        if not isinstance(table, dict):
            raise CatalogueError(f"{key}[{at}]: a table is wanted")
        for unknown in sorted(set(table) - allowed):
            raise CatalogueError(f"{key}[{at}].{unknown}: unknown key")
    return tables


def _vocabulary(document: dict[str, object], key: str) -> Vocabulary:
    fields = []
    allowed = frozenset({"id", "title", "kind", "above", "names"})
    for at, table in enumerate(_tables(document, key, allowed)):
        path = f"{key}[{at}]"
        above = table.get("above", False)
        if not isinstance(above, bool):
            raise CatalogueError(f"{path}.above: true or false is wanted")
        try:
            kind = Kind(_text(table.get("kind"), f"{path}.kind"))
        except ValueError as fault:
            raise CatalogueError(f"{path}.kind: unknown kind") from fault
        fields.append(
            Field(
                _text(table.get("id"), f"{path}.id"),
                _text(table.get("title"), f"{path}.title"),
                kind,
                above,
                _texts(table.get("names"), f"{path}.names"),
            )
        )
    _no_twins(((field.id, field.names) for field in fields), key)
    return Vocabulary(tuple(fields))


def _no_twins(items: Iterable[tuple[str, tuple[str, ...]]], key: str) -> None:
    owner: dict[str, str] = {}
    for owned_by, names in items:
        for name in names:
            if owner.setdefault(name, owned_by) != owned_by:
                raise CatalogueError(f"{key}: {name} belongs to {owner[name]} and to {owned_by}")


def load(text: str) -> Catalogue:
    """Return the catalogue written in TOML; raises CatalogueError with the key path for any slip."""
    document = tomllib.loads(text)
    for unknown in sorted(set(document) - {"schema", "ledger", "people", "status"}):
        raise CatalogueError(f"{unknown}: unknown key")
    if document.get("schema") != 1:
        raise CatalogueError("schema: 1 is wanted")
    statuses = []
    for at, table in enumerate(_tables(document, "status", frozenset({"id", "title", "words"}))):
        path = f"status[{at}]"
        statuses.append(
            Status(
                _text(table.get("id"), f"{path}.id"),
                _text(table.get("title"), f"{path}.title"),
                _texts(table.get("words"), f"{path}.words"),
            )
        )
    _no_twins(((status.id, status.words) for status in statuses), "status")
    return Catalogue(_vocabulary(document, "ledger"), _vocabulary(document, "people"), tuple(statuses))


@cache
def catalogue() -> Catalogue:
    """Return the catalogue the program ships; it is read once and never changes."""
    place = resources.files("resources").joinpath("catalogue", "ledger_columns.toml")
    return load(place.read_text("utf-8"))
