"""A window's own replica of one meeting, kept up with the record by the one signal."""

from __future__ import annotations

from collections.abc import Callable
from weakref import ref

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from desktop.meeting.ids import MeetingId, Seq
from desktop.meeting.journal import Entry
from desktop.meeting.state import Meeting
from desktop.ui.errand import Errand
from desktop.ui.session import Session
from desktop.ui.speech import tr


class Follower(QObject):
    """Follows one meeting. ``changed`` carries the newest number the replica has; it is read by everybody.

    The desk tells of commits on the store's thread; from there only an id and a number cross over.
    """

    changed = Signal(int)
    _heard = Signal(str, int)

    def __init__(self, session: Session, meeting: MeetingId, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._id = meeting
        self._meeting: Meeting | None = None
        self._wanted = 0
        self._fetching = False
        self._heard.connect(self._hear, Qt.ConnectionType.QueuedConnection)
        session.office.desk.tell(_ear(self))
        self._fetch()

    @property
    def meeting(self) -> Meeting | None:
        """The meeting as far as it is known here; None until it was read for the first time."""
        return self._meeting

    def _hear(self, meeting: str, upto: int) -> None:
        if meeting == self._id:
            self._wanted = max(self._wanted, upto)
            self._fetch()

    def _fetch(self) -> None:
        """Ask for what is missing, one question at a time; what arrives meanwhile is asked for afterwards."""
        known = 0 if self._meeting is None else self._meeting.upto
        if self._fetching or 0 < self._wanted <= known:
            return
        self._fetching = True
        desk, meeting = self._session.office.desk, self._id
        if self._meeting is None:
            run = self._session.errands.send(
                Errand(tr("正在读取会议记录"), lambda _report: desk.meeting(meeting), self._begin)
            )
        else:
            run = self._session.errands.send(
                Errand(tr("正在读取会议记录"), lambda _report: desk.entries(meeting, known), self._follow)
            )
        run.ended.connect(self._rest)

    def _rest(self) -> None:
        self._fetching = False

    def _begin(self, meeting: Meeting) -> None:
        if isValid(self):
            self._meeting = meeting
            self.changed.emit(meeting.upto)
            self._go_on()

    def _follow(self, entries: tuple[Entry, ...]) -> None:
        if isValid(self) and self._meeting is not None:
            self._meeting.take_all(entries)
            self.changed.emit(self._meeting.upto)
            self._go_on()

    def _go_on(self) -> None:
        if self._meeting is not None and self._wanted > self._meeting.upto:
            self._fetch()


def _ear(follower: Follower) -> Callable[[MeetingId, Seq], None]:
    """What the desk calls: it outlives the screen, so it holds the follower only weakly."""
    known = ref(follower)

    def hear(meeting: MeetingId, upto: Seq) -> None:
        there = known()
        if there is not None and isValid(there):
            there._heard.emit(meeting, upto)  # noqa: SLF001 - the ear is part of the follower

    return hear
