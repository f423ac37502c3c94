"""The only module that speaks to reportlab: pages of PDF operators in, the bytes of a PDF out.

reportlab has no types, so everything it is asked for is asked here. Its own TrueType font is not used: it cuts text
into fonts of 256 glyphs and writes characters beyond U+FFFF so that they cannot be found again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from reportlab.pdfbase import pdfdoc

_DEFAULT_WIDTH = 1000
_SYMBOLIC = 4
_STEM = 80


@dataclass(frozen=True)
class PrintedFace:
    """A face ready to be embedded: glyph n of `data` draws characters[n - 1] and is widths[n - 1] thousandths wide."""

    tag: str
    name: str
    data: bytes
    characters: Sequence[str]
    widths: Sequence[int]
    box: Sequence[int]
    ascent: int
    descent: int


@dataclass(frozen=True)
class _Entry:
    """An outline entry: its place in the tree, its title, where it leads."""

    level: int
    title: str
    page: Any
    top: float


class Paper:
    """A PDF in the making. The same calls give the same bytes: neither time nor chance gets in.

    Pages are handed to the document object itself, not to reportlab's canvas, which would list an unembedded
    Helvetica among the fonts of every page.
    """

    def __init__(self, width: float, height: float, title: str, subject: str) -> None:
        document = pdfdoc.PDFDocument(compression=0, invariant=1, lang="zh-CN")
        document.defaultStreamFilters = [pdfdoc.PDFZCompress]
        document.info.title = title
        document.info.subject = subject
        document.info.author = ""
        document.info.creator = "会审"
        self._document: Any = document
        self._box = pdfdoc.PDFArray([0, 0, round(width, 3), round(height, 3)])
        self._sheet: Any = pdfdoc.PDFResourceDictionary()
        self._sheet.basicFonts()
        self._resources: Any = document.Reference(self._sheet, "resources")
        self._page: Any = pdfdoc.PDFPage()
        self._entries: list[_Entry] = []

    def bookmark(self, level: int, title: str, top: float) -> None:
        """Add an outline entry for a place on the page in the making, `top` points above its lower edge.

        A level may be at most one deeper than the entry before; deeper ones are lifted.
        """
        deepest = self._entries[-1].level + 1 if self._entries else 0
        self._entries.append(_Entry(min(level, deepest), title, self._page, round(top, 2)))

    def background(self, operators: str) -> str:
        """Return the operators that paint these operators behind a page; call once.

        They become a pattern, so that what is written there looks like text but is not found, copied or mixed into
        the lines that run across it.
        """
        pattern = pdfdoc.PDFStream(content=operators)
        width, height = self._box.sequence[2:]
        fields = {"PatternType": 1, "PaintType": 1, "TilingType": 1, "XStep": 2 * width, "YStep": 2 * height}
        for name, value in fields.items():
            pattern.dictionary[name] = value
        pattern.dictionary["Type"] = pdfdoc.PDFName("Pattern")
        pattern.dictionary["BBox"] = self._box
        pattern.dictionary["Resources"] = self._resources
        self._sheet.Pattern = {"Background": self._document.Reference(pattern, "background")}
        return f"/Pattern cs /Background scn 0 0 {width} {height} re f"

    def page(self, operators: str) -> None:
        """Finish a page that consists of these operators."""
        page = self._page
        page.MediaBox = self._box
        page.Resources = self._resources
        page.Contents = pdfdoc.PDFStream(content=operators)
        self._document.addPage(page)
        self._page = pdfdoc.PDFPage()

    def finish(self, faces: Iterable[PrintedFace]) -> bytes:
        """Embed the faces and return the whole file; nothing can be added afterwards."""
        document = self._document
        fonts = document.idToObject[pdfdoc.BasicFonts].dict
        for face in faces:
            fonts[face.tag] = document.Reference(self._font(face), f"font:{face.tag}")
        document.Catalog.Outlines = self._outline() if self._entries else None
        if self._entries:
            document.Catalog.showOutline()
        document.info.invariant = 1
        document.info.digest(document.signature)
        data: bytes = document.format()
        return data

    def _outline(self) -> pdfdoc.PDFDictionary:
        """Return the root of the outline tree; its entries refer to each other by name."""
        parents: list[int] = []
        children: dict[int, list[int]] = {}
        for n, entry in enumerate(self._entries):
            while parents and self._entries[parents[-1]].level >= entry.level:
                parents.pop()
            children.setdefault(parents[-1] if parents else -1, []).append(n)
            parents.append(n)
        root = pdfdoc.PDFDictionary({"Type": pdfdoc.PDFName("Outlines"), "Count": len(self._entries)})
        self._document.Reference(root, "outline:-1")
        for parent, family in children.items():
            for place, n in enumerate(family):
                self._document.Reference(self._outline_entry(n, parent, family, place, children), f"outline:{n}")
        root["First"], root["Last"] = (
            _outline_reference(children[-1][0]),
            _outline_reference(children[-1][-1]),
        )
        return pdfdoc.PDFObjectReference("outline:-1")

    def _outline_entry(
        self, n: int, parent: int, family: list[int], place: int, children: dict[int, list[int]]
    ) -> pdfdoc.PDFDictionary:
        entry = self._entries[n]
        fields = pdfdoc.PDFDictionary(
            {
                "Title": pdfdoc.PDFString(entry.title),
                "Parent": _outline_reference(parent),
                "Dest": pdfdoc.PDFDestinationXYZ(entry.page, 0, entry.top, 0),
            }
        )
        if place:
            fields["Prev"] = _outline_reference(family[place - 1])
        if place + 1 < len(family):
            fields["Next"] = _outline_reference(family[place + 1])
        if n in children:
            fields["First"] = _outline_reference(children[n][0])
            fields["Last"] = _outline_reference(children[n][-1])
            fields["Count"] = _descendants(n, children)
        return fields

    def _font(self, face: PrintedFace) -> pdfdoc.PDFDictionary:
        """Return a Type0 font in Identity-H: two bytes of text are the glyph's number."""
        document = self._document
        name = pdfdoc.PDFName(f"{_prefix(face)}+{face.name}")
        program = pdfdoc.PDFStream(content=face.data)
        program.dictionary["Length1"] = len(face.data)
        descriptor = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("FontDescriptor"),
                "FontName": name,
                "Flags": _SYMBOLIC,
                "FontBBox": pdfdoc.PDFArray(face.box),
                "ItalicAngle": 0,
                "Ascent": face.ascent,
                "Descent": face.descent,
                "CapHeight": face.ascent,
                "StemV": _STEM,
                "FontFile2": document.Reference(program, f"program:{face.tag}"),
            }
        )
        descendant = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("CIDFontType2"),
                "BaseFont": name,
                "CIDSystemInfo": pdfdoc.PDFDictionary(
                    {
                        "Registry": pdfdoc.PDFString("Adobe"),
                        "Ordering": pdfdoc.PDFString("Identity"),
                        "Supplement": 0,
                    }
                ),
                "FontDescriptor": document.Reference(descriptor, f"descriptor:{face.tag}"),
                "DW": _DEFAULT_WIDTH,
                "W": _widths(face.widths),
                "CIDToGIDMap": pdfdoc.PDFName("Identity"),
            }
        )
        mapping = pdfdoc.PDFStream(content=to_unicode(face.characters).encode("ascii"))
        return pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("Type0"),
                "BaseFont": name,
                "Encoding": pdfdoc.PDFName("Identity-H"),
                "DescendantFonts": pdfdoc.PDFArray([document.Reference(descendant, f"descendant:{face.tag}")]),
                "ToUnicode": document.Reference(mapping, f"unicode:{face.tag}"),
            }
        )


def _outline_reference(n: int) -> pdfdoc.PDFObjectReference:
    return pdfdoc.PDFObjectReference(f"outline:{n}")


def _descendants(n: int, children: dict[int, list[int]]) -> int:
    return sum(1 + _descendants(child, children) for child in children.get(n, ()))


def to_unicode(characters: Sequence[str]) -> str:
    """Return the CMap that gives copied text its characters back: code n is characters[n - 1], in UTF-16."""
    entries = [f"<{n:04X}> <{c.encode('utf-16-be').hex().upper()}>" for n, c in enumerate(characters, 1)]
    blocks = [entries[n : n + 100] for n in range(0, len(entries), 100)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<0000> <FFFF>",
            "endcodespacerange",
            *(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks),
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )


def _widths(widths: Sequence[int]) -> pdfdoc.PDFArray:
    """Return the W array: only what differs from the default, in runs of neighbours."""
    odd = [(n, width) for n, width in enumerate(widths, 1) if width != _DEFAULT_WIDTH]
    parts: list[Any] = []
    for _, run in groupby(enumerate(odd), lambda item: item[1][0] - item[0]):
        pairs = [pair for _, pair in run]
        parts += [pairs[0][0], pdfdoc.PDFArray([width for _, width in pairs])]
    return pdfdoc.PDFArray(parts)


def _prefix(face: PrintedFace) -> str:
    """Return the six letters that mark a subset, the same for the same subset."""
    digest = hashlib.sha256("".join(face.characters).encode("utf-8")).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])
