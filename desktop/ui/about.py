"""What this program is, which versions it runs on, and under which licences."""

import platform
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from desktop.ui.button import Button, Role
from desktop.ui.look import Look
from desktop.ui.speech import tr


class About(QDialog):
    """The dialog 关于会审."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("关于会审"))
        self.finished.connect(self.deleteLater)
        px = look.theme.px
        title = QLabel(tr("会审 {version}", version=_version()))
        title.setProperty("role", "title")
        texts = (
            tr("四方会审会议的离线记录与纪要程序。数据加密存放在本机，不连接网络。"),
            f"Python {platform.python_version()} · Qt {qVersion()} · {platform.system()} {platform.machine()}",
            tr("许可：Apache-2.0。字体、图标和 Qt 依各自的许可，全文随程序提供。"),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(16))
        column.setSpacing(px(10))
        column.addWidget(title)
        for text in texts:
            label = QLabel(text)
            label.setWordWrap(True)
            label.setProperty("role", "meta")
            column.addWidget(label)
        shut = Button(look, tr("关闭"), role=Role.PRIMARY)
        shut.clicked.connect(self.accept)
        column.addSpacing(px(8))
        column.addWidget(shut)
        self.setMinimumWidth(px(420))
        shut.setFocus()


def _version() -> str:
    try:
        return version("huishen")
    except PackageNotFoundError:
        return ""
