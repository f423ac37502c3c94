r"""The chained digest, fixed for good: anyone with the entries can recompute it without this program.

    digest       = SHA-256( "huishen/entry/1\n" ‖ previous digest of the journal ‖ n ‖ head ‖ body )
    store_digest = SHA-256( "huishen/store/1\n" ‖ previous store digest ‖ store_seq ‖ digest )

`head` is the JSON object of actor, alg, journal_id, kind, occurred_at, recorded_at, seq and version with
sorted keys, no blanks, UTF-8 (RFC 8785). `n` is its length and, like `store_seq`, eight bytes, highest first.
Before the first entry the previous digest is 32 zero bytes.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.rows import StoredEntry

ALG = "sha256"
START = bytes(32)

_ENTRY_TAG = b"huishen/entry/1\n"
_STORE_TAG = b"huishen/store/1\n"
_canonical = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def entry_digest(previous: bytes, line: StoredEntry) -> bytes:
    """The 32-byte digest of a line that follows one with digest `previous` in its journal.

    Reads neither the line's own digests nor its place in the store.
    """
    head = _canonical(
        {
            "actor": line.actor,
            "alg": line.alg,
            "journal_id": line.journal_id,
            "kind": line.kind,
            "occurred_at": line.occurred_at,
            "recorded_at": line.recorded_at,
            "seq": line.seq,
            "version": line.version,
        },
    ).encode()
    return sha256(b"".join((_ENTRY_TAG, previous, len(head).to_bytes(8), head, line.body))).digest()


def store_digest(previous: bytes, store_seq: int, digest: bytes) -> bytes:
    """The 32-byte digest that ties entry number `store_seq` of the store to the one before it."""
    return sha256(b"".join((_STORE_TAG, previous, store_seq.to_bytes(8), digest))).digest()
