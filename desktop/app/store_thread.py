"""The one thread that owns the one connection: everything that touches the store is a job posted here."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from db import Store

T = TypeVar("T")


class StoreThread:
    """A store and its thread. Jobs run one after another, in the order they were posted."""

    def __init__(self, opener: Callable[[], Store]) -> None:
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="store")
        try:
            self._store = self._pool.submit(opener).result()
        except BaseException:
            self._pool.shutdown()
            raise
        self._closed = False

    def post(self, job: Callable[[Store], T]) -> Future[T]:
        """The job's future result; what the job raises, the future raises."""
        return self._pool.submit(job, self._store)

    @property
    def closed(self) -> bool:
        """Whether nothing more may be posted."""
        return self._closed

    def close(self) -> None:
        """Every job posted before is done, the file is closed and the lock is free; a second call changes nothing."""
        if self._closed:
            return
        self._closed = True
        self._pool.submit(self._store.close).result()
        self._pool.shutdown()
