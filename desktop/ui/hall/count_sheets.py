"""The tellers' sheets side by side: who has handed one in, and, once both have, where they differ line by line."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from desktop.meeting.acts import Choice, Method
from desktop.meeting.ballots import Number, compare_counts
from desktop.meeting.catalogue import word
from desktop.meeting.state import Meeting, Motion, Phase
from desktop.ui.hall.ballot_words import choice_word
from desktop.ui.look import Look
from desktop.ui.speech import tr

_SHOWN = (Phase.CLOSED, Phase.REPORTED, Phase.ANNOUNCED)


class CountSheets(QFrame):
    """A small table of words; ``lines`` is what it says, row by row. Numbers stay hidden until both sheets are in."""

    def __init__(self, look: Look, language: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._look, self._language = look, language
        self.lines: tuple[tuple[str, ...], ...] = ()
        self._cells: list[QWidget] = []
        px = look.theme.px
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(px(10), px(6), px(10), px(6))
        self._grid.setHorizontalSpacing(px(12))
        self._grid.setVerticalSpacing(px(2))
        self.hide()

    def refresh(self, meeting: Meeting, motion: Motion | None) -> None:
        """Show the sheets of the newest round; nothing of a round that is not secret or whose papers are still out."""
        lines = self._said(meeting, motion) if motion is not None and motion.phase in _SHOWN else ()
        self.setVisible(bool(lines))
        if lines == self.lines:
            return
        self.lines = lines
        for old in self._cells:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._cells = []
        for row, cells in enumerate(lines):
            for column, said in enumerate(cells):
                label = self._label(said, heading=row == 0, first=column == 0)
                self._cells.append(label)
                self._grid.addWidget(label, row, column)
        self._grid.setColumnStretch(len(lines[0]) - 1 if lines else 0, 1)
        self.setAccessibleName("；".join("，".join(each) for each in lines))

    def _said(self, meeting: Meeting, motion: Motion) -> tuple[tuple[str, ...], ...]:
        current, officers = motion.round, meeting.attendance.officers
        if current is None or officers is None or current.opened.method is not Method.SECRET:
            return ()
        sheets = {each.teller: each.count for each in current.counts}
        tellers = tuple(dict.fromkeys((*officers.tellers, *sheets)))[:2]
        head = (tr("计票单"), *(meeting.name(each) for each in tellers))
        if len(sheets) < 2:
            state = tuple(tr("已交，待核对") if each in sheets else tr("未交") for each in tellers)
            return (head, (tr("收到"), *state))
        first, second = (sheets[each] for each in tellers)
        differs = compare_counts(first, second)
        if not differs:
            return (head, (tr("核对结果"), tr("两份一致"), ""))
        rows = [
            (self._name(meeting, motion, each.number), str(each.first), f"{each.second}  {tr('≠ 不一致')}")
            for each in differs
        ]
        alike = len(first.numbers()) - len(differs)
        return (head, *rows, (tr("其余"), tr("{count} 项一致", count=alike), ""))

    def _name(self, meeting: Meeting, motion: Motion, number: Number) -> str:
        known = {each.value for each in Choice}
        if number.value in known:
            return choice_word(meeting, motion, Choice(number.value))
        return word(number.value, self._language)

    def _label(self, said: str, *, heading: bool, first: bool) -> QWidget:
        label = QLabel(said)
        odd = said.endswith(tr("≠ 不一致"))
        label.setProperty("role", "fault" if odd else "meta" if heading or first else "")
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label
