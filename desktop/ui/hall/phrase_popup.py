"""The list of set phrases (常用语) above the bar, filtered as one types."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.app.phrases import Phrase
from desktop.ui.button import Button, Role
from desktop.ui.hall.outline import Outline, Row
from desktop.ui.hall.pinyin import matches, starts
from desktop.ui.icons import Icon
from desktop.ui.look import Look
from desktop.ui.speech import tr


class PhrasePopup(QFrame):
    """Field and list. ``chosen`` carries a phrase, ``left`` that none was taken, ``edit_wanted`` that they be changed.

    Input methods stay out of the field as they do in the speaker's: letters are initials, digits are places.
    """

    chosen = Signal(object)
    left = Signal()
    edit_wanted = Signal()

    def __init__(self, look: Look, over: QWidget, bar: QWidget) -> None:
        super().__init__(over)
        self.setProperty("role", "card")
        self._look, self._over, self._bar = look, over, bar
        self._all: tuple[Phrase, ...] = ()
        self._found: tuple[Phrase, ...] = ()
        self.field = QLineEdit()
        self.field.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.field.setPlaceholderText(tr("拼音首字母"))
        self.field.setAccessibleName(tr("按拼音首字母找常用语"))
        self.field.textEdited.connect(self._search)
        self.field.installEventFilter(self)
        self.list = Outline(look, tr("常用语"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.clicked.connect(lambda index: self._take(index.row()))
        self._nothing = QLabel(tr("没有这样的常用语。"))
        self._nothing.setProperty("role", "meta")
        title, keys = QLabel(tr("常用语")), QLabel(tr("Enter 放入 · Alt+1–9 第几条 · Esc 返回"))
        title.setProperty("role", "heading")
        keys.setProperty("role", "hint")
        self.edit = Button(look, tr("编辑"), mark=Icon.PENCIL, role=Role.QUIET, name=tr("编辑常用语"))
        self.edit.clicked.connect(self._edit)
        self.edit.installEventFilter(self)
        px = look.theme.px
        head = QHBoxLayout()
        head.setSpacing(px(8))
        for widget, stretch in ((title, 0), (self.field, 1), (keys, 0), (self.edit, 0)):
            head.addWidget(widget, stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(10), px(8), px(10), px(8))
        column.setSpacing(px(6))
        column.addLayout(head)
        column.addWidget(self._nothing)
        column.addWidget(self.list, 1)
        over.installEventFilter(self)
        self.hide()

    def begin(self, phrases: tuple[Phrase, ...]) -> None:
        """Open with every one of ``phrases`` listed."""
        self._all = phrases
        self.field.clear()
        self.show()
        self.raise_()
        self._search("")
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def offered(self) -> tuple[Phrase, ...]:
        """What is listed now, the likeliest first."""
        return self._found

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Work the list by the keys of the field; close when the focus goes; keep the place above the bar."""
        if watched is self._over:
            if event.type() is QEvent.Type.Resize and self.isVisible():
                self._place()
        elif event.type() is QEvent.Type.FocusOut:
            if not (self.field.hasFocus() or self.edit.hasFocus()):
                self.hide()
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            if event.key() == Qt.Key.Key_Escape or _place_of(event):
                event.accept()  # meant for this list, not for the window
                return True
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and watched is self.field:
            return self._press(event)
        return False

    def _press(self, event: QKeyEvent) -> bool:
        row = self.list.currentIndex().row()
        match event.key():
            case Qt.Key.Key_Down:
                self._mark(row + 1)
            case Qt.Key.Key_Up:
                self._mark(row - 1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._take(max(row, 0))
            case Qt.Key.Key_Escape:
                self.hide()
                self.left.emit()
            case _ if place := _place_of(event):
                self._take(place - 1)
            case _:
                return False
        return True

    def _search(self, typed: str) -> None:
        first = [each for each in self._all if starts(each.title, typed)]
        more = [each for each in self._all if each not in first and matches(each.title, typed)]
        text = [each for each in self._all if each not in (*first, *more) and matches(each.text, typed)]
        self._found = (*first, *more, *text)
        self.list.show_rows(
            tuple(
                Row(each.title, each.title, each.text, str(at) if at <= 9 else "")
                for at, each in enumerate(self._found, 1)
            )
        )
        self._nothing.setVisible(not self._found)
        self.list.setVisible(bool(self._found))
        self._place()
        self._mark(0)

    def _mark(self, row: int) -> None:
        if self._found:
            phrase = self._found[max(0, min(row, len(self._found) - 1))]
            self.list.pick(phrase.title)
            self.field.setAccessibleDescription(f"{phrase.title}：{phrase.text}")

    def _take(self, row: int) -> None:
        if row < len(self._found):
            phrase = self._found[row]
            self.hide()
            self.chosen.emit(phrase)

    def _edit(self) -> None:
        self.hide()
        self.edit_wanted.emit()

    def _place(self) -> None:
        px = self._look.theme.px
        wide = min(px(620), self._over.width() - px(24))
        rows = min(6, max(1, len(self._found)))
        corner = self._bar.mapTo(self._over, QPoint(px(16), 0))
        high = min(px(62) + rows * px(54), corner.y())
        self.setGeometry(corner.x(), max(0, corner.y() - high - px(4)), wide, high)


def _place_of(event: QKeyEvent) -> int:
    """Which place of the list Alt+digit names, 0 for another key."""
    if event.modifiers() == Qt.KeyboardModifier.AltModifier and Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_9:
        return event.key() - Qt.Key.Key_0
    return 0
