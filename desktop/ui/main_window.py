"""The main window: menus, pages, the store behind them, and what is asked before it closes."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QVBoxLayout, QWidget

from desktop.ui.application import Language, Shade, theme_of
from desktop.ui.button import Button, Role
from desktop.ui.choices import ChoiceKeeper
from desktop.ui.errand import Errand
from desktop.ui.look import Look
from desktop.ui.rehearsal import Rehearsals
from desktop.ui.rehearsal_band import RehearsalBand
from desktop.ui.screen import Screen
from desktop.ui.shell import Shell
from desktop.ui.speech import tr
from desktop.ui.start_page import StartPage
from desktop.ui.telling import Done, Question, Refused, Troubled
from desktop.ui.troubles import troubled
from desktop.ui.window_actions import PAGE_ICONS, pages, window_specs

if TYPE_CHECKING:
    from desktop.app.office import Office
    from desktop.ui.manual import ManualWindow
    from desktop.ui.navigator import Navigator


class Opener(Protocol):
    """Opens a store away from the window's thread."""

    def __call__(self, folder: Path, *, rehearsal: bool = ...) -> Future[Office]:
        """The future holds the open store, made new where there is none."""
        ...


NARROW = 1440
"""On a screen not wider than this, in pixels, the window has no room to give away."""
SIZES = ("1.0", "1.15", "1.3", "1.5", "2.0")


class MainWindow(Shell):
    """The window of one store. ``opened`` follows when the store is open and its shelf is shown.

    ``opener`` opens a store away from this thread. ``another_language`` asks the program for a window in
    the language now chosen: words are said when a window is built.
    """

    opened = Signal()
    another_language = Signal()

    def __init__(self, look: Look, keeper: ChoiceKeeper, opener: Opener, parent: QWidget | None = None) -> None:
        super().__init__(look, self._in_words, parent)
        self._keeper = keeper
        self._opener = opener
        self._opening: Future[Office] | None = None
        self._wanted: tuple[Path, bool] = (Path(), False)
        self._then: Callable[[Office], None] | None = None
        self.rehearsals = Rehearsals(self)
        self.band = RehearsalBand(look)
        self._over_everything(self.band)
        self._screen_menus: tuple[QMenu, ...] = ()
        self.navigator: Navigator | None = None
        self.setWindowTitle(tr("会审"))
        self.start_page: StartPage | None = None
        self._closing = False
        self._manual: ManualWindow | None = None
        self.may_close = self._may_close
        self.acts = self.act(window_specs(self))
        self._menus = {menu.title(): menu for menu in self.menuBar().findChildren(QMenu)}
        self._ways = self._make_ways()
        self.band.add_ways(self.acts)
        keeper.changed.connect(self._dress)
        self._place()

    @property
    def language(self) -> Language:
        """The language of this window."""
        return self._keeper.now.appearance.language

    @property
    def office(self) -> Office | None:
        """The open store, None while there is none."""
        return self.navigator.office if self.navigator else None

    def open_store(
        self, folder: Path, *, rehearsal: bool = False, then: Callable[[Office], None] | None = None
    ) -> None:
        """Open the store of ``folder``, made new where there is none; an open one is closed first.

        ``rehearsal`` says of which sort it must be. ``then`` receives it once its first page is shown.
        """
        self.drop()
        self._wanted, self._then = (folder, rehearsal), then
        if self.start_page is None:
            self.start_page = StartPage(self.look, folder)
            self.start_page.wanted.connect(self._open_wanted)
        self.start_page.show_opening(folder)
        self.show_screen(self.start_page)
        self._opening = future = self._opener(folder, rehearsal=rehearsal)
        run = self.errands.send(
            Errand(tr("正在打开会议库"), lambda _report: future, lambda office: self._take_opened(future, office))
        )
        run.ended.connect(lambda: self._opening_ended(future))

    def take(self, office: Office) -> None:
        """Show the first page of ``office``, which this window closes when it closes."""
        # The pages stand on the store's library, which is loaded by now and was not before the first paint.
        from desktop.ui.navigator import Navigator  # noqa: PLC0415

        self.navigator = Navigator(self, office, self._keeper)
        self.band.setVisible(office.rehearsal)
        self._dress()
        self.navigator.go("home")
        self.opened.emit()

    def release(self) -> Office | None:
        """Give the open store away, to be taken by another window."""
        office = self.office
        if self.navigator is not None:
            self.navigator.leave()
            self.navigator = None
        return office

    def drop(self) -> None:
        """Let go of the store: everything posted is done and its lock is free; work that can be stopped is."""
        for run in self.errands.under_way:
            if run.stoppable:
                run.cancel()
        if self._opening is not None:
            if self._opening.exception() is None and self.navigator is None:
                self._opening.result().close()
            self._opening = None
        if (office := self.release()) is not None:
            office.close()

    def show_screen(self, screen: QWidget) -> None:
        """Show the page with its menus, its heading and its keys."""
        before = self.screen_shown
        if isinstance(self.banner.message, Done | Refused):
            self.banner.hide()
        if isinstance(before, Screen) and before is not screen:
            before.leave()
        super().show_screen(screen)
        for menu in self._screen_menus:
            self.menuBar().removeAction(menu.menuAction())
            menu.deleteLater()
        self._screen_menus = ()
        if isinstance(screen, Screen):
            if screen.table is not None:
                self._screen_menus = screen.table.fill(self.menuBar())
                behind = self._menus[tr("显示(&Y)")].menuAction()
                for menu in self._screen_menus:
                    self.menuBar().removeAction(menu.menuAction())
                    self.menuBar().insertMenu(behind, menu)
            self.header.setVisible(not screen.whole)
            self.status.setVisible(not screen.whole)
            self.show_heading(screen)
            screen.enter()

    def show_heading(self, screen: Screen) -> None:
        """Say in the head and the foot of the window what ``screen`` says about itself."""
        title, subtitle = screen.heading()
        self._show_ways(screen)
        self.header.say(title, subtitle)
        said = tr("{title} - 会审", title=title) if title != tr("会审") else title
        self.setWindowTitle(tr("【演练】{title}", title=said) if self.rehearsals.on else said)
        self.status.show_hints([*screen.hints(), ("F1", tr("使用手册")), ("F12", tr("全部快捷键"))])

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close the window and let go of the store; a recording under way is asked about first."""
        super().closeEvent(event)
        if event.isAccepted():
            self._keeper.change(geometry=bytes(self.saveGeometry().toHex().data()).decode("ascii"))
            self.hide()  # gone at once: a store that is still being opened is waited for behind it
            self.drop()

    def _in_words(self, error: BaseException) -> Troubled | None:
        return troubled(error, self.language)

    def _take_opened(self, future: Future[Office], office: Office) -> None:
        if self._opening is not future:
            return  # the window was closed, or another folder chosen, while this one was being opened
        self._opening = None
        if not office.rehearsal:
            self._keeper.change(store=str(office.folder))
        self.take(office)
        if self._then is not None:
            self._then(office)

    def _open_wanted(self, folder: Path) -> None:
        """Try again, or another folder, which is to hold real meetings unless it is the rehearsal just tried."""
        self.open_store(folder, rehearsal=(folder, True) == self._wanted, then=self._then)

    def _opening_ended(self, future: Future[Office]) -> None:
        if self.start_page is not None and future.exception() is not None:
            self._opening = None
            self.start_page.show_closed()

    def _may_close(self) -> bool:
        """Ask first when something is still being recorded; a yes closes the window anew."""
        shown = self.screen_shown
        if isinstance(shown, Screen):
            shown.leave()
        said = self.navigator.under_way() if self.navigator else ""
        if self._closing or not said:
            return True
        question = Question(said, tr("关闭后可以随时重新打开，从原处继续。"), tr("关闭"), tr("不关闭"), grave=True)
        self.teller.ask(question, self._close_all_the_same)
        return False

    def ask_before_leaving(self, then: Callable[[], None]) -> None:
        """Do ``then``, which lets go of the store; ask first where a meeting is being recorded."""
        said = self.navigator.under_way() if self.navigator else ""
        if not said:
            then()
            return
        question = Question(said, tr("记录已经保存，可以随时回来，从原处继续。"), tr("离开"), tr("不离开"), grave=True)
        self.teller.ask(question, then)

    def _close_all_the_same(self) -> None:
        self._closing = True
        self.close()

    def _place(self) -> None:
        """Stand where the window stood last; the first time fill an old laptop's screen, be a window on a larger."""
        kept = QByteArray.fromHex(self._keeper.now.geometry.encode("ascii", "ignore"))
        if kept.isEmpty() or not self.restoreGeometry(kept):
            self.resize(1280, 720)
            if self.screen().availableGeometry().width() <= NARROW:
                self.setWindowState(Qt.WindowState.WindowMaximized)

    def _dress(self) -> None:
        """Wear the theme and the size now chosen; ask for another window where the language changed."""
        application = QApplication.instance()
        if isinstance(application, QApplication):
            theme = theme_of(application, self._keeper.now.appearance, rehearsal=self.rehearsals.on)
            if theme != self.look.theme:
                self.look.wear(application, theme)
        if self.table is not None:
            self.table.refresh()

    def choose_store(self) -> None:
        """Ask for the folder of another store and open it."""
        dialog = QFileDialog(self, tr("选择会议库所在的文件夹"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda name: self.ask_before_leaving(lambda: self.open_store(Path(name))))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @property
    def shade(self) -> Shade:
        """The theme chosen, or that the desktop decides."""
        return self._keeper.now.appearance.shade

    def wear(self, shade: Shade) -> None:
        """Wear that theme from now on."""
        self._keeper.change(shade=shade.value)

    def _over_everything(self, band: QWidget) -> None:
        """Put ``band`` above the head of every page."""
        layout = self.page.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(0, band)

    def speak(self, language: Language) -> None:
        """Ask the program for a window in that language, unless it is this one's."""
        if language is not self.language:
            self._keeper.change(language=language.value)
            self.another_language.emit()

    def resize_text(self, step: int) -> None:
        """Go ``step`` sizes up or down; 0 goes back to the usual one."""
        now = self._keeper.now.factor
        at = SIZES.index(now) if now in SIZES else 0
        self._keeper.change(factor=SIZES[min(max(at + step, 0), len(SIZES) - 1)] if step else SIZES[0])

    def open_manual(self) -> None:
        """Show the manual beside the window."""
        from desktop.ui.manual import ManualWindow  # noqa: PLC0415 - a reader of long texts, loaded when it is read

        if self._manual is None:
            self._manual = ManualWindow(self.look, self)
        self._manual.show()
        self._manual.activateWindow()

    def show_keys(self) -> None:
        """Show every key that is heard now."""
        from desktop.ui.key_sheet import KeySheet, key_rows  # noqa: PLC0415 - a table, wanted by no first paint

        tables = [self.table]
        if isinstance(self.screen_shown, Screen):
            tables.append(self.screen_shown.table)
        specs = [spec for table in tables if table is not None for spec in table.specs]
        KeySheet(self.look, key_rows(specs), self).show()

    def go(self, page: str) -> None:
        """Show that page of the open store."""
        if self.navigator is not None:
            self.navigator.go(page)

    def has_store(self) -> bool:
        """Return whether a store is open."""
        return self.navigator is not None

    def can_go(self, page: str) -> bool:
        """Return whether that page has something to show."""
        return self.navigator is not None and self.navigator.can_go(page)

    def _make_ways(self) -> dict[str, Button]:
        """Put a button for each page into the head; only those that lead somewhere are seen."""
        ways = {}
        for page, text, _key in pages():
            ways[page] = Button(self.look, text, mark=PAGE_ICONS[page], role=Role.QUIET)
            ways[page].stand_for(self.acts.action(f"page.{page}"))
            ways[page].hide()
            self.header.add_tool(ways[page])
        return ways

    def _show_ways(self, shown: Screen) -> None:
        here = self.navigator.page_of(shown) if self.navigator else ""
        for page, way in self._ways.items():
            way.setVisible(self.navigator is not None and page != here and self.can_go(page))

    def recording(self) -> bool:
        """Return whether a meeting is chosen whose record is open."""
        return self.navigator is not None and self.navigator.recording

    def import_findings(self) -> None:
        """Open the import of findings into the meeting that is chosen."""
        if self.navigator is not None:
            self.navigator.import_findings()

    def take_back(self) -> None:
        """Offer to strike out the findings imported last."""
        if self.navigator is not None:
            self.navigator.take_back_import()

    def show_kinds(self) -> None:
        """Show the kinds of meeting there are, to be copied and changed."""
        if self.navigator is not None:
            self.navigator.show_kinds()

    def show_wording(self) -> None:
        """Show the set phrases of papers, to be changed."""
        if self.navigator is not None:
            self.navigator.show_wording()

    def quit(self) -> None:
        """Close the window, after the questions that come with it."""
        self.close()
