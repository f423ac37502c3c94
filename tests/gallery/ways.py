"""Ways to a screen in a window over a store of the gallery, as the shots use them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.hall.screen import HallScreen
from desktop.ui.main_window import MainWindow
from desktop.ui.minutes.screen import MinutesScreen
from desktop.ui.prepare.screen import PrepareScreen
from tests.gallery.matter import Stock

Settle = Callable[[Callable[[], bool]], None]
"""Lets the event loop run until something is so."""
Way = Callable[[MainWindow, Stock, Settle], QWidget]


@dataclass(frozen=True)
class Shot:
    """One screen: its name, whether a store has it, and the way there; what it returns is drawn.

    ``own_words``: it shows Chinese that is data and stands in no store, such as a page of the manual.
    """

    name: str
    there: Callable[[Stock], bool]
    show: Way
    own_words: bool = False


def always(_stock: Stock) -> bool:
    """Return True: every store has it."""
    return True


def is_prepared(stock: Stock) -> bool:
    """Return whether the store has a meeting being prepared."""
    return bool(stock.preparing)


def is_running(stock: Stock) -> bool:
    """Return whether the store has a meeting whose record is open."""
    return bool(stock.running)


def is_busy(stock: Stock) -> bool:
    """Return whether the store has a meeting in which several things go on at once."""
    return bool(stock.busy)


def is_closed(stock: Stock) -> bool:
    """Return whether the store has a meeting that is over."""
    return bool(stock.closed)


def at_page(page: str) -> Way:
    """The page of the window with that id."""

    def show(window: MainWindow, _stock: Stock, _settle: Settle) -> QWidget:
        assert window.navigator is not None
        window.navigator.go(page)
        return window

    return show


def by_action(page: str, action: str) -> Way:
    """What an action of the window or of that page opens."""

    def show(window: MainWindow, stock: Stock, settle: Settle) -> QWidget:
        at_page(page)(window, stock, settle)
        return opened_by(window, lambda: trigger(window, action), settle)

    return show


def trigger(window: MainWindow, action: str) -> None:
    """Do the action wherever it is found: in the window's table or in that of the screen shown."""
    screen = window.screen_shown
    for table in (window.table, getattr(screen, "table", None)):
        if table is not None and any(spec.id == action for spec in table.specs):
            table.trigger(action)


def opened_by(window: MainWindow, work: Callable[[], object], settle: Settle) -> QWidget:
    """Do ``work`` and return the window it opened, else the main one."""
    before = set(QApplication.topLevelWidgets())
    work()
    settle(lambda: not window.errands.under_way)
    new = [each for each in QApplication.topLevelWidgets() if each not in before and each.isWindow()]
    shown = [each for each in new if each.isVisible() and each.width() > 40 and not each.inherits("QMenu")]
    return shown[0] if shown else window


# Preparation


def prepare(window: MainWindow, stock: Stock, settle: Settle) -> PrepareScreen:
    """The preparation, ready."""
    assert window.navigator is not None
    window.navigator.open(stock.preparing, "preparing")
    screen = window.screen_shown
    assert isinstance(screen, PrepareScreen)
    settle(lambda: screen.page is not None)
    return screen


def at_step(step: str) -> Way:
    """The preparation at that step."""

    def show(window: MainWindow, stock: Stock, settle: Settle) -> QWidget:
        prepare(window, stock, settle).show_step(step)
        return window

    return show


def preparing(action: str) -> Way:
    """What an action of the preparation opens."""

    def show(window: MainWindow, stock: Stock, settle: Settle) -> QWidget:
        prepare(window, stock, settle)
        return opened_by(window, lambda: trigger(window, action), settle)

    return show


# The hall


def hall_of(window: MainWindow, meeting: str, settle: Settle) -> HallScreen:
    """The hall of that meeting, ready, with the cursor in the entry bar."""
    assert window.navigator is not None
    window.navigator.open(meeting, "open")
    window.navigator.go("hall")
    page = window.screen_shown
    hall = page.findChild(HallScreen) if page else None
    assert isinstance(hall, HallScreen)
    settle(lambda: hall.meeting is not None and not window.errands.under_way)
    hall.back_to_entry()
    return hall


def at_side(side: str, *, busy: bool = False) -> Way:
    """The hall with that panel, about the second finding where there is one."""

    def show(window: MainWindow, stock: Stock, settle: Settle) -> QWidget:
        hall = hall_of(window, stock.busy if busy else stock.running, settle)
        if hall.meeting is not None and not hall.finding and hall.meeting.plan.findings:
            hall.step_finding(1)
        hall.go_to_side(side)
        return window

    return show


def in_hall(work: Callable[[HallScreen], object], *, busy: bool = False) -> Way:
    """What ``work`` on the hall opens, else the hall after it."""

    def show(window: MainWindow, stock: Stock, settle: Settle) -> QWidget:
        hall = hall_of(window, stock.busy if busy else stock.running, settle)
        hall.show_side("attendance")
        settle(lambda: True)
        return opened_by(window, lambda: work(hall), settle)

    return show


def hall_action(action: str, *, busy: bool = False) -> Way:
    """What an action of the hall or of the window over it opens."""

    def show(window: MainWindow, stock: Stock, settle: Settle) -> QWidget:
        in_hall(lambda _hall: None, busy=busy)(window, stock, settle)
        return opened_by(window, lambda: trigger(window, action), settle)

    return show


# The papers


def papers(window: MainWindow, stock: Stock, settle: Settle) -> MinutesScreen:
    """The papers of a meeting that is over, the first of them drawn."""
    assert window.navigator is not None
    window.navigator.open(stock.closed, "closed")
    screen = window.screen_shown
    assert isinstance(screen, MinutesScreen)
    settle(screen.view.isVisible)
    return screen


def at_papers(window: MainWindow, stock: Stock, settle: Settle) -> QWidget:
    """The papers."""
    papers(window, stock, settle)
    return window


def on_papers(action: str) -> Way:
    """What an action of the papers opens."""

    def show(window: MainWindow, stock: Stock, settle: Settle) -> QWidget:
        papers(window, stock, settle)
        return opened_by(window, lambda: trigger(window, action), settle)

    return show
