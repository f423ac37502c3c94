"""Lines parked while others speak (暂存): up to five, each safe in the store from the moment it is parked."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from desktop.app.drafts import place
from desktop.meeting.ids import MeetingId
from desktop.ui.errand import Errand
from desktop.ui.hall.unsent import Unsent, read
from desktop.ui.session import Session
from desktop.ui.speech import tr

MOST = 5
"""How many lines can be parked; practice: more people than that are not heard at once."""
_FIELD = "entry.parked."


class ParkedLines(QObject):
    """The lines by slot, in the order in which they were parked. ``changed`` says that one came, went or was chosen."""

    changed = Signal()

    def __init__(self, session: Session, meeting: MeetingId, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._meeting = session, meeting
        self._lines: dict[int, Unsent] = {}
        self._chosen = 0

    @property
    def lines(self) -> tuple[tuple[int, Unsent], ...]:
        """Slot and line of each, the one parked first in front."""
        return tuple(self._lines.items())

    @property
    def chosen(self) -> int:
        """The slot of the line that comes back next: the one parked last unless another was chosen; 0 for none."""
        return self._chosen if self._chosen in self._lines else next(reversed(self._lines), 0)

    @property
    def resuming(self) -> int:
        """The slot of the line parked last by an interjection, which comes back by itself; 0 for none."""
        return next((slot for slot in reversed(self._lines) if self._lines[slot].resumes), 0)

    def step(self, by: int) -> None:
        """Choose the line parked before (−1) or after (1) the one chosen, round and round."""
        slots = list(self._lines)
        if slots:
            self._chosen = slots[(slots.index(self.chosen) + by) % len(slots)]
            self.changed.emit()

    def park(self, line: Unsent, leaving: str) -> bool:
        """Take ``line`` in and clear the draft at ``leaving`` with it; return False, and take nothing, when full."""
        slot = next((each for each in range(1, MOST + 1) if each not in self._lines), 0)
        if not slot:
            return False
        self._lines[slot] = line
        self._chosen = 0
        self._keep({self._place(slot): line.written(), leaving: ""})
        return True

    def take(self, slot: int, arriving: str, instead: Unsent | None = None) -> Unsent:
        """Give the line of ``slot`` back, its draft moved to ``arriving``; ``instead`` is parked in its place."""
        line = replace(self._lines.pop(slot), resumes=False)
        if instead is not None:
            self._lines[slot] = instead
        self._chosen = 0
        kept = instead.written() if instead is not None else ""
        self._keep({arriving: line.written(), self._place(slot): kept})
        return line

    def restore(self, drafts: dict[str, str]) -> None:
        """Take back what was parked when the last screen ended; ``drafts`` are texts by field."""
        for name in sorted(drafts):
            if name.startswith(_FIELD) and (slot := int(name.removeprefix(_FIELD))) not in self._lines:
                self._lines[slot] = read(drafts[name])
        self.changed.emit()

    def _place(self, slot: int) -> str:
        return place(self._meeting, f"{_FIELD}{slot}")

    def _keep(self, texts: dict[str, str]) -> None:
        drafts = self._session.office.drafts
        self._session.errands.send(
            Errand(tr("正在保存草稿"), lambda _report: drafts.keep_all(texts), lambda _none: None)
        )
        self.changed.emit()
