"""The hall as a page of the main window: it has a head and a foot of its own."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.meeting.ids import FindingId, MeetingId, Seq
from desktop.ui.hall.screen import HallScreen
from desktop.ui.screen import Screen
from desktop.ui.session import Session
from desktop.ui.speech import tr


class HallPage(Screen):
    """The hall of one meeting; ``folder`` tells where papers made meanwhile are saved."""

    whole = True

    def __init__(
        self,
        session: Session,
        meeting: MeetingId,
        parent: QWidget | None = None,
        *,
        folder: Callable[[], Path] = Path.home,
    ) -> None:
        super().__init__(parent)
        self.hall = HallScreen(session, meeting, folder=folder)
        self.table = self.hall.table
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.hall)
        self.hall.ready.connect(self.heading_changed)
        self.hall.ready.connect(self._arrive)
        self._is_ready = False
        self._wanted: tuple[Seq, FindingId] | None = None

    def heading(self) -> tuple[str, str]:
        """Return the meeting's title, for the title of the window."""
        meeting = self.hall.meeting
        return (meeting.plan.title, meeting.plan.number) if meeting else (tr("会场"), "")

    def enter(self) -> None:
        """Go back to the entry bar."""
        self.hall.back_to_entry()

    def go_to(self, seq: Seq, finding: FindingId) -> None:
        """Select that line of the record, now or once it was read; one that has no line there shows its finding."""
        self._wanted = (seq, finding)
        if self._is_ready:
            self._arrive()

    def _arrive(self) -> None:
        self._is_ready = True
        if self._wanted is None:
            return
        (seq, finding), self._wanted = self._wanted, None
        self.hall.jump(seq)
        if finding and self.hall.record.current != seq:
            self.hall.choose_finding(finding)

    def drop(self) -> None:
        """Put the room screen away with the hall."""
        self.hall.room.close()

    def leave(self) -> None:
        """Write down where the hall is."""
        self.hall.return_point.keep()

    def under_way(self) -> str:
        """Return that a meeting is running, as long as it is."""
        meeting = self.hall.meeting
        if meeting is None or not meeting.running or meeting.agenda.ordered_at is None:
            return ""
        return tr("会议“{title}”还没有散会。", title=meeting.plan.title)
