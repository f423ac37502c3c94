"""Input methods: nothing typed is lost, and no shortcut fires in the middle of a word.

Two faults seen with real IBus and fcitx5 are mended here. F-keys and Ctrl+Enter are not eaten by the input
method, so their shortcuts fire while a word is still being composed, and the word is lost: while composing,
such keys are swallowed. A mouse click elsewhere, or saving, leaves the word behind: it is written down first.
"""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QObject, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

Editor = QLineEdit | QPlainTextEdit
_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease})
_WATCHED = _KEYS | {QEvent.Type.InputMethod, QEvent.Type.ShortcutOverride, QEvent.Type.FocusAboutToChange}


def text_of(editor: Editor) -> str:
    """Return what stands in ``editor``, the word being composed not included."""
    return editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText()


class Composition(QObject):
    """Watches one editor: ``preedit`` is the word being composed there now, "" when none is.

    An event filter, not a subclass: the same few lines serve both kinds of editor. ``moved`` says that the word
    changed, which no signal of the editor does.
    """

    moved = Signal()

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor)
        self._editor = editor
        self._preedit = ""
        editor.installEventFilter(self)

    @property
    def preedit(self) -> str:
        """The word being composed."""
        return self._preedit

    def text(self) -> str:
        """Return the editor's text as a draft should keep it: with the word being composed at the cursor."""
        editor = self._editor
        text = text_of(editor)
        if not self._preedit:
            return text
        at = editor.cursorPosition() if isinstance(editor, QLineEdit) else editor.textCursor().position()
        return text[:at] + self._preedit + text[at:]

    def flush(self) -> None:
        """Write the word being composed into the editor, whatever the input method does with it.

        IBus answers ``commit`` by throwing the word away, so it is written here when the text did not change.
        """
        word = self._preedit
        if not word:
            return
        before = text_of(self._editor)
        method = QGuiApplication.inputMethod()
        method.commit()
        if text_of(self._editor) == before:
            method.reset()
        if text_of(self._editor) == before:
            event = QInputMethodEvent("", [])
            event.setCommitString(word)
            QCoreApplication.sendEvent(self._editor, event)
        self._preedit = ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note what is composed; keep keys that reach us while composing from doing anything."""
        kind = event.type()
        if kind not in _WATCHED or watched is not self._editor:
            return False
        if isinstance(event, QInputMethodEvent):
            if self._preedit != event.preeditString():
                self._preedit = event.preeditString()
                if not event.commitString():  # otherwise the text is about to change, which the editor says
                    self.moved.emit()
        elif self._preedit and kind is QEvent.Type.FocusAboutToChange:
            self.flush()
        elif self._preedit and kind is QEvent.Type.ShortcutOverride:
            event.accept()  # taken as typing, so that no shortcut fires
            return True
        elif self._preedit and kind in _KEYS:
            return True
        return False


def plugin_names() -> frozenset[str]:
    """Return the input method plugins this Qt came with, such as ``ibus`` and ``compose``."""
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforminputcontexts"
    tail = "platforminputcontextplugin"
    return frozenset(
        file.name.split(tail)[0].removeprefix("lib") for file in folder.glob(f"*{tail}*") if file.is_file()
    )


MACHINE_IDS = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))
"""Where a machine's D-Bus name lies; a bare container may have neither."""


def bus_settings(environ: Mapping[str, str], ids: Sequence[Path] = MACHINE_IDS) -> dict[str, str]:
    """Return what keeps D-Bus from ending the program on a machine that was never given an id.

    Asked for the id there, as Qt's IBus plugin does, libdbus does not fail: it aborts the process. Without an id no
    input method can be running either, so neither bus nor plugin is asked for.
    """
    if any(each.is_file() and each.stat().st_size for each in ids):
        return {}
    changes = {"QT_IM_MODULE": "compose", "DBUS_SESSION_BUS_ADDRESS": "disabled:"}
    return changes | ({"QT_IM_MODULES": "compose"} if "QT_IM_MODULES" in environ else {})


def input_method_settings(
    environ: Mapping[str, str], plugins: frozenset[str], platform: str = sys.platform
) -> dict[str, str]:
    """Return the environment variables to set before the application is made, so that Chinese can be typed.

    Kylin, UOS and deepin set ``QT_IM_MODULE=fcitx``, for which the PySide6 wheels have no plugin: no input
    method at all would be the result. fcitx5 answers on IBus's address as well, so ``ibus`` serves both.
    """
    if platform != "linux" or "ibus" not in plugins:
        return {}
    changes: dict[str, str] = {}
    wanted = environ.get("QT_IM_MODULE", "")
    if wanted not in plugins and (wanted or "@im=" in environ.get("XMODIFIERS", "")):
        changes["QT_IM_MODULE"] = "ibus"
    if listed := [name for name in environ.get("QT_IM_MODULES", "").split(";") if name]:
        usable = [name for name in listed if name in plugins or name == "wayland"]
        if not plugins.intersection(usable):
            changes["QT_IM_MODULES"] = ";".join([*usable, "ibus"])
    return changes
