"""The one thread that owns the one connection: everything that touches the store is a job posted here."""

from __future__ import annotations

from collections.abc import Callable, Generator
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from threading import Lock
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
        self._gate = Lock()

    def post(self, job: Callable[[Store], T]) -> Future[T]:
        """The job's future result; what the job raises, the future raises.

        After closing nothing runs any more: the future is cancelled.
        """
        with self._gate:
            if not self._closed:
                return self._pool.submit(job, self._store)
        late: Future[T] = Future()
        late.cancel()
        late.set_running_or_notify_cancel()
        return late

    def in_turns(self, work: Callable[[Store], Generator[None, None, T]]) -> Future[T]:
        """The future result of long work that gives way to every other job at each of its yields.

        Closing the store in the middle cancels what is left.
        """
        done: Future[T] = Future()
        done.set_running_or_notify_cancel()
        begun: list[Generator[None, None, T]] = []

        def turn(store: Store) -> None:
            steps = begun[0] if begun else work(store)
            begun[:] = [steps]
            try:
                next(steps)
            except StopIteration as end:
                done.set_result(end.value)
            except BaseException as why:  # noqa: BLE001 - the future raises it where it is waited for
                done.set_exception(why)
            else:
                self._again(turn, done)

        self._pool.submit(turn, self._store)
        return done

    def _again(self, turn: Callable[[Store], None], done: Future[T]) -> None:
        with self._gate:  # a turn never comes to stand behind the closing of the store
            if not self._closed:
                self._pool.submit(turn, self._store)
                return
        done.set_exception(CancelledError())

    def close(self) -> None:
        """Every job posted before is done, the file is closed and the lock is free; a second call changes nothing."""
        with self._gate:
            if self._closed:
                return
            self._closed = True
            last = self._pool.submit(self._store.close)
        last.result()
        self._pool.shutdown()
