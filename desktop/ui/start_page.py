"""The first page: which store is being opened, and what to do when it cannot be."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from desktop.ui.button import Button, Role
from desktop.ui.icons import Icon
from desktop.ui.look import Look
from desktop.ui.screen import Screen
from desktop.ui.speech import tr


class StartPage(Screen):
    """Shows the folder being opened. ``wanted`` carries the folder to try, the same one or another."""

    wanted = Signal(object)

    def __init__(self, look: Look, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = look.theme.px
        self._folder = folder
        self._title, self._where = QLabel(), QLabel()
        self._title.setProperty("role", "title")
        self._where.setProperty("role", "meta")
        self._where.setWordWrap(True)
        self._where.setTextFormat(Qt.TextFormat.PlainText)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(px(240))
        self._bar.setAccessibleName(tr("正在打开会议库"))
        self.retry = Button(look, tr("重试"), mark=Icon.UNDO_2, role=Role.PRIMARY)
        self.other = Button(look, tr("选择其他文件夹…"), mark=Icon.FOLDER_OPEN)
        self.retry.clicked.connect(lambda: self.wanted.emit(self._folder))
        self.other.clicked.connect(self._choose)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addStretch(1)
        row.addWidget(self.retry)
        row.addWidget(self.other)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(32), 0, px(32), 0)
        column.setSpacing(px(12))
        column.addStretch(2)
        column.addWidget(self._title, 0, Qt.AlignmentFlag.AlignHCenter)
        self._where.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._where)
        column.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(row)
        column.addStretch(3)
        self.show_opening(folder)

    def heading(self) -> tuple[str, str]:
        """Return the program's name."""
        return tr("会审"), tr("离线使用，数据只存在本机")

    def enter(self) -> None:
        """Take the focus to what can be done."""
        if self.retry.isVisible():
            self.retry.setFocus()

    def show_opening(self, folder: Path) -> None:
        """Say that ``folder`` is being opened."""
        self._folder = folder
        self._say(tr("正在打开会议库…"), opening=True)

    def show_closed(self) -> None:
        """Say that the store did not open, and offer to try again or elsewhere; why is told by the banner."""
        self._say(tr("会议库没有打开"), opening=False)
        self.retry.setFocus()

    def _say(self, title: str, *, opening: bool) -> None:
        self._title.setText(title)
        self._where.setText(str(self._folder))
        self._bar.setVisible(opening)
        self.retry.setVisible(not opening)
        self.other.setVisible(not opening)

    def _choose(self) -> None:
        dialog = QFileDialog(self, tr("选择会议库所在的文件夹"), str(self._folder.parent))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda name: self.wanted.emit(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
