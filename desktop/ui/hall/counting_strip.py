"""The counts that are outstanding while the meeting goes on: one chip each, and the key that goes back to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from desktop.meeting.acts import Method
from desktop.meeting.ids import NOTHING, Seq
from desktop.meeting.state import Meeting, Motion, Phase
from desktop.ui.chip import ChipSpec
from desktop.ui.chip_bar import ChipBar
from desktop.ui.hall.ballot_words import numbered
from desktop.ui.look import Look
from desktop.ui.speech import tr

if TYPE_CHECKING:
    from desktop.ui.hall.screen import HallScreen

KEY = "Ctrl+Shift+C"
"""The key that goes to the outstanding counts, one after another."""

_RUNNING = (Phase.OPEN, Phase.CLOSED, Phase.REPORTED)


def outstanding(meeting: Meeting) -> tuple[Motion, ...]:
    """Return the motions whose vote runs, is counted or waits to be announced, oldest first."""
    return tuple(each for each in meeting.motions.all.values() if each.phase in _RUNNING)


def state_words(meeting: Meeting, motion: Motion) -> str:
    """Return how far a vote is: who is missing, how many sheets are in, that it waits for the chair."""
    current = motion.round
    if current is None:
        return ""
    secret = current.opened.method is Method.SECRET
    if motion.phase is Phase.OPEN:
        if secret:
            return tr("投票中 已发票 {issued}", issued=current.issued) if current.issued else tr("投票中 未发票")
        if current.hands is not None:
            return tr("投票中 举手 {counted}/{voters}", counted=current.hands.cast, voters=len(current.opened.eligible))
        missing = sum(current.choice(each) is None for each in current.opened.eligible)
        return tr("投票中 缺 {count} 票", count=missing) if missing else tr("投票中 已投齐")
    if motion.phase is Phase.CLOSED and secret:
        officers = meeting.attendance.officers
        whole = len(officers.tellers) if officers else 2
        if len(current.counts) >= whole and current.sheet is None:
            return tr("计票中 两份不一致")
        return tr("计票中 计票单 {done}/{whole}", done=len(current.counts), whole=whole)
    return tr("待宣布") if motion.phase is Phase.REPORTED or not secret else tr("计票中")


class CountingStrip(QFrame):
    """A thin strip over the columns, there only while something is outstanding that the panel does not show.

    ``chosen`` carries a motion.
    """

    chosen = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("role", "strip")
        px = look.theme.px
        self._shown: tuple[Seq, ...] = ()
        self._last = NOTHING
        self._words: tuple[str, ...] = ()
        title = QLabel(tr("未了结的表决"))
        title.setProperty("role", "meta")
        key = QLabel(tr("{key} 返回", key=KEY))
        key.setProperty("role", "hint")
        self.chips = ChipBar(look, tr("未了结的表决"))
        self.chips.chosen.connect(lambda name: self._choose(Seq(int(name))))
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(3), px(16), px(3))
        row.setSpacing(px(10))
        row.addWidget(title)
        row.addWidget(self.chips, 1)
        row.addWidget(key)
        self.hide()

    @property
    def words(self) -> tuple[str, ...]:
        """What stands on the chips."""
        return self._words

    def refresh(self, meeting: Meeting, shown: Seq) -> None:
        """Show what is outstanding; the motion that stands in the panel already is marked."""
        waiting = outstanding(meeting)
        self._shown = tuple(each.seq for each in waiting)
        self._words = tuple(f"{numbered(each)} {state_words(meeting, each)}" for each in waiting)
        self.chips.show_chips(
            [
                ChipSpec(str(each.seq), said, name=f"{said}，{each.text}")
                for each, said in zip(waiting, self._words, strict=True)
            ]
        )
        self.chips.choose(str(shown) if shown in self._shown else "")
        self.setVisible(any(each.seq != shown for each in waiting))

    def next(self) -> None:
        """Go to the oldest outstanding count; pressed again, to the one after it."""
        if not self._shown:
            return
        at = self._shown.index(self._last) + 1 if self._last in self._shown else 0
        self._choose(self._shown[at % len(self._shown)])

    def _choose(self, motion: Seq) -> None:
        self._last = motion
        self.chosen.emit(motion)


class Counts(QObject):
    """Keeps the strip of one hall in step with record and panel, and goes to the vote that is chosen in it."""

    def __init__(self, hall: HallScreen) -> None:
        super().__init__(hall)
        self._hall = hall
        hall.counting.chosen.connect(lambda number: self.go_to(Seq(number)))
        hall.vote.turned.connect(self.refresh)
        hall.shown_upto.connect(lambda _upto: self.refresh())

    def refresh(self) -> None:
        """Show what is outstanding beside the motion the panel shows."""
        hall = self._hall
        if hall.meeting is not None:
            here = hall.vote.motion if hall.vote.isVisible() else None
            hall.counting.refresh(hall.meeting, here.seq if here else NOTHING)

    def go_to(self, motion: Seq) -> None:
        """Show the vote on that motion, whose count is outstanding, and put the cursor into it."""
        self._hall.show_side("vote")
        self._hall.vote.show_motion(motion)
        self._hall.vote.take_focus()
