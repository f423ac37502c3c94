"""What every step of preparing can do."""

from PySide6.QtWidgets import QWidget


class StepPage(QWidget):
    """A page of the preparation that shows the plan as the keeper has it."""

    def refresh(self) -> None:
        """Show the plan as it stands."""
        raise NotImplementedError

    def enter(self) -> None:
        """Take the focus where work begins."""
        raise NotImplementedError
