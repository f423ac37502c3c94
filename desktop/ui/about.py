"""What this program is, which versions it runs on, and under which licences its parts stand."""

import platform

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.ui.button import Button, Role
from desktop.ui.components import Component, components, licence_text
from desktop.ui.ledger_model import Column, LedgerModel
from desktop.ui.ledger_view import LedgerView
from desktop.ui.look import Look
from desktop.ui.speech import tr


class About(QDialog):
    """The dialog 关于会审: what is said in three lines, every part below, and the terms of the chosen one."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("关于会审"))
        self.finished.connect(self.deleteLater)
        px = look.theme.px
        parts = components()
        title = QLabel(tr("会审 {version}", version=parts[0].version))
        title.setProperty("role", "title")
        texts = (
            tr("四方会审会议的离线记录与纪要程序。数据加密存放在本机，不连接网络。"),
            f"Python {platform.python_version()} · Qt {qVersion()} · {platform.system()} {platform.machine()}",
            tr("许可：Apache-2.0。字体、图标和 Qt 依各自的许可；选中下面一行，右边显示全文。"),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(16), px(20), px(12))
        column.setSpacing(px(8))
        column.addWidget(title)
        for text in texts:
            label = QLabel(text)
            label.setWordWrap(True)
            label.setProperty("role", "meta")
            column.addWidget(label)
        self.model = LedgerModel[Component](
            [
                Column(tr("部件"), lambda part: part.name, width=140, bold=True),
                Column(tr("版本"), lambda part: part.version, width=72),
                Column(tr("许可"), lambda part: part.terms),
            ],
            lambda part: part.name,
            lambda hue: look.theme.tokens.hue(hue).ink,
            self,
        )
        self.view = LedgerView(look, self.model, tr("部件与许可"))
        self.view.picked.connect(self._read)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(tr("许可全文"))
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.view, 1)
        row.addWidget(self.text, 1)
        column.addLayout(row, 1)
        shut = Button(look, tr("关闭"), role=Role.PRIMARY)
        shut.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(shut)
        column.addLayout(foot)
        self.resize(px(880), px(520))
        self.model.show(parts)
        self.view.pick(parts[0].name)
        shut.setFocus()

    def _read(self, name: str) -> None:
        part = next(part for part in self.model.rows if part.name == name)
        self.text.setPlainText(licence_text(part))
