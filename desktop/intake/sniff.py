"""What a file is, told from its bytes; its name is never asked."""

import re
from enum import StrEnum

from desktop.intake.limits import Limits
from desktop.intake.package import Package
from desktop.intake.unreadable import Cause, Unreadable


class Content(StrEnum):
    """The four ways a table can be read."""

    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"
    TEXT = "csv"


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OTHERS: tuple[tuple[bytes, Cause], ...] = (
    (b"%PDF", Cause.PDF),
    (b"{\\rtf", Cause.WORD),
    (b"\x89PNG", Cause.PICTURE),
    (b"\xff\xd8\xff", Cause.PICTURE),
    (b"GIF8", Cause.PICTURE),
    (b"II*\x00", Cause.PICTURE),
    (b"MM\x00*", Cause.PICTURE),
    (b"Rar!", Cause.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", Cause.ARCHIVE),
    (b"\x1f\x8b", Cause.ARCHIVE),
)
_ENTRY = 128  # directory entries of a compound file lie on multiples of this
_ODS_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_MARKUP = re.compile(r"<(\?xml|!doctype|!--|html|head|body|table|meta|style|script|div)\b|<!--", re.IGNORECASE)
_ARCHIVED_PAGE = re.compile(r"mime-version:", re.IGNORECASE)


def holds_stream(data: bytes, name: str) -> bool:
    """Tell whether a compound file has a directory entry of this name.

    Directory entries begin at multiples of 128 with the name in UTF-16 and a closing zero, so the
    search needs no walk through allocation tables that a stranger may have tied into a loop.
    """
    wanted = name.encode("utf-16-le") + b"\0\0"
    at = data.find(wanted)
    while at >= 0:
        if at % _ENTRY == 0:
            return True
        at = data.find(wanted, at + 1)
    return False


def sniff(data: bytes, limits: Limits) -> Content:
    """Return what the bytes are; raises Unreadable for everything that is no table."""
    if not data.strip(b"\0\t\r\n \xef\xbb\xbf"):
        raise Unreadable(Cause.EMPTY)
    if len(data) > limits.file_bytes:
        raise Unreadable(Cause.TOO_BIG)
    if data.startswith(_OLE):
        return _compound(data)
    if data.startswith(_ZIP):
        return _zipped(Package(data, limits))
    for magic, cause in _OTHERS:
        if data.startswith(magic):
            raise Unreadable(cause)
    return Content.TEXT


def _compound(data: bytes) -> Content:
    if holds_stream(data, "EncryptedPackage"):
        raise Unreadable(Cause.PASSWORD)
    if holds_stream(data, "Workbook") or holds_stream(data, "Book"):
        return Content.XLS
    if holds_stream(data, "WordDocument"):
        raise Unreadable(Cause.WORD)
    if holds_stream(data, "PowerPoint Document"):
        raise Unreadable(Cause.SLIDES)
    raise Unreadable(Cause.UNKNOWN)


def _zipped(package: Package) -> Content:
    names = package.names
    if "xl/workbook.bin" in names:
        raise Unreadable(Cause.BINARY_WORKBOOK)
    if "mimetype" in names and package.read("mimetype").strip().startswith(_ODS_TYPE):
        return Content.ODS
    if "word/document.xml" in names:
        raise Unreadable(Cause.WORD)
    if "ppt/presentation.xml" in names:
        raise Unreadable(Cause.SLIDES)
    if "ofd.xml" in names:
        raise Unreadable(Cause.PDF)
    if "[content_types].xml" in names or "xl/workbook.xml" in names:
        return Content.XLSX
    raise Unreadable(Cause.ARCHIVE)


def refuse_markup(text: str) -> None:
    """Nothing happens for plain text; raises Unreadable for a page or XML saved under a table's name."""
    opening = text[:4096].lstrip("\ufeff \t\r\n")
    if _MARKUP.match(opening):
        if opening[:5].lower() == "<?xml" and "<html" not in opening.lower():
            raise Unreadable(Cause.XML_TABLE)
        raise Unreadable(Cause.WEB_PAGE)
    if _ARCHIVED_PAGE.match(opening):
        raise Unreadable(Cause.WEB_PAGE)
