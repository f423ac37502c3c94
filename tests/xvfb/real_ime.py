"""A real input method at the entry bar: every key of the hall in the middle of a word, and no word is lost.

    python -m tests.xvfb.real_ime ibus|fcitx5 [PICTURE]

Needs, besides Xvfb, openbox and xdotool, ``dbus-run-session`` and IBus with libpinyin, or fcitx5 with its Chinese
add-ons. These are not installed for the suite, which speaks to the window through input method events instead; this
program is for whoever changes how keys are heard. It prints one line per key and ends with 1 where a word was lost.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QTimer

from desktop.app.places import here
from desktop.ui.hall.screen import HallScreen
from desktop.ui.start import Program, make
from tests.ui.hall.rooms import opened
from tests.xvfb.driver import Driver, Story, focus, press, snapshot, wait
from tests.xvfb.pictures import screen

WORD, LETTERS, SPACE = "会议", "h u i y i", "space"
PROFILE = {
    "ibus": "ibus-daemon -drx --panel disable"
    "; until timeout 3 ibus engine | grep -q libpinyin; do timeout 3 ibus engine libpinyin; sleep 1; done",
    "fcitx5": "fcitx5 -d --disable=wayland,waylandim; sleep 3",
}
FCITX_PROFILE = """[Groups/0]
Name=Default
Default Layout=us
DefaultIM=pinyin

[Groups/0/Items/0]
Name=keyboard-us
Layout=

[Groups/0/Items/1]
Name=pinyin
Layout=

[GroupOrder]
0=Default
"""
NAMES = {
    "Return": "Return",
    "PgDown": "Next",
    "PgUp": "Prior",
    "Up": "Up",
    "Down": "Down",
    "Esc": "Escape",
    "Ins": "Insert",
    "Del": "Delete",
}
SETTLED = 350
"""Milliseconds in which an input method has answered a key, whatever its answer."""
LEFT_OUT = {"entry.focus", "kind.7"}
"""Esc tells every input method to drop the word, and Ctrl+7 asks fcitx5 which candidate it is to forget."""


@dataclass(frozen=True)
class Key:
    """A shortcut of the hall and the action it belongs to."""

    action: str
    shown: str
    pressed: str
    """As xdotool names it."""


def pressed(key: str) -> str:
    """Return how xdotool names a key that Qt spells ``key``."""
    *modifiers, last = key.split("+")
    name = NAMES.get(last, last.lower() if len(last) == 1 else last)
    return "+".join([*(each.lower() for each in modifiers), {",": "comma", "/": "slash"}.get(name, name)])


class Trial:
    """Every key of the hall, one after the other, each while a word is being composed."""

    def __init__(self, program: Program, picture: Path | None) -> None:
        self.program, self.picture = program, picture
        self.lost: list[str] = []
        self.fired: list[str] = []

    @property
    def hall(self) -> HallScreen:
        """The hall that fills the window."""
        page = self.program.window.screen_shown
        hall = page.findChild(HallScreen) if page else None
        assert isinstance(hall, HallScreen)
        return hall

    def in_hall(self) -> bool:
        """Whether the hall is shown and the cursor stands in its bar."""
        page = self.program.window.screen_shown
        hall = page.findChild(HallScreen) if page else None
        return hall is not None and focus() is hall.entry.editor

    def keys(self) -> tuple[Key, ...]:
        """Return all shortcuts of the hall."""
        return tuple(
            Key(spec.id, key, pressed(key))
            for spec in self.hall.table.specs
            for key in spec.keys
            if spec.id not in LEFT_OUT
        )

    def story(self) -> Story:
        """The whole trial."""
        yield wait("the window", lambda: self.program.window.isVisible() and focus() is not None)
        yield press("Return", lambda: self.program.window.screen_shown is not None)
        yield wait("the hall", self._hall_ready)
        yield press("Escape", self.in_hall)
        for key in self.keys():
            yield from self.one(key)
        yield press(LETTERS, lambda: self.hall.entry.editor.composition.preedit != "")
        if self.picture is not None:
            snapshot(self.picture)
        yield press(SPACE, self._holds(WORD))
        meeting = self.hall.meeting
        before = meeting.upto if meeting else 0
        yield press("Return", lambda: self.hall.meeting is not None and self.hall.meeting.upto > before)

    def one(self, key: Key) -> Story:
        """Compose, press the key, choose the candidate; the word must stand in the bar."""
        editor = self.hall.entry.editor
        editor.clear()
        heard: list[str] = []
        action = self.hall.table.action(key.action)
        link = action.triggered.connect(lambda: heard.append(key.action))
        yield press(LETTERS, lambda: editor.composition.preedit != "")
        yield press(key.pressed)
        yield from self._rest()
        if heard:
            self.fired.append(key.shown)
        composing = editor.composition.preedit
        if composing:
            yield press(SPACE)
            yield from self._rest()
        text = editor.toPlainText()
        sys.stdout.write(f"{key.shown:16}{key.action:24}{'fired ' if heard else ''}{composing!r} → {text!r}\n")
        if not text and not heard:
            self.lost.append(key.shown)
        action.triggered.disconnect(link)
        if focus() is not editor:
            yield press("Escape", self.in_hall)

    def _holds(self, word: str) -> Callable[[], bool]:
        return lambda: word in self.hall.entry.editor.toPlainText()

    def _hall_ready(self) -> bool:
        page = self.program.window.screen_shown
        hall = page.findChild(HallScreen) if page else None
        return hall is not None and hall.meeting is not None

    def _rest(self) -> Story:
        done: list[bool] = []
        QTimer.singleShot(SETTLED, lambda: done.append(True))
        yield wait("the input method's answer", lambda: bool(done))


def inside(store: Path, picture: Path | None) -> int:
    """The trial is over in this process, which the input method already serves: 1 where a word was lost."""
    application = make(here())
    program = Program(application.qt, application.look, here())
    application.crash_hook.show = program.show_bug
    trial = Trial(program, picture)
    driver = Driver(trial.story(), application.qt)
    ends: list[bool] = []
    driver.ended.connect(ends.append)
    driver.ended.connect(lambda _done: application.qt.exit())
    program.open(store)
    driver.start()
    application.qt.exec()
    sys.stdout.write(f"fired while composing: {trial.fired or 'none'}\nwords lost: {trial.lost or 'none'}\n")
    sys.stdout.flush()
    os._exit(0 if ends == [True] and not trial.lost and not trial.fired else 1)


def main(method: str, picture: str = "") -> int:
    """The trial was made under that input method on a screen of its own; 1 where a word was lost."""
    with tempfile.TemporaryDirectory() as place:
        home = Path(place) / "home"
        profile = home / ".config" / "fcitx5"
        profile.mkdir(parents=True)
        (profile / "profile").write_text(FCITX_PROFILE, encoding="utf-8")
        (profile / "config").write_text("[Behavior]\nActiveByDefault=True\n", encoding="utf-8")
        os.environ["HOME"] = str(home)
        with closing(opened(home)[0]) as office:
            folder = office.folder
        (home / ".config" / "huishen").mkdir(parents=True, exist_ok=True)
        for key in (home / "config" / "keys").glob("*"):
            there = home / ".config" / "huishen" / "keys" / key.name
            there.parent.mkdir(exist_ok=True)
            there.write_bytes(key.read_bytes())
        with screen(home) as environment:
            told = {**environment, "GTK_IM_MODULE": "ibus", "QT_IM_MODULE": "fcitx" if method == "fcitx5" else "ibus"}
            again = f"{sys.executable} -m tests.xvfb.real_ime --inside {folder} {picture}"
            script = f"{PROFILE[method]}; sleep 1; exec {again}"
            return subprocess.run(["dbus-run-session", "--", "sh", "-c", script], env=told, check=False).returncode


if __name__ == "__main__":
    if sys.argv[1] == "--inside":
        inside(Path(sys.argv[2]), Path(sys.argv[3]) if sys.argv[3:] else None)
    sys.exit(main(*sys.argv[1:]))
