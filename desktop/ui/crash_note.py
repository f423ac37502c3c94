"""Bugs: told loudly, kept in a note, never swallowed.

The note holds the stack and the versions, and no values of variables: those could be names or votes.
"""

import platform
import sys
import traceback
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import qVersion

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class CrashNote:
    """A bug that was caught: what it was in one line, and the file that tells more, "" when none was kept."""

    summary: str
    file: str


class CrashHook:
    """Takes the place of ``sys.excepthook``: prints, keeps a note, then shows it through ``show`` if set.

    A bug in painting would come again at every repaint: while one is being shown, further ones are printed
    and kept, not shown.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._showing = False
        self.show: Callable[[CrashNote], None] | None = None

    def __call__(self, kind: type[BaseException], bug: BaseException, trace: TracebackType | None, /) -> None:
        """Deal with one uncaught exception; Ctrl-C is not a bug."""
        sys.__excepthook__(kind, bug, trace)
        if issubclass(kind, KeyboardInterrupt):
            return
        note = self._keep(bug)
        if self.show is None or self._showing:
            return
        self._showing = True
        try:
            self.show(note)
        finally:
            self._showing = False

    def _keep(self, bug: BaseException) -> CrashNote:
        summary = f"{type(bug).__name__} @ {_place(bug)}"
        now = datetime.now(UTC)
        file = self._folder / f"crash-{now:%Y%m%d-%H%M%S-%f}.txt"
        versions = f"Python {platform.python_version()}  Qt {qVersion()}  {platform.platform()}"
        lines = [f"{now.isoformat()}  {versions}\n", *_stack(bug)]
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            file.write_text("".join(lines), "utf-8")
        except OSError as trouble:
            sys.stderr.write(f"no crash note kept: {trouble}\n")
            return CrashNote(summary, "")
        return CrashNote(summary, str(file))


def _place(bug: BaseException) -> str:
    frames = traceback.extract_tb(bug.__traceback__)
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"


def _stack(bug: BaseException) -> list[str]:
    """Return the stacks of ``bug`` and its causes without their messages, which may quote what was typed."""
    lines: list[str] = []
    now: BaseException | None = bug
    while now is not None:
        lines.append(f"{type(now).__name__}\n")
        lines.extend(traceback.format_tb(now.__traceback__))
        now = now.__cause__ or (None if now.__suppress_context__ else now.__context__)
    return lines
