"""The window every screen lives in: menus, head, messages, the screen itself, slow work, foot."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from desktop.ui.actions import ActionSpec, ActionTable
from desktop.ui.banner import Banner
from desktop.ui.current_stack import CurrentStack
from desktop.ui.errand import Errands
from desktop.ui.errand_strip import ErrandStrip
from desktop.ui.following_scroll import FollowingScroll
from desktop.ui.header_bar import HeaderBar
from desktop.ui.look import Look
from desktop.ui.status_line import StatusLine
from desktop.ui.telling import Teller, Troubled


class Shell(QMainWindow):
    """One window with its doors: ``teller`` speaks, ``errands`` does slow work, ``table`` holds the actions.

    ``trouble_of`` turns the world's exceptions into messages. ``may_close`` is asked before the window
    closes.
    """

    def __init__(
        self,
        look: Look,
        trouble_of: Callable[[BaseException], Troubled | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look = look
        self.teller = Teller(look, self)
        self.errands = Errands(self.teller, trouble_of)
        self.header = HeaderBar(look)
        self.banner = Banner(look)
        self.status = StatusLine(look)
        self.table: ActionTable | None = None
        self.may_close: Callable[[], bool] = lambda: True
        self._screens = CurrentStack()
        self.teller.told.connect(self.banner.tell)
        self.teller.settled.connect(self.banner.settle)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.header, self.banner):
            column.addWidget(widget)
        column.addWidget(self._screens, 1)
        column.addWidget(ErrandStrip(look, self.errands))
        column.addWidget(self.status)
        self.page = page
        self.setCentralWidget(FollowingScroll(page))

    def act(self, specs: Sequence[ActionSpec]) -> ActionTable:
        """Give the window its actions and menus, once, and return their table."""
        self.table = ActionTable(self.look, self, specs)
        self.table.fill(self.menuBar())
        return self.table

    def add_screen(self, screen: QWidget) -> None:
        """Keep ``screen`` ready without showing it."""
        self._screens.addWidget(screen)

    def show_screen(self, screen: QWidget) -> None:
        """Show ``screen``, which is kept from now on."""
        if self._screens.indexOf(screen) < 0:
            self.add_screen(screen)
        self._screens.setCurrentWidget(screen)
        if self.table is not None:
            self.table.refresh()

    @property
    def screen_shown(self) -> QWidget | None:
        """The screen being shown."""
        return self._screens.currentWidget()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close unless ``may_close`` says no; slow work that said how to stop it is stopped, saves are not."""
        if not self.may_close():
            event.ignore()
            return
        for run in self.errands.under_way:
            if run.stoppable:
                run.cancel()
        event.accept()
