"""Spreadsheets made byte by byte, so that each test decides what is strange about its file."""

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from desktop.intake import SourceBook, SourceRow, SourceSheet, Span
from desktop.intake.source import Cell, column_letter

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_LINKS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
HEAD = ("序号", "问题类别", "具体问题", "整改措施", "责任单位", "完成时限")


def cell(value: Cell, at: str = "", style: int = 0) -> str:
    """Return a cell's XML; texts are written inside the cell."""
    place = (f' r="{at}"' if at else "") + (f' s="{style}"' if style else "")
    if value is None:
        return f"<c{place}/>"
    if isinstance(value, bool):
        return f'<c{place} t="b"><v>{int(value)}</v></c>'
    if isinstance(value, (int, float)):
        return f"<c{place}><v>{value}</v></c>"
    return f'<c{place} t="inlineStr"><is><t xml:space="preserve">{escape(str(value))}</t></is></c>'


def sheet_xml(
    rows: Mapping[int, Sequence[Cell] | str], merges: Sequence[str] = (), main: str = MAIN, before: str = ""
) -> str:
    """Return a worksheet; rows by number, each a list of values or the XML of its cells."""
    lines = []
    for number, values in rows.items():
        if isinstance(values, str):
            lines.append(f'<row r="{number}">{values}</row>')
        else:
            cells = "".join(cell(v, f"{column_letter(i)}{number}") for i, v in enumerate(values) if v is not None)
            lines.append(f'<row r="{number}">{cells}</row>')
    merged = "".join(f'<mergeCell ref="{ref}"/>' for ref in merges)
    tail = f"<mergeCells>{merged}</mergeCells>" if merges else ""
    return f'<worksheet xmlns="{main}">{before}<sheetData>{"".join(lines)}</sheetData>{tail}</worksheet>'


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """Return a zip of these members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def xlsx(
    sheets: Mapping[str, str],
    states: Mapping[str, str] | None = None,
    extra: Mapping[str, str | bytes] | None = None,
    properties: str = "",
    *,
    strict: bool = False,
) -> bytes:
    """Return a workbook of these worksheets (name → XML); `extra` adds or replaces members."""
    main, links = (STRICT_MAIN, STRICT_LINKS) if strict else (MAIN, LINKS)
    listed, related = [], []
    members: dict[str, str | bytes] = {}
    for number, (name, xml) in enumerate(sheets.items(), 1):
        state = (states or {}).get(name, "visible")
        listed.append(f'<sheet name={quoteattr(name)} sheetId="{number}" state="{state}" r:id="rId{number}"/>')
        related.append(
            f'<Relationship Id="rId{number}" Type="{links}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        )
        members[f"xl/worksheets/sheet{number}.xml"] = xml
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    members["[Content_Types].xml"] = "<Types/>"
    members["_rels/.rels"] = (
        f'<Relationships xmlns="{package}">'
        f'<Relationship Id="a" Type="{links}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    )
    members["xl/_rels/workbook.xml.rels"] = f'<Relationships xmlns="{package}">{"".join(related)}</Relationships>'
    members["xl/workbook.xml"] = (
        f'<workbook xmlns="{main}" xmlns:r="{links}">{properties}<sheets>{"".join(listed)}</sheets></workbook>'
    )
    return zipped({**members, **(extra or {})})


def styles(*formats: int | str) -> dict[str, str]:
    """Return the styles member; cell style n has the n-th format, a number or a written format."""
    written, used = [], []
    for at, form in enumerate(formats):
        number = form if isinstance(form, int) else 200 + at
        if isinstance(form, str):
            written.append(f'<numFmt numFmtId="{number}" formatCode={quoteattr(form)}/>')
        used.append(f'<xf numFmtId="{number}"/>')
    return {
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><numFmts>{"".join(written)}</numFmts>'
        f'<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>{"".join(used)}</cellXfs></styleSheet>'
    }


def ledger(*rows: Sequence[Cell], head: Sequence[Cell] = HEAD) -> bytes:
    """Return an honest ledger with its heading in row 1."""
    return xlsx({"台账": sheet_xml({1: head, **dict(enumerate(rows, 2))})})


def book(*rows: Sequence[Cell], spans: Sequence[Span] = (), hidden: Sequence[int] = ()) -> SourceBook:
    """Return a book as if read, with one sheet whose first row is row 1."""
    kept = []
    for number, values in enumerate(rows, 1):
        cells = list(values)
        while cells and cells[-1] is None:
            cells.pop()
        if cells:
            kept.append(SourceRow(number, tuple(cells), number in hidden))
    return SourceBook("台账.xlsx", "xlsx", (SourceSheet("台账", tuple(kept), tuple(spans)),))


def ods(body: str, extra: Mapping[str, str | bytes] | None = None) -> bytes:
    """Return an OpenDocument sheet whose table holds `body`."""
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for short, name in (("office", "office"), ("table", "table"), ("text", "text"))
    )
    content = (
        f'<office:document-content {spaces} office:version="1.2"><office:body><office:spreadsheet>'
        f'<table:table table:name="台账">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    members: dict[str, str | bytes] = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": content,
        "META-INF/manifest.xml": "<manifest/>",
    }
    return zipped({**members, **(extra or {})})


def ods_row(*values: str, repeated: int = 1) -> str:
    """Return a row of texts for `ods`."""
    cells = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{escape(v)}</text:p></table:table-cell>' for v in values
    )
    return f'<table:table-row table:number-rows-repeated="{repeated}">{cells}</table:table-row>'


def _record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def biff(rows: Sequence[Sequence[Cell]], name: str = "Sheet1", *, locked: bool = False, hidden: bool = False) -> bytes:
    """Return the Workbook stream of an old .xls: one sheet of texts and numbers."""
    start = _record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0))
    if locked:
        start += _record(0x2F, b"\1\0\1\0\1\0" + bytes(48))
    start += _record(0x42, struct.pack("<H", 1200))
    title = name.encode("utf-16-le")
    bound = struct.pack("<IBBBB", 0, hidden, 0, len(name), 1) + title
    place = len(start) + 4 + len(bound) + 4
    bound = struct.pack("<I", place) + bound[4:]
    body = _record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
    width = max((len(row) for row in rows), default=0)
    body += _record(0x200, struct.pack("<IIHHH", 0, len(rows), 0, width, 0))
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, str):
                text = value.encode("utf-16-le")
                body += _record(0x204, struct.pack("<HHHHB", at, column, 0, len(value), 1) + text)
            elif isinstance(value, (int, float)):
                body += _record(0x203, struct.pack("<HHHd", at, column, 0, float(value)))
    return start + _record(0x85, bound) + _record(0x0A, b"") + body + _record(0x0A, b"")


def compound(*streams: tuple[str, bytes]) -> bytes:
    """Return a compound file (version 3) with these streams, each padded to 4,096 bytes or more."""
    sector, end, free = 512, 0xFFFFFFFE, 0xFFFFFFFF
    chains: list[int] = [0xFFFFFFFD, end]  # sector 0 holds the table, sector 1 the directory
    entries = [("Root Entry", 5, end, 0, 1)]
    data = b""
    for at, (name, content) in enumerate(streams, 1):
        padded = content.ljust(4096, b"\0")
        padded += bytes(-len(padded) % sector)
        first, count = len(chains), len(padded) // sector
        chains += [*range(first + 1, first + count), end]
        entries.append((name, 2, first, len(padded), at + 1 if at < len(streams) else free))
        data += padded
    directory = b""
    for at, (name, kind, first, size, link) in enumerate(entries):
        raw = name.encode("utf-16-le") + b"\0\0"
        right, child = (free, link) if at == 0 else (link, free)
        directory += raw.ljust(64, b"\0") + struct.pack("<HBBIII", len(raw), kind, 1, free, right, child)
        directory += bytes(36) + struct.pack("<IQ", first, size)
    assert len(directory) <= sector
    assert len(chains) <= sector // 4
    table = struct.pack(f"<{len(chains)}I", *chains).ljust(sector, b"\xff")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0) + struct.pack("<I", 0)
    return header.ljust(sector, b"\xff") + table + directory.ljust(sector, b"\0") + data


def xls(rows: Sequence[Sequence[Cell]], *, locked: bool = False) -> bytes:
    """Return an old .xls with one sheet."""
    return compound(("Workbook", biff(rows, locked=locked)))
