"""What every panel of the moment is: it shows a meeting, takes the focus, and asks the hand for everything else."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.meeting.ids import FindingId
from desktop.meeting.state import Meeting
from desktop.ui.button import Button, Role
from desktop.ui.button_rows import ButtonRows
from desktop.ui.following_scroll import Squeezed
from desktop.ui.hall.hand import Hand
from desktop.ui.icons import Icon
from desktop.ui.session import Session


class SidePanel(Squeezed):
    """A column of pieces with the panel's margins; the meeting is at hand for its buttons.

    Only the panel in sight moves with every act. The others do so once they are shown or asked for the meeting,
    so that what a key does never rests on what stood there an hour ago.
    """

    def __init__(self, session: Session, hand: Hand, title: str) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.session, self.hand = session, hand
        self._meeting: Meeting | None = None
        self._behind = False
        self._about: FindingId | None = None
        self.title = title
        px = session.look.theme.px
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(px(12), px(10), px(12), px(8))
        self.column.setSpacing(px(8))
        self.foot = QFrame(self)
        """What stays in sight below the panel however long that is; put there by ``add_below``."""
        self.foot.setProperty("role", "panel")
        self._below = QVBoxLayout(self.foot)
        self._below.setContentsMargins(px(12), px(8), px(12), px(8))
        self._below.setSpacing(px(8))
        self.foot.hide()

    @property
    def meeting(self) -> Meeting | None:
        """The meeting, which is then shown as it stands; None until it was read."""
        self.catch_up()
        return self._meeting

    def follow(self, meeting: Meeting, *, seen: bool) -> None:
        """Take note that the meeting moved; only what is seen shows it at once."""
        self._meeting, self._behind = meeting, True
        if seen:
            self.catch_up()

    def turn_to(self, finding: FindingId, *, seen: bool) -> None:
        """Take note of the finding everything is about; only what is seen turns to it at once."""
        self._about, self._behind = finding, True
        if seen:
            self.catch_up()

    def catch_up(self) -> None:
        """Show the meeting as it stands, and the finding everything is about, if either moved since."""
        if not self._behind or self._meeting is None:
            return
        self._behind = False
        self.refresh(self._meeting)
        if self._about is not None:
            finding, self._about = self._about, None
            self.follow_finding(finding)

    def follow_finding(self, finding: FindingId) -> None:
        """Take ``finding`` as what this panel is about; nothing in a panel about all of them."""

    def refresh(self, meeting: Meeting) -> None:
        """Show the meeting as it stands."""
        self._meeting, self._behind = meeting, False

    def take_focus(self) -> None:
        """Put the cursor where this panel's work begins."""

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put ``widget`` below what is there."""
        self.column.addWidget(widget, stretch)

    def add_below(self, widget: QWidget) -> None:
        """Put ``widget`` into the foot."""
        self._below.addWidget(widget)
        self.foot.show()

    def say(self, text: str, role: str = "meta") -> QLabel:
        """Put a line of words below what is there and return it."""
        label = QLabel(text)
        label.setProperty("role", role)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        self.add(label)
        return label

    def button(self, text: str, *, mark: Icon | None = None, role: Role = Role.PLAIN, name: str = "") -> Button:
        """Return a button of this panel's look."""
        return Button(self.session.look, text, mark=mark, role=role, name=name)

    def add_buttons(self, buttons: tuple[QWidget, ...], columns: int = 3) -> QWidget:
        """Put buttons in rows of ``columns``, fewer where there is no room, below what is there; return their box."""
        box = ButtonRows(self.session.look, buttons, columns)
        self.add(box)
        return box


def get_ready(panels: Mapping[str, SidePanel], then: Callable[[], object]) -> None:
    """Every panel shows the meeting once, one between two looks at the keys, for the first time takes longest."""
    waiting = list(panels.values())

    def go_on() -> None:
        if not waiting:
            then()
        elif isValid(waiting[0]):  # else the hall was put away
            waiting.pop(0).catch_up()
            QTimer.singleShot(0, go_on)

    go_on()
