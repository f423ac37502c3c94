"""Takes the pictures of the manual and the README from the window itself, on a screen of its own.

    python -m tests.xvfb.pictures [FOLDER]

The invented review of the walk is worked through once; on the way the screen is taken at six places. Needs Xvfb,
openbox, xdotool and xclip, as the tests do.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

from PIL import Image

from desktop.app.office import open_office
from desktop.app.places import Places
from desktop.meeting.plan import Plan
from tests.xvfb.matter import write_ledger
from tests.xvfb.screen import managed

ROOT = Path(__file__).parent.parent.parent
HERE = ROOT / "resources" / "manual" / "pictures"
WANTED = ("shelf", "prepare", "import", "questioning", "vote", "minutes")
OTHERS = (
    ("示例市水务局巡察整改四方会审", "示例会审〔2027〕8号", "一号会议室"),
    ("示例市文化馆巡察整改四方会审", "示例会审〔2027〕7号", "二号会议室"),
    ("示例市粮食储备中心巡察整改四方会审", "示例会审〔2027〕6号", "二号会议室"),
)
COLOURS = 256
MOST = 150_000
"""Bytes of one picture: they travel with the program."""


@contextmanager
def screen(home: Path) -> Iterator[dict[str, str]]:
    """A screen with a window manager, and the environment of a program that is to appear on it."""
    reading, writing = os.pipe()
    size = ("-screen", "0", "1366x768x24", "-nolisten", "tcp", "-noreset")
    server = subprocess.Popen(["Xvfb", "-displayfd", str(writing), *size], pass_fds=[writing])
    os.close(writing)
    with os.fdopen(reading) as answer:
        display = f":{answer.readline().strip()}"
    clean = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    try:
        with managed(display, {**clean, "HOME": str(home), "LANG": "C.UTF-8"}) as environment:
            yield environment
    finally:
        server.terminate()
        server.wait()


@contextmanager
def neutral() -> Iterator[Path]:
    """An empty folder whose name may be seen in a picture; it is gone afterwards."""
    place = Path(tempfile.gettempdir()) / "会审样本"
    place.mkdir()
    try:
        yield place
    finally:
        shutil.rmtree(place)


def shelve(folder: Path, places: Places) -> None:
    """The store holds a few meetings that are being prepared."""
    with closing(open_office(folder, places=places)) as office:
        for title, number, place in reversed(OTHERS):
            plan = replace(Plan(title=title, number=number), place=place, sample=True)
            office.preparations.new("rectification-review", plan).result()


def main(folder: Path = HERE) -> int:
    """The pictures stand in the folder; 1 where the walk or a picture's size went wrong."""
    folder.mkdir(parents=True, exist_ok=True)
    with neutral() as place:
        home, taken, papers = place / "home", place / "taken", place / "papers"
        for each in (home, taken, papers):
            each.mkdir()
        shelve(place / "会议库", Places(home / ".config" / "huishen", home / ".local" / "share" / "huishen"))
        ledger = write_ledger(place / "问题台账.xlsx")
        story = [sys.executable, "-m", "tests.xvfb.walk", place / "会议库", ledger, papers, taken]
        with screen(home) as environment:
            if subprocess.run(story, cwd=ROOT, env=environment, check=False).returncode:
                return 1
        for name in WANTED:
            with Image.open(taken / f"{name}.png") as picture:
                few = picture.convert("RGB").quantize(
                    COLOURS, Image.Quantize.MAXCOVERAGE, kmeans=2, dither=Image.Dither.NONE
                )
                few.save(folder / f"{name}.png", optimize=True)
    large = [file.name for file in sorted(folder.glob("*.png")) if file.stat().st_size > MOST]
    sys.stderr.write(f"too large: {', '.join(large)}\n" if large else "")
    return 1 if large else 0


if __name__ == "__main__":
    sys.exit(main(*(Path(each) for each in sys.argv[1:2])))
