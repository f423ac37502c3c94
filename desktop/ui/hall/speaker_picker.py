"""Finding a speaker by pinyin initials, a part of the name, or the seat number."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListView, QWidget

from desktop.meeting.ids import PersonId
from desktop.ui.hall.people import Speaker, found
from desktop.ui.look import Look
from desktop.ui.speech import tr

_SHOWN = 8


class SpeakerPicker(QLineEdit):
    """A field that lists who is meant above itself. ``chosen`` carries a person, ``left`` that nobody was.

    Input methods stay out of it: letters are letters here, so that gmc needs no switching.
    """

    chosen = Signal(str)
    left = Signal()

    def __init__(self, look: Look, over: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._over = over
        self._people: tuple[Speaker, ...] = ()
        self._found: tuple[Speaker, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setPlaceholderText(tr("拼音／座位号 Ctrl+G"))
        self.setAccessibleName(tr("按拼音首字母或座位号找发言人"))
        self._model = QStringListModel(self)
        self._list = QListView(over)
        self._list.setModel(self._model)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setAccessibleName(tr("找到的发言人"))
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setStyleSheet(
            f"QListView::item {{ height: {look.theme.px(30)}px; padding-left: {look.theme.px(8)}px; }}"
        )
        self._list.hide()
        self._list.clicked.connect(lambda index: self._take(index.row()))
        self.textEdited.connect(self._search)
        over.installEventFilter(self)

    def show_people(self, people: tuple[Speaker, ...]) -> None:
        """Offer these people."""
        self._people = people

    def begin(self) -> None:
        """Take the focus with an empty field and everybody listed."""
        self.clear()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search("")

    @property
    def offered(self) -> tuple[PersonId, ...]:
        """Who is listed now, the likeliest first."""
        return tuple(each.person for each in self._found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in the list, take the chosen one on Enter, give up on Esc."""
        row = self._list.currentIndex().row()
        match event.key():
            case Qt.Key.Key_Down:
                self._mark(row + 1)
            case Qt.Key.Key_Up:
                self._mark(row - 1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._take(max(row, 0))
            case Qt.Key.Key_Escape:
                self._leave()
            case _:
                super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the list in its place when what lies below changes its size."""
        if watched is self._over and event.type() is QEvent.Type.Resize and self._list.isVisible():
            self._place()
        return False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close the list when the focus goes elsewhere."""
        super().focusOutEvent(event)
        self._list.hide()
        self.clear()

    def _search(self, typed: str) -> None:
        self._found = found(self._people, typed)
        self._model.setStringList([each.whole for each in self._found])
        self._list.setVisible(bool(self._found))
        self._place()
        self._mark(0)

    def _mark(self, row: int) -> None:
        if self._found:
            index = self._model.index(max(0, min(row, len(self._found) - 1)), 0)
            self._list.setCurrentIndex(index)
            self.setAccessibleDescription(str(index.data() or ""))

    def _take(self, row: int) -> None:
        if row < len(self._found):
            person = self._found[row].person
            self._list.hide()
            self.clear()
            self.chosen.emit(person)

    def _leave(self) -> None:
        self._list.hide()
        self.clear()
        self.left.emit()

    def _place(self) -> None:
        px = self._look.theme.px
        high = px(30) * min(_SHOWN, max(1, len(self._found))) + px(4)
        wide = px(380)
        corner = self.mapTo(self._over, QPoint(self.width(), 0))
        self._list.setGeometry(max(0, corner.x() - wide), max(0, corner.y() - high - px(4)), wide, high)
        self._list.raise_()
