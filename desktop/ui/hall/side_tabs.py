"""The names of the panels of the moment, all in sight at once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabBar

from desktop.ui.look import Look
from desktop.ui.speech import tr


class SideTabs(QTabBar):
    """A tab per panel. ``chosen`` carries the id of one chosen by a person, not by ``choose``."""

    chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._names: list[str] = []
        self.setAccessibleName(tr("右侧面板"))
        self.setDrawBase(False)
        self.setExpanding(True)
        self.setUsesScrollButtons(False)
        self.tabBarClicked.connect(lambda at: self.chosen.emit(self._names[at]) if at >= 0 else None)
        look.changed.connect(self._dress)
        self._dress()

    def add(self, name: str, title: str, key: str) -> None:
        """Add the panel ``name``; its key is told beside its title."""
        self._names.append(name)
        at = self.addTab(title)
        self.setTabToolTip(at, f"{title}  {key}")
        self.setAccessibleTabName(at, f"{title} {key}")

    def offer(self, name: str, *, there: bool) -> None:
        """Show or hide the panel ``name``: a meeting without parties has no opinions."""
        self.setTabVisible(self._names.index(name), there)

    def has(self, name: str) -> bool:
        """Return whether the panel ``name`` is offered."""
        return name in self._names and self.isTabVisible(self._names.index(name))

    def choose(self, name: str) -> None:
        """Mark ``name`` as the panel being shown, without saying so."""
        self.setCurrentIndex(self._names.index(name))

    @property
    def current(self) -> str:
        """The id of the panel being shown."""
        return self._names[self.currentIndex()]

    def _dress(self) -> None:
        px = self._look.theme.px
        self.setStyleSheet(f"QTabBar::tab {{ padding: {px(10)}px {px(2)}px {px(8)}px {px(2)}px; }}")
