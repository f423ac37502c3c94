"""The dialog 导出: which papers in which form, for whom, how much of it, and where to."""

from dataclasses import dataclass, fields
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.app.publish import Form, Order
from desktop.meeting.acts import Paper
from desktop.minutes.compose import Scope
from desktop.ui.actions import ActionSpec, ActionTable
from desktop.ui.actions import Scope as Reach
from desktop.ui.button import Button, Role
from desktop.ui.icons import Icon
from desktop.ui.ime import Composition
from desktop.ui.look import Look
from desktop.ui.minutes.papers import PREVIEWED, paper_for, paper_name
from desktop.ui.speech import tr


@dataclass(frozen=True)
class Wanted:
    """An export as it was asked for."""

    orders: tuple[Order, ...]
    folder: Path
    scope: Scope
    recipient: str
    medium: str


class ExportDialog(QDialog):
    """Asks what is to leave. ``wanted`` carries a ``Wanted``; nothing leaves before."""

    wanted = Signal(object)

    def __init__(self, look: Look, folder: str, first: Paper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setWindowTitle(tr("导出材料"))
        self.finished.connect(self.deleteLater)
        px = look.theme.px
        self.papers: dict[tuple[Paper, Form], QCheckBox] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(2))
        grid.setColumnStretch(0, 1)
        for at, title in enumerate((tr("材料目录"), "PDF", tr("纯文本"), "Excel")):
            head = QLabel(title)
            head.setProperty("role", "meta")
            grid.addWidget(head, 0, at)
        for row, paper in enumerate((*PREVIEWED, Paper.WORKBOOK), 1):
            grid.addWidget(self._label(paper), row, 0)
            forms = (Form.WORKBOOK,) if paper is Paper.WORKBOOK else (Form.PDF, Form.TEXT)
            for form in forms:
                tick = QCheckBox()
                tick.setAccessibleName(tr("{paper}，{form}", paper=paper_name(paper), form=form.value))
                tick.setChecked(form is Form.PDF and paper is first)
                tick.toggled.connect(self._judge)
                self.papers[paper, form] = tick
                grid.addWidget(tick, row, list(Form).index(form) + 1, Qt.AlignmentFlag.AlignLeft)
        self.scope = {name: QCheckBox(word) for name, word in scope_words().items()}
        for tick in self.scope.values():
            tick.setAccessibleDescription(tr("报送范围，默认不含"))
        self.recipient, self.medium = self._line(tr("收件单位或人")), self._line(tr("介质编号，例如 U盘-03"))
        self.folder = QLineEdit(folder)
        self.folder.setAccessibleName(tr("导出到文件夹"))
        self.folder.textChanged.connect(self._judge)
        browse = Button(look, tr("选择…"), mark=Icon.FOLDER_OPEN)
        browse.clicked.connect(self._browse)
        self.go = Button(look, f"{tr('导出')}  Ctrl+Enter", mark=Icon.FILE_DOWN, role=Role.PRIMARY)
        press = ActionSpec("papers.go", tr("导出"), self.go.click, ("Ctrl+Return",), scope=Reach.PANEL)
        self._keys = ActionTable(look, self, (press,))
        self.go.clicked.connect(self._submit)
        stop = Button(look, tr("取消"))
        stop.clicked.connect(self.reject)
        self._said = self._heading("")
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(16), px(20), px(16))
        column.setSpacing(px(10))
        column.addLayout(grid)
        column.addWidget(self._heading(tr("报送范围（Excel）：不选的内容不会写进文件")))
        column.addLayout(self._row(*self.scope.values()))
        column.addWidget(self._heading(tr("去向（记入会议记录）")))
        column.addLayout(self._row(self.recipient, self.medium))
        column.addWidget(self._heading(tr("导出到文件夹")))
        column.addLayout(self._row(self.folder, browse))
        column.addLayout(self._row(self._said, stop, self.go))
        self.setMinimumWidth(px(640))
        self._judge()
        self.papers[first, Form.PDF].setFocus()

    def _label(self, paper: Paper) -> QLabel:
        label = QLabel(
            f"{paper_name(paper)}　<span style='color:{self._look.theme.tokens.text_third}'>{paper_for(paper)}</span>"
        )
        label.setTextFormat(Qt.TextFormat.RichText)
        return label

    def _line(self, hint: str) -> QLineEdit:
        line = QLineEdit()
        line.setPlaceholderText(hint)
        line.setAccessibleName(hint)
        Composition(line)
        return line

    def _heading(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setProperty("role", "meta")
        return label

    def _row(self, *widgets: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._look.theme.px(8))
        for widget in widgets:
            row.addWidget(widget, 1 if isinstance(widget, QLineEdit | QLabel | QCheckBox) else 0)
        return row

    def _orders(self) -> tuple[Order, ...]:
        return tuple(Order(paper, form) for (paper, form), tick in self.papers.items() if tick.isChecked())

    def _judge(self) -> None:
        orders = self._orders()
        self.go.setEnabled(bool(orders) and bool(self.folder.text().strip()))
        self._said.setText(tr("将导出 {n} 份", n=len(orders)))

    def _browse(self) -> None:
        dialog = QFileDialog(self, tr("导出到文件夹"), self.folder.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.folder.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _submit(self) -> None:
        chosen = [name for name, tick in self.scope.items() if tick.isChecked()]
        folder = Path(self.folder.text().strip()).expanduser()
        recipient, medium = self.recipient.text().strip(), self.medium.text().strip()
        self.wanted.emit(Wanted(self._orders(), folder, Scope.of(chosen), recipient, medium))
        self.accept()


def scope_words() -> dict[str, str]:
    """Return what each part of the scope is called, by its name; a part without a word of its own keeps its name."""
    words = {"votes": tr("表决明细"), "dissents": tr("不同意见"), "opinions": tr("会审意见")}
    return {each.name: words.get(each.name, each.name) for each in fields(Scope)}
