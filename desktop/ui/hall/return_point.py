"""Coming back: which panel and finding the hall was at, and what the time between two runs of the program means."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from desktop.meeting.ids import FindingId, MeetingId
from desktop.meeting.state import Meeting
from desktop.ui.errand import Errand
from desktop.ui.lasting import while_alive
from desktop.ui.session import Session
from desktop.ui.speech import tr

PAUSE_MS = 400
"""So long the hall must rest before its place is written down: findings are stepped through quickly."""
LEAST, MOST = timedelta(minutes=1), timedelta(hours=12)
"""A gap shorter than this is none worth a line; a longer one is another sitting, about which the secretary decides."""


class ReturnPoint(QObject):
    """Remembers the place of one hall in the store it belongs to."""

    def __init__(self, session: Session, meeting: MeetingId, hall: QWidget) -> None:
        super().__init__(hall)
        self._session = session
        self._name = f"hall/{meeting}/place"
        self._now = self._kept = ("", FindingId(""))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.keep)

    def note(self, side: str, finding: FindingId) -> None:
        """Take note of where the hall is; it is written down once it rests there."""
        self._now = (side, finding)
        self._pause.start()

    def keep(self) -> None:
        """Write the place down now, if it moved."""
        self._pause.stop()
        if self._now == self._kept:
            return
        self._kept = self._now
        settings, name, text = self._session.office.settings, self._name, json.dumps(self._now)
        self._session.errands.send(
            Errand(tr("正在记住位置"), lambda _report: settings.keep(name, text), lambda _none: None)
        )

    def recall(self, then: Callable[[str, FindingId], None]) -> None:
        """Hand panel and finding of last time to ``then``, "" for what is not known."""
        settings, name = self._session.office.settings, self._name

        def found(text: str) -> None:
            self._kept = self._now = place_in(text)
            then(*self._kept)

        self._session.errands.send(
            Errand(tr("正在恢复草稿"), lambda _report: settings.get(name), while_alive(self, found))
        )


def place_in(text: str) -> tuple[str, FindingId]:
    """Return panel and finding as they were written down, "" for what is not known."""
    try:
        side, finding = json.loads(text)
    except (ValueError, TypeError):
        return "", FindingId("")
    return str(side), FindingId(str(finding))


def gap(meeting: Meeting, began: datetime, now: datetime) -> timedelta | None:
    """Return how long nothing could be recorded before this run of the program, None where no meeting was running.

    Only what was written down before the program ``began`` counts: a quiet room is no interruption.
    """
    agenda = meeting.agenda
    if not meeting.running or agenda.ordered_at is None or agenda.on_break:
        return None
    last = meeting.readings[meeting.upto].entry.recorded_at
    return now - last if last < began else None
