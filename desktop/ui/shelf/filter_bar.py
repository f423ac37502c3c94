"""The filters of the shelf in one strip: state, year, kind, order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QWidget

from desktop.app.shelf import ShelfLine
from desktop.ui.chip import ChipSpec, ChipStyle
from desktop.ui.chip_bar import ChipBar
from desktop.ui.look import Look
from desktop.ui.shelf.choosing import ORDERS, Choice, kinds, years
from desktop.ui.shelf.lines import STATUSES, counts, status_word
from desktop.ui.speech import tr


class FilterBar(QFrame):
    """What is chosen. ``changed`` follows a choice made by a person."""

    changed = Signal()

    def __init__(self, look: Look, kind_name: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind_name = kind_name
        self.setProperty("role", "bar")
        px = look.theme.px
        self.choice = Choice()
        self.states = ChipBar(look, tr("按状态筛选"), ChipStyle.SEGMENT)
        self.states.chosen.connect(lambda name: self._choose("status", "" if name == "all" else name))
        self.year = self._box(tr("按年份筛选"), "year")
        self.kind = self._box(tr("按会议类型筛选"), "kind")
        self.order = self._box(tr("排列次序"), "order")
        words = {"touched": tr("最近改动在前"), "held": tr("会议时间在前"), "number": tr("按编号")}
        _fill(self.order, [(order, words[order]) for order in ORDERS], self.choice.order)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(4), px(16), px(6))
        row.setSpacing(px(8))
        row.addWidget(self.states, 1)
        for box in (self.year, self.kind, self.order):
            row.addWidget(box)

    def show_choice(self, choice: Choice) -> None:
        """Show what is remembered, without saying that it was chosen."""
        self.choice = choice
        _mark(self.order, choice.order)

    def show_lines(self, lines: Sequence[ShelfLine]) -> None:
        """Offer what there is among these lines, and what is chosen even where it is gone."""
        number = counts(lines)
        words = (("", tr("全部")), *((status, status_word(status)) for status in STATUSES))
        self.states.show_chips(
            [ChipSpec(status or "all", f"{word} {number(status)}", "", word) for status, word in words]
        )
        self.states.choose(self.choice.status or "all")
        found = sorted({*years(lines), *filter(None, [self.choice.year])}, reverse=True)
        _fill(self.year, [("", tr("全部年份")), *((year, year) for year in found)], self.choice.year)
        sorts = sorted({*kinds(lines), *filter(None, [self.choice.kind])})
        _fill(self.kind, [("", tr("全部类型")), *((each, self._kind_name(each)) for each in sorts)], self.choice.kind)

    def clear(self) -> None:
        """Show everything again; the order stays."""
        self.choice = Choice(order=self.choice.order)
        self.states.choose("all")
        for box in (self.year, self.kind):
            _mark(box, "")
        self.changed.emit()

    def _box(self, name: str, part: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setToolTip(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        box.activated.connect(lambda _at: self._choose(part, str(box.currentData())))
        return box

    def _choose(self, part: str, value: str) -> None:
        self.choice = replace(self.choice, **{part: value})
        self.changed.emit()


def _fill(box: QComboBox, options: Sequence[tuple[str, str]], current: str) -> None:
    """Offer the options; nothing moves where they are the same already."""
    now = [(str(box.itemData(at)), box.itemText(at)) for at in range(box.count())]
    if now != list(options):
        box.clear()
        for value, word in options:
            box.addItem(word, value)
    _mark(box, current)


def _mark(box: QComboBox, value: str) -> None:
    box.setCurrentIndex(max(0, box.findData(value)))
