"""The page 设置: how the program looks and speaks, and what it remembers."""

from PySide6.QtWidgets import QWidget

from desktop.ui.choices import ChoiceKeeper
from desktop.ui.screen import Screen
from desktop.ui.session import Session


class SettingsScreen(Screen):
    """The settings of this machine and of the store that is open."""

    def __init__(self, session: Session, keeper: ChoiceKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
