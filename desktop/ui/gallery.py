"""A preview of every piece in both themes: ``python -m desktop.ui.gallery --out DIR`` writes one PNG each.

The names in it are invented. It is how the look is judged: change a piece, draw it, look at it.
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desktop.ui.application import Appearance, Language, Shade, dress
from desktop.ui.gallery_pieces import PIECES
from desktop.ui.gallery_room import room
from desktop.ui.gallery_slides import NOW, slides
from desktop.ui.look import Look
from desktop.ui.room.canvas import Canvas

Maker = Callable[[Look], QWidget]


def draw(qt: QApplication, widget: QWidget, file: Path) -> None:
    """Show ``widget``, let it settle, and write its picture to ``file``."""
    widget.show()
    for _turn in range(4):
        qt.processEvents()
    widget.grab().save(str(file))
    widget.close()
    widget.deleteLater()
    QCoreApplication.sendPostedEvents()


def framed(look: Look, piece: QWidget, width: int, height: int) -> QWidget:
    """Return ``piece`` on a panel of its own with some room around it."""
    frame = QWidget()
    frame.setObjectName("frame")
    frame.setStyleSheet(f"QWidget#frame {{ background: {look.theme.tokens.surface}; }}")
    column = QVBoxLayout(frame)
    margin = look.theme.px(16)
    column.setContentsMargins(margin, margin, margin, margin)
    column.addWidget(piece)
    frame.resize(look.theme.px(width), look.theme.px(height))
    return frame


def draw_all(qt: QApplication, folder: Path, appearance: Appearance, only: Sequence[str]) -> list[Path]:
    """Draw the pieces named in ``only``, all when it is empty, and return the files written."""
    look = dress(qt, appearance)
    folder.mkdir(parents=True, exist_ok=True)
    tail = f"{appearance.shade.value}-{appearance.language.value}"
    files: list[Path] = []
    for name, piece in PIECES.items():
        if not only or name in only:
            files.append(folder / f"{name}-{tail}.png")
            draw(qt, framed(look, piece.make(look), piece.width, piece.height), files[-1])
    for name, width, height in (("room", 1366, 768), ("room-narrow", 1093, 614), ("room-wide", 1920, 1080)):
        if not only or name in only:
            files.append(folder / f"{name}-{tail}.png")
            window = room(look)
            window.resize(width, height)
            draw(qt, window, files[-1])
    return [*files, *draw_slides(qt, folder, tail, only)]


def draw_slides(qt: QApplication, folder: Path, tail: str, only: Sequence[str]) -> list[Path]:
    """Draw the pages of the room screen as a projector shows them, the first sheet of each."""
    files: list[Path] = []
    for name, slide in slides().items():
        if only and f"slide-{name}" not in only and "slides" not in only:
            continue
        for width, height in ((1920, 1080), (1280, 720)):
            canvas = Canvas(lambda: NOW, tail.rpartition("-")[2])
            canvas.wear(dark=tail.startswith("dark"))
            canvas.resize(width, height)
            canvas.show_slide(slide)
            files.append(folder / f"slide-{name}-{height}-{tail}.png")
            draw(qt, canvas, files[-1])
    return files


def main(arguments: Sequence[str]) -> int:
    """Draw what the command line asks for; returns the exit code."""
    parser = argparse.ArgumentParser(description="Draw every piece of the windows.")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument("--shade", choices=["light", "dark"], action="append")
    parser.add_argument("--lang", choices=[each.value for each in Language], default="zh")
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("only", nargs="*")
    asked = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    qt = QApplication(["gallery"])
    qt.setStyle("Fusion")
    qt.setCursorFlashTime(0)
    for shade in asked.shade or ["light", "dark"]:
        appearance = Appearance(Language(asked.lang), Shade(shade), asked.scale)
        for file in draw_all(qt, asked.out, appearance, asked.only):
            sys.stdout.write(f"{file}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
