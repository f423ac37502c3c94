"""The store: numbered, chained entries and plain tables; knows nothing of meetings.

A store is a folder with `store.db` (encrypted), `store.lock` and `store.id`. One process holds it, one thread
uses it.
"""

from db.opening import create_store, open_store, store_id
from db.rows import (
    Blob,
    Broken,
    Draft,
    Exhibit,
    Fault,
    Head,
    NewEntry,
    Phrase,
    Plan,
    Record,
    Report,
    SearchHit,
    SearchRow,
    ShelfRow,
    Slice,
    StoredEntry,
)
from db.store import Store
from db.trouble import Trouble
from db.writing import Transaction

__all__ = [
    "Blob",
    "Broken",
    "Draft",
    "Exhibit",
    "Fault",
    "Head",
    "NewEntry",
    "Phrase",
    "Plan",
    "Record",
    "Report",
    "SearchHit",
    "SearchRow",
    "ShelfRow",
    "Slice",
    "Store",
    "StoredEntry",
    "Transaction",
    "Trouble",
    "create_store",
    "open_store",
    "store_id",
]
