"""The store as its users see it: reads, transactions, verification, copies.

Everything is called from one thread, the one that opened the store: the driver refuses every other with a
ProgrammingError. Nothing else in the process may open `store.db` or `store.db-wal`, not even to read or copy
them: closing such a handle drops the locks of this one. Use `backup`.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from db import verify
from db.copying import copy_store
from db.reading import Reader
from db.rows import Broken, Report, Slice
from db.writing import Transaction

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    from db.lock import StoreLock
    from db.storefile import Prepared, StoreFile


class Store(Reader):
    """An open store. `open_store` and `create_store` make it; close it or use it in a `with` statement.

    Reads on the store while a transaction runs see what it has written so far.

    Every method may raise the troubles of `db.trouble`. After MediumGone only `reopen` and `close` work.
    """

    def __init__(
        self,
        folder: Path,
        *,
        store_id: str,
        key: bytes | None,
        file: StoreFile,
        lock: StoreLock,
        now: Callable[[], str],
    ) -> None:
        self.folder = folder
        self.id = store_id
        self.file = file
        """For `db` itself; what lies above uses the methods."""
        self._key = key
        self._lock = lock
        self._now = now

    def _rows(self, statement: Prepared, **facts: object) -> Sequence[tuple[Any, ...]]:
        return self.file.rows(statement, facts)

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """What the block writes is stored together, with one fsync, or not at all if the block raises.

        MediumGone at the end of the block leaves open which of the two: `reopen`, then ask `recorded`.
        """
        with self.file.transaction() as connection:
            transaction = Transaction(connection, self.file.path, self._now)
            try:
                yield transaction
            finally:
                transaction.end()

    def verify(self, journal_id: str | None, start: int = 1, count: int = verify.SLICE) -> Slice:
        """A slice of the journal, or of the whole store for None, was recomputed; go on from `next_start`.

        Numbers count in the journal or in the store respectively; `count` is at most 500.
        """
        return verify.links(self._rows, journal_id, start, count)

    def verify_all(self) -> Report:
        """Every entry, every stored paper and the shelf's last numbers were checked: seconds per 100,000."""
        entries, broken = 0, list[Broken]()
        for step in self.slices():
            entries += step.checked
            broken += step.broken
        papers = list(self.papers())
        broken += [fault for fault in papers if fault is not None]
        broken += self.tails()
        return Report(entries, len(papers), tuple(broken))

    def slices(self) -> Iterator[Slice]:
        """The whole store's entries, recomputed slice after slice; other work may go between two of them."""
        start: int | None = 1
        while start is not None:
            step = self.verify(None, start)
            yield step
            start = step.next_start

    def papers(self) -> Iterator[Broken | None]:
        """Each stored paper in turn: None when its bytes give its digest; other work may go between."""
        return verify.blobs(self._rows)

    def tails(self) -> tuple[Broken, ...]:
        """The journals of which the shelf knows more entries than there are."""
        return verify.tails(self._rows)

    def backup(self, to: Path) -> None:
        """The new folder `to` holds a whole copy, read back and compared. The key is not in it.

        Raises CopyExists, NoRoomForCopy, DiskFull or CopyDiffers and then leaves nothing behind.
        """
        copy_store(self.file, self, self.id, self._key, to)

    def checkpoint(self) -> None:
        """What lies in the write-ahead journal is in the main file; meant for idle moments."""
        self.file.outside("PRAGMA wal_checkpoint(PASSIVE)")

    def reopen(self) -> None:
        """The store works again after MediumGone, if the medium does. The lock was held all the time."""
        self.file.reopen()

    def close(self) -> None:
        """The file is closed and others may open the store; doing it twice is harmless."""
        try:
            self.file.close()
        finally:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
