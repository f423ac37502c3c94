"""Small choices of the hall that are remembered in the store: each is on or off."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from desktop.ui.errand import Errand
from desktop.ui.session import Session
from desktop.ui.speech import tr

BEEP, AUTO_TIME, FOLLOW_STAGE = "hall.beep", "hall.time-typing", "hall.follow-stage"
USUAL = {BEEP: False, AUTO_TIME: False, FOLLOW_STAGE: True}
"""Every choice and what it is before anybody chose."""


class Remembered(QObject):
    """The choices as they stand. ``changed`` says that one was read or turned."""

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._now = dict(USUAL)
        for name, usual in USUAL.items():
            self._read(name, _text(on=usual))

    def on(self, name: str) -> bool:
        """Return whether the choice is on."""
        return self._now[name]

    def turn(self, name: str) -> None:
        """Turn the choice and remember it."""
        self._now[name] = not self._now[name]
        self.changed.emit()
        settings, text = self._session.office.settings, _text(on=self._now[name])
        self._session.errands.send(
            Errand(tr("正在保存"), lambda _report: settings.keep(name, text), lambda _none: None)
        )

    def _read(self, name: str, usual: str) -> None:
        settings = self._session.office.settings
        self._session.errands.send(
            Errand(tr("正在读取会议记录"), lambda _report: settings.get(name, usual), partial(self._found, name))
        )

    def _found(self, name: str, text: str) -> None:
        if isValid(self):
            self._now[name] = text == _text(on=True)
            self.changed.emit()


def _text(*, on: bool) -> str:
    return "on" if on else "off"
