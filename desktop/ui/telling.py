"""The one place that speaks to the user.

Four things are said, and each in its own way: a *refusal* (a rule is not satisfied: beside the work, with
what would satisfy it), a *trouble* (the world failed us: beside the work, with advice), a *question* (before
what cannot be taken back) and a *bug* (ours: a dialog, loudly). Nothing here stops the typing except the
last two.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextLayout, QTextOption
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.ui.crash_note import CrashNote
from desktop.ui.icons import Icon, pixmap
from desktop.ui.look import Look, restyle
from desktop.ui.newer_qt import announce
from desktop.ui.scale import SPEAKER
from desktop.ui.speech import tr
from desktop.ui.tokens import Hue

SENTENCE = 318
"""Width of the sentence of a box, in grid pixels: what is longer goes on in the next line."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A way out shown as a button, such as 写明理由后继续: its label and what pressing it does."""

    label: str
    act: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Refused:
    """A rule said no: the sentence, what would satisfy it, and perhaps a way to go on all the same."""

    sentence: str
    remedy: str = ""
    offer: Offer | None = None


@dataclass(frozen=True, slots=True)
class Troubled:
    """The world failed us: what happened, and what the reader can do about it."""

    sentence: str
    advice: str
    offer: Offer | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """Something went well and is worth a quiet line, such as 已记录 第43号."""

    sentence: str


@dataclass(frozen=True, slots=True)
class Question:
    """Asked before what cannot be taken back; ``no`` is what Esc and Enter choose when ``grave``."""

    sentence: str
    detail: str
    yes: str
    no: str
    grave: bool = False


Message = Refused | Troubled | Done


class Teller(QObject):
    """Speaks for one window: ``told`` carries messages to its banner, dialogs open over the window."""

    told = Signal(object)
    settled = Signal()
    """Something went on since: what was refused before is no longer worth the room."""

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self._look = look
        self._window = window

    def refuse(self, refused: Refused) -> None:
        """Say that a rule is not satisfied, without stopping the typing."""
        self._tell(refused, refused.sentence)

    def trouble(self, troubled: Troubled) -> None:
        """Say what the world did to us, with advice, without stopping the typing."""
        self._tell(troubled, troubled.sentence)

    def done(self, sentence: str) -> None:
        """Say that something went well; it leaves by itself when the next thing is said."""
        self._tell(Done(sentence), sentence)

    def settle(self) -> None:
        """Take back a refusal that still stands on the banner."""
        self.settled.emit()

    def ask(self, question: Question, then: Callable[[], None]) -> QMessageBox:
        """Ask over the window and call ``then`` on yes only; returns at once with the open dialog."""
        box = self._box(tr("请确认"), Icon.TRIANGLE_ALERT if question.grave else Icon.CIRCLE_HELP, Hue.AMBER)
        box.setText(self._broken(question.sentence))
        box.setInformativeText(question.detail)
        yes = box.addButton(question.yes, QMessageBox.ButtonRole.AcceptRole)
        no = box.addButton(question.no, QMessageBox.ButtonRole.RejectRole)
        restyle(yes, "role", "danger" if question.grave else "primary")
        box.setDefaultButton(no if question.grave else yes)
        box.setEscapeButton(no)
        box.finished.connect(lambda _code: then() if box.clickedButton() is yes else None)
        box.finished.connect(box.deleteLater)
        box.open()
        return box

    def bug(self, note: CrashNote, leave: Callable[[], None]) -> QMessageBox:
        """Show a bug of ours; ``leave`` closes the program, which is what we advise."""
        box = self._box(tr("程序出错"), Icon.OCTAGON_X, Hue.RED)
        box.setText(self._broken(tr("程序内部出错，刚才的操作可能没有完成。已记录的内容都在。")))
        kept = tr("错误说明已存于：{file}", file=note.file) if note.file else tr("错误说明未能保存。")
        advice = tr("建议关闭后重新打开：未记入的文字会恢复到原处。")
        box.setInformativeText(f"{note.summary}\n{kept}\n{advice}")
        quit_button = box.addButton(tr("关闭程序"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(tr("继续使用"), QMessageBox.ButtonRole.RejectRole)
        restyle(quit_button, "role", "primary")
        box.setDefaultButton(quit_button)
        box.finished.connect(lambda _code: leave() if box.clickedButton() is quit_button else None)
        box.finished.connect(box.deleteLater)
        box.open()
        return box

    def _box(self, title: str, sign: Icon, hue: Hue) -> QMessageBox:
        theme = self._look.theme
        box = QMessageBox(self._window)
        box.setWindowTitle(title)
        density = self._window.devicePixelRatioF()
        box.setIconPixmap(pixmap(sign, theme.tokens.hue(hue).ink, theme.px(32), density))
        return box

    def _broken(self, sentence: str) -> str:
        """Break the sentence into lines that have room: the box measures it before its style makes it bold."""
        theme = self._look.theme
        layout = QTextLayout(sentence, theme.font(SPEAKER, bold=True))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        starts: list[int] = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(theme.px(SENTENCE))
            starts.append(line.textStart())
        layout.endLayout()
        ends = [*starts[1:], len(sentence)]
        return "\n".join(sentence[start:end].rstrip() for start, end in zip(starts, ends, strict=True))

    def _tell(self, message: Message, sentence: str) -> None:
        self.told.emit(message)
        announce(self._window, sentence)
