"""Every screen in every dress, to be looked at: full pictures, and a contact sheet for each dress and state.

    python -m tests.gallery --out DIR [--state S] [--shade light|dark] [--lang zh|en] [--size WxH] [--scale F]
                            [--audit] [SCREEN]

Draws {empty, typical, full, long, rehearsal} × {light, dark} × {zh, en} × {1366×768, 1920×1080} unless told
otherwise, without a display. The stores are made once in DIR/stores and kept for the next run; delete them to have
them made anew.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from itertools import product
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.ui.application import Appearance, Language, Shade, dress
from tests.gallery.contact import contact_sheet
from tests.gallery.draw import Dress, Studio
from tests.gallery.matter import stocks
from tests.gallery.shots import shots

SIZES = ("1366x768", "1920x1080")


def main(arguments: Sequence[str]) -> int:
    """The pictures and sheets stand in the folder; returns the exit code."""
    asked = _asked(arguments)
    asked.out.mkdir(parents=True, exist_ok=True)
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={_wide_screen(asked.out)}"
    QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    qt = QApplication(["gallery"])
    qt.setStyle("Fusion")
    qt.setCursorFlashTime(0)
    studio = Studio(qt, dress(qt, Appearance(shade=Shade.LIGHT)), asked.out)
    studio.look_for_faults = asked.audit
    chosen = {
        name: stock for name, stock in stocks(asked.out / "stores").items() if not asked.state or name in asked.state
    }
    wanted = [shot for shot in shots() if not asked.screens or shot.name in asked.screens]
    for size, language, shade in product(
        asked.size or SIZES, asked.lang or ["zh", "en"], asked.shade or ["light", "dark"]
    ):
        width, height = (int(each) for each in size.split("x"))
        worn = Dress(Shade(shade), Language(language), width, height, asked.scale)
        for state, stock in chosen.items():
            if files := studio.draw(worn, state, stock, wanted):
                contact_sheet(files, width, asked.out / f"sheet-{state}-{worn.name}.png")
            sys.stdout.write(f"{state} {worn.name}: {len(files)}\n")
            sys.stdout.flush()
    return 0


def _wide_screen(folder: Path) -> Path:
    """Describe a screen on which every window has room: the platform's own has 800 pixels across."""
    screen = {"name": "GALLERY", "x": 0, "y": 0, "width": 2560, "height": 1600, "logicalDpi": 96, "dpr": 1}
    file = folder / "screen.json"
    file.write_text(json.dumps({"screens": [screen]}), "utf-8")
    return file


def _asked(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.gallery", description="Draw every screen.")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument("--state", action="append")
    parser.add_argument("--shade", action="append", choices=["light", "dark"])
    parser.add_argument("--lang", action="append", choices=["zh", "en"])
    parser.add_argument("--size", action="append", metavar="WxH")
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--audit", action="store_true", help="also write what can be said against each")
    parser.add_argument("screens", nargs="*")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    code = main(sys.argv[1:])
    sys.stdout.flush()
    os._exit(code)
