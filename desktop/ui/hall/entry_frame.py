"""The frame around the entry bar's editor: what kind, who, since when; the ring when the cursor is in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout

from desktop.meeting.ids import Seq
from desktop.ui import ink
from desktop.ui.elided import ElidedLabel
from desktop.ui.icons import Icon
from desktop.ui.look import Look
from desktop.ui.pill import Pill
from desktop.ui.scale import RECORD
from desktop.ui.speech import tr
from desktop.ui.tokens import Hue


class EntryFrame(QFrame):
    """Editor and head in one frame that mirrors the editor's focus."""

    def __init__(self, look: Look, editor: QPlainTextEdit) -> None:
        super().__init__()
        self._look, self._editor = look, editor
        self._repair = Pill(look, "", Hue.AMBER, Icon.PENCIL)
        self._repair.hide()
        self._kind = Pill(look, "", Hue.GREY)
        self._name, self._post = ElidedLabel(role="heading"), ElidedLabel(role="meta")
        self._time = ElidedLabel(role="hint")
        head = QHBoxLayout()
        head.setSpacing(look.theme.px(8))
        head.addWidget(self._repair)
        head.addWidget(self._kind)
        head.addWidget(self._name)
        head.addWidget(self._post)
        head.addStretch(1)
        head.addWidget(self._time)
        column = QVBoxLayout(self)
        column.addLayout(head)
        column.addWidget(editor)
        editor.installEventFilter(self)
        look.changed.connect(self._dress)
        self._dress()

    def show_head(self, kind: str, hue: Hue, name: str, post: str) -> None:
        """Show what the line will be recorded as."""
        self._kind.say(kind, hue)
        self._name.say(name or tr("未选发言人"))
        self._post.say(post)

    def show_repair(self, seq: Seq) -> None:
        """Show that the keys of the bar put line ``seq`` of the record right, NOTHING for the line being typed."""
        self._repair.setVisible(bool(seq))
        if seq:
            self._repair.say(tr("修改第{number}号", number=seq), Hue.AMBER, Icon.PENCIL)
            self.show_time(tr("F 键改发言人，Ctrl+数字改类型，Alt+↑ 再上一条，Esc 结束"))

    def show_time(self, sentence: str) -> None:
        """Show since when the line is being typed."""
        self._time.say(sentence)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Paint anew when the cursor comes or goes."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.update()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and its edge."""
        theme = self._look.theme
        tokens = theme.tokens
        here = self._editor.hasFocus()
        with QPainter(self) as painter:
            ink.box(
                painter,
                self.rect(),
                fill=tokens.surface,
                line=tokens.focus if here else tokens.outline,
                radius=theme.px(6),
                width=2 if here else 1,
            )

    def _dress(self) -> None:
        theme = self._look.theme
        px = theme.px
        column = self.layout()
        if column is not None:
            column.setContentsMargins(px(10), px(4), px(10), px(4))
            column.setSpacing(px(2))
        self._editor.setFont(theme.font(RECORD))
        self._editor.setFixedHeight(px(52))
        bare = f"border: 0; padding: 0; min-height: 0; background: transparent; font-size: {px(RECORD)}px;"
        self._editor.setStyleSheet(f"QPlainTextEdit {{ {bare} }} QPlainTextEdit:focus {{ {bare} }}")
