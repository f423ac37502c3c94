"""Two hours of a meeting in two minutes: thousands of acts through the real hall, and nothing grows but the record.

    python -m tests.bench.soak [ACTS]

Lines are typed and recorded by key events, panels, filter and forms opened and left, votes taken, the hall put away
and opened again. Memory, widgets and the processor time of one act are looked at after every round; what counts is
whether the last quarter is dearer than the second (the first warms up).
"""

from __future__ import annotations

import gc
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from desktop.app.office import Office, open_office
from desktop.app.places import Places
from desktop.meeting.acts import Choice, Method, Outcome
from desktop.meeting.ids import ItemId, MeetingId, Seq
from desktop.meeting.plan import Plan
from desktop.meeting.refusal import Intent, Refusal
from desktop.meeting.rules import announcing, attendance, ballots, motions, opening
from desktop.meeting.rules.procedure import open_item
from desktop.ui.application import Appearance, Shade, build
from desktop.ui.hall.screen import HallScreen
from desktop.ui.look import Look
from tests.bench.long_meeting import RESPONDENT, Size, plan
from tests.ui.hall.rooms import Desk
from tests.ui.watchdog import turn

KEY = Qt.Key
NONE, CTRL, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
SIDES = (KEY.Key_1, KEY.Key_2, KEY.Key_3, KEY.Key_4, KEY.Key_5, KEY.Key_6, KEY.Key_7)
PATIENCE = 30.0
ONCE, MEGABYTES, LAG, CHIPS = 10.0, 24.0, 1.5, 1
"""MB the memory may grow by once and with a thousand acts, the record included; by what the time of one act may grow;
how many widgets a round may add: the strip of motions has one for each."""


@dataclass
class Round:
    """How things stood after a round: acts on record, memory in MB, widgets, milliseconds an act took."""

    upto: int
    memory: float
    widgets: int
    act: float


@dataclass
class Course:
    """All rounds of a run."""

    rounds: list[Round] = field(default_factory=list)

    def quarters(self) -> tuple[list[Round], list[Round]]:
        """The second and the last quarter."""
        part = max(1, len(self.rounds) // 4)
        return self.rounds[part : 2 * part], self.rounds[-part:]

    def faults(self) -> list[str]:
        """What grew; empty when nothing did."""
        early, late = self.quarters()
        found = []
        acts = median(each.upto for each in late) - median(each.upto for each in early)
        grown = median(each.memory for each in late) - median(each.memory for each in early)
        if grown > ONCE + MEGABYTES * acts / 1000:
            found.append(f"memory grew by {grown:.0f} MB in {acts:.0f} acts")
        pairs = pairwise(self.rounds)
        if self.rounds and (more := median(after.widgets - before.widgets for before, after in pairs)) > CHIPS:
            found.append(f"{more:.0f} widgets more in every round")
        before, after = median(each.act for each in early), median(each.act for each in late)
        if after > LAG * before:
            found.append(f"an act takes {after:.1f} ms after {before:.1f} ms")
        return found


class Marathon:
    """A hall in a window, and a secretary who goes on and on."""

    def __init__(self, look: Look, office: Office, meeting: MeetingId) -> None:
        self._office, self._id = office, meeting
        self.desk = Desk(look, office)
        self.desk.resize(1366, 768)
        self.desk.show()
        self.course = Course()
        self._times: list[float] = []
        self.hall = self._open()

    def run(self, acts: int) -> Course:
        """Go on until there are so many acts, and return how it went."""
        self._put(attendance.arrive(*(seat.person for seat in self._plan.seats)))
        self._put(opening.call_to_order())
        self._put(open_item(self._plan.agenda[0].id))
        while self._upto < acts:
            number = len(self.course.rounds)
            self._round(number)
            if number % 6 == 5:
                self._reopen()
            self._look()
        return self.course

    def leave(self) -> None:
        """The window is gone."""
        self.desk.close()
        self.desk.deleteLater()
        self._settle()

    @property
    def _plan(self) -> Plan:
        assert self.hall.meeting is not None
        return self.hall.meeting.plan

    @property
    def _upto(self) -> int:
        return self.hall.meeting.upto if self.hall.meeting else 0

    def _round(self, number: int) -> None:
        """One finding: questioning and discussion by keys, a look at everything, a vote."""
        self._press(KEY.Key_PageDown, CTRL)
        for key in (KEY.Key_F3, KEY.Key_F4, KEY.Key_F5):
            self._press(key)
            self._press(KEY.Key_1, CTRL)
            for words in ("合同为何拆成两份？", "两片养护标准不同。", "依据在哪里？", "没有书面依据，月底前补齐。"):
                self._say(words)
        for key in (KEY.Key_F3, KEY.Key_F4, KEY.Key_F5, KEY.Key_F2):
            self._press(key)
            self._press(KEY.Key_2, CTRL | ALT)
            self._say("赞成上述意见，建议限期整改。")
        for key in SIDES:
            self._press(key, ALT)
            self._settle()
        self._press(KEY.Key_F, CTRL)
        for sign in "12":
            with turn(sign):
                QTest.keyClick(self._focus(), sign)
            self._settle()
        self._press(KEY.Key_A, CTRL)
        self._press(KEY.Key_Delete)
        self._press(KEY.Key_Escape)
        self._press(KEY.Key_M, CTRL)
        self._dismiss()
        self._press(KEY.Key_E, CTRL)
        self._dismiss()
        self._press(KEY.Key_Escape)
        self._vote(number)
        self._press(KEY.Key_1, ALT)
        self._press(KEY.Key_Escape)

    def _vote(self, number: int) -> None:
        """Put a motion, let everybody vote while the panel shows it, announce."""
        meeting = self.hall.meeting
        assert meeting is not None
        people = [seat.person for seat in meeting.plan.seats if seat.votes]
        self._press(KEY.Key_4, ALT)
        self._put(attendance.leave_room(RESPONDENT))
        motion = Seq(meeting.upto + 1)
        self._put(motions.put_motion("proposal", f"建议约谈（{number + 1}）。", method=Method.HANDS, item=ItemId("i1")))
        self._put(motions.open_vote(motion))
        for person in (*people[1:], people[0]):  # the chair, who is first on the list, votes last
            self._put(ballots.cast_ballot(motion, person, Choice.FOR))
        self._put(ballots.close_vote(motion))
        self._put(announcing.announce_result(motion, Outcome.CARRIED))
        self._put(attendance.enter_room(RESPONDENT))

    def _say(self, words: str) -> None:
        """Commit the words as an input method does, and record them; note what that cost."""
        self.hall.entry.take_focus()
        event = QInputMethodEvent("", [])
        event.setCommitString(words)
        since, upto = process_time(), self._upto
        with turn(words):
            QCoreApplication.sendEvent(self.hall.entry.editor, event)
        with turn("Enter"):
            QTest.keyClick(self.hall.entry.editor, KEY.Key_Return)
        self._wait(lambda: self._upto > upto and self.hall.hand.waiting == 0)
        self._times.append((process_time() - since) * 1000)

    def _put(self, intent: Intent) -> None:
        upto = self._upto
        found = self._office.desk.put(self._id, intent).result()
        assert not isinstance(found, Refusal), found
        self._wait(lambda: self._upto > upto)

    def _press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        target = self._focus()
        with turn(f"{held} {key}"):
            QTest.keyClick(target, key, held)
        go_round()

    def _focus(self) -> QWidget:
        widget = QApplication.focusWidget()
        if widget is None or widget.window() is not self.desk:
            self.desk.activateWindow()
            self.hall.entry.take_focus()
            self._wait(lambda: QApplication.focusWidget() is not None)
            widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def _dismiss(self) -> None:
        """Leave the form that is open, if one is."""
        for dialog in self.desk.findChildren(QDialog):
            dialog.reject()
        self._settle()

    def _open(self) -> HallScreen:
        hall = HallScreen(self.desk.session, self._id, self.desk)
        ready: list[bool] = []
        hall.ready.connect(lambda: ready.append(True))
        self.desk.column.addWidget(hall)
        self._wait(lambda: bool(ready))
        self.desk.activateWindow()
        self._settle()
        return hall

    def _reopen(self) -> None:
        old = self.hall
        self.desk.column.removeWidget(old)
        old.hide()
        old.deleteLater()
        self.hall = self._open()
        assert not isValid(old)

    def _look(self) -> None:
        self._settle()
        gc.collect()
        self.course.rounds.append(Round(self._upto, resident(), len(QApplication.allWidgets()), median(self._times)))
        self._times.clear()

    def _settle(self) -> None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        for _ in range(4):
            go_round()

    @staticmethod
    def _wait(until: Callable[[], bool]) -> None:
        deadline = perf_counter() + PATIENCE
        while not until():
            go_round(wait=20)
            if perf_counter() > deadline:
                raise TimeoutError("nothing came of it")


def go_round(wait: int = 0) -> None:
    """One turn of the event loop, for which something may have to come first: at most so many milliseconds."""
    with turn("a round of the event loop"):
        if wait:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, wait)
        else:
            QCoreApplication.processEvents()


def resident() -> float:
    """This process's memory in MB; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def prepared(folder: Path, size: Size) -> tuple[Office, MeetingId]:
    """An office with a meeting about to begin that is large enough for so many acts."""
    office = open_office(folder / "store", places=Places(folder / "config", folder / "data"))
    meeting = office.preparations.new("rectification-review", plan(size)).result().meeting
    found = office.preparations.open(meeting).result()
    assert not isinstance(found, Refusal), found
    return office, meeting


def main(acts: int) -> None:
    """Print a line for some of the rounds and what grew."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as place:
        application = build(["soak"], Appearance(shade=Shade.LIGHT), Path(place) / "crashes")
        office, meeting = prepared(Path(place), Size(acts=acts))
        since = perf_counter()
        course = Marathon(application.look, office, meeting).run(acts)
        print(f"{'acts':>8}{'memory MB':>12}{'widgets':>10}{'ms an act':>12}")
        for each in course.rounds[:: max(1, len(course.rounds) // 12)]:
            print(f"{each.upto:>8}{each.memory:>12.1f}{each.widgets:>10}{each.act:>12.1f}")
        said = "; ".join(course.faults()) or "nothing grew"
        print(f"{course.rounds[-1].upto} acts in {perf_counter() - since:.0f} s: {said}")
        sys.stdout.flush()
        os._exit(1 if course.faults() else 0)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3000)
