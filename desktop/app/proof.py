"""Proving that the store holds together, while everybody goes on working."""

from __future__ import annotations

from collections.abc import Callable, Generator
from concurrent.futures import CancelledError, Future
from threading import Event

from db import Report, Store
from db.rows import Broken
from desktop.app.desk import Desk

__all__ = ("Proof", "Report", "Told")

Told = Callable[[int, int], None]
"""Called on the store thread with how many entries were recomputed, and of how many."""


class Proof:
    """The verification of one store."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def verify(self, told: Told | None = None, stop: Event | None = None) -> Future[Report]:
        """Every entry, every stored paper and the shelf's last numbers were checked, a slice between two puts.

        After `stop` is set the future ends as cancelled work does; nothing was changed.
        """

        def work(store: Store) -> Generator[None, None, Report]:
            entries, whole = 0, store.store_head().seq
            broken: list[Broken] = []
            for step in store.slices():
                entries += step.checked
                broken += step.broken
                if told is not None:
                    told(entries, max(whole, entries))
                yield from _pause(stop)
            papers = 0
            for fault in store.papers():
                papers += 1
                broken += [fault] if fault is not None else []
                yield from _pause(stop)
            broken += store.tails()
            return Report(entries, papers, tuple(broken))

        return self._desk.thread.in_turns(work)


def _pause(stop: Event | None) -> Generator[None, None, None]:
    yield
    if stop is not None and stop.is_set():
        raise CancelledError
