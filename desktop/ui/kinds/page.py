"""A page of the editor of a kind of meeting: shows the draft, and can be led to what is at fault."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.ui.kinds.draft import ProfileDraft
from desktop.ui.look import Look
from desktop.ui.speech import tr


class KindPage(QWidget):
    """One page; ``paths`` are the keys of the profile it shows."""

    paths: tuple[str, ...] = ()

    def __init__(self, look: Look, draft: ProfileDraft, title: str, note: str) -> None:
        super().__init__()
        self.look, self.draft, self.title = look, draft, title
        px = look.theme.px
        head, said = QLabel(title), QLabel(note)
        head.setProperty("role", "heading")
        said.setProperty("role", "meta")
        said.setWordWrap(True)
        said.setVisible(bool(note))
        self.fault = QLabel()
        self.fault.setProperty("role", "fault")
        self.fault.setWordWrap(True)
        self.fault.hide()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(px(16), px(4), px(4), px(4))
        self.column.setSpacing(px(8))
        for widget in (head, said, self.fault):
            self.column.addWidget(widget)

    def refresh(self) -> None:
        """Show the draft as it stands."""

    def enter(self) -> None:
        """Take the focus where work begins."""

    def go_to(self, _path: str) -> None:
        """Take the focus to what the path names."""
        self.enter()

    def tell(self, sentence: str) -> None:
        """Show what is wrong on this page, "" for nothing."""
        self.fault.setText(tr("不能这样保存：{fault}。", fault=sentence) if sentence else "")
        self.fault.setVisible(bool(sentence))
