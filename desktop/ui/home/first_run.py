"""What the start page says while the store is empty: a sample to look at, a meeting to begin."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.ui.button import Button
from desktop.ui.look import Look
from desktop.ui.speech import tr

WIDE = 620


class FirstRun(QWidget):
    """Three sentences and the ways in; the sample first, for nobody has seen a review of four parties here yet."""

    def __init__(self, look: Look, ways: Sequence[Button], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = look.theme.px
        self._ways = tuple(ways)
        title = QLabel(tr("从哪里开始？"))
        title.setProperty("role", "title")
        title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        said = QLabel(
            tr(
                "先看一个样本会议：程序用虚构的材料把一次完整的四方会审演一遍，不到一分钟，"
                "看到会议记录、纪要和汇总表是什么样子。样本放在演练库里，不会混进正式会议。"
            )
        )
        said.setProperty("role", "meta")
        said.setWordWrap(True)
        said.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        said.setFixedWidth(px(WIDE))
        said.setMinimumHeight(said.heightForWidth(px(WIDE)))  # centred, a layout asks no label how high it would be
        new = QLabel(tr("会议材料齐了，就新建会议：填会审方、人员、问题，程序随时列出还差什么。"))
        new.setProperty("role", "meta")
        new.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addStretch(1)
        for way in self._ways:
            row.addWidget(way)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(px(12))
        column.addStretch(2)
        column.addWidget(title)
        for label in (said, new):
            column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(px(8))
        column.addLayout(row)
        column.addStretch(3)

    def take_focus(self) -> None:
        """Go to the first way in."""
        self._ways[0].setFocus()
