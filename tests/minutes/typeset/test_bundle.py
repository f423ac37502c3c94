"""The bundled faces are the ones that were committed, are read rightly, and stand in for each other."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from desktop.minutes.typeset.bundle import CHAINS, DIGESTS, Role, chain, covers, load
from desktop.minutes.typeset.face import Face, UnusableFace
from resources.fonts import build

FONTS = Path(build.__file__).parent
LICENCES = FONTS.parent / "licences"


@pytest.mark.parametrize("file", sorted(DIGESTS))
def test_every_face_is_the_file_that_was_committed(file: str) -> None:
    assert hashlib.sha256((FONTS / file).read_bytes()).hexdigest() == DIGESTS[file]


def test_the_folder_holds_no_face_without_a_digest_and_no_role_a_face_without_a_file() -> None:
    assert {path.name for path in FONTS.glob("*.ttf")} == set(DIGESTS)
    assert {file for files in CHAINS.values() for file in files} == set(DIGESTS)


def test_unmodified_faces_are_the_files_of_their_packages() -> None:
    assert DIGESTS["NotoSerifSC-300.ttf"] == build.SOURCES["NotoSerifSC_300Light.ttf"]
    assert DIGESTS["DejaVuSans.ttf"] == build.SOURCES["DejaVuSans.ttf"]


def test_every_face_has_its_licence_beside_it() -> None:
    named = (FONTS / "README.md").read_text(encoding="utf-8")
    for licence in LICENCES.glob("*-*.txt"):
        if licence.name.split("-")[0].startswith(("Fandol", "NotoSerif", "DejaVu")):
            assert licence.name in named
    exception = (LICENCES / "FandolFang-GPL-3-font-exception.txt").read_text(encoding="utf-8")
    assert "if you create a document which uses this font" in exception
    assert "SIL Open Font License" in (LICENCES / "NotoSerifSC-OFL-1.1.txt").read_text(encoding="utf-8")
    assert "Bitstream Vera" in (LICENCES / "DejaVuSans-Bitstream-Vera.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("file", sorted(DIGESTS))
def test_characters_widths_and_ink_are_read_as_fonttools_reads_them(file: str) -> None:
    face = load(file)
    with TTFont(FONTS / file, lazy=True) as font:
        expected = {code: font.getGlyphID(name) for code, name in font.getBestCmap().items()}
        assert {code: glyph for code, glyph in expected.items() if code in face.glyphs} == face.glyphs
        blank = {chr(code) for code in expected.keys() - face.glyphs.keys()}
        assert not blank & set("的一是了我ABCabc012，。（）“”")
        names = font.getGlyphOrder()
        for code in sorted(face.glyphs)[::97]:
            glyph = face.glyphs[code]
            assert face.metrics(glyph) == font["hmtx"][names[glyph]]
            assert face.advance(glyph) == round(font["hmtx"][names[glyph]][0] * 1000 / font["head"].unitsPerEm)
            drawn = font["glyf"][names[glyph]]
            if code not in (0x20, 0x3000):
                scale = 1000 / font["head"].unitsPerEm
                left, right = face.side_bearings(glyph)
                assert left == round(drawn.xMin * scale)
                assert right == face.advance(glyph) - round(drawn.xMax * scale)


def test_a_face_does_not_have_what_it_would_print_as_nothing() -> None:
    fang = load("FandolFang-Regular.ttf")
    assert 0x01 not in fang.glyphs
    assert 0x3000 in fang.glyphs
    assert fang.outline(fang.glyphs[0x20]) == b""


def test_a_name_that_fang_lacks_comes_from_song() -> None:
    assert ord("䶮") not in load("FandolFang-Regular.ttf").glyphs
    assert ord("䶮") in load("NotoSerifSC-300.ttf").glyphs
    assert covers("𬭎")
    assert covers("₃")
    assert not covers("🙂")


def test_the_title_face_has_all_8105_common_characters_it_was_trimmed_to() -> None:
    title = load("NotoSerifSC-700-8105.ttf")
    assert sum(0x3400 <= code < 0xA000 or code > 0x20000 for code in title.glyphs) == 8105
    assert all(ord(character) in title.glyphs for character in "巡察整改会审纪要𬭎（）〔〕①㎡Ⅲ")


def test_latin_letters_of_running_text_come_from_song_and_hanzi_from_fang() -> None:
    assert chain(Role.BODY, "8")[0] == "NotoSerifSC-300.ttf"
    assert chain(Role.BODY, "八")[0] == "FandolFang-Regular.ttf"
    assert chain(Role.TITLE, "8")[0] == "NotoSerifSC-700-8105.ttf"


@pytest.mark.parametrize("data", [b"", b"OTTO" + bytes(60), b"wOF2" + bytes(60), b"\0\1\0\0" + bytes(60)])
def test_a_file_that_is_no_truetype_face_is_refused(data: bytes) -> None:
    with pytest.raises(UnusableFace):
        Face("unusable", data)
