"""Work away from the window's thread that is nobody else's: reading a file, opening a store."""

from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


def aside(work: Callable[[], T]) -> Future[T]:
    """The future holds what ``work`` returns or raises; it runs on a thread that ends with it."""
    pool = ThreadPoolExecutor(1, thread_name_prefix="aside")
    future = pool.submit(work)
    pool.shutdown(wait=False)
    return future


class Abandoned(Future[T]):
    """Follows another future until somebody stops waiting for it; the work itself ends in its own time.

    For work that cannot be cut short but is bounded and harmless, such as reading a file.
    """

    def __init__(self, work: "Future[T]") -> None:
        super().__init__()
        self._work = work
        self.set_running_or_notify_cancel()
        work.add_done_callback(self._arrive)

    def abandon(self) -> None:
        """From now on the result is nobody's; the future ends as cancelled work does."""
        if not self.done():
            self.set_exception(CancelledError())

    def _arrive(self, work: "Future[T]") -> None:
        if self.done():
            return
        failure = work.exception()
        if failure is not None:
            self.set_exception(failure)
        else:
            self.set_result(work.result())
