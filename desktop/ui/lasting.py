"""Results that arrive after the page that wanted them is gone."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject
from shiboken6 import isValid

T = TypeVar("T")


def while_alive(owner: QObject, then: Callable[[T], None]) -> Callable[[T], None]:
    """Return ``then``, which does nothing once ``owner`` was deleted: its work is nobody's any more."""

    def deliver(result: T) -> None:
        if isValid(owner):
            then(result)

    return deliver
