"""The room's window and the screen it fills: unplugged and plugged in again without a word from anybody."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QScreen
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.ui.room.canvas import Canvas
from desktop.ui.room.placing import AUTO, placed, screen_names, screen_of
from desktop.ui.speech import tr


class RoomWindow(QWidget):
    """A window that never takes the keys. ``shut`` says that a person closed it."""

    shut = Signal()

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.WindowDoesNotAcceptFocus)
        self.setWindowTitle(tr("投屏"))
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setMinimumSize(480, 270)
        self.resize(960, 540)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(canvas)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that it was closed by hand."""
        super().closeEvent(event)
        self.shut.emit()


class Projector(QObject):
    """Keeps the window where it belongs while it is on.

    ``lost`` carries the name of the screen that was unplugged: the window is hidden by then, because Qt would move it
    over the secretary's work. ``found`` carries the name of a screen that was plugged in meanwhile and is not the lost
    one; the lost one itself is filled again at once, and ``back`` says so. ``moved`` follows every change.
    """

    lost = Signal(str)
    found = Signal(str)
    back = Signal(str)
    moved = Signal()

    def __init__(self, canvas: Canvas, owner: QWidget) -> None:
        super().__init__(owner)
        self._owner = owner
        self.canvas = canvas
        self.window = RoomWindow(canvas)
        self.wish = AUTO
        self._on = False
        self._at = ""
        self._gone = ""
        self._watched = False
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self._added)
            application.screenRemoved.connect(self._removed)
            application.primaryScreenChanged.connect(self._primary_changed)

    @property
    def at(self) -> str:
        """The screen being filled, "" while it is an ordinary window or off."""
        return self._at if self._on and not self._gone else ""

    @property
    def waiting_for(self) -> str:
        """The screen that was unplugged and is waited for, "" for none."""
        return self._gone

    @property
    def own(self) -> str:
        """The screen the hall stands on."""
        screen = self._owner.window().screen()
        return screen.name() if screen is not None else ""

    def turn(self, *, on: bool) -> None:
        """Show the window where it is wished for, or put it away."""
        self._on, self._gone = on, ""
        if on:
            self._place()
        else:
            self.window.hide()
        self.moved.emit()

    def wish_for(self, wish: str) -> None:
        """Stand on that screen from now on, or in a window."""
        self.wish = wish
        if self._on:
            self.turn(on=True)

    def close(self) -> None:
        """The window is gone for good."""
        self._on = False
        self.window.hide()
        self.window.deleteLater()

    def _place(self) -> None:
        self._at = placed(screen_names(), self.own, self.wish)
        screen = screen_of(self._at)
        window = self.window
        if screen is None:
            self._at = ""
            window.setWindowState(Qt.WindowState.WindowNoState)
            window.unsetCursor()
            window.show()
        else:
            window.setCursor(Qt.CursorShape.BlankCursor)
            window.setScreen(screen)
            window.setGeometry(screen.geometry())
            # showFullScreen would ask for the keys as well
            window.setWindowState(Qt.WindowState.WindowFullScreen)
            window.show()
        handle = window.windowHandle()
        if handle is not None and not self._watched:
            self._watched = True
            handle.screenChanged.connect(self._carried_off)

    def _lose(self) -> None:
        self.window.hide()
        self._gone = self._at
        self.moved.emit()
        self.lost.emit(self._gone)

    def _removed(self, screen: QScreen) -> None:
        if isValid(self.window) and self._on and self._at and screen.name() == self._at and not self._gone:
            self._lose()

    def _carried_off(self, screen: QScreen | None) -> None:
        """Some window managers move the window before Qt tells that its screen is gone."""
        gone = screen_of(self._at) is None
        if self._on and self._at and not self._gone and gone and screen is not None and screen.name() != self._at:
            self._lose()

    def _added(self, screen: QScreen) -> None:
        if not self._on:
            self.moved.emit()
        elif self._gone:
            name = screen.name()
            if name != self._gone:
                self.found.emit(name)
                return
            # Only once the events of this plug are through does the screen have its place.
            QTimer.singleShot(0, self, self._return)
        else:
            self.moved.emit()

    def _return(self) -> None:
        name = self._gone
        if self._on and name and screen_of(name) is not None:
            wish, self.wish = self.wish, name
            self._gone = ""
            self._place()
            self.wish = wish
            self.moved.emit()
            self.back.emit(name)

    def _primary_changed(self) -> None:
        """Windows may have changed places: the room's never stays on the hall's screen."""
        QTimer.singleShot(0, self, self._make_way)

    def _make_way(self) -> None:
        if self._on and not self._gone and self._at and self._at == self.own:
            self._place()
            self.moved.emit()
