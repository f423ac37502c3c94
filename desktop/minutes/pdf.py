"""The document model as PDF: official paper with embedded Chinese type, the same bytes for the same document."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from desktop.minutes.document import (
    Block,
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
from desktop.minutes.typeset import blocks
from desktop.minutes.typeset.bundle import load
from desktop.minutes.typeset.clean import Cleaner, MissingGlyphs, Spot
from desktop.minutes.typeset.composer import Composer
from desktop.minutes.typeset.fount import UsedFace
from desktop.minutes.typeset.pages import paginate
from desktop.minutes.typeset.paper import Paper, PrintedFace
from desktop.minutes.typeset.press import Press
from desktop.minutes.typeset.slab import Slab
from desktop.minutes.typeset.speech import speech
from desktop.minutes.typeset.style import OFFICIAL, RECORD, Style
from desktop.minutes.typeset.subset import subset
from desktop.minutes.typeset.table import table

__all__ = ["MissingGlyphs", "Printed", "Spot", "render_pdf"]


@dataclass(frozen=True)
class Printed:
    """A finished PDF: its bytes, its number of pages, the faces in it, every place where 〓 stands for a character."""

    data: bytes
    pages: int
    faces: tuple[str, ...]
    replaced: tuple[Spot, ...]


def render_pdf(document: Document, *, draft: bool = False, progress: Callable[[int], None] | None = None) -> Printed:
    """Return the document as a PDF in which every character is printed, can be copied and can be found.

    `progress` is called with the number of pages finished so far, after each. Raises MissingGlyphs, before anything is
    laid out, when a character is in no bundled face; a `draft` prints 〓 in its place and says so in `replaced`.
    """
    cleaner = Cleaner(document, draft=draft)
    style = look_of(document)
    composer = Composer(style, cleaner)
    title = _one_line(cleaner.clean(document.title))
    paper = Paper(style.page_width, style.page_height, title, _one_line(cleaner.clean(document.record_line)))
    press = Press(composer, document, paper)
    count = 0
    for placed in paginate(_slabs(composer, document), style.height, style.body.leading):
        count += 1
        for top, slab in placed:
            if slab.bookmark is not None:
                level, text = slab.bookmark
                paper.bookmark(level, text, style.page_height - style.top - top)
        paper.page(press.page(placed, count))
        if progress is not None:
            progress(count)
    faces = [_printed(used) for used in composer.inventory.faces() if used.characters]
    return Printed(paper.finish(faces), count, tuple(face.name for face in faces), cleaner.replaced)


def look_of(document: Document) -> Style:
    """Return the look a document is printed in: large type for what is read out, smaller for a record of speeches."""
    return RECORD if any(isinstance(block, Speech) for block in document.blocks) else OFFICIAL


def _slabs(composer: Composer, document: Document) -> Iterator[Slab]:
    """Yield the whole document as strips; without a heading of level 0 the document's title stands first.

    What is signed never stands alone on its page: the end of the text before it comes along.
    """
    number = document.number
    if document.head:
        yield from blocks.head(composer, document.head)
    titled = any(isinstance(block, Heading) and block.level == 0 for block in document.blocks)
    if document.title and not titled:
        yield from blocks.title(composer, document.title, number)
        number = ""
    turn = False
    for block, following in zip(document.blocks, (*document.blocks, None)[1:], strict=True):
        if isinstance(block, PageBreak):
            turn = True
            continue
        if isinstance(block, Heading) and block.level == 0:
            strips = blocks.title(composer, block.text, number)
            number = ""
        else:
            strips = list(_strips(composer, block))
        if turn and strips:
            strips[0] = strips[0]._replace(new_page=True)
            turn = False
        if isinstance(following, Signatures) and strips:
            strips[-1] = strips[-1]._replace(keep=True)
        yield from strips


def _strips(composer: Composer, block: Block) -> Iterator[Slab]:
    match block:
        case Heading():
            yield from blocks.heading(composer, block)
        case Paragraph():
            yield from blocks.paragraph(composer, block)
        case Facts():
            yield from blocks.facts(composer, block)
        case Roster():
            yield from blocks.roster(composer, block)
        case Table():
            yield from table(composer, block)
        case Speech():
            yield from speech(composer, block)
        case Quote():
            yield from blocks.quote(composer, block)
        case Note():
            yield from blocks.note(composer, block)
        case Signatures():
            yield from blocks.signatures(composer, block)
        case PageBreak():
            pass


def _printed(used: UsedFace) -> PrintedFace:
    """Return a used face with only the glyphs used, numbered as the text refers to them."""
    face = load(used.file)
    glyphs = [face.glyphs[ord(character)] for character in used.characters]
    return PrintedFace(
        tag=used.tag,
        name=face.name,
        data=subset(face, [0, *glyphs]),
        characters=tuple(used.characters),
        widths=[face.advance(glyph) for glyph in glyphs],
        box=face.box,
        ascent=face.ascent,
        descent=face.descent,
    )


def _one_line(text: str) -> str:
    return " ".join(text.split("\n"))
