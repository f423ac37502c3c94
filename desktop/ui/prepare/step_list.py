"""The list of steps at the left: where one is, how much each holds, where something stops the opening."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QRect, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from desktop.meeting.plan import Plan
from desktop.ui import ink
from desktop.ui.icons import Icon
from desktop.ui.ledger_model import Column, Index, LedgerModel
from desktop.ui.look import Look
from desktop.ui.panel import Panel
from desktop.ui.prepare.steps import step_count, step_icon, step_name
from desktop.ui.scale import META, SPEAKER
from desktop.ui.speech import tr
from desktop.ui.tokens import Hue


@dataclass(frozen=True, slots=True)
class Step:
    """One step as the list shows it."""

    id: str
    count: int = 0
    stops: bool = False

    @property
    def spoken(self) -> str:
        """The step in a sentence, for those who hear it."""
        parts = [step_name(self.id)]
        if self.count:
            parts.append(tr("{n} 项", n=self.count))
        if self.stops:
            parts.append(tr("有必须补齐的内容"))
        return "，".join(parts)


class StepRow(QStyledItemDelegate):
    """Draws one step."""

    def __init__(self, look: Look, model: LedgerModel[Step], view: QListView) -> None:
        super().__init__(view)
        self._look = look
        self._steps = model
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the room of a row."""
        px = self._look.theme.px
        return QSize(px(160), px(44))

    def paint(self, painter: QPainter, _option: QStyleOptionViewItem, index: Index) -> None:
        """Draw sign, name and count, and a mark where something is missing."""
        step = self._steps.row_at(index)
        if step is None:
            return
        theme = self._look.theme
        px, tokens = theme.px, theme.tokens
        area = self._view.visualRect(index)
        chosen = index == self._view.currentIndex()
        if chosen:
            ink.box(painter, area, fill=tokens.selected)
            ink.box(painter, QRect(area.left(), area.top(), px(3), area.height()), fill=tokens.primary)
        middle = area.center().y() + 1
        colour = tokens.primary if chosen else tokens.text_second
        ink.mark(painter, area.left() + px(16), middle, step_icon(step.id), colour, px(18))
        right = area.right() - px(14)
        if step.stops:
            ink.mark(painter, right - px(16), middle, Icon.CIRCLE_ALERT, tokens.hue(Hue.RED).ink, px(16))
            right -= px(22)
        if step.count:
            said = str(step.count)
            place = QRect(right - px(40), area.top(), px(40), area.height())
            ink.words(painter, place, said, theme.font(META, figures=True), tokens.text_third, ink.RIGHT)
        words = QRect(area.left() + px(44), area.top(), right - area.left() - px(86), area.height())
        ink.words(painter, words, step_name(step.id), theme.font(SPEAKER, bold=chosen), tokens.text)
        if chosen and self._view.hasFocus():
            ink.ring(painter, area.adjusted(1, 1, -1, -1), theme, px(3))


class StepList(QWidget):
    """The steps. ``chosen`` carries the id of the one a person goes to."""

    chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = LedgerModel[Step](
            [Column(tr("步骤"), lambda step: step.spoken)],
            lambda step: step.id,
            lambda hue: look.theme.tokens.hue(hue).ink,
            self,
        )
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(StepRow(look, self.model, self.view))
        self.view.setAccessibleName(tr("准备步骤"))
        self.view.setProperty("role", "flush")
        self.view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.view.selectionModel().currentChanged.connect(self._note)
        panel = Panel(look, tr("准备步骤"))
        panel.add(self.view, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(panel)

    @property
    def current(self) -> str:
        """The id of the step being shown, "" before there is any."""
        return self.model.id_at(self.view.currentIndex())

    def show_steps(self, steps: Sequence[str]) -> None:
        """Show these steps."""
        self.model.show([Step(step) for step in steps])

    def show_counts(self, plan: Plan, stopping: set[str]) -> None:
        """Show how much each step holds, and at which the opening would be refused."""
        self.model.show([Step(row.id, step_count(row.id, plan), row.id in stopping) for row in self.model.rows])

    def choose(self, step: str) -> None:
        """Mark that step as the one shown."""
        index = self.model.index_of(step)
        if index.isValid() and index != self.view.currentIndex():
            blocked = self.view.selectionModel().blockSignals(True)
            self.view.setCurrentIndex(index)
            self.view.selectionModel().blockSignals(blocked)
            self.view.viewport().update()

    def turn(self, by: int) -> None:
        """Go so many steps on, as far as there are steps."""
        at = self.view.currentIndex().row() + by
        if 0 <= at < self.model.rowCount():
            self.chosen.emit(self.model.rows[at].id)

    def _note(self, current: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(self.model.id_at(current))
