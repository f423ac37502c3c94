"""The main window: menus, pages, the store behind them, and what is asked before it closes."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QLocale, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget

from desktop.ui.about import About
from desktop.ui.actions import ActionSpec
from desktop.ui.application import Language, Shade, theme_of
from desktop.ui.button import Button, Role
from desktop.ui.choices import ChoiceKeeper
from desktop.ui.errand import Errand
from desktop.ui.icons import Icon
from desktop.ui.key_sheet import KeySheet, key_rows
from desktop.ui.look import Look
from desktop.ui.screen import Screen
from desktop.ui.shell import Shell
from desktop.ui.speech import tr
from desktop.ui.start_page import StartPage
from desktop.ui.telling import Done, Question, Refused, Troubled
from desktop.ui.troubles import troubled

if TYPE_CHECKING:
    from desktop.app.office import Office
    from desktop.ui.manual import ManualWindow
    from desktop.ui.navigator import Navigator

Opener = Callable[[Path], "Future[Office]"]
PAGE_ICONS = {
    "shelf": Icon.INBOX,
    "prepare": Icon.LIST_CHECKS,
    "hall": Icon.GAVEL,
    "minutes": Icon.FILE_TEXT,
    "settings": Icon.SETTINGS,
    "search": Icon.SEARCH,
}
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
        self._screen_menus: tuple[QMenu, ...] = ()
        self.navigator: Navigator | None = None
        self.setWindowTitle(tr("会审"))
        self.start_page: StartPage | None = None
        self._closing = False
        self._manual: ManualWindow | None = None
        self.may_close = self._may_close
        self.acts = self.act(self._specs())
        self._menus = {menu.title(): menu for menu in self.menuBar().findChildren(QMenu)}
        self._ways = self._make_ways()
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

    def open_store(self, folder: Path) -> None:
        """Open the store of ``folder``, made new where there is none; an open one is closed first."""
        self.drop()
        if self.start_page is None:
            self.start_page = StartPage(self.look, folder)
            self.start_page.wanted.connect(self.open_store)
        self.start_page.show_opening(folder)
        self.show_screen(self.start_page)
        self._opening = future = self._opener(folder)
        run = self.errands.send(
            Errand(tr("正在打开会议库"), lambda _report: future, lambda office: self._take_opened(future, office))
        )
        run.ended.connect(lambda: self._opening_ended(future))

    def take(self, office: Office) -> None:
        """Show the shelf of ``office``, which this window closes when it closes."""
        # The pages stand on the store's library, which is loaded by now and was not before the first paint.
        from desktop.ui.navigator import Navigator  # noqa: PLC0415

        self.navigator = Navigator(self, office, self._keeper)
        self.navigator.show_shelf()
        self.opened.emit()

    def release(self) -> Office | None:
        """Give the open store away, to be taken by another window."""
        office = self.office
        if self.navigator is not None:
            self.navigator.leave()
            self.navigator = None
        return office

    def drop(self) -> None:
        """Let go of the store: everything posted is done and its lock is free."""
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
        self.setWindowTitle(tr("{title} - 会审", title=title) if title != tr("会审") else title)
        self.status.show_hints([*screen.hints(), ("F1", tr("使用手册")), ("F12", tr("全部快捷键"))])

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close the window and let go of the store; a recording under way is asked about first."""
        super().closeEvent(event)
        if event.isAccepted():
            self._keeper.change(geometry=bytes(self.saveGeometry().toHex().data()).decode("ascii"))
            self.drop()

    def _in_words(self, error: BaseException) -> Troubled | None:
        return troubled(error, self.language)

    def _take_opened(self, future: Future[Office], office: Office) -> None:
        if self._opening is not future:
            return  # the window was closed, or another folder chosen, while this one was being opened
        self._opening = None
        self._keeper.change(store=str(office.folder))
        self.take(office)

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
            theme = theme_of(application, self._keeper.now.appearance)
            if theme != self.look.theme:
                self.look.wear(application, theme)
        if self.table is not None:
            self.table.refresh()

    def _choose_store(self) -> None:
        dialog = QFileDialog(self, tr("选择会议库所在的文件夹"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda name: self.open_store(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def speak(self, language: Language) -> None:
        """Ask the program for a window in that language, unless it is this one's."""
        if language is not self.language:
            self._keeper.change(language=language.value)
            self.another_language.emit()

    def _size(self, step: int) -> None:
        """Go ``step`` sizes up or down; 0 goes back to the usual one."""
        now = self._keeper.now.factor
        at = SIZES.index(now) if now in SIZES else 0
        self._keeper.change(factor=SIZES[min(max(at + step, 0), len(SIZES) - 1)] if step else SIZES[0])

    def _open_manual(self) -> None:
        from desktop.ui.manual import ManualWindow  # noqa: PLC0415 - a reader of long texts, loaded when it is read

        if self._manual is None:
            self._manual = ManualWindow(self.look, self)
        self._manual.show()
        self._manual.activateWindow()

    def _show_keys(self) -> None:
        tables = [self.table]
        if isinstance(self.screen_shown, Screen):
            tables.append(self.screen_shown.table)
        specs = [spec for table in tables if table is not None for spec in table.specs]
        KeySheet(self.look, key_rows(specs), self).show()

    def _go(self, page: str) -> None:
        if self.navigator is not None:
            self.navigator.go(page)

    def _can_go(self, page: str) -> bool:
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
            way.setVisible(self.navigator is not None and page != here and self._can_go(page))

    def _recording(self) -> bool:
        return self.navigator is not None and self.navigator.recording

    def _import(self) -> None:
        if self.navigator is not None:
            self.navigator.import_findings()

    def _take_back(self) -> None:
        if self.navigator is not None:
            self.navigator.take_back_import()

    def _specs(self) -> tuple[ActionSpec, ...]:
        file, go, view, about = tr("文件(&F)"), tr("转到(&G)"), tr("显示(&Y)"), tr("帮助(&H)")
        shades = ((Shade.LIGHT, tr("浅色")), (Shade.DARK, tr("深色")), (Shade.SYSTEM, tr("跟随系统")))
        return (
            ActionSpec("store.open", tr("打开其他会议库…"), self._choose_store, menu=file, icon=Icon.FOLDER_OPEN),
            ActionSpec(
                "record.import",
                tr("导入问题到本次会议…"),
                self._import,
                menu=file,
                group="import",
                icon=Icon.FILE_UP,
                enabled_when=self._recording,
            ),
            ActionSpec(
                "record.take-back",
                tr("撤回导入的问题…"),
                self._take_back,
                menu=file,
                group="import",
                enabled_when=self._recording,
            ),
            ActionSpec("window.quit", tr("退出"), self._quit, ("Ctrl+Q",), file, "quit"),
            *(self._page_spec(page, text, key, go) for page, text, key in pages()),
            *(self._shade_spec(shade, text, view) for shade, text in shades),
            ActionSpec(
                "size.up", tr("放大文字"), lambda: self._size(1), ("Ctrl+=", "Ctrl++"), view, "size", Icon.ZOOM_IN
            ),
            ActionSpec("size.down", tr("缩小文字"), lambda: self._size(-1), ("Ctrl+-",), view, "size", Icon.ZOOM_OUT),
            ActionSpec("size.usual", tr("标准大小"), lambda: self._size(0), ("Ctrl+0",), view, "size"),
            ActionSpec(
                "language.zh",
                QLocale("zh_CN").nativeLanguageName(),
                lambda: self.speak(Language.CHINESE),
                menu=view,
                group="language",
                checked_when=lambda: self.language == Language.CHINESE,
            ),
            ActionSpec(
                "language.en",
                "English",
                lambda: self.speak(Language.ENGLISH),
                menu=view,
                group="language",
                checked_when=lambda: self.language == Language.ENGLISH,
            ),
            ActionSpec("help.manual", tr("使用手册"), self._open_manual, ("F1",), about, icon=Icon.CIRCLE_HELP),
            ActionSpec("help.keys", tr("全部快捷键"), self._show_keys, ("F12",), about, icon=Icon.KEYBOARD),
            ActionSpec("help.about", tr("关于会审"), lambda: About(self.look, self).open(), menu=about, icon=Icon.INFO),
        )

    def _shade_spec(self, shade: Shade, text: str, menu: str) -> ActionSpec:
        def wear() -> None:
            self._keeper.change(shade=shade.value)

        def worn() -> bool:
            return self._keeper.now.appearance.shade is shade

        return ActionSpec(f"shade.{shade.value}", text, wear, menu=menu, group="shade", checked_when=worn)

    def _page_spec(self, page: str, text: str, key: str, menu: str) -> ActionSpec:
        return ActionSpec(
            f"page.{page}", text, lambda: self._go(page), (key,), menu, enabled_when=lambda: self._can_go(page)
        )

    def _quit(self) -> None:
        self.close()


def pages() -> tuple[tuple[str, str, str], ...]:
    """Return id, name and key of every page, in their order."""
    return (
        ("shelf", tr("会议列表"), "Ctrl+Shift+1"),
        ("prepare", tr("会前准备"), "Ctrl+Shift+2"),
        ("hall", tr("会场"), "Ctrl+Shift+3"),
        ("minutes", tr("纪要与材料"), "Ctrl+Shift+4"),
        ("settings", tr("设置"), "Ctrl+Shift+5"),
        ("search", tr("查找全部记录"), "Ctrl+Shift+K"),
    )
