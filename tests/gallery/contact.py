"""Contact sheets: the pictures of one dress side by side, small, with their names."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw

ACROSS, WIDE, GAP, WORDS = 4, 480, 12, 18
PAPER, INK = (244, 244, 244), (32, 32, 32)


def contact_sheet(pictures: Sequence[Path], width: int, file: Path) -> None:
    """All ``pictures`` stand in ``file``, four in a row in the order given, their names below them.

    ``width`` is that of a whole window, in pixels: all are drawn at one scale, so that a dialog stays small.
    """
    tiles = [_tile(each, WIDE / width) for each in pictures]
    rows = [tiles[at : at + ACROSS] for at in range(0, len(tiles), ACROSS)]
    heights = [max(tile.height for tile in row) for row in rows]
    sheet = Image.new("RGB", (ACROSS * (WIDE + GAP) + GAP, sum(heights) + GAP * (len(rows) + 1)), PAPER)
    top = GAP
    for row, height in zip(rows, heights, strict=True):
        for at, tile in enumerate(row):
            sheet.paste(tile, (GAP + at * (WIDE + GAP), top))
        top += height + GAP
    sheet.save(file, optimize=True)


def _tile(picture: Path, scale: float) -> Image.Image:
    with Image.open(picture) as whole:
        size = (min(WIDE, round(whole.width * scale)), round(whole.height * scale))
        small = whole.convert("RGB").resize(size, Image.Resampling.LANCZOS)
    tile = Image.new("RGB", (WIDE, small.height + WORDS), PAPER)
    tile.paste(small, (0, 0))
    ImageDraw.Draw(tile).text((2, small.height + 3), picture.stem, INK)
    return tile
