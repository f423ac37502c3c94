"""A kind of meeting while it is being changed: a copy with its history, kept only when asked."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop.meeting.profile import Profile
from desktop.meeting.profile_file import ProfileFault, parse
from desktop.meeting.profile_text import write


class ProfileDraft(QObject):
    """The copy. ``changed`` follows every change, whoever made it."""

    changed = Signal()

    def __init__(self, profile: Profile, parent: QObject | None = None, *, fresh: bool = False) -> None:
        super().__init__(parent)
        self._kept = None if fresh else profile
        self._now = profile
        self._before: list[Profile] = []
        self._after: list[Profile] = []
        self._typing = ""

    @property
    def now(self) -> Profile:
        """The kind as it stands in the forms."""
        return self._now

    @property
    def dirty(self) -> bool:
        """Whether it differs from what is kept."""
        return self._now != self._kept

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        """Whether there is an undone step."""
        return bool(self._after)

    def change(self, new: Profile, typing: str = "") -> None:
        """Take the change; keystrokes ``typing`` in one place are one step to be undone."""
        if new == self._now:
            return
        if not typing or typing != self._typing:
            self._before.append(self._now)
        self._typing, self._now = typing, new
        self._after.clear()
        self.changed.emit()

    def undo(self) -> None:
        """Take the last step back."""
        if self._before:
            self._after.append(self._now)
            self._turn_to(self._before.pop())

    def redo(self) -> None:
        """Take the undone step again."""
        if self._after:
            self._before.append(self._now)
            self._turn_to(self._after.pop())

    def fault(self) -> ProfileFault | None:
        """Return what keeps the engine from reading it, None where it would."""
        try:
            parse(write(self._now))
        except ProfileFault as why:
            return why
        return None

    def _turn_to(self, profile: Profile) -> None:
        self._now, self._typing = profile, ""
        self.changed.emit()
