"""One row of the late-entry sheet: time, speaker, kind and words, each typed without the mouse."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from desktop.meeting.ids import NOBODY, PersonId
from desktop.meeting.state import Meeting
from desktop.ui.hall.entry_kinds import EntryKind
from desktop.ui.hall.people import found, speakers
from desktop.ui.hall.pinyin import matches, starts
from desktop.ui.hall.times import at_clock
from desktop.ui.ime import Composition
from desktop.ui.look import restyle
from desktop.ui.speech import tr


@dataclass(frozen=True, slots=True)
class LateLine:
    """What a row says: all that is recorded of it."""

    at: datetime
    speaker: PersonId
    kind: EntryKind
    text: str


class Resolving(QLineEdit):
    """A line in which a few letters stand for one of several things; leaving it writes the thing out.

    ``resolve`` returns id and word of what is meant, None for nothing that is known. No input method: letters are
    letters here, and names are found by them.
    """

    def __init__(self, name: str, hint: str, resolve: Callable[[str], tuple[str, str] | None]) -> None:
        super().__init__()
        self._resolve = resolve
        self.chosen = ""
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.textEdited.connect(lambda _text: self._forget())

    def put(self, thing: tuple[str, str]) -> None:
        """Hold ``thing``, an id and its word."""
        self.chosen = thing[0]
        self.setText(thing[1])

    def settle(self) -> bool:
        """Write out what the letters mean; return whether they mean anything, which nothing does as well."""
        typed = self.text().strip()
        if not typed or self.chosen:
            return True
        thing = self._resolve(typed)
        if thing is None:
            return False
        self.put(thing)
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select what is there, so that typing replaces it."""
        super().focusInEvent(event)
        self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Write out what the letters mean."""
        super().focusOutEvent(event)
        self.settle()

    def _forget(self) -> None:
        self.chosen = ""


class LateRow(QObject):
    """The widgets of one row. ``ended`` says that Enter was pressed on its words."""

    ended = Signal()

    def __init__(self, meeting: Meeting, kinds: tuple[EntryKind, ...], number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._meeting = meeting
        self._kinds = {kind.id: kind for kind in kinds}
        self._people = speakers(meeting)
        self.number = QLabel(str(number))
        self.number.setProperty("role", "meta")
        self.time = QLineEdit()
        self.time.setPlaceholderText("9:47")
        self.time.setAccessibleName(tr("第{row}行，时间", row=number))
        self.time.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.speaker = Resolving(tr("第{row}行，发言人", row=number), tr("拼音、座位号"), self._person)
        self.kind = Resolving(tr("第{row}行，类型", row=number), tr("拼音、序号"), self._kind)
        self.text = QLineEdit()
        self.text.setAccessibleName(tr("第{row}行，内容", row=number))
        self._composition = Composition(self.text)
        self.fault = QLabel()
        self.fault.setProperty("role", "fault")
        self.fault.setWordWrap(True)
        self.fault.hide()
        self.seq = 0
        """The number under which it stands on record, 0 while it does not."""
        self.text.returnPressed.connect(self.ended)

    @property
    def fields(self) -> tuple[QLineEdit, ...]:
        """The four lines, from left to right."""
        return self.time, self.speaker, self.kind, self.text

    @property
    def empty(self) -> bool:
        """Whether no words were typed."""
        self._composition.flush()
        return not self.text.text().strip()

    def read(self, now: datetime) -> LateLine | None:
        """Return the line, None with the fault told under the row where something in it cannot be understood."""
        self._composition.flush()
        at = at_clock(self._meeting, now, self.time.text())
        for wrong, widget, said in (
            (at is None, self.time, tr("时间请写成 9:47 或 0947。")),
            (at is not None and at > now, self.time, tr("补录的时间不能在现在之后。")),
            (not self.speaker.settle(), self.speaker, tr("没有这个人；不知道是谁说的可以空着，列为待核。")),
            (not self.kind.settle(), self.kind, tr("没有这个类型；空着记为未分类。")),
        ):
            if wrong:
                self.tell(said, widget)
                return None
        self.tell("")
        kind = self._kinds.get(self.kind.chosen) or self._kinds[""]
        return LateLine(at or now, PersonId(self.speaker.chosen) or NOBODY, kind, self.text.text().strip())

    def tell(self, fault: str, widget: QLineEdit | None = None) -> None:
        """Show what is wrong under the row and go there; nothing takes it away."""
        self.fault.setText(fault)
        self.fault.setVisible(bool(fault))
        for each in self.fields:
            restyle(each, "fault", bool(fault) and each is widget)
        if fault:
            (widget or self.text).setFocus(Qt.FocusReason.OtherFocusReason)

    def stand(self, seq: int) -> None:
        """Take note that the row is on record under that number: it changes no more."""
        self.seq = seq
        self.tell("")
        self.number.setText(tr("第{number}号", number=seq))
        for each in self.fields:
            each.setReadOnly(True)
            each.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            each.setEnabled(False)

    def _person(self, typed: str) -> tuple[str, str] | None:
        meant = found(self._people, typed)
        return (meant[0].person, meant[0].name) if meant else None

    def _kind(self, typed: str) -> tuple[str, str] | None:
        known = [kind for kind in self._kinds.values() if kind.id]
        if typed.isdecimal():
            place = int(typed) - 1
            return (known[place].id, known[place].word) if 0 <= place < len(known) else None
        meant = [kind for kind in known if starts(kind.word, typed)]
        meant += [kind for kind in known if matches(kind.word, typed)]
        return (meant[0].id, meant[0].word) if meant else None


def goes_down(event: QKeyEvent) -> int:
    """Return 1 or -1 for the keys that lead to the same field of the row below or above, else 0."""
    plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
    return {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0) if plain else 0
