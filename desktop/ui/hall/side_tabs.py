"""The names of the panels of the moment, all in sight at once, in rows of four."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QPushButton

from desktop.ui.look import Look
from desktop.ui.speech import tr

ACROSS = 4
"""So many names stand side by side: four words of English fit the narrowest column."""

STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -ACROSS, Qt.Key.Key_Down: ACROSS}


class SideTabs(QFrame):
    """A tab per panel. ``chosen`` carries the id of one chosen by a person, not by ``choose``.

    Tab leads to the panel being shown, from there the arrows go to its neighbours.
    """

    chosen = Signal(str)
    looked = Signal(str)
    """The panel an arrow went to; the focus stays among the tabs."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._tabs: dict[str, QPushButton] = {}
        self._offered: dict[str, bool] = {}
        self.setProperty("role", "tabs")
        self.setAccessibleName(tr("右侧面板"))
        self._group = QButtonGroup(self)
        self._grid = QGridLayout(self)
        look.changed.connect(self._dress)
        self._dress()

    def add(self, name: str, title: str, key: str) -> None:
        """Add the panel ``name``; its key is told beside its title."""
        tab = QPushButton(title, self)
        tab.setProperty("role", "tab")
        tab.setCheckable(True)
        tab.setAutoDefault(False)
        tab.setToolTip(f"{title}  {key}")
        tab.setAccessibleName(tr("{name}，快捷键 {key}", name=title, key=key))
        tab.installEventFilter(self)
        tab.clicked.connect(partial(self._press, name))
        self._group.addButton(tab)
        self._tabs[name], self._offered[name] = tab, True
        self._arrange()

    def offer(self, name: str, *, there: bool) -> None:
        """Show or hide the panel ``name``: a meeting without parties has no opinions."""
        self._offered[name] = there
        self._arrange()

    def has(self, name: str) -> bool:
        """Return whether the panel ``name`` is offered."""
        return self._offered.get(name, False)

    @property
    def offered(self) -> tuple[str, ...]:
        """The ids of the panels offered, in their order."""
        return tuple(name for name in self._tabs if self._offered[name])

    def choose(self, name: str) -> None:
        """Mark ``name`` as the panel being shown, without saying so."""
        self._tabs[name].setChecked(True)

    @property
    def current(self) -> str:
        """The id of the panel being shown."""
        return next((name for name, tab in self._tabs.items() if tab.isChecked()), next(iter(self._tabs), ""))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go to a neighbour on an arrow: its panel is shown and the focus stays among the tabs."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        names = self.offered
        step = STEPS.get(Qt.Key(event.key()), 0)
        at = names.index(self.current) + step
        if step and 0 <= at < len(names):
            self._tabs[names[at]].setFocus(Qt.FocusReason.TabFocusReason)
            self.looked.emit(names[at])
        return bool(step)

    def _press(self, name: str) -> None:
        self.chosen.emit(name)

    def _arrange(self) -> None:
        for name, tab in self._tabs.items():
            self._grid.removeWidget(tab)
            tab.setVisible(self._offered[name])
        for at, name in enumerate(self.offered):
            self._grid.addWidget(self._tabs[name], at // ACROSS, at % ACROSS)

    def _dress(self) -> None:
        px = self._look.theme.px
        self._grid.setContentsMargins(px(8), px(6), px(8), px(4))
        self._grid.setSpacing(px(2))
        for column in range(ACROSS):
            self._grid.setColumnStretch(column, 1)
            self._grid.setColumnMinimumWidth(column, 1)
