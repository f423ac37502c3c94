"""The states of the hall that are more than a panel: several lines at once, lists over the bar, a running clock."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.ui.hall.screen import HallScreen
from desktop.ui.main_window import MainWindow
from tests.gallery.matter import Stock
from tests.gallery.ways import Settle, hall_of, opened_by

PARKED = ("请把两份合同的签订日期再说一遍，", "关于验收单缺第二人签字，", "补充一句：")


def parked(window: MainWindow, stock: Stock, settle: Settle) -> QWidget:
    """Three lines parked, a fourth being typed, while ballots are counted and somebody is being timed."""
    hall = hall_of(window, stock.busy, settle)
    hall.show_side("floor")
    hall.back_to_entry()
    while len(hall.entry.parked.lines) < len(PARKED):
        hall.entry.offer(PARKED[len(hall.entry.parked.lines)], "")
        hall.park()
        settle(lambda: not window.errands.under_way)
    hall.entry.press_key("F3")
    hall.entry.editor.setPlainText("三份佐证的日期晚于销号申请，")
    return window


def phrases(hall: HallScreen) -> None:
    """The list of set phrases over the bar."""
    hall.phrases.open()


def picking(hall: HallScreen) -> None:
    """The list of people over the bar."""
    hall.entry.picker.begin()
    hall.entry.picker.setText("l")


def read_back(window: MainWindow, stock: Stock, settle: Settle) -> QWidget:
    """The words that wait to be read back, the cursor in the first."""
    hall = hall_of(window, stock.running, settle)
    hall.go_to_side("commitments")
    hall.commitments.detail()
    return window


def matrix_reason(window: MainWindow, stock: Stock, settle: Settle) -> QWidget:
    """The form behind a cell of the matrix."""
    hall = hall_of(window, stock.running, settle)
    hall.go_to_side("opinions")
    settle(lambda: True)
    return opened_by(window, hall.opinions.ask_comment, settle)


def over(window: MainWindow, stock: Stock, settle: Settle) -> QWidget:
    """The hall of a meeting that is over."""
    hall_of(window, stock.closed, settle)
    return window
