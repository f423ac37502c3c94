"""What the window itself shows: before a store is open, when something is wrong, when it asks; and the room screen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from db.trouble import DiskFull, StoreHeld
from desktop.app.room.slides import Slide
from desktop.ui.crash_note import CrashNote
from desktop.ui.gallery_slides import NOW
from desktop.ui.hall.screen import HallScreen
from desktop.ui.importing.dialog import ImportDialog
from desktop.ui.main_window import MainWindow
from desktop.ui.room.canvas import Canvas
from desktop.ui.search.screen import SearchScreen
from desktop.ui.start_page import StartPage
from desktop.ui.troubles import troubled
from tests.gallery.matter import Stock
from tests.gallery.ways import Settle, Way, opened_by, prepare
from tests.xvfb.matter import ROSTER, write_ledger

FOLDER = Path("D:/会审/会议库")
NOTE = CrashNote("KeyError @ record_panel.py:71", f"{FOLDER.parent}/crash-20270316-093312-000417.txt")


def opening(window: MainWindow, _stock: Stock, _settle: Settle) -> QWidget:
    """The first page while a store is being opened."""
    window.show_screen(StartPage(window.look, FOLDER))
    return window


def not_opened(window: MainWindow, _stock: Stock, _settle: Settle) -> QWidget:
    """The first page after a store did not open, with the reason above it."""
    page = StartPage(window.look, FOLDER)
    window.show_screen(page)
    page.show_closed()
    told = troubled(StoreHeld(FOLDER), window.language)
    assert told is not None
    window.teller.trouble(told)
    return window


def trouble(window: MainWindow, _stock: Stock, _settle: Settle) -> QWidget:
    """A trouble told above the shelf."""
    window.go("shelf")
    told = troubled(DiskFull(FOLDER), window.language)
    assert told is not None
    window.teller.trouble(told)
    return window


def crash(window: MainWindow, _stock: Stock, settle: Settle) -> QWidget:
    """The note after a bug of ours."""
    window.go("home")
    return opened_by(window, lambda: window.teller.bug(NOTE, lambda: None), settle)


def searching(words: str) -> Way:
    """The search for ``words`` over the whole store."""

    def show(window: MainWindow, _stock: Stock, settle: Settle) -> QWidget:
        assert window.navigator is not None
        window.navigator.search(words)
        screen = window.screen_shown
        assert isinstance(screen, SearchScreen)
        screen.field.setFocus()
        screen.field.deselect()
        settle(lambda: not window.errands.under_way)
        return window

    return show


def import_read(window: MainWindow, stock: Stock, settle: Settle) -> QWidget:
    """The import with a ledger read."""
    screen = prepare(window, stock, settle)
    opened_by(window, screen.import_findings, settle)
    dialog = screen.findChild(ImportDialog)
    assert isinstance(dialog, ImportDialog)
    stock.folder.mkdir(parents=True, exist_ok=True)
    dialog.read_path(write_ledger(stock.folder.parent / "台账.xlsx"))
    settle(lambda: not dialog.errands.under_way)
    return dialog


def people_pasted(window: MainWindow, stock: Stock, settle: Settle) -> QWidget:
    """The people of a list that was copied."""
    screen = prepare(window, stock, settle)
    QGuiApplication.clipboard().setText(ROSTER)
    return opened_by(window, screen.paste_people, settle)


def slide(page: Slide) -> Way:
    """That page on the screen of the room, as large as the window."""

    def show(window: MainWindow, _stock: Stock, _settle: Settle) -> QWidget:
        canvas = Canvas(lambda: NOW, window.language.value)
        canvas.wear(dark=window.look.theme.tokens.dark)
        canvas.resize(window.size())
        canvas.show_slide(page)
        canvas.show()
        return canvas

    return show


def room_pane(hall: HallScreen) -> None:
    """The preview of the room screen."""
    hall.room_pane.open()
