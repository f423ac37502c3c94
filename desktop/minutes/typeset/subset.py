"""Cutting a face down to the glyphs a document uses, in exactly the order its codes were given out."""

from __future__ import annotations

import struct
from collections.abc import Sequence

from desktop.minutes.typeset.face import Face

_KEPT_WHOLE = ("cvt ", "fpgm", "prep")
"""The hinting programs: glyphs call into them, so they go along unread."""

_WORDS, _SCALE, _MORE, _TWO_SCALES, _MATRIX = 0x0001, 0x0008, 0x0020, 0x0040, 0x0080


def subset(face: Face, glyphs: Sequence[int]) -> bytes:
    """Return a TrueType file whose glyph n is `glyphs[n]` of the face; glyphs[0] must be 0.

    Parts of composite glyphs follow after the last one asked for, so that they never shift the numbering. A glyph
    asked for twice stands twice: two characters may share a shape and must still be told apart when copied.
    """
    order = list(glyphs)
    place = {glyph: n for n, glyph in reversed(list(enumerate(order)))}
    outlines: list[bytes] = []
    n = 0
    while n < len(order):
        outline = bytearray(face.outline(order[n]))
        for offset in _component_offsets(outline):
            (part,) = struct.unpack_from(">H", outline, offset)
            if part not in place:
                place[part] = len(order)
                order.append(part)
            struct.pack_into(">H", outline, offset, place[part])
        outline += bytes(-len(outline) % 4)
        outlines.append(bytes(outline))
        n += 1
    starts = [0]
    for data in outlines:
        starts.append(starts[-1] + len(data))
    metrics = [face.metrics(glyph) for glyph in order]
    head = bytearray(face.table("head"))
    struct.pack_into(">L", head, 8, 0)
    struct.pack_into(">h", head, 50, 1)
    hhea = bytearray(face.table("hhea"))
    struct.pack_into(">H", hhea, 34, len(order))
    maxp = bytearray(face.table("maxp"))
    struct.pack_into(">H", maxp, 4, len(order))
    tables = {
        "glyf": b"".join(outlines),
        "head": bytes(head),
        "hhea": bytes(hhea),
        "hmtx": b"".join(struct.pack(">Hh", *pair) for pair in metrics),
        "loca": struct.pack(f">{len(starts)}L", *starts),
        "maxp": bytes(maxp),
    }
    tables |= {tag: face.table(tag) for tag in _KEPT_WHOLE if face.table(tag)}
    return _file(tables)


def _component_offsets(outline: bytearray) -> list[int]:
    """Return where a composite glyph names its parts; nothing for a simple or blank one."""
    if not outline or struct.unpack_from(">h", outline)[0] >= 0:
        return []
    offsets = []
    position = 10
    flags = _MORE
    while flags & _MORE:
        (flags,) = struct.unpack_from(">H", outline, position)
        offsets.append(position + 2)
        position += 8 if flags & _WORDS else 6
        if flags & _SCALE:
            position += 2
        elif flags & _TWO_SCALES:
            position += 4
        elif flags & _MATRIX:
            position += 8
    return offsets


def _file(tables: dict[str, bytes]) -> bytes:
    """Return the tables as one TrueType file with directory and checksums."""
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    directory = [struct.pack(">LHHHH", 0x00010000, count, power * 16, power.bit_length() - 1, (count - power) * 16)]
    body = []
    offset = 12 + 16 * count
    for tag, data in sorted(tables.items()):
        padded = data + bytes(-len(data) % 4)
        directory.append(struct.pack(">4sLLL", tag.encode("latin-1"), _checksum(padded), offset, len(data)))
        body.append(padded)
        offset += len(padded)
    return b"".join(directory + body)


def _checksum(data: bytes) -> int:
    words: tuple[int, ...] = struct.unpack(f">{len(data) // 4}L", data)
    return sum(words) & 0xFFFFFFFF
