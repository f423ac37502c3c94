"""The printed page as the eye sees it: every character in ink, in its own shape, inside the type area."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

from desktop.minutes.document import (
    Block,
    Column,
    Document,
    Facts,
    Heading,
    Note,
    PageBreak,
    Paragraph,
    Quote,
    Roster,
    Signatures,
    Speech,
    Table,
)
from desktop.minutes.pdf import look_of, render_pdf
from desktop.minutes.typeset.bundle import Role, chain, load
from desktop.minutes.typeset.style import MM, OFFICIAL
from tests.minutes.papers import characters, minutes, paper, record, text_of

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
FONTS = ROOT / "resources" / "fonts"
TOLERANCE = 0.6 * MM


def ink_of(page: pdfium.PdfPage, scale: float = 4) -> Image.Image:
    """Return the page in greys, dark ink white on black, the pale watermark and grey notes gone."""
    grey = page.render(scale=scale, grayscale=True).to_pil().convert("L")
    return grey.point(lambda value: 255 if value < 128 else 0)


@pytest.mark.parametrize("document", [minutes(), record()], ids=["minutes", "record"])
def test_every_character_that_is_not_space_has_ink(document: Document) -> None:
    with pdfium.PdfDocument(render_pdf(replace(document, watermark="")).data) as pdf:
        for page in pdf:
            ink = (
                page.render(scale=4, grayscale=True)
                .to_pil()
                .convert("L")
                .point(lambda value: 255 if value < 200 else 0)
            )
            height = page.get_height()
            for character in characters(page):
                if character.text.isspace():
                    continue
                left, bottom, right, top = character.box
                box = (
                    int(left * 4) - 1,
                    int((height - top) * 4) - 1,
                    int(right * 4) + 2,
                    int((height - bottom) * 4) + 2,
                )
                assert ink.crop(box).getbbox() is not None, character


def test_each_glyph_is_the_shape_of_its_own_character() -> None:
    sample = "会审整改䶮𬭎镕堃國〇、。“”《》（）—…℃㎡☑₃Ⅲ①％2026AgQy&@"
    document = paper(Paragraph("p", "\n".join(sample)))
    seen = set()
    with pdfium.PdfDocument(render_pdf(document).data) as pdf:
        for page in pdf:
            ink, height = ink_of(page, 8), page.get_height()
            for character in characters(page):
                if character.text not in sample or character.y < OFFICIAL.page_height - OFFICIAL.top - OFFICIAL.height:
                    continue
                expected = drawn(character.text, 16 * 8)
                left = round(character.x * 8)
                base = round((height - character.y) * 8)
                found = ink.crop((left - 20, base - 160, left + 160, base + 60))
                assert likeness(found, expected) > 0.95, character.text
                other = drawn("王" if character.text != "王" else "玉", 16 * 8)
                assert likeness(found, other) < 0.9, character.text
                seen.add(character.text)
    assert seen == set(sample)


def drawn(character: str, size: int) -> Image.Image:
    """Return the character as FreeType draws it from the file it should come from."""
    file = next(name for name in chain(Role.BODY, character) if ord(character) in load(name).glyphs)
    image = Image.new("L", (220, 260), 0)
    font = ImageFont.truetype(str(FONTS / file), size)
    ImageDraw.Draw(image).text((40, 180), character, fill=255, font=font, anchor="ls")
    return image.point(lambda value: 255 if value > 128 else 0)


def likeness(one: Image.Image, other: Image.Image) -> float:
    """Return how much of the ink of two pictures is common, each cut to its ink, 1 for the same."""
    boxes = one.getbbox(), other.getbbox()
    assert boxes[0] is not None
    assert boxes[1] is not None
    first, second = one.crop(boxes[0]), other.crop(boxes[1])
    if max(abs(first.width - second.width), abs(first.height - second.height)) > 6:
        return 0.0
    second = second.resize(first.size)
    # Thin strokes fall on other pixels in another rasteriser: ink counts as common within a pixel's distance.
    shares = [
        ImageChops.multiply(ink, near.filter(ImageFilter.MaxFilter(3))).histogram()[255] / ink.histogram()[255]
        for ink, near in ((first, second), (second, first))
    ]
    return min(shares)


def test_the_watermark_is_seen_and_not_copied() -> None:
    document = paper(Paragraph("p", "正文"), watermark="样张")
    data = render_pdf(document).data
    assert "样张" not in text_of(data)
    with (
        pdfium.PdfDocument(data) as marked,
        pdfium.PdfDocument(render_pdf(replace(document, watermark="")).data) as bare,
    ):
        greys = [pdf[0].render(scale=1, grayscale=True).to_pil().histogram()[200:250] for pdf in (marked, bare)]
    assert sum(greys[0]) > sum(greys[1]) + 5000


@pytest.mark.parametrize("document", [minutes(), record(20)], ids=["minutes", "record"])
def test_no_ink_leaves_the_type_area_but_marking_footer_and_page_number(document: Document) -> None:
    style = look_of(document)
    with pdfium.PdfDocument(render_pdf(replace(document, watermark="")).data) as pdf:
        for page in pdf:
            box = ink_of(page).getbbox()
            assert box is not None
            assert box[0] / 4 >= style.left - TOLERANCE
            assert box[2] / 4 <= style.left + style.width + TOLERANCE
    bare = replace(document, watermark="", marking="", record_line="")
    with pdfium.PdfDocument(render_pdf(bare).data) as pdf:
        for page in pdf:
            body = ink_of(page).crop((0, 0, 5000, round((style.top + style.height + 4 * MM) * 4))).getbbox()
            assert body is not None
            assert body[1] / 4 >= style.top - TOLERANCE
            assert body[3] / 4 <= style.top + style.height + TOLERANCE


def test_full_pages_of_running_text_fill_the_type_area_with_22_lines() -> None:
    document = paper(Paragraph("p", "会" * 3000))
    with pdfium.PdfDocument(render_pdf(document).data) as pdf:
        heights = sorted({round(c.y, 2) for c in characters(pdf[0]) if c.text == "会"}, reverse=True)
        assert len(heights) == 22
        assert all(abs(upper - lower - OFFICIAL.body.leading) < 0.02 for upper, lower in pairwise(heights))
        body = ink_of(pdf[0]).crop((0, 0, 5000, round((OFFICIAL.top + OFFICIAL.height + 4 * MM) * 4))).getbbox()
    assert abs(body[1] / 4 - OFFICIAL.top) < 1.5
    assert abs(body[3] / 4 - OFFICIAL.top - OFFICIAL.height) < 1.5


@pytest.mark.parametrize(
    "block",
    [
        Heading("k", 1, ""),
        Paragraph("k", ""),
        Facts("k", ()),
        Facts("k", (("", ""),)),
        Facts("k", (("很长很长很长很长很长的标签名称", "甲"),)),
        Roster("k", "", ()),
        Roster("k", "很长的标签" * 8, ("甲" * 90, "乙")),
        Table("k", "", (), ()),
        Table("k", "", (Column("", 0),), (("",),)),
        Table("k", "", tuple(Column(f"第{n}列标题", 1) for n in range(30)), (("甲，乙",) * 30,)),
        Speech("k", 0, "", "", "", ""),
        Speech("k", 123456, "2026年6月18日09:30", "甲" * 60, "表态发言" * 10, "", notes=("", "注")),
        Quote("k", "", ""),
        Note("k", ""),
        Signatures("k", "", ()),
        Signatures("k", "甲" * 700, ("很长的签名人单位名称及职务" * 4,)),
        PageBreak("k"),
    ],
    ids=lambda block: type(block).__name__,
)
def test_blocks_at_their_emptiest_and_longest_print_inside_the_page(block: Block) -> None:
    with pdfium.PdfDocument(render_pdf(paper(block)).data) as pdf:
        for page in pdf:
            box = ink_of(page).getbbox()
            assert box is not None
            assert box[0] / 4 >= OFFICIAL.left - TOLERANCE
            assert box[2] / 4 <= OFFICIAL.left + OFFICIAL.width + TOLERANCE


def test_page_numbers_stand_at_the_outer_edge_seven_millimetres_below() -> None:
    with pdfium.PdfDocument(render_pdf(paper(Paragraph("p", "会" * 1400))).data) as pdf:
        boxes = []
        for page in pdf:
            below = round((OFFICIAL.top + OFFICIAL.height + 4 * MM) * 4)
            box = ink_of(page).crop((0, below, 5000, 5000)).getbbox()
            boxes.append((box[0] / 4, box[2] / 4))
            dash = next(c for c in characters(page) if c.text == "—")
            middle = page.get_height() - (dash.box[1] + dash.box[3]) / 2
            assert abs(middle - (OFFICIAL.top + OFFICIAL.height + 7 * MM)) < 1
    assert abs(boxes[0][1] - (OFFICIAL.left + OFFICIAL.width - 14)) < 2
    assert abs(boxes[1][0] - (OFFICIAL.left + 14)) < 2
