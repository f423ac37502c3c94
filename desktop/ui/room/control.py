"""The lead of the room screen: what is on air, on which screen, in which light; remembered for the next meeting."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop.app.room.air import Air, Mode
from desktop.app.room.air import Signal as Light
from desktop.app.room.following import offered
from desktop.app.room.sight import Sight
from desktop.app.room.slides import Cue, Slide
from desktop.meeting.ids import FindingId
from desktop.meeting.state import Meeting
from desktop.ui.errand import Errand
from desktop.ui.room.canvas import Canvas
from desktop.ui.room.placing import AUTO, WINDOW
from desktop.ui.room.projector import Projector
from desktop.ui.session import Session
from desktop.ui.speech import tr
from desktop.ui.telling import Offer, Troubled

SETTING = "room"
LIKE = QSize(1920, 1080)


class RoomControl(QObject):
    """Leads one room screen. ``changed`` says that something of it is different now."""

    changed = Signal()

    def __init__(self, session: Session, owner: QWidget) -> None:
        super().__init__(owner)
        self._session = session
        self._meeting: Meeting | None = None
        self._finding = FindingId("")
        self.air = Air()
        self.dark = False
        self.canvas = Canvas(self.now, session.language.value)
        self.canvas.turned.connect(self._turned)
        self.projector = Projector(self.canvas, owner)
        self.projector.window.shut.connect(self._shut)
        self.projector.moved.connect(self.changed)
        self.projector.lost.connect(self._lost)
        self.projector.found.connect(self._found)
        self.projector.back.connect(self._back)
        owner.destroyed.connect(_closer(self.projector))
        settings = session.office.settings
        session.errands.send(Errand(tr("正在读取投屏设置"), lambda _report: settings.get(SETTING), self._remember))

    # What stands

    def now(self) -> datetime:
        """Return the present moment by the office's clock."""
        return self._session.office.clock.now()

    @property
    def meeting(self) -> Meeting | None:
        """The meeting being shown, None until it was read."""
        return self._meeting

    @property
    def showing(self) -> Slide | None:
        """What the room sees while the screen is on, and would see if it were."""
        return self.air.showing(self._meeting) if self._meeting else None

    @property
    def coming(self) -> Slide | None:
        """What would be shown next."""
        return self.air.coming(self._meeting) if self._meeting else None

    @property
    def light(self) -> Light:
        """How the screen stands, in one word."""
        return self.air.signal(self._meeting) if self._meeting else Light.OFF

    @property
    def offers(self) -> tuple[Cue, ...]:
        """The pages that can be chosen."""
        return offered(self._meeting, self._finding) if self._meeting else ()

    @property
    def barred(self) -> tuple[str, ...]:
        """Who must leave before anything is seen."""
        return tuple(each.seat.name for each in Sight(self._meeting).barred()) if self._meeting else ()

    # What is done

    def refresh(self, meeting: Meeting) -> None:
        """Follow the meeting as it stands."""
        self._meeting = meeting
        self._show()

    def follow_finding(self, finding: FindingId) -> None:
        """Offer the opinions on ``finding``; nothing on air changes by that."""
        self._finding = finding
        self.changed.emit()

    def toggle(self) -> None:
        """Turn the room screen on or off."""
        if self._meeting is not None:
            self._turn(on=not self.air.on)

    def blank(self) -> None:
        """Show nothing but the title, or something again."""
        self._change(self.air.blanked())

    def freeze(self) -> None:
        """Hold what is shown, whatever the meeting does, or let it go on."""
        if self._meeting is not None:
            self._change(self.air.stilled(self._meeting))

    def show_next(self) -> None:
        """Put on air what waits in the preview."""
        if self._meeting is not None:
            self._change(self.air.shown_next(self._meeting))

    def set_mode(self, mode: Mode) -> None:
        """Follow the meeting, or look at every page before it is shown."""
        if self._meeting is not None:
            led = mode is Mode.LED
            self._change(self.air.led(self._meeting) if led else self.air.following())
            self._keep()

    def choose(self, cue: Cue | None) -> None:
        """Have that page wait in the preview."""
        self._change(self.air.choosing(cue))

    def turn_sheet(self, by: int) -> None:
        """Show the next sheet of a long page, or the one before."""
        self.canvas.turn(by)

    def wish_for(self, screen: str) -> None:
        """Stand on that screen; remembered."""
        self.projector.wish_for(screen)
        self._keep()
        self.changed.emit()

    def wear(self, *, dark: bool) -> None:
        """Be light or dark; remembered."""
        self.dark = dark
        self.canvas.wear(dark=dark)
        self._keep()
        self.changed.emit()

    def close(self) -> None:
        """Put the room's window away for good."""
        self.projector.close()

    def _turn(self, *, on: bool) -> None:
        self.air = self.air.switched(on=on)
        self._show()
        self.projector.turn(on=on)

    def _change(self, air: Air) -> None:
        self.air = air
        self._show()

    def _show(self) -> None:
        slide = self.showing
        if slide is not None and self.air.on:
            self.canvas.turns = self.air.mode is Mode.FOLLOW and self.air.frozen is None
            self.canvas.show_slide(slide)
        self.changed.emit()

    def _turned(self, _at: int, _count: int) -> None:
        self.changed.emit()

    def _shut(self) -> None:
        """The window was closed with the mouse: that is turning it off."""
        if self.air.on:
            self._turn(on=False)

    # Screens that come and go

    def _lost(self, name: str) -> None:
        self._session.teller.trouble(
            Troubled(
                tr("投屏用的屏幕“{name}”断开了，投屏窗口已收起。", name=name),
                tr("重新接好后会自动恢复；记录不受影响。"),
                Offer(tr("改在窗口中显示"), lambda: self.projector.wish_for(WINDOW)),
            )
        )

    def _found(self, name: str) -> None:
        self._session.teller.trouble(
            Troubled(
                tr("接入了另一块屏幕“{name}”。", name=name),
                tr("原来的屏幕仍未接好。"),
                Offer(tr("投到这块屏幕"), lambda: self.wish_for(name)),
            )
        )

    def _back(self, name: str) -> None:
        self._session.teller.done(tr("屏幕“{name}”已接好，投屏已恢复。", name=name))

    # Memory

    def _remember(self, text: str) -> None:
        if not isValid(self) or not text:
            return
        told = json.loads(text)
        self.projector.wish = str(told.get("screen", AUTO))
        self.dark = bool(told.get("dark", False))
        self.canvas.wear(dark=self.dark)
        if told.get("mode") == Mode.LED.value and not self.air.on:
            self.air = Air(mode=Mode.LED)
        self.changed.emit()

    def _keep(self) -> None:
        settings = self._session.office.settings
        kept = {"screen": self.projector.wish, "dark": self.dark, "mode": self.air.mode.value}
        text = json.dumps(kept, ensure_ascii=False)
        errand = Errand(tr("正在保存投屏设置"), lambda _report: settings.keep(SETTING, text), lambda _none: None)
        self._session.errands.send(errand)


def _closer(projector: Projector) -> Callable[[], None]:
    """What puts the window away with the hall: it has no parent that would."""
    window = projector.window

    def close() -> None:
        if isValid(window):
            window.hide()
            window.deleteLater()

    return close
