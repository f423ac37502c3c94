"""Choices that are remembered: plain names and texts, kept in the store they belong to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import TypeVar

from db import Store
from desktop.app.desk import Desk

T = TypeVar("T")


class Settings:
    """The remembered choices of one store."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def get(self, name: str, otherwise: str = "") -> Future[str]:
        """The choice of that name, or `otherwise` where none was made."""

        def job(store: Store) -> str:
            found = store.setting(name)
            return otherwise if found is None else found

        return self._desk.thread.post(job)

    def read(self, names: Sequence[str], meant: Callable[[tuple[str, ...]], T]) -> Future[T]:
        """What the choices of these names, "" where none was made, mean together."""
        return self._desk.thread.post(lambda store: meant(tuple(store.setting(name) or "" for name in names)))

    def change(self, name: str, change: Callable[[str], str], meant: Callable[[str], T]) -> Future[T]:
        """The choice, "" where none was made, is changed in one step; what it means then."""

        def job(store: Store) -> T:
            with store.transaction() as tx:
                changed = change(store.setting(name) or "")
                tx.set(name, changed)
            return meant(changed)

        return self._desk.thread.post(job)

    def keep(self, name: str, value: str) -> Future[None]:
        """The choice is remembered."""

        def job(store: Store) -> None:
            with store.transaction() as tx:
                tx.set(name, value)

        return self._desk.thread.post(job)
