"""The action table: everything a window can do, said once.

A window writes its actions as a tuple of ``ActionSpec`` and gives it to ``ActionTable``. Menus, buttons and
the shortcut sheet are made from the table; no other place names a key.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from desktop.ui.icons import Icon, icon
from desktop.ui.look import Look

IME_KEYS = ("Ctrl+Space", "Shift+Space", "Ctrl+.", "Ctrl+,", "Ctrl+Shift+F", "Ctrl+;", "Ctrl+Shift+Space")
"""Keys that switch an input method or its width and script: never shortcuts."""

OBSTRUCTED = ("Return", "Enter", "Space", "Tab", "Backspace", "Up", "Down", "Left", "Right")
"""Keys an editor needs bare: never shortcuts of a whole window."""


class Scope(StrEnum):
    """Where a shortcut is heard."""

    WINDOW = "window"
    PANEL = "panel"


def always() -> bool:
    """Return True: the action is never out of place."""
    return True


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One thing a person can do.

    ``id`` is ``area.verb`` and never shown; ``text`` is translated and may hold a ``&`` mnemonic; ``keys``
    are shortcuts in Qt's portable spelling, the first one shown; ``menu`` is the title of the menu it stands
    in, and a change of ``group`` inside one menu draws a line; ``enabled_when`` is asked at every refresh;
    ``checked_when`` makes it a toggle; ``help`` is one sentence for the shortcut sheet and the tool tip.
    """

    id: str
    text: str
    handler: Callable[[], None]
    keys: tuple[str, ...] = ()
    menu: str = ""
    group: str = ""
    icon: Icon | None = None
    enabled_when: Callable[[], bool] = always
    checked_when: Callable[[], bool] | None = None
    scope: Scope = Scope.WINDOW
    help: str = ""


class ActionTableError(ValueError):
    """A mistake in a table of actions: found when the window is built, never by a user."""


def faults(specs: Sequence[ActionSpec]) -> tuple[str, ...]:
    """Return what is wrong with ``specs``: ids or keys used twice, keys input methods or editors need."""
    found: list[str] = []
    ids: set[str] = set()
    owners: dict[str, str] = {}
    barred = {_portable(key) for key in IME_KEYS + OBSTRUCTED}
    for spec in specs:
        if spec.id in ids:
            found.append(f"id {spec.id} is used twice")
        ids.add(spec.id)
        for key in spec.keys:
            plain = _portable(key)
            if not plain:
                found.append(f"{spec.id}: {key!r} is no key")
            elif plain in barred:
                found.append(f"{spec.id}: {key} is needed by input methods or editors")
            elif plain in owners:
                found.append(f"{spec.id}: {key} already belongs to {owners[plain]}")
            owners.setdefault(plain, spec.id)
        if spec.keys and spec.scope is Scope.WINDOW and not spec.menu:
            found.append(f"{spec.id} has a key but stands in no menu")
    return tuple(found)


class ActionTable(QObject):
    """The living actions of one window or panel; raises ActionTableError when ``faults`` finds any."""

    def __init__(self, look: Look, owner: QWidget, specs: Sequence[ActionSpec]) -> None:
        super().__init__(owner)
        if wrong := faults(specs):
            raise ActionTableError("; ".join(wrong))
        self._look = look
        self._owner = owner
        self._specs = tuple(specs)
        self._actions = {spec.id: self._make(spec) for spec in specs}
        look.changed.connect(self._dress)
        self.refresh()

    @property
    def specs(self) -> tuple[ActionSpec, ...]:
        """All specs in their order, for the shortcut sheet."""
        return self._specs

    def action(self, name: str) -> QAction:
        """Return the action with id ``name``; KeyError is a mistake of ours."""
        return self._actions[name]

    def trigger(self, name: str) -> bool:
        """Do ``name`` if it is enabled now; return whether it was."""
        self.refresh()
        action = self._actions[name]
        if action.isEnabled():
            action.trigger()
            return True
        return False

    def refresh(self) -> None:
        """Ask every ``enabled_when`` and ``checked_when`` again; call it when the record has moved."""
        for spec in self._specs:
            action = self._actions[spec.id]
            action.setEnabled(spec.enabled_when())
            if spec.checked_when is not None:
                action.setChecked(spec.checked_when())

    def fill(self, bar: QMenuBar) -> tuple[QMenu, ...]:
        """Build the menus into ``bar`` in order of first mention and return them."""
        menus: dict[str, QMenu] = {}
        last: dict[str, str] = {}
        for spec in self._specs:
            if not spec.menu:
                continue
            if spec.menu not in menus:
                menus[spec.menu] = QMenu(spec.menu, bar)  # made by addMenu it would die with its wrapper
                bar.addMenu(menus[spec.menu])
                menus[spec.menu].aboutToShow.connect(self.refresh)
            elif last[spec.menu] != spec.group:
                menus[spec.menu].addSeparator()
            last[spec.menu] = spec.group
            menus[spec.menu].addAction(self._actions[spec.id])
        return tuple(menus.values())

    def _make(self, spec: ActionSpec) -> QAction:
        action = QAction(_titled(spec), self)
        action.setObjectName(spec.id)
        action.setShortcuts([QKeySequence(key) for key in spec.keys])
        action.setShortcutContext(
            Qt.ShortcutContext.WindowShortcut
            if spec.scope is Scope.WINDOW
            else Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        action.setAutoRepeat(False)
        action.setCheckable(spec.checked_when is not None)
        if spec.help:
            action.setStatusTip(spec.help)
            action.setToolTip(spec.help)
        if spec.icon is not None:
            action.setIcon(self._icon(spec.icon))
        action.triggered.connect(lambda: self._run(spec))
        self._owner.addAction(action)
        return action

    def _run(self, spec: ActionSpec) -> None:
        """Run the handler unless the moment for it has passed since the last refresh."""
        if spec.enabled_when():
            spec.handler()
        self.refresh()

    def _icon(self, name: Icon) -> QIcon:
        theme = self._look.theme
        return icon(name, theme.tokens, theme.px(16))

    def _dress(self) -> None:
        for spec in self._specs:
            if spec.icon is not None:
                self._actions[spec.id].setIcon(self._icon(spec.icon))


_SPELLED = {"Return": "Enter", "Up": "↑", "Down": "↓", "Left": "←", "Right": "→", "Del": "Delete"}
"""Names of keys Qt writes otherwise than they stand on the keyboard, or translates in menus but not elsewhere."""


def spelled(key: str) -> str:
    """Return ``key``, in Qt's portable spelling, as menus, buttons and sheets write it: one way everywhere."""
    return "+".join(_SPELLED.get(part, part) for part in _portable(key).split("+"))


def shown_keys(spec: ActionSpec) -> str:
    """Return the first key of ``spec`` as it is written on screen, "" when it has none."""
    return spelled(spec.keys[0]) if spec.keys else ""


def _titled(spec: ActionSpec) -> str:
    """The text of the action, with its key behind a tab where Qt would write it otherwise in the menu."""
    native = QKeySequence.SequenceFormat.NativeText
    shown = shown_keys(spec)
    return spec.text if not shown or QKeySequence(spec.keys[0]).toString(native) == shown else f"{spec.text}\t{shown}"


def bare(action: QAction) -> str:
    """Return the text of ``action`` without the key its menu shows beside it."""
    return action.text().partition("\t")[0]


def _portable(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)
