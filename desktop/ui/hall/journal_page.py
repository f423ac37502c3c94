"""What happened (经过): the whole journal in sentences, filtered as one types, each line a way to its place."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QLineEdit, QStackedWidget, QVBoxLayout

from desktop.meeting.history import line_of
from desktop.meeting.ids import FindingId, PersonId, Seq
from desktop.meeting.state import Meeting
from desktop.ui.card_list import CardList
from desktop.ui.empty_state import EmptyState
from desktop.ui.hall.journal_lines import Family, JournalLines, Wanted, family_word, span_of
from desktop.ui.icons import Icon
from desktop.ui.ledger_model import Column, LedgerModel
from desktop.ui.look import Look
from desktop.ui.record_card import RecordCard
from desktop.ui.record_painter import RecordPainter
from desktop.ui.speech import tr

FIRST, STEP = 120, 60
"""The newest lines are there at once; the others follow, so many between two looks at the keys."""
USUAL = 69
"""Height of a line of one line of text, in grid pixels."""


class JournalPainter(RecordPainter):
    """Draws the lines; each counts as one line of text until it is seen, so that ten thousand are laid out at once."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._usual = (look.theme, look.theme.px(USUAL))

    def estimate(self, _card: RecordCard, _width: int) -> int:
        """Return the height of a line of one line of text."""
        if self._usual[0] is not self._look.theme:
            self._usual = (self._look.theme, self._look.theme.px(USUAL))
        return self._usual[1]


class JournalPage(QFrame):
    """The page. ``jump`` carries the line of the record an act is seen in; it follows the meeting while it is seen."""

    jump = Signal(int)

    def __init__(self, look: Look, language: str) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self._lines = JournalLines(language)
        self._meeting: Meeting | None = None
        self._begun = False
        self._rest = QTimer(self)
        self._rest.setInterval(0)
        self._rest.timeout.connect(self._go_on)
        self._title, self._count = QLabel(tr("经过")), QLabel()
        self._title.setProperty("role", "heading")
        self._count.setProperty("role", "meta")
        self.text, self.time = _line(tr("查找文字、姓名、第几号")), _line(tr("时间 9:30-10:15"))
        self.family, self.person, self.finding = (QComboBox() for _ in range(3))
        for box, name in (
            (self.family, tr("筛选类型")),
            (self.person, tr("筛选人员")),
            (self.finding, tr("筛选问题")),
        ):
            box.setAccessibleName(name)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(5)
        self.family.addItem(tr("全部类型"), "")
        for family in Family:
            self.family.addItem(family_word(family), family.value)
        self._model: LedgerModel[RecordCard] = LedgerModel(
            (Column("", lambda card: card.spoken),), lambda card: card.id, lambda hue: look.theme.tokens.hue(hue).ink
        )
        self.list = CardList(look, self._model, JournalPainter(look), tr("会议经过"))
        self.list.opened.connect(self._open)
        nothing = EmptyState(look, Icon.SEARCH, tr("没有符合条件的记录"), tr("放宽条件，或按 Esc 回到会议记录。"))
        self._pages = QStackedWidget()
        self._pages.addWidget(self.list)
        self._pages.addWidget(nothing)
        self._build(look)
        for line in (self.text, self.time):
            line.textChanged.connect(lambda _text: self._show())
            line.returnPressed.connect(self.list.setFocus)
        for box in (self.family, self.person, self.finding):
            box.activated.connect(lambda _at: self._show())

    def _build(self, look: Look) -> None:
        px = look.theme.px
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addWidget(self._count)
        hint = QLabel(tr("Enter 到该条记录 · Esc 返回"))
        hint.setProperty("role", "hint")
        head.addWidget(hint, 1, Qt.AlignmentFlag.AlignRight)
        filters = QHBoxLayout()
        filters.setSpacing(px(6))
        for widget, stretch in ((self.text, 3), (self.family, 2), (self.person, 2), (self.finding, 2), (self.time, 2)):
            filters.addWidget(widget, stretch)
        rule = QFrame()
        rule.setProperty("role", "rule")
        rule.setFixedHeight(1)
        top = QVBoxLayout()
        top.setContentsMargins(px(16), px(6), px(12), px(6))
        top.setSpacing(px(6))
        top.addLayout(head)
        top.addLayout(filters)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(rule)
        column.addWidget(self._pages, 1)

    @property
    def shown(self) -> tuple[RecordCard, ...]:
        """The lines in sight of the filters."""
        return self._model.rows

    def begin(self, meeting: Meeting) -> None:
        """Show the meeting from its newest act, with the cursor in the search."""
        self._meeting = meeting
        if not self._begun:
            self._begun = True
            self._offer(meeting)
            self._lines.begin(meeting, FIRST)
            self._rest.start()
        self._follow(meeting)
        self.list.to_end()
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.text.selectAll()

    def refresh(self, meeting: Meeting) -> None:
        """Follow the meeting while the page is seen."""
        self._meeting = meeting
        if self._begun and self.isVisible():
            self._follow(meeting)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go down from the filters into the lines."""
        if event.key() == Qt.Key.Key_Down and not self.list.hasFocus():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().keyPressEvent(event)

    def _offer(self, meeting: Meeting) -> None:
        self.person.addItem(tr("全部人员"), "")
        for seat in meeting.plan.seats:
            self.person.addItem(seat.name, seat.person)
        self.finding.addItem(tr("全部问题"), "")
        for finding in meeting.agenda.findings.values():
            self.finding.addItem(tr("问题 {number}", number=finding.number), finding.id)

    def _follow(self, meeting: Meeting) -> None:
        self._lines.follow(meeting)
        self._show()

    def _go_on(self) -> None:
        """Make some more of the older lines; the last step shows them all."""
        if self._meeting is None or not self._lines.step(self._meeting, STEP):
            self._rest.stop()
            self._show()

    def _show(self) -> None:
        family = str(self.family.currentData())
        wanted = Wanted(
            self.text.text().strip(),
            Family(family) if family else None,
            PersonId(str(self.person.currentData() or "")),
            FindingId(str(self.finding.currentData() or "")),
            span_of(self.time.text()),
        )
        every = self._lines.all()
        cards = tuple(line.card for line in every if wanted.lets(line))
        self._model.show(cards)
        self._pages.setCurrentIndex(0 if cards else 1)
        whole = self._meeting.upto if self._meeting else 0
        free = wanted == Wanted()
        more = tr("，正在读取更早的…") if self._rest.isActive() else ""
        said = tr("{all} 条", all=whole) if free else tr("{shown}／{all} 条", shown=len(cards), all=whole)
        self._count.setText(f"{said}{more}")

    def _open(self, name: str) -> None:
        if self._meeting is not None:
            self.jump.emit(line_of(self._meeting, Seq(int(name))))


def _line(hint: str) -> QLineEdit:
    line = QLineEdit()
    line.setPlaceholderText(hint)
    line.setAccessibleName(hint)
    line.setClearButtonEnabled(True)
    return line
