"""Every screen of the program as the gallery shows it: how one gets there in a window over a store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop.ui.hall.actions import SIDES
from desktop.ui.hall.screen import HallScreen
from desktop.ui.main_window import MainWindow
from desktop.ui.minutes.screen import MinutesScreen
from desktop.ui.prepare.screen import PrepareScreen
from tests.gallery.matter import Stock

STEPS = ("basics", "parties", "units", "seats", "findings", "opinions", "questions", "papers", "agenda")
Settle = Callable[[Callable[[], bool]], None]
"""Lets the event loop run until something is so."""


@dataclass(frozen=True)
class Shot:
    """One screen: its name, whether a store has it, and the way there; what it returns is drawn."""

    name: str
    there: Callable[[Stock], bool]
    show: Callable[[MainWindow, Stock, Settle], QWidget]


def shots() -> tuple[Shot, ...]:
    """Return every screen in the order one meets them."""
    return (
        Shot("home", always, at_page("home")),
        Shot("shelf", always, at_page("shelf")),
        Shot("new-meeting", always, by_action("shelf", "shelf.new")),
        *(Shot(f"prepare-{step}", is_prepared, at_step(step)) for step in STEPS),
        Shot("import", is_prepared, importing),
        *(Shot(f"hall-{side}", is_running, at_side(side)) for side, _key in SIDES),
        Shot("motion", is_running, in_hall("vote.put")),
        Shot("correct", is_running, in_hall("record.correct")),
        Shot("late", is_running, in_hall("record.late")),
        Shot("closed-hall", is_closed, closed_hall),
        Shot("minutes", is_closed, minutes),
        Shot("export", is_closed, exporting),
        Shot("settings", always, at_page("settings")),
        Shot("keys", always, by_action("shelf", "help.keys")),
        Shot("about", always, by_action("shelf", "help.about")),
        Shot("manual", always, by_action("shelf", "help.manual")),
    )


def always(_stock: Stock) -> bool:
    """Return True: every store has it."""
    return True


def is_prepared(stock: Stock) -> bool:
    """Return whether the store has a meeting being prepared."""
    return bool(stock.preparing)


def is_running(stock: Stock) -> bool:
    """Return whether the store has a meeting whose record is open."""
    return bool(stock.running)


def is_closed(stock: Stock) -> bool:
    """Return whether the store has a meeting that is over."""
    return bool(stock.closed)


def at_page(page: str) -> Callable[[MainWindow, Stock, Settle], QWidget]:
    """The page of the window with that id."""

    def show(window: MainWindow, _stock: Stock, _settle: Settle) -> QWidget:
        assert window.navigator is not None
        window.navigator.go(page)
        return window

    return show


def by_action(page: str, action: str) -> Callable[[MainWindow, Stock, Settle], QWidget]:
    """What an action of the window or of that page opens."""

    def show(window: MainWindow, stock: Stock, settle: Settle) -> QWidget:
        at_page(page)(window, stock, settle)
        return opened_by(window, action, settle)

    return show


def opened_by(window: MainWindow, action: str, settle: Settle) -> QWidget:
    """Trigger the action wherever it is found and return the window it opened, else the main one."""
    screen = window.screen_shown
    before = set(QApplication.topLevelWidgets())
    for table in (window.table, getattr(screen, "table", None)):
        if table is not None and any(spec.id == action for spec in table.specs):
            table.trigger(action)
    settle(lambda: True)
    new = [each for each in QApplication.topLevelWidgets() if each not in before and each.isWindow()]
    shown = [each for each in new if each.isVisible() and each.width() > 40 and not each.inherits("QMenu")]
    return shown[0] if shown else window


def at_step(step: str) -> Callable[[MainWindow, Stock, Settle], QWidget]:
    """The preparation at that step."""

    def show(window: MainWindow, stock: Stock, settle: Settle) -> QWidget:
        _prepare(window, stock, settle).show_step(step)
        return window

    return show


def _prepare(window: MainWindow, stock: Stock, settle: Settle) -> PrepareScreen:
    assert window.navigator is not None
    window.navigator.open(stock.preparing, "preparing")
    screen = window.screen_shown
    assert isinstance(screen, PrepareScreen)
    settle(lambda: screen.page is not None)
    return screen


def importing(window: MainWindow, stock: Stock, settle: Settle) -> QWidget:
    """The import over the preparation."""
    _prepare(window, stock, settle)
    return opened_by(window, "plan.import", settle)


def hall_of(window: MainWindow, meeting: str, status: str, settle: Settle) -> HallScreen:
    """The hall of that meeting, ready."""
    assert window.navigator is not None
    window.navigator.open(meeting, status)
    window.navigator.go("hall")
    page = window.screen_shown
    hall = page.findChild(HallScreen) if page else None
    assert isinstance(hall, HallScreen)
    settle(lambda: hall.meeting is not None)
    return hall


def at_side(side: str) -> Callable[[MainWindow, Stock, Settle], QWidget]:
    """The hall with that panel, about the second finding where there is one."""

    def show(window: MainWindow, stock: Stock, settle: Settle) -> QWidget:
        hall = hall_of(window, stock.running, "open", settle)
        if hall.meeting is not None and not hall.finding and hall.meeting.plan.findings:
            hall.step_finding(1)
        hall.go_to_side(side)
        return window

    return show


def in_hall(action: str) -> Callable[[MainWindow, Stock, Settle], QWidget]:
    """What an action of the hall opens."""

    def show(window: MainWindow, stock: Stock, settle: Settle) -> QWidget:
        hall_of(window, stock.running, "open", settle).show_side("attendance")
        settle(lambda: True)
        return opened_by(window, action, settle)

    return show


def closed_hall(window: MainWindow, stock: Stock, settle: Settle) -> QWidget:
    """The hall of a meeting that is over."""
    hall_of(window, stock.closed, "open", settle)
    return window


def minutes(window: MainWindow, stock: Stock, settle: Settle) -> QWidget:
    """The papers of a meeting that is over, the first of them drawn."""
    assert window.navigator is not None
    window.navigator.open(stock.closed, "closed")
    screen = window.screen_shown
    assert isinstance(screen, MinutesScreen)
    settle(screen.view.isVisible)
    return window


def exporting(window: MainWindow, stock: Stock, settle: Settle) -> QWidget:
    """The export over the papers."""
    minutes(window, stock, settle)
    screen = window.screen_shown
    assert isinstance(screen, MinutesScreen)
    screen.open_export()
    settle(lambda: True)
    dialogs = [each for each in window.findChildren(QDialog) if each.isVisible()]
    return dialogs[-1] if dialogs else window
