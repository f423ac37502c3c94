"""A window on a real screen as its secretary sees it: what is there, forms filled in by keys, choices from lists."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QMenu, QSpinBox, QWidget

from desktop.meeting.ids import FindingId, PersonId
from desktop.meeting.state import Meeting
from desktop.ui.field import Value
from desktop.ui.hall.form_dialog import FormDialog
from desktop.ui.hall.people import speakers
from desktop.ui.hall.screen import HallScreen
from desktop.ui.start import Program
from tests.xvfb.driver import Driver, Story, asked, copy, focus, press, snapshot, wait, written

SETTLED = 0.4
"""Seconds until a screen has come to rest, which only a picture of it waits for."""


class Stage:
    """One window; ``pictures`` is where pictures go if any are wanted."""

    def __init__(self, program: Program, pictures: Path | None) -> None:
        self.program, self.pictures = program, pictures

    # What is there

    def at(self, kind: type[QWidget]) -> Callable[[], bool]:
        """Whether a page of that kind is shown and has the keys, with no dialog over it."""

        def there() -> bool:
            field, window = focus(), self.program.window
            page = window.screen_shown
            found = isinstance(page, kind) or (page is not None and page.findChild(kind) is not None)
            return found and field is not None and field.window() is window and QApplication.activePopupWidget() is None

        return there

    @property
    def hall(self) -> HallScreen:
        """The hall on the screen."""
        page = self.program.window.screen_shown
        hall = page.findChild(HallScreen) if page else None
        assert isinstance(hall, HallScreen)
        return hall

    @property
    def meeting(self) -> Meeting:
        """The meeting as the hall shows it."""
        assert self.hall.meeting is not None
        return self.hall.meeting

    def more(self, entries: int = 1) -> Callable[[], bool]:
        """Whether so many more entries stand in the record than now, and the window has the keys again."""
        wanted, there = self.meeting.upto + entries, self.at(HallScreen)
        return lambda: self.meeting.upto >= wanted and there()

    def bar(self) -> bool:
        """Whether the cursor is where the words go."""
        return focus() is self.hall.entry.editor

    def show(self, name: str) -> Story:
        """Take a picture of the screen where one is wanted."""
        if self.pictures is not None:
            rest = time.monotonic() + SETTLED
            yield wait(f"the screen at rest for {name}", lambda: time.monotonic() > rest)
            snapshot(self.pictures / f"{name}.png")

    # Forms

    def form(self, key: str, answers: Mapping[str, Value], entries: int = 1, picture: str = "") -> Story:
        """Press ``key``, fill in the form it asks with and record it."""
        yield press(key, asked(FormDialog))
        yield from self.fill(answers, entries, picture)

    def fill(self, answers: Mapping[str, Value], entries: int = 1, picture: str = "") -> Story:
        """Fill in the form that is open and record it; fields that are not named stay as they were proposed."""
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, FormDialog)
        for name, value in answers.items():
            yield from self._answer(dialog, name, value)
        if picture:
            yield from self.show(picture)
        yield press("ctrl+Return", self.more(entries))

    def _answer(self, dialog: FormDialog, name: str, value: Value) -> Story:
        field = dialog.form.widget(name)
        now = dialog.form.values()[name]
        if now == value:
            return
        if isinstance(field, QCheckBox):  # the key of its label turns it
            yield press(_way_to(dialog, field), lambda: field.isChecked() is value)
            return
        if way := _way_to(dialog, field):
            yield press(way, lambda: focus() is field)
        while focus() is not field:
            before = focus()
            yield press("Tab", lambda before=before: focus() is not before)
        match field:
            case QComboBox():
                by = field.findData(value) - field.currentIndex()
                keys = " ".join(["Down" if by > 0 else "Up"] * abs(by))
                yield press(keys, lambda: str(field.currentData()) == str(value))
            case QSpinBox():
                yield press(f"ctrl+a {' '.join(str(value))}", lambda: field.value() == value)
            case _ if value == "":
                yield press("ctrl+a BackSpace", lambda: written() == "")
            case _:
                yield copy(str(value))
                yield press("ctrl+a ctrl+v", lambda: written() == value)

    # Menus

    def choose(self, menu: str, action: str, until: Callable[[], bool]) -> Story:
        """Choose an entry of a menu by the arrow keys."""

        def current() -> QAction | None:
            shown = QApplication.activePopupWidget()
            return shown.activeAction() if isinstance(shown, QMenu) else None

        yield press(menu, lambda: current() is not None)
        shown = QApplication.activePopupWidget()
        assert isinstance(shown, QMenu)
        names = [each.objectName() for each in shown.actions() if not each.isSeparator() and each.isEnabled()]
        place = names.index(action)
        up = len(names) - place
        keys = ["Down"] * place if place < up else ["Up"] * up
        for at in range(0, len(keys), 12):
            last = at + 12 >= len(keys)
            yield press(
                " ".join(keys[at : at + 12]),
                lambda last=last: not last or ((now := current()) is not None and now.objectName() == action),
            )
        yield press("Return", until)

    def asks(self, menu: str, action: str, answers: Mapping[str, Value], entries: int = 1, picture: str = "") -> Story:
        """Choose an entry that asks with a form, fill it in and record it."""
        yield from self.choose(menu, action, asked(FormDialog))
        yield from self.fill(answers, entries, picture)

    # People and findings

    def number(self, person: PersonId) -> str:
        """The person's place on the list, which finds him everywhere."""
        seats = [seat.person for seat in self.meeting.plan.seats]
        return str(seats.index(person) + 1)

    def keys_of(self, person: PersonId) -> str:
        """The keys that choose the person in the entry bar: his own, or his number in the picker."""
        own = next((each.key for each in speakers(self.meeting) if each.person == person), "")
        return own or f"ctrl+g {' '.join(self.number(person))} Return"

    def about(self, finding: FindingId) -> Story:
        """Make that finding, or none, what the next lines are about."""
        if self.hall.finding == finding:
            return
        if not finding:
            yield press("alt+9", lambda: self.hall.finding == finding)
            return
        order = [each.id for each in self.meeting.agenda.findings.values()]
        if self.hall.finding:
            by = order.index(finding) - order.index(self.hall.finding)
            keys = ["ctrl+Next" if by > 0 else "ctrl+Prior"] * abs(by)
        else:
            keys = ["ctrl+Next"] * (order.index(finding) + 1)
        yield press(" ".join(keys), lambda: self.hall.finding == finding)

    def row(self, person: PersonId) -> Story:
        """Put the cursor on the person's row in the list of attendance."""
        panel = self.hall.attendance
        if focus() is not panel.search:
            yield press("Escape alt+1", lambda: focus() is panel.search)
        yield press(
            f"ctrl+a {' '.join(self.number(person))} Tab",
            lambda: focus() is panel.list and panel.list.chosen == person,
        )


def _way_to(dialog: FormDialog, field: QWidget) -> str:
    """The key of the field's label, which goes straight to it; "" where the label has none or the cursor is there."""
    if field is focus():
        return ""
    labels = [field, *(label for label in dialog.findChildren(QLabel) if label.buddy() is field)]
    said = next(each.text() for each in reversed(labels) if isinstance(each, QLabel | QCheckBox))
    key = said.partition("&")[2][:1].lower()
    return f"alt+{key}" if key else ""


def tell(story: Story, qt: QApplication, program: Program, store: Path) -> int:
    """The story was told in the window over that store: 0; 1 where it came to no end, said on standard error."""
    driver = Driver(story, qt)
    ends: list[bool] = []
    driver.ended.connect(ends.append)
    driver.ended.connect(lambda done: None if done else qt.exit(1))
    program.open(store)
    driver.start()
    code = qt.exec()
    program.window.drop()
    return code if ends == [True] else 1
