"""The user's manual in a window of its own: chapters at the left, text at the right, words looked up, printed."""

from dataclasses import dataclass
from importlib.resources import files

from PySide6.QtCore import QModelIndex, QSize, Qt, QUrl
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QMainWindow,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.actions import ActionSpec, ActionTable
from desktop.ui.banner import Banner
from desktop.ui.button import Button
from desktop.ui.icons import Icon
from desktop.ui.ledger_model import Column, LedgerModel
from desktop.ui.look import Look
from desktop.ui.minutes.printer import any_printer
from desktop.ui.speech import tr
from desktop.ui.telling import Refused, Teller, Troubled


@dataclass(frozen=True, slots=True)
class Chapter:
    """One file of the manual: its name, the title in its first line, and its text."""

    id: str
    title: str
    text: str


def chapters() -> tuple[Chapter, ...]:
    """Return the chapters in the order of their file names; those with a number come first."""
    folder = files("resources") / "manual"
    found = sorted(each.name for each in folder.iterdir() if each.name.endswith(".md"))
    found.sort(key=lambda name: not name[:2].isdigit())
    return tuple(_chapter(name, (folder / name).read_text("utf-8")) for name in found)


def _chapter(name: str, text: str) -> Chapter:
    return Chapter(name, text.partition("\n")[0].lstrip("# ").strip(), text)


class ManualWindow(QMainWindow):
    """The manual. It stays beside the work and keeps nothing from being done."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("使用手册"))
        self._look = look
        px = look.theme.px
        self._chapters = chapters()
        self.teller = Teller(look, self)
        banner = Banner(look)
        self.teller.told.connect(banner.tell)
        self.model = LedgerModel[Chapter](
            [Column(tr("章节"), lambda chapter: chapter.title)],
            lambda chapter: chapter.id,
            lambda hue: look.theme.tokens.hue(hue).ink,
            self,
        )
        self.model.show(self._chapters)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setAccessibleName(tr("手册章节"))
        self.list.setProperty("role", "flush")
        self.list.setSpacing(px(3))
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.selectionModel().currentChanged.connect(self._open)
        self.text = QTextBrowser()
        self.text.setAccessibleName(tr("手册正文"))
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(self._follow)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.document().setDocumentMargin(px(24))
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("在手册中查找，Enter 找下一处"))
        self.search.setAccessibleName(tr("在手册中查找"))
        self.search.setClearButtonEnabled(True)
        self.search.returnPressed.connect(self.find_next)
        self.table = ActionTable(look, self, self._specs())
        self.table.fill(self.menuBar())
        self._lay_out(banner)
        self.resize(QSize(px(960), px(600)).boundedTo(self.screen().availableGeometry().size()))
        self.list.setCurrentIndex(self.model.index(0, 0))
        self.text.setFocus()

    def _specs(self) -> tuple[ActionSpec, ...]:
        menu = tr("手册(&H)")
        return (
            ActionSpec("manual.find", tr("查找"), self._to_search, ("Ctrl+F",), menu, icon=Icon.SEARCH),
            ActionSpec("manual.next", tr("找下一处"), self.find_next, ("F3",), menu),
            ActionSpec("manual.print", tr("打印手册…"), self.print_all, ("Ctrl+P",), menu, icon=Icon.PRINTER),
            ActionSpec("manual.close", tr("关闭手册"), self._shut, ("Esc",), menu),
        )

    def _lay_out(self, banner: Banner) -> None:
        look, px = self._look, self._look.theme.px
        printing = Button(look, tr("打印手册…"), mark=Icon.PRINTER)
        printing.stand_for(self.table.action("manual.print"))
        bar = QFrame()
        bar.setProperty("role", "bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(px(16), px(8), px(16), px(8))
        row.addWidget(self.search, 1)
        row.addWidget(printing)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.list)
        split.addWidget(self.text)
        split.setStretchFactor(1, 1)
        split.setSizes([px(240), px(680)])
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (bar, banner, split):
            column.addWidget(widget, 1 if widget is split else 0)
        self.setCentralWidget(page)

    def find_next(self) -> None:
        """Go to the next place where the words stand, in this chapter or a later one, then from the beginning."""
        words = self.search.text().strip()
        if not words or self.text.find(words):
            return
        at = self.list.currentIndex().row()
        order = [*range(at + 1, len(self._chapters)), *range(at + 1)]
        for place in order:
            if words.lower() in self._chapters[place].text.lower():
                self.list.setCurrentIndex(self.model.index(place, 0))
                self.text.moveCursor(QTextCursor.MoveOperation.Start)
                if self.text.find(words):
                    return
        self.teller.refuse(Refused(tr("手册中没有“{words}”。", words=words)))

    def print_all(self) -> None:
        """Print the whole manual through the system's dialog."""
        if not any_printer():
            advice = tr("请在系统设置中添加打印机。")
            self.teller.trouble(Troubled(tr("这台电脑没有可用的打印机。"), advice))
            return
        printer = QPrinter()
        dialog = QPrintDialog(printer, self)
        dialog.accepted.connect(lambda: self.whole().print_(printer))
        dialog.finished.connect(dialog.deleteLater)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    def whole(self) -> QTextDocument:
        """Return all chapters as one document."""
        document = QTextDocument(self)
        document.setDefaultFont(self._look.theme.font(13))
        document.setMarkdown("\n\n---\n\n".join(chapter.text for chapter in self._chapters))
        return document

    def _open(self, current: QModelIndex) -> None:
        chapter = self.model.row_at(current)
        if chapter is not None:
            self.text.setMarkdown(chapter.text)
            self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def _follow(self, link: QUrl) -> None:
        """Open another chapter; a manual links nowhere else."""
        index = self.model.index_of(link.path())
        if index.isValid():
            self.list.setCurrentIndex(index)

    def _to_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _shut(self) -> None:
        self.close()
