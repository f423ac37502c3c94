"""A subset draws, under each number it was asked for, exactly the glyph it was asked for."""

from __future__ import annotations

import io

import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from desktop.minutes.typeset.bundle import DIGESTS, load
from desktop.minutes.typeset.paper import to_unicode
from desktop.minutes.typeset.subset import subset

TEXT = "会é审ÄÄ𬭎1ﬁ，Ǻ。"


def drawings(data: bytes, glyphs: list[int]) -> list[list[object]]:
    with TTFont(io.BytesIO(data)) as font:
        names, drawn = font.getGlyphOrder(), font.getGlyphSet()
        pens = [DecomposingRecordingPen(drawn) for _ in glyphs]
        for pen, glyph in zip(pens, glyphs, strict=True):
            drawn[names[glyph]].draw(pen)
        return [pen.value for pen in pens]


@pytest.mark.parametrize("file", sorted(DIGESTS))
def test_each_number_draws_its_own_glyph_composites_included(file: str) -> None:
    face = load(file)
    glyphs = [0, *(face.glyphs[ord(c)] for c in TEXT if ord(c) in face.glyphs)]
    whole = drawings(face._data, glyphs)
    part = drawings(subset(face, glyphs), list(range(len(glyphs))))
    assert part == whole
    assert len({str(drawing) for drawing in whole}) > 3


def test_a_glyph_asked_for_twice_stands_twice() -> None:
    face = load("NotoSerifSC-300.ttf")
    glyph = face.glyphs[ord("会")]
    with TTFont(io.BytesIO(subset(face, [0, glyph, glyph]))) as font:
        assert font["maxp"].numGlyphs == 3


def test_parts_of_composites_follow_after_all_that_was_asked_for() -> None:
    face = load("DejaVuSans.ttf")
    accented, plain = face.glyphs[ord("é")], face.glyphs[ord("z")]
    with TTFont(io.BytesIO(subset(face, [0, accented, plain]))) as font:
        order = font.getGlyphOrder()
        parts = [component.glyphName for component in font["glyf"][order[1]].components]
        assert parts
        assert all(order.index(part) > 2 for part in parts)


def test_copied_text_is_given_back_in_utf16_beyond_the_first_plane_too() -> None:
    mapping = to_unicode(["会", "𬭎"])
    assert "<0001> <4F1A>" in mapping
    assert "<0002> <D872DF4E>" in mapping


def test_long_mappings_come_in_blocks_of_a_hundred() -> None:
    mapping = to_unicode([chr(0x4E00 + n) for n in range(201)])
    assert mapping.count("100 beginbfchar") == 2
    assert "\n1 beginbfchar" in mapping
