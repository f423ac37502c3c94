"""The user's manual in a window of its own."""

from PySide6.QtWidgets import QMainWindow, QWidget

from desktop.ui.look import Look


class ManualWindow(QMainWindow):
    """The manual."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
