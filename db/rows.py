"""What goes into the store and what comes out: frozen values, no database type among them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class NewEntry:
    """Something that happened, ready to be appended; the store adds number, recording time and digests."""

    occurred_at: str
    """When it happened: UTC with microseconds, as the caller's clock writes it."""
    actor: str
    """Who recorded it."""
    kind: str
    version: int
    """Version of the kind's format, so that old bodies stay readable."""
    body: bytes
    """The exact canonical bytes; they are hashed, stored and returned unchanged."""


@dataclass(frozen=True, slots=True)
class StoredEntry:
    """One line of the record as it stands in the store, columns in their fixed order."""

    store_seq: int
    """Position in the whole store, from 1 without gaps."""
    journal_id: str
    seq: int
    """Position in its journal, from 1 without gaps."""
    occurred_at: str
    recorded_at: str
    """When the store took it, by the clock given at opening."""
    actor: str
    kind: str
    version: int
    body: bytes
    alg: str
    digest: bytes
    """32 bytes over the previous digest of the journal and every field above except `store_seq`."""
    store_digest: bytes
    """32 bytes over the previous store digest, `store_seq` and `digest`."""

    def says(self, new: NewEntry) -> bool:
        """Whether this is `new`, taken down: equal in everything that the caller gave."""
        mine = (self.occurred_at, self.actor, self.kind, self.version, self.body)
        return mine == (new.occurred_at, new.actor, new.kind, new.version, new.body)


@dataclass(frozen=True, slots=True)
class Head:
    """The last number of a chain and its digest; number 0 and 32 zero bytes before the first entry."""

    seq: int
    digest: bytes


@dataclass(frozen=True, slots=True)
class Draft:
    """Text not yet said: `place` names the field it was typed into."""

    place: str
    text: str
    updated_at: str


@dataclass(frozen=True, slots=True)
class ShelfRow:
    """One journal as the shelf lists it; derived from the journal and rebuilt when in doubt."""

    journal_id: str
    number: str
    """The number people use; need not be unique."""
    title: str
    kind: str
    status: str
    opened_at: str
    """Empty until the journal is opened."""
    updated_at: str
    upto: int
    """The row tells the journal up to this number."""
    facts: bytes
    """Canonical JSON with whatever else the shelf shows."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Preparation as last saved, and whether there is something to undo or to do again."""

    journal_id: str
    body: bytes
    revision: int
    """Grows with every save, undo and redo; 1 after the first save."""
    can_undo: bool
    can_redo: bool


@dataclass(frozen=True, slots=True)
class Record:
    """A plain row (person, unit, import batch …) whose meaning lies in `kind` and is known above."""

    kind: str
    id: str
    body: bytes
    owner: str = ""
    """What it belongs to, for instance a journal; empty when it stands alone."""


@dataclass(frozen=True, slots=True)
class SearchRow:
    """One thing an entry is found by; derived from the entry and made anew when in doubt."""

    body: bytes
    """Canonical JSON with what a list of hits shows, and from which the terms can be told."""
    former: bool = False
    """No longer stands: found only when asked for."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Terms that stand next to one another in this order; `begins`: the last need only begin so."""

    terms: tuple[str, ...]
    begins: bool = False


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A row that was found, and of which entry."""

    id: int
    """Greater for newer entries; ask on from here."""
    journal_id: str
    seq: int
    former: bool
    body: bytes


@dataclass(frozen=True, slots=True)
class Blob:
    """An attachment's bytes under their SHA-256."""

    digest: bytes
    media_type: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A paper that was issued: which entry issued it, under which name, and the digest of its bytes."""

    journal_id: str
    issued_seq: int
    name: str
    digest: bytes
    media_type: str


class Fault(StrEnum):
    """How a record can fail to verify."""

    TYPES = "types"
    ALGORITHM = "algorithm"
    DIGEST = "digest"
    GAP = "gap"
    STORE_DIGEST = "store-digest"
    STORE_GAP = "store-gap"
    BLOB = "blob"
    TAIL = "tail"


_SENTENCES = {
    Fault.TYPES: "第{seq}号的字段类型不对，内容已被改动",
    Fault.ALGORITHM: "第{seq}号写着不认识的校验算法",
    Fault.DIGEST: "第{seq}号的内容与校验值不符",
    Fault.GAP: "第{seq}号之前缺号",
    Fault.STORE_DIGEST: "第{seq}号在全库的校验值不符",
    Fault.STORE_GAP: "第{seq}号之前，全库缺号",
    Fault.BLOB: "附件或成品的内容与校验值不符",
    Fault.TAIL: "目录记到第{seq}号，记录里却没有",
}


@dataclass(frozen=True, slots=True)
class Broken:
    """One place where the record does not hold together."""

    fault: Fault
    journal_id: str
    """Empty for a blob."""
    seq: int
    """0 for a blob."""
    detail: str = ""

    @property
    def sentence(self) -> str:
        """The finding in Chinese, naming the number."""
        return _SENTENCES[self.fault].format(seq=self.seq)


@dataclass(frozen=True, slots=True)
class Slice:
    """What one step of verification looked at; `next_start` is None when the end was reached."""

    checked: int
    next_start: int | None
    broken: tuple[Broken, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What a whole verification found; an empty `broken` means that everything holds."""

    entries: int
    blobs: int
    broken: tuple[Broken, ...]
