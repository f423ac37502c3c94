"""The workbook of an .xlsx, .xlsm or Strict .xlsx: which sheets it has and what their cells refer to."""

import posixpath
from dataclasses import dataclass

from desktop.intake.formats import Shape, shape_of
from desktop.intake.limits import Limits
from desktop.intake.markup import Attributes, attribute, elements, walk, whole
from desktop.intake.ooxml_sheet import Budget, Surroundings, read_sheet, unescape
from desktop.intake.package import Package
from desktop.intake.source import Notice, SourceBook, SourceSheet
from desktop.intake.unreadable import Cause, Unreadable

_WANTED = frozenset({"sheet", "workbookPr"})


@dataclass(frozen=True)
class _Link:
    kind: str  # the last word of the relationship type
    target: str  # member name


def _links(package: Package, part: str) -> dict[str, _Link]:
    folder, name = posixpath.split(part)
    member = posixpath.join(folder, "_rels", f"{name}.rels")
    if member.lower() not in package.names:
        return {}
    found: dict[str, _Link] = {}
    for _, attributes in elements(package.stream(member), frozenset({"Relationship"})):
        target = attributes.get("Target", "").replace("\\", "/")
        if attributes.get("TargetMode") == "External" or not target:
            continue
        path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
        kind = attributes.get("Type", "").rpartition("/")[2]
        found[attributes.get("Id", "")] = _Link(kind, posixpath.normpath(path))
    return found


def _only(links: dict[str, _Link], kind: str, otherwise: str) -> str:
    return next((link.target for link in links.values() if link.kind == kind), otherwise)


def shared_strings(package: Package, member: str, limits: Limits) -> tuple[str, ...]:
    """Return the table of texts, without the pronunciation notes some of them carry."""
    if member.lower() not in package.names:
        return ()
    strings: list[str] = []
    pieces: list[str] = []
    taking, phonetic, left = False, 0, limits.characters

    def start(name: str, _: Attributes) -> None:
        nonlocal taking, phonetic
        if name == "si":
            pieces.clear()
        elif name == "rPh":
            phonetic += 1
        elif name == "t":
            taking = phonetic == 0

    def end(name: str) -> None:
        nonlocal taking, phonetic
        if name == "t":
            taking = False
        elif name == "rPh":
            phonetic -= 1
        elif name == "si":
            strings.append(unescape("".join(pieces)))

    def text(piece: str) -> None:
        nonlocal left
        if taking:
            left -= len(piece)
            if left < 0:
                raise Unreadable(Cause.TOO_MUCH_INSIDE)
            pieces.append(piece)

    walk(package.stream(member), start, end, text)
    return tuple(strings)


def shapes(package: Package, member: str) -> tuple[Shape, ...]:
    """Return the shape of numbers for every cell style, in order."""
    if member.lower() not in package.names:
        return ()
    written: dict[int, str] = {}
    found: list[Shape] = []
    inside = False

    def start(name: str, attributes: Attributes) -> None:
        nonlocal inside
        if name == "numFmt":
            written[whole(attributes.get("numFmtId"), -1)] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            inside = True
        elif name == "xf" and inside:
            number = whole(attributes.get("numFmtId"), 0)
            found.append(shape_of(number, written.get(number)))

    def end(name: str) -> None:
        nonlocal inside
        if name == "cellXfs":
            inside = False

    walk(package.stream(member), start, end, lambda _text: None)
    return tuple(found)


def _warnings(package: Package) -> list[Notice]:
    notices = []
    if any(name.endswith("vbaproject.bin") for name in package.names):
        notices.append(Notice("macros", "文件里有宏，没有运行，也没有导入，只读取单元格的值。"))
    if any(name.startswith("xl/externallinks/") for name in package.names):
        notices.append(Notice("external-links", "文件引用了别的工作簿，有的数值可能不是最新，请核对。"))
    return notices


def read_workbook(data: bytes, name: str, limits: Limits) -> SourceBook:
    """Return the visible sheets of an .xlsx; hidden ones by name only. Raises Unreadable."""
    package = Package(data, limits)
    workbook = _only(_links(package, ""), "officeDocument", "xl/workbook.xml")
    links = _links(package, workbook)
    base = posixpath.dirname(workbook)
    notices = _warnings(package)
    epoch1904 = False
    listed: list[tuple[str, str, bool]] = []  # name, member, hidden
    for element, attributes in elements(package.stream(workbook), _WANTED):
        if element == "workbookPr":
            epoch1904 = attributes.get("date1904") in {"1", "true"}
            continue
        link = links.get(attribute(attributes, "id"))
        if link is not None and link.kind == "worksheet":
            hidden = attributes.get("state", "visible") != "visible"
            listed.append((attributes.get("name", ""), link.target, hidden))
    if len(listed) > limits.sheets:
        raise Unreadable(Cause.TOO_MUCH_INSIDE)
    if all(hidden for _, _, hidden in listed):
        raise Unreadable(Cause.NO_SHEETS)
    strings = shared_strings(package, _only(links, "sharedStrings", f"{base}/sharedStrings.xml"), limits)
    styles = shapes(package, _only(links, "styles", f"{base}/styles.xml"))
    around = Surroundings(strings, styles, epoch1904)
    budget = Budget(limits.cells, limits.characters, limits.places)
    sheets: list[SourceSheet] = []
    for title, member, hidden in listed:
        if hidden:
            sheets.append(SourceSheet(title, hidden=True))
            notices.append(Notice("hidden-sheet", f"工作表“{title}”是隐藏的，没有导入。", title))
            continue
        sheet, noticed = read_sheet(title, package.stream(member), around, limits, budget)
        sheets.append(sheet)
        notices.extend(noticed)
    return SourceBook(name, "xlsx", tuple(sheets), tuple(notices), epoch1904)
