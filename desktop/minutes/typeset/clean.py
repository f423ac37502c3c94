"""Text as people paste it, made printable: what is invisible goes, what cannot be printed is named."""

from __future__ import annotations

from collections.abc import Iterator
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
from desktop.minutes.typeset.bundle import covers

GETA = "〓"
"""What stands visibly where a character could not be printed; the printers' own sign for that."""

_CONTEXT = 12
"""How many characters on each side of a missing one the message shows."""

_INVISIBLE = (
    0xAD,
    0x34F,
    0x61C,
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
    *range(0xFE00, 0xFE10),
    0xFEFF,
    *range(0xFFF9, 0xFFFC),
    *range(0xE0100, 0xE01F0),
)
_SPACES = (0x09, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F)
_LINE_ENDS = (0x0B, 0x0C, 0x85, 0x2028, 0x2029)
_ORDERS: dict[int, str | None] = {
    **dict.fromkeys(_INVISIBLE),
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys(_LINE_ENDS, "\n"),
}


@dataclass(frozen=True)
class Spot:
    """One place in the paper with a character that cannot be printed: the character, its block, the words around it."""

    character: str
    key: str
    context: str

    @property
    def code(self) -> str:
        """The character's code point as people look it up, U+ and at least four digits."""
        return f"U+{ord(self.character):04X}"

    def __str__(self) -> str:
        shown = GETA if _is_broken(self.character) else self.character
        return f"“{shown}”（{self.code}）：{self.context}（{self.key}）"


class MissingGlyphs(Exception):
    """有的字现有字体里没有，没有生成PDF，以免印出空白。请核对这些字，或改用字库中有的字，或先出草稿（缺字处印〓）。"""

    def __init__(self, spots: tuple[Spot, ...]) -> None:
        super().__init__(spots)
        self.spots = spots

    def __str__(self) -> str:
        return "\n".join([self.__doc__ or "", *map(str, self.spots)])


class Cleaner:
    """Makes one document's texts printable; made by looking through the whole document once.

    Raises MissingGlyphs when a character is in no bundled face, unless `draft`, which prints 〓 for it. Half surrogates
    and control characters are nobody's letters: they always print 〓. `replaced` lists every such place.
    """

    def __init__(self, document: Document, *, draft: bool) -> None:
        present: set[str] = set()
        for _, text in texts(document):
            present.update(text)
        odd = {character for character in present if _is_broken(character)}
        missing = {
            character
            for character in present - odd
            if ord(character) not in _ORDERS and character not in "\r\n" and not covers(character)
        }
        if missing and not draft:
            raise MissingGlyphs(_spots(document, missing))
        self.replaced = _spots(document, odd | missing) if odd or missing else ()
        self._orders = {code: order for code, order in _ORDERS.items() if chr(code) in present}
        self._orders |= {ord(character): GETA for character in odd | missing}
        self._returns = "\r" in present

    def clean(self, text: str) -> str:
        """Return the text with line feeds as its only control characters and nothing in it that no face has."""
        if self._returns:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        return text.translate(self._orders) if self._orders else text


def texts(document: Document) -> Iterator[tuple[str, str]]:
    """Yield every text the paper prints with its block's key; what stands on every page has its field's name."""
    for key in ("title", "number", "marking", "watermark", "record_line", "head"):
        yield key, getattr(document, key)
    for block in document.blocks:
        for text in _block_texts(block):
            yield block.key, text


def _block_texts(block: Block) -> Iterator[str]:
    match block:
        case Heading() | Paragraph() | Note():
            yield block.text
        case Facts():
            for row in block.rows:
                yield from row
        case Roster():
            yield block.label
            yield from block.entries
        case Table():
            yield block.caption
            yield from (column.title for column in block.columns)
            for cells in block.rows:
                yield from cells
        case Speech():
            yield from (block.time, block.speaker, block.label, block.text, *block.notes)
        case Quote():
            yield from (block.speaker, block.text, block.note)
        case Signatures():
            yield from (block.declaration, *block.labels)
        case PageBreak():
            pass


def _is_broken(character: str) -> bool:
    code = ord(character)
    control = code < 0x20 or 0x7F <= code < 0xA0
    return (control and code not in _ORDERS and character not in "\r\n") or 0xD800 <= code < 0xE000


def _spots(document: Document, wanted: set[str]) -> tuple[Spot, ...]:
    """Return the first place of each wanted character in each block, in reading order."""
    found: dict[tuple[str, str], Spot] = {}
    for key, text in texts(document):
        for at, character in enumerate(text):
            if character in wanted and (character, key) not in found:
                around = text[max(0, at - _CONTEXT) : at + _CONTEXT + 1]
                found[character, key] = Spot(character, key, "".join(GETA if _is_broken(c) else c for c in around))
    return tuple(found.values())
