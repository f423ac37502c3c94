"""On which screen the room's window stands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication, QScreen

AUTO, WINDOW = "auto", "window"
"""What may be wished for beside a screen's name: the first that is free, or an ordinary window."""


def placed(names: Sequence[str], own: str, wish: str) -> str:
    """Return the screen to fill, "" for an ordinary window; never the one the hall stands on."""
    others = [name for name in names if name != own]
    if wish == WINDOW or not others:
        return ""
    return wish if wish in others else others[0]


def screen_of(name: str) -> QScreen | None:
    """Return the screen of that name, None once it was unplugged."""
    return next((each for each in QGuiApplication.screens() if each.name() == name), None)


def screen_names() -> tuple[str, ...]:
    """Return the names of all screens that are plugged in."""
    return tuple(each.name() for each in QGuiApplication.screens())
