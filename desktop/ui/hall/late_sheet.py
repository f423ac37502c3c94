"""补录表: several lines taken over from the emergency paper sheet, row by row, recorded in their order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from desktop.meeting.ids import FindingId
from desktop.meeting.rules.correction import enter_late
from desktop.meeting.state import Meeting
from desktop.ui.button import Button, Role
from desktop.ui.hall.entry_kinds import EntryKind, Line, kinds, unsorted
from desktop.ui.hall.hand import Act, Hand
from desktop.ui.hall.late_row import LateLine, LateRow, goes_down
from desktop.ui.hall.on_record import recorded
from desktop.ui.session import Session
from desktop.ui.speech import tr
from desktop.ui.telling import Refused

AFTER = {"question": "answer", "follow-up": "answer", "answer": "question"}
"""The kind usually written on the next row of the sheet."""


class LateSheet(QDialog):
    """The sheet. Enter goes on to the next row, Ctrl+Enter records all of them; it closes once all stand on record.

    A row that is refused stops the rest: it and those below it stay to be put right.
    """

    def __init__(self, session: Session, hand: Hand, meeting: Meeting, finding: FindingId, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("补录表"))
        self._session, self._hand, self._meeting, self._finding = session, hand, meeting, finding
        self._kinds = (*kinds(meeting), replace(unsorted(), id=""))
        self.rows: list[LateRow] = []
        self._ground = QLineEdit(recorded("paper-sheet"))
        self._ground.setAccessibleName(tr("补录原因"))
        self._said = QLabel()
        self._said.setProperty("role", "fault")
        self._said.setWordWrap(True)
        self._said.hide()
        self.go = Button(session.look, f"{tr('全部记入')}  Ctrl+Enter", role=Role.PRIMARY)
        self.go.clicked.connect(self.submit)
        self._grid = QGridLayout()
        self._area = QScrollArea()
        self._build(session.look.theme.px)
        self.add_row()
        self.rows[0].time.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, px: Callable[[float], int]) -> None:
        head = QLabel(tr("补录表"))
        head.setProperty("role", "title")
        note = QLabel(
            tr("照应急纸表逐行填写：时间、发言人、类型、内容。Enter 下一行，↑↓ 上下行，Ctrl+Enter 全部记入。")
        )
        note.setProperty("role", "meta")
        note.setWordWrap(True)
        words = QLabel(tr("类型：{list}", list="　".join(self._numbered())))
        words.setProperty("role", "hint")
        words.setWordWrap(True)
        self._grid.setHorizontalSpacing(px(6))
        self._grid.setVerticalSpacing(px(4))
        for at, stretch in enumerate((0, 2, 3, 2, 14)):
            self._grid.setColumnStretch(at, stretch)
        for at, title in enumerate(("", tr("时间"), tr("发言人"), tr("类型"), tr("内容"))):
            label = QLabel(title)
            label.setProperty("role", "meta")
            self._grid.addWidget(label, 0, at)
        body = QWidget()
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, px(8), 0)
        inner.addLayout(self._grid)
        inner.addStretch(1)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setProperty("role", "flush")
        self._area.setWidget(body)
        close = Button(self._session.look, tr("取消"))
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(QLabel(tr("补录原因")))
        foot.addWidget(self._ground, 1)
        foot.addWidget(close)
        foot.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(16), px(20), px(16))
        column.setSpacing(px(8))
        for widget in (head, note, words, self._area, self._said):
            column.addWidget(widget, 1 if widget is self._area else 0)
        column.addLayout(foot)
        self.resize(px(960), px(560))

    def add_row(self) -> LateRow:
        """Put an empty row below the others, with the time of the last one and the kind that usually follows."""
        row = LateRow(self._meeting, self._kinds, len(self.rows) + 1, self)
        at = len(self.rows) * 2 + 1
        self._grid.addWidget(row.number, at, 0)
        for place, field in enumerate(row.fields, 1):
            self._grid.addWidget(field, at, place)
            field.installEventFilter(self)
            field.show()  # at once: what is not shown yet takes no focus
        self._grid.addWidget(row.fault, at + 1, 1, 1, 4)
        before = self.rows[-1] if self.rows else None
        if before is not None:
            row.time.setText(before.time.text())
            following = AFTER.get(before.kind.chosen, before.kind.chosen)
            known = next((kind for kind in self._kinds if kind.id == following), None)
            if known is not None and known.id:
                row.kind.put((known.id, known.word))
            self.setTabOrder(before.text, row.time)
        for first, second in zip(row.fields, row.fields[1:], strict=False):
            self.setTabOrder(first, second)
        self.setTabOrder(row.text, self._ground)
        self.rows.append(row)
        row.ended.connect(lambda: self._next(row))
        return row

    def submit(self) -> bool:
        """Read every row with words; record them one after another, or go to the first that cannot be understood."""
        if not self.go.isEnabled():
            return False  # the rows are on their way
        now = self._session.office.clock.now()
        lines: list[tuple[LateRow, LateLine]] = []
        for row in self.rows:
            if row.seq or row.empty:
                continue
            line = row.read(now)
            if line is None:
                return False
            lines.append((row, line))
        if not lines:
            self.rows[-1].tell(tr("还没有填写内容。"))
            return False
        self.go.setEnabled(False)
        self._said.hide()
        self._record(lines)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Record on Ctrl+Enter, give up on Esc."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.submit()
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lead the arrows to the row above or below before the scrolling area takes them."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = goes_down(event)
            if step and self._move(step):
                return True
        return super().eventFilter(watched, event)

    def reject(self) -> None:
        """Close; words that are not on record are asked about first."""
        if any(not row.seq and not row.empty for row in self.rows) and self._said.isHidden():
            self._said.setText(tr("还有没有记入的行。再按一次 Esc 放弃，或 Ctrl+Enter 记入。"))
            self._said.show()
            return
        super().reject()

    def _next(self, row: LateRow) -> None:
        self._said.hide()
        at = self.rows.index(row) + 1
        following = self.rows[at] if at < len(self.rows) else self.add_row()
        following.time.setFocus(Qt.FocusReason.TabFocusReason)
        following.time.selectAll()
        self._area.ensureWidgetVisible(following.time)

    def _move(self, step: int) -> bool:
        for at, row in enumerate(self.rows):
            for place, field in enumerate(row.fields):
                if field.hasFocus() and 0 <= at + step < len(self.rows):
                    self.rows[at + step].fields[place].setFocus(Qt.FocusReason.OtherFocusReason)
                    return True
        return False

    def _record(self, lines: list[tuple[LateRow, LateLine]]) -> None:
        """Put the first line on record, and the rest once it stands."""
        (row, line), rest = lines[0], lines[1:]
        entry = Line(line.text, line.speaker, self._finding)
        intent = enter_late(line.kind.build(self._meeting, entry), self._ground.text().strip())

        def stands(upto: int) -> None:
            row.stand(upto - 1)  # its own number; the mark of its lateness follows it
            if rest:
                self._record(rest)
            else:
                self._session.teller.done(
                    tr("补录已全部记入，共 {count} 条。", count=sum(bool(r.seq) for r in self.rows))
                )
                self.accept()

        def refused(said: Refused) -> None:
            self.go.setEnabled(True)
            row.tell(f"{said.sentence}{said.remedy}")

        self._hand.put(Act(intent, at=line.at, then=stands, refused=refused, lost=lambda: self.go.setEnabled(True)))

    def _numbered(self) -> list[str]:
        named: list[EntryKind] = [kind for kind in self._kinds if kind.id]
        return [f"{at} {kind.word}" for at, kind in enumerate(named, 1)]
