"""The file itself: the skeleton with the rows put in, the same bytes for the same workbook on every day."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook as Book

from desktop.minutes.xlsx.body import Body
from desktop.minutes.xlsx.strings import SharedStrings
from desktop.minutes.xlsx.styles import BODY_FACE, BODY_SIZE

_FIRST = "[Content_Types].xml"
_OLDEST = (1980, 1, 1, 0, 0, 0)
_DATES = re.compile(r"<dcterms:(created|modified)\b[^>]*>[^<]*</dcterms:\1>")
_ROWS = re.compile(r"<sheetData\s*/>|<sheetData>\s*</sheetData>")
_DIMENSION = re.compile(r'(<dimension ref=")[^"]*(")')
_STANDARD_FONT = re.compile(r"(<fonts\b[^>]*>)<font>.*?</font>", re.DOTALL)
_SHEET = "xl/worksheets/sheet"
_STRINGS = "xl/sharedStrings.xml"
_MARKUP = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
_ADDITIONS = {
    _FIRST: ("</Types>", f'<Override PartName="/{_STRINGS}" ContentType="{_MARKUP}" />'),
    "xl/_rels/workbook.xml.rels": (
        "</Relationships>",
        f'<Relationship Type="{_RELATION}" Target="sharedStrings.xml" Id="strings" />',
    ),
}
"""openpyxl writes no table of shared strings; these two places announce ours: before which tag, what."""


def pack(book: Book, bodies: list[Body], strings: SharedStrings) -> bytes:
    """Return the file: `book` with the rows of `bodies`, one per sheet in tab order.

    No clock gets into it: the members carry the oldest date a zip file knows, and the properties no date at all, since
    a false one would be worse than none. The program's standard face becomes the body's, because the width of columns
    is counted in its figures.
    """
    buffer = BytesIO()
    book.save(buffer)
    replaced = {f"{_SHEET}{number}.xml": body for number, body in enumerate(bodies, start=1)}
    with ZipFile(buffer) as skeleton:
        members = {name: skeleton.read(name) for name in skeleton.namelist()}
    members[_STRINGS] = strings.xml().encode()
    target = BytesIO()
    with ZipFile(target, "w") as archive:
        for name in sorted(members, key=lambda name: (name != _FIRST, name)):
            entry = ZipInfo(name, _OLDEST)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, _member(name, members[name], replaced))
    return target.getvalue()


def _member(name: str, content: bytes, bodies: Mapping[str, Body]) -> bytes:
    """Return what stands under `name` in the finished file."""
    text = content.decode()
    if name in bodies:
        body = bodies[name]
        rows = f"<sheetData>{body.xml()}</sheetData>"
        ref = f"A1:{body.letters[-1]}{max(body.row - 1, 1)}"
        text = _once(_DIMENSION, lambda match: match[1] + ref + match[2], text)
        text = _once(_ROWS, lambda _: rows, text)
    elif name in _ADDITIONS:
        tag, addition = _ADDITIONS[name]
        text = _once(re.compile(re.escape(tag)), lambda _: addition + tag, text)
    elif name == "xl/styles.xml":
        face = f'<font><sz val="{BODY_SIZE}"/><name val="{BODY_FACE}"/><family val="3"/><charset val="134"/></font>'
        text = _once(_STANDARD_FONT, lambda match: match[1] + face, text)
    elif name == "docProps/core.xml":
        text = _DATES.sub("", text)
    return text.encode()


def _once(pattern: re.Pattern[str], replacement: Callable[[re.Match[str]], str], text: str) -> str:
    """Return `text` with its one match replaced; anything but one match means openpyxl writes differently now."""
    result, count = pattern.subn(replacement, text)
    if count != 1:
        raise RuntimeError(f"{pattern.pattern!r} stands {count} times in the skeleton")
    return result
