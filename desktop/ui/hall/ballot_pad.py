"""The named ballots: one row a voter, one key a ballot; or the exceptions first, and all the others in one go."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.meeting.acts import Choice
from desktop.meeting.ids import PersonId
from desktop.meeting.state import Meeting, Motion, Phase
from desktop.ui.hall.ballot_words import MARKS, choice_word, choices
from desktop.ui.look import Look
from desktop.ui.matrix_model import Choice as Value
from desktop.ui.matrix_model import Line, Mark, MatrixModel
from desktop.ui.matrix_view import MatrixView
from desktop.ui.speech import tr

_KEYS = {
    (Choice.FOR, False): "1z",
    (Choice.AGAINST, False): "2f",
    (Choice.ABSTAIN, False): "3q",
    (Choice.FOR, True): "1t",
    (Choice.AGAINST, True): "2b",
    (Choice.DEFER, True): "3h",
}
_COLUMN = "ballot"


class BallotPad(QWidget):
    """The pad of one motion. ``cast`` carries voter and ballot, ``reason_wanted`` a voter (Enter).

    While exceptions are picked nothing is cast: ``picked`` says that the plan changed. ``plan`` is what would be
    recorded, voter by voter; None otherwise.
    """

    cast = Signal(str, str)
    reason_wanted = Signal(str)
    picked = Signal()

    def __init__(self, look: Look, meeting: Meeting, motion: Motion) -> None:
        super().__init__()
        self._look = look
        self._meeting, self._motion = meeting, motion
        self.plan: dict[PersonId, Choice] | None = None
        personnel = Choice.DEFER in choices(meeting, motion)
        values = []
        for each in choices(meeting, motion):
            hue, icon = MARKS[each]
            word = choice_word(meeting, motion, each)
            values.append(Value(each.value, word, icon, hue, _KEYS[each, personnel]))
        self._model = MatrixModel(values)
        self.view = MatrixView(look, self._model, tr("逐人登记表决"))
        self.view.horizontalHeader().hide()
        self.view.chosen.connect(self._take)
        self.view.comment_wanted.connect(lambda voter, _column: self.reason_wanted.emit(voter))
        self.hint = "  ".join(f"{value.keys[0].upper()} {value.word}" for value in values)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        look.changed.connect(self._dress)
        self._dress()

    @property
    def exceptions(self) -> tuple[PersonId, ...]:
        """Those of the plan who are not for it."""
        return tuple(who for who, choice in (self.plan or {}).items() if choice is not Choice.FOR)

    def refresh(self, meeting: Meeting, motion: Motion) -> None:
        """Show who voted how; without a round nothing is shown."""
        self._meeting, self._motion = meeting, motion
        current = motion.round
        if current is None:
            return
        if self.plan is not None:
            waiting = self._waiting()
            known = self.plan
            self.plan = {who: known.get(who, Choice.FOR) for who in waiting} if waiting else None
        chair = meeting.chair()  # votes last, and stands last
        voters = sorted(current.opened.eligible, key=lambda each: each == chair)
        rows = [Line(each, meeting.name(each)) for each in voters]
        spoken = {each.voter for each in motion.dissents} | motion.declined.keys()
        locked = motion.phase not in {Phase.OPEN, Phase.CLOSED, Phase.ANNOUNCED}
        marks: dict[tuple[str, str], Mark] = {
            (each.voter, _COLUMN): Mark(
                each.choice.value, commented=each.voter in spoken, locked=locked or self.plan is not None
            )
            for each in current.ballots
        }
        for who, choice in (self.plan or {}).items():
            marks[who, _COLUMN] = Mark(choice.value, pale=tr("拟登记"))
        self._model.show(rows, [Line(_COLUMN, tr("表决"))], marks)

    def pick_exceptions(self) -> None:
        """Begin to pick who is not for it, everybody missing taken as for it; nothing is cast before it is said."""
        waiting = self._waiting()
        if self._motion.phase is Phase.OPEN and waiting:
            self.plan = dict.fromkeys(waiting, Choice.FOR)
            self.refresh(self._meeting, self._motion)
            self.go_to(waiting[0])
            self.picked.emit()

    def give_up(self) -> None:
        """Forget the exceptions; nothing was cast."""
        self.plan = None
        self.refresh(self._meeting, self._motion)
        self.picked.emit()

    def go_to(self, voter: PersonId) -> None:
        """Put the cursor on that voter."""
        self.view.go_to(voter, _COLUMN)
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def take_focus(self) -> None:
        """Put the cursor on the first voter whose ballot is missing."""
        for row in range(self._model.rowCount()):
            index = self._model.index(row, 0)
            if not self._model.mark(index).value:
                self.view.setCurrentIndex(index)
                break
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _take(self, voter: str, _column: str, value: str) -> None:
        if self.plan is not None:
            if PersonId(voter) in self.plan:
                self.plan[PersonId(voter)] = Choice(value) if value else Choice.FOR
                self.refresh(self._meeting, self._motion)
                self.picked.emit()
        elif value:
            self.cast.emit(voter, value)

    def _waiting(self) -> list[PersonId]:
        current = self._motion.round
        if current is None:
            return []
        chair = self._meeting.chair()
        missing = [each for each in current.opened.eligible if current.choice(each) is None]
        return sorted(missing, key=lambda each: each == chair)

    def _dress(self) -> None:
        px = self._look.theme.px
        side = self.view.verticalHeader()
        side.setFixedWidth(px(104))
        side.setMinimumSectionSize(px(20))
        side.setDefaultSectionSize(px(34))
