"""What is on air: whether the screen follows the meeting or is led, blank or frozen. A value; nothing here paints."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from desktop.app.room.following import ITEM, followed
from desktop.app.room.sight import Sight
from desktop.app.room.slide import SHIELD, frame, slide
from desktop.app.room.slides import Cue, Page, Question, Shield, Slide
from desktop.meeting.state import Meeting


class Mode(StrEnum):
    """Who turns the pages."""

    FOLLOW = "follow"
    """The meeting itself."""
    LED = "led"
    """The secretary: looked at first, then shown."""


class Signal(StrEnum):
    """How the screen stands, in one word for the head of the hall."""

    OFF = "off"
    ON = "on"
    FROZEN = "frozen"
    BLANK = "blank"
    BARRED = "barred"
    """Blank by itself, until those have left whom the stage wants outside."""


@dataclass(frozen=True)
class Air:
    """The state of the room screen; every method returns another one."""

    on: bool = False
    mode: Mode = Mode.FOLLOW
    blank: bool = False
    frozen: Slide | None = None
    """The page that stands still."""
    aired: Cue = ITEM
    """The page being shown while the screen is led; its numbers go on counting."""
    chosen: Cue | None = None
    """The page looked at in the preview, waiting to be shown; None: what the meeting asks for."""

    def showing(self, meeting: Meeting) -> Slide:
        """What the room sees. What it must not see is shielded, frozen or not."""
        sight = Sight(meeting)
        if self.blank or sight.barred():
            return Slide(SHIELD, frame(meeting), Shield())
        if self.frozen is not None:
            return self.frozen if _still_stands(sight, self.frozen) else Slide(SHIELD, frame(meeting), Shield())
        return slide(meeting, followed(meeting) if self.mode is Mode.FOLLOW else self.aired)

    def coming(self, meeting: Meeting) -> Slide:
        """What `show_next` would put on air."""
        return slide(meeting, self.chosen or followed(meeting))

    def signal(self, meeting: Meeting) -> Signal:
        """How the screen stands, the strongest reason first."""
        if not self.on:
            return Signal.OFF
        if Sight(meeting).barred():
            return Signal.BARRED
        if self.blank:
            return Signal.BLANK
        if self.showing(meeting).cue.page is Page.SHIELD:
            return Signal.BARRED
        return Signal.FROZEN if self.frozen is not None else Signal.ON

    def switched(self, *, on: bool) -> Air:
        """On or off; off forgets blank, freeze and choice, so that the next start holds no surprise."""
        return replace(self, on=on, blank=False, frozen=None, chosen=None)

    def blanked(self) -> Air:
        """Blank, or no longer."""
        return replace(self, blank=not self.blank)

    def stilled(self, meeting: Meeting) -> Air:
        """Frozen at what is shown now, or moving again."""
        if self.frozen is not None:
            return replace(self, frozen=None)
        return replace(self, frozen=replace(self, blank=False).showing(meeting))

    def led(self, meeting: Meeting) -> Air:
        """Led by the secretary, beginning with what is shown now."""
        shown = replace(self, blank=False, frozen=None).showing(meeting).cue
        return replace(self, mode=Mode.LED, aired=ITEM if shown.page is Page.SHIELD else shown, chosen=None)

    def following(self) -> Air:
        """Following the meeting again."""
        return replace(self, mode=Mode.FOLLOW, frozen=None, chosen=None)

    def choosing(self, cue: Cue | None) -> Air:
        """Another page waits in the preview."""
        return replace(self, chosen=cue)

    def shown_next(self, meeting: Meeting) -> Air:
        """What waited is on air, whatever was blank or frozen before; a chosen page stays until another is shown."""
        bare = replace(self, blank=False, frozen=None, chosen=None)
        if self.mode is Mode.FOLLOW and self.chosen is None:
            return bare
        return replace(bare, mode=Mode.LED, aired=self.coming(meeting).cue if self.chosen is None else self.chosen)


def _still_stands(sight: Sight, slide_: Slide) -> bool:
    """Whether a page that stands still may stand on: nobody came in, nothing was struck out or protected since."""
    told = isinstance(slide_.body, Question) and bool(slide_.body.about)
    secret = told and sight.protected(slide_.cue.seq)
    return sight.may(slide_.cue.page) and sight.about(slide_.cue) and not secret
