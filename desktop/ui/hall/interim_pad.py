"""会中打印: the four interim papers, each one letter away."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from desktop.meeting.acts import Paper
from desktop.ui import ink
from desktop.ui.button import Button
from desktop.ui.button_rows import ButtonRows
from desktop.ui.hall.paper_words import paper_word
from desktop.ui.icons import Icon
from desktop.ui.look import Look
from desktop.ui.speech import tr

LETTERS = {"z": Paper.QUESTIONING, "c": Paper.COMMITMENTS, "b": Paper.VOTES, "j": Paper.COUNT}
"""The letter of each paper: the first of its name's pinyin that tells them apart."""
SIGNER = "x"
"""The letter of everything one person signs."""


class InterimPad(QFrame):
    """The pad. ``wanted`` carries the paper of a letter, ``signer_wanted`` asks for one person's.

    ``left`` says that the keys are wanted elsewhere again.

    It takes no input method: a letter is a letter here, whatever was switched on in the line that was being typed.
    """

    wanted = Signal(Paper)
    signer_wanted = Signal()
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        px = look.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(6), px(6), px(6), px(8))
        column.setSpacing(px(6))
        self._look = look
        self._title = QLabel()
        self._title.setProperty("role", "heading")
        column.addWidget(self._title)
        self.buttons = {}
        for letter, paper in LETTERS.items():
            button = Button(look, f"{letter.upper()}  {paper_word(paper)}", mark=Icon.PRINTER)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _down, paper=paper: self.wanted.emit(paper))
            self.buttons[paper] = button
        signer = Button(look, f"{SIGNER.upper()}  {tr('签名材料…')}", mark=Icon.PRINTER)
        signer.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        signer.clicked.connect(lambda _down: self.signer_wanted.emit())
        column.addWidget(ButtonRows(look, (*self.buttons.values(), signer), 2))
        self._say(here=False)

    def begin(self) -> None:
        """Take the keys: the next letter prints."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def event(self, event: QEvent) -> bool:
        """Keep Esc and the letters from the window's shortcuts while the pad has the keys."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape or _letter(event) in {*LETTERS, SIGNER}:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Print on a letter, give the keys back on Esc."""
        paper = LETTERS.get(_letter(event))
        if paper is not None:
            self.left.emit()
            self.wanted.emit(paper)
        elif _letter(event) == SIGNER:
            self.left.emit()
            self.signer_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that a letter is awaited."""
        super().focusInEvent(event)
        self._say(here=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say which key leads here."""
        super().focusOutEvent(event)
        self._say(here=False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a ring while the next letter prints."""
        super().paintEvent(event)
        if self.hasFocus():
            theme = self._look.theme
            with QPainter(self) as painter:
                ink.ring(painter, self.rect().adjusted(1, 1, -1, -1), theme, theme.px(6))

    def _say(self, *, here: bool) -> None:
        said = tr("会中打印：按一个字母，Esc 返回") if here else tr("会中打印 Ctrl+Shift+P")
        self._title.setText(said)
        self.setAccessibleName(
            "，".join(
                [
                    said,
                    *(f"{letter.upper()} {paper_word(paper)}" for letter, paper in LETTERS.items()),
                    f"{SIGNER.upper()} {tr('签名材料…')}",
                ]
            )
        )


def _letter(event: QKeyEvent) -> str:
    if event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier):
        return ""
    return unicodedata.normalize("NFKC", event.text()).lower()
