"""Reading a TrueType face: which characters it has, how wide they are, where their ink lies.

Only the tables a printed page needs are read, and in place; a face of 15 MB is ready in a few hundredths of a second.
"""

from __future__ import annotations

import struct
import sys
from array import array

_EM = 1000
"""All widths leave this module in thousandths of an em, the unit of PDF."""

_BLANK = (0x20, 0x3000)
"""The only characters that may print as nothing; a face that maps others to an empty glyph does not have them."""


class UnusableFace(Exception):
    """这个字体文件不能用于生成PDF：需要TrueType轮廓的字体（.ttf）。请换一个字体文件。"""


class Face:
    """A TrueType face as it lies in memory; never changed after it was made.

    Raises UnusableFace when `data` is no single TrueType font with glyf outlines and a Unicode character map.
    """

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        self._data = data
        count = int.from_bytes(data[4:6], "big")
        if data[:4] not in (b"\0\1\0\0", b"true"):
            raise UnusableFace(name)
        self._tables: dict[str, tuple[int, int]] = {}
        for n in range(count):
            tag, _, offset, length = struct.unpack_from(">4sLLL", data, 12 + 16 * n)
            self._tables[tag.decode("latin-1")] = (offset, length)
        if not {"glyf", "loca", "cmap", "hmtx", "hhea", "head", "maxp"} <= self._tables.keys():
            raise UnusableFace(name)
        head = self.table("head")
        self.units = int.from_bytes(head[18:20], "big")
        self.box = tuple(self._scaled(edge) for edge in struct.unpack_from(">4h", head, 36))
        self.ascent, self.descent = map(self._scaled, struct.unpack_from(">2h", self.table("hhea"), 4))
        (glyphs,) = struct.unpack_from(">H", self.table("maxp"), 4)
        self._starts = self._locations(glyphs, long=head[51] == 1)
        (full,) = struct.unpack_from(">H", self.table("hhea"), 34)
        self._advances = _big_endian("H", self.table("hmtx")[: 4 * full])[::2]
        self._bearings_start = 4 * full
        self.glyphs: dict[int, int] = self._character_map()
        """Code point → glyph number, only for characters the face can draw."""

    def table(self, tag: str) -> bytes:
        """Return the bytes of one table, empty if the face has none of that name."""
        offset, length = self._tables.get(tag, (0, 0))
        return self._data[offset : offset + length]

    def advance(self, glyph: int) -> int:
        """Return how far the pen moves over a glyph, in thousandths of an em."""
        return self._scaled(self._advances[min(glyph, len(self._advances) - 1)])

    def side_bearings(self, glyph: int) -> tuple[int, int]:
        """Return the white left and right of the ink, in thousandths of an em; a blank glyph is white on the left."""
        outline = self.outline(glyph)
        advance = self.advance(glyph)
        if not outline:
            return advance, 0
        left, _, right, _ = struct.unpack_from(">4h", outline, 2)
        return self._scaled(left), advance - self._scaled(right)

    def metrics(self, glyph: int) -> tuple[int, int]:
        """Return advance and left side bearing as the file has them, in the face's own units."""
        full = len(self._advances)
        if glyph < full:
            (bearing,) = struct.unpack_from(">h", self.table("hmtx"), 4 * glyph + 2)
            return self._advances[glyph], bearing
        (bearing,) = struct.unpack_from(">h", self.table("hmtx"), self._bearings_start + 2 * (glyph - full))
        return self._advances[-1], bearing

    def outline(self, glyph: int) -> bytes:
        """Return a glyph's outline as stored, empty for a blank glyph."""
        offset, _ = self._tables["glyf"]
        return self._data[offset + self._starts[glyph] : offset + self._starts[glyph + 1]]

    def _scaled(self, value: int) -> int:
        return round(value * _EM / self.units)

    def _locations(self, glyphs: int, *, long: bool) -> array[int]:
        if long:
            return _big_endian("L" if array("L").itemsize == 4 else "I", self.table("loca")[: 4 * (glyphs + 1)])
        return array("I", (2 * start for start in _big_endian("H", self.table("loca")[: 2 * (glyphs + 1)])))

    def _character_map(self) -> dict[int, int]:
        cmap = self.table("cmap")
        (count,) = struct.unpack_from(">H", cmap, 2)
        places = {}
        for n in range(count):
            platform, encoding, offset = struct.unpack_from(">HHL", cmap, 4 + 8 * n)
            places[platform, encoding] = offset
        for wanted in ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3)):
            if wanted in places:
                found = _read_map(cmap, places[wanted])
                break
        else:
            raise UnusableFace(self.name)
        starts = self._starts
        return {
            code: glyph
            for code, glyph in found.items()
            if glyph and (starts[glyph] != starts[glyph + 1] or code in _BLANK)
        }


def _big_endian(code: str, data: bytes) -> array[int]:
    """Return the numbers of a table; `code` is array's letter for their size."""
    numbers = array(code, data)
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers


def _read_map(cmap: bytes, offset: int) -> dict[int, int]:
    """Return code point → glyph of one cmap subtable of format 4 or 12."""
    (form,) = struct.unpack_from(">H", cmap, offset)
    found: dict[int, int] = {}
    if form == 12:
        (groups,) = struct.unpack_from(">L", cmap, offset + 12)
        for first, last, glyph in struct.iter_unpack(">LLL", cmap[offset + 16 : offset + 16 + 12 * groups]):
            found.update(zip(range(first, last + 1), range(glyph, glyph + last - first + 1), strict=True))
        return found
    if form != 4:
        return found
    (doubled,) = struct.unpack_from(">H", cmap, offset + 6)
    words = _big_endian("H", cmap[offset : len(cmap) - (len(cmap) - offset) % 2])
    segments = doubled // 2
    ends, starts = 7, 8 + segments
    deltas, ranges = starts + segments, starts + 2 * segments
    for n in range(segments):
        for code in range(words[starts + n], words[ends + n] + 1):
            glyph = code
            if words[ranges + n]:
                glyph = words[ranges + n + words[ranges + n] // 2 + code - words[starts + n]]
                if not glyph:
                    continue
            found[code] = (glyph + words[deltas + n]) & 0xFFFF
    return found
