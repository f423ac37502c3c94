"""What one person chose for the windows on this machine: kept in a file, for it is wanted before any store is open."""

import json
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.ui.application import Appearance, Language, Shade
from desktop.ui.scale import LARGEST, SMALLEST


@dataclass(frozen=True, slots=True)
class Choices:
    """The choices; all texts, so that the file can be read and mended by hand."""

    language: str = Language.CHINESE.value
    shade: str = Shade.SYSTEM.value
    factor: str = "1.0"
    geometry: str = ""
    """Place and size of the window as Qt saves them, in hexadecimal."""
    store: str = ""
    """Folder of the store opened last; empty: the user's own."""
    export_to: str = ""
    """Folder papers went to last."""

    @property
    def appearance(self) -> Appearance:
        """How the program is to look; what the file says wrongly is as if it said nothing."""
        language = self.language if self.language in set(Language) else Language.CHINESE
        shade = self.shade if self.shade in set(Shade) else Shade.SYSTEM
        return Appearance(Language(language), Shade(shade), _factor(self.factor))


def read_choices(file: Path) -> Choices:
    """The choices of that file; the usual ones where there is none or it cannot be read."""
    try:
        told = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return Choices()
    if not isinstance(told, dict):
        return Choices()
    known = {field.name for field in fields(Choices)}
    return Choices(**{key: text for key, text in told.items() if key in known and isinstance(text, str)})


class ChoiceKeeper(QObject):
    """The choices as they stand. ``changed`` follows every change; the file is written at once.

    A file that cannot be written costs a choice, never the work: it is left as it is.
    """

    changed = Signal()

    def __init__(self, file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._now = read_choices(file)

    @property
    def now(self) -> Choices:
        """The choices as they stand."""
        return self._now

    def change(self, **parts: str) -> None:
        """Keep the named parts; nothing happens where nothing differs."""
        new = replace(self._now, **parts)
        if new == self._now:
            return
        self._now = new
        self._write()
        self.changed.emit()

    def _write(self) -> None:
        draft = self._file.with_name(f"{self._file.name}.part")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            draft.write_text(json.dumps(asdict(self._now), ensure_ascii=False, indent=1), "utf-8")
            draft.replace(self._file)
        except OSError:
            draft.unlink(missing_ok=True)


def _factor(text: str) -> float:
    try:
        return min(max(float(text), SMALLEST), LARGEST)
    except ValueError:
        return SMALLEST
