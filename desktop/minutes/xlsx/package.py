"""The file itself: the skeleton with the rows put in, the same bytes for the same workbook on every day."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
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
    members[_STRINGS] = b""
    target = BytesIO()
    with ZipFile(target, "w") as archive:
        for name in sorted(members, key=lambda name: (name != _FIRST, name)):
            entry = ZipInfo(name, _OLDEST)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0
            with archive.open(entry, "w") as out:
                for part in _member(name, members[name], replaced, strings):
                    out.write(part.encode())
    return target.getvalue()


def _member(name: str, content: bytes, bodies: Mapping[str, Body], strings: SharedStrings) -> Iterable[str]:
    """Return what stands under `name` in the finished file, in parts, so that rows are never held twice."""
    text = content.decode()
    if name in bodies:
        return _sheet(text, bodies[name])
    if name == _STRINGS:
        return strings.xml()
    if name in _ADDITIONS:
        tag, addition = _ADDITIONS[name]
        return [_once(re.compile(re.escape(tag)), lambda _: addition + tag, text)]
    if name == "xl/styles.xml":
        face = f'<font><sz val="{BODY_SIZE}"/><name val="{BODY_FACE}"/><family val="3"/><charset val="134"/></font>'
        return [_once(_STANDARD_FONT, lambda match: match[1] + face, text)]
    if name == "docProps/core.xml":
        return [_DATES.sub("", text)]
    return [text]


def _sheet(skeleton: str, body: Body) -> Iterator[str]:
    """Return the parts of a sheet: the skeleton with its true size, and the rows in their place."""
    ref = f"A1:{body.letters[-1]}{max(body.row - 1, 1)}"
    sized = _once(_DIMENSION, lambda match: match[1] + ref + match[2], skeleton)
    before, after = _once(_ROWS, lambda _: "\0", sized).split("\0")
    yield before + "<sheetData>"
    yield from body.rows
    yield "</sheetData>" + after


def _once(pattern: re.Pattern[str], replacement: Callable[[re.Match[str]], str], text: str) -> str:
    """Return `text` with its one match replaced; anything but one match means openpyxl writes differently now."""
    result, count = pattern.subn(replacement, text)
    if count != 1:
        raise RuntimeError(f"{pattern.pattern!r} stands {count} times in the skeleton")
    return result
